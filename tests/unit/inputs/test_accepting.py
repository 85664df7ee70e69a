"""Older exceptions, which accepted whatever a check finds, name the numbers."""

from __future__ import annotations

from pathlib import Path

from generator.catalogs.catalog import catalog_path
from generator.catalogs.domain import Domain
from generator.errors import Origin
from generator.inputs.accepting import rewrite_acceptances
from generator.model.message import Message
from generator.project import load_project

SETTINGS = '[briefs.x]\nformats = ["brief"]\nlocales = ["fr", "en"]\n'
CATALOG = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: en\\n"

# Zoé: as he says it.
# accept numbers: in his own words
msgctxt "a"
msgid "Il y a 50 ans, et en 2014"
msgstr "A lifetime ago, and in 2014"

# accept numbers: in words
msgctxt "b"
msgid "Une cinquantaine"
msgstr "Some 50"
"""


def test_each_number_that_is_accepted_is_named(tmp_path: Path) -> None:
    """With the reason that was given; what accepts nothing is taken out, and no other comment."""
    (tmp_path / "briefs.toml").write_text(SETTINGS)
    file = tmp_path / catalog_path("en", "x")
    file.parent.mkdir(parents=True)
    file.write_text(CATALOG)
    messages = tuple(
        Message(context, text, Origin("b.yaml", 1), "")
        for context, text in (("a", "Il y a 50 ans, et en 2014"), ("b", "Une cinquantaine"))
    )
    domains = (Domain("x", "fr", messages),)
    assert (file,) == rewrite_acceptances(load_project(tmp_path), domains)
    lines = [line for line in file.read_text().splitlines() if line.startswith("# ")]
    assert ["# Zoé: as he says it.", "# accept 50: in his own words"] == lines
    assert () == rewrite_acceptances(load_project(tmp_path), domains)
