"""The words: all of an edition's language are printed, none of another's, and none is too small."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from tests.conftest import ROOT
from tests.editions.reading import (
    DATA,
    Printed,
    flatten,
    read_rows,
    squash,
    under_way,
)

SMALLEST = 7.5
RAISED, OF_RAISED = 0.65 * SMALLEST, "0123456789,er"
"""The numbers of sources and the letters of ordinals, 65 % of the text that they stand in."""

# The facts of data/daesh/brief.yaml as each language writes them: spelt out here, not computed.
FACTS = {
    "fr": {
        "edition": "mars 2017",
        "members": "68",
        "founded": "septembre 2014",
        "chammal_iraq": "septembre 2014",
        "chammal_syria": "8 septembre 2015",
        "personnel": "1\u202f200",
        "displaced": "3 millions",
        "oil_since": "2015",
        "resolution": "2253",
        "resolution_date": "décembre 2015",
        "victories": "22",
        "ongoing": "3",
        "first": "septembre 2014",
        "last": "février 2017",
        "by_country": "12 en Irak, 9 en Syrie et 1 en Libye",
        "in_2016": "11",
        "iraqi_forces": "10",
        "near": "17",
        "new": "2 lieux",
    },
    "en": {
        "edition": "March 2017",
        "members": "68",
        "founded": "September 2014",
        "chammal_iraq": "September 2014",
        "chammal_syria": "8 September 2015",
        "personnel": "1,200",
        "displaced": "3 million",
        "oil_since": "2015",
        "resolution": "2253",
        "resolution_date": "December 2015",
        "victories": "22",
        "ongoing": "3",
        "first": "September 2014",
        "last": "February 2017",
        "by_country": "12 in Iraq, 9 in Syria and 1 in Libya",
        "in_2016": "11",
        "iraqi_forces": "10",
        "near": "17",
        "new": "2 places",
    },
}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
DATES = {
    "fr": ["janv. 2015", "avr. 2015", "15 juin 2015", "24 févr. 2017", "depuis le 6 nov. 2016"],
    "en": ["Jan 2015", "Apr 2015", "15 Jun 2015", "24 Feb 2017", "since 6 Nov 2016"],
}

NAMED = ("operation_start", "date")  # the columns of dates, which a row's sentences may name

# What a format does not print, by the context of the message.
NOWHERE = r"description|keywords|tables\.victories\.label"
NOWHERE += r"|tables\.victories\.columns\.status\.values\.liberated"
UNPRINTED = {
    "brief": rf"{NOWHERE}|objectives\.points\.\w+\.short|context\.short"
    r"|headline\.headline-figure\.figures\.victories\.label"
    r"|victories\.[\w-]+\.stake|tables\.victories\.columns\.(stake|forces)\.label",
    "factsheet": rf"{NOWHERE}|licence|references\.sources\.introduction"
    r"|marking|headline\.(kicker|text|around\.name)|key-figures\.contents\.\w+\.label|context\.text"
    r"|(context|map)\.title|list\.caption|(by-year|campaign)\.[\w.-]+|objectives\.(introduction|points\.\w+\.(text|figure))"
    r"|victories\.[\w-]+\.(summary|stake)|tables\.victories\.columns\.stake\.label",
}
# The program's own labels that a format prints.
LABELS = {
    "brief": "document.updated page.word more.lead date.since_day unit.km list.numbers"
    " rings.farther table.number table.where table.story table.sources map.capital"
    " map.disputed_border years.heading colophon.title colophon.issuer colophon.date"
    " colophon.licence colophon.maps colophon.digest",
    "factsheet": "document.updated unit.km date.since_day map.capital map.disputed_border"
    " colophon.digest_line",
}

FRENCH = "les des une est avec pour dans par sur aux qui ce du et depuis selon"
ENGLISH = "the and of with from for by which on since to its has was were"


def catalog() -> Iterator[Entry]:
    """The messages of the content with their English; the French is their id."""
    path = ROOT / "locales" / "en" / "LC_MESSAGES" / "daesh.po"
    with path.open("rb") as file:
        for entry in read_po(file):
            if entry.id:
                yield entry


def labels() -> Iterator[Entry]:
    """The program's own labels with their English; the French is their id, as of the content."""
    path = ROOT / "generator" / "labels" / "fr.po"
    with path.open("rb") as file:
        for entry in read_po(file):
            if entry.id:
                yield Entry(entry.string or "", entry.id, context=entry.context)


