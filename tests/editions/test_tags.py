"""The tags: what a reader who does not see the page is told (ISO 14289-1, PDF/UA-1)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from generator.model.edition import Edition
from tests.editions.reading import (
    Box,
    Link,
    Printed,
    cited,
    flatten,
    read_rows,
    retaken,
    squash,
    under_way,
)

TITLES = {
    "brief.fr": "L’action de la France au sein de la Coalition internationale contre Daech",
    "brief.en": "France’s action within the international Coalition against Daesh",
    "factsheet.fr": "L’action de la France au sein de la Coalition internationale contre Daech"
    "\u00a0: fiche",
    "factsheet.en": "France’s action within the international Coalition against Daesh: fact sheet",
}
MAP = {
    "fr": "Carte des pays suivants : Irak, Syrie et Libye. 22 lieux repris, 12 en Irak, 9 en Syrie"
    " et 1 en Libye, de septembre 2014 à février 2017. Les numéros suivent l’ordre du temps et"
    " renvoient à la liste. En cours dans 3 lieux : Raqqa, Mossoul-Ouest et Tabqa.",
    "en": "Map of the following countries: Iraq, Syria and Libya. 22 places retaken, 12 in Iraq,"
    " 9 in Syria and 1 in Libya, from September 2014 to February 2017. The numbers follow the order"
    " of time and refer to the list. Under way at 3 places: Raqqa, West Mosul and Tabqa.",
}
RINGS = {
    "fr": "Lieux à 200 km au plus de l’un de ceux-ci : Mossoul, Raqqa. Ce sont Rabia, Kobané,",
    "en": "Places within 200 km of one of these: Mosul, Raqqa. They are Rabia, Kobani,",
}
CHARTS = {
    "fr": [
        "Graphique : 3 opérations sont en cours à la fin de mars 2017.",
        "Graphique : 11 des 22 lieux ont été repris en 2016.",
        "Graphique : 10 des 22 lieux ont été repris par les forces irakiennes",
    ],
    "en": [
        "Chart: 3 operations are under way at the end of March 2017.",
        "Chart: 11 of the 22 places were retaken in 2016.",
        "Chart: 10 of the 22 places were retaken by Iraqi forces",
    ],
}
YEARS = {
    "fr": "Petites cartes, une par année : 22 lieux de septembre 2014 à février 2017."
    " 1 en 2014. 8 en 2015. 11 en 2016. 2 en 2017.",
    "en": "Small maps, one a year: 22 places from September 2014 to February 2017."
    " 1 in 2014. 8 in 2015. 11 in 2016. 2 in 2017.",
}


def kids(element: Any) -> list[Any]:
    found = element.get("/K", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def numbers(tree: Any) -> dict[int, Any]:
    """A number tree as a mapping."""
    found: dict[int, Any] = {}
    if "/Nums" in tree:
        items = list(tree.Nums)
        found |= {int(key): value for key, value in zip(items[::2], items[1::2], strict=True)}
    for child in tree.get("/Kids", ()):
        found |= numbers(child)
    return found


def forms(resources: Any) -> Iterator[Any]:
    """The XObjects that a page or a form paints, and those inside them."""
    for item in dict(resources.get("/XObject", {})).values():
        yield item
        yield from forms(item.get("/Resources", {}))


def figure_boxes(printed: Printed) -> list[tuple[int, Box]]:
    """Where each figure stands, as its tag says: its page and its box."""
    found = []
    for node in printed.find("Figure"):
        x0, y0, x1, y1 = (float(value) for value in node.element.A.BBox)
        found.append((node.page, (x0, y0, x1, y1)))
    return found


def outline_titles(printed: Printed) -> list[tuple[int, str]]:
    with printed.tags.open_outline() as outline:
        return list(_titles(outline.root, 1))


def _titles(items: Any, depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, str(item.title)
        yield from _titles(item.children, depth + 1)


def test_the_document_says_what_it_is(printed: Printed) -> None:
    """Tagged, titled in its language, its title shown, conformance to PDF/UA-1 claimed."""
    root = printed.tags.Root
    with printed.tags.open_metadata() as metadata:
        said = (metadata["dc:title"], metadata["pdfuaid:part"])

    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert printed.locale == str(root.Lang)
    assert (TITLES[f"{printed.format}.{printed.locale}"], "1") == said
    assert said[0] == str(printed.tags.docinfo["/Title"])


def test_the_document_is_dated_by_its_content(printed: Printed) -> None:
    """Its date is the content's, March 2017, and not the day of the build."""
    with printed.tags.open_metadata() as metadata:
        assert metadata["xmp:CreateDate"].startswith("2017-03")
    assert str(printed.tags.docinfo["/CreationDate"]).startswith("D:201703")


