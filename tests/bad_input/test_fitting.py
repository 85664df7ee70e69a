"""A text that is too long for its page even at the tightest, as its translator reads it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bad_input.calling import call_here

CATALOG = "locales/en/LC_MESSAGES/daesh.po"


def test_what_has_no_room_is_named_with_its_lines_and_its_place(
    project: Path, output: Path
) -> None:
    """The block, by how many lines, how tightly it was set, and the entry; nothing is replaced."""
    file = project / CATALOG
    text = file.read_text(encoding="utf-8")
    start = text.index('msgctxt "objectives.points.recruitment.short"')
    line = text[:start].count("\n") + 3
    said = text.index("msgstr", start)
    end = text.index("\n\n", said)
    words = "".join(re.findall(r'"(.*)"', text[said:end])).rstrip(".")
    accepted = "# accept length: the desk wants it whole\n"
    longer = f'{text[start:said]}msgstr "{"; ".join([words] * 40)}."'
    file.write_text(text[:start] + accepted + longer + text[end:], encoding="utf-8")
    before = {path: path.read_bytes() for path in output.rglob("*.pdf")}
    result = call_here(
        *("build", "--project", project, "--locale", "en", "--format", "factsheet"),
        *("--paper", "a4", "--profile", "screen"),
    )
    assert (1, "") == (result.code, result.out)
    assert before == {path: path.read_bytes() for path in output.rglob("*.pdf")}
    here = [each for each in result.lines if each.startswith(f"{CATALOG}:{line}:")]
    (found,) = [each for each in here if ": warning: " not in each]
    assert re.fullmatch(
        r".*: daesh-factsheet\.en\.a4\.screen: “.*…” runs over by \d+ lines in section objectives,"
        r" even set at 8\.5 pt on 11\.4 pt with 30% of the spacing; shorten it by \d+ lines,"
        r" or give the section more room",
        found,
    )
