"""Begin a project of each kind in each language with the installed wheel, and build it strictly.

    python -m scripts.newcomers [FOLDER [NAME…]]

The wheel is built and installed into an environment of its own, in FOLDER or one that is thrown
away; then each project is begun and built there, outside the repository, and its build is to say
nothing. In a language in which the program has no labels a draft is built; one whose fonts this
machine lacks is left out. NAME, blank-fr say, makes that one alone.
One line each with its seconds; it ends with 1 where one is not begun or not built.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.labels.catalogs import find_language

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "de", "el", "en", "es", "fr", "he", "hi", "ja", "pl", "ru", "zh")
SPOKEN = ("ar", "de", "en", "fr", "ja", "pl")
SHIPPED = ("daesh", "leaflet", "specimen")
ONE = {"daesh": ("--locale", "fr")}
"""Of a subject with many editions one language is built."""
FONTS = "under [fonts] in briefs.toml"
"""What is said where no font has the letters of a language."""


@dataclass(frozen=True, slots=True)
class Start:
    """A project to begin: what it is begun with, and what of it is built."""

    name: str
    begun: tuple[str, ...]
    built: tuple[str, ...]


def list_starts() -> Iterator[Start]:
    """Each kind in the languages that it may be begun in, or be translated into."""
    for language in LANGUAGES:
        begun = ("--from", "blank", "--source", language)
        yield Start(f"blank-{language}", begun, _build_in(language))
    for language in SPOKEN:
        others = ",".join(each for each in ("en", "ar") if each != language)
        words = ("--from", "eruptions", "--source", language, "--locales", others)
        yield Start(f"eruptions-{language}", words, _build_in(language))
    for example in SHIPPED:
        for language in SPOKEN if example != "daesh" else ("ja",):
            begun = ("--from", example, "--locales", language)
            yield Start(f"{example}-{language}", begun, ("--strict", *ONE.get(example, ())))


def _build_in(language: str) -> tuple[str, ...]:
    return ("--draft",) if find_language(language) is None else ("--strict",)


def install(folder: Path) -> Path:
    """Install the wheel of the files as they are; gives the program."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    held = ["-r", str(ROOT / "requirements.txt")]
    pip = [str(folder / "venv/bin/python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, *held], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    return folder / "venv/bin/briefs"


def call(program: Path, folder: Path, words: Sequence[str]) -> str:
    """Call the program; gives what is wrong: what a strict build says, or that nothing was made."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(program), *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or "Traceback" in done.stderr or not done.stdout:
        return done.stderr or "made nothing"
    return ""


def main() -> int:
    """Begin and build each; gives how it ended."""
    wrong = 0
    with tempfile.TemporaryDirectory() as thrown:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else thrown).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        program = install(folder)
        wanted = sys.argv[2:]
        for start in (each for each in list_starts() if not wanted or each.name in wanted):
            began = time.monotonic()
            said = call(program, folder, ["new", start.name, *start.begun])
            words = ["build", "--quiet", "--project", start.name, *start.built]
            said = said or call(program, folder, words)
            if FONTS in said and "Traceback" not in said:
                print(f"{start.name:16} is left out: no font here has its letters")
                continue
            wrong += bool(said)
            print(f"{start.name:16} {time.monotonic() - began:5.1f} s {said}".rstrip(), flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
