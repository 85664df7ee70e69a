"""Faults in what print editions are made with, as the person who orders them reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.conftest import Refuse
from tests.bad_input.test_templates import line_of, spoil

TOKENS = "templates/tokens.css"
PROFILE = "data/output-intents/ISOcoated_v2_300_bas.icc"
ORDER = ("--locale", "fr", "--format", "factsheet", "--paper", "a4", "--profile", "print")


def set_press(project: Path, table: str) -> None:
    text = (project / "briefs.toml").read_text()
    (project / "briefs.toml").write_text(f"{text}\n[profiles.print]\n{table}\n")


def test_a_press_s_profile_that_is_missing(project: Path, refuse: Refuse) -> None:
    """One line, however many editions need it."""
    (project / PROFILE).unlink()
    assert [
        f"{PROFILE}:1: is missing; add it, or name another in [profiles.print] of briefs.toml"
    ] == refuse("--locale", "fr", "--locale", "en", "--profile", "print").lines


def test_a_press_s_profile_that_is_none(project: Path, refuse: Refuse) -> None:
    """A file of another kind is refused, beside what else is wrong."""
    (project / PROFILE).write_bytes(b"ICC")
    spoil(project, TOKENS, "--accent-cmyk: 100 80 0 35;", "")
    assert [
        (
            f"{PROFILE}:1: is no ICC profile;"
            " name the ICC profile of the press, as the printer gives it"
        ),
        (
            f"{TOKENS}:{line_of(project, TOKENS, '--accent:')}: the colour --accent has no inks for"
            " print; add “--accent-cmyk: C M Y K;” beside it, in percent"
        ),
    ] == refuse(*ORDER).lines


def test_inks_are_asked_for_print_alone(project: Path, refuse: Refuse) -> None:
    """A colour without inks stops no screen edition: what is found there is another fault."""
    spoil(project, TOKENS, "--accent-cmyk: 100 80 0 35;", "")
    spoil(project, TOKENS, "--symbol: 4.6mm", "--symbol: 4.6em")
    (line,) = refuse(
        "--locale", "fr", "--format", "map", "--paper", "a4", "--profile", "screen"
    ).lines
    assert "the token --symbol is “4.6em”, not a length" in line


def test_a_colour_that_is_no_token_s(project: Path, refuse: Refuse) -> None:
    """A style sheet's own colour has no inks and is never converted."""
    spoil(project, "templates/factsheet/factsheet.css", "{", "{ color: #123456;")
    assert [
        (
            "templates/factsheet/page.html:1: daesh-factsheet.fr.a4.print: the colour #123456 is no"
            " token’s, so it has no inks; use a token of templates/tokens.css"
        )
    ] == refuse(*ORDER).lines


def test_a_transparent_text(project: Path, refuse: Refuse) -> None:
    """Opacity is refused, for presses differ in what they make of it."""
    spoil(project, "templates/factsheet/factsheet.css", "{", "{ color: rgba(31, 58, 110, 0.5);")
    assert [
        (
            "templates/factsheet/page.html:1: daesh-factsheet.fr.a4.print:"
            " paints with transparency; use a token of that tint"
        )
    ] == refuse(*ORDER).lines


@pytest.mark.parametrize(
    ("table", "key", "message"),
    [
        (
            'output-intent = "../press.icc"\ncondition = "FOGRA51"',
            "output-intent",
            "is no path in the project; write it as data/output-intents/name.icc",
        ),
        (
            'output-intent = "/press.icc"\ncondition = "FOGRA51"',
            "output-intent",
            "is no path in the project; write it as data/output-intents/name.icc",
        ),
        (
            'output-intent = "data/press.icc"',
            "[profiles.print]",
            "names an output-intent without its condition; add condition",
        ),
        ("bleed = -3", "bleed", "greater than or equal to 0"),
        ("bleed = 30", "bleed", "less than or equal to 20"),
        ('condition = ""', "condition", "condition"),
        ('registry = "color.org"', "registry", "registry"),
        ("bled = 3", "bled", "bleed"),
    ],
)
def test_a_setting_of_print_that_cannot_be(
    project: Path, refuse: Refuse, table: str, key: str, message: str
) -> None:
    """A path outside the project, a bleed of another page, a condition without a name: one line."""
    set_press(project, table)
    (line,) = refuse(*ORDER).lines
    assert line.startswith(f"briefs.toml:{line_of(project, 'briefs.toml', key)}: ")
    assert message in line
