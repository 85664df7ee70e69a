"""A figure alone, for a slide or the web, in each language: PDF, SVG or PNG."""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import Path
from typing import Literal

from generator.environment import read_store
from generator.errors import Finding, Origin, UsageError
from generator.files import write_whole
from generator.inputs.edition import Inputs
from generator.inputs.reading import Reader
from generator.model.figure import Figure, Form, Frame
from generator.model.medium import MEDIA
from generator.preparation import draw, localise_all, make_environments, request
from generator.project import SETTINGS, Project
from generator.store import Store

Kind = Literal["pdf", "svg", "png"]
MOST_PIXELS = 20_000
"""The longest side of a PNG: a wall of 1.7 m at 300 dots an inch."""


def export(
    project: Project,
    figure: str,
    *,
    brief: str | None = None,
    locales: Collection[str] = (),
    kind: Kind = "pdf",
    dpi: int = 300,
    size: tuple[float, float] | None = None,
    output: Path | None = None,
) -> tuple[Path, ...]:
    """Draw a figure alone, once a language, and give the paths written.

    :param brief: which brief; the only one where None.
    :param locales: which languages; all that the brief lists where empty.
    :param dpi: dots an inch, for a PNG.
    :param size: width and height in mm; as in the first format that has the figure where None.
    :param output: the folder; ``output/<brief>/figures`` of the project where None.
    :raises UsageError: when no format of the brief has that figure.
    :raises BriefsError: when the inputs are at fault, or the size has no room for a name.
    """
    written = []
    for inputs, usual in _find(project, figure, brief, locales):
        frame = usual if size is None else Frame(*size)
        drawn = _draw(inputs, figure, frame, kind)
        data = _rasterise(drawn, dpi) if kind == "png" else drawn.data
        name = inputs.edition.brief
        folder = output if output is not None else project.root / "output" / name / "figures"
        path = folder / f"{name}-{figure}.{inputs.edition.locale}.{kind}"
        write_whole(path, data)
        written.append(path)
    return tuple(written)


def _find(
    project: Project, figure: str, brief: str | None, locales: Collection[str]
) -> list[tuple[Inputs, Frame]]:
    """For each language the inputs of an edition that has the figure, and its frame there."""
    editions = project.select([brief] if brief else [], locales=locales)
    reader = Reader(project)
    found: dict[tuple[str, str], tuple[Inputs, Frame]] = {}
    known: set[str] = set()
    # A figure alone is drawn for the screen: what only a press needs must not stop it.
    for edition in sorted(editions, key=lambda edition: MEDIA[edition.profile].pressed):
        key = edition.brief, edition.locale
        if key in found:
            continue
        (inputs,) = reader.read_all([edition])
        names = inputs.brief.content.list_drawn(edition.format)
        known |= set(names)
        if figure in names:
            found[key] = (
                inputs,
                inputs.find_rooms()[figure][0],
            )
    if not found:
        raise UsageError(
            Finding(
                Origin(SETTINGS),
                f"no format has the figure {figure}",
                f"ask for one of {', '.join(sorted(known))}",
            )
        )
    return list(found.values())


def _draw(inputs: Inputs, name: str, frame: Frame, kind: Kind) -> Figure:
    form: Form = "svg" if kind == "svg" else "pdf"
    environments = tuple(make_environments(inputs))
    localisations = localise_all(inputs, environments)
    return draw(inputs, request(localisations, name, frame), Store(read_store()), form)


def _rasterise(figure: Figure, dpi: int) -> bytes:
    """The figure as PNG, drawn from its PDF so that both look the same."""
    import pypdfium2

    pixels = max(figure.frame.width, figure.frame.height) / 25.4 * dpi
    if pixels > MOST_PIXELS:
        raise UsageError(
            Finding(
                Origin("--dpi"),
                f"{dpi} dots an inch make {pixels:.0f} pixels",
                f"ask for at most {int(dpi * MOST_PIXELS / pixels)}",
            )
        )
    page = pypdfium2.PdfDocument(figure.data)[0]
    image = page.render(scale=dpi / 72).to_pil()
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True, dpi=(dpi, dpi))
    return out.getvalue()
