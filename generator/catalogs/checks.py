"""Whether a catalog says all that its messages say, with the same names and the same markup."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.catalogs.catalog import Catalog, Entry
from generator.errors import Finding, Origin
from generator.language.inline import check_inline, find_markup, find_placeholders
from generator.model.brief import Message

SHOWN = 60
"""How many characters of a text a finding quotes."""

PERCENT = re.compile(r"%\(([a-z][a-z0-9_]*)\)[sd]")


def check_catalog(catalog: Catalog, messages: Iterable[Message]) -> Iterator[Finding]:
    """Every way in which a catalog falls short of the messages it translates."""
    current: dict[tuple[str, str], Message] = {}
    for message in messages:
        current.setdefault(message.key, message)
    stale = {
        key[0]: entry for key, entry in catalog.entries.items() if key[0] and key not in current
    }
    for message in current.values():
        entry = catalog.entries.get(message.key)
        if entry is None:
            yield _explain_absence(catalog, message, stale.get(message.context))
        elif not entry.translated:
            yield Finding(
                entry.origin,
                f"leaves “{_shorten(message.text)}” untranslated",
                "translate it",
            )
        elif entry.fuzzy:
            yield Finding(
                entry.origin,
                f"has a fuzzy translation of “{_shorten(message.text)}”",
                "check it against the French, then remove its fuzzy mark",
            )
        else:
            for form in entry.forms:
                yield from _check_form(form, message, entry)


def check_glyphs(text: str, origin: Origin, coverage: frozenset[int]) -> Iterator[Finding]:
    """A finding for each character of a text that no font of the project has.

    :param coverage: the code points that every family can print.
    """
    for character in dict.fromkeys(text):
        if ord(character) not in coverage and character not in "\n\t":
            name = unicodedata.name(character, "without a name")
            yield Finding(
                origin,
                f"holds {character!r} (U+{ord(character):04X}, {name}), which no font has",
                "write it otherwise, or add a font that has it to templates/fonts/fonts.css",
            )


def _explain_absence(catalog: Catalog, message: Message, stale: Entry | None) -> Finding:
    if stale is not None:
        return Finding(
            stale.origin,
            f"translates an older text than “{_shorten(message.text)}” ({message.origin})",
            "run “briefs catalog update” and translate it anew",
        )
    return Finding(
        Origin(catalog.path),
        f"lacks “{_shorten(message.text)}” ({message.origin})",
        "run “briefs catalog update” and translate it",
    )


def _check_form(form: str, message: Message, entry: Entry) -> Iterator[Finding]:
    expected = _find_names(message.text, message)
    alternative = _find_names(message.plural, message) if message.plural else expected
    found = _find_names(form, message)
    # A form for one thing may say the number in words, as “one victory”.
    if found not in (expected, alternative) and not (message.plural and found < alternative):
        missing = sorted((expected - found).elements())
        extra = sorted((found - expected).elements())
        said = [f"lacks {_name(name, message)}" for name in missing]
        said += [f"adds {_name(name, message)}" for name in extra]
        yield Finding(
            entry.origin,
            f"{' and '.join(said)} in the translation of “{_shorten(message.text)}”",
            "give it the same names as the French",
        )
    if message.style == "percent":
        if "%" in PERCENT.sub("", form).replace("%%", ""):
            yield Finding(
                entry.origin,
                f"has a lone % in the translation of “{_shorten(message.text)}”",
                "write %% for a percent sign",
            )
        return
    wanted, given = find_markup(message.text), find_markup(form)
    problems = list(check_inline(form, allowed=message.inline))
    for problem in problems:
        yield Finding(entry.origin, problem.message, problem.remedy)
    if wanted != given and not problems:
        yield Finding(
            entry.origin,
            f"has the markup ({', '.join(given) or 'none'}) where the French has"
            f" ({', '.join(wanted) or 'none'})",
            "give it the same markup as the French",
        )


def _find_names(text: str, message: Message) -> Counter[str]:
    return Counter(PERCENT.findall(text) if message.style == "percent" else find_placeholders(text))


def _name(name: str, message: Message) -> str:
    return f"%({name})s" if message.style == "percent" else f"{{{name}}}"


def _shorten(text: str) -> str:
    return textwrap.shorten(text, SHOWN, placeholder="…")
