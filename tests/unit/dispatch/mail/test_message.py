from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

import pytest

from generator.dispatch.mail.message import MessageWriter, read_sender, write_bytes
from generator.dispatch.pack.packages import read_packages
from generator.errors import BriefsError, CatalogError, DispatchError, TemplateError
from generator.project import load_project
from tests.unit.dispatch.mailroom import Reader, make_project, pack, read_message

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DESK = '[dispatch]\nsender = "desk@example.org"\nsender-name = "Le bureau, « d’Exemple »"\n'

Write = Callable[..., EmailMessage]


def write(folder: Path, reader: Reader, settings: str = DESK, issue: int = 1) -> bytes:
    if not folder.exists():
        make_project(folder, settings)
    pack(folder / "output", [reader])
    project = load_project(folder)
    writer = MessageWriter(project, read_sender(project))
    writer.prepare([reader.locale])
    (package,) = read_packages(folder / "output", ["daesh"], [reader.id])
    return write_bytes(writer.write(package, issue, NOON))


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_the_headers(tmp_path: Path) -> None:
    """Who, to whom, when, in which language; names in any script come out as they went in."""
    settings = (
        DESK + 'reply-to = "answers@example.org"\nunsubscribe = "https://example.org/u?a=1"\n'
    )
    reader = Reader("riyad", name="السيدة سارة العلي", locale="ar")
    message = read_message(write(tmp_path / "project", reader, settings))
    assert '"Le bureau, « d’Exemple »" <desk@example.org>' == message["From"]
    assert "السيدة سارة العلي <riyad@example.org>" == message["To"]
    assert "Titre & « daesh-brief.fr.a4.screen.pdf »" == message["Subject"]
    assert "Thu, 01 Jan 2026 12:00:00 +0000" == message["Date"]
    assert re.fullmatch(r"<[0-9a-f]{40}@example\.org>", message["Message-ID"])
    assert "ar" == message["Content-Language"]
    assert "answers@example.org" == message["Reply-To"]
    assert "<https://example.org/u?a=1>" == message["List-Unsubscribe"]
    assert "List-Unsubscribe=One-Click" == message["List-Unsubscribe-Post"]


def test_what_is_not_configured_is_not_there(tmp_path: Path) -> None:
    """Without its setting a field is left out; by mailto: there is no one-click (RFC 8058)."""
    plain = read_message(write(tmp_path / "plain", Reader("a")))
    assert {
        "Reply-To",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "Auto-Submitted",
    }.isdisjoint(plain.keys())
    settings = DESK + 'unsubscribe = "mailto:off@example.org"\n'
    mailed = read_message(write(tmp_path / "mailed", Reader("a"), settings))
    assert "<mailto:off@example.org>" == mailed["List-Unsubscribe"]
    assert "List-Unsubscribe-Post" not in mailed


@pytest.mark.parametrize(
    ("locale", "words", "language"),
    [
        ("fr", "Veuillez trouver ci-joint les 2 documents suivants", '<html lang="fr" dir="ltr">'),
        ("en", "Please find attached the following 2 documents", '<html lang="en" dir="ltr">'),
        ("ar", "نرفق لكم المستندين التاليين", '<html lang="ar" dir="rtl">'),
    ],
)
def test_it_speaks_the_reader_s_language(
    tmp_path: Path, locale: str, words: str, language: str
) -> None:
    """Both parts are in it, and say the same; nothing is left of HTML in the plain one."""
    reader = Reader("a", name="O’Brien & <Co>", locale=locale, files=("a.pdf", "b.pdf"))
    message = read_message(write(tmp_path / "project", reader))
    text, page = body(message, "plain"), body(message, "html")
    assert words in text
    assert words in page
    assert language in page
    assert "O’Brien & <Co>" in text
    assert "O’Brien &amp; &lt;Co&gt;" in page
    assert "&amp;" not in text


def test_the_parts(tmp_path: Path) -> None:
    """Text and HTML are alternatives, and the PDFs are attached, under names in any script."""
    names = ("موجز.pdf", "Überblick.pdf", "摘要 " * 30 + ".pdf", "plain.pdf")
    message = read_message(write(tmp_path / "project", Reader("a", files=names)))
    assert "multipart/mixed" == message.get_content_type()
    alternative, *attached = list(message.iter_parts())
    assert "multipart/alternative" == alternative.get_content_type()
    assert ["text/plain", "text/html"] == [
        part.get_content_type() for part in alternative.iter_parts()
    ]
    assert list(names) == [part.get_filename() for part in attached]
    assert {"application/pdf"} == {part.get_content_type() for part in attached}
    assert b"%PDF-1.7 plain.pdf 1\n" == attached[3].get_content()


def test_every_line_can_be_sent(tmp_path: Path) -> None:
    """ASCII, ended by CRLF, none over 998 characters (RFC 5322), whatever the names."""
    reader = Reader("a", name="ن" * 200, organisation="Ä" * 400, files=("é" * 90 + ".pdf",))
    data = write(tmp_path / "project", reader)
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert 998 >= max(map(len, data.split(b"\r\n")))


