"""The figures, drawn plainly with Matplotlib, as one who knows it draws them for a script.

The ground is read, projected and made into collections once for all documents. A name stands beside
its place on the right, and nothing sees whether it touches another.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
import shapely
import shapely.geometry
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.patches import Circle
from matplotlib.path import Path as Outline
from numpy.typing import NDArray
from PIL import Image

Form = Literal["png", "svg"]
Points = NDArray[np.float64]
Parts = tuple[Points, ...]

DPI = 300
"""What a map with hairlines and small type is printed at."""
MM = 1 / 25.4
LAYERS = ("country", "border", "admin1", "lake", "river", "coast", "disputed")
FINE = 0.05 * MM * 72
"""How near to each other two points of the ground may lie, in pt."""
RADIUS = 6371.0
"""Of the earth, in km."""

EARTH = 6371.0
"""Its radius in km."""


def prepare(templates: Path) -> None:
    """Have Matplotlib know the typefaces of the documents."""
    for file in sorted((templates / "fonts").glob("NotoSans-*.ttf")):
        fontManager.addfont(str(file))
    mpl.rcParams.update({"font.family": "Noto Sans", "font.size": 7.5, "axes.linewidth": 0.5})


class Plate:
    """Draws the figures of a document in one form."""

    def __init__(self, material: Mapping[str, Any], form: Form) -> None:
        self.basemaps = Path(material["basemaps"])
        self.tokens: Mapping[str, str] = material["tokens"]
        self.form = form

    def draw(self, name: str, request: Mapping[str, Any]) -> bytes:
        """Draw one figure."""
        size = request["frame"]["width"] * MM, request["frame"]["height"] * MM
        figure = Figure(figsize=size)
        draw = {"map": self._draw_map, "years": self._draw_years, "rings": self._draw_rings}
        draw.get(name, self._draw_chart)(figure, request)
        return self._write(figure)

    def _write(self, figure: Figure) -> bytes:
        out = io.BytesIO()
        if self.form == "svg":
            figure.savefig(out, format="svg")
            return out.getvalue()
        figure.set_dpi(DPI)
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        # Without its alpha channel, which the engine would take out again; it compresses it itself.
        picture = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
        picture.save(out, format="PNG", compress_level=1, dpi=(DPI, DPI))
        return out.getvalue()

    def _colour(self, name: str) -> str:
        return self.tokens[name]

    def _draw_map(self, figure: Figure, request: Mapping[str, Any]) -> None:
        settings, names = request["settings"], request["names"]
        axes = figure.add_axes((0, 0, 1, 1))
        self._draw_ground(axes, settings)
        self._name_view(axes, settings, names, settings["projection"])
        self._draw_points(axes, request["points"], settings["projection"])
        self._draw_scale(axes, request["legend"])
        for index, inset in enumerate(settings["insets"]):
            corner = figure.add_axes((0.01, 0.01 + 0.22 * index, 0.26, 0.2))
            self._draw_ground(corner, inset)
            prefix = f"inset:{index}/"
            inside = {key.removeprefix(prefix): said for key, said in names.items()}
            self._name_view(corner, inset, inside, inset["projection"])
            self._draw_points(corner, request["points"], inset["projection"])
            corner.set_title(" ".join(names[f"inset:{index}"]), loc="left", y=0.84, x=0.02)
        self._draw_legend(axes, request["legend"])

    def _draw_ground(self, axes: Any, view: Mapping[str, Any]) -> None:
        _frame(axes, view)
        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        fine = FINE * (right - left) / axes.get_window_extent().width * axes.figure.dpi / 72
        ground = read_ground(
            self.basemaps / f"{view['basemap']}.geojson",
            _key(view["projection"]),
            (left, bottom, right, top),
            fine,
        )
        subject = tuple(view["countries"])
        axes.set_facecolor(self._colour("water"))
        for inside, colour in ((False, "neighbours"), (True, "land")):
            rings = [part for code, part in ground["country"] if (code in subject) is inside]
            axes.add_collection(_fill(rings, self._colour(colour)))
        borders = [part for _, part in ground["border"]]
        axes.add_collection(_line([p for _, p in ground["admin1"]], self._colour("hairline"), 0.3))
        axes.add_collection(_fill([p for _, p in ground["lake"]], self._colour("water")))
        axes.add_collection(_line([p for _, p in ground["river"]], self._colour("water-ink"), 0.4))
        axes.add_collection(_line([p for _, p in ground["coast"]], self._colour("water-ink"), 0.4))
        axes.add_collection(_line(borders, self._colour("border"), 0.7))
        disputed = _fill([p for _, p in ground["disputed"]], "none")
        disputed.set(hatch="////", edgecolor=self._colour("border"), linewidth=0.3)
        axes.add_collection(disputed)

    def _name_view(
        self, axes: Any, view: Mapping[str, Any], names: Mapping[str, Sequence[str]], how: Any
    ) -> None:
        ink, muted, water = (self._colour(each) for each in ("ink", "muted", "water-ink"))
        for country in view["country_names"]:
            text = " ".join(names[f"country:{country['code']}"])
            _write(axes, country, text, how, color=muted, ha="center", size=8.25)
        for town in view["towns"]:
            (x, y), text = project(town, how), " ".join(names[f"town:{town['name']}"])
            axes.plot(x, y, "s" if town["capital"] else "o", color=ink, markersize=2)
            _write(axes, town, text, how, color=ink, size=7.5, offset=(3, 0))
        for river in view["rivers"]:
            text = " ".join(names[f"river:{river['id']}"])
            _write(axes, river, text, how, color=water, style="italic")
        for sea in view["seas"]:
            text = " ".join(names[f"sea:{sea['name']}"])
            _write(axes, sea, text, how, color=water, style="italic")

    def _draw_points(self, axes: Any, points: Iterable[Mapping[str, Any]], how: Any) -> None:
        for point in points:
            x, y = project(point, how)
            left, right = axes.get_xlim()
            bottom, top = axes.get_ylim()
            if not (left <= x <= right and bottom <= y <= top):
                continue
            step = point["step"] + 1
            edge = self._colour("ink")
            face = self._colour("ongoing") if point["ongoing"] else self._colour(f"step-{step}")
            ink = edge if point["ongoing"] else self._colour(f"step-{step}-ink")
            shape = "s" if point["ongoing"] else "o"
            axes.plot(x, y, shape, markersize=11, color=face, markeredgecolor=edge, mew=0.6)
            axes.text(x, y, point["number"], color=ink, size=7.5, weight="bold", **CENTRED)
            _write(axes, point, " ".join(point["names"]), how, size=8.25, offset=(7, 0))

    def _draw_legend(self, axes: Any, legend: Mapping[str, Any]) -> None:
        handles = [
            axes.plot([], [], "o", color=self._colour(f"step-{step + 1}"), label=" ".join(texts))[0]
            for step, texts in legend["steps"]
        ]
        if legend["ongoing"]:
            hollow = {"color": self._colour("ongoing"), "markeredgecolor": self._colour("ink")}
            handles += axes.plot([], [], "s", label=" ".join(legend["ongoing"]), **hollow)
        axes.legend(
            handles=handles,
            title=" ".join(legend["title"]),
            loc="upper right",
            framealpha=1,
            fontsize=7.5,
            title_fontsize=7.5,
        )

    def _draw_scale(self, axes: Any, legend: Mapping[str, Any]) -> None:
        left, right = axes.get_xlim()
        bottom, top = axes.get_ylim()
        x, y = right - 0.03 * (right - left), bottom + 0.04 * (top - bottom)
        length = 200 / RADIUS
        axes.plot([x - length, x], [y, y], color=self._colour("ink"), lw=1)
        unit = " ".join(legend["kilometres"])
        axes.text(x - length / 2, y, f"200 {unit}", ha="center", va="bottom", size=7.5)

    def _draw_chart(self, figure: Figure, request: Mapping[str, Any]) -> None:
        axes = figure.add_axes((0.3, 0.1, 0.6, 0.8))
        names = [" ".join(each["name"]) for each in request["categories"]]
        (panel,) = request["panels"]
        several = len(panel["series"]) > 1
        lying = request["kind"] != "column"
        foot = [0.0] * len(names)
        for index, series in enumerate(panel["series"]):
            colour = self._colour(f"kind-{index + 1}" if several else "accent")
            starts = series["starts"] or foot
            for place, (start, end) in enumerate(zip(starts, series["values"], strict=True)):
                if start is None or end is None:
                    continue
                length = end - start if series["starts"] else end
                if lying:
                    axes.barh(place, length, left=start, color=colour)
                    axes.text(start + length, place, series["labels"][place], va="center", size=7.5)
                else:
                    axes.bar(place, length, bottom=foot[place], color=colour)
                    middle = foot[place] + length / 2
                    axes.text(place, middle, series["labels"][place], size=7.5, **CENTRED)
                    foot[place] += length
            axes.plot([], [], "s", color=colour, label=" ".join(series["name"]))
        if lying:
            axes.set_yticks(range(len(names)), names)
            axes.invert_yaxis()
        else:
            axes.set_xticks(range(len(names)), names)
            axes.set_yticks([])
        if several:
            axes.legend(loc="upper right", fontsize=7.5)
        axes.spines[["right", "top"]].set_visible(False)
        axes.tick_params(length=2, labelsize=7.5)

    def _draw_rings(self, figure: Figure, request: Mapping[str, Any]) -> None:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_aspect("equal")
        for ring in reversed(request["rings"]):
            for centre in request["centres"]:
                around = Circle(
                    tuple(project(centre, request["projection"]).tolist()),
                    ring["radius"] / EARTH,
                    facecolor=self._colour("land"),
                    edgecolor=self._colour("border"),
                )
                axes.add_patch(around)
        self._draw_points(axes, request["points"], request["projection"])
        for centre in request["centres"]:
            x, y = project(centre, request["projection"])
            axes.annotate(" ".join(centre["names"]), (x, y))

    def _draw_years(self, figure: Figure, request: Mapping[str, Any]) -> None:
        panels, view = request["panels"], request["settings"]
        for index, panel in enumerate(panels):
            width = 1 / len(panels)
            axes = figure.add_axes((index * width + 0.005, 0, width - 0.01, 0.88))
            self._draw_ground(axes, view)
            for point in request["points"]:
                if point["step"] <= panel["step"]:
                    x, y = project(point, view["projection"])
                    now = point["step"] == panel["step"]
                    colour = self._colour(f"step-{panel['step'] + 1}" if now else "muted")
                    axes.plot(x, y, "o", color=colour, markersize=4)
            axes.set_title(" ".join(panel["heading"]), loc="left", size=7.5, pad=2)


CENTRED: Mapping[str, Any] = {"ha": "center", "va": "center_baseline"}


def _key(projection: Mapping[str, Any]) -> tuple[float, float, float]:
    low, high = projection["parallels"]
    return float(low), float(high), float(projection["meridian"])


def project(place: Mapping[str, Any], projection: Mapping[str, Any]) -> Points:
    """Give where a place lies on the plane, in radii of the earth."""
    (point,) = lambert(np.array([[place["lon"], place["lat"]]]), _key(projection))
    return np.asarray(point)


def lambert(degrees: Points, key: tuple[float, float, float]) -> Points:
    """Project longitudes and latitudes by Lambert's conformal conic of the sphere (Snyder 15)."""
    low, high, meridian = np.radians(key)
    lon, lat = np.radians(degrees).T
    tangent = np.tan(np.pi / 4 + np.array([low, high, 0.5 * (low + high)]) / 2)
    n = np.log(np.cos(low) / np.cos(high)) / np.log(tangent[1] / tangent[0])
    f = np.cos(low) * tangent[0] ** n / n
    rho = f / np.tan(np.pi / 4 + lat / 2) ** n
    rho_0 = f / tangent[2] ** n
    theta = n * (lon - meridian)
    return np.stack([rho * np.sin(theta), rho_0 - rho * np.cos(theta)], axis=1)


