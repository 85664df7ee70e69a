"""Names: places and people under the names that the catalog, the glossary and CLDR give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.catalogs.checks.check import TextCheck, quote
from generator.catalogs.checks.unit import CatalogContext, Standard, Unit
from generator.language.inline import Problem
from generator.language.letters import ARABIC, SPACELESS
from generator.language.reading.countries import find_countries
from generator.language.reading.names import (
    differ_little,
    find_indexed,
    find_names,
    is_derived,
    is_transposed,
    liken,
    liken_names,
    list_adjectives,
    list_codes,
    list_known,
    strip_accents,
)
from generator.language.reading.prepared import lower, prepare
from generator.model.checks import Level

WORD = re.compile(r"[^\W\d_]+(?:[-’][^\W\d_]+)*")
PERSON = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w’-]*[a-zß-ÿ]+(?: [A-ZÀ-Þ][\w’-]*[a-zß-ÿ]+)+")
TITLED = re.compile(
    r"(?<!\w)(?P<title>M\.|MM\.|M(?:me|lle|r|rs|s|iss)\.?|D[re]\.?|P(?:r|rof)\.?|(?:[Pp]rofesseur|[Dd]octeur"
    r"|Professor|Doctor|Herr|Frau|Se?ñ?ora?)e?|Sra?\.)[ \u00a0](?:[A-ZÀ-Þ]\.[ \u00a0-]?)*"
    r"(?P<name>[A-ZÀ-Þ][\w’-]*[a-zß-ÿ])(?![\w’-])"
)
JOINED = re.compile(r"\b([A-ZÀ-Þ][a-zß-ÿ]+)[-–]([A-ZÀ-Þ][a-zß-ÿ]+)\b")
"""Two names with a hyphen, as “Bagdad-Amman”."""
NAME = "name"
"""The last word of the context of a name."""
ALIKE, STRANGE, SURE = 0.66, 0.5, 0.85
"""From when two names are one name in two languages, and below what they are surely not."""
APART = 0.3
LEAST = 3
LONG = 60


class Names(TextCheck):
    """Find a name of the catalog, or of CLDR's countries and cities, misspelt, lacking or another.

    The catalog's own names are those of its entries that are called ``name``; a name may be
    declined, and an adjective may stand for it.
    """

    name = "names"

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = prepare(unit.source.plain), prepare(unit.target.plain)
        strange = standard.surroundings.strange.get(unit.message.text)
        if strange is not None:
            yield Problem(
                f"is “{text}” for {quote(source)}, and “{text}” is the name of {quote(strange)}",
                "give each entry its own translation",
            )
            return
        if unit.message.context.rpartition(".")[2] == NAME:
            yield from _compare_name(source, text, standard)
        words = WORD.findall(text)
        own = {
            name: translation
            for name, translation in standard.surroundings.names.items()
            if name != source
        }
        asked = find_names(source, own)
        known = list_known(standard.source_forms, standard.forms)
        whole = JOINED.sub(lambda match: _part(match, known.names), source)
        others = [name for name in find_indexed(whole, known.here) if not _holds(asked, name)]
        lacking = [
            (name, theirs)
            for name in (*asked, *others)
            for theirs in [own.get(name) or known.names[name]]
            if _leaves(text, name, theirs)
            or not (
                _says(words, text, theirs, standard)
                or _says_otherwise(words, name, theirs, standard)
                or _speaks_of(source, text, name, standard)
            )
        ]
        added = _find_added(source, text, standard)
        if not lacking:
            yield from _compare_others(source, text, asked, added, standard)
        for name, theirs in lacking:
            slip = _find_slip(words, theirs, source)
            if slip:
                yield Problem(
                    f"writes “{slip}” for “{theirs}”, the name of {quote(name)}",
                    f"write “{theirs}”",
                )
            elif _leaves(text, name, theirs):
                yield Problem(f"leaves “{name}”, which is “{theirs}”", f"write “{theirs}”")
            elif added:
                yield Problem(
                    f"says “{added[0]}” for “{theirs}” in the translation of {quote(source)}",
                    f"name “{theirs}”",
                )
            elif name != source.strip():
                yield Problem(
                    f"lacks “{theirs}” for “{name}” in the translation of {quote(source)}",
                    "name it",
                    doubtful=True,
                )


def _compare_others(
    source: str, text: str, asked: Iterable[str], added: list[str], standard: Standard
) -> Iterator[Problem]:
    """Hold what else names somebody or something against each other, where no name is lacking."""
    strayed = _compare_countries(source, text, standard)
    if strayed:
        yield strayed
        return
    if source not in standard.surroundings.names:
        yield from _compare_people(source, text, asked)
        yield from _compare_titled(source, text)
    for name in added[:1]:
        yield Problem(
            f"names “{name}”, which {quote(source)} does not", "name what it names", doubtful=True
        )


def _compare_countries(source: str, text: str, standard: Standard) -> Problem | None:
    """Hold the countries of both texts against each other, also in adjectives and of peoples."""
    asked = find_countries(source, standard.source_forms)
    given = find_countries(text, standard.forms)
    meant, said = (frozenset().union(*found.values()) for found in (asked, given))
    lacking = [word for word, codes in asked.items() if not codes & said]
    added = [word for word, codes in given.items() if not codes & meant and word not in source]
    if lacking and added and len(added) == len(lacking):
        return Problem(
            f"says “{added[0]}” for “{lacking[0]}” in the translation of {quote(source)}",
            "name the same country",
        )
    if added and added[0][0].isupper():
        return Problem(
            f"says “{added[0]}”, of a country that {quote(source)} does not name",
            "say what it says",
            doubtful=True,
        )
    return None


def _compare_name(source: str, text: str, standard: Standard) -> Iterator[Problem]:
    """Hold an entry that is a name against the same name elsewhere, and against its sound."""
    usual = standard.surroundings.names.get(source, "")
    if usual and _bare(text) != usual and usual not in text:
        yield Problem(
            f"calls {quote(source)} “{text}”, which is “{usual}” elsewhere", "use one name for it"
        )
    elif is_transposed(source, text):
        yield Problem(
            f"has the letters of {quote(source)} in another order: “{text}”",
            "look at it again",
            doubtful=True,
        )


def _bare(name: str) -> str:
    """Give a name without what stands between brackets."""
    return re.sub(r"\s*\([^()]*\)", "", name)


def _holds(names: Iterable[str], name: str) -> bool:
    return any(name in each for each in names)


def _part(match: re.Match[str], names: Mapping[str, str]) -> str:
    """Part two names that a hyphen joins; “Colombie-Britannique” is one."""
    return " ".join(match.groups()) if all(each in names for each in match.groups()) else match[0]


def _leaves(text: str, name: str, theirs: str) -> bool:
    """Whether a text has a name as the source calls it, and not as it is called itself."""
    return (
        name not in theirs
        and theirs not in text
        # “France Diplomatie” is a name of its own.
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w| [A-ZÀ-Þ])", text) is not None
    )


def _speaks_of(source: str, text: str, name: str, standard: Standard) -> bool:
    """Whether a country of the source is that of an adjective or a people in the text."""
    codes = find_countries(source, standard.source_forms).get(name, frozenset())
    said = find_countries(text, standard.forms).values()
    return any(codes & each for each in said)


def _says(words: list[str], text: str, name: str, standard: Standard) -> bool:
    """Whether a text has a name: whole, or each long word of it, declined or as an adjective."""
    if name.lower() in text.lower():
        return _stands(text, name, standard)
    parts = [each for each in WORD.findall(name) if len(each) > LEAST] or WORD.findall(name)
    return all(any(is_derived(word, part, standard.forms) for word in words) for part in parts)


def _says_otherwise(words: list[str], name: str, theirs: str, standard: Standard) -> bool:
    """Whether a country stands there by its initials, or by the adjective of its language."""
    capitals = "".join(each[0] for each in re.split(r"[\s-]+", theirs) if each[:1].isupper())
    code = list_codes(standard.source_forms).get(name, "")
    if any(
        word.partition("-")[0] in (each, f"{each}A")
        for each in (capitals, code)
        for word in words
        if len(each) > 1
    ):
        return True
    adjective = list_adjectives(standard.source_forms, standard.forms).get(name)
    return adjective is not None and any(
        word.lower().startswith(adjective.lower()) or is_derived(word, adjective, standard.forms)
        for word in words
    )


def _stands(text: str, name: str, standard: Standard) -> bool:
    if ARABIC.search(name) or SPACELESS.search(name):
        return True
    return re.search(rf"(?<!\w){re.escape(name)}", text, re.IGNORECASE) is not None


def _find_added(source: str, text: str, standard: Standard) -> list[str]:
    """The names of the language that a text has and its source asks for none of."""
    own, known = standard.surroundings.names, list_known(standard.source_forms, standard.forms)
    there = [*find_names(text, own.values()), *find_indexed(text, known.there)]
    if not there:
        return []
    small = lower(source)
    asked = {theirs for name, theirs in own.items() if lower(name) in small}
    meant = frozenset().union(*find_countries(source, standard.source_forms).values())
    said = find_countries(text, standard.forms)
    return [
        name
        for name in dict.fromkeys(there)
        if name not in source
        and not _holds(asked, name)
        and not any(each in small for each in known.sources.get(name, ()))
        and not said.get(name, frozenset()) & meant
    ]


def _find_slip(words: list[str], name: str, source: str) -> str:
    """A word that is a name but for a letter or two."""
    parts = [each for each in WORD.findall(name) if len(each) > LEAST]
    for part in parts:
        for word in words:
            bare = re.sub("^[وفبلك]{0,2}(?=\\w{3})", "", word) if ARABIC.search(word) else word
            named = bare[:1].isupper() or ARABIC.search(bare) is not None
            if named and word not in source and differ_little(bare, part) and word not in parts:
                return word
    return ""


def _compare_people(source: str, text: str, asked: Iterable[str]) -> Iterator[Problem]:
    """Hold names of several words, of which one stands as it is, against the other text."""
    if ARABIC.search(text):
        return
    theirs = PERSON.findall(text)
    words = WORD.findall(text)
    for match in PERSON.finditer(source):
        if any(match[0] in name or name in match[0] for name in asked):
            continue
        parts = match[0].split(" ")
        kept = [part for part in parts if part in words]
        lost = [part for part in parts if part not in words and len(part) > LEAST]
        if not kept or not lost:
            continue
        for part in lost:
            near = [
                word
                for name in theirs
                if kept[0] in name.split(" ")
                for word in name.split(" ")
                if differ_little(word, part)
                and word not in source
                # “Opération” is “Operation” elsewhere.
                and differ_little(strip_accents(word), strip_accents(part))
            ]
            if near:
                yield Problem(
                    f"writes “{near[0]}” for “{part}” of “{match[0]}”", f"write “{match[0]}”"
                )


def _compare_titled(source: str, text: str) -> Iterator[Problem]:
    """Look for the family names of those whom the source gives a title."""
    if re.search("[A-Za-z]{3}", text):
        for match in TITLED.finditer(source):
            name = match["name"]
            if name not in text and (match[0] not in text or not match["title"]):
                yield Problem(
                    f"lacks “{name}” of “{match[0]}”", "name the same person", doubtful=True
                )
                return


class SameAsSource(TextCheck):
    """Find a text left as it is in the source, but for names and what has no words."""

    name = "same-as-source"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        source, text = unit.source.plain.strip(), unit.target.plain.strip()
        if source != text or standard.language == standard.source.partition("-")[0]:
            return
        words = WORD.findall(text)
        if unit.message.context.rpartition(".")[2] in ("publisher", NAME, "names"):
            return
        small = [word for word in words if word.islower() and len(word) > LEAST]
        if small and len(words) > 1:
            yield Problem(f"is as in the {standard.source_name}: {quote(text)}", "translate it")


LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")


class LinkTargets(TextCheck):
    """Find links that lead where each other's words should."""

    name = "link-targets"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        theirs = {url: words for words, url in LINK.findall(unit.source.written)}
        ours = {url: words for words, url in LINK.findall(unit.target.written)}
        if len(theirs) <= 1 or theirs.keys() != ours.keys():
            return
        urls = list(theirs)
        for index, one in enumerate(urls):
            for other in urls[index + 1 :]:
                straight = liken(theirs[one], ours[one]) + liken(theirs[other], ours[other])
                across = liken(theirs[one], ours[other]) + liken(theirs[other], ours[one])
                if across > straight + APART:
                    yield Problem(
                        f"leads “{ours[one]}” to {one} and “{ours[other]}” to {other}",
                        "exchange the two addresses",
                    )


