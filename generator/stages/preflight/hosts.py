"""The hosts of web addresses on the finished page: whole, or broken before a dot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

import pikepdf

from generator.errors import Finding
from generator.pdf.text import Character
from generator.stages.preflight.check import check, for_readers
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading


@check("hosts", for_readers)
def check_hosts(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give a finding for each host that a line’s end parts inside a word.

    A reader who copies “reuters.co” and “m” by hand arrives elsewhere (The Chicago Manual of Style,
    17th ed., 14.18: an address breaks before a dot). The hosts are those of the file’s links.
    """
    hosts = sorted(set(_list_hosts(reading.pdf)))
    for number in range(1, len(reading.pdf.pages) + 1 if hosts else 1):
        characters = reading.document.list_characters(number)
        text = "".join(each.text.lower()[:1] for each in characters)
        for host in hosts:
            for part, rest in _find_breaks(host, text, characters):
                yield case.find(
                    f"page {number} parts the host {host} into “{part}” and “{rest}”",
                    "shorten the line, or let it end before the host; a host breaks before a dot",
                )


def _list_hosts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for annotation in page.get("/Annots", pikepdf.Array()).as_list():
            address = str(annotation.get("/A", pikepdf.Dictionary()).get("/URI", ""))
            try:
                host = urlsplit(address).hostname or ""
            except ValueError:  # of an address that is none, which another check tells
                continue
            if "." in host:
                yield host.removeprefix("www.")


def _find_breaks(
    host: str, text: str, characters: Sequence[Character]
) -> Iterator[tuple[str, str]]:
    start = text.find(host)
    while start >= 0:
        letters = characters[start : start + len(host)]
        for index, (one, other) in enumerate(pairwise(letters), 1):
            if host[index] != "." and _starts_line(one, other):
                yield host[:index], host[index:]
        start = text.find(host, start + len(host))


def _starts_line(one: Character, other: Character) -> bool:
    """Say whether a character of one word stands on another line than the one before it."""
    left, bottom, _, top = one.box
    return other.box[0] < left or other.box[1] >= top or other.box[3] <= bottom
