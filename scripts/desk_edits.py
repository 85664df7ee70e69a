"""Edit a project on the desk by chance, and hold what is shown against a build from nothing.

python -m scripts.desk_edits 500 [SEED]

Each edit changes one text, value or translation of an edition, in the very file, as the desk saves
it; now and then a colour. What the desk's process then makes is held against what another process
makes of the same files without a store, and now and then against ``briefs build`` itself: the same
bytes, or the same findings. A page that is shown before the edition is whole has its very pixels,
unless the edition is set otherwise than the last time. It ends with 1 where anything differs.
"""

from __future__ import annotations

import difflib
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pypdfium2

from benchmarks.measure import ROOT
from benchmarks.projects import PARTS
from generator.desk.jobs import Answer, Failed, Finished, Glimpse, Making, Placed
from generator.desk.making import Maker
from generator.desk.texts import Change, Named, ProjectTexts
from generator.errors import BriefsError
from generator.files import write_whole
from generator.inputs.reading import read_inputs
from generator.model.edition import Edition
from generator.pipeline import produce
from generator.project import load_project
from generator.store import Store

EDITIONS = (
    ("daesh", "factsheet", "fr", "a4"),
    ("daesh", "factsheet", "en", "a4"),
    ("nightingale", "leaflet", "de", "a5"),
    ("daesh", "factsheet", "ar", "letter"),
    ("daesh", "factsheet", "fr+ar", "a4"),
    ("daesh", "map", "en", "a4"),
    ("daesh", "brief", "fr", "a4"),
    ("quakes", "slides", "fr", "slides"),
)
"""What is looked at: each direction, two languages, charts, a map, slides and a leaflet."""
STAY = 10
"""So many edits are made one upon the other; then another edition is looked at, as it ships."""
COLOURS = "templates/tokens.css"
COLOUR = re.compile(r"#[0-9a-f]{6}\b")
WORD = re.compile(r"[^\W\d_]{3,}[,;]?")
EVERY = 50
"""Each edit of so many is built by the command itself, in a process of its own."""
OTHER = 0.04
"""How many edits are of a colour."""
SCALE = 1.5


@dataclass(slots=True)
class Sum:
    """What was seen."""

    kinds: Counter[str] = field(default_factory=Counter)
    glimpses: int = 0
    moved: int = 0
    """Pages shown first that another setting of the type then moved."""
    faults: list[str] = field(default_factory=list)

    def blame(self, fault: str) -> None:
        """Note what differs, and say it at once."""
        self.faults.append(fault)
        print(fault, flush=True)


def main() -> None:
    """Edit, and say what was seen."""
    edits, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        command = ["git", "ls-files", "-z", "--", *PARTS]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
        for name in listed.decode().split("\0"):
            if name:
                target = root / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes((ROOT / name).read_bytes())
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as builder:
            seen = Walk(root, Path(folder) / "store", builder, random.Random(seed)).go(edits)
    print(dict(seen.kinds), f"{seen.glimpses} pages shown first, {seen.moved} set otherwise after")
    print(f"{len(seen.faults)} differ")
    sys.exit(1 if seen.faults else 0)


