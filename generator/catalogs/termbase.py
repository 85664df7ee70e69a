"""A glossary out to agencies as TBX (ISO 30042, the dialect TBX-Basic), and back.

It is written as the ``martif`` of 2008, which translators' tools take; what comes back may be that
or the ``tbx`` of 2019.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from generator.catalogs.glossary import BAR, NAME, NOTE, Glossary, read_glossary
from generator.errors import CatalogError, Finding, Origin
from generator.files import ProjectFiles
from generator.language.letters import fold
from generator.model.locale import Locale, is_locale
from generator.project import Project

ENDING = ".tbx"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MAX_BYTES = 8_000_000
_LANGUAGE_SETS = ("langSet", "langSec")
_ENTRIES = ("termEntry", "conceptEntry")

Concept = Mapping[str, tuple[str, ...]]
"""The terms of one meaning, by their languages as the file has them."""


def write_tbx(glossary: Glossary, brief: str, source: str, locale: str) -> bytes | None:
    """Write the terms of a glossary that a language translates; None where there is none."""
    from lxml import etree

    terms = {term.origin: term for _, term in glossary.terms.values()}.values()
    told = [(term, accepted) for term in terms if (accepted := term.accepted_in(locale))]
    if not told:
        return None
    tags = Locale.of(source).tag, Locale.of(locale).tag
    root = etree.Element("martif", {"type": "TBX-Basic", XML_LANG: tags[0]})
    described = etree.SubElement(etree.SubElement(root, "martifHeader"), "fileDesc")
    where = etree.SubElement(etree.SubElement(described, "sourceDesc"), "p")
    where.text = f"data/{brief}/{NAME}.csv"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for term, accepted in told:
        entry = etree.SubElement(body, "termEntry", id=f"t{term.origin.line}")
        for tag, forms in zip(tags, (term.forms, accepted), strict=True):
            language = etree.SubElement(entry, "langSet", {XML_LANG: tag})
            for form in forms:
                etree.SubElement(etree.SubElement(language, "tig"), "term").text = form
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def read_tbx(data: bytes, path: str) -> tuple[Concept, ...]:
    """Read the terms of a file that came back.

    :raises CatalogError: when it is damaged, no TBX, or declares entities.
    """
    from lxml import etree

    where = Origin(path)
    if b"<!ENTITY" in data or b"\0" in data:
        raise CatalogError(Finding(where, "declares entities", "ask for it without"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        what = f"is damaged ({str(failure.msg).partition(', line ')[0]})"
        where = Origin(path, failure.lineno or 1)
        raise CatalogError(Finding(where, what, "ask for the file again")) from failure
    if etree.QName(root).localname not in ("martif", "tbx"):
        raise CatalogError(Finding(where, "is no TBX", "ask for TBX-Basic"))
    concepts = []
    for entry in root.iterdescendants(*(f"{{*}}{name}" for name in _ENTRIES)):
        found: dict[str, tuple[str, ...]] = {}
        for part in entry.iterdescendants(*(f"{{*}}{name}" for name in _LANGUAGE_SETS)):
            said = ("".join(map(str, each.itertext())) for each in part.iterdescendants("{*}term"))
            terms = tuple(" ".join(each.split()) for each in said)
            found[part.get(XML_LANG, "")] = tuple(filter(None, terms))
        concepts.append(found)
    return tuple(concepts)


def add_terms(project: Project, sources: Mapping[str, str], path: Path) -> dict[Path, bytes]:
    """Add the terms of a TBX file to the glossary of the brief that its name begins with.

    A translation that the glossary does not accept yet is accepted beside the others; what it has
    stays. Gives the glossary as it is to be written, by its path, where that changed.

    :param sources: the language that each brief's texts are written in.
    :raises CatalogError: when the file is at fault, or no brief of the project is named so.
    """
    brief = path.name.split(".")[0]
    if brief not in project.briefs:
        remedy = f"name it after its brief, as {next(iter(project.briefs))}.en{ENDING}"
        raise CatalogError(Finding(Origin(str(path)), "is for no brief of this project", remedy))
    remedy = "name the file that the agency sent"
    data = ProjectFiles(path.parent).read_bytes(
        path.name, remedy=remedy, error=CatalogError, most=MAX_BYTES
    )
    concepts = read_tbx(data, str(path))
    files, target = ProjectFiles(project.root), f"data/{brief}/{NAME}.csv"
    read_glossary(files, brief, sources[brief])  # it must be sound before it is written
    former = files.read_text(target) if files.exists(target) else f"{sources[brief]},{NOTE}\n"
    rows = list(csv.DictReader(io.StringIO(former)))
    columns = next(csv.reader([former.partition("\n")[0]]))
    if Locale.of(sources[brief]).tag not in columns:
        message, remedy = "is no table of commas", "save it as CSV in UTF-8, parted by commas"
        raise CatalogError(Finding(Origin(target), message, remedy))
    changed = False
    for concept in concepts:
        changed = _add(concept, rows, columns, Locale.of(sources[brief]).tag) or changed
    if not changed:
        return {}
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return {project.root / target: out.getvalue().encode()}


def _add(concept: Concept, rows: list[dict[str, str]], columns: list[str], source: str) -> bool:
    """Add the terms of one meaning to the rows of a glossary; gives whether that changed any."""
    own = {Locale.of(name).tag: forms for name, forms in concept.items() if is_locale(name)}
    terms = own.pop(source, ())
    if not terms or not any(own.values()):
        return False
    known = {fold(form): row for row in rows for form in _part(row.get(source))}
    row = next((known[fold(term)] for term in terms if fold(term) in known), None)
    changed = row is None
    if row is None:
        row = {source: BAR.join(terms)}
        rows.append(row)
    for name, forms in own.items():
        column = next((each for each in (name, Locale.of(name).language) if each in columns), name)
        if column not in columns:
            columns.insert(len(columns) - (NOTE in columns), column)
        there = _part(row.get(column))
        folded = {fold(each) for each in there}
        new = [form for form in forms if fold(form) not in folded]
        if new:
            row[column] = BAR.join((*there, *new))
            changed = True
    return changed


def _part(cell: str | None) -> tuple[str, ...]:
    return tuple(form.strip() for form in (cell or "").split(BAR) if form.strip())
