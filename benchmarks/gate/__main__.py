"""Scores the gate beside its peers: ``python -m benchmarks.gate [--json FILE] [--list]``.

The two halves of the corpus are scored apart; ``--list`` names what is missed and what is stopped
without need, of the half alone that checks may be tuned on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.gate.contestants import Judge, Said, judge_here, judge_pofilter, judge_weblate
from benchmarks.gate.corpus import Corpus, Item, read_all

BEYOND = frozenset({"meaning", "misspelt", "list-item", "name-exchanged"})
"""The kinds that no machine finds without understanding the texts, or without a dictionary."""
HALVES = {False: "tuned", True: "held out"}


def main() -> int:
    """Score and print; gives 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores there as well")
    parser.add_argument("--list", action="store_true", help="name what is missed, of one half")
    parser.add_argument("--weblate", metavar="PYTHON", help="an interpreter that has Weblate")
    parser.add_argument("--tuned", action="store_true", help="score the half for tuning alone")
    asked = parser.parse_args()
    said: dict[str, dict[Item, Said]] = defaultdict(dict)
    right: dict[str, int] = Counter()
    for corpus in read_all():
        for name, (judge, known) in _prepare(corpus, asked.weblate).items():
            right[name] += sum(map(len, known.values()))
            for item in corpus.items:
                if not (asked.tuned and item.held_out):
                    said[name][item] = judge(item)
    scores = {name: _score(found) for name, found in said.items()}
    for name, score in scores.items():
        _print(name, score, right[name])
    _print_kinds(said)
    if asked.list:
        _list(said["ours"])
    if asked.json:
        found = {"scores": scores, "right translations": right}
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


def _prepare(corpus: Corpus, weblate: str | None) -> dict[str, tuple[Judge, Said]]:
    found = {"ours": judge_here(corpus), "pofilter": judge_pofilter(corpus)}
    if weblate:
        found["Weblate"] = judge_weblate(corpus, weblate)
    return found


def _score(said: Mapping[Item, Said]) -> dict[str, dict[str, Any]]:
    return {
        half: _count({item: each for item, each in said.items() if item.held_out == held})
        for held, half in HALVES.items()
    }


def _count(said: Mapping[Item, Said]) -> dict[str, Any]:
    errors = {item: each for item, each in said.items() if item.kind}
    good = {item: each for item, each in said.items() if not item.kind}
    within = {item: each for item, each in errors.items() if item.kind not in BEYOND}
    return {
        "errors": len(errors),
        "found": sum(map(bool, errors.values())),
        "findable": len(within),
        "found of these": sum(map(bool, within.values())),
        "good": len(good),
        "stopped": sum("error" in each for each in good.values()),
        "warned": sum("error" not in each and "warning" in each for each in good.values()),
    }


def _print(name: str, score: Mapping[str, Mapping[str, Any]], right: int) -> None:
    for half, counts in score.items():
        if not counts["errors"]:
            continue
        shares = [
            f"found {_share(counts['found'], counts['errors'])}",
            f"of the findable {_share(counts['found of these'], counts['findable'])}",
            f"good stopped {_share(counts['stopped'], counts['good'])}",
            f"good warned {_share(counts['warned'], counts['good'])}",
        ]
        print(f"{name:9} {half:9} {'; '.join(shares)}; right translations: {right} alarms")


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / max(1, whole):.0f} %)"


def _print_kinds(said: Mapping[str, Mapping[Item, Said]]) -> None:
    names = list(said)
    kinds = sorted({item.kind for item in said["ours"] if item.kind})
    print(f"\n{'kind':24}{'n':>5}" + "".join(f"{name:>11}" for name in names))
    for kind in kinds:
        items = [item for item in said["ours"] if item.kind == kind]
        found = [sum(bool(said[name][item]) for item in items) for name in names]
        print(f"{kind:24}{len(items):5}" + "".join(f"{count:11}" for count in found))


def _list(said: Mapping[Item, Said]) -> None:
    for item, each in said.items():
        if item.held_out:
            continue
        if item.kind and not each:
            print(
                f"missed: {item.pair} {item.context} {item.kind}: {item.find!r} > "
                f"{item.replacement!r}"
            )
        elif not item.kind and each:
            print(f"stopped: {item.pair} {item.context}: {item.replacement}")
            for level, lines in each.items():
                for line in lines:
                    print(f"    {level}: {line}")


if __name__ == "__main__":
    sys.exit(main())
