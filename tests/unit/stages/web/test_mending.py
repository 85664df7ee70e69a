"""What a page of the web has other than the page that blocks are written for."""

from __future__ import annotations

from generator.stages.web.mending import mend_page

BODY = '<body data-back="Back" data-table="Table">'


def mend(inside: str, images: dict[str, bytes] | None = None) -> str:
    return mend_page(BODY + inside, (images or {}).__getitem__)


def test_what_only_the_engine_reads_goes() -> None:
    """Tags of PDF, summaries of tables and styles, which its policy forbids, are taken out."""
    page = mend('<p data-tag="Note" style="top: 1mm" class="a">x</p><table summary="b">y</table>')
    assert '<body><p class="a">x</p><table>y</table>' == page


def test_words_that_look_like_it_stay() -> None:
    """What a text says is no attribute."""
    assert "write style=&#34;a&#34; here" in mend("<p>write style=&#34;a&#34; here</p>")


def test_there_is_one_heading_of_the_page() -> None:
    """The title in the second language looks the same and is none."""
    page = mend('<h1>One</h1><h1 lang="ar">Two</h1>')
    assert '<h1>One</h1><p class="title" lang="ar">Two</p>' in page


def test_sources_and_text_lead_to_each_other() -> None:
    """Each citation has a name, and its source a link back to each."""
    cite = '<a href="#source-a">1</a>'
    page = mend(f'<p>{cite} {cite}</p><li id="source-a">A</li><li id="source-b">B</li>')
    assert 'id="from-source-a-1" href="#source-a"' in page
    assert 'id="from-source-a-2" href="#source-a"' in page
    assert '<a href="#from-source-a-2" aria-label="Back 2">↩</a>' in page
    assert '<li id="source-b">B</li>' in page


def test_a_table_of_figures_can_be_scrolled_by_keys() -> None:
    """It stands in a region with a name, that the keyboard comes to."""
    page = mend('<table class="data x"><tr></tr></table>')
    assert '<div class="wide" role="region" tabindex="0" aria-label="Table 1"><table' in page


def test_images_are_in_the_page() -> None:
    """An image is a data: address; nothing is loaded."""
    page = mend('<img src="images/a.png" alt="A">', {"images/a.png": b"\x00\x01"})
    assert '<img src="data:image/png;base64,AAE=" alt="A">' in page


def test_the_contents_name_only_what_is_there() -> None:
    """A sheet of one picture has no sections, and then no contents."""
    entry = '<li><a href="#{0}">{0}</a></li>'
    nav = '<nav class="chapters">' + entry.format("a") + entry.format("b") + "</nav>"
    assert 'href="#b"' not in mend(nav + '<p id="a"></p>')
    assert "<nav" not in mend(nav)


def test_a_section_without_a_heading_is_no_section() -> None:
    """Only what has a heading of its own is a part of the page's outline."""
    page = mend("<section><section><h2>A</h2></section></section>")
    assert "<div><section><h2>A</h2></section></div>" in page


def test_an_element_has_one_class() -> None:
    """Of two the first is what a browser reads."""
    assert '<p class="a" lang="fr">' in mend('<p class="a" class="b" lang="fr">')


def test_a_link_is_called_by_what_is_read_in_it() -> None:
    """The name of a number begins with it; one that has it already stays."""
    page = mend('<a href="#a" aria-label="Rabia on the map">1</a><a aria-label="Source 2">2</a>')
    assert 'aria-label="1 Rabia on the map">1</a>' in page
    assert 'aria-label="Source 2">2</a>' in page
