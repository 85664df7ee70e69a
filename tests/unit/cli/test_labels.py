"""``briefs labels``: the program's own texts, with their ids."""

from __future__ import annotations

from tests.bad_input.calling import call_here
from tests.conftest import ROOT


def list_labels(*options: str) -> dict[str, str]:
    result = call_here("labels", "--project", ROOT, *options)
    assert (0, "") == (result.code, result.err)
    return dict(line.split("\t") for line in result.out.splitlines())


def test_they_are_listed_in_english_and_in_others() -> None:
    """Of those that count, the form for several."""
    assert ("Sources", "{count} pages") == (
        list_labels()["sources.title"],
        list_labels()["letter.pages"],
    )
    assert "Quellen" == list_labels("--locale", "de")["sources.title"]
    assert {} == list_labels("--locale", "de", "--todo")


def test_what_a_language_lacks_is_listed_in_english() -> None:
    assert {} == list_labels("--locale", "nl")
    assert list_labels() == list_labels("--locale", "nl", "--todo")


def test_a_language_that_there_is_not() -> None:
    result = call_here("labels", "--project", ROOT, "--locale", "xx")
    assert (2, "briefs.toml:1: xx is no locale of CLDR; write it as fr, pt-BR or ar\n") == (
        result.code,
        result.err,
    )
