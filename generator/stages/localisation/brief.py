"""A brief in one language: texts translated, facts put in, places numbered and dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel

from generator.catalogs.catalog import Catalog
from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.language.inline import render_inline
from generator.language.typography import typography_of
from generator.model.brief import (
    Brief,
    BriefFile,
    HeadedText,
    Source,
    Status,
    Victory,
)
from generator.model.date import PartialDate
from generator.model.facts import CodeFact, DateFact, Fact, NumberFact
from generator.model.fields import Prose
from generator.model.locale import Locale
from generator.model.localised import (
    LocalBrief,
    LocalCitation,
    LocalClass,
    LocalHeadline,
    LocalKeyFigure,
    LocalObjective,
    LocalPassage,
    LocalPeriod,
    LocalSource,
    LocalVictory,
    Text,
    YearGroup,
)
from generator.model.map import STEPS, ColourBy, ViewDescription
from generator.model.prose import Path, map_prose
from generator.model.time_axis import group_years
from generator.stages.localisation.colours import colour_signs
from generator.stages.localisation.timeline import localise_timeline

Value = TypeVar("Value", bound=BaseModel)


def localise(
    brief: Brief, catalog: Catalog | None, locale: str, conventions: Conventions
) -> LocalBrief:
    """Say a brief in one language.

    :param catalog: the language's catalog, checked to hold every message; None for the source.
    :param locale: the edition's locale.
    :param conventions: the forms of its numbers and dates, and its typography.
    """
    return _Localiser(brief, catalog, locale, conventions).localise()


class _Localiser:
    def __init__(
        self,
        brief: Brief,
        catalog: Catalog | None,
        locale: str,
        conventions: Conventions,
    ) -> None:
        self.brief = brief
        self.catalog = catalog
        self.locale = locale
        self.formats = conventions.formats
        self.typography = conventions.typography
        self.source_texts = brief.content
        self.content: BriefFile = self.translate(brief.content, "")
        self.order = _put_in_order(brief.victories)
        self.years = group_years((_when(victory).year for victory in self.order), STEPS)
        self.colours = colour_signs(self.order, self.years, brief.map.colour_by)
        self.source_numbers = self.number_sources()
        self.facts = self.form_facts()

    def translate(self, value: Value, context: str) -> Value:
        def look_up(name: str, text: str, mark: Prose, path: Path) -> str:
            if self.catalog is None:
                return text
            return self.catalog.entries[(name, text)].forms[0]

        return map_prose(value, look_up, context)

    def text(self, words: str, facts: Mapping[str, str] | None = None) -> Text:
        rendered = render_inline(words, facts or self.facts, self.typography.typeset)
        return Text(self.typography.superscripts(rendered.html), rendered.plain)

    def number_sources(self) -> dict[str, int]:
        """The sources' numbers: the brief's own first, then in the order of their citation."""
        cited = [self.brief.content.source]
        cited += [figure.source for figure in self.brief.content.key_figures if figure.source]
        cited += [source for victory in self.order for source in victory.sources]
        return {source: number for number, source in enumerate(dict.fromkeys(cited), 1)}

    def form_facts(self) -> dict[str, str]:
        retaken = [victory for victory in self.order if victory.status is Status.LIBERATED]
        dates = [victory.date for victory in retaken if victory.date is not None]
        first, last = min(dates, key=lambda d: d.order), max(dates, key=lambda d: d.order)
        facts = {name: self.form_fact(fact) for name, fact in self.content.facts.items()}
        return facts | {
            "edition": self.formats.date(self.content.date),
            "victories": self.formats.number(len(retaken)),
            "ongoing": self.formats.number(len(self.order) - len(retaken)),
            "first": self.formats.date(_to_month(first)),
            "last": self.formats.date(_to_month(last)),
            "period": self.formats.date_range(_to_month(first), _to_month(last)),
        }

    def form_fact(self, fact: Fact) -> str:
        match fact:
            case NumberFact(number=number, compact=compact):
                return self.formats.compact(number) if compact else self.formats.number(number)
            case DateFact(date=date):
                return self.formats.date(date)
            case CodeFact(code=code):
                return self.formats.digits(code)

    def localise(self) -> LocalBrief:
        content = self.content
        victories = tuple(
            self.localise_victory(victory, number) for number, victory in enumerate(self.order, 1)
        )
        sources = self.localise_sources()
        figures = self.localise_key_figures()
        return LocalBrief(
            name=self.brief.name,
            locale=self.locale,
            language_tag=Locale.of(self.locale).tag,
            direction=self.formats.direction,
            script=self.formats.script,
            title=self.text(content.title),
            short_title=self.text(content.short_title),
            subject=self.text(content.subject),
            description=self.text(content.description).plain,
            keywords=tuple(self.text(word).plain for word in content.keywords),
            date=self.formats.date(content.date),
            iso_date=str(content.date),
            issuer=self.text(content.issuer.name).plain,
            contact=content.issuer.contact,
            licence=self.text(content.licence),
            disclaimer=self.text(content.disclaimer),
            source=sources[0],
            dating=self.text(content.dating) if content.dating else None,
            headline=LocalHeadline(
                kicker=self.text(content.headline.kicker),
                title=self.text(content.headline.title),
                text=self.text(content.headline.text),
                figure=next((f for f in figures if f.id == content.headline.figure), None),
            ),
            context=self.localise_passage(content.context),
            key_figures=tuple(f for f in figures if f.id != content.headline.figure),
            question=self.text(content.objectives.title),
            introduction=self.text(content.objectives.introduction),
            objectives=self.localise_objectives(),
            victories=victories,
            groups=self.group(victories),
            sources=sources,
            first_date=self.facts["first"],
            last_date=self.facts["last"],
            map_countries=self.name_countries(),
            by_country=self.count_countries(),
            timeline=localise_timeline(
                {v.id: _when(v) for v in self.order if v.status is Status.LIBERATED},
                content.date,
                self.formats,
            ),
            periods=self.count_periods(),
            palette=self.colours.palette,
            classes=self.name_classes(),
            map_origin=self.brief.map_origin,
            map_settings=self.brief.map,
            map_names=self.name_map(),
        )

    def localise_passage(self, passage: HeadedText) -> LocalPassage:
        return LocalPassage(
            self.text(passage.title), tuple(self.text(part) for part in passage.paragraphs)
        )

    def localise_key_figures(self) -> tuple[LocalKeyFigure, ...]:
        return tuple(
            self.localise_key_figure(index) for index in range(len(self.content.key_figures))
        )

    def localise_key_figure(self, index: int) -> LocalKeyFigure:
        figure = self.content.key_figures[index]
        fact = self.content.facts.get(figure.fact or "")
        lead = self.text(figure.lead).plain if figure.lead else ""
        if figure.words is not None:
            value = self.text(figure.words).plain
        elif isinstance(fact, DateFact):
            # A year can be set large, “September 2014” cannot: the month leads into it.
            value = self.formats.year(fact.date.year)
            lead = lead or (self.formats.month(fact.date) if fact.date.month else "")
        else:
            value = self.facts[figure.fact or ""]
        return LocalKeyFigure(
            id=figure.id,
            lead=lead,
            value=value,
            label=self.text(figure.label),
            source=self.cite(figure.source) if figure.source else None,
        )

    def localise_objectives(self) -> tuple[LocalObjective, ...]:
        return tuple(
            LocalObjective(
                id=item.id,
                number=self.formats.number(number),
                title=self.text(item.title),
                text=self.text(item.text),
                short=self.text(item.short),
                figure=self.text(item.figure) if item.figure else None,
            )
            for number, item in enumerate(self.content.objectives.items, 1)
        )

    def localise_victory(self, victory: Victory, number: int) -> LocalVictory:
        when, step = _when(victory), self.colours.steps[victory.id]
        facts = dict(self.facts)
        if victory.operation_start is not None:
            facts["start"] = self.formats.date(victory.operation_start)
        if victory.date is not None:
            facts["date"] = self.formats.date(victory.date)
        words = self.translate(victory, f"victories.{victory.id}")
        return LocalVictory(
            id=victory.id,
            number=self.formats.number(number),
            name=self.text(words.name).plain,
            country=self.formats.country(victory.country),
            lat=victory.lat,
            lon=victory.lon,
            year=when.year,
            month=when.month or 1,
            period=self.find_period(when.year),
            step=step,
            colour=f"{self.colours.palette}-{step + 1}",
            ongoing=victory.status is Status.ONGOING,
            date=self.formats.date(when),
            short_date=self.formats.short_date(when),
            iso_date=str(when),
            forces=self.text(self.content.forces[victory.forces]),
            summary=self.text(words.summary, facts),
            stake=self.text(words.stake, facts),
            sources=tuple(self.cite(s) for s in sorted(victory.sources, key=self.source_number)),
            origin=self.brief.rows[victory.id],
        )

    def source_number(self, source: str) -> int:
        return self.source_numbers[source]

    def cite(self, source: str) -> LocalCitation:
        return LocalCitation(source, self.formats.number(self.source_number(source)))

    def localise_sources(self) -> tuple[LocalSource, ...]:
        by_id = {source.id: source for source in self.brief.sources}
        return tuple(
            self.localise_source(by_id[name], number)
            for name, number in self.source_numbers.items()
        )

    def localise_source(self, source: Source, number: int) -> LocalSource:
        typeset = typography_of(source.language).typeset
        words = self.translate(source, "sources")
        host = urlsplit(source.url).hostname if source.url else None
        return LocalSource(
            number=self.formats.number(number),
            id=source.id,
            title=typeset(source.title),
            publisher=self.text(words.publisher).plain,
            date=self.formats.date(source.date) if source.date else "",
            language=source.language,
            direction=Formats.of(source.language).direction,
            url=source.url,
            host=host.removeprefix("www.") if host else None,
        )

    def group(self, victories: tuple[LocalVictory, ...]) -> tuple[YearGroup, ...]:
        groups = [
            YearGroup(
                year=self.formats.year(year),
                victories=tuple(v for v in victories if v.year == year and not v.ongoing),
            )
            for year in sorted({victory.year for victory in victories})
        ]
        ongoing = tuple(victory for victory in victories if victory.ongoing)
        groups.append(YearGroup(year=None, victories=ongoing))
        return tuple(group for group in groups if group.victories)

    def find_period(self, year: int) -> int:
        return next(n for n, (first, last) in enumerate(self.years) if first <= year <= last)

    def name_period(self, index: int) -> str:
        first, last = self.years[index]
        return self.formats.date_range(PartialDate(first), PartialDate(last))

    def count_periods(self) -> tuple[LocalPeriod, ...]:
        retaken = Counter(
            self.find_period(_when(v).year) for v in self.order if v.status is Status.LIBERATED
        )
        return tuple(
            LocalPeriod(self.name_period(index), index, retaken[index], first == last)
            for index, (first, last) in enumerate(self.years)
            if retaken[index]
        )

    def name_classes(self) -> tuple[LocalClass, ...]:
        """What the colours mean, in the language; of years only those with a place retaken."""
        by = self.brief.map.colour_by
        if by is ColourBy.YEAR:
            return tuple(LocalClass(each.index, each.label) for each in self.count_periods())
        names = {
            key: self.formats.country(key)
            if by is ColourBy.COUNTRY
            else self.text(self.content.forces[key]).plain
            for _, key in self.colours.classes
            if key
        }
        return tuple(LocalClass(step, names.get(key, "")) for step, key in self.colours.classes)

    def count_countries(self) -> str:
        retaken = Counter(v.country for v in self.order if v.status is Status.LIBERATED)
        return self.formats.list(
            [self.count_country(country, count) for country, count in retaken.most_common()]
        )

    def count_country(self, country: str, count: int) -> str:
        """Say “8 in Syria” where the brief has the words for it, and else “Syria (8)”."""
        number, own = self.formats.number(count), self.content.countries.get(country)
        return f"{number}\u00a0{own}" if own else f"{self.formats.country(country)} ({number})"

    def name_countries(self) -> tuple[str, ...]:
        settings = self.brief.map
        codes = settings.countries + (settings.inset.countries if settings.inset else ())
        return tuple(self.formats.country(code) for code in codes)

    def name_map(self) -> dict[str, str]:
        """The names of the map by kind and source name: ``town:Bagdad``, ``country:IQ``."""
        names: dict[str, str] = {}
        source, local = self.source_texts.map, self.content.map
        views: list[tuple[ViewDescription, ViewDescription]] = [(source, local)]
        if self.brief.map.all_countries:
            names |= {
                f"country:{code}": self.formats.capitals(name)
                for code, name in self.formats.territories().items()
            }
        if source.inset is not None and local.inset is not None:
            views.append((source.inset, local.inset))
            names["inset"] = self.text(local.inset.title).plain
        if local.disputed_area is not None:
            names["disputed"] = self.text(local.disputed_area).plain
        for here, there in views:
            for town, translated in zip(here.towns, there.towns, strict=True):
                names[f"town:{town.name}"] = self.text(translated.name).plain
            for sea, sea_translated in zip(here.seas, there.seas, strict=True):
                names[f"sea:{sea.name}"] = self.text(sea_translated.name).plain
            for river in there.rivers:
                names[f"river:{river.id}"] = self.text(river.name).plain
            for country in there.country_names or ():
                name = country.name or self.formats.country(country.code)
                # Countries stand in capitals on a map, where the script has any.
                names[f"country:{country.code}"] = self.formats.capitals(name)
        return names


def _put_in_order(victories: tuple[Victory, ...]) -> tuple[Victory, ...]:
    """The places retaken by date, then the operations under way by their beginning."""
    return tuple(sorted(victories, key=lambda v: (v.status is Status.ONGOING, _when(v).order)))


def _when(victory: Victory) -> PartialDate:
    date = victory.date or victory.operation_start
    assert date is not None
    return date


def _to_month(date: PartialDate) -> PartialDate:
    return PartialDate(date.year, date.month)
