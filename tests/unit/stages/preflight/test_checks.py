"""Each check of tags, content and metadata, on the smallest file with one fault."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.stages.preflight.expectations import Case
from tests.unit.stages.preflight.sound import (
    CONTENT,
    EXPECTED,
    Spoil,
    add,
    document_of,
    find,
    in_locale,
    make_pdf,
    set_content,
)

ONE_PLACE = "have each piece of content in one element, which it points to"


def add_field(*box: float) -> Spoil:
    """A form's field that no tag holds."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("S"), Rect=Array(box)
            )
        )
        pdf.pages[0].obj.Annots.append(field)
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    return spoil


def list_of(*tags: str) -> Spoil:
    """A list of one item that holds these elements, each with an annotation as its content."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        item = add(pdf, add(pdf, document_of(pdf), "L"), "LI")
        for tag in tags:
            add(pdf, item, tag)

    return spoil


def table_of(*rows: str, summary: str = "Un tableau", scope: str = "Column") -> Spoil:
    """A table of rows, each a letter a cell: h for a header, d for data, w for two columns wide."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        table = add(pdf, document_of(pdf), "Table")
        table.A = Dictionary(O=Name.Table, Summary=String(summary))
        for cells in rows:
            row = add(pdf, table, "TR")
            for cell in cells:
                made = add(pdf, row, "TH" if cell == "h" else "TD")
                if cell == "h" and scope:
                    made.A = Dictionary(O=Name.Table, Scope=Name(f"/{scope}"))
                if cell == "w":
                    made.A = Dictionary(O=Name.Table, ColSpan=2)

    return spoil


def say_language(tag: str) -> Spoil:
    return lambda pdf: document_of(pdf).K[0].__setitem__("/Lang", String(tag))


def loop(pdf: pikepdf.Pdf) -> None:
    """The document is its own last element."""
    document_of(pdf).K.append(document_of(pdf))


def nest(pdf: pikepdf.Pdf) -> None:
    element = document_of(pdf)
    for _ in range(200):
        element = add(pdf, element, "Div")


def paint_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/Self Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    form.Resources = Dictionary(XObject=Dictionary(Self=form))
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Form=form)
    page.Contents = pdf.make_stream(CONTENT + b"\n/Artifact BMC /Form Do EMC")


def paint_form(content: bytes, painting: bytes) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        page = pdf.pages[0].obj
        page.Resources.XObject = Dictionary(Form=form)
        page.Contents = pdf.make_stream(CONTENT + b"\n" + painting)

    return spoil


def swap_parents(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0], row[1] = row[1], row[0]


def set_bookmark(**keys: pikepdf.Object) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        bookmark = pdf.Root.Outlines.First
        del bookmark.Dest
        for key, value in keys.items():
            bookmark[f"/{key}"] = value

    return spoil


