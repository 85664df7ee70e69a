"""Makes editions in one process and says what each stage took: ``stagewatch.py PROJECT NAME...``.

It stands alone, so that it also runs with the program of another commit. A NAME is a format and a
locale, as brief.fr. Each edition is made twice: as the first of its kind, and again.
"""

from __future__ import annotations

import inspect
import json
import sys
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

ENGINES = ("generator.pdf.engine", "generator.stages.pdf.engine")
"""Where the engine's driver is, and where it was."""


def find_engine() -> Any:
    """Load the engine's driver."""
    for name in ENGINES:
        with suppress(ModuleNotFoundError):
            return import_module(name)
    raise ModuleNotFoundError(f"none of {', '.join(ENGINES)}")


def main() -> None:
    """Make them, and print processor seconds as JSON."""
    from generator import load_project
    from generator.inputs import read_inputs
    from generator.pipeline import produce
    from generator.stages.figures import drawings
    from generator.stages.pdf import render
    from generator.stages.preflight import report

    assert all((drawings, render, report))
    find_engine().prepare_engine()
    found = [{"edition": "every", "stage": "imports", "turn": "cold", "cpu": process_time()}]
    project = load_project(Path(sys.argv[1]))
    make: Any = produce
    extra: tuple[Any, ...] = ()
    if "store" in inspect.signature(produce).parameters:
        from generator.store import Store

        extra = (Store(None),)
    for name in sys.argv[2:]:
        kind, locale = name.split(".")
        editions = project.select(
            formats=[kind], locales=[locale], papers=["a4"], profiles=["screen"]
        )
        for turn in ("cold", "again"):
            marks = [("read", process_time())]
            (inputs,) = read_inputs(project, editions)
            make(inputs, *extra, lambda step, marks=marks: marks.append((step, process_time())))
            marks.append(("end", process_time()))
            for (stage, begun), (_, ended) in pairwise(marks):
                found.append({"edition": name, "stage": stage, "turn": turn, "cpu": ended - begun})
    print(json.dumps(found))


if __name__ == "__main__":
    main()
