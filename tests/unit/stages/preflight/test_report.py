from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Name, String

from generator.design.fit import Fit, Setting
from generator.errors import Origin
from generator.model.pages import Overflow
from generator.stages.preflight.report import APPLIES, CHECKS, inspect
from tests.unit.stages.preflight.sound import PROMISE, document_of, find, make_pdf


def drop(name: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.Root.__delitem__(name)


def set_link(**changed: pikepdf.Object) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: (
        pdf.pages[0].obj.Annots[0].update({f"/{name}": value for name, value in changed.items()})
    )


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj.Resources.Font.F


def set_descriptor(pdf: pikepdf.Pdf, **changed: pikepdf.Object | None) -> None:
    descriptor = _font(pdf).DescendantFonts[0].FontDescriptor
    for name, value in changed.items():
        if value is None:
            del descriptor[f"/{name}"]
        else:
            descriptor[f"/{name}"] = value


def set_title(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer.Info
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = "Autre"
        del metadata["pdfuaid:part"]


def test_a_sound_file_passes_every_check() -> None:
    """Nothing is found, and the report names each check and the pages."""
    report = inspect(make_pdf(), PROMISE)
    assert ((), 1) == (report.findings, report.pages)
    # Those of the press, and of a page that has a map.
    others = {"images", "inks", "pdfx", "transparency", "countries", "cover"}
    assert {*CHECKS} - others == set(report.checks)
    assert {*APPLIES} <= {*CHECKS}
    assert {"not applicable": others, "passed": set(report.checks)} == {
        verdict: {name for name, given in report.verdicts.items() if given == verdict}
        for verdict in report.verdicts.values()
    }


def test_what_only_a_build_knows_is_not_applicable_afterwards() -> None:
    """A finished file does not pass what cannot be looked into; it is said not to apply."""
    promise = replace(PROMISE, plan={}, sections=None, overlaps=None, overflows=None)
    verdicts = inspect(make_pdf(), promise).verdicts
    maps, press = ["countries", "cover"], ["images", "inks", "pdfx", "transparency"]
    assert sorted([*maps, "figures", *press, "room", "sections"]) == [
        name for name, verdict in verdicts.items() if verdict == "not applicable"
    ]


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (drop("/MarkInfo"), ["is not tagged; render it as PDF/UA"]),
        (drop("/Outlines"), ["has no bookmarks; give its sections headings"]),
        (
            drop("/Lang"),
            [
                "says its language is none, not fr; set lang on the html element",
                "says in its metadata that its language is fr; say the document’s own",
            ],
        ),
        (drop("/ViewerPreferences"), ["does not show its title; render it as PDF/UA"]),
        (
            set_title,
            [
                "does not claim PDF/UA-1; render it as PDF/UA-1",
                "is titled “Autre”, not “Titre”; set the title in the head",
            ],
        ),
        (
            lambda pdf: document_of(pdf).K[1].__delitem__("/Alt"),
            [
                "has a figure without alternative text; give each img its alt",
                "does not hold the figure “Carte…”; place the figure on a page",
            ],
        ),
        (
            set_link(Dest=String("nowhere")),
            [
                (
                    "page 1 links to #nowhere, which is nowhere; correct the link, or give its"
                    " target that id"
                )
            ],
        ),
        (
            set_link(Contents=String(" ")),
            ["page 1 has a link without words; give it text or an aria-label"],
        ),
        (
            lambda pdf: set_descriptor(pdf, FontFile2=None),
            ["does not embed the font NotoSans-Regular; name its file in fonts.css"],
        ),
        (
            lambda pdf: set_descriptor(pdf, FontName=Name("/Arial")),
            [
                (
                    "uses the font Arial, which is not the project’s; name only families of"
                    " templates/fonts/fonts.css in the style sheets"
                )
            ],
        ),
        (
            lambda pdf: _font(pdf).DescendantFonts[0].__delitem__("/FontDescriptor"),
            ["holds no font; see whether its pages are empty"],
        ),
        (
            lambda pdf: pdf.add_blank_page(page_size=(210 / 25.4 * 72, 297 / 25.4 * 72)),
            ["has 2 pages where its plan has 1; shorten the text that runs over"],
        ),
        (
            lambda pdf: setattr(pdf.pages[0], "mediabox", Array([0, 0, 612, 792])),
            [
                (
                    "page 1 measures 215.9 × 279.4 mm, not 210.0 × 297.0;"
                    " leave the size of the page to the paper"
                )
            ],
        ),
    ],
)
def test_what_a_file_lacks_is_found(spoil: Callable[[pikepdf.Pdf], None], lines: list[str]) -> None:
    """Each check finds its fault, and no other check does."""
    assert lines == find(make_pdf(spoil))


@pytest.mark.parametrize(
    ("sections", "line"),
    [
        ({}, "has no section cover; add it, or take it out of format.toml"),
        (
            {"cover": (1, 2)},
            "section cover runs over from page 1 to page 2; shorten its text, or give it more room",
        ),
        (
            {"cover": (2, 2)},
            "section cover stands on page 2, not 1; see which section before it runs over",
        ),
    ],
)
def test_a_section_off_its_page_is_found(sections: dict[str, tuple[int, int]], line: str) -> None:
    """A section that is missing, runs over or has moved is one finding."""
    assert [line] == find(make_pdf(), replace(PROMISE, sections=sections))


def test_an_overlap_in_a_figure_is_found() -> None:
    """What the drawing itself counted stops the edition."""
    promise = replace(PROMISE, overlaps=("Hit covers Ana",))
    assert ["on its figure, Hit covers Ana; move the name or the place in brief.yaml"] == find(
        make_pdf(), promise
    )


def test_a_block_without_room_is_found_where_it_is_written() -> None:
    """The finding names the block, by how many lines it runs over and how tightly it was set."""
    fit = Fit(Setting(8.5, 11.4), {"cover": 0.3})
    block = "Un bloc de texte qui est plus long que ce que soixante signes peuvent en dire"
    po = Origin("locales/de/LC_MESSAGES/daesh.po", 12)
    promise = replace(
        PROMISE,
        fit=fit,
        overflows=(
            Overflow("cover", block, lines=3, origin=po),
            Overflow("cover", "Bloc", lines=1),
            Overflow("cover", "3 Millionen", beside=2.4),
            Overflow("cover", "Ende"),
        ),
    )
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
    ] == [str(finding) for finding in inspect(make_pdf(), promise).findings]
