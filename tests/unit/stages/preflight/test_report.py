from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.design.fit import Fit, Setting
from generator.errors import Origin
from generator.model.edition import PAPERS, Edition, Profile
from generator.model.pages import Overflow
from generator.stages.preflight.promise import Promise
from generator.stages.preflight.report import inspect

PROMISE = Promise(
    edition=Edition("daesh", "brief", "fr", "a4", Profile.SCREEN),
    paper=PAPERS["a4"],
    pages=1,
    plan={"cover": 1},
    sections={"cover": (1, 1)},
    title="Titre",
    language="fr",
    fonts=frozenset({"NotoSans-Regular"}),
    alternatives=("Carte",),
    overlaps=(),
)


def nothing(_: pikepdf.Pdf) -> None:
    """Leave the file sound."""


def make_pdf(spoil: Callable[[pikepdf.Pdf], None] = nothing) -> bytes:
    """The smallest file that holds PROMISE, spoilt."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(210 / 25.4 * 72, 297 / 25.4 * 72))
    font_file = pdf.make_stream(b"font")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+NotoSans-Regular"), FontFile2=font_file
    )
    page.obj.Descriptor = pdf.make_indirect(descriptor)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Dest=String("map"), Contents=String("A"))
    page.obj.Annots = Array([pdf.make_indirect(link)])
    names = pikepdf.NameTree.new(pdf)
    names["map"] = Array([page.obj, Name.Fit])
    root = pdf.Root
    root.Names = Dictionary(Dests=names.obj)
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String("fr")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Outlines = Dictionary()
    figure = pdf.make_indirect(Dictionary(S=Name.Figure, Alt=String("Carte")))
    root.StructTreeRoot = Dictionary(K=Array([figure]))
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "Titre"
        metadata["pdfuaid:part"] = "1"
    spoil(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def drop(name: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.Root.__delitem__(name)


def set_link(**changed: pikepdf.Object) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: (
        pdf.pages[0].obj.Annots[0].update({f"/{name}": value for name, value in changed.items()})
    )


def set_descriptor(pdf: pikepdf.Pdf, **changed: pikepdf.Object | None) -> None:
    descriptor = pdf.pages[0].obj.Descriptor
    for name, value in changed.items():
        if value is None:
            del descriptor[f"/{name}"]
        else:
            descriptor[f"/{name}"] = value


def set_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "Autre"
        del metadata["pdfuaid:part"]


def find(data: bytes, promise: Promise = PROMISE) -> list[str]:
    start = "templates/brief/page.html:1: daesh-brief.fr.a4.screen: "
    found = [str(finding) for finding in inspect(data, promise).findings]
    assert all(line.startswith(start) for line in found)
    return [line.removeprefix(start) for line in found]


def test_a_sound_file_passes_every_check() -> None:
    """Nothing is found, and the report names each check and the pages."""
    report = inspect(make_pdf(), PROMISE)
    assert ((), 1) == (report.findings, report.pages)
    assert [
        "boxes",
        "colours",
        "figures",
        "fonts",
        "links",
        "pages",
        "room",
        "structure",
    ] == sorted(report.checks)


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (drop("/MarkInfo"), ["is not tagged; render it as PDF/UA"]),
        (drop("/Outlines"), ["has no bookmarks; give its sections headings"]),
        (drop("/Lang"), ["says its language is none, not fr; set lang on the html element"]),
        (drop("/ViewerPreferences"), ["does not show its title; render it as PDF/UA"]),
        (
            set_title,
            [
                "is titled “Autre”, not “Titre”; set the title in the head",
                "does not claim PDF/UA-1; render it as PDF/UA",
            ],
        ),
        (
            lambda pdf: pdf.Root.StructTreeRoot.K[0].__delitem__("/Alt"),
            [
                "has 1 figures without alternative text; give each img its alt",
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
            lambda pdf: pdf.pages[0].obj.__delitem__("/Descriptor"),
            ["holds no font; see whether its pages are empty"],
        ),
        (
            lambda pdf: pdf.pages.append(pdf.pages[0]),
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
