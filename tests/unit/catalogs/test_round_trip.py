"""Catalogs through the tools of others and back: nothing that anyone wrote in them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogs.catalog import template_path
from generator.catalogs.domain import Domain
from generator.catalogs.merge import merge
from generator.catalogs.po_file import parse_po
from generator.catalogs.template import gather_texts, make_template
from generator.errors import Origin
from generator.model.message import Message
from generator.placement.domains import read_domains
from generator.project import load_project
from tests.conftest import ROOT
from tests.unit.catalogs.gettext_tools import check_with_msgfmt, leave_out_limits, run_tool

LONG = (
    "Les frontières, les noms et les désignations portés sur les cartes n’impliquent aucune prise"
    " de position : {edition} ; rien de plus, sauf erreur."
)
MESSAGES = (
    Message("title", "Titre de {edition}", Origin("data/x/brief.yaml", 7), "Title."),
    Message("licence", LONG, Origin("data/x/brief.yaml", 9), "Licence.", places=("brief p. 6",)),
    Message(
        "", "%(n)s lieu", Origin("a.html", 3), "", plural="%(n)s lieux", style="percent", limit=20
    ),
    Message("new", "Texte sans traduction", Origin("data/x/brief.yaml", 12), "New."),
)
HEADER = """\
# Catalog of someone.
# With a second line.
msgid ""
msgstr ""
"Project-Id-Version: briefs 0.1.0\\n"
"Report-Msgid-Bugs-To: contact@example.org\\n"
"PO-Revision-Date: 2026-11-23 00:00+0000\\n"
"Last-Translator: Zoé Müller <zoe@example.org>\\n"
"Language-Team: English\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: Poedit 3.4\\n"
"X-Poedit-Basepath: ../../..\\n"
"X-Poedit-SearchPath-0: templates\\n"
"""
CATALOG = (
    HEADER
    + """
# Zoé: as the minister says it.
#. Title.
#: data/x/brief.yaml:7
#, fuzzy, python-brace-format, no-wrap
#| msgctxt "older"
#| msgid ""
#| "Ancien titre de {edition}\\n"
#| "sur deux lignes"
msgctxt "title"
msgid "Titre de {edition}"
msgstr "Title of \\"{edition}\\""

#. Licence.
#. Printed in: brief p. 6
#: data/x/brief.yaml:9
#, python-brace-format
msgctxt "licence"
msgid ""
"Les frontières, les noms et les désignations portés sur les cartes "
"n’impliquent aucune prise de position : {edition} ; rien de plus, sauf "
"erreur."
msgstr "Nothing {edition}"

#. At most 20 characters.
#: a.html:3
#, python-format, max-length:20
msgid "%(n)s lieu"
msgid_plural "%(n)s lieux"
msgstr[0] "one place"
msgstr[1] "%(n)s places"

#. New.
#: data/x/brief.yaml:12
msgctxt "new"
msgid "Texte sans traduction"
msgstr ""

# Zoé: kept for next year.
#, fuzzy, python-brace-format
#~| msgctxt "kicker"
#~| msgid "Plus ancien"
#~ msgctxt "kicker"
#~ msgid "Disparu {edition}"
#~ msgstr "Gone {edition}"

#~ msgid "%(n)s ville"
#~ msgid_plural "%(n)s villes"
#~ msgstr[0] "one town"
#~ msgstr[1] "%(n)s towns"
"""
)


def renew(text: str, messages: tuple[Message, ...] = MESSAGES) -> str:
    """What an update makes of a catalog."""
    return merge(parse_po(text, "en.po", "en"), gather_texts(messages))


def test_an_update_changes_nothing_in_what_is_up_to_date() -> None:
    """Comments, flags, former texts, the header, obsolete entries stay byte for byte."""
    assert CATALOG == renew(CATALOG)


@pytest.mark.parametrize("tool", ["msgcat", "msgmerge"])
def test_gettext_s_tools_leave_our_catalogs_as_they_are(tmp_path: Path, tool: str) -> None:
    """msgcat and msgmerge --previous give back each byte, but for the flag that Weblate reads."""
    file, template = tmp_path / "en.po", tmp_path / "x.pot"
    text = CATALOG.replace(", no-wrap", "")
    file.write_text(text)
    template.write_text(make_template(Domain("x", "fr", MESSAGES, "contact@example.org")))
    made = (
        run_tool("msgcat", file)
        if tool == "msgcat"
        else run_tool("msgmerge", "--quiet", "--previous", file, template)
    )
    assert leave_out_limits(text) == made
    assert text == renew(made)


@pytest.mark.parametrize("option", ["--no-wrap", "--width=60"])
def test_another_layout_keeps_every_word(tmp_path: Path, option: str) -> None:
    """A catalog folded by another tool has the same content after an update."""
    file = tmp_path / "en.po"
    file.write_text(CATALOG.replace(", no-wrap", ""))
    made = renew(run_tool("msgcat", option, file))
    file.write_text(made)
    assert leave_out_limits(CATALOG.replace(", no-wrap", "")) == run_tool("msgcat", file)
    assert made == renew(made)


def test_line_ends_of_windows_are_accepted() -> None:
    """CRLF is read as LF, and LF is written."""
    assert CATALOG == renew(CATALOG.replace("\n", "\r\n"))


def test_what_msgmerge_finds_changed_stays_as_msgmerge_says(tmp_path: Path) -> None:
    """After gettext's own merge of changed texts, our update keeps its marks and former texts."""
    changed = (
        Message("title", "Titre nouveau de {edition}", Origin("data/x/brief.yaml", 7), "Title."),
        *MESSAGES[1:3],
    )
    file, template = tmp_path / "en.po", tmp_path / "x.pot"
    file.write_text(CATALOG)
    template.write_text(make_template(Domain("x", "fr", changed, "contact@example.org")))
    made = run_tool("msgmerge", "--quiet", "--previous", file, template)
    assert '#| msgid ""\n#| "Ancien titre de {edition}\\n"\n#| "sur deux lignes"\n' in made
    assert made == leave_out_limits(renew(made, changed))
    # Ours does the same by itself.
    ours = parse_po(renew(CATALOG, changed), "en.po", "en").entries[0]
    theirs = parse_po(made, "en.po", "en").entries[0]
    assert (ours.key, ours.forms, ours.unit.prev_source, ours.unit.isfuzzy()) == (
        theirs.key,
        theirs.forms,
        theirs.unit.prev_source,
        theirs.unit.isfuzzy(),
    )


def test_the_shipped_templates_pass_through_gettext_unchanged(tmp_path: Path) -> None:
    """Every text of the project is folded as msgcat folds it, and msgfmt finds no fault."""
    for domain in read_domains(load_project(ROOT)):
        file = tmp_path / f"{domain.name}.pot"
        file.write_text(make_template(domain))
        check_with_msgfmt(file)
        assert leave_out_limits(file.read_text()) == run_tool("msgcat", file)


def test_the_shipped_templates_are_those_of_the_texts() -> None:
    """What is committed is what ``briefs catalog extract`` writes now, and holds no clock."""
    for domain in read_domains(load_project(ROOT)):
        if domain.offer is not None:
            continue  # the program's own: it has a template where a project translates it
        text = make_template(domain)
        assert (ROOT / template_path(domain.name)).read_text() == text
        assert "POT-Creation-Date" not in text
