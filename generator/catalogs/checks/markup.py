"""What a translation keeps of its text as it is: the names of facts, and the inline markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.catalogs.checks.check import UNSET, TextCheck, quote
from generator.catalogs.checks.unit import PERCENT, Standard, Unit
from generator.language.formats import Formats
from generator.language.inline import (
    Problem,
    check_inline,
    check_mentions,
    find_markup,
    find_placeholders,
)
from generator.model.message import Message


class Placeholders(TextCheck):
    """Find names of facts lacking or added, in whatever forms; in labels, a lone ``%``."""

    name = "placeholders"
    fixed = UNSET

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        message, form = unit.message, unit.target.written
        expected = _find_names(message.text, message)
        alternative = _find_names(message.plural, message) if message.plural else expected
        found = _find_names(form, message)
        # A form for one number alone may say it in words, as “one place”.
        spelt = len(unit.counts) == 1 and found < alternative
        if unit.counts and 1 not in unit.counts and not spelt:
            expected = alternative
        if found not in (expected, alternative) and not spelt:
            missing = sorted((expected - found).elements())
            extra = sorted((found - expected).elements())
            said = [f"lacks {_write(name, message)}" for name in missing]
            said += [f"adds {_write(name, message)}" for name in extra]
            yield Problem(
                f"{' and '.join(said)} in the translation of {quote(message.text)}",
                f"give it the same names as the {standard.source_name}",
            )
        if message.style == "percent" and "%" in PERCENT.sub("", form).replace("%%", ""):
            yield Problem(
                f"has a lone % in the translation of {quote(message.text)}",
                "write %% for a percent sign",
            )


def _find_names(text: str, message: Message) -> Counter[str]:
    return Counter(PERCENT.findall(text) if message.style == "percent" else find_placeholders(text))


def _write(name: str, message: Message) -> str:
    return f"%({name})s" if message.style == "percent" else f"{{{name}}}"


class FactForms(TextCheck):
    """Find a form of a fact that it has not: ``{members:month}``."""

    name = "fact-forms"
    fixed = UNSET

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        message = unit.message
        if message.style == "brace" and message.mentions and "{" in unit.target.written:
            formats = Formats.of(standard.forms)
            yield from check_mentions(unit.target.written, message.mentions, formats)


SPECIAL = re.compile(r"[*\[\]{}\\<&]")
"""Without one of these a text has no markup."""


WORDLESS = re.compile(r"(?<!\\)\[\s*\]\(")
"""The beginning of a link that has nothing to click and nothing to read aloud."""


class InlineMarkup(TextCheck):
    """Find other inline markup than the source's, or some that does not close."""

    name = "markup"
    fixed = UNSET

    def find(self, unit: Unit, standard: Standard) -> Iterator[Problem]:
        """Give the problems of one form."""
        if unit.message.style == "percent":
            return
        form = unit.target.written
        if not SPECIAL.search(form) and not SPECIAL.search(unit.source.written):
            return
        wanted, given = find_markup(unit.source.written), find_markup(form)
        problems = list(check_inline(form, allowed=unit.message.inline))
        if WORDLESS.search(form) and not WORDLESS.search(unit.source.written):
            problems.append(
                Problem("has a link without words", "write the words that lead there between [ ]")
            )
        yield from problems
        if wanted != given and not problems:
            yield Problem(
                f"has the markup ({', '.join(given) or 'none'})"
                f" where the {standard.source_name} has ({', '.join(wanted) or 'none'})",
                f"give it the same markup as the {standard.source_name}",
            )
