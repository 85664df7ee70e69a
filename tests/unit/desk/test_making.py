"""What the desk’s process makes: the pages that are looked at first, then the whole edition."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from generator.desk.jobs import Failed, Finished, Glimpse, Making, Placed, Trial, Tried
from generator.desk.making import Maker, take_next
from generator.desk.saving.content_text import replace_text
from generator.inputs.reading import read_inputs
from generator.pipeline import produce
from generator.project import load_project
from generator.starting.project import TEXTS, start_project
from generator.store import Store

WORDS = ("rivers", "a", "embankments", "slowly", "2,000", "to", "the", "floodplain", "of", "were")
EDITS = 5
SAID = tomllib.loads(TEXTS.read_text(encoding="utf-8"))


class Workplace:
    """A project in a folder, and a process that makes its one edition."""

    def __init__(self, root: Path) -> None:
        self.root, self.turn = root, 0
        self.said: list[Any] = []
        (self.edition,) = load_project(root).select()
        self.maker = Maker(root, Store(None), self.said.append, lambda turn: turn < self.turn)

    def make(self) -> list[Any]:
        self.said.clear()
        self.maker.make(Making(self.edition, self.turn, (1,)))
        return list(self.said)

    def write(self, before: str, after: str) -> None:
        file = self.root / "data" / self.root.name / "brief.yaml"
        text = replace_text(file.read_text(encoding="utf-8"), before, after, 20)
        assert text is not None
        file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    parent = tmp_path_factory.mktemp("made")
    start_project(parent, "made", "en", [], "blank")
    return Workplace(parent / "made")


def draw(data: bytes) -> bytes:
    return bytes(pypdfium2.PdfDocument(data)[0].render(scale=1.5).buffer)


def test_what_is_seen_first_is_what_is_made(place: Workplace) -> None:
    """Over edits of chance, long and short: the same pixels, and the bytes of ``briefs build``."""
    place.make()
    before, chance = "Write the first text of your document here.", random.Random(7)
    for _ in range(EDITS):
        after = "Text: " + " ".join(chance.choices(WORDS, k=chance.randint(1, 90))) + "."
        place.write(before, after)
        before = after
        said = place.make()
        assert [Glimpse, Finished, Placed] == [type(each) for each in said]
        glimpse, made, placed = said
        assert draw(glimpse.data) == draw(made.data)
        assert (1, (1,)) == (glimpse.total, glimpse.numbers)
        assert any(each["words"] == after for each in placed.places["texts"])
    (inputs,) = read_inputs(load_project(place.root), [place.edition])
    assert made.data == produce(inputs, Store(None)).data
    place.write(before, "Write the first text of your document here.")


def test_letters_are_seen_first_as_they_are_made(tmp_path: Path) -> None:
    """Ligatures and brackets of Arabic are drawn letter by letter from the first look on."""
    start_project(tmp_path, "made", "ar", [], "blank")
    content = tmp_path / "made/data/made/brief.yaml"
    begun = content.read_text(encoding="utf-8")
    text = SAID["ar"]["blank"]
    assert text in begun
    content.write_text(
        begun.replace(text, "لا الأولى (لأن) الإسلام، فلا اللاجئون"), encoding="utf-8"
    )
    glimpse, made, _ = Workplace(tmp_path / "made").make()
    assert draw(glimpse.data) == draw(made.data)
    letters = [pypdfium2.PdfDocument(each.data)[0].get_textpage() for each in (glimpse, made)]
    assert letters[0].get_text_bounded() == letters[1].get_text_bounded()


def test_what_is_wrong_is_told(place: Workplace) -> None:
    """A fault is an answer, and the process goes on."""
    place.write("Write the first text of your document here.", "It names {nothing}.")
    (failed,) = place.make()
    assert isinstance(failed, Failed)
    assert "names {nothing}" in failed.findings[0].message
    place.write("It names {nothing}.", "Write the first text of your document here.")
    assert Finished in [type(each) for each in place.make()]


def test_a_later_change_ends_what_is_being_made(place: Workplace) -> None:
    """What nobody waits for any more is not made."""
    place.turn = 5
    place.said.clear()
    place.maker.make(Making(place.edition, 4, (1,)))
    assert [] == place.said


def test_a_trial_saves_nothing(place: Workplace) -> None:
    """A text that is tried out is set, and no file and no page changes."""
    former = (place.root / "data/made/brief.yaml").read_bytes()
    place.said.clear()
    key = ("sections.opening.text", "Write the first text of your document here.")
    place.maker.try_out(Trial(place.edition, place.turn, "en", key, ("Tried",), "t"))
    (tried,) = place.said
    assert isinstance(tried, Tried)
    assert (True, "t") == (tried.fits, tried.name)
    assert former == (place.root / "data/made/brief.yaml").read_bytes()


def test_a_language_that_has_just_been_begun_is_seen_as_a_draft(tmp_path: Path) -> None:
    """Its pages can be translated on before a text is: what is missing stands there marked.

    A fault of the content is none of a translation: then there is no page to be shown.
    """
    start_project(tmp_path, "made", "en", ["fr"], "blank")
    root = tmp_path / "made"
    (edition,) = load_project(root).select(locales=["fr"], drafts=True)
    said: list[Any] = []
    maker = Maker(root, Store(None), said.append, lambda turn: False)
    maker.make(Making(edition, 0, (1,)))
    assert [Failed] == [type(each) for each in said], "good pages stay until all is translated"
    said.clear()
    maker.make(Making(edition, 0, (1,), draft=True))
    assert [Glimpse, Finished, Placed] == [type(each) for each in said]
    assert said[1].draft
    assert any("untranslated" in finding.message for finding in said[1].findings)
    (key,) = [
        tuple(each["key"])
        for each in said[2].places["texts"]
        if each["boxes"] and each["key"][1] == "Write the first text of your document here."
    ]
    said.clear()
    maker.try_out(Trial(edition, 0, "fr", key, ("Un premier texte.",), "t"))
    assert [True] == [each.fits for each in said]
    said.clear()
    content = root / "data/made/brief.yaml"
    content.write_text(content.read_text().replace("Write the", "{nothing}, write the"))
    maker.make(Making(edition, 0, (1,), draft=True))
    assert [Failed] == [type(each) for each in said]


def test_pages_come_before_trials_and_the_last_wording_counts(place: Workplace) -> None:
    """Whoever types on does not wait for what was typed before."""
    first, other, last = (
        Trial(place.edition, 0, "en", ("a.text" if n != 1 else "b.text", "A"), (str(n),), str(n))
        for n in range(3)
    )
    page = Making(place.edition, 0)
    waiting: list[Making | Trial] = [first, other, last, page]
    taken = [take_next(waiting) for _ in range(3)]
    assert [page, last, other] == taken
    assert not waiting
