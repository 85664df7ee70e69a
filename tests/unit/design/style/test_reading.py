"""The figures' style: read with its tokens, refused with every fault at its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import FrozenInstanceError

import pytest

from generator.design.style.reading import Styles, parse_styles
from generator.design.style.shared import STYLE
from generator.design.tokens import Tokens, read_tokens
from generator.errors import TemplateError
from tests.conftest import ROOT

TEXT = (ROOT / STYLE).read_text()
CSS = (ROOT / "templates" / "tokens.css").read_text()

Refuse = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    """The shipped design's."""
    return read_tokens(CSS, "tokens.css")


@pytest.fixture(scope="module")
def styles(tokens: Tokens) -> Styles:
    """The shipped style."""
    return parse_styles(TEXT, tokens)


@pytest.fixture
def refuse(tokens: Tokens) -> Refuse:
    """Read the shipped style with one line written otherwise; gives the findings."""

    def read(old: str, new: str) -> list[str]:
        assert 1 == TEXT.count(old)
        with pytest.raises(TemplateError) as failure:
            parse_styles(TEXT.replace(old, new), tokens)
        return str(failure.value).splitlines()

    return read


def line_of(text: str) -> int:
    """The line of the shipped file that this text begins on."""
    return TEXT[: TEXT.index(text)].count("\n") + 1


def test_a_style_is_read_in_its_units(styles: Styles) -> None:
    """Lengths are in mm, widths of lines in pt, colours and sizes those of the tokens."""
    labels = styles.map.labels
    assert (0.7, 1.3, 7.5) == (labels.gap, labels.halo_width, labels.size)
    assert ("#1D2230", "#F7F3EA") == (labels.ink, labels.halo)
    assert (4.6, 1.12) == (styles.map.signs.diameter, styles.map.words.arabic_scale)
    assert ("Noto Sans", "Noto Sans Arabic") == styles.timeline.words.families
    assert "#A1A3A7" == styles.years.years.earlier_fill  # between --land and --muted


def test_a_length_may_be_in_either_unit(tokens: Tokens) -> None:
    """What a key holds is converted: 2.54 mm are 7.2 pt."""
    text = TEXT.replace('halo_width = "1.3pt"', 'halo_width = "2.54mm"')
    text = text.replace('gap = "0.7mm"\nclear', 'gap = "7.2pt"\nclear')
    labels = parse_styles(text, tokens).map.labels
    assert (7.2, 2.54) == pytest.approx((labels.halo_width, labels.gap))


def test_a_style_is_frozen_and_can_be_a_key(styles: Styles, tokens: Tokens) -> None:
    """Two readings are equal and have one hash; no value of them can be changed."""
    again = parse_styles(TEXT, tokens)
    assert (styles, hash(styles)) == (again, hash(again))
    with pytest.raises(FrozenInstanceError):
        styles.map.labels.gap = 2.0  # type: ignore[misc]


def test_a_missing_key_is_missed_at_its_table(refuse: Refuse) -> None:
    """No key is optional."""
    line = line_of("[labels]")
    assert [f"{STYLE}:{line}: labels.leader_from is missing; add it"] == refuse(
        'leader_from = "1.6mm"\n', ""
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'leader_from = "1.6mm"',
            'leader_from = "1.6em"',
            'labels.leader_from "1.6em" is no length; write it in pt or mm, as 1.5mm,',
        ),
        (
            'leader_from = "1.6mm"',
            "leader_from = 1.6",
            "labels.leader_from 1.6 is no length; write it in pt or mm, as 1.5mm, or name a token",
        ),
        (
            'halo_width = "1.3pt"',
            'halo_width = "0pt"',
            'labels.halo_width "0pt" is no length from 0.05 to 20 pt; correct it',
        ),
        ('hatch = "1mm"', 'hatch = "0mm"', 'ground.hatch "0mm" is no length from 0.1 to 40 mm;'),
        (
            'halo = "land"',
            'halo = "lnad"',
            'labels.halo "lnad" is no colour of the design; did you mean land?',
        ),
        (
            'halo = "land"',
            'halo = "#FFFFFF"',
            'labels.halo "#FFFFFF" is no colour of the design; use one of (accent, ',
        ),
        (
            'heading_size = "size-2"',
            'heading_size = "6pt"',
            'years.heading_size "6pt" is no size of the scale of type; use one of (size-1, ',
        ),
        (
            'place = "bold"',
            'place = "black"',
            'labels.place is "black"; it should be',
        ),
        (
            'pitch = "5.2mm"',
            'pitch = "0mm"',
            'legend.pitch "0mm" is no length from',
        ),
        ("fine = 0.6", "fine = 6", "ground.fine is 6; it should be less than or equal to 1"),
        ("fine = 0.6", 'fine = "0.6"', 'ground.fine is "0.6"; it should be a valid number'),
        (
            'families = "sans"',
            'families = "sanz"',
            'words.families "sanz" is no token; did you mean sans?',
        ),
    ],
)
def test_a_value_of_another_kind_is_at_its_line(
    refuse: Refuse, old: str, new: str, said: str
) -> None:
    """A wrong unit, a bare number, a name that nothing has: each is said with what to do."""
    (line,) = refuse(old, new)
    assert line.startswith(f"{STYLE}:{line_of(old)}: {said}")


