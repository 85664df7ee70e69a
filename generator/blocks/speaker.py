"""What blocks are said with in one language: its forms, its typography, its facts and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from markupsafe import Markup

from generator.language.formats import Formats
from generator.language.inline import Cite, render_inline
from generator.language.saying import SaidFacts
from generator.language.typography import Typography
from generator.model.date import PartialDate
from generator.model.localised import LocalCitation, LocalTable, Text
from generator.model.row import DataTable
from generator.model.unfinished import FINISHED, Proof


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says blocks in one language."""

    formats: Formats
    typography: Typography
    facts: SaidFacts
    tables: Mapping[str, LocalTable]
    data: Mapping[str, DataTable]
    """The same tables as they were read."""
    until: PartialDate
    """The document's date."""
    cite: Callable[[str], LocalCitation]
    """Gives the number of a source by its id."""
    short: bool = False
    """Whether the format takes the short form of what has one."""
    rows: int | None = None
    """At most so many rows of a list in its short form."""

    proof: Proof = FINISHED
    """What of the words is not finished, in a draft."""

    notes: Iterator[int] = field(default_factory=count)
    """Numbers the notes of the document, from nought, in their order."""

    def text(self, words: str, note: Cite | None = None) -> Text:
        """Set a text: its facts put in, its markup as HTML, its typography done.

        :param note: gives the mark of a note by its key, in a text that may have some.
        """
        rendered = render_inline(
            words, self.facts, self.typography.typeset, self._print_citation, note
        )
        html = self.typography.superscripts(rendered.html)
        return Text(self.proof.mark(words, html), rendered.plain)

    def maybe(self, words: str | None) -> Text | None:
        """Set a text that may be left out."""
        return self.text(words) if words is not None else None

    def months(self, dates: Iterable[PartialDate]) -> tuple[str, str]:
        """Say the months of the earliest and of the latest of some dates."""
        known = sorted(dates, key=lambda date: date.order)
        first, last = (PartialDate(date.year, date.month) for date in (known[0], known[-1]))
        return self.formats.date(first), self.formats.date(last)

    def plain(self, words: str | None) -> str:
        """Set a text as plain words; empty where there is none."""
        return self.text(words).plain if words else ""

    def _print_citation(self, source: str) -> Markup:
        citation = self.cite(source)
        return Markup(
            '<sup class="cite" data-tag="Reference"><a href="#source-{}" title="{}">{}</a></sup>'
        ).format(citation.id, citation.title, citation.number)
