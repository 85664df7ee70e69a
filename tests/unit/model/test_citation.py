from __future__ import annotations

import pytest

from generator.model.citation import find_faults, find_open_host
from generator.model.date import PartialDate


@pytest.mark.parametrize(
    ("source", "document", "late"),
    [
        ("2017-03-31", "2017-03", False),
        ("2017-04-01", "2017-03", True),
        ("2017-03", "2017-03", False),
        ("2017-04", "2017-03", True),
        ("2017", "2017-03", False),
        ("2018", "2017-03", True),
        ("2017-03-16", "2017-03-15", True),
        ("2017-03", "2017-03-15", False),
        ("2017-07-10", "2017", False),
    ],
)
def test_a_source_is_late_when_it_cannot_be_earlier(source: str, document: str, late: bool) -> None:
    """A month or a year is late only where all of it lies after the document's month or day."""
    found = list(find_faults(PartialDate.parse(source), None, PartialDate.parse(document)))
    assert late == bool(found)


def test_a_source_needs_a_date() -> None:
    """One without a date is refused; one that is dated passes where nobody knows the document's."""
    assert ["is undated"] == [fault.problem for fault in find_faults(None, None, None)]
    assert [] == list(find_faults(PartialDate(2030), None, None))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://en.wikipedia.org/wiki/Battle_of_Sirte_(2016)", "en.wikipedia.org"),
        ("https://stratreview.wordpress.com/tag/hit/", "stratreview.wordpress.com"),
        ("https://a.blogspot.fr/2016/", "a.blogspot.fr"),
        ("https://MEDIUM.com/@a/b", "medium.com"),
        ("https://someone.substack.com./p/a", "someone.substack.com"),
        ("https://www.reuters.com/article/wikipedia.org", None),
        ("https://notwikipedia.org/", None),
        ("https://[", None),
    ],
)
def test_hosts_that_anyone_writes_on(url: str, host: str | None) -> None:
    """They are known by their domain, whatever stands before it; no other address is."""
    assert host == find_open_host(url)
