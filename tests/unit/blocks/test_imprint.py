from __future__ import annotations

from pathlib import Path

from tests.unit.blocks.dykes import make
from tests.unit.documents import say_document, set_document

CONTACT = "{contact: {update: The next is due in May., web: 'https://www.example.org/a/b'}}"
TIMES = "{timeline: dykes}"
"""What the table is used in."""


def test_it_says_what_is_said_elsewhere(tmp_path: Path) -> None:
    """The issuer, the host of the address, when the next update is due."""
    page = set_document(say_document(make(tmp_path, "imprint:", CONTACT, TIMES)))
    imprint = page.partition("imprint-issuer")[2].partition("</div>")[0]
    for words in ("office@example.org", ">example.org</a>", "The next is due in May."):
        assert words in imprint, words
    assert "imprint-marking" not in page


def test_the_marking_stands_on_the_cover_and_in_the_colophon(tmp_path: Path) -> None:
    """Where the document has one."""
    brief = make(tmp_path, "imprint:", CONTACT, TIMES, more="marking: For public release\n")
    page = set_document(say_document(brief))
    assert 2 == page.count("For public release")
    assert page.index("imprint-issuer") < page.index("imprint-marking")  # as they are read
