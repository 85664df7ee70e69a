from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Name, String

from generator.errors import Origin
from generator.model.pages import Pages
from generator.model.paper import find_paper
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case, Claims, Composition
from generator.stages.preflight.pages import FEWER
from generator.stages.preflight.report import CHECKS, inspect
from tests.unit.stages.preflight.sound import BUILT, CASE, EXPECTED, document_of, find, make_pdf


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


def run_over(pdf: pikepdf.Pdf) -> None:
    """Fill the page down to its foot, and add one."""
    content = pdf.pages[0].obj.Contents
    content.write(content.read_bytes() + b"\n/Artifact BMC 100 20 m 200 20 l S EMC")
    pdf.add_blank_page(page_size=(210 / 25.4 * 72, 297 / 25.4 * 72))


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
    others = {"images", "inks", "pdfx", "transparency", "countries", "cover", "names", "type-size"}
    assert {*CHECKS} - others == set(report.checks)
    assert {"not applicable": others, "passed": set(report.checks)} == {
        verdict: {name for name, given in report.verdicts.items() if given == verdict}
        for verdict in report.verdicts.values()
    }


def test_what_has_nothing_to_be_held_against_is_not_applicable() -> None:
    """A file from anywhere does not pass what nobody can look into; it is said not to apply."""
    case = Case.of_file(Origin("a.pdf"), Claims(()))
    verdicts = inspect(make_pdf(), case).verdicts
    maps, press = ["countries", "cover", "names"], ["images", "inks", "pdfx", "transparency"]
    plan = ["boxes", "foot-white", "pages", "sections", "size", "type-size"]
    assert sorted(["conformance", *maps, *press, *plan]) == [
        name for name, verdict in verdicts.items() if verdict == "not applicable"
    ]


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
            lambda pdf: setattr(
                pdf.Root, "Image", pdf.make_stream(b"0", Subtype=Name.Image, Interpolate=True)
            ),
            [
                (
                    "claims PDF/A-3a and has an image whose pixels a reader may make up; take"
                    " Interpolate from its images (ISO 19005-3, 6.2.8)"
                )
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
            run_over,
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
    ("pages", "lines"),
    [
        (Pages(1, 1), []),
        (Pages(1, None), []),
        (Pages(1, 4), []),
        (Pages(2, 2), [f"has 1 page where its plan has 2; {FEWER}"]),
        (Pages(2, 8), [f"has 1 page where its plan has 2 to 8; {FEWER}"]),
    ],
)
def test_the_number_of_pages_is_that_of_the_plan(pages: Pages, lines: list[str]) -> None:
    """A plan that is held, a range and any number are each held to."""
    assert lines == find(make_pdf(), Case.of_edition(replace(EXPECTED, pages=pages), BUILT))


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        ((3, 4), []),
        (
            (2, 3),
            [
                (
                    "section list begins on page 2, where cover has not ended; have it begin a"
                    " page: a child of <main> that has an id does"
                )
            ],
        ),
    ],
)
def test_a_section_that_begins_no_page_is_found(second: tuple[int, int], lines: list[str]) -> None:
    """Two groups never share a page."""
    built = Composition({"cover": (1, 2), "list": second}, BUILT.alternatives)
    assert lines == find(make_pdf(), Case.of_edition(EXPECTED, built))


@pytest.mark.parametrize("name", ["a3", "a5", "letter", "legal", "slides", "210x210", "99x210"])
def test_a_page_is_as_large_as_its_paper(name: str) -> None:
    """Whatever the paper; another is said with both sizes."""
    paper = find_paper(name)
    corner = Array([0, 0, paper.width * 72 / 25.4, paper.height * 72 / 25.4])
    data = make_pdf(lambda pdf: setattr(pdf.pages[0], "mediabox", corner))
    case = Case.of_edition(replace(EXPECTED, paper=paper), BUILT)
    assert [] == find(data, case, only="boxes")
    (line,) = find(data, only="boxes")
    assert f"page 1 measures {paper.width:.1f} × {paper.height:.1f} mm, not 210.0 × 297.0" in line
