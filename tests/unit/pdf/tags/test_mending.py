from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pypdfium2
import pytest

from generator.pdf.glyphs.hyphens import soften_hyphens
from generator.pdf.tags.draft import MarkedContent, read_draft
from generator.pdf.text import read_printed
from tests.unit.pdf.tags.conftest import IMAGE, PrintPage, sketch_page

SMALL = "@page { size: 200pt 100pt; margin: 10pt } html { font-size: 10pt }"
ROW = "<tr><th scope=row>{0}</th><td>{0}</td></tr>"
LONG_TABLE = (
    "<table summary=Relevé><caption>C</caption><thead><tr><th scope=col>A</th><th>B</th></tr>"
    f"</thead><tbody>{''.join(ROW.format(n) for n in range(12))}</tbody></table>"
)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("<p>A <b>b</b> <em>c</em></p>", "P(# # #)", id="emphasis"),
        pytest.param("<main><section><h1>A</h1></section></main>", "Sect(H1(#))", id="sections"),
        pytest.param("<aside><p>A</p></aside>", "Sect(P(#))", id="aside"),
        pytest.param("<p>A <q>b</q></p>", "P(# Quote(# # #))", id="quote"),
        pytest.param("<div>A<p>B</p></div>", "P(#) P(#)", id="text beside blocks"),
        pytest.param("<ul><li>A</li><li>B</li></ul>", None, id="list"),
        pytest.param("<p></p><div><span></span></div><p>A</p>", "P(#)", id="empty elements"),
        pytest.param(
            '<p>A<sup data-tag="Reference"><a href="#x">1</a></sup></p><p id=x>B</p>',
            "P(# Reference(Link(@ #))) P(#)",
            id="a tag of the author's",
        ),
        pytest.param('<div data-tag="none"><p>A</p></div>', "P(#)", id="an element left out"),
        pytest.param('<p>A <i data-tag="Artifact">B</i></p>', "P(#)", id="an artefact"),
    ],
)
def test_html_says_which_tags_there_are(
    print_page: PrintPage, body: str, wanted: str | None
) -> None:
    """Each element has the tag of its meaning; what only groups, or is empty, has none."""
    expected = wanted or "L(LI(Lbl(#) LBody(#)) LI(Lbl(#) LBody(#)))"

    assert expected == sketch_page(print_page(body))


def test_each_element_in_another_language_says_so(print_page: PrintPage) -> None:
    """Blocks, phrases, cells, items and what stands out of the flow; the rest inherits."""
    pdf = print_page(
        '<p>Un <span lang="en">phrase</span> <b lang="pt">x</b></p><div lang="ar"><p>A</p></div>'
        '<ul><li lang="de">B</li></ul><table><tr><td lang="es">C</td><td>D</td></tr></table>'
        '<p lang="it" style="position: absolute">E</p><p lang="fr">F</p>'
    )
    found = [
        (each.tag, each.texts["Lang"]) for each in read_draft(pdf).walk() if "Lang" in each.texts
    ]
    assert [
        ("Span", "en"),
        ("Span", "pt"),
        ("Div", "ar"),
        ("LI", "de"),
        ("TD", "es"),
        ("P", "it"),
    ] == found
    assert "fr" == str(pdf.Root.Lang) == read_draft(pdf).texts["Lang"]


def test_a_figure_holds_its_caption(print_page: PrintPage) -> None:
    """The caption is the figure's last part, and its links stay beside it."""
    pdf = print_page(
        f'<figure><div><img src="{IMAGE}" alt="Une carte" style="width: 30pt; height: 20pt"></div>'
        "<ul><li><a href=#x>1</a></li></ul><figcaption id=x>Légende</figcaption></figure>",
        "ul { list-style: none }",
    )
    figure = read_draft(pdf).find("Figure")[0]

    assert "Figure(# Caption(#)) L(LI(LBody(Link(@ #))))" == sketch_page(pdf)
    assert "Une carte" == figure.texts["Alt"]


def test_a_figure_says_where_it_stands(print_page: PrintPage) -> None:
    """In points from the foot of its page."""
    pdf = print_page(
        f'<img src="{IMAGE}" alt="A" style="display: block; width: 30pt; height: 20pt">',
        f"{SMALL} body {{ margin: 0 }}",
    )
    box = read_draft(pdf).find("Figure")[0].attributes["Layout"]["BBox"]

    assert [10, 70, 40, 90] == [float(value) for value in box]


