"""Where the links and addresses of a translation lead: to those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.check import TextCheck
from generator.catalogs.checks.unit import ADDRESS, Standard, Unit
from generator.language.inline import Problem
from generator.language.reading.names import liken
from generator.model.checks import Level

APART = 0.3
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")


class LinkTargets(TextCheck):
    """Find links that lead where each other's words should, or an address that is another."""

    name = "link-targets"
    level = Level.WARNING

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        yield from _compare_addresses(unit.source.written, unit.target.written)
        theirs = {url: words for words, url in LINK.findall(unit.source.written)}
        ours = {url: words for words, url in LINK.findall(unit.target.written)}
        if len(theirs) <= 1 or theirs.keys() != ours.keys():
            return
        urls = list(theirs)
        for index, one in enumerate(urls):
            for other in urls[index + 1 :]:
                straight = liken(theirs[one], ours[one]) + liken(theirs[other], ours[other])
                across = liken(theirs[one], ours[other]) + liken(theirs[other], ours[one])
                if across > straight + APART:
                    yield Problem(
                        f"leads “{ours[one]}” to {one} and “{ours[other]}” to {other}",
                        "exchange the two addresses",
                    )


def _compare_addresses(source: str, text: str) -> Iterator[Problem]:
    """Hold the addresses of both texts against each other; a page may be another of its site."""
    asked, given = (
        {match[0]: _list_site(match[0]) for match in ADDRESS.finditer(each)}
        for each in (source, text)
    )
    lacking = [each for each, site in asked.items() if site not in given.values()]
    added = [each for each, site in given.items() if site not in asked.values()]
    for one, other in zip(lacking, added, strict=False):
        yield Problem(f"has the address {other} for {one}", f"write {one}")


def _list_site(address: str) -> str:
    return (
        address
        if "@" in address
        else re.sub(r"^https?://(?:www\.)?|^www\.", "", address).partition("/")[0]
    )
