from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Name, String

from generator.errors import Origin
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case, Claims, Composition
from generator.stages.preflight.report import CHECKS, inspect
from tests.unit.stages.preflight.sound import CASE, EXPECTED, document_of, find, make_pdf


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
    report = inspect(make_pdf(), CASE)
    assert ((), 1) == (report.findings, report.pages)
    # Those of the press, and of a page that has a map.
    others = {"images", "inks", "pdfx", "transparency", "countries", "cover"}
    assert {*CHECKS} - others == set(report.checks)
    assert {"not applicable": others, "passed": set(report.checks)} == {
        verdict: {name for name, given in report.verdicts.items() if given == verdict}
        for verdict in report.verdicts.values()
    }


def test_what_has_nothing_to_be_held_against_is_not_applicable() -> None:
    """A file from anywhere does not pass what nobody can look into; it is said not to apply."""
    case = Case.of_file(Origin("a.pdf"), Claims(()))
    verdicts = inspect(make_pdf(), case).verdicts
    maps, press = ["countries", "cover"], ["images", "inks", "pdfx", "transparency"]
    assert sorted(["boxes", "conformance", *maps, "pages", *press, "sections", "size"]) == [
        name for name, verdict in verdicts.items() if verdict == "not applicable"
    ]
    planless = Case.of_edition(replace(EXPECTED, sections={}))
    assert "not applicable" == inspect(make_pdf(), planless).verdicts["sections"]


def test_a_name_stands_for_one_check() -> None:
    """A second check of a name is a mistake of whoever writes it."""
    with pytest.raises(ValueError, match="two checks are named fonts"):
        check("fonts")(CHECKS["fonts"].find)


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
    assert [line] == find(make_pdf(), Case.of_edition(EXPECTED, Composition(sections, ("Carte",))))
