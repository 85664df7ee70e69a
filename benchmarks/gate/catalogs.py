"""The corpus as a PO file, with one change in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from benchmarks.gate.corpus import END, EXCHANGE, STATE, WHOLE, Corpus, Item, Text
from generator.catalogs.layout import escape
from generator.catalogs.plurals import plural_forms


@dataclass(slots=True)
class _Entry:
    text: Text
    forms: list[str]
    flags: tuple[str, ...] = ()
    prefix: str = ""
    comment: str = ""


def write_catalog(corpus: Corpus, item: Item | None = None) -> str:
    """Write all translations of a pair, right but for one change."""
    header = {
        "Language": corpus.locale,
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": str(plural_forms(corpus.locale)),
    }
    entries = {
        text.context: _Entry(text, list(text.targets), comment=text.accept) for text in corpus.texts
    }
    if item is not None:
        _change(entries, header, item)
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in header.items())
    return f'msgid ""\nmsgstr ""\n{head}\n' + "\n".join(map(_write, entries.values()))


def change_target(corpus: Corpus, item: Item) -> tuple[str, ...]:
    """Give the forms of the translation that a change is made to."""
    entries = {text.context: _Entry(text, list(text.targets)) for text in corpus.texts}
    changed = entries[item.context]
    _change(entries, {}, item)
    return tuple(changed.forms)


def _change(entries: dict[str, _Entry], header: dict[str, str], item: Item) -> None:
    entry = entries[item.context]
    replacement = item.replacement
    if item.find == EXCHANGE:
        other = entries[replacement]
        entry.forms, other.forms = other.forms, entry.forms
    elif item.find == WHOLE and re.match(rf"{STATE}[A-Za-z]", replacement):
        name, _, value = replacement[1:].partition(": ")
        if value:
            header[name] = value
        elif name == "fuzzy":
            entry.flags = ("fuzzy",)
        elif name == "obsolete":
            entry.prefix = "#~ "
        else:
            del entries[item.context]
    elif item.find == WHOLE:
        entry.forms[item.form] = replacement
        if not item.kind:
            entry.comment = ""
    elif item.find == END:
        entry.forms[item.form] += replacement
    else:
        entry.forms[item.form] = entry.forms[item.form].replace(item.find, replacement, 1)


def _write(entry: _Entry) -> str:
    text = entry.text
    lines = [f'msgctxt "{escape(text.context)}"', f'msgid "{escape(text.source)}"']
    if text.plural:
        lines.append(f'msgid_plural "{escape(text.plural)}"')
        lines += [f'msgstr[{n}] "{escape(form)}"' for n, form in enumerate(entry.forms)]
    else:
        lines.append(f'msgstr "{escape(entry.forms[0])}"')
    comments = [f"# accept {entry.comment}"] if entry.comment else []
    if entry.flags:
        comments.append(f"#, {', '.join(entry.flags)}")
    return "".join(f"{line}\n" for line in (*comments, *(entry.prefix + each for each in lines)))
