"""A domain's template for new catalogs: its messages as PO entries, with all that is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.catalogs.domain import Domain
from generator.catalogs.layout import quote, refer
from generator.catalogs.plurals import plural_forms
from generator.catalogs.po_file import Key, forms_of, key_of
from generator.errors import Origin
from generator.language.inline import find_mentions
from generator.model.locale import Locale
from generator.model.message import Message

if TYPE_CHECKING:
    from translate.storage.pypo import pounit

    from generator.catalogs.catalog import Catalog

TEMPLATE_NOTE = "# The texts of {domain}. Do not edit: run “briefs catalog extract”.\n"
CATALOG_NOTE = (
    "# Translations for the briefs. Text beside “msgid” is the source; translate “msgstr”.\n"
)

LONGEST_FLAG = "max-length:"
"""Begins the flag that says to Weblate how long a translation may be, in characters."""

BRACES = "python-brace-format"
"""The flag of a text that names facts, which editors and gettext hold its translation to."""


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """What gettext sees as one entry: the messages of one context and text, taken together."""

    context: str
    ids: tuple[str, ...]
    origins: tuple[Origin, ...]
    comments: tuple[str, ...]
    flags: tuple[str, ...]
    lines: bool = True
    """Whether its places are said with their lines."""

    @property
    def places(self) -> tuple[str, ...]:
        """Where its texts stand, as catalogs say it."""
        said = (str(origin) if self.lines else origin.path for origin in self.origins)
        return tuple(dict.fromkeys(said))

    @property
    def key(self) -> tuple[str, str]:
        """What gettext looks the text up by."""
        return self.context, self.ids[0]


def gather_texts(messages: Iterable[Message]) -> tuple[TemplateEntry, ...]:
    """The entries of a catalog, in the order in which their texts first stand."""
    found: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        found.setdefault(message.key, []).append(message)
    return tuple(_gather(same) for same in found.values())


def gather_wanted(
    domain: Domain, locale: str, kept: Collection[Key] = ()
) -> tuple[TemplateEntry, ...]:
    """The entries that a language's catalog is to have, with the glossary's terms in each.

    :param kept: the entries of the catalog that there is.
    """
    return tuple(
        replace(text, comments=(*text.comments, *_tell_terms(text, domain, locale)))
        for text in _gather_lines(domain, domain.list_wanted(locale, kept))
    )


def _gather_lines(domain: Domain, messages: Iterable[Message]) -> Iterator[TemplateEntry]:
    for text in gather_texts(messages):
        yield replace(text, lines=domain.lines)


def _tell_terms(text: TemplateEntry, domain: Domain, locale: str) -> Iterator[str]:
    """Say of the glossary's terms in a text how each is translated."""
    terms = () if domain.glossary is None else domain.glossary.find(" ".join(text.ids))
    said = [
        f"“{form}”: {' or '.join(accepted)}"
        for form, term in terms
        if (accepted := term.accepted_in(locale))
    ]
    if said:
        yield f"Terms: {'; '.join(said)}"


