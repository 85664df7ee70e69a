"""Catalogs out to an agency and back, in both versions of XLIFF."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from translate.storage.poxliff import PoXliffFile
from translate.storage.xliff import xlifffile

from generator.catalogs import interchange
from generator.catalogs.catalog import catalog_path
from generator.catalogs.domain import Domain
from generator.catalogs.glossary import read_glossary
from generator.catalogs.po_file import PoEntry, parse_po
from generator.catalogs.xliff import XliffVersion
from generator.errors import CatalogError, Origin
from generator.files import ProjectFiles
from generator.model.message import Message
from generator.project import Project, load_project
from tests.unit.catalogs.gettext_tools import check_with_msgfmt
from tests.unit.catalogs.test_round_trip import CATALOG, MESSAGES

DOMAINS = (Domain("x", "fr", MESSAGES),)
NAMES = {"x": "fr", "y": "fr", "labels": "en"}
SETTINGS = """\
[briefs.x]
formats = ["brief"]
locales = ["fr", "en"]
"""

Send = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one English catalog: a fuzzy entry, a plural, an empty one, obsolete ones."""
    (tmp_path / "briefs.toml").write_text(SETTINGS)
    file = tmp_path / catalog_path("en", "x")
    file.parent.mkdir(parents=True)
    file.write_text(CATALOG)
    return tmp_path


@pytest.fixture(params=list(XliffVersion), ids=str)
def send(request: pytest.FixtureRequest, folder: Path) -> Send:
    """Export the catalog; gives the file."""

    def call(*domains: Domain, todo: bool = False) -> Path:
        path, *_ = interchange.export(
            load_project(folder),
            domains or DOMAINS,
            "en",
            form=request.param,
            output=folder / "out",
            todo=todo,
        )
        return path

    return call


def bring(folder: Path, *files: Path) -> Sequence[Path]:
    return interchange.import_files(load_project(folder), NAMES, files).changed


def refuse(folder: Path, *files: Path) -> list[str]:
    """What is said of files that are not taken; the catalog stays as it was."""
    before = (folder / catalog_path("en", "x")).read_bytes()
    with pytest.raises(CatalogError) as refused:
        bring(folder, *files)
    assert before == (folder / catalog_path("en", "x")).read_bytes()
    return [str(finding).replace(f"{folder}/out/", "") for finding in refused.value.findings]


def find(folder: Path, context: str) -> PoEntry:
    text = (folder / catalog_path("en", "x")).read_text()
    return next(e for e in parse_po(text, "en.po", "en").entries if e.key[0] == context)


def edit(file: Path, old: str, new: str) -> int:
    """Change an agency's file; gives the line."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def answer(file: Path, source: str, target: str, state: str) -> None:
    """Translate a unit as an agency's tool does: its target, and the state that it is left in."""
    text = file.read_text()
    words = map(re.escape, re.split(r"\{\w+\}|%\(\w+\)s", source))
    wanted = "<source>" + r"<ph [^>]*(?:/>|>[^<]*</ph>)".join(words) + "</source>"
    match = re.search(wanted, text)
    assert match is not None
    before, found, after = text[: match.start()], match[0], text[match.end() :]
    after = re.sub(r"\A\s*<target[^>]*>.*?</target>", "", after)
    if "document:1.2" in text:
        head, unit, rest = before.rpartition("<trans-unit ")
        before = head + unit + re.sub(r' approved="\w+"', "", rest)
        found += f'<target state="{state}">{target}</target>'
    else:
        before = re.sub(r'<segment state="\w+">(\s*)\Z', rf'<segment state="{state}">\1', before)
        found += f"<target>{target}</target>"
    file.write_text(before + found + after)


def test_what_was_not_touched_changes_no_byte(folder: Path, send: Send) -> None:
    """Texts, forms, marks, comments and former texts are as they were; nothing is written."""
    file = send()
    again = file.read_bytes()
    assert again == send().read_bytes()
    assert () == bring(folder, file)
    assert CATALOG == (folder / catalog_path("en", "x")).read_text()


def test_an_agency_is_told_all_that_a_translator_is(send: Send) -> None:
    """Context, notes, places, limits, former texts, remarks, and the numbers of each form."""
    text = send().read_text()
    for words in (
        "title",
        "Title.",
        "Printed in: brief p. 6",
        "At most 20 characters.",
        "It was translated from: Ancien titre de {edition}\nsur deux lignes",
        "Zoé: as the minister says it.",
        "Form 1 of 2, for these numbers: 1",
        "Form 2 of 2, for these numbers: 0, 2, 3, 4, 5…",
        "data/x/brief.yaml",
    ):
        assert words in text, words
    if "document:1.2" in text:
        assert 'maxwidth="20" size-unit="char"' in text
        assert 'restype="x-gettext-plurals"' in text