def said(entry: Entry, locale: str) -> str:
    """What a message says in a language; of several forms the last."""
    forms = entry.id if locale == "fr" else entry.string
    return forms if isinstance(forms, str) else (forms or ("",))[-1]


def plain(text: str) -> str:
    """A text without its inline markup."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text).replace("*", "")


def day(date: str, locale: str) -> str:
    """A date in full, as the language writes it: ``1er août 2016``, ``1 August 2016``."""
    year, *rest = date.split("-")
    words = [year]
    if rest:
        words.insert(0, MONTHS[locale].split()[int(rest[0]) - 1])
    if len(rest) > 1:
        number = rest[1].lstrip("0")
        words.insert(0, "1er" if (locale, number) == ("fr", "1") else number)
    return " ".join(words)


def fill(text: str, context: str, locale: str) -> str:
    """A text with its placeholders replaced by what the facts say."""
    facts = dict(FACTS[locale])
    if context.startswith("victories."):
        row = next(r for r in read_rows("victories.csv") if r["id"] == context.split(".")[1])
        facts |= {name: day(row[name], locale) for name in NAMED if row[name]}
    return plain(text).format(**facts)


def is_printed(entry: Entry, printed: Printed) -> bool:
    """Whether a format prints this message of the content."""
    context, text = str(entry.context), str(entry.id)
    if re.fullmatch(UNPRINTED[printed.format], context):
        return False
    # An inset is small: what has no room beside a place's name is left out.
    left_out = context == "map.towns.name" and text in minor_towns()
    if (printed.format, printed.edition.paper) != ("brief", "a4"):
        # A window less high ends north of Damascus and of the Golan.
        left_out |= (context, text) == ("map.towns.name", "Damas")
        left_out |= context == "map.disputed_area"
    return not left_out and context != "map.insets.towns.name"


def minor_towns() -> set[str]:
    """The towns that a small map may leave out for want of room."""
    rows = re.findall(
        r"\{name: ([^,]+),.* rank: (\d)\}", (DATA / "brief.yaml").read_text(encoding="utf-8")
    )
    return {name for name, rank in rows if int(rank) > 3}


def cited(printed: Printed) -> set[str]:
    """The sources that an edition lists: the fact sheet that of its figures."""
    ids = {row["id"] for row in read_rows("sources.csv")}
    return ids if printed.format == "brief" else {"mae-2017-03"}


def label_pattern(text: str) -> str:
    """A label as a pattern over squashed text: what is put in stands for any few words."""
    parts = re.split(r"\{\w+\}", text)
    return ".{1,90}?".join(re.escape(squash(part)) for part in parts)


def without_sources(printed: Printed) -> str:
    """The text outside the list of sources, whose titles keep their own language."""
    number, top = printed.places["source-mae-2017-03"]
    foot = next(link.box[3] for link in printed.links if link.target.startswith("mailto:"))
    page = printed.pages[number - 1].get_textpage()
    around = page.get_text_bounded(bottom=top), page.get_text_bounded(top=foot + 1)
    return flatten("\n".join([*printed.texts[: number - 1], *around]))


def test_every_text_of_the_content_is_printed(printed: Printed) -> None:
    """Each edition prints every text of its catalog that its format holds, facts put in."""
    text = squash(printed.text)
    missing = []
    for entry in catalog():
        if is_printed(entry, printed):
            words = squash(fill(said(entry, printed.locale), str(entry.context), printed.locale))
            if words not in text and words.upper() not in text:
                missing.append(f"{entry.context}: {said(entry, printed.locale)}")

    assert missing == []


def test_every_label_is_printed(printed: Printed) -> None:
    """Each edition prints every label that its format asks for in its language."""
    text = squash(printed.text)
    known = {entry.context for entry in labels()}
    assert known >= set(LABELS[printed.format].split())
    missing = [
        said(entry, printed.locale)
        for entry in labels()
        if entry.context in LABELS[printed.format].split()
        and not re.search(label_pattern(said(entry, printed.locale)), text)
    ]

    assert missing == []


def test_every_cited_source_is_printed(printed: Printed) -> None:
    """Each edition prints the title of every source that it cites, in the title's own language."""
    text = squash(printed.text)
    rows = [row for row in read_rows("sources.csv") if row["id"] in cited(printed)]

    assert [row["title"] for row in rows if squash(row["title"]) not in text] == []


