"""What a run found, as a table, JSON and a plot; and the record of one in docs/performance.md.

    python -m benchmarks.report RUN.json

writes a run's JSON and plot beside the document, and its tables between the document's marks, so
that no figure is typed by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from benchmarks.measure import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
MARKED = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
INK, LIGHT = "#1F3A6E", "#8A97B0"


def print_result(result: Mapping[str, Any]) -> None:
    """Print what was found on one question."""
    print(f"\n{result['name']}: {result['question']}")
    for row in result["subjects"]:
        print(f"  {row['name']:44} {_show(row['cpu'], 'CPU s')}   {_show(row['wall'], 's')}")
    if result["name"] == "stages":
        print(_write_stages(result), end="")
        return
    for row in result["values"]:
        print(f"  {row['name']:56} {_show(row, row['unit'])}{_judge(row)}")
    for remark in result["remarks"]:
        print(f"  {remark}")
    sys.stdout.flush()


def _show(spread: Mapping[str, Any], unit: str = "") -> str:
    """Write a spread as its median, and least and most where they differ."""
    shown = _number(spread["median"])
    if spread["least"] != spread["most"]:
        shown += f" ({_number(spread['least'])}–{_number(spread['most'])})"
    return f"{shown} {unit}".rstrip()


def _number(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"


def _judge(row: Mapping[str, Any]) -> str:
    """Say what a figure has to be, and whether it is."""
    if row["must"] is None:
        return ""
    sign = "≥" if row["at_least"] else "≤"
    aim = f", aim {row['aim']:g}" if row["aim"] is not None else ""
    return f"   must be {sign} {row['must']:g}{aim}: {'yes' if row['holds'] else 'NO'}"


def plot(found: Mapping[str, Any], file: Path) -> None:
    """Draw the processor time of every subject, a panel a question, with least and most."""
    results = [each for each in found["results"] if each["subjects"]]
    heights = [len(each["subjects"]) + 1 for each in results]
    figure = Figure(figsize=(7.5, 0.27 * sum(heights) + 0.4), layout="constrained")
    panels = figure.subplots(len(results), 1, squeeze=False, height_ratios=heights)[:, 0]
    for axes, result in zip(panels, results, strict=True):
        rows = list(reversed(result["subjects"]))
        for place, row in enumerate(rows):
            cpu = row["cpu"]
            axes.barh(place, cpu["median"], color=INK if place == len(rows) - 1 else LIGHT)
            axes.plot([cpu["least"], cpu["most"]], [place, place], color="black", lw=1)
            axes.text(cpu["most"], place, f" {_number(cpu['median'])}", va="center", size=7)
        axes.set_yticks(range(len(rows)), [row["name"] for row in rows], size=7)
        axes.set_title(result["question"], size=8, loc="left")
        axes.tick_params(axis="x", labelsize=6)
        axes.margins(x=0.1)
        axes.spines[["top", "right"]].set_visible(False)
    panels[-1].set_xlabel("processor seconds, median; line: least to most", size=7)
    figure.savefig(file, dpi=120)


def record(run: Path) -> None:
    """Make a run the one of record; what it did not measure stays as an earlier one found it."""
    found = json.loads(run.read_text("utf-8"))
    file = DOCUMENT.with_suffix(".json")
    measured = {each["name"] for each in found["results"]}
    for each in found["results"]:
        each["run"] = {"rounds": found["rounds"], "quick": found["quick"]}
    if file.exists():
        before = json.loads(file.read_text("utf-8"))
        run_before = {"rounds": before["rounds"], "quick": before["quick"]}
        found["results"] += [
            {"run": run_before, **each}
            for each in before["results"]
            if each["name"] not in measured
        ]
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    plot(found, DOCUMENT.with_suffix(".png"))
    results = {each["name"]: each for each in found["results"]}
    text = DOCUMENT.read_text("utf-8")

    def write(mark: re.Match[str]) -> str:
        name = mark[2]
        if name == "machine":
            return mark[1] + _write_machine(found) + mark[3]
        if name not in results:
            return mark[0]
        return mark[1] + _write_tables(results[name]) + mark[3]

    DOCUMENT.write_text(MARKED.sub(write, text), encoding="utf-8")


def _write_machine(found: Mapping[str, Any]) -> str:
    machine = found["machine"]
    libraries = ", ".join(f"{name} {number}" for name, number in machine["libraries"].items())
    this = {"rounds": found["rounds"], "quick": found["quick"]}
    others = [
        f"{each['name']} ({_write_form(each['run'])})"
        for each in found["results"]
        if each["run"] != this
    ]
    earlier = f" From other runs: {', '.join(others)}." if others else ""
    return (
        f"{machine['cores']} cores, load {machine['load']:g} at the beginning, {machine['system']},"
        f" Python {machine['python']}; {_write_form(this)}.{earlier} {libraries}.\n"
    )


def _write_form(run: Mapping[str, Any]) -> str:
    return f"rounds: {run['rounds']}" + (", the quick form" if run["quick"] else "")


def _write_tables(result: Mapping[str, Any]) -> str:
    """Write what was found on a question as tables of Markdown."""
    if result["name"] == "stages":
        return _write_stages(result)
    lines = []
    if result["subjects"]:
        lines += ["| | CPU s | clock, s | |", "|---|---:|---:|---|"]
        lines += [
            f"| {row['name']} | {_show(row['cpu'])} | {_show(row['wall'])} | {row['remark']} |"
            for row in result["subjects"]
        ]
        lines.append("")
    if result["values"]:
        lines += [
            "| | | must be | |",
            "|---|---:|---:|---|",
            *map(_write_value, result["values"]),
            "",
        ]
    return "\n".join([*lines, *(f"{remark}\n" for remark in result["remarks"])])


def _write_value(row: Mapping[str, Any]) -> str:
    must, verdict = "", ""
    if row["must"] is not None:
        must = f"{'≥' if row['at_least'] else '≤'} {row['must']:g}"
        must += f" (aim {row['aim']:g})" if row["aim"] is not None else ""
        verdict = "yes" if row["holds"] else "**no**"
    return f"| {row['name']} | {_show(row, row['unit'])} | {must} | {verdict} |"


def _write_stages(result: Mapping[str, Any]) -> str:
    """Write the stages as one row an edition, a column a stage."""
    rows: dict[tuple[str, ...], dict[str, float]] = {}
    for value in result["values"]:
        program, edition, stage, turn = value["name"].split(" · ")
        rows.setdefault((program, edition, turn), {})[stage] = value["median"]
    stages = list(dict.fromkeys(stage for row in rows.values() for stage in row))
    stages.remove("imports")
    lines = [
        f"| edition | {' | '.join(stages)} | all |",
        f"|---|{'---:|' * (len(stages) + 1)}",
        *_write_rows(rows, stages),
        "",
    ]
    imports = ", ".join(
        f"{program} {row['imports']:.2f} s"
        for (program, *_), row in rows.items()
        if "imports" in row
    )
    return "\n".join(lines) + f"\nBesides, a process loads the engines once: {imports}.\n"


def _write_rows(
    rows: Mapping[tuple[str, ...], Mapping[str, float]], stages: Iterable[str]
) -> Iterable[str]:
    for (program, edition, turn), row in rows.items():
        if "imports" in row:
            continue
        cells = " | ".join(f"{row.get(stage, 0):.2f}" for stage in stages)
        yield f"| {edition}, {program}, {turn} | {cells} | {sum(row.values()):.2f} |"


if __name__ == "__main__":
    record(Path(sys.argv[1]))
