"""The look: every page as it was last approved, and the comparison itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from generator.model.edition import Edition
from tests.bad_input.calling import call_here
from tests.conftest import ROOT
from tests.editions.conftest import (
    EDITIONS,
    EXAMPLE_PAGES,
    EXAMPLES,
    GOLDEN_EDITIONS,
    label,
    output_of,
)
from tests.editions.golden import GOLDEN, changed_blocks, clear, draw, load, report, save
from tests.editions.reading import Printed

PAGES = {
    "brief": {"page": 6, "bilingual": 8},
    "factsheet": {"page": 2, "bilingual": 2},
    "large-print": {"page": 4, "bilingual": 0},
    "slides": {"page": 5, "bilingual": 0},
}
"""How many pages are looked at, from the first."""
ONE = {"page": 1, "bilingual": 1}
SHEETS = [
    (edition, page)
    for edition in GOLDEN_EDITIONS
    for page in range(1, PAGES.get(edition.format, ONE)[edition.layout] + 1)
] + [
    (edition, page)
    for edition in EXAMPLES
    for page in range(1, EXAMPLE_PAGES[edition.brief, edition.locale] + 1)
]
LARGEST = 60_000


def name_of(edition: Edition, page: int) -> str:
    return f"{label(edition)}-{page}.png"


def digest_of(output: Path, edition: Edition) -> str:
    """What is printed of the digest of an edition's data."""
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    data = {entry["path"]: entry["data"] for entry in manifest["editions"]}
    return str(data[edition.path])[:16]


@pytest.mark.parametrize(
    ("edition", "page"), SHEETS, ids=[name_of(*sheet).removesuffix(".png") for sheet in SHEETS]
)
def test_page_looks_as_approved(
    edition: Edition,
    page: int,
    request: pytest.FixtureRequest,
) -> None:
    """The page looks as its golden picture does."""
    name = name_of(edition, page)
    output = output_of(edition, request)
    printed = Printed(edition, output / edition.path)
    new = draw(printed, page, digest_of(output, edition))
    old = load(GOLDEN / name) if (GOLDEN / name).exists() else None
    changed = [(0, 0)] if old is None else changed_blocks(old, new)
    if changed and request.config.getoption("--update-golden"):
        save(new, GOLDEN / name)
        changed = []
    if changed:
        shown = report(name, old, new).relative_to(ROOT)
        pytest.fail(f"{name} changed in {len(changed)} blocks: see {shown}; --update-golden")
    clear(name)


def test_every_golden_belongs_to_a_page(request: pytest.FixtureRequest) -> None:
    """No picture is left of a page that is no longer made."""
    left = {file.name for file in GOLDEN.glob("*")} - {name_of(*sheet) for sheet in SHEETS}
    if request.config.getoption("--update-golden"):
        for name in left:
            (GOLDEN / name).unlink()
        left = set()

    assert left == set()


def test_goldens_are_small() -> None:
    """Each picture stays under 60 kB, so that the repository stays light."""
    assert [file.name for file in GOLDEN.glob("*.png") if file.stat().st_size > LARGEST] == []


def test_the_same_page_drawn_again_passes(
    opened: dict[Edition, Printed], built: Path, tmp_path: Path
) -> None:
    """A page drawn twice, and once saved, is the same to the comparison."""
    for edition, printed in opened.items():
        first = draw(printed, 1, digest_of(built, edition))
        save(first, tmp_path / "page.png")

        assert changed_blocks(load(tmp_path / "page.png"), draw(printed, 1, "none")) == []


def test_one_changed_word_is_caught(
    opened: dict[Edition, Printed], built: Path, project: Path, tmp_path: Path
) -> None:
    """A page on which one word of the smallest text has changed is another page."""
    edition = next(e for e in EDITIONS if (e.format, e.locale) == ("factsheet", "en"))
    catalog = project / "locales" / "en" / "LC_MESSAGES" / "daesh.po"
    text = catalog.read_text(encoding="utf-8")
    named = 'msgid "Homs"\nmsgstr "Homs"'
    assert text.count(named) == 1
    changed = text.replace(named, 'msgid "Homs"\nmsgstr "Hama"')
    catalog.write_text(changed, encoding="utf-8")
    result = call_here(
        *("build", "--project", project, "--output", tmp_path / "output"),
        *("--format", "factsheet", "--locale", "en", "--paper", "a4", "--profile", "screen"),
    )
    assert (result.code, result.err) == (0, "")
    other = Printed(edition, tmp_path / "output" / edition.path)
    old = [draw(opened[edition], page, digest_of(built, edition)) for page in (1, 2)]
    new = [draw(other, page, digest_of(tmp_path / "output", edition)) for page in (1, 2)]

    assert 1 <= len(changed_blocks(old[0], new[0])) <= 8
    assert changed_blocks(old[1], new[1]) == []


def test_a_moved_label_is_caught(opened: dict[Edition, Printed], built: Path) -> None:
    """A page on which one name of the map stands 1 mm lower is another page."""
    edition = next(e for e in EDITIONS if (e.format, e.locale) == ("brief", "fr"))
    old = draw(opened[edition], 2, digest_of(built, edition))
    words = opened[edition].pages[1].get_textpage()
    found = words.search("Tikrit", match_case=True).get_next()
    assert found is not None
    words.count_rects(*found)
    left, bottom, right, top = (value * 50 / 72 for value in words.get_rect(0))
    area = (int(left), int(old.height - top), int(right) + 1, int(old.height - bottom) + 1)
    new = old.copy()
    new.paste(244, area)
    new.paste(old.crop(area), (area[0], area[1] + 2))

    assert changed_blocks(old, new) != []


def test_rounding_passes(opened: dict[Edition, Printed], built: Path) -> None:
    """A page whose pixels are all a little lighter, as another rasteriser's may be, passes."""
    for edition, printed in opened.items():
        page = draw(printed, 1, digest_of(built, edition))
        lighter = ImageChops.add(page, Image.new("L", page.size, 2))

        assert changed_blocks(page, lighter) == []