def test_the_library_of_weblate_reads_our_files_as_gettext_s(folder: Path) -> None:
    """XLIFF 1.2: the forms of a text are one unit there, with their places and notes."""
    (path,) = interchange.export(
        load_project(folder), DOMAINS, "en", form=XliffVersion.XLIFF12, output=folder / "out"
    )
    store = xlifffile.parsestring(path.read_bytes())
    assert isinstance(store, PoXliffFile)
    title, _, counted, _ = store.units
    assert ("Titre de {edition}", True) == (title.source, title.isfuzzy())
    assert ["data/x/brief.yaml:7"] == title.getlocations()
    assert (["%(n)s lieu", "%(n)s lieux"], ["one place", "%(n)s places"]) == (
        counted.source.strings,
        counted.target.strings,
    )


def test_only_what_is_left_to_do_can_be_sent(folder: Path, send: Send) -> None:
    """With --todo: the fuzzy and the empty entries; a file of these comes back as well."""
    file = send(todo=True)
    sources = re.findall("<source>(.*?)</source>", file.read_text())
    plain = [re.sub("<ph .*>", "…", source) for source in sources]
    assert ["Titre de …", "Texte sans traduction"] == plain
    assert () == bring(folder, file)


def test_what_an_agency_translates_comes_into_the_catalog(folder: Path, send: Send) -> None:
    """A new text, a checked one whose mark goes, each form of a plural; the rest is untouched."""
    file = send()
    answer(file, "Texte sans traduction", "A text &amp; its “quotes”", "translated")
    answer(file, "Titre de {edition}", "The title of {edition}", "final")
    answer(file, "%(n)s lieu", "a place", "translated")
    (path,) = bring(folder, file)
    check_with_msgfmt(path)
    assert "A text & its “quotes”" == find(folder, "new").forms[0]
    title = find(folder, "title")
    assert ("The title of {edition}",) == title.forms
    assert (False, "") == (title.unit.isfuzzy(), title.unit.prev_source)
    assert ["# Zoé: as the minister says it.\n"] == title.unit.othercomments
    assert "#, python-brace-format, no-wrap\n" in path.read_text()
    assert ("a place", "%(n)s places") == find(folder, "").forms
    before, after = CATALOG.split("\n\n"), path.read_text().split("\n\n")
    assert [2, 5, 6] == [
        number for number, block in enumerate(after) if number and block == before[number]
    ]
    assert () == bring(folder, file)


@pytest.mark.parametrize(
    ("version", "state", "fuzzy"),
    [
        (XliffVersion.XLIFF12, "new", True),
        (XliffVersion.XLIFF12, "needs-translation", True),
        (XliffVersion.XLIFF12, "needs-review-translation", True),
        (XliffVersion.XLIFF12, "translated", False),
        (XliffVersion.XLIFF12, "signed-off", False),
        (XliffVersion.XLIFF12, "final", False),
        (XliffVersion.XLIFF20, "initial", True),
        (XliffVersion.XLIFF20, "translated", False),
        (XliffVersion.XLIFF20, "reviewed", False),
        (XliffVersion.XLIFF20, "final", False),
    ],
)
def test_a_state_is_a_mark(folder: Path, version: XliffVersion, state: str, fuzzy: bool) -> None:
    """What the agency leaves to be reviewed is fuzzy, and is not printed before someone looks."""
    (file,) = interchange.export(
        load_project(folder), DOMAINS, "en", form=version, output=folder / "out"
    )
    answer(file, "Texte sans traduction", "A text", state)
    bring(folder, file)
    assert fuzzy == find(folder, "new").unit.isfuzzy()


def test_remarks_are_added_and_none_is_lost(folder: Path, send: Send) -> None:
    """An agency's note becomes a translator's comment; a tool that drops notes costs none."""
    file = send()
    text = file.read_text()
    dropped = re.sub(r"\s*<note\b.*?</note>", "", text, flags=re.DOTALL)
    file.write_text(re.sub(r"\s*<notes>\s*</notes>", "", dropped))
    assert () == bring(folder, file)
    note = "<note>Is “Titre” the rank?\nOr the heading?</note>"
    if "document:1.2" in text:
        edit(file, "</trans-unit>", note + "</trans-unit>")
    else:
        edit(file, "<segment", f"<notes>{note}</notes><segment")
    bring(folder, file)
    assert [
        "# Zoé: as the minister says it.\n",
        "# Is “Titre” the rank?\n",
        "# Or the heading?\n",
    ] == find(folder, "title").unit.othercomments


