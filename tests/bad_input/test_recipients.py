"""Faults in the list of recipients, and people who mean harm, as who edits the list reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.bad_input.conftest import look

TABLE = "data/recipients.csv"
HEADER = "id,name,organisation,email,languages,paper,formats,copies,groups\n"
SOUND = {
    "id": "embassy-a",
    "name": "Embassy A",
    "organisation": "",
    "email": "a@example.org",
    "languages": "fr",
    "paper": "a4",
    "formats": "",
    "copies": "0",
    "groups": "",
}


def quote(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def write_row(**cells: str) -> str:
    return ",".join(quote(cell) for cell in {**SOUND, **cells}.values()) + "\n"


def refuse(project: Path, table: str, command: str = "pack") -> list[str]:
    """Pack by the spoilt list: it fails with 1, and nothing is written."""
    (project / TABLE).write_bytes(table.encode("utf-8", "surrogatepass"))
    before = look(project / "output")
    result = call_here("dispatch", command, "--project", project)
    assert (1, "") == (result.code, result.out), result.err
    assert "Traceback" not in result.err
    assert before == look(project / "output")
    return result.lines


@pytest.mark.parametrize(
    "name", ["../b", "a/b", "..", "", "A", "a b", "a\\b", "a.b", "con:", "x" * 65]
)
def test_an_id_that_is_no_name_of_a_folder(project: Path, output: Path, name: str) -> None:
    """An id cannot lead out of the folder of the packages."""
    (line,) = refuse(project, HEADER + write_row(id=name))
    assert line.startswith(f"{TABLE}:2: ")
    assert "id is " in line


def test_the_print_shop_s_name(project: Path, output: Path) -> None:
    """No recipient takes the print shop's folder."""
    assert [f'{TABLE}:2: print: id "print" is the print shop’s folder; use another id'] == refuse(
        project, HEADER + write_row(id="print")
    )


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\x00",
        "a\x1b@example.org",
        "<a@example.org>",
        "a b@example.org",
        "a@example",
        "a@@example.org",
        "a@-example.org",
        "a@exämple.org",
        "@example.org",
        ".a@example.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 63}.{'c' * 63}.{'d' * 63}.{'e' * 63}.org",
    ],
)
def test_an_address_that_is_none(project: Path, output: Path, address: str) -> None:
    """Two addresses, control characters, line breaks, names of other letters, too long ones."""
    (line,) = refuse(project, HEADER + write_row(email=address))
    assert line.startswith(f"{TABLE}:")
    assert "is no e-mail address" in line or "holds the byte 0x00" in line
    assert "\x1b" not in line


@pytest.mark.parametrize("field", ["name", "organisation"])
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("A\r\nBcc: b@example.org", "U+000A"),
        ("A\nB", "U+000A"),
        ("A\tB", "which cannot be seen"),
        ("=?utf-8?q?=0D=0ABcc: x?=", "which begins an encoded word"),
        ("A\x1b[31m", "U+001B"),
        ("A\u2028B", "U+2028"),
        ("A\u202eB", "by which a reader could be deceived"),
    ],
)
def test_a_name_that_would_be_a_header(
    project: Path, output: Path, field: str, text: str, what: str
) -> None:
    """A line break or a sign that turns the text never reaches a mail's header or a page."""
    lines = refuse(project, HEADER + write_row(**{field: text}))
    assert any(what in line and field in line for line in lines), lines


def test_all_faults_of_the_table_at_once(project: Path, output: Path) -> None:
    """Each has its line and its remedy."""
    table = (
        HEADER
        + write_row(languages="")
        + write_row(id="b", email="b@example.org", languages="fr;xx-YY")
        + write_row(id="c", email="c@example.org", paper="b5")
        + write_row(id="d", email="d@example.org", copies="-1")
        + write_row(id="e", email="e@example.org", copies="many")
        + write_row(id="d", email="f@example.org")
    )
    lines = refuse(project, table)
    assert [f"{TABLE}:{number}" for number in range(2, 8)] == [
        line.partition(": ")[0] for line in lines
    ]
    assert "languages" in lines[0]
    assert "names 'xx-YY', no locale of CLDR; write it as fr, pt-BR or ar" in lines[1]
    assert 'c: paper "b5" is no paper; use one of a3, a4, a5, letter' in lines[2]
    assert "greater than or equal to 0" in lines[3]
    assert 'copies "many" is no number; write it in digits' in lines[4]
    assert "id d stands on line 5 already; give each row its own id" in lines[5]


def test_what_one_row_says_of_another_or_of_the_project(project: Path, output: Path) -> None:
    """An address that is listed twice, by whatever cases, and a format that no brief has."""
    table = (
        HEADER
        + write_row(email="Press@Example.org")
        + write_row(id="b", email="press@EXAMPLE.org", formats="breif")
    )
    assert [
        (f"{TABLE}:3: b: press@example.org stands on line 2 already; keep one of the two rows"),
        (
            f"{TABLE}:3: b: formats names 'breif', which briefs.toml does not list;"
            " did you mean brief?"
        ),
    ] == refuse(project, table)


def test_a_table_that_is_missing_or_empty(project: Path, output: Path) -> None:
    """Who has no list is told where it is described."""
    assert [f"{TABLE}:1: lists no recipient; add a row for each"] == refuse(project, HEADER)
    (project / TABLE).unlink()
    result = call_here("dispatch", "plan", "--project", project)
    assert 1 == result.code
    assert [
        f"{TABLE}:1: is missing; list the recipients in it, as docs/distribution.md says"
    ] == result.lines


def test_editions_that_are_not_built(project: Path, output: Path) -> None:
    """Each edition that someone is to get and that is not there is a line."""
    table = HEADER + write_row(formats="map;factsheet")
    for command in ("plan", "pack"):
        assert [
            (
                "output/daesh/daesh-factsheet.fr.a4.screen.pdf:1: is not built;"
                " run “briefs build daesh”"
            ),
            "output/daesh/daesh-map.fr.a4.screen.pdf:1: is not built; run “briefs build daesh”",
        ] == refuse(project, table, command)


def test_a_default_without_an_edition(project: Path, output: Path) -> None:
    """A default language in the settings in which there is nothing to send is said."""
    settings = project / "briefs.toml"
    settings.write_text(settings.read_text() + '\n[dispatch]\ndefault = "xx-YY"\n')
    number = settings.read_text().splitlines().index('default = "xx-YY"') + 1
    assert [
        (
            f"briefs.toml:{number}: has the default xx-YY, in which daesh has no edition;"
            " use one of ar, en, fr"
        )
    ] == refuse(project, HEADER + write_row(languages="ku"))