def test_a_bleed_moves_no_figure(print_page: PrintPage) -> None:
    """What is cut off around the page is no part of it."""
    pdf = print_page(
        f'<img src="{IMAGE}" alt="A" style="display: block; width: 30pt; height: 20pt">',
        f"{SMALL} @page {{ bleed: 20mm }} body {{ margin: 0 }}",
    )
    box = read_draft(pdf).find("Figure")[0].attributes["Layout"]["BBox"]

    assert [10, 70, 40, 90] == [float(value) for value in box]


def test_an_image_without_meaning_is_an_artefact(print_page: PrintPage) -> None:
    """``alt=""`` says so: no figure without a text is left, and the image is set apart."""
    pdf = print_page(f'<p>A</p><img src="{IMAGE}" alt="">')

    assert "P(#)" == sketch_page(pdf)
    assert b"/Artifact\n<</Type /Layout>>\nBDC" in pdf.pages[0].Contents.read_bytes()


def test_terms_are_labels_of_what_they_mean(print_page: PrintPage) -> None:
    """A ``dl`` is a list with an item for each term; several meanings go with one."""
    pdf = print_page("<dl><dt>A</dt><dd>a</dd><dt>B</dt><dd>b</dd><dd>c</dd></dl>")

    assert "L(LI(Lbl(#) LBody(#)) LI(Lbl(#) LBody(#) LBody(#)))" == sketch_page(pdf)


def test_a_label_of_the_page_s_own_is_the_item_s(print_page: PrintPage) -> None:
    """Numbers set by hand are labels, the list is said to be numbered; elsewhere they are text."""
    style = "ol { list-style: none } li { display: block }"
    label = '<span data-tag="Lbl">1</span>'
    pdf = print_page(f"<ol><li>{label} A</li></ol><div>{label} <p>B</p></div>", style)

    assert "L(LI(Lbl(#) LBody(#))) P(#) P(#)" == sketch_page(pdf)
    assert "/Decimal" == read_draft(pdf).find("L")[0].attributes["List"]["ListNumbering"]


def test_notes_have_names(print_page: PrintPage) -> None:
    """Each has an identifier of its own, which the structure lists."""
    pdf = print_page('<p>A <i data-tag="Note">b</i> <i data-tag="Note">c</i></p>')
    names = [str(name) for name in pdf.Root.StructTreeRoot.IDTree.Names][::2]

    assert ["note-1", "note-2"] == [each.texts["ID"] for each in read_draft(pdf).find("Note")]
    assert ["note-1", "note-2"] == names


def test_a_table_over_several_pages_is_one(print_page: PrintPage) -> None:
    """Its rows are in one body, its head is there once; the heads printed again are artefacts."""
    pdf = print_page(LONG_TABLE, SMALL)
    row = "TR(TH(#) TD(#))"
    again = [
        page.Contents.read_bytes().count(b"/Artifact\n<</Type /Layout>>") for page in pdf.pages
    ]

    assert len(pdf.pages) == 5
    assert f"Table(Caption(#) THead(TR(TH(#) TH(#))) TBody({' '.join([row] * 12)}))" == sketch_page(
        pdf
    )
    assert [0, 2, 2, 2, 2] == again


def test_cells_say_whose_headers_they_are(print_page: PrintPage) -> None:
    """Headers have their scope; every cell names the headers of its column and its row."""
    table = read_draft(print_page(LONG_TABLE, SMALL)).find("Table")[0]
    heads = {each.texts["ID"]: str(each.attributes["Table"]["Scope"]) for each in table.find("TH")}
    cells = [list(map(str, each.attributes["Table"]["Headers"])) for each in table.find("TD")]

    assert "Relevé" == str(table.attributes["Table"]["Summary"])
    assert ["/Column", "/Column", *["/Row"] * 12] == list(heads.values())
    assert [[f"table-1-{row}-0", "table-1-0-1"] for row in range(1, 13)] == cells


def test_spans_reach_as_far_as_they_say(print_page: PrintPage) -> None:
    """A header over two columns or two rows is that of all their cells."""
    pdf = print_page(
        "<table><tr><td>-<th colspan=2>A<tr><th scope=row rowspan=2>B<td>1<td>2<tr><td>3<td>4"
        "</table>"
    )
    cells = [
        list(map(str, each.attributes["Table"]["Headers"])) for each in read_draft(pdf).find("TD")
    ]

    assert [[], *[["table-1-1-0", "table-1-0-1"]] * 4] == cells


def test_pieces_of_a_paragraph_are_one(print_page: PrintPage) -> None:
    """What goes over a page is one element of both, with its link in one piece."""
    words = "des mots encore et toujours " * 5
    pdf = print_page(f"<p id=x>A</p><p><a href=#x>{words}</a></p>", SMALL)
    paragraphs = read_draft(pdf).find("P")
    pages = {kid.page for kid in paragraphs[1].content()}

    assert 2 == len(pdf.pages) == len(paragraphs)
    assert {0, 1} == pages
    assert 1 == len(read_draft(pdf).find("Link"))


