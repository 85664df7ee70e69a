"""What a reader's own copy costs: stamped into a finished edition, against laying it out again.

    python benchmarks/stamping.py [PROJECT]

Needs the French fact sheet and brief in the project's output folder. Each copy has another name, in
Latin or Arabic letters, so that its line is laid out anew; the edition is prepared once, which is
counted too. Processor time of one core, the best of several rounds. The ratio holds on any machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from generator import load_project
from generator.dispatch.pack.letters import STAMP, Letters
from generator.dispatch.pack.stamping import prepare, stamp
from generator.dispatch.pack.strip import StripMaker, read_line
from generator.inputs.reading import read_inputs
from generator.model.edition import Edition, Profile
from generator.pipeline import produce
from generator.project import Project
from generator.store import Store

FORMATS = ("factsheet", "brief")
COPIES = 200
ROUNDS = 3
NAMES = ("Ambassade {}", "سفارة {}")


def stamp_copies(letters: Letters, maker: StripMaker, data: bytes) -> float:
    """Seconds for all copies of an edition, from its bytes on."""
    start = process_time()
    master = prepare(data, "edition")
    for number in range(1, COPIES + 1):
        name = NAMES[number % len(NAMES)].format(number)
        page = letters.fill(STAMP, "fr", number=number, name=name)
        strip = maker.lay_out(page, master.room.width)
        assert strip is not None
        stamp(master, strip, read_line(page))
    return process_time() - start


def lay_out_again(project: Project, edition: Edition) -> float:
    """Seconds for one layout of the edition, from its inputs on."""
    (inputs,) = read_inputs(project, [edition])
    start = process_time()
    produce(inputs, Store(None))
    return process_time() - start


def main(folder: Path) -> None:
    """Print a line for each format."""
    project = load_project(folder)
    letters = Letters(project)
    maker = StripMaker(letters.templates)
    for name in FORMATS:
        edition = Edition("daesh", name, "fr", "a4", Profile.SCREEN)
        data = (folder / "output" / edition.path).read_bytes()
        each = min(stamp_copies(letters, maker, data) for _ in range(ROUNDS)) / COPIES
        again = min(lay_out_again(project, edition) for _ in range(ROUNDS))
        print(
            f"{edition.name}: {1 / each:.0f} copies a second on one core"
            f" ({each * 1000:.1f} ms each); laid out again"
            f" {again:.2f} s, {again / each:.0f} times as long"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path())
