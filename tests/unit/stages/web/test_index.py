"""The feed of a document's files."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.stages.web.index import LanguageName, list_files, write_feed

ATOM = "{http://www.w3.org/2005/Atom}"
FRENCH = LanguageName("fr", "ltr", "Français")


def make_entry(name: str, sha256: str) -> dict[str, object]:
    return {
        "path": f"a/{name}",
        "title": "Titre",
        "locales": ["fr"],
        "bytes": 2600,
        "conformance": ["PDF/UA-1"],
        "sha256": sha256,
    }


def read(sha256: str) -> ET.Element:
    entries = [make_entry("a.fr.html", sha256), make_entry("a.fr.a4.screen.pdf", "ab")]
    files = list_files(entries, {"fr": FRENCH})
    feed = write_feed(FRENCH, ("a", "Titre", "Nous"), "2017-03", files)
    return ET.fromstring(feed)  # noqa: S314 - written just now


def test_every_file_is_an_entry() -> None:
    """Atom wants a name, a moment and an author; a month has a first day."""
    feed = read("cd")
    assert ["application/pdf", "text/html"] == [
        link.get("type") for link in feed.findall(f"{ATOM}entry/{ATOM}link")
    ]
    assert "2017-03-01T00:00:00Z" == feed.findtext(f"{ATOM}updated")
    assert "Nous" == feed.findtext(f"{ATOM}author/{ATOM}name")


def test_a_file_of_other_bytes_is_another_entry() -> None:
    """A reader of the feed is told of what has changed, and of nothing else."""

    def ids(sha256: str) -> list[str | None]:
        return [each.text for each in read(sha256).findall(f"{ATOM}entry/{ATOM}id")]

    assert ids("cd") == ids("cd")
    assert ids("cd")[0] == ids("ef")[0]
    assert ids("cd")[1] != ids("ef")[1]
    assert read("cd").findtext(f"{ATOM}id") == read("ef").findtext(f"{ATOM}id")
