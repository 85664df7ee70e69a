"""The book for reading systems: what is in it, and that it is the page of the web."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from generator.model.medium import MEDIA
from generator.stages.web.binding import Bound
from generator.stages.web.inspection import inspect_file
from tests.conftest import SUBJECT

OPF = {"o": "http://www.idpf.org/2007/opf"}


def read(built: Path, locale: str) -> dict[str, bytes]:
    with zipfile.ZipFile(built / SUBJECT / f"daesh-brief.{locale}.epub") as archive:
        first = archive.infolist()[0]
        assert ("mimetype", zipfile.ZIP_STORED) == (first.filename, first.compress_type)
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("locale", "direction"), [("fr", "ltr"), ("ar", "rtl")])
def test_a_book_lists_all_that_is_in_it(built: Path, locale: str, direction: str) -> None:
    """Its package names each file, its language and the direction in which it is turned."""
    files = read(built, locale)
    package = etree.fromstring(files["EPUB/package.opf"])
    listed = {f"EPUB/{name}" for name in package.xpath("//o:item/@href", namespaces=OPF)}
    assert listed | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(files)
    assert [direction] == package.xpath("//o:spine/@page-progression-direction", namespaces=OPF)
    assert locale == package.get("{http://www.w3.org/XML/1998/namespace}lang")
    summary = "//o:meta[@property='schema:accessibilitySummary']/text()"
    (said,) = package.xpath(summary, namespaces=OPF)
    assert said.startswith({"fr": "Chaque figure est décrite", "ar": "لكل شكل وصف"}[locale])
    text = etree.fromstring(files["EPUB/text.xhtml"])
    assert (locale, direction) == (text.get("lang"), text.get("dir"))
    contents = etree.fromstring(files["EPUB/contents.xhtml"])
    targets = [address.partition("#")[2] for address in contents.xpath("//@href") if "#" in address]
    assert len(targets) > 4
    assert set(targets) <= set(text.xpath("//@id"))


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_a_book_has_the_words_of_the_page(built: Path, locale: str) -> None:
    """All of the text is in it, the map's names too, and nothing that only a browser works."""
    page = html.document_fromstring((built / SUBJECT / f"daesh-brief.{locale}.html").read_bytes())
    for left in page.xpath(
        "//*[@data-web and not(self::footer or self::details or self::span or self::svg)]"
    ):
        left.drop_tree()
    for left in page.xpath("//script | //style"):
        left.drop_tree()
    book = etree.fromstring(read(built, locale)["EPUB/text.xhtml"])
    assert [] == book.xpath("//*[local-name() = 'script' or local-name() = 'button']")
    (main,) = page.xpath("//main")
    (told,) = book.xpath("//*[local-name() = 'main']")
    assert words(main.text_content()) == words("".join(told.itertext()))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_a_spoilt_book_is_found(built: Path) -> None:
    """A file that is no book, and one that lacks an image or an alternative, are findings."""
    data = (built / SUBJECT / "daesh-brief.fr.epub").read_bytes()
    medium = next(medium for profile, medium in MEDIA.items() if profile == "epub")

    def find(data: bytes) -> list[str]:
        found = inspect_file(Bound(data, ()), medium, "a.epub")
        return [finding.message for each in found.values() for finding in each]

    assert [] == find(data)
    assert ["is no EPUB (File is not a zip file)"] == find(b"%PDF")