def test_headings_descend_one_by_one(printed: Printed) -> None:
    """There is one H1, it comes first, and no level is skipped."""
    levels = [int(node.tag[1]) for node in printed.nodes if re.fullmatch(r"H\d", node.tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [
        (before, after) for before, after in itertools.pairwise(levels) if after > before + 1
    ] == []


def test_the_outline_has_the_headings_in_their_order(printed: Printed) -> None:
    """The bookmarks are the headings: the same words, levels and order."""
    headings = [
        (int(node.tag[1]), squash(node.text))
        for node in printed.nodes
        if re.fullmatch(r"H\d", node.tag)
    ]

    assert headings == [(depth, squash(title)) for depth, title in outline_titles(printed)]


def test_every_figure_is_described(printed: Printed) -> None:
    """Each figure has its alternative text, in the edition's language, counting as the data do."""
    wanted = [MAP[printed.locale]]
    if printed.format == "brief":
        wanted = [RINGS[printed.locale], *wanted, YEARS[printed.locale], *CHARTS[printed.locale]]
    by_country = Counter(row["country"] for row in retaken())
    told = [flatten(str(node.element.Alt)) for node in printed.find("Figure")]

    assert wanted == [text[: len(start)] for text, start in zip(told, wanted, strict=True)]
    assert (len(retaken()), len(under_way())) == (22, 3)
    assert dict(by_country) == {"IQ": 12, "SY": 9, "LY": 1}


def test_figures_say_where_they_stand(printed: Printed) -> None:
    """The box of each figure's tag is its place on the page, in points from the foot; that of
    the cover goes 5 mm over both sides of the sheet."""
    heights, width, margin = {
        ("brief", "a4"): ([146, 46, 118, 34, 55], 174.0, 51.0),
        ("brief", "letter"): ([138, 42, 118, 34, 55], 183.9, 45.4),
        ("factsheet", "a4"): ([121], 174.0, 51.0),
        ("factsheet", "letter"): ([114], 183.9, 45.4),
    }[printed.format, printed.edition.paper]
    cover = {"a4": (220.0, 90.0), "letter": (226.0, 78.0)}[printed.edition.paper]
    bled = [cover] if printed.format == "brief" else []
    boxes = [box for _, box in figure_boxes(printed)]

    assert bled + [(width, float(height)) for height in heights] == [
        (round((x1 - x0) / 72 * 25.4, 1), round((y1 - y0) / 72 * 25.4, 1))
        for x0, y0, x1, y1 in boxes
    ]
    assert [round(box[0], 1) for box in boxes] == [-14.2] * len(bled) + [margin] * len(heights)
    placed = figure_boxes(printed)
    signs = [link for link in printed.links if link.target.startswith("#list-")]
    assert [link.target for link in signs if not any(_holds(box, link) for box in placed)] == []


def _holds(placed: tuple[int, Box], link: Link) -> bool:
    """Whether a figure has a link inside its box."""
    page, (x0, y0, x1, y1) = placed
    x, y = link.centre
    return link.page == page and x0 <= x <= x1 and y0 <= y <= y1


def test_tables_have_headers(printed: Printed) -> None:
    """Every table has a row of column headers, every row a header of its own, each cell both."""
    rows = printed.find("TR")
    heads = [[str(cell.S) for cell in kids(row.element)] for row in rows]
    cells = printed.find("TD")

    assert len(printed.find("Table")) == {"brief": 1, "factsheet": 0}[printed.format]
    assert [head for head in heads if "/TH" not in head] == []
    assert [cell.text for cell in cells if len(_headers(cell.element)) != 2] == []
    assert len({str(th.element.ID) for th in printed.find("TH")}) == len(printed.find("TH"))


def _headers(cell: Any) -> list[str]:
    attributes = cell.get("/A", pikepdf.Array())
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return [str(name) for item in listed for name in item.get("/Headers", ())]


def test_lists_hold_items(printed: Printed) -> None:
    """Lists are tagged as such: key figures, objectives, sources, each item in its order."""
    items = [squash(node.text) for node in printed.find("LI")]
    objectives = [text for text in items if re.match(r"[1-6][A-ZÉ][a-zé]", text)][:6]

    assert {str(kid.S) for node in printed.find("L") for kid in kids(node.element)} <= {
        "/LI",
        "/L",
    }  # a list set in two columns is a list of two
    assert [text[0] for text in objectives] == list("123456")


def test_all_text_is_tagged_or_an_artifact(printed: Printed) -> None:
    """No word stands on a page outside the structure, but for the running foot."""
    loose = {page: texts.get(-1, "").strip() for page, texts in printed.marked.items()}

    assert {page: text for page, text in loose.items() if text} == {}


def test_marks_and_structure_refer_to_each_other(printed: Printed) -> None:
    """Each mark on a page belongs to one element, and the parent tree leads back to it."""
    parents = numbers(printed.tags.Root.StructTreeRoot.ParentTree)
    owned: Counter[tuple[int, int]] = Counter()
    wrong = []
    for node in printed.nodes:
        page = printed.tags.pages[node.page - 1]
        for kid in kids(node.element):
            if isinstance(kid, pikepdf.Dictionary):
                continue
            owned[node.page, int(kid)] += 1
            if parents[int(page.obj.StructParents)][int(kid)].objgen != node.element.objgen:
                wrong.append((node.page, int(kid)))
    marked = {(page, mark) for page, texts in printed.marked.items() for mark in texts}

    assert wrong == []
    assert [mark for mark, times in owned.items() if times != 1] == []
    assert sorted(marked - set(owned)) == []


def test_links_and_structure_refer_to_each_other(printed: Printed) -> None:
    """Each link annotation belongs to a Link element, once."""
    parents = numbers(printed.tags.Root.StructTreeRoot.ParentTree)
    owners = Counter(
        kid.Obj.objgen
        for node in printed.find("Link")
        for kid in kids(node.element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    )
    annotations = [item for page in printed.tags.pages for item in page.get("/Annots", ())]

    assert [item.objgen for item in annotations if owners[item.objgen] != 1] == []
    assert {str(parents[int(item.StructParent)].S) for item in annotations} == {"/Link"}
    assert {str(page.obj.Tabs) for page in printed.tags.pages} == {"/S"}


def test_links_lead_somewhere_and_say_where(printed: Printed) -> None:
    """Each link says in words where it leads, to a place that is there."""
    inner = [link.target.removeprefix("#") for link in printed.links if link.target[0] == "#"]
    wordless = {link.words for link in printed.links if not re.search(r"[^\W\d]{2}", link.words)}
    addresses = {link.words for link in printed.links if re.match(r"#|https?:", link.words)}

    assert [name for name in inner if name not in printed.places] == []
    assert wordless == set()
    assert addresses == set()


def test_links_can_be_hit(printed: Printed) -> None:
    """Each link has an area to point at, with words under it that it belongs to."""
    flat = [
        link.target
        for link in printed.links
        if min(link.box[2] - link.box[0], link.box[3] - link.box[1]) < 3
    ]

    assert flat == []


def test_each_number_of_the_map_links_to_its_row_and_back(brief: Printed) -> None:
    """The numbers 1 to 25 of the map lead to their rows, and the rows' numbers back to the map."""
    ids = [row["id"] for row in (*retaken(), *under_way())]
    page, (left, bottom, right, top) = figure_boxes(brief)[1]  # after that of the cover
    there = [link for link in brief.links if link.target[:6] == "#list-" and link.page == page]
    on_map = [link for link in there if bottom <= link.centre[1] <= top]
    back = [link for link in brief.links if link.target[:5] == "#map-"]

    assert [f"#list-{name}" for name in ids] == [link.target for link in on_map]
    assert [f"#map-{name}" for name in ids] == [link.target for link in back]
    assert [link.target for link in on_map if not left <= link.box[0] <= link.box[2] <= right] == []
    assert [
        number for number, link in enumerate(on_map, 1) if not link.words.startswith(f"{number} ")
    ] == []
    assert [str(n) for n in range(1, 26)] == [
        brief.text_in(link.page, link.box).strip() for link in back
    ]
    assert {brief.places[f"map-{name}"][0] for name in ids} == {page}


def test_links_to_the_list_are_placed_on_their_rows(brief: Printed) -> None:
    """The place that a map number leads to is the head of its row."""
    back = [link for link in brief.links if link.target[:5] == "#map-"]
    off = [
        link.target
        for link in back
        if brief.places[f"list-{link.target[5:]}"][0] != link.page
        or not 0 <= brief.places[f"list-{link.target[5:]}"][1] - link.box[3] < 12
    ]

    assert off == []


def test_source_numbers_link_to_their_source(printed: Printed) -> None:
    """Under each link to a source stands the number under which the list has that source."""
    links = [link for link in printed.links if link.target.startswith("#source-")]
    number = {f"#source-{name}": place for place, name in enumerate(cited(), 1)}

    assert links
    assert [str(number[link.target]) for link in links] == [
        printed.text_in(link.page, link.box).strip(" ,") for link in links
    ]


def test_external_links_are_the_sources_own(brief: Printed) -> None:
    """Each source with an address links to exactly that, and nothing else leads outside."""
    wanted = {pikepdf_address(row["url"]) for row in read_rows("sources.csv") if row["url"]}
    outer = {link.target for link in brief.links if link.target[0] != "#"}

    assert wanted | {"mailto:contact@example.org"} == outer


def pikepdf_address(url: str) -> str:
    """An address as a PDF holds it: in ASCII, the rest escaped."""
    return "".join(
        sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode())
        for sign in url
    )


def test_sources_titles_say_their_language(printed: Printed) -> None:
    """A title in another language than the edition's is tagged with that language."""
    rows = {squash(row["title"]): row["language"] for row in read_rows("sources.csv")}
    silent = [
        node.text
        for node in printed.find("Link")
        if rows.get(squash(node.text), printed.locale) != printed.locale
        and language_of(node.element) != rows[squash(node.text)]
    ]

    assert silent == []


def language_of(element: Any) -> str:
    """The language of an element: its own, or that of the nearest element around it."""
    while "/P" in element:
        if "/Lang" in element:
            return str(element.Lang)
        element = element.P
    return ""


def test_fonts_are_embedded_and_the_projects_own(printed: Printed) -> None:
    """Every font is a subset of Noto, embedded, with its way back to characters."""
    fonts = [
        item
        for item in printed.tags.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
    ]
    descriptors = [
        item
        for item in printed.tags.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    names = {str(item.FontName) for item in descriptors}

    assert [name for name in names if not re.match(r"/[A-Z]{6}\+Noto-?(Sans|Serif)", name)] == []
    assert [
        str(item.FontName)
        for item in descriptors
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(item.keys())
    ] == []
    assert [
        str(item.BaseFont)
        for item in fonts
        if item.Subtype == "/Type0" and "/ToUnicode" not in item
    ] == []


def test_figures_are_vectors(printed: Printed) -> None:
    """Figures are Form XObjects, with fonts of their own; no picture of pixels is in the file."""
    items = [item for page in printed.tags.pages for item in forms(page.resources)]
    images = [item for item in items if item.Subtype == "/Image"]
    drawn = {item.objgen for item in items if item.get("/Resources", {}).get("/Font")}

    assert [(int(item.Width), int(item.Height)) for item in images] == []
    assert len(drawn) == {"brief": 6, "factsheet": 1}[printed.format]


@pytest.mark.parametrize("format_name", ["brief", "factsheet"])
def test_the_structure_is_the_same_in_every_language(
    opened: dict[Edition, Printed], format_name: str
) -> None:
    """Apart from the pieces that lines are cut into, the tags of all languages are the same."""
    trees = [
        [node.tag for node in printed.nodes if node.tag not in ("Span", "Link", "NonStruct")]
        for edition, printed in opened.items()
        if edition.format == format_name
    ]

    assert [tree for tree in trees if tree != trees[0]] == []
