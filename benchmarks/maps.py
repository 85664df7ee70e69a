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

from generator.design.fonts import read_fonts
from generator.design.style.reading import read_styles
from generator.design.tokens import read_tokens
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.model.figure import Figure, Form, Frame
from generator.model.localised import LocalBrief
from generator.pdf.engine import prepare_engine, record_log
from generator.stages.content.brief import load_brief
from generator.stages.figures.drawings import Materials, draw_figure
from generator.stages.figures.request import request_figure
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import word_figure
from generator.stages.pdf.graft import graft_figures, make_placeholder

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
    files = ProjectFiles(root)
    tokens = read_tokens(files.read_text("templates/tokens.css"), "templates/tokens.css")
    styles = read_styles(files, tokens)
    fonts = {face.postscript_name: str(root / face.path) for face in read_fonts(files).faces}
    content = load_brief(files, "daesh")
    views = (content.content.map, content.content.map.inset)
    basemaps = {
        view.basemap: files.read_bytes(f"data/basemap/{view.basemap}.geojson")
        for view in views
        if view is not None
    }
    brief = localise(content, None, "fr", Conventions("fr"))
    folder = root / "templates"
    templates = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.txt")
    }
    environment = make_environment(templates, None, Conventions("fr"))

    def draw(name: str, frame: Frame, language: int, form: Form) -> Figure:
        spoken = _speak(brief, language)
        words = word_figure(environment, spoken, name)
        request = request_figure(name, (spoken,), (words,), frame)
        return draw_figure(request, Materials(styles, fonts, basemaps, form))

    return draw


def _speak(brief: LocalBrief, language: int) -> LocalBrief:
    """Turn the letters of every name, so that no text was measured before."""

    def turn(text: str) -> str:
        return text[language % len(text) :] + text[: language % len(text)]

    return replace(
        brief,
        victories=tuple(replace(v, name=turn(v.name)) for v in brief.victories),
        map_names={key: turn(name) for key, name in brief.map_names.items()},
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