Ground = dict[str, list[tuple[str, Points]]]
"""The lines and rings of each layer, each with its country."""


@cache
def read_ground(
    path: Path, key: tuple[float, float, float], box: tuple[float, float, float, float], fine: float
) -> Ground:
    """Read what a basemap has within a box of the plane, without points nearer than ``fine``."""
    ground: Ground = {name: [] for name in LAYERS}
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        named = feature["properties"]
        if named["layer"] not in ground:
            continue
        shape = shapely.geometry.shape(feature["geometry"])
        plane = shapely.transform(shape, lambda degrees: lambert(degrees, key))
        cut = shapely.simplify(shapely.clip_by_rect(plane, *box), fine)
        for part in shapely.get_parts(cut):
            rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
            for ring in rings:
                points = shapely.get_coordinates(ring)
                if len(points) > 1:
                    ground[named["layer"]].append((named.get("iso", ""), points))
    return ground


def _fill(rings: Iterable[Points], colour: str) -> PathCollection:
    outlines = [Outline(ring) for ring in rings]
    whole = [Outline.make_compound_path(*outlines)] if outlines else []
    return PathCollection(whole, facecolor=colour, edgecolor="none")


def _line(parts: Sequence[Points], colour: str, width: float) -> LineCollection:
    return LineCollection(parts, colors=colour, linewidths=width)


def _frame(axes: Any, view: Mapping[str, Any]) -> None:
    """Show the extent of a view, in a frame that it fills in one direction."""
    extent, key = view["extent"], _key(view["projection"])
    west, east = extent["west"], extent["east"]
    edge = [
        (lon, lat)
        for lon in np.linspace(west, east, 9)
        for lat in (extent["south"], extent["north"])
    ]
    x, y = lambert(np.array(edge), key).T
    box = axes.get_window_extent()
    middle = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
    scale = max((x.max() - x.min()) / box.width, (y.max() - y.min()) / box.height) / 2
    axes.set_xlim(middle[0] - scale * box.width, middle[0] + scale * box.width)
    axes.set_ylim(middle[1] - scale * box.height, middle[1] + scale * box.height)
    axes.set_xticks([])
    axes.set_yticks([])


def _write(
    axes: Any,
    place: Mapping[str, Any],
    text: str,
    how: Mapping[str, Any],
    *,
    offset: tuple[float, float] = (0, 0),
    ha: str = "left",
    **style: Any,
) -> None:
    point = project(place, how)
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    if left <= point[0] <= right and bottom <= point[1] <= top:
        axes.annotate(
            text, point, offset, textcoords="offset points", ha=ha, va="center_baseline", **style
        )
