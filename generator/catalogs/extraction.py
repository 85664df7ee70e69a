"""Every message of a domain, from its files, and the template of its catalogs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import normalize, write_po
from jinja2 import TemplateSyntaxError

from generator.errors import Finding, Origin, TemplateError
from generator.files import ProjectFiles
from generator.model.brief import Message

TRIMMED = {"trimmed": "true", "silent": "false", "encoding": "utf-8"}
"""Jinja's extraction must trim as the environment does, or a translation is silently lost."""

WIDTH = 79

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
            found.append(
                Message(
                    context=context or "",
                    text=single,
                    plural=plural,
                    origin=Origin(path, line),
                    note=" ".join(comment.removeprefix("i18n:").strip() for comment in comments),
                    style="percent",
                )
            )
    findings = tuple(_check_plurals(found))
    if findings:
        raise TemplateError(findings)
    return tuple(found)


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


def make_template(domain: str, messages: Iterable[Message]) -> str:
    """The PO template of a domain: the same messages give the same bytes, for it holds no clock."""
    catalog = BabelCatalog(
        project="briefs",
        domain=domain,
        charset="utf-8",
        fuzzy=False,
        copyright_holder="",
        header_comment=f"# The texts of {domain}. Do not edit: run “briefs catalog extract”.",
    )
    for message in messages:
        catalog.add(
            (message.text, message.plural) if message.plural else message.text,
            context=message.context or None,
            locations=[(message.origin.path, message.origin.line)],
            auto_comments=[message.note] if message.note else [],
            flags=["python-brace-format"]
            if message.style == "brace" and "{" in message.text
            else [],
        )
    return write_catalog(catalog)


def write_catalog(catalog: BabelCatalog) -> str:
    """A catalog as the text of a PO file, in gettext's own layout."""
    text = io.BytesIO()
    write_po(text, catalog, width=WIDTH, sort_output=False)
    blocks = text.getvalue().decode("utf-8").split("\n\n")
    # Babel folds the text that a fuzzy translation was made from so that msgfmt cannot read it.
    for index, message in enumerate(catalog):
        blocks[index] = _add_previous(blocks[index], message.previous_id)
    lines = "\n\n".join(blocks).splitlines(keepends=True)
    # Babel writes the clock into each header; the same input must give the same file.
    return "".join(line for line in lines if not line.startswith('"POT-Creation-Date:'))


def _add_previous(block: str, texts: Sequence[str]) -> str:
    lines = block.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("msg"))
    keywords = zip(("msgid", "msgid_plural"), texts, strict=False)
    previous = [f"#| {word} {normalize(text, '#| ', WIDTH)}\n" for word, text in keywords]
    return "".join(lines[:start] + previous + lines[start:])