def make_template(domain: Domain) -> str:
    """The PO template of a domain: the same messages give the same bytes, for it holds no clock."""
    header = {
        "Project-Id-Version": f"briefs, {domain.name}",
        "Report-Msgid-Bugs-To": domain.contact,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    units = [make_unit(text, 2) for text in _gather_lines(domain, domain.messages)]
    return write_po([_make_header(TEMPLATE_NOTE.format(domain=domain.name), header), *units])


def begin_catalog(domain: Domain, locale: str) -> str:
    """A new catalog of a language, with its own plural forms: what it is to have, untranslated.

    What the program has in a language that is near is there, to be checked. Whoever translates
    first puts a name and a date into the header, as every editor does.
    """
    language = Locale.of(locale).cldr
    forms = plural_forms(locale)
    header = {
        "Project-Id-Version": f"briefs, {domain.name}",
        "Report-Msgid-Bugs-To": domain.contact,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": language.english_name or str(language),
        "Language": str(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": str(forms),
    }
    units = [make_unit(text, forms.count) for text in gather_wanted(domain, locale)]
    near = domain.begin_with(locale)
    if near is not None:
        for unit in units:
            _begin_with(unit, near)
    return write_po([_make_header(CATALOG_NOTE, header), *units])


def _begin_with(unit: pounit, near: Catalog) -> None:
    """Give an entry what a catalog has for it, marked fuzzy."""
    entry = near.entries.get(key_of(unit))
    if entry is None or not entry.translated or len(entry.forms) != len(forms_of(unit)):
        return
    if unit.hasplural():
        unit.msgstr = {n: quote(form, f"msgstr[{n}]") for n, form in enumerate(entry.forms)}
    else:
        unit.msgstr = quote(entry.forms[0], "msgstr")
    given = [flag.strip() for line in unit.typecomments for flag in line[2:].split(",")]
    set_flags(unit, ("fuzzy", *given))


def make_unit(text: TemplateEntry, forms: int) -> pounit:
    """An entry of a text, still to be translated.

    :param forms: how many forms a counted thing has in the language.
    """
    from translate.storage.pypo import pounit

    unit = pounit()
    unit.msgctxt = quote(text.context, "msgctxt") if text.context else []
    unit.msgid = quote(text.ids[0], "msgid")
    if len(text.ids) > 1:
        unit.msgid_plural = quote(text.ids[1], "msgid_plural")
        unit.msgstr = {index: ['""'] for index in range(forms)}
    else:
        unit.msgstr = ['""']
    describe(unit, text, ())
    return unit


def describe(unit: pounit, text: TemplateEntry, flags: Iterable[str]) -> None:
    """Give an entry what the source says of its text: notes, places, flags.

    :param flags: those that it has besides, as ``fuzzy``.
    """
    unit.automaticcomments = [f"#. {line}\n" for line in text.comments]
    unit.sourcecomments = refer(text.places)
    set_flags(unit, (*flags, *text.flags))


def set_flags(unit: pounit, flags: Iterable[str]) -> None:
    """Set an entry's flags, ``fuzzy`` first, then those of formats, as gettext orders them.

    A fact in one of its forms, as ``{first:month}``, is no format of Python's: an entry that has
    one is not flagged so, for gettext's own check would refuse it.
    """
    formed = any(":" in name for form in forms_of(unit) for name in find_mentions(form))
    ordered = sorted(
        dict.fromkeys(flag for flag in flags if not (formed and flag == BRACES)),
        key=lambda flag: (flag != "fuzzy", not flag.endswith("-format")),
    )
    unit.typecomments = [f"#, {', '.join(ordered)}\n"] if ordered else []


def write_po(units: Iterable[pounit]) -> str:
    """The text of a PO file."""
    return "\n".join(str(unit) for unit in units)


def _make_header(note: str, fields: dict[str, str]) -> pounit:
    from translate.storage.pypo import pounit

    unit = pounit()
    unit.othercomments = [note]
    unit.msgid = ['""']
    unit.msgstr = quote("".join(f"{name}: {value}\n" for name, value in fields.items()), "msgstr")
    return unit


def _gather(same: list[Message]) -> TemplateEntry:
    first = same[0]
    limits = [message.limit for message in same if message.limit is not None]
    places = dict.fromkeys(place for message in same for place in message.places)
    comments = list(dict.fromkeys(message.note for message in same if message.note))
    if places:
        comments.append(f"Printed in: {'; '.join(places)}")
    if limits:
        comments.append(f"At most {min(limits)} characters.")
    return TemplateEntry(
        context=first.context,
        ids=(first.text, first.plural) if first.plural else (first.text,),
        origins=tuple(dict.fromkeys(message.origin for message in same)),
        comments=tuple(comments),
        flags=(*_flag(first), *(f"{LONGEST_FLAG}{min(limits)}" for _ in limits[:1])),
    )


def _flag(message: Message) -> tuple[str, ...]:
    """The format that gettext's own checks hold a translation to."""
    if message.style == "brace":
        formed = any(":" in name for name in find_mentions(message.text))
        return (BRACES,) if "{" in message.text and not formed else ()
    return ("python-format",) if "%(" in message.text + message.plural else ()
