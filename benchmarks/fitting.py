"""What copy-fitting costs, and two languages: the search against one layout, a pair against both.

    python benchmarks/fitting.py [PROJECT]

Every edition is made twice in one process: as a build makes it, and laid out once in the fit that
the search chose. Processor time of the whole edition, the best of several rounds, is given as
ratios, which hold on any machine. Layouts are counted in whole documents: the search lays out
again only the sections that lack room.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from generator import load_project
from generator.design.fit import Bounds, Fit
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.pipeline import produce
from generator.stages.pdf import render
from generator.stages.pdf.fitting import choose_fit

SHEETS = {"brief": "a4", "factsheet": "a4", "map": "a4"}
ALONE, PAIR = ("fr", "ar"), "fr+ar"
ROUNDS = 2
Choose = Callable[..., tuple[Fit, Any]]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one edition took: processor seconds with the search and without, and its layouts.

    An edition that fits as it is designed has nothing to compare.
    """

    searched: float
    at_once: float | None
    tries: int
    documents: float


def main() -> None:
    """Print the table."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    project = load_project(root)
    print("edition            tries  in documents   search/at once   pair/both alone")
    for name, paper in SHEETS.items():
        costs: dict[str, Cost] = {}
        for locale in (*ALONE, PAIR):
            chosen = project.select(
                formats=[name], locales=[locale], papers=[paper], profiles=["screen"]
            )
            costs[locale] = cost = _measure(read_inputs(project, chosen)[0])
            ratio = "–" if cost.at_once is None else f"{cost.searched / cost.at_once:.2f}"
            line = f"{name + '.' + locale:18} {cost.tries:5} {cost.documents:13.1f} {ratio:>16}"
            if locale == PAIR:
                both = sum(costs[each].searched for each in ALONE)
                line += f" {cost.searched / both:17.2f}"
            print(line, flush=True)


def _measure(inputs: Inputs) -> Cost:
    found: list[Fit] = []
    wanted: list[float] = []

    def search(bounds: Bounds, sections: Collection[str], lay_out: Callable[..., Any]) -> Any:
        wanted.clear()

        def lay_out_counted(fit: Fit, some: Collection[str]) -> Any:
            wanted.append(len(some) / len(sections))
            return lay_out(fit, some)

        fit, result = choose_fit(bounds, sections, lay_out_counted)
        found.append(fit)
        return fit, result

    def set_at_once(bounds: Bounds, sections: Collection[str], lay_out: Callable[..., Any]) -> Any:
        return found[-1], lay_out(found[-1], sections)

    _time(inputs, search)  # every letter has been measured once, in either of the two
    searched = min(_time(inputs, search) for _ in range(ROUNDS))
    at_once = None
    if len(wanted) > 1:
        at_once = min(_time(inputs, set_at_once) for _ in range(ROUNDS))
    return Cost(searched, at_once, len(wanted), sum(wanted))


def _time(inputs: Inputs, choose: Choose) -> float:
    with patch.object(render, "choose_fit", choose):
        start = process_time()
        produce(inputs)
        return process_time() - start


if __name__ == "__main__":
    main()