def test_running_feet_are_artefacts(print_page: PrintPage) -> None:
    """The engine marks them like text, of elements that hang in no tree."""
    style = (
        "@page { @bottom-left { content: element(foot) } @top-left { content: counter(page) } }"
        " .foot { position: running(foot) }"
    )
    pdf = print_page('<div class="foot">Pied</div><p>A</p>', style)
    content = pdf.pages[0].Contents.read_bytes()

    assert "P(#)" == sketch_page(pdf)
    assert 2 == content.count(b"/Artifact\n<</Type /Pagination>>\nBDC")


def test_marks_lead_to_their_elements(print_page: PrintPage) -> None:
    """The parent tree leads from each mark and each annotation to the element that holds it."""
    pdf = print_page(f"<p id=x>A</p><p><a href=#x>B</a></p>{LONG_TABLE}", SMALL)
    entries = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents: dict[int, Any] = {
        int(key): value for key, value in zip(entries[::2], entries[1::2], strict=True)
    }
    wrong = []
    pages: dict[Any, int] = {page.obj.objgen: int(page.StructParents) for page in pdf.pages}

    def look(item: Any, page: int) -> None:
        page = pages[item.Pg.objgen] if "/Pg" in item else page
        kids = item.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                owner = parents[page][kid]
            elif kid.get("/Type") == "/MCR":
                owner = parents[pages[kid.Pg.objgen]][int(kid.MCID)]
            elif kid.get("/Type") == "/OBJR":
                owner = parents[int(kid.Obj.StructParent)]
            else:
                assert kid.P.objgen == item.objgen
                look(kid, page)
                continue
            if owner.objgen != item.objgen:
                wrong.append(item.S)

    look(pdf.Root.StructTreeRoot.K[0], 0)

    assert wrong == []
    assert len(pages) + 1 == pdf.Root.StructTreeRoot.ParentTreeNextKey


def test_nothing_of_the_html_is_left(print_page: PrintPage) -> None:
    """What the engine notes for us is taken out again."""
    pdf = print_page(LONG_TABLE, SMALL)

    assert [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Briefs" in item
    ] == []


def test_an_abbreviation_says_what_it_is_short_for(print_page: PrintPage) -> None:
    """``abbr`` with a title is expanded (ISO 32000-1, 14.9.5)."""
    pdf = print_page('<p><abbr title="Forces démocratiques syriennes">FDS</abbr></p>')

    assert ["Forces démocratiques syriennes"] == [
        each.texts["E"] for each in read_draft(pdf).walk() if "E" in each.texts
    ]


SENTENCE = "La Coalition internationale s’est formée pour répondre à la progression de Daech"
ARABIC = "قوات التحالف في العراق وسوريا تدعم القوات المحلية"


@pytest.mark.parametrize(
    ("text", "language"), [(SENTENCE, "fr"), (ARABIC, "ar")], ids=["Latin", "Arabic"]
)
def test_a_sentence_over_a_page_s_end_is_read_whole(
    print_page: PrintPage, text: str, language: str
) -> None:
    """Its lines on all pages are one paragraph's, in order.

    A line's end is heard as one space, and as none where a word is parted.
    """
    style = f"{SMALL} @page {{ size: 110pt 50pt }} p {{ margin: 0; orphans: 1; widows: 1 }}"
    direction = "rtl" if language == "ar" else "ltr"
    pdf = print_page(
        f'<p lang="{language}" dir="{direction}" style="hyphens: auto">{text}</p>', style
    )
    soften_hyphens(pdf, text)
    file = io.BytesIO()
    pdf.save(file)
    (paragraph,) = read_draft(pdf).find("P")
    marks = [mark for mark in paragraph.content() if isinstance(mark, MarkedContent)]
    assert len({mark.page for mark in marks}) > 1
    lines = read_lines(file.getvalue())
    heard = " ".join(lines[mark] for mark in marks)
    assert text == re.sub("[-\u00ad] ", "", heard)


def read_lines(data: bytes) -> dict[MarkedContent, str]:
    """What is printed between each pair of marks."""
    document = pypdfium2.PdfDocument(data)
    lines: dict[MarkedContent, str] = {}
    for page in range(len(document)):
        for number, run in read_printed(document, page + 1).marked:
            if number is not None:
                mark = MarkedContent(page, number)
                lines[mark] = lines.get(mark, "") + run.text
    return lines