def test_an_empty_target_leaves_what_is_there(folder: Path, send: Send) -> None:
    """What an agency did not translate takes no translation away."""
    file = send()
    text = file.read_text()
    file.write_text(re.sub(r"\s*<target[^>]*>[^<]*</target>", "", text))
    assert () == bring(folder, file)
    file.write_text(re.sub(r"(<target[^>]*>)[^<]*</target>", r"\1</target>", text))
    assert () == bring(folder, file)


def test_a_file_saved_by_another_tool_is_read(folder: Path, send: Send) -> None:
    """A byte order mark, line ends of Windows, other prefixes and indentation are no fault."""
    file = send()
    text = file.read_text().replace("<target", "\n        <target")
    text = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert () == bring(folder, file)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            catalog_path("en", "x"),
            "locales/en/LC_MESSAGES/reefs.po",
            (
                "1: is for locales/en/LC_MESSAGES/reefs.po, which this project does not have;"
                " import it where it was exported"
            ),
        ),
        (
            '="en"',
            '="de"',
            (
                "1: is from fr to de, and its catalog from fr to en;"
                " ask for the file in that language"
            ),
        ),
        (
            '="fr"',
            '="es"',
            (
                "1: is from es to en, and its catalog from fr to en;"
                " ask for the file in that language"
            ),
        ),
        (
            "</file>",
            "</fichier>",
            "{line}: is damaged (Opening and ending tag mismatch: file line 3 and fichier);",
        ),
        (
            "<xliff",
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n<xliff",
            "{line}: declares a document type or entities; ask for it without",
        ),
        (
            "<xliff",
            "<!DOCTYPE l [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;&a;&a;&a;&a;&a;'>]>\n<xliff",
            "{line}: declares a document type or entities; ask for it without",
        ),
        ('encoding="UTF-8"', 'encoding="UTF-7"', "1: says that it is UTF-7;"),
        ("<xliff ", "<tmx ", "1: is no XLIFF; ask for XLIFF 1.2 or 2.0"),
        ("Nothing ", "\u202eNothing", "{unit}: holds U+202E (RIGHT-TO-LEFT OVERRIDE),"),
        ("Nothing ", "No&#13;thing", "{unit}: holds U+000D"),
        ("Nothing ", "x" * 20_001, "{unit}: has a target of more than 20000 characters;"),
        (
            "Nothing ",
            "&#0;",
            "{line}: is damaged (xmlParseCharRef: invalid xmlChar value 0)",
        ),
    ],
)
def test_what_is_not_ours_is_refused(
    folder: Path, send: Send, old: str, new: str, message: str
) -> None:
    """Another project's file, another language's, another text, a damaged or a dangerous file."""
    file = send()
    line = edit(file, old, new)
    start = "\n".join(file.read_text().split("\n")[:line])
    unit = start[: max(start.rfind("<unit "), start.rfind("<trans-unit "))].count("\n") + 1
    (said,) = refuse(folder, file)
    assert said.startswith(f"{file.name}:{message.format(line=line, unit=unit)}"), said


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "1: is no XLIFF; ask for XLIFF 1.2 or 2.0"),
        (b"PK\x03\x04\x14\x00", "1: holds the byte 0x00; ask for it without"),
        ("<xliff version='1.2'/>".encode("utf-16"), "1: is not UTF-8;"),
        (b"<xliff version='1.2'><file/></xliff>", "1: is for no catalog, which this project"),
        (b"<a><xliff version='1.2'/></a>", "1: is no XLIFF that can be read;"),
        (b"<xliff version='2.0'/>", "1: is no XLIFF that can be read;"),
        (b"<xliff version='1.1'/>", "1: is XLIFF 1.1; ask for XLIFF 1.2 or 2.0"),
        (
            b"<xliff version='2.0'>" + b"<group>" * 5000,
            "1: is damaged (Excessive depth in document",
        ),
        (b"x" * 8_000_001, "1: has 8000001 bytes; keep it under 8000000 bytes"),
    ],
    ids=["empty", "zip", "utf-16", "no file", "inside", "bare", "old", "deep", "huge"],
)
def test_what_is_no_xliff_is_refused(folder: Path, data: bytes, message: str) -> None:
    """Whatever is sent, the answer is one line."""
    (folder / "out").mkdir()
    file = folder / "out" / "sent.xlf"
    file.write_bytes(data)
    (said,) = refuse(folder, file)
    assert said.startswith(f"sent.xlf:{message}"), said


