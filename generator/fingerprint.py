"""One digest of many things: values by their named fields, the program, its libraries."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

DISTRIBUTIONS = (
    *(
        "annotated-types",
        "babel",
        "brotli",
        "cffi",
        "contourpy",
        "cssselect2",
        "cycler",
        "fonttools",
    ),
    *("jinja2", "kiwisolver", "lxml", "markdown-it-py", "markupsafe", "matplotlib", "mdurl"),
    *("numpy", "openpyxl", "packaging", "pikepdf", "pillow", "pydantic", "pydantic-core"),
    *("pydyf", "pyparsing", "pypdfium2", "pyphen", "python-dateutil", "ruamel-yaml", "shapely"),
    *("tinycss2", "tinyhtml5", "translate-toolkit", "unicode-rbnf", "weasyprint", "webencodings"),
)
"""The packages that a page is made with, or what they are made with themselves."""
NATIVE: Mapping[str, tuple[tuple[str, ...], str]] = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.0.dylib"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib"), "hb_version_string"),
    "harfbuzz-subset": (
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "hb_version_string",
    ),
    "fontconfig": (("libfontconfig.so.1", "libfontconfig.1.dylib"), "FcGetVersion"),
}
"""The system's libraries: the names of their files, and the function that says their version."""
KINDS = {".py", ".html", ".css", ".txt"}
"""The files of the package that decide what it makes."""
ABOVE = frozenset(("cli", "comparison", "desk", "dispatch", "placement", "starting", "upgrading"))
"""The rooms that what makes editions knows nothing of (``tests/test_layers.py``)."""


def fingerprint(*parts: object) -> str:
    """Give the SHA-256 of values, in hexadecimal: equal where all their named fields are equal.

    Names of classes do not count, so a refactoring changes nothing; names of fields do. A field
    that dataclasses do not compare does not count either: where a value is written, for findings.
    """
    text = json.dumps([_plain(part) for part in parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> object:
    """Give a value as JSON can hold it: fields by name, mappings and sets in order."""
    match value:
        case Enum():
            plain: object = _plain(value.value)
        case None | bool() | str() | int() | float():
            plain = value
        case bytes():
            plain = {"sha256": hashlib.sha256(value).hexdigest()}
        case Mapping():
            items = ([_plain(name), _plain(item)] for name, item in value.items())
            plain = {"items": sorted(items, key=json.dumps)}
        case AbstractSet():
            plain = {"set": sorted((_plain(item) for item in value), key=json.dumps)}
        case tuple() | list():
            plain = [_plain(item) for item in value]
        case _:
            plain = {name: _plain(getattr(value, name)) for name in _fields(value)}
    return plain


def _fields(value: object) -> Iterator[str]:
    if is_dataclass(value):
        return (each.name for each in fields(value) if each.compare)
    try:
        return iter(type(value).model_fields)  # type: ignore[attr-defined]
    except AttributeError:
        raise TypeError(f"{type(value).__name__} has no named fields to tell it by") from None


@cache
def read_program() -> str:
    """Give the SHA-256 of the package's own files, and of the Python that runs them.

    What uses editions, and makes none, is left out: a new command makes no edition old.
    """
    folder = Path(__file__).parent
    sums = hashlib.sha256(sys.version.encode())
    for file in sorted(folder.rglob("*")):
        if file.suffix in KINDS and file.relative_to(folder).parts[0] not in ABOVE:
            sums.update(f"{file.relative_to(folder).as_posix()}\0".encode())
            sums.update(hashlib.sha256(file.read_bytes()).digest())
    return sums.hexdigest()


@cache
def read_libraries() -> Mapping[str, str]:
    """Give the versions of the packages and of the system's libraries that pages are made with."""
    installed = dict(_list_installed())
    found = {name: installed.get(name, "") for name in DISTRIBUTIONS}
    found |= {f"system {name}": _ask(*how) for name, how in NATIVE.items()}
    return {name: number for name, number in found.items() if number}


def _list_installed() -> Iterator[tuple[str, str]]:
    """Give the packages of the Python path with their versions, by the names of their folders.

    ``importlib.metadata`` says the same, and takes as long as all the rest of a build that has
    nothing to do.
    """
    for folder in reversed(sys.path):
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a path of each costs too much
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                package, _, number = name.removesuffix(".dist-info").partition("-")
                yield package.lower().replace("_", "-").replace(".", "-"), number


def _ask(files: tuple[str, ...], function: str) -> str:
    """Ask a library of the system for its version; nothing where it is not there."""
    for file in files:
        try:
            tell = getattr(ctypes.CDLL(file), function, None)
        except OSError:
            continue
        if tell is None:  # it is there, which is what matters: it has its version from another
            return "present"
        tell.restype = ctypes.c_int if function.startswith("Fc") else ctypes.c_char_p
        answer = tell()
        return answer.decode() if isinstance(answer, bytes) else str(answer)
    return ""
