"""WeasyPrint loaded once a process: no fonts but the project's, and its inside as it is known."""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

from generator.errors import Finding, Origin, SystemLibraryError
from generator.machine import find_by_name, make_scratch, spare_collector
from generator.pdf.boxes import find_box
from generator.pdf.endings import mend_endings
from generator.pdf.glyphs.clusters import note_clusters
from generator.pdf.lines import mend_lines
from generator.pdf.shortcuts import take_shortcuts
from generator.pdf.tags.sources import NOTE, write_note

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""
WANTED = ">=70,<71"
"""The versions of WeasyPrint whose inside is known, as ``pyproject.toml`` asks for them."""
PRIVATE = (
    "text.fonts:mkdtemp",
    "draw.text:draw_first_line",
    "pdf.tags:_build_box_tree",
    "layout.absolute:AbsolutePlaceholder",
    "layout.block:iter_line_boxes",
    "layout.inline:get_next_linebox",
    "formatting_structure.boxes:BlockContainerBox",
    "formatting_structure.boxes:LineBox",
    "formatting_structure.boxes:MarginBox",
)
"""What is relied on beside WeasyPrint's public interface, by module and name."""
PROFILE = ("pdf", "sRGB2014.icc")
"""The sRGB profile of the International Color Consortium, which WeasyPrint brings along."""


@cache
def prepare_engine() -> None:
    """Give fontconfig a configuration without any folder, then load WeasyPrint.

    Only the fonts of the project's ``@font-face`` rules are left: a build on a machine with
    hundreds of fonts gives the same bytes as on one with none. Fontconfig reads its configuration
    when Pango is first loaded, so this comes before the first import of WeasyPrint.

    :raises SystemLibraryError: when Pango is not installed, with what to install; when WeasyPrint
        has not the inside that is relied on, with the version that has.
    """
    folder = make_scratch()
    file = folder / "fonts.conf"
    file.write_text(FONTCONFIG.format(cache=folder / "cache"), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(file)  # noqa: TID251 - set, not read
    try:
        with warnings.catch_warnings(), find_by_name():
            # Of an empty fontconfig, which is what is wanted here.
            warnings.filterwarnings("ignore", "No fonts configured", UserWarning)
            import weasyprint.text.fonts

            # Its folders of fonts lie in ours, which the next run removes where this one is killed.
            weasyprint.text.fonts.mkdtemp = partial(tempfile.mkdtemp, dir=folder)
    except OSError as failure:
        library = str(failure).partition("'")[2].partition("'")[0] or "Pango"
        raise SystemLibraryError(
            Finding(
                Origin("system"),
                f"the library {library} is missing",
                "run “sh scripts/setup.sh”, or install Pango"
                " (Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
                " libharfbuzz-subset0; macOS: brew install pango)",
            )
        ) from failure
    check_engine(PRIVATE)
    _note_sources()
    note_clusters()
    mend_lines()
    mend_endings()
    take_shortcuts()
    spare_collector()
    logging.getLogger("weasyprint").setLevel(logging.WARNING)


def check_engine(names: Sequence[str]) -> None:
    """Hold the installed WeasyPrint against what is relied on of its inside.

    :param names: each a module below ``weasyprint`` and a name in it, as ``pdf.tags:resources``.
    :raises SystemLibraryError: naming what is missing, and the version that is wanted.
    """
    from importlib import import_module

    import weasyprint

    missing = []
    for each in names:
        module, _, name = each.partition(":")
        try:
            found = hasattr(import_module(f"weasyprint.{module}"), name)
        except ImportError:
            found = False
        if not found:
            missing.append(f"{module}.{name}")
    page = weasyprint.document.Page.__init__.__code__
    if "_page_box" not in page.co_names:
        missing.append("document.Page._page_box")
    if not files("weasyprint").joinpath(*PROFILE).is_file():
        missing.append("/".join(PROFILE))
    if missing:
        raise SystemLibraryError(
            Finding(
                Origin("system"),
                f"WeasyPrint {weasyprint.__version__} has no {', no '.join(missing)},"
                " which pages are laid out with",
                f"install WeasyPrint {WANTED}: run “sh scripts/setup.sh”",
            )
        )


@cache
def read_srgb_profile() -> bytes:
    """Read the ICC profile of sRGB."""
    return files("weasyprint").joinpath(*PROFILE).read_bytes()


def _note_sources() -> None:
    """Have WeasyPrint note in each tag its language and the element that it comes from.

    Its finished structure holds no trace of the HTML: the one place where both are at hand is its
    own walk over its boxes, which is wrapped for the life of the process.
    """
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree  # noqa: SLF001 - see above

    def build_with_sources(box: Any, *arguments: Any) -> Iterator[Any]:
        inner = find_box(box)
        for tag in build(box, *arguments):
            # The page, html and body give on the tags of what is in them, which are noted already.
            if NOTE not in tag and inner.element is not None:
                note = write_note(inner.element, inner.element_tag)
                if note and inner.element.get("lang"):
                    tag["Lang"] = pydyf.String(inner.element.get("lang"))
                if note:
                    tag[NOTE] = pydyf.String(note)
            yield tag

    tags._build_box_tree = build_with_sources  # noqa: SLF001
