"""The checks run over every text of a document: in tables, in charts, and what is read aloud."""

from __future__ import annotations

from dataclasses import replace

from generator.catalogs.catalog import read_catalog
from generator.catalogs.checks.unit import Standard
from generator.catalogs.report import check_catalog
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief
from tests.conftest import ROOT

KINDS = ("table", "chart", "alt", "name")


def test_a_number_too_many_is_found_wherever_it_is_printed_or_read_aloud() -> None:
    """In the specimen, which has every block: each of its texts is at fault, and each is told."""
    files = ProjectFiles(ROOT)
    messages = load_brief(files, "specimen").messages
    catalog = read_catalog(files, "fr", "specimen")
    entries = {
        key: replace(entry, forms=tuple(f"{form} 4711" for form in entry.forms), comments=())
        for key, entry in catalog.entries.items()
    }
    spoilt = replace(catalog, entries=entries)
    found = check_catalog(spoilt, messages, Standard("en", "en", "fr", "fr"))
    told = {each.origin.line for each in found if "4711" in each.message}
    wanted = {entries[message.key].origin.line: message.context for message in messages}
    assert {context for line, context in wanted.items() if line not in told} == set()
    assert [kind for kind in KINDS if not any(kind in each for each in wanted.values())] == []