def test_numbers_and_dates_take_the_languages_forms(printed: Printed) -> None:
    """Numbers are grouped and months named as the language does; U+202F groups in French."""
    text = flatten(printed.text)
    wanted = FACTS[printed.locale]
    other = FACTS["en" if printed.locale == "fr" else "fr"]

    assert wanted["personnel"] in text
    assert wanted["displaced"] in text
    assert wanted["edition"] in text
    assert other["personnel"] not in text
    assert other["edition"] not in without_sources(printed)


def test_dates_are_no_more_precise_than_they_are_known(brief: Printed) -> None:
    """The list prints a month alone where only the month is known, as for Baïji and Qaraqosh."""
    text = flatten(brief.text)
    rows = [node.text for node in brief.find("TR")]
    months = [row for row in rows if re.match(r"(2|3|5|9|10|19)\D", row)]
    day = r"\d\s?(janv\.|févr\.|avr\.|oct\.|déc\.|Jan|Feb|Apr|Oct|Dec)\s201"

    assert [date for date in DATES[brief.locale] if date not in text] == []
    assert len(months) == 6
    assert [row for row in months if re.search(day, row[2:])] == []


def only_there(entry: Entry, here: str, there: str) -> Iterator[str]:
    """The pieces of a message between its placeholders that one language has and the other not."""
    mine, other = plain(said(entry, here)), plain(said(entry, there))
    if squash(mine).casefold() == squash(other).casefold():
        return
    for piece in re.split(r"\{\w+\}", other):
        words = piece.strip(" .,:;()")
        if len(words) > 3 and words not in mine:
            yield words


def test_no_other_language_is_left(printed: Printed) -> None:
    """No text or label of the other language is printed where its translation differs."""
    other = "en" if printed.locale == "fr" else "fr"
    text = without_sources(printed)
    pieces = [
        piece
        for entry in (*catalog(), *labels())
        if entry.context != "sources.publisher"
        for piece in only_there(entry, printed.locale, other)
    ]

    assert len(pieces) > 200
    assert [
        piece
        for piece in pieces
        if re.search(rf"(?<![\w-]){re.escape(piece)}(?![\w-])", text)
        or (len(piece) > 16 and squash(piece) in squash(text))
    ] == []


def test_no_frequent_word_of_the_other_language(printed: Printed) -> None:
    """The commonest words of the other language stand nowhere but in titles of sources."""
    words = (ENGLISH if printed.locale == "fr" else FRENCH).split()
    text = without_sources(printed)

    assert [word for word in words if re.search(rf"(?i)(?<![\w’-]){word}(?![\w’-])", text)] == []


def test_nothing_of_the_machinery_is_printed(printed: Printed) -> None:
    """No placeholder, no markup, no entity and no unknown character is left in the text."""
    traces = ("{", "}", "%(", "*", "](", "&amp;", "&#", "<", ">", "None", "\ufffd", "\u25a1")

    assert [trace for trace in traces if trace in printed.text] == []


def test_nothing_is_smaller_than_the_smallest_size(printed: Printed) -> None:
    """No character is printed under 7.5 pt, in the figures either, but what is raised."""
    small = {
        f"page {page}: {character} at {size:.2f} pt"
        for page in range(1, len(printed.texts) + 1)
        for character, size in printed.sizes(page)
        if size < (RAISED if character in OF_RAISED else SMALLEST) - 0.05 and character.strip()
    }

    assert set() == small


def test_names_in_figures_are_found_whole(printed: Printed) -> None:
    """A search finds the figures' letter-spaced capitals, ligatures and lone numbers as text."""
    words = {"fr": ["SYRIE", "IRAK", "définie"], "en": ["SYRIA", "IRAQ"]}
    page = 2 if printed.format == "brief" else 1

    assert [word for word in words[printed.locale] if word not in printed.texts[page - 1]] == []


def test_operations_under_way_say_since_when(brief: Printed) -> None:
    """Each operation under way is listed with its first day, not as a day of victory."""
    since = "depuis le" if brief.locale == "fr" else "since"
    rows = [flatten(node.text) for node in brief.find("TR")][-len(under_way()) :]

    assert [since in row for row in rows] == [True] * 3
