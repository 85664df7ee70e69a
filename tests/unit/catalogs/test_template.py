from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from babel.messages.pofile import read_po

from generator.blocks.document import Brief
from generator.catalogs.domain import Domain
from generator.catalogs.glossary import read_glossary
from generator.catalogs.template import (
    begin_catalog,
    describe,
    gather_texts,
    make_template,
    make_unit,
)
from generator.errors import Origin
from generator.files import ProjectFiles
from generator.model.message import Message
from tests.unit.catalogs.gettext_tools import check_with_msgfmt

DOMAIN = Domain(
    "x",
    "fr",
    (
        Message("a", "{n} lieux", Origin("b.yaml", 2), "Places.", limit=30, places=("brief p. 1",)),
        Message("a", "{n} lieux", Origin("b.yaml", 9), "Places.", limit=12, places=("map p. 1",)),
        Message("", "%(n)s lieu", Origin("a.html", 3), "", plural="Lieux", style="percent"),
    ),
    "desk@example.org",
)
ENTRIES = """\
#. Places.
#. Printed in: brief p. 1; map p. 1
#. At most 12 characters.
#: b.yaml:2 b.yaml:9
#, python-brace-format, max-length:12
msgctxt "a"
msgid "{n} lieux"
msgstr ""

#: a.html:3
#, python-format
msgid "%(n)s lieu"
msgid_plural "Lieux"
msgstr[0] ""
msgstr[1] ""
"""


def test_an_entry_says_what_is_known_of_its_text() -> None:
    """A text that stands twice is one entry, with both places and the smaller limit."""
    text = make_template(DOMAIN)
    assert text.endswith("\n\n" + ENTRIES)
    assert '"Report-Msgid-Bugs-To: desk@example.org\\n"' in text
    assert text == make_template(DOMAIN)


def test_places_may_be_said_without_their_lines() -> None:
    """Each file once, so that a text which moves in it changes no catalog."""
    text = make_template(replace(DOMAIN, lines=False))
    assert "\n#: b.yaml\n#, python" in text
    assert "\n#: a.html\n" in text


def test_the_terms_of_a_text_stand_beside_it(tmp_path: Path) -> None:
    """In a language's catalog, where the glossary has its translation; not in the template."""
    table = tmp_path / "data" / "x" / "glossary.csv"
    table.parent.mkdir(parents=True)
    table.write_text("fr,en\nlieux,places|sites\n")
    domain = replace(DOMAIN, glossary=read_glossary(ProjectFiles(tmp_path), "x", "fr"))
    said = "#. Terms: “lieux”: places or sites\n"
    assert [said in begin_catalog(domain, name) for name in ("en", "de")] == [True, False]
    assert "Terms:" not in make_template(domain)


def test_a_fact_in_a_form_is_no_format_of_python_s(tmp_path: Path) -> None:
    """gettext would refuse it: neither such a text nor such a translation is flagged."""
    formed = Message("a", "depuis {first:month}", Origin("b.yaml", 2), "")
    plain = Message("b", "jusqu’à {first}", Origin("b.yaml", 3), "")
    text = begin_catalog(Domain("x", "fr", (formed, plain)), "de")
    (unformed,) = [part for part in text.split("\n\n") if 'msgctxt "a"' in part]
    assert "python-brace-format" not in unformed
    assert 1 == text.count("python-brace-format")
    unit = make_unit(gather_texts([plain])[0], 1)
    unit.target = "bis {first:day}"
    describe(unit, gather_texts([plain])[0], ["fuzzy"])
    assert ["#, fuzzy\n"] == unit.typecomments
    (tmp_path / "x.po").write_text(text)
    check_with_msgfmt(tmp_path / "x.po")


def test_a_new_catalog_has_the_language_in_its_header(tmp_path: Path) -> None:
    """The language, its name and its plural forms; each counted text has as many."""
    text = begin_catalog(DOMAIN, "zh-Hant")
    for field in (
        "Language: zh_Hant",
        "Language-Team: Chinese (Traditional)",
        "Plural-Forms: nplurals=1; plural=0;",
    ):
        assert f'"{field}\\n"' in text
    assert text.endswith('msgid_plural "Lieux"\nmsgstr[0] ""\n')
    (tmp_path / "x.po").write_text(text)
    check_with_msgfmt(tmp_path / "x.po")


def test_every_message_of_the_content_is_there(shipped: Brief) -> None:
    """A translator can go to each text, and reads what it is."""
    catalog = read_po(io.StringIO(make_template(Domain("daesh", "fr", shipped.messages))))
    messages = [message for message in catalog if message.id]
    assert {message.key for message in shipped.messages} == {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in messages
    }
    for message in messages:
        assert message.auto_comments
        assert all(path and line for path, line in message.locations)
