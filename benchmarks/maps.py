"""What maps cost: the base layer, each further language, and a graft against inline SVG.

    python benchmarks/maps.py [PROJECT]

Everything is measured in one run of one process, in seconds of its processor time, so that ratios
hold on any machine.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

import pikepdf

from generator import load_project
from generator.blocks.map import LocalMap
from generator.inputs.reading import read_inputs
from generator.model.figure import Figure, Form, Frame
from generator.model.localised import LocalBlock, LocalBrief, LocalSection
from generator.pdf.engine import record_log
from generator.pdf.loading import prepare_engine
from generator.preparation import draw as draw_figure
from generator.preparation import localise_all, make_environments, request
from generator.stages.markup.page import Localisation, word_figure
from generator.stages.pdf.graft import graft_figures, make_placeholder
from generator.store import Store

FRAMES = {"map": Frame(174, 156), "years": Frame(174, 42)}
ROUNDS = 5
T = TypeVar("T")


def main() -> None:
    """Print the table."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    draw = _prepare(root)
    for name, frame in FRAMES.items():
        base, figure = _time(partial(draw, name, frame, 0, "pdf"))
        further = [_time(partial(draw, name, frame, n, "pdf"))[0] for n in range(1, ROUNDS + 1)]
        each = median(further)
        print(
            f"{name:6} {frame.width:g}×{frame.height:g} mm   base {base:.3f} s"
            f"   each further language {each:.3f} s   base/further {base / each:.1f}"
            f"   PDF {len(figure.data) / 1000:.0f} kB"
        )
    _compare(draw, root)


def _prepare(root: Path) -> Callable[[str, Frame, int, Form], Figure]:
    """Give a function that draws a figure in the n-th language, all of them new to the caches."""
    project = load_project(root)
    editions = project.select(
        ["daesh"], formats=["brief"], locales=["fr"], papers=["a4"], profiles=["screen"]
    )
    (inputs,) = read_inputs(project, editions)
    (environment,) = make_environments(inputs)
    (said,) = localise_all(inputs, (environment,))
    nothing_kept = Store(None)

    def draw(name: str, frame: Frame, language: int, form: Form) -> Figure:
        spoken = _speak(said.brief, language)
        block = spoken.block(name)
        assert block is not None
        localised = Localisation(spoken, {name: word_figure(environment, spoken, block)})
        return draw_figure(inputs, request((localised,), name, frame), nothing_kept, form)

    return draw


def _speak(brief: LocalBrief, language: int) -> LocalBrief:
    """Turn the letters of every name, so that no text was measured before."""

    def turn(text: str) -> str:
        return text[language % len(text) :] + text[: language % len(text)]

    def turn_block(block: LocalBlock) -> LocalBlock:
        if not isinstance(block, LocalMap):
            return block
        return replace(block, names={key: turn(name) for key, name in block.names.items()})

    def turn_section(section: LocalSection) -> LocalSection:
        return replace(section, blocks=tuple(map(turn_block, section.blocks)))

    return replace(
        brief,
        groups=tuple(
            replace(group, sections=tuple(map(turn_section, group.sections)))
            for group in brief.groups
        ),
        tables={
            name: replace(
                table, rows=tuple(replace(row, name=turn(row.name)) for row in table.rows)
            )
            for name, table in brief.tables.items()
        },
    )


def _compare(draw: Callable[[str, Frame, int, Form], Figure], root: Path) -> None:
    """Put the same map into a page as a grafted form and as inline SVG."""
    prepare_engine()
    from weasyprint import HTML

    from generator.pdf.fetcher import BASE, ProjectFetcher

    frame = FRAMES["map"]
    as_form, as_svg = draw("map", frame, 0, "pdf"), draw("map", frame, 0, "svg")
    size = f"width: {frame.width}mm; height: {frame.height}mm"
    head = (
        '<title>m</title><link rel="stylesheet" href="fonts/fonts.css">'
        f"<style>html {{ font-family: Noto Sans }} img, svg {{ {size} }}</style>"
    )
    folder = root / "templates" / "fonts"
    fonts = {f"fonts/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}
    svg = as_svg.data.decode()
    inline = svg[svg.index("<svg") :]
    placeholders = {"map": make_placeholder(0)}

    def lay_out(body: str, figures: tuple[Figure, ...]) -> bytes:
        page = f'<html lang="fr"><head>{head}</head><body>{body}</body></html>'
        fetcher = ProjectFetcher(fonts, placeholders)
        with record_log():  # WeasyPrint’s CSS parser complains of the SVG’s own properties
            html = HTML(string=page, base_url=BASE, url_fetcher=fetcher)
            data: bytes = html.write_pdf(pdf_variant="pdf/ua-1")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            graft_figures(pdf, figures)
            out = io.BytesIO()
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()

    placeholder = '<img src="figure:map" alt="m">'
    lay_out("<p>warm</p>", ())
    graft, grafted = _best(lambda: lay_out(placeholder, (as_form,)))
    inlined, drawn = _best(lambda: lay_out(inline, ()))
    print(
        f"page   grafted {graft:.3f} s, {len(grafted) / 1000:.0f} kB"
        f"   inline SVG {inlined:.3f} s, {len(drawn) / 1000:.0f} kB"
        f"   SVG/graft {inlined / graft:.1f}"
    )


def _time(call: Callable[[], T]) -> tuple[float, T]:
    start = process_time()
    result = call()
    return process_time() - start, result


def _best(call: Callable[[], T]) -> tuple[float, T]:
    return min((_time(call) for _ in range(ROUNDS)), key=lambda pair: pair[0])


if __name__ == "__main__":
    main()