def test_a_second_attempt_is_the_same_message(tmp_path: Path) -> None:
    """The same package gives the same bytes; sent again on purpose, it has another Message-ID."""
    first = write(tmp_path / "project", Reader("a"))
    assert first == write(tmp_path / "project", Reader("a"))
    other = write(tmp_path / "project", Reader("a"), issue=2)
    assert read_message(first)["Message-ID"] != read_message(other)["Message-ID"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "briefs.toml:1: names no sender"),
        (DESK.replace("Le bureau", "Le bureau\\r\\nBcc: x@example.org"), "dispatch.sender-name"),
        (DESK.replace("Le bureau", "=?utf-8?q?=0D=0ABcc:_x?="), "an encoded word"),
        (DESK + 'unsubscribe = "https://example.org/\\r\\nBcc: x"\n', "is no address"),
        (DESK + 'unsubscribe = "http://example.org/"\n', "is no address"),
        (DESK + 'unsubscribe = "mailto:a>, <b"\n', "is no address"),
    ],
)
def test_the_settings_cannot_break_a_header(tmp_path: Path, settings: str, said: str) -> None:
    """What could add a field is a finding."""
    project = load_project(make_project(tmp_path / "project", settings))
    with pytest.raises(DispatchError) as failure:
        read_sender(project)
    assert said in str(failure.value)


@pytest.mark.parametrize(
    "name",
    [
        "a, b@example.com",
        "é, b@example.com",
        "é <b@example.com>,",
        "é; x: y@example.com;",
        'Ana "Nan" \\ Pérez',
        "O’Brien & “Co”, <x>",
    ],
)
def test_a_name_is_a_name_alone(tmp_path: Path, name: str) -> None:
    """Whatever marks a name holds, the message goes to one address, under that name."""
    (reader,) = read_message(write(tmp_path / "project", Reader("a", name=name)))["To"].addresses
    assert (name, "a@example.org") == (reader.display_name, reader.addr_spec)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("To", Address("=?utf-8?q?evil=40x?=", "a", "example.org")),
        ("Subject", "=?utf-8?q?=0D=0ABcc:_b=40example.com?="),
    ],
)
def test_a_message_that_reads_otherwise_is_not_sent(
    tmp_path: Path, field: str, value: Address | str
) -> None:
    """Were an address or a field to slip in by the library, the last look would stop it."""
    message = read_message(write(tmp_path / "project", Reader("a")))
    del message[field]
    message[field] = value
    with pytest.raises(DispatchError, match="read otherwise than they were meant"):
        write_bytes(message)


def test_a_missing_translation_stops_all(tmp_path: Path) -> None:
    """A letter half in English goes to no one: each label that the language lacks is said."""
    folder = make_project(tmp_path / "project", DESK)
    catalog = folder / "locales" / "nl" / "LC_MESSAGES" / "labels.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "letter.salutation"\nmsgid "Dear Sir or Madam,"\nmsgstr ""\n'
    )
    with pytest.raises(CatalogError, match="leaves “Dear Sir or Madam,” untranslated") as refused:
        write(folder, Reader("a", locale="nl"))
    assert "lacks “Yours faithfully,” (built-in/labels/letters.toml:" in str(refused.value)


def test_a_language_without_labels_stops_all(tmp_path: Path) -> None:
    """One line says where they go, and how they come there."""
    folder = make_project(tmp_path / "project", DESK)
    with pytest.raises(CatalogError) as refused:
        write(folder, Reader("a", locale="nl"))
    assert (
        "locales/nl/LC_MESSAGES/labels.po:1: is missing, and the program has no labels in Dutch;"
        " run “briefs catalog add nl”, or “briefs catalog update” where the language has other"
        " catalogs, and translate it" == str(refused.value)
    )


@pytest.mark.parametrize(
    ("name", "change", "error", "said"),
    [
        ("message.txt", "{{ nothing }}", TemplateError, "cannot be filled"),
        ("message.html", "{% if %}", TemplateError, "is no Jinja template"),
    ],
)
def test_a_template_at_fault(
    tmp_path: Path, name: str, change: str, error: type[BriefsError], said: str
) -> None:
    """It is named, and there is no traceback."""
    folder = make_project(tmp_path / "project", DESK)
    (folder / "templates" / "dispatch" / name).write_text(change)
    with pytest.raises(error, match=re.escape(said)):
        write(folder, Reader("a"))


def test_a_file_that_changes_meanwhile(tmp_path: Path) -> None:
    """A PDF is held against its manifest again when it is attached."""
    folder = make_project(tmp_path / "project", DESK)
    pack(folder / "output", [Reader("a")])
    (package,) = read_packages(folder / "output", ["daesh"])
    project = load_project(folder)
    writer = MessageWriter(project, read_sender(project))
    writer.prepare(["fr"])
    shutil.copy(folder / "briefs.toml", package.enclosures[0].file)
    with pytest.raises(DispatchError, match="is not the file that its manifest promises"):
        writer.write(package, 1, NOON)
