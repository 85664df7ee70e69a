"""Files that a referee must refuse: one that passes them passes everything."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf

from scripts.conformance.verdict import Sheet


def make_untagged(folder: Path) -> Sheet:
    """Make a page without tags, title or language: neither accessible nor archival."""
    path = folder / "untagged.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return Sheet(path, path.name)


def make_untitled(folder: Path) -> Sheet:
    """Make a page of the web without a title, with an element that there is not."""
    path = folder / "untitled.html"
    path.write_text("<!DOCTYPE html><html><body><blink>x</blink></body></html>", encoding="utf-8")
    return Sheet(path, path.name)


def make_empty_book(folder: Path) -> Sheet:
    """Make a book without a package: only its first file says that it is one."""
    path = folder / "empty.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    return Sheet(path, path.name)


def make_cut(folder: Path, whole: Path) -> Sheet:
    """Make the first half of a PDF, without its cross-references and its last objects."""
    path = folder / "cut.pdf"
    data = whole.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return Sheet(path, path.name)
