"""The files of the web edition: their size, their bytes, what lies beside them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

from lxml import html

from generator.stages.web.binding import squeeze_script
from tests.bad_input.calling import call_here
from tests.conftest import ANEW, ROOT, SUBJECT, Run

SMALL = ("nightingale", "--profile", "web")
PACKED = 15_000
PAGE = "nightingale/nightingale-leaflet.de.html"


def test_the_script_is_small() -> None:
    """At most 15 kB as servers send it."""
    script = squeeze_script((ROOT / "templates" / "web" / "web.js").read_text(encoding="utf-8"))
    assert len(gzip.compress(script.encode(), 9)) <= PACKED


def test_the_same_bytes_from_the_same_inputs(run: Run, tmp_path: Path) -> None:
    """Neither the clock nor the order of hashing is in a page: of this process, and of another."""
    found = []
    for name in ("here", "apart"):
        build = ("build", "--project", ROOT, "--output", tmp_path / name, *SMALL)
        apart = name == "apart"
        done = (
            run(*build, PYTHONHASHSEED="1", **ANEW) if apart else call_here(*build, BRIEFS_CACHE="")
        )
        assert (0, "") == (done.code, done.err)
        files = sorted((tmp_path / name).glob("nightingale/*"))
        assert ["feed.xml", "index.html", "nightingale-leaflet.de.html"] == [f.name for f in files]
        found.append([file.read_bytes() for file in files])
    assert found[0] == found[1]


def test_what_lies_beside_lists_every_file(pages: Path) -> None:
    """The page of all files links each with its digest; the manifest has no paper for one."""
    tree = html.document_fromstring((pages / SUBJECT / "index.html").read_text(encoding="utf-8"))
    listed = tree.xpath("//tbody//a/@href")
    there = sorted(path.name for path in (pages / SUBJECT).glob("daesh-*"))
    assert there == sorted(listed)
    for row in tree.xpath("//tbody/tr"):
        (name,), digest = row.xpath(".//a/@href"), row.xpath("string(td[last()])")
        assert hashlib.sha256((pages / SUBJECT / name).read_bytes()).hexdigest() == digest
    manifest = json.loads((pages / "manifest.json").read_text(encoding="utf-8"))
    assert all("paper" not in entry for entry in manifest["editions"])
    assert {"passed"} == {v for entry in manifest["editions"] for v in entry["preflight"].values()}


def test_a_page_says_what_it_is(pages: Path) -> None:
    """Machines read its kind, its languages and dates; readers find the other languages."""
    page = (pages / SUBJECT / "daesh-brief.fr+ar.html").read_text(encoding="utf-8")
    about = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert about is not None
    known = json.loads(about[1])
    assert ("Report", ["fr", "ar"]) == (known["@type"], known["inLanguage"])
    tree = html.document_fromstring(page)
    assert "fr" in tree.xpath("//link[@rel='alternate']/@hreflang")
    assert tree.xpath("//meta[@property='og:title']/@content")
    # What is shown with a link to it: in two languages the picture in the main one.
    assert ["daesh-card.fr.card.image.png"] == tree.xpath("//meta[@property='og:image']/@content")
    assert ["1200"] == tree.xpath("//meta[@property='og:image:width']/@content")
    data = tree.xpath("//a[@download]/@download")
    assert {"victories.csv", "victories.geojson", "sources.csv"} == set(data)
    # Each language is named where it begins.
    assert {"fr", "ar"} <= set(tree.xpath("//main//@lang"))


def test_the_same_files_however_they_came(tmp_path: Path) -> None:
    """A page names the PDFs that lie beside it: built before it, after it, or joined by merge."""
    page, pdf = ("--profile", "web"), ("--profile", "screen")

    def build(folder: str, *narrowed: str) -> Path:
        options = ("--project", ROOT, "--output", tmp_path / folder)
        done = call_here("build", "--jobs", "1", "nightingale", *options, *narrowed)
        assert (0, "") == (done.code, done.err)
        return tmp_path / folder

    whole = build("whole", *page, *pdf)
    later = build("later", *page)
    assert b'"encoding":[]' in (later / PAGE).read_bytes()
    build("later", *pdf)
    parts = build("one", *page), build("two", *pdf)
    done = call_here("merge", *parts, "--output", tmp_path / "joined", "--project", ROOT)
    assert (0, "") == (done.code, done.err)
    known = {file.name: file.read_bytes() for file in (whole / "nightingale").iterdir()}
    assert {"index.html", "feed.xml"} < set(known)
    digest = hashlib.sha256(known["nightingale-leaflet.de.a5.screen.pdf"]).hexdigest()
    assert digest.encode() in known["nightingale-leaflet.de.html"]
    for folder in (later, tmp_path / "joined"):
        found = {file.name: file.read_bytes() for file in (folder / "nightingale").iterdir()}
        assert known == found
        manifests = [(each / "manifest.json").read_bytes() for each in (whole, folder)]
        assert manifests[0] == manifests[1]


def test_a_site_shares_what_its_pages_have_in_common(tmp_path: Path) -> None:
    """As a folder, the script and the rules are there once; each page names what it has."""
    maps = ("build", "--jobs", "1", "daesh", "--format", "map", "--locale", "fr", "--locale", "en")
    options = ("--project", ROOT, "--output", tmp_path, "--profile", "web", "--as")
    done = call_here(*maps, *options, "folder")
    assert (0, "") == (done.code, done.err)
    folder = tmp_path / SUBJECT
    there = {f"assets/{file.name}" for file in (folder / "assets").iterdir()}
    named = set()
    for page in folder.glob("daesh-*.html"):
        text = page.read_text(encoding="utf-8")
        tree = html.document_fromstring(text)
        own = {*tree.xpath("//link[@rel='stylesheet']/@href"), *tree.xpath("//script/@src")}
        assert 3 == len(own)
        assert "font/woff2" not in text
        named |= own
        for sheet in own:
            css = (folder / sheet).read_text(encoding="utf-8")
            named |= {f"assets/{name}" for name in re.findall(r"url\(([0-9a-f]+\.woff2)\)", css)}
    assert there == named
    assert [1, 3] == [sum(name.endswith(kind) for name in there) for kind in (".js", ".css")]
    parts = [
        entry["parts"] for entry in json.loads((tmp_path / "manifest.json").read_text())["editions"]
    ]
    assert there == {path.partition("/")[2] for each in parts for path in each}
    # Built again as one file each, nothing of it is left.
    assert 0 == call_here(*maps, *options, "file").code
    assert [] == list((folder / "assets").glob("*"))