def test_an_unknown_key_is_met_with_the_nearest(refuse: Refuse) -> None:
    """A key that is misspelt is both unknown and missing, and so in a table within."""
    line = line_of("leader_from")
    assert [
        f"{STYLE}:{line_of('[labels]')}: labels.leader_from is missing; add it",
        f"{STYLE}:{line}: labels.leader_form is an unknown key; did you mean leader_from?",
    ] == refuse('leader_from = "1.6mm"', 'leader_form = "1.6mm"')
    line, old = line_of("earlier_edge"), 'earlier_edge = {colour = "land", '
    assert [
        f"{STYLE}:{line}: years.earlier_edge.color is an unknown key; did you mean colour?"
    ] == refuse(old, old + 'color = "land", ')


def test_all_faults_are_gathered(tokens: Tokens) -> None:
    """Each is told at once, in the order of the lines."""
    text = TEXT.replace('gap = "0.7mm"', 'gap = "thin"').replace("fine = 0.6\n", "")
    text = text.replace('empty = "paper"', 'empty = "papre"')
    with pytest.raises(TemplateError) as failure:
        parse_styles(text, tokens)
    said = [finding.message for finding in failure.value.findings]
    assert [
        "ground.fine is missing",
        'labels.gap "thin" is no length',
        'scale_bar.empty "papre" is no colour of the design',
    ] == said


def test_a_malformed_token_is_at_its_own_line() -> None:
    """It is told once, in the style sheet, however many keys name it."""
    css = CSS.replace("--muted: #5B6270;", "--muted: grey;")
    line = css[: css.index("--muted:")].count("\n") + 1
    with pytest.raises(TemplateError) as failure:
        parse_styles(TEXT, read_tokens(css, "tokens.css"))
    said = f"tokens.css:{line}: the token --muted is “grey”, not a colour; write it as #rrggbb"
    assert said == str(failure.value)


def test_a_file_that_is_no_toml_is_at_its_line(tokens: Tokens) -> None:
    """It is one finding, with the line."""
    text = TEXT.replace("fine = 0.6", "fine = ")
    with pytest.raises(TemplateError, match=rf"{STYLE}:{line_of('fine = 0.6')}: is not TOML"):
        parse_styles(text, tokens)


def test_words_that_cannot_be_read_on_their_ground_are_told(refuse: Refuse) -> None:
    """A pale colour for names is refused as a pale token is."""
    old = 'place = "bold"'
    (line,) = refuse('quiet = "muted"\n' + old, 'quiet = "border"\n' + old)
    assert line.startswith(
        f"{STYLE}:{line_of(old) - 1}: labels.quiet on labels.halo has a contrast of 3.3"
    )
    assert line.endswith("to 4.5 to 1")


def test_a_paper_has_sizes_of_its_own() -> None:
    """A token that is other on a paper is so in the figures drawn for it."""
    own = read_tokens(CSS + ":root.paper-letter { --symbol: 4mm; }", "tokens.css")
    diameters = [parse_styles(TEXT, each).map.signs.diameter for each in (own, own.on("letter"))]
    assert [4.6, 4.0] == diameters


def test_a_step_too_many_is_told(styles: Styles) -> None:
    """A map of five years needs a fifth look."""
    with pytest.raises(TemplateError, match=r"signs\.steps has 4 looks, and a figure needs 5"):
        styles.map.signs.step(4)


def test_every_key_is_documented() -> None:
    """docs/figure-style.md has each table and each of its keys, and no other."""
    page = (ROOT / "docs" / "figure-style.md").read_text()
    parts = re.split(r"^## `\[([\w.]+)\]`$", page, flags=re.MULTILINE)[1:]
    said = {
        name: re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }
    tables = tomllib.loads(TEXT)
    charts = tables.pop("chart")
    tables |= {f"chart.{name}": table for name, table in charts.items()}
    assert {name: list(table) for name, table in tables.items()} == said
