"""One check, called on one text and its translation."""

from __future__ import annotations

from generator.catalogs.checks.registry import OF_TEXTS
from generator.catalogs.checks.unit import CatalogContext, Standard, Unit, read_apart
from generator.catalogs.checks.words import find_sentences
from generator.catalogs.glossary import Glossary
from generator.errors import Origin
from generator.model.message import Message

FORMS = {"en": "en-GB"}


def judge(
    name: str,
    source: str,
    form: str,
    locale: str = "en",
    *,
    glossary: Glossary | None = None,
    limit: int | None = None,
    mentions: tuple[str, ...] = (),
    names: dict[str, str] | None = None,
) -> list[str]:
    """What a check says of a translation from French, as ``what is wrong; what to do``."""
    message = Message(
        "context",
        source,
        Origin("brief.yaml", 7),
        "",
        inline=True,
        limit=limit,
        mentions=mentions,
    )
    unit = Unit(message, read_apart(source, message), read_apart(form, message))
    held = Standard(
        "fr",
        "fr",
        locale,
        FORMS.get(locale, locale),
        glossary=glossary,
        surroundings=CatalogContext(sentences=find_sentences(unit.source.plain), names=names or {}),
    )
    return [f"{problem.message}; {problem.remedy}" for problem in OF_TEXTS[name].find(unit, held)]


def judge_source(name: str, text: str, locale: str = "fr") -> list[str]:
    """What a check says of a text of the source language."""
    message = Message("context", text, Origin("brief.yaml", 7), "", inline=True)
    reading = read_apart(text, message)
    held = Standard(locale, locale, locale, locale)
    problems = OF_TEXTS[name].find(Unit(message, reading, reading), held)
    return [f"{problem.message}; {problem.remedy}" for problem in problems]
