"""The labels of the templates, each with where it stands and what it is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from jinja2 import TemplateSyntaxError

from generator.errors import Finding, Origin, TemplateError
from generator.files import ProjectFiles
from generator.model.brief import Message

TRIMMED = {"trimmed": "true", "silent": "false", "encoding": "utf-8"}
"""Jinja's extraction must trim as the environment does, or a translation is silently lost."""

LIMIT = re.compile(r"\blimit=([1-9]\d{0,3})\b[,;.]?\s*")
"""In a comment, as ``{# i18n: limit=12 The unit of the scale bar. #}``."""

ALONGSIDE = {
    "message": "In the e-mail that carries a reader’s editions.",
    "note": "In the letter that comes with a reader’s editions, as plain text.",
    "stamp": "In the foot of a reader’s own copy, and in its properties.",
    "ticket": "In the print shop’s job ticket.",
}
"""What the templates of ``templates/dispatch/`` are, by their names."""

KEYWORDS = {**DEFAULT_KEYWORDS, "npgettext": ((1, "c"), 2, 3), "pgettext": ((1, "c"), 2)}


def extract_templates(files: ProjectFiles) -> tuple[Message, ...]:
    """The labels of every template under ``templates/``, in the order of the files.

    :raises TemplateError: for a template that does not parse.
    """
    found: list[Message] = []
    folder = files.root / "templates"
    for file in sorted(folder.rglob("*.html")) + sorted(folder.rglob("*.txt")):
        if "fonts" in file.relative_to(folder).parts:
            continue
        path = file.relative_to(files.root).as_posix()
        data = files.read_text(path, error=TemplateError).encode()
        try:
            rows = list(
                extract("jinja2.ext:babel_extract", io.BytesIO(data), KEYWORDS, ["i18n:"], TRIMMED)
            )
        except TemplateSyntaxError as failure:
            raise TemplateError(
                Finding(
                    Origin(path, failure.lineno),
                    f"is no Jinja template ({failure.message})",
                    "correct that line",
                )
            ) from failure
        for line, texts, comments, context in rows:
            single, plural = texts if isinstance(texts, tuple) else (texts, "")
            comment = " ".join(part.removeprefix("i18n:").strip() for part in comments)
            limit = LIMIT.search(comment)
            found.append(
                Message(
                    context=context or "",
                    text=single,
                    plural=plural,
                    origin=Origin(path, line),
                    note=LIMIT.sub("", comment).strip() or _explain(path),
                    style="percent",
                    limit=int(limit[1]) if limit else None,
                )
            )
    findings = tuple(_check_plurals(found))
    if findings:
        raise TemplateError(findings)
    return tuple(found)


def _explain(path: str) -> str:
    """What a label is, where its template does not say."""
    file = PurePosixPath(path)
    if file.parent.name == "figures":
        return f"Words of the figure “{file.stem}”, in it or told of it."
    if file.parent.name == "dispatch":
        return ALONGSIDE.get(file.stem, "In what is sent along with editions.")
    return "A label of the pages."


def _check_plurals(messages: Iterable[Message]) -> Iterator[Finding]:
    """Gettext knows a text by its singular: two with different plurals would be one entry."""
    first: dict[tuple[str, str], Message] = {}
    for message in messages:
        other = first.setdefault(message.key, message)
        if other.plural != message.plural:
            yield Finding(
                message.origin,
                f"has the singular of {other.origin}, “{message.text}”, with another plural",
                "word one of the two singulars otherwise",
            )