class Walk:
    """One project, the desk's process, and one that makes the same without it."""

    def __init__(
        self, root: Path, store: Path, builder: ProcessPoolExecutor, chance: random.Random
    ) -> None:
        self.root, self.builder, self.chance = root, builder, chance
        self.said: list[Answer] = []
        self.maker = Maker(root, Store(store), self.said.append, lambda turn: False)
        self.texts = ProjectTexts(root)
        self.sum = Sum()
        self.fits: dict[Edition, Mapping[str, Any]] = {}
        self.shipped: dict[str, bytes] = {}
        """The files that were changed, as they ship."""
        project = load_project(root)
        self.editions = [
            project.select(
                [brief], formats=[name], locales=[locale], papers=[paper], profiles=["screen"]
            )[0]
            for brief, name, locale, paper in EDITIONS
        ]

    def go(self, edits: int) -> Sum:
        """Edit so often; what cannot be made is taken back, as its author would."""
        for number in range(1, edits + 1):
            edition = self.editions[(number - 1) // STAY % len(self.editions)]
            if number % STAY == 1:
                self.take_back(self.shipped)
                self.make(edition)
            before = self.edit(edition)
            for path, data in before.items():
                self.shipped.setdefault(path, data)
            self.compare(number, edition)
            if isinstance(self.said[-1], Failed):
                self.take_back(before)
                self.make(edition)
            if not number % STAY:
                seen = f"{dict(self.sum.kinds)}, {self.sum.glimpses} first, {self.sum.moved} moved"
                print(f"{number}: {seen}, {len(self.sum.faults)} differ", flush=True)
        return self.sum

    def take_back(self, files: Mapping[str, bytes]) -> None:
        """Write files as they were."""
        for path, data in files.items():
            write_whole(self.root / path, data)

    def make(self, edition: Edition) -> Finished | Failed | None:
        """Have the edition made, with its first two pages in view; gives how it ended."""
        self.said.clear()
        self.texts.forget()
        self.maker.make(Making(edition, 0, (1, 2)))
        ended = next((each for each in self.said if isinstance(each, Finished | Failed)), None)
        if isinstance(ended, Finished):
            self.fits[edition] = ended.fit
        return ended

    def edit(self, edition: Edition) -> Mapping[str, bytes]:
        """Change something that the edition prints; gives the file as it was."""
        if self.chance.random() < OTHER:
            data = (self.root / COLOURS).read_bytes()
            text = data.decode()
            found = self.chance.choice(list(COLOUR.finditer(text)))
            other = f"{found[0][:-1]}{'7' if found[0][-1] != '7' else '8'}"
            write_whole(
                self.root / COLOURS, f"{text[: found.start()]}{other}{text[found.end() :]}".encode()
            )
            self.sum.kinds["colour"] += 1
            return {COLOURS: data}
        placed = self.said[-1]
        assert isinstance(placed, Placed), placed
        while True:
            text = self.chance.choice(placed.places["texts"])
            named = Named(text["locale"], text["domain"], tuple(text["key"]))
            told = self.texts.describe(named)
            forms = tuple(told["forms"])
            after = (vary(forms[0], self.chance), *forms[1:])
            if told["editable"] and after != forms:
                break
        path = told["said"].rpartition(":")[0]
        data = (self.root / path).read_bytes()
        try:
            saved = self.texts.save(named, Change(forms, after))
        except BriefsError as refusal:
            self.sum.kinds[f"refused: {refusal.findings[0].message}"] += 1
            return {}
        if "saved" not in saved:
            self.sum.blame(f"{path}: {named}: is not what was shown: {saved}")
        self.look_at_file(path, data)
        self.sum.kinds[told["kind"] if told["kind"] == "entry" else Path(path).suffix] += 1
        return {path: data}

    def look_at_file(self, path: str, before: bytes) -> None:
        """Only one place of a file has changed."""
        after = (self.root / path).read_bytes()
        lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
        matcher = difflib.SequenceMatcher(None, *lines, autojunk=False)
        changed = [each for each in matcher.get_opcodes() if each[0] != "equal"]
        if len(changed) > 1:
            self.sum.blame(f"{path}: {len(changed)} places changed at once")

    def compare(self, number: int, edition: Edition) -> None:
        """What the desk shows is what a build from nothing makes of the files."""
        former = self.fits.get(edition)
        whole = self.make(edition)
        expected = self.builder.submit(build, self.root, edition).result()
        if isinstance(whole, Finished):
            if whole.data != expected:
                self.sum.blame(f"{number}: {edition.path}: other bytes than a build's")
            self.look_at_glimpses(number, edition, whole, former)
            if not number % EVERY and whole.data != run_build(self.root, edition):
                self.sum.blame(f"{number}: {edition.path}: other bytes than briefs build's")
        elif isinstance(whole, Failed):
            self.sum.kinds["at fault"] += 1
            if [str(each) for each in whole.findings] != expected:
                self.sum.blame(
                    f"{number}: {edition.path}: {[str(each) for each in whole.findings]} is said,"
                    f" where a build says {expected if isinstance(expected, list) else 'nothing'}"
                )
        else:
            self.sum.blame(f"{number}: {edition.path}: nothing is said")

    def look_at_glimpses(
        self, number: int, edition: Edition, whole: Finished, former: Mapping[str, Any] | None
    ) -> None:
        """A page that was shown first has the pixels of the whole edition's."""
        for glimpse in self.said:
            if not isinstance(glimpse, Glimpse):
                continue
            for index, page in enumerate(glimpse.numbers):
                self.sum.glimpses += 1
                if draw(glimpse.data, index) == draw(whole.data, page - 1):
                    continue
                if former is not None and former != whole.fit:
                    self.sum.moved += 1
                else:
                    self.sum.blame(f"{number}: {edition.path}: page {page} was other")


def vary(text: str, chance: random.Random) -> str:
    """Write a text a little otherwise: a number by a figure, else words left out or said twice."""
    words = text.split(" ")
    plain = [index for index, word in enumerate(words) if WORD.fullmatch(word)]
    if len(plain) < 2:
        figures = [index for index, letter in enumerate(text) if letter in "12345678"]
        if "{" in text or not figures:
            return text
        index = figures[-1]
        return f"{text[:index]}{int(text[index]) + 1}{text[index + 1 :]}"
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        index = chance.choice(plain)
        if chance.random() < 0.5:
            words[index] = ""
        else:
            words[index] = f"{words[index]} {words[chance.choice(plain)]}"
    return re.sub(" +", " ", " ".join(words)).strip()


def draw(data: bytes, index: int) -> bytes:
    """The pixels of a page."""
    with pypdfium2.PdfDocument(data) as document:
        return bytes(document[index].render(scale=SCALE).buffer)


def build(root: Path, edition: Edition) -> bytes | list[str]:
    """Make an edition of nothing but its files; gives its bytes, or what is wrong."""
    try:
        (inputs,) = read_inputs(load_project(root), [edition])
        return produce(inputs, Store(None)).data
    except BriefsError as failure:
        return [str(each) for each in failure.findings]


def run_build(root: Path, edition: Edition) -> bytes:
    """Build an edition by the command, with a store that holds nothing."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["build", edition.brief, "--quiet", "--project", str(root), "--output", folder]
        for name in ("format", "locale", "paper", "profile"):
            words += [f"--{name}", str(getattr(edition, name))]
        environment = {**os.environ, "BRIEFS_CACHE": str(Path(folder) / "store")}
        command = [sys.executable, "-m", "generator", *words]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        return (Path(folder) / edition.path).read_bytes()


if __name__ == "__main__":
    main()