def test_all_of_several_files_or_nothing(folder: Path, send: Send) -> None:
    """One file at fault keeps the others out too; a unit and a catalog come once."""
    file = send()
    good = folder / "out" / "good.xlf"
    good.write_bytes(file.read_bytes())
    answer(good, "Texte sans traduction", "A text", "translated")
    edit(file, '="fr"', '="es"')
    missing = folder / "out" / "missing.xlf"
    said = refuse(folder, missing, file)
    assert ["missing.xlf:1: is missing; name the file that the agency sent"] == said[:1]
    assert "is from es to en" in said[1]
    (twice,) = refuse(folder, good, good)
    assert twice.startswith("good.xlf:1: is for locales/en/LC_MESSAGES/x.po, as good.xlf is;")
    assert 1 == len(bring(folder, good))


def test_a_unit_that_stands_twice_is_refused(folder: Path, send: Send) -> None:
    """Which of the two is meant cannot be known."""
    file = send()
    text = file.read_text()
    name = "trans-unit" if "document:1.2" in text else "unit"
    (unit,) = re.findall(rf"<{name} (?:(?!</{name}>).)*?Texte sans.*?</{name}>", text, re.DOTALL)[
        :1
    ]
    unit = unit[unit.rfind(f"<{name} ") :]
    first = text[: text.index(unit)].count("\n") + 1
    second = edit(file, unit, unit + "\n" + unit) + unit.count("\n") + 1
    assert [f"x.en.xlf:{second}: repeats the unit of line {first}; keep one of the two"] == refuse(
        folder, file
    )


def test_a_catalog_behind_its_texts_is_not_sent(folder: Path) -> None:
    """An agency is not paid for a text that is gone."""
    changed = (Message("title", "Nouveau", Origin("b.yaml", 1), ""), *MESSAGES[1:])
    project: Project = load_project(folder)
    with pytest.raises(CatalogError) as refused:
        interchange.export(
            project,
            (Domain("x", "fr", changed),),
            "en",
            form=XliffVersion.XLIFF12,
            output=folder / "out",
        )
    assert "locales/en/LC_MESSAGES/x.po:1: is behind the texts; run “briefs catalog update”" == str(
        refused.value
    )
    assert not (folder / "out").exists()


def test_the_files_that_an_agency_has_joined_are_each_their_catalog_s(
    folder: Path, send: Send
) -> None:
    """Units are held against the catalog of their own ``<file>``."""
    other = folder / catalog_path("en", "y")
    other.write_text(CATALOG.replace("Two", "Too"))
    file = send()
    text = file.read_text()
    start, end = text.index("<file"), text.index("</file>") + len("</file>")
    own = text[start:end]
    file.write_text(
        text[:end]
        + own.replace("LC_MESSAGES/x.po", "LC_MESSAGES/y.po").replace('id="f', 'id="g')
        + text[end:]
    )
    bring(folder, file)
    assert other.read_text() == CATALOG.replace("Two", "Too")
    edit(file, "LC_MESSAGES/y.po", "LC_MESSAGES/none.po")
    (line,) = refuse(folder, file)
    assert "is for locales/en/LC_MESSAGES/none.po, which this project does not have" in line


def test_segments_may_be_numbered_and_the_target_name_a_region(folder: Path) -> None:
    """As XLIFF 2.0 allows and agencies' tools write; the unit names the entry."""
    (file,) = interchange.export(
        load_project(folder), DOMAINS, "en", form=XliffVersion.XLIFF20, output=folder / "out"
    )
    text = file.read_text().replace("<segment ", '<segment id="s1" ')
    file.write_text(text.replace('trgLang="en"', 'trgLang="en-GB"'))
    assert () == bring(folder, file)


def test_what_still_fits_is_taken_and_the_rest_is_named(folder: Path, send: Send) -> None:
    """A text that has changed since it was sent keeps no other out."""
    file = send()
    answer(file, "Texte sans traduction", "A text", "translated")
    edit(file, "<source>Titre de", "<source>Titre du")
    imported = interchange.import_files(load_project(folder), NAMES, [file])
    assert (folder / catalog_path("en", "x"),) == imported.changed
    assert ("A text",) == find(folder, "new").forms
    (line,) = imported.left
    assert "warning: translates “Titre du {edition}”, which is no text of its catalog now" in str(
        line
    )


def test_the_terms_of_the_glossary_go_with_their_texts(folder: Path, send: Send) -> None:
    """As a note, where the language has a translation of them."""
    glossary = folder / "data" / "x" / "glossary.csv"
    glossary.parent.mkdir(parents=True)
    glossary.write_text("fr,en\ntraduction,translation|rendering\nTexte,\n")
    glossed = replace(DOMAINS[0], glossary=read_glossary(ProjectFiles(folder), "x", "fr"))
    text = send(glossed).read_text()
    assert 1 == text.count("Terms: “traduction”: translation or rendering")
    assert "Terms: “Texte”" not in text
