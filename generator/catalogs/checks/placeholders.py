"""``placeholders``: the translation names the same facts as its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.catalogs.checks.quoting import quote
from generator.catalogs.checks.unit import PERCENT, Standard, Unit
from generator.language.inline import Problem, find_placeholders
from generator.model.brief import Message


def check(unit: Unit, standard: Standard) -> Iterator[Problem]:
    """Names that the translation lacks or adds, and in labels a percent sign that names nothing."""
    message, form = unit.message, unit.target.written
    expected = _find_names(message.text, message)
    alternative = _find_names(message.plural, message) if message.plural else expected
    found = _find_names(form, message)
    # A form for one thing may say the number in words, as “one victory”.
    if found not in (expected, alternative) and not (message.plural and found < alternative):
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
