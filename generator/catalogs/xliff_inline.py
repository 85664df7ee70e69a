"""What stands within a text of XLIFF: the names of facts as ``<ph>``, which tools then lock.

In XLIFF 1.2 ``<ph id="1">{name}</ph>`` holds the name; in 2.0 ``<ph id="1" dataRef="d1"/>`` refers
to the unit's ``<originalData>``. Tools that write elements of their own for it (``<x/>``, ``<g>``,
``<mrk>``) are read too; what cannot be told stands in the text as it is written, where the checks
of translations find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.language.inline import PLACEHOLDER

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = re.compile(
    rf"({PLACEHOLDER.pattern.replace('?P<mention>', '').replace('?P<name>', '')}"
    r"|%\([a-z][a-z0-9_]*\)[sd])"
)
AROUND = frozenset({"g", "mrk", "pc", "sub", "it", "hi"})
"""Elements whose words are part of the text."""
MARKS = frozenset({"sm", "em"})
"""Elements that only mark where something begins or ends."""
FIRST = "urn:oasis:names:tc:xliff:document:1."


def put_text(element: _Element, text: str, source: str) -> None:
    """Write a text into a ``<source>`` or ``<target>``, the names of its facts as ``<ph>``.

    :param source: the text of the source: a name has the number that it has there.
    """
    from lxml import etree

    space, _, _ = str(element.tag).rpartition("}")
    known = _number(source, text)
    for child in list(element):
        element.remove(child)
    parts = _part(text)
    element.text = next(parts)
    for name in parts:
        ph = etree.SubElement(element, f"{space}}}ph")
        number = known[name].pop(0)
        ph.set("id", str(number))
        if space.removeprefix("{").startswith(FIRST):
            ph.text = name
        else:
            ph.set("equiv", name)
            ph.set("dataRef", f"d{number}")
        ph.tail = next(parts)


def hold_data(unit: _Element, source: str, target: str) -> None:
    """Add to a unit of XLIFF 2.0 what its ``<ph>`` stand for."""
    from lxml import etree

    space, _, _ = str(unit.tag).rpartition("}")
    names = _number(source, target)
    held = {number: name for name, numbers in names.items() for number in numbers}
    if held:
        data = etree.SubElement(unit, f"{space}}}originalData")
        for number in sorted(held):
            each = etree.SubElement(data, f"{space}}}data")
            each.set("id", f"d{number}")
            each.text = held[number]


def list_held(source: _Element | None, unit: _Element | None = None) -> dict[str, str]:
    """List what the elements within a source stand for, by their ids; and a unit's data by theirs.

    :param unit: of XLIFF 2.0.
    """
    held: dict[str, str] = {}
    for each in () if unit is None else unit.iterdescendants("{*}data"):
        held[f"#{each.get('id', '')}"] = "".join(map(str, each.itertext()))
    for each in () if source is None else source.iterdescendants("{*}ph", "{*}x"):
        name = _say(each, held)
        if name is not None:
            held.setdefault(each.get("id", ""), name)
    return held


def read_text(element: _Element | None, held: Mapping[str, str]) -> str:
    """Read the words of a ``<source>`` or ``<target>``, names of facts in the place of elements.

    :param held: as :func:`list_held` gives it.
    """
    return "" if element is None else "".join(_read(element, held))


def _read(element: _Element, held: Mapping[str, str]) -> Iterator[str]:
    from lxml import etree

    yield element.text or ""
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in AROUND:
            yield from _read(child, held)
        elif name == "cp":
            yield chr(int(child.get("hex", "fffd"), 16))
        elif name not in ("", *MARKS):
            said = _say(child, held)
            yield f'<{name} id="{child.get("id", "")}"/>' if said is None else said
        yield child.tail or ""


def _say(child: _Element, held: Mapping[str, str]) -> str | None:
    """Say what an element stands for: by its words, the unit's data, its equivalent or its id."""
    words = "".join(map(str, child.itertext()))
    data = held.get(f"#{child.get('dataRef', '')}")
    own = words or data or child.get("equiv-text") or child.get("equiv")
    return own or held.get(child.get("id", ""))


def _part(text: str) -> Iterator[str]:
    """The words of a text and the names in it, in turns."""
    at = 0
    for match in NAME.finditer(text):
        yield text[at : match.start()]
        yield match[0]
        at = match.end()
    yield text[at:]


def _number(source: str, text: str) -> dict[str, list[int]]:
    """Number the names of a source, then those that a text has besides: a number each time."""
    names = [match[0] for match in NAME.finditer(source)]
    rest = list(names)
    for match in NAME.finditer(text):
        if match[0] in rest:
            rest.remove(match[0])
        else:
            names.append(match[0])
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names, 1):
        found.setdefault(name, []).append(number)
    return found
