"""The smallest PDF that passes every check, to be spoilt."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from generator.model.edition import Edition, Profile
from generator.model.pages import Pages
from generator.model.paper import PAPERS
from generator.stages.pdf.archive import archive
from generator.stages.preflight import report
from generator.stages.preflight.expectations import Case, Composition, Expectations
from generator.stages.preflight.reading import read

EXPECTED = Expectations(
    edition=Edition("daesh", "brief", "fr", "a4", Profile.SCREEN),
    paper=PAPERS["a4"],
    pages=Pages(1, 1),
    fonts=frozenset({"NotoSans-Regular"}),
    title="Titre",
)
BUILT = Composition(sections={"cover": (1, 1)}, alternatives=("Carte",))
CASE = Case.of_edition(EXPECTED, BUILT)
CONTENT = b"""/H1 <</MCID 0>> BDC BT /F 12 Tf 100 700 Td <0001> Tj ET EMC
/Figure <</MCID 1>> BDC 100 500 50 50 re f EMC
/Artifact BMC 100 400 m 200 400 l S EMC"""
TO_UNICODE = b"1 beginbfchar\n<0001> <0041>\nendbfchar"

Spoil = Callable[[pikepdf.Pdf], object]


def nothing(_: pikepdf.Pdf) -> None:
    """Leave the file sound."""


def make_pdf(spoil: Spoil = nothing) -> bytes:
    """The smallest file that passes CASE, spoilt."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(210 / 25.4 * 72, 297 / 25.4 * 72))
    page.obj.Contents = pdf.make_stream(CONTENT)
    page.obj.Resources = Dictionary(Font=Dictionary(F=_make_font(pdf)))
    page.obj.StructParents = 0
    page.obj.Tabs = Name.S
    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Dest=String("map"),
            Contents=String("A"),
            Rect=[100, 300, 150, 320],
            StructParent=1,
        )
    )
    page.obj.Annots = Array([link])
    names = pikepdf.NameTree.new(pdf)
    names["map"] = Array([page.obj, Name.Fit])
    root = pdf.Root
    root.Names = Dictionary(Dests=names.obj)
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String("fr")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    mark = pdf.make_indirect(Dictionary(Title=String("Titre"), Dest=Array([page.obj, Name.Fit])))
    root.Outlines = pdf.make_indirect(Dictionary(First=mark, Last=mark, Count=1))
    _tag(pdf, page.obj, link)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "Titre"
        metadata["dc:creator"] = ["Auteur"]
        metadata["dc:description"] = "Résumé"
        metadata["xmp:CreateDate"] = "2017-03"
    archive(pdf, ["fr"])
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=String("Titre"), CreationDate=String("D:201703"))
    )
    spoil(pdf)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _make_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/ABCDEF+NotoSans-Regular"),
        Encoding=Name("/Identity-H"),
        ToUnicode=pdf.make_stream(TO_UNICODE),
        DescendantFonts=Array(
            [
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.CIDFontType2,
                    BaseFont=Name("/ABCDEF+NotoSans-Regular"),
                    CIDToGIDMap=Name.Identity,
                    FontDescriptor=pdf.make_indirect(
                        Dictionary(
                            Type=Name.FontDescriptor,
                            FontName=Name("/ABCDEF+NotoSans-Regular"),
                            FontFile2=pdf.make_stream(b"font"),
                        )
                    ),
                )
            ]
        ),
    )
    return pdf.make_indirect(font)


def add(pdf: pikepdf.Pdf, parent: pikepdf.Object, tag: str, **keys: object) -> pikepdf.Object:
    """An element more in the structure."""
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent))
    for key, value in keys.items():
        element[f"/{key}"] = value
    if "/K" not in parent:
        parent.K = Array()
    parent.K.append(element)
    return element


def _tag(pdf: pikepdf.Pdf, page: pikepdf.Object, link: pikepdf.Object) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pdf.Root.StructTreeRoot = root
    document = add(pdf, root, "Document")
    heading = add(pdf, document, "H1", Pg=page)
    heading.K = Array([0])
    figure = add(pdf, document, "Figure", Pg=page, Alt=String("Carte"))
    figure.K = Array([1])
    holder = add(pdf, document, "Link", Pg=page)
    holder.K = Array([Dictionary(Type=Name.OBJR, Obj=link)])
    parents = pdf.make_indirect(
        Dictionary(Nums=Array([0, pdf.make_indirect(Array([heading, figure])), 1, holder]))
    )
    root.ParentTree = parents


def document_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot.K[0]


def set_content(data: bytes) -> Spoil:
    """The page's content in its place."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(data)

    return spoil


def find(data: bytes, case: Case = CASE, only: str = "") -> list[str]:
    """What is found, without the place and the edition's name; by one check alone where given."""
    assert case.expected is not None
    start = f"{case.origin}: {case.expected.edition.name}: "
    if only:
        with read(data) as reading:
            found = [str(finding) for finding in report.CHECKS[only].find(reading, case)]
    else:
        found = [str(finding) for finding in report.inspect(data, case).findings]
    assert all(line.startswith(start) for line in found)
    return [line.removeprefix(start) for line in found]


def in_locale(locale: str) -> Case:
    """The sound file's case, as if its edition were in another locale."""
    edition = replace(EXPECTED.edition, locale=locale)
    return Case.of_edition(replace(EXPECTED, edition=edition), BUILT)
