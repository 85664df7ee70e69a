"""``briefs dispatch plan`` and ``pack`` as they are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.unit.dispatch.conftest import output, posted  # noqa: F401 - fixtures


@pytest.mark.usefixtures("posted")
def test_the_plan_as_a_table(posted: Path, output: Path) -> None:  # noqa: F811
    """A row for each edition says to whom, how many and why; nothing is written."""
    result = call_here("dispatch", "plan", "--project", posted, "--output", output)
    assert (0, "") == (result.code, result.err)
    rows = [" ".join(line.split()) for line in result.out.splitlines()]
    assert [
        "recipient name edition copies why",
        "embassy-a Ambassade A daesh-factsheet.fr.a4.screen 3 asked for",
        "embassy-b سفارة (باء) daesh-factsheet.ar.a4.screen 2 asked for",
        (
            "office-c Office <C> & Sons daesh-factsheet.fr.a4.screen 0"
            " no edition in en; the default, fr; factsheet is not made for letter: a4"
        ),
        "3 editions for 3 recipients; nothing is sent",
    ] == rows
    assert not (output / "dispatch").exists()


def test_the_plan_as_json(posted: Path, output: Path) -> None:  # noqa: F811
    """It says the same, with the SHA-256 of each edition and the number of each copy."""
    result = call_here(
        *("dispatch", "plan", "--json", "--group", "embassies", "--language", "ar"),
        *("--project", posted, "--output", output),
    )
    (plan,) = json.loads(result.out)["plans"]
    (recipient,) = plan["recipients"]
    (edition,) = recipient.pop("editions")
    assert {
        "id": "embassy-b",
        "name": "سفارة (باء)",
        "organisation": "",
        "email": "b@example.org",
        "locale": "ar",
        "copy": 2,
        "copies": 2,
    } == recipient
    assert 64 == len(edition.pop("sha256"))
    assert {
        "edition": "daesh-factsheet.ar.a4.screen",
        "path": "daesh/daesh-factsheet.ar.a4.screen.pdf",
        "why": "asked for",
    } == edition


def test_packages_are_named(posted: Path, output: Path) -> None:  # noqa: F811
    """Packing prints the path of each archive, and of the print shop's folder."""
    options = ("--project", posted, "--output", output)
    packed = call_here("dispatch", "pack", "--recipient", "embassy-a", *options)
    printed = call_here("dispatch", "pack", "--print", *options)
    folder = output / "dispatch" / "daesh"
    assert (0, f"{folder / 'embassy-a.zip'}\n", "") == (packed.code, packed.out, packed.err)
    assert (0, f"{folder / 'print'}\n", "") == (printed.code, printed.out, printed.err)


def test_a_recipient_that_is_not_listed(posted: Path, output: Path) -> None:  # noqa: F811
    """It is the command that is at fault: exit code 2."""
    result = call_here(
        "dispatch", "pack", "--recipient", "embasy-a", "--project", posted, "--output", output
    )
    assert 2 == result.code
    assert [
        "data/recipients.csv:1: lists no recipient embasy-a; did you mean embassy-a?"
    ] == result.lines