def gather_names(pairs: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """Gather the names of a catalog: its entries that are called ``name``.

    :param pairs: of each entry its context, its text and its translation.
    """
    found: dict[str, list[str]] = {}
    for context, text, translation in pairs:
        if context.rpartition(".")[2] == NAME and len(text) > LEAST and translation:
            found.setdefault(text, []).append(_bare(translation))
    return {text: max(given, key=given.count) for text, given in found.items()}


def find_exchanged(names: Mapping[str, str]) -> Mapping[str, str]:
    """Give the names whose translation sounds like another name, whose own sounds like this one."""
    found: dict[str, str] = {}
    odd = [each for each in names.items() if liken_names(*each) < STRANGE]
    for index, (one, mine) in enumerate(odd):
        for other, theirs in odd[index + 1 :]:
            here, there = liken_names(one, theirs), liken_names(other, mine)
            # One of the two may be called otherwise altogether, as Palmyra is.
            if min(here, there) >= ALIKE or max(here, there) >= SURE:
                found[one], found[other] = other, one
    return found


def make_surroundings(
    pairs: list[tuple[str, str, str]], sentences: frozenset[str]
) -> CatalogContext:
    """Gather what a catalog says of each of its texts."""
    lengths = sorted(
        len(translation) / len(text)
        for _, text, translation in pairs
        if len(text) > LONG and translation
    )
    usual = lengths[len(lengths) // 2] if lengths else 1.0
    names = gather_names(pairs)
    return CatalogContext(usual, sentences, names, find_exchanged(names))
