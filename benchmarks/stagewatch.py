"""Says what each stage of editions took: ``stagewatch.py PROJECT SUBJECT NAME...``.

It makes them in one process, and stands alone, so that it also runs with the program of another
commit. A NAME is a format and a locale, as brief.fr. Each edition is made as the first of its kind,
again, and where the program keeps what it learnt, once more with its fit known.
"""

from __future__ import annotations

import atexit
import inspect
import json
import shutil
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

ENGINES = ("generator.pdf.loading", "generator.pdf.engine", "generator.stages.pdf.engine")
"""Where the engine is loaded, and where it was."""


def find_engine() -> Any:
    """Load the module that loads the engine."""
    for name in ENGINES:
        with suppress(ModuleNotFoundError):
            return import_module(name)
    raise ModuleNotFoundError(f"none of {', '.join(ENGINES)}")


def find_reader() -> Any:
    """Load what reads an edition's inputs."""
    for name in ("generator.inputs.reading", "generator.inputs"):
        with suppress(ModuleNotFoundError):
            return import_module(name)
    raise ModuleNotFoundError("generator.inputs")


def main() -> None:
    """Make them, and print processor seconds as JSON."""
    from generator import load_project

    read_inputs = find_reader().read_inputs
    from generator.pipeline import produce
    from generator.stages.figures import drawings
    from generator.stages.pdf import render
    from generator.stages.preflight import report

    assert all((drawings, render, report))
    find_engine().prepare_engine()
    found = [{"edition": "every", "stage": "imports", "turn": "cold", "cpu": process_time()}]
    project = load_project(Path(sys.argv[1]))
    subject, *names = sys.argv[2:]
    for name in names:
        kind, locale = name.split(".")
        editions = project.select(
            [subject], formats=[kind], locales=[locale], papers=["a4"], profiles=["screen"]
        )
        for turn, make in list_turns(produce):
            marks = [("read", process_time())]
            (inputs,) = read_inputs(project, editions)
            make(inputs, lambda step, marks=marks: marks.append((step, process_time())))
            marks.append(("end", process_time()))
            for (stage, begun), (_, ended) in pairwise(marks):
                found.append({"edition": name, "stage": stage, "turn": turn, "cpu": ended - begun})
    print(json.dumps(found))


def list_turns(produce: Any) -> list[tuple[str, Any]]:
    """Give the ways in which an edition is made, one after the other."""
    if "store" not in inspect.signature(produce).parameters:
        return [("cold", produce), ("again", produce)]
    from generator.store import Store

    class Fits(Store):
        """A store that finds what was learnt of fits, and neither figures nor editions."""

        def find_parts(self, key: str, *read: Any) -> None:
            """Find nothing."""

    folder = Path(tempfile.mkdtemp(prefix="fits-"))
    atexit.register(shutil.rmtree, folder)

    def make(store: Store) -> Any:
        return lambda inputs, advance: produce(inputs, store, advance)

    blind = make(Fits(folder, blind=True))
    return [("cold", blind), ("again", blind), ("fit known", make(Fits(folder)))]


if __name__ == "__main__":
    main()