def set_address(address: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        link = pdf.pages[0].obj.Annots[0]
        del link.Dest
        link.A = Dictionary(S=Name.URI, URI=String(address))

    return spoil


def act(kind: str) -> Spoil:
    action = Dictionary(S=Name(f"/{kind}"), JS=String("app.alert(1)"))
    return lambda pdf: pdf.Root.__setitem__("/OpenAction", action)


def claim(name: str, value: str | set[str]) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata[name] = value

    return spoil


def drop_element(index: int) -> Spoil:
    return lambda pdf: document_of(pdf).K.__delitem__(index)


CASES: dict[str, tuple[str, Spoil, list[str]]] = {
    "untagged content": (
        "tags",
        set_content(CONTENT + b"\n100 200 50 50 re f 100 100 50 50 re f"),
        ["page 1 paints 2 times outside the tags; tag the content, or mark it as an artifact"],
    ),
    "an untagged form": (
        "tags",
        paint_form(b"0 0 9 9 re f", b"/Form Do"),
        ["page 1 paints 1 times outside the tags; tag the content, or mark it as an artifact"],
    ),
    "a form in marked content": (
        "tags",
        paint_form(b"0 0 9 9 re f", b"/Artifact BMC /Form Do EMC"),
        [],
    ),
    "an artifact in a heading": (
        "tags",
        set_content(CONTENT.replace(b"BT", b"/Artifact BMC EMC BT")),
        [
            (
                "page 1 has an artifact in tagged content, or the reverse;"
                " end the one before the other begins"
            )
        ],
    ),
    "a form that paints itself": (
        "tags",
        paint_itself,
        ["a form on page 1 paints a form inside itself; mend its content"],
    ),
    "an MCID used twice": (
        "tags",
        set_content(CONTENT + b"\n/P <</MCID 0>> BDC 0 0 9 9 re f EMC"),
        [f"page 1 uses the MCID 0 2 times; {ONE_PLACE}"],
    ),
    "content of no element": (
        "tags",
        set_content(CONTENT + b"\n/P <</MCID 7>> BDC 0 0 9 9 re f EMC"),
        [f"page 1 has content of the MCID 7, which no element holds; {ONE_PLACE}"],
    ),
    "an element taken out": (
        "tags",
        drop_element(0),
        [f"page 1 has content of the MCID 0, which no element holds; {ONE_PLACE}"],
    ),
    "an element of no content": (
        "tags",
        set_content(CONTENT.replace(b"/Figure <</MCID 1>> BDC", b"/Artifact BMC")),
        [f"an element holds the MCID 1 of page 1, which has no content; {ONE_PLACE}"],
    ),
    "parents mixed up": (
        "tags",
        swap_parents,
        [
            f"the parent tree names another element for the MCID {n} of page 1; {ONE_PLACE}"
            for n in (0, 1)
        ],
    ),
    "a circle": ("tags", loop, ["its structure holds an element twice; mend the tag tree"]),
    "a deep nest": (
        "tags",
        nest,
        ["its structure is more than 100 elements deep; mend the tag tree"],
    ),
    "a wrong parent": (
        "tags",
        lambda pdf: document_of(pdf).K[0].__setitem__("/P", pdf.Root.StructTreeRoot),
        ["its structure holds an element that names another parent; mend the tag tree"],
    ),
    "an empty tag": (
        "emptiness",
        lambda pdf: add(pdf, document_of(pdf), "P"),
        ["has an empty element P; leave out what has no content"],
    ),
    "an empty cell": ("emptiness", table_of("hh", "dd"), []),
    "a level skipped": (
        "headings",
        lambda pdf: add(pdf, document_of(pdf), "H3"),
        ["heading 2, an H3, follows an H1; make it an H2"],
    ),
    "a late start": (
        "headings",
        lambda pdf: document_of(pdf).K[0].__setitem__("/S", Name("/H2")),
        ["heading 1, an H2, is the first heading; make it an H1"],
    ),
    "a role for a heading": (
        "headings",
        lambda pdf: (
            document_of(pdf).K[0].__setitem__("/S", Name("/Titre")),
            pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(Titre=Name("/H1"))),
        ),
        [],
    ),
    "no heading": (
        "headings",
        lambda pdf: document_of(pdf).K[0].__setitem__("/S", Name("/P")),
        ["has no headings; give its sections headings"],
    ),
    "a regular table": ("tables", table_of("hhh", "ddd", "dw"), []),
    "an irregular table": (
        "tables",
        table_of("hhh", "ddd", "dd"),
        [
            (
                "table 1 has 2 columns in row 3 and 3 in the first;"
                " give each row as many cells, or say what they span"
            )
        ],
    ),
    "headers without scope": (
        "tables",
        table_of("hh", "dd", scope=""),
        [("table 1 has 2 header cells without a scope; say whether they head a row or a column")],
    ),
    "no header": (
        "tables",
        table_of("dd", "dd"),
        ["table 1 has no header cells; set them as th"],
    ),
    "no summary": (
        "tables",
        table_of("hh", "dd", summary=""),
        ["table 1 has no summary; say in words what it tells"],
    ),
    "a row in no table": (
        "tables",
        lambda pdf: add(pdf, document_of(pdf), "TR"),
        ["has a TR in Document; give it the tags of its place"],
    ),
    "a list": ("lists", list_of("Lbl", "LBody"), []),
    "a list item without a body": (
        "lists",
        list_of("Lbl"),
        ["has 1 list items without one body; put what an item says into one LBody"],
    ),
    "a paragraph in a list item": (
        "lists",
        list_of("LBody", "P"),
        ["has a P in LI; give it the tags of its place"],
    ),
    "a link outside the tags": (
        "alternatives",
        drop_element(2),
        ["page 1 has an annotation Link outside a tag Link; put it into the tag tree"],
    ),
    "a field in the page": (
        "alternatives",
        add_field(10, 10, 60, 30),
        ["page 1 has an annotation Widget outside a tag Form; put it into the tag tree"],
    ),
    "a field outside the page": ("alternatives", add_field(-9999, -9999, -9999, -9999), []),
    "a language that is none": (
        "languages",
        say_language("french language"),
        ["names the language “french language”, which is no tag; write it as fr-CA"],
    ),
    "a language of a part": ("languages", say_language("ar-EG"), []),
    "a bookmark to a name": (
        "links",
        set_bookmark(Dest=String("map")),
        [],
    ),
    "a bookmark to nowhere": (
        "links",
        set_bookmark(A=Dictionary(S=Name.GoTo, D=String("nowhere"))),
        ["the bookmark “Titre” leads to #nowhere, which is nowhere; correct its heading"],
    ),
    "an address": ("links", set_address("https://example.org/page?q=1#top"), []),
    "an address of a person": ("links", set_address("mailto:a.b@example.org"), []),
    "an address of a telephone": ("links", set_address("tel:+33123456789"), []),
    "no address": (
        "links",
        set_address("htps//example"),
        [
            (
                "page 1 links to “htps//example”, which is no address;"
                " correct the link, or give its target that id"
            )
        ],
    ),
    "JavaScript": (
        "actions",
        act("JavaScript"),
        ["holds an action JavaScript; take it out: a reader expects a page"],
    ),
    "a program": (
        "actions",
        act("Launch"),
        ["holds an action Launch; take it out: a reader expects a page"],
    ),
    "two titles": (
        "metadata",
        lambda pdf: pdf.trailer.Info.__setitem__("/Title", String("Autre")),
        ["says of its Title “Autre” and “Titre”; have both metadata say the same"],
    ),
    "two dates": (
        "metadata",
        lambda pdf: pdf.trailer.Info.__setitem__("/CreationDate", String("D:20170401")),
        [("says of its CreationDate “D:20170401” and “2017-03”; have both metadata say the same")],
    ),
    "another language": (
        "metadata",
        claim("dc:language", {"en"}),
        ["says in its metadata that its language is en; say the document’s own"],
    ),
    "the tab key": (
        "metadata",
        lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
        ["page 1 does not say that the tab key follows the tags; say Tabs S"],
    ),
    "a claim too many": (
        "conformance",
        claim("pdfxid:GTS_PDFXVersion", "PDF/X-4"),
        ["claims PDF/X-4, which its profile does not; claim what its profile claims"],
    ),
    ".notdef": (
        "glyphs",
        set_content(CONTENT.replace(b"<0001>", b"<00010000>")),
        [
            (
                "shows 1 code of the font NotoSans-Regular as .notdef, its glyph for nothing;"
                " change the characters, or add a font that has them"
            ),
            (
                "shows 1 code of the font NotoSans-Regular without saying for which character;"
                " give the font its ToUnicode map"
            ),
        ],
    ),
    "a glyph for no character": (
        "glyphs",
        set_content(CONTENT.replace(b"<0001>", b"<00010002>")),
        [
            (
                "shows 1 code of the font NotoSans-Regular without saying for which character;"
                " give the font its ToUnicode map"
            )
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_check_finds_its_fault(case: str) -> None:
    """Each fault is told in one line with its remedy, and what is sound is not."""
    name, spoil, lines = CASES[case]
    assert lines == find(make_pdf(spoil), only=name)


@pytest.mark.parametrize(
    ("case", "spoil", "lines"),
    [
        (in_locale("fr+ar"), say_language("ar"), []),
        (
            in_locale("fr+ar"),
            say_language("en"),
            ["says of no part that it is in ar; set lang on the parts in that language"],
        ),
        (
            in_locale("en"),
            say_language("fr"),
            ["says its language is fr, not en; set lang on the html element"],
        ),
    ],
)
def test_every_language_expected_is_there(
    case: Case, spoil: Callable[[pikepdf.Pdf], None], lines: list[str]
) -> None:
    """The main one is the document's, the other that of a part."""
    assert lines == find(make_pdf(spoil), case, only="languages")


def pad(count: int, **picture: object) -> Spoil:
    """So many bytes that do not compress, as an image where it is described as one."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        # A counter through a mixing multiplication.
        noise = b"".join((n * 2654435761 % 2**32).to_bytes(4, "big") for n in range(count // 4))
        pdf.Root.Padding = pdf.make_stream(noise, **picture)

    return spoil


def test_a_large_file_is_found() -> None:
    """A screen edition has a budget of 450 kB."""
    (line,) = find(make_pdf(pad(800_000)), only="size")
    assert line.startswith("has ")
    assert line.endswith(
        " kB where 450 are allowed, without its images;"
        " see which figures, fonts and tables it holds"
    )


def test_a_long_document_may_be_larger() -> None:
    """Each page beyond the eighth adds 40 kB."""

    def lengthen(pdf: pikepdf.Pdf) -> None:
        pad(800_000)(pdf)
        for _ in range(8 + 11 - 1):
            pdf.add_blank_page()

    assert [] == find(make_pdf(lengthen), only="size")


def test_images_have_a_budget_of_their_own() -> None:
    """Photographs are as large as they are, up to what a mail server takes."""
    described = {"Subtype": pikepdf.Name.Image, "Width": 1, "Height": 1}
    assert [] == find(make_pdf(pad(2_000_000, **described)), only="size")
    (line,) = find(make_pdf(pad(8_400_000, **described)), only="size")
    assert "kB of images where 8000 are allowed" in line


def test_a_deep_structure_is_walked_without_recursion() -> None:
    """A hundred thousand elements in each other are one finding."""

    def nest_deeply(pdf: pikepdf.Pdf) -> None:
        element = document_of(pdf)
        for _ in range(100_000):
            element = add(pdf, element, "Div")

    assert ["its structure is more than 100 elements deep; mend the tag tree"] == find(
        make_pdf(nest_deeply), only="tags"
    )


def name_sections(pdf: pikepdf.Pdf) -> None:
    """The heading in a section that is called cover, the figure in one that is called map."""
    document = document_of(pdf)
    kids = list(document.K)
    for index, name in enumerate(("cover", "map")):
        section = add(pdf, document, "Sect", ID=String(name))
        kids[index].P = section
        section.K = Array([kids[index]])
        kids[index] = section
    document.K = Array(kids)


def nest_sections(pdf: pikepdf.Pdf) -> None:
    """The same, but the second is a part of the first: it begins no page."""
    name_sections(pdf)
    document = document_of(pdf)
    outer, inner, *others = document.K
    inner.P = outer
    outer.K = Array([*outer.K, inner])
    document.K = Array([outer, *others])


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (nest_sections, []),
        (name_sections, ["section map begins on page 1, where cover has not ended"]),
    ],
)
def test_sections_of_a_finished_file_are_known_by_their_tags(
    spoil: Callable[[pikepdf.Pdf], None], lines: list[str]
) -> None:
    """What the build saw is not known any more; the names of the groups are in the file."""
    found = find(make_pdf(spoil), Case.of_edition(EXPECTED), only="sections")

    assert lines == [line.partition(";")[0] for line in found]
