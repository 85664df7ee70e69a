from __future__ import annotations

import pytest

from generator.design.fit import Fit, Setting
from generator.errors import Origin
from generator.model.edition import Edition, Profile
from generator.model.pages import Overflow, Pages
from generator.stages.pdf.room import MOST, explain_overflows, explain_pages

EDITION = Edition("daesh", "brief", "fr", "a4", Profile.SCREEN)


def test_a_block_without_room_is_found_where_it_is_written() -> None:
    """The finding names the block, by how many lines it runs over and how tightly it was set."""
    fit = Fit(Setting(8.5, 11.4), {"cover": 0.3})
    block = "Un bloc de texte qui est plus long que ce que soixante signes peuvent en dire"
    po = Origin("locales/de/LC_MESSAGES/daesh.po", 12)
    overflows = (
        Overflow("cover", block, lines=3),
        Overflow("cover", "Bloc", lines=1),
        Overflow("cover", "3 Millionen", beside=2.4),
        Overflow("cover", "Ende"),
    )
    found = explain_overflows(overflows, fit, EDITION, {block: po}.get)
    where = "in section cover, even set at 8.5 pt on 11.4 pt with 30% of the spacing"
    room = "give the section more room"
    space = "shorten the section by a line, or give it more room"
    wide = "shorten it, or give it a wider column"
    name = "daesh-brief.fr.a4.screen"
    page = f"templates/brief/page.html:1: {name}"
    start = "“Un bloc de texte qui est plus long que ce que soixante…” runs over by 3 lines"
    assert [
        f"{po}: {name}: {start} {where}; shorten it by 3 lines, or {room}",
        f"{page}: “Bloc” runs over by 1 line {where}; shorten it by 1 line, or {room}",
        f"{page}: “3 Millionen” is 2.4 mm wider than its column {where}; {wide}",
        f"{page}: the space after “Ende” runs over {where}; {space}",
    ] == [str(finding) for finding in found]


def test_the_blocks_that_follow_from_others_are_counted() -> None:
    """Six of a section are named; the lines of the rest are summed up."""
    overflows = [Overflow("cover", f"Bloc {n}", lines=n) for n in range(1, MOST + 3)]
    fit = Fit(Setting(8.5, 11.4), {"cover": 0.3})
    *named, last = explain_overflows(overflows, fit, EDITION, lambda _: None)
    assert MOST == len(named)
    assert "2 blocks more run over by 15 lines in section cover" in last.message


@pytest.mark.parametrize(
    ("pages", "said", "remedy"),
    [
        (Pages(2, 8), "where its plan has 2 to 8", "shorten it by 3 pages, or let it have more"),
        (Pages(10, 10), "where its plan has 10", "shorten it by 1 page, or let it have more"),
    ],
)
def test_a_document_over_its_pages_says_how_many_it_takes(
    pages: Pages, said: str, remedy: str
) -> None:
    """And how many of them each group takes, at the line of its plan."""
    fit = Fit(Setting(8.5, 11.4), {"list": 0.3})
    found = explain_pages({"cover": 1, "list": 10}, pages, fit, EDITION)
    assert (
        "templates/brief/format.toml:1: daesh-brief.fr.a4.screen: takes 11 pages (cover 1, list 10)"
        f" {said}, even set at 8.5 pt on 11.4 pt with 30% of the spacing; {remedy}"
    ) == str(found)
