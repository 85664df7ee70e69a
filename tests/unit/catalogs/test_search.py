from __future__ import annotations

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.search import find_text
from generator.errors import Origin
from generator.model.message import Message


def make_catalog(**texts: str) -> Catalog:
    """A catalog whose entries stand on lines 10, 20, …"""
    entries = {
        (name, name): Entry(forms=(text,), fuzzy=False, origin=Origin("x.po", line * 10))
        for line, (name, text) in enumerate(texts.items(), 1)
    }
    return Catalog("x.po", "x", entries)


def test_a_printed_block_is_found_where_it_is_written() -> None:
    """Facts, markup and typography are looked through; the longest text in the block wins."""
    catalog = make_catalog(
        title="Key figures",
        text="In *{edition}*, it has {members} members : [States](https://example.org) and more",
    )
    printed = "Key figures In March 2017, it has 68\u00a0members: States and more"
    assert Origin("x.po", 20) == find_text(printed, [catalog], ())
    assert Origin("x.po", 10) == find_text("Key\u00a0figures", [catalog], ())


def test_the_source_s_own_texts_are_found_too() -> None:
    """Where no catalog has the text, the content's line is given; for nothing known, none."""
    message = Message("title", "Chiffres clés", Origin("brief.yaml", 3), "")
    assert Origin("brief.yaml", 3) == find_text("Chiffres clés", [], [message])
    assert None is find_text("68", [make_catalog(a="68", b="")], [message])
