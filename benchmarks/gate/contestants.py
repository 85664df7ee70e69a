"""What is measured: these checks and, where they are installed, pofilter's and Weblate's.

Each says of a change what it finds that it does not find in the translation that is right: errors,
and warnings.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.gate.catalogs import change_target, write_catalog
from benchmarks.gate.corpus import Corpus, Item
from generator.catalogs.catalog import make_catalog
from generator.catalogs.checks.unit import Standard
from generator.catalogs.glossary import Glossary, read_glossary
from generator.catalogs.po_file import parse_po
from generator.catalogs.report import check_catalog
from generator.errors import BriefsError, Finding, Origin, Severity
from generator.files import ProjectFiles
from generator.model.message import Message

Said = Mapping[str, tuple[str, ...]]
"""What is said of a change, by ``error`` and ``warning``."""
Judge = Callable[[Item], Said]

ASKER = Path(__file__).with_name("weblate_checks.py")


def judge_here(corpus: Corpus) -> tuple[Judge, Said]:
    """Give what these checks say of a change, and of the translations that are right."""
    messages = tuple(_make_message(corpus, index) for index in range(len(corpus.texts)))
    standard = Standard(
        source=corpus.source,
        source_forms="en-GB" if corpus.source == "en" else corpus.source,
        locale=corpus.locale,
        forms=corpus.forms,
        glossary=_make_glossary(corpus),
    )

    def find(item: Item | None) -> list[Finding]:
        try:
            file = parse_po(write_catalog(corpus, item), "it.po", corpus.locale, unseen=True)
        except BriefsError as failure:
            return list(failure.findings)
        return list(check_catalog(make_catalog(file, "it"), messages, standard))

    before = find(None)
    known = {finding.message for finding in before}

    def judge(item: Item) -> Said:
        return _sort(finding for finding in find(item) if finding.message not in known)

    return judge, _sort(iter(before))


def judge_pofilter(corpus: Corpus) -> tuple[Judge, Said]:
    """Give what translate-toolkit's filters say of a change, and of what is right."""
    from translate.filters import checks
    from translate.storage.pypo import pofile

    config = checks.CheckerConfig(targetlanguage=corpus.locale)
    checker = checks.TeeChecker(
        checkerconfig=config,
        checkerclasses=[checks.StandardChecker, checks.StandardUnitChecker],
    )

    def find(item: Item | None) -> set[tuple[str, str]]:
        store = pofile.parsestring(write_catalog(corpus, item).encode())
        return {
            (unit.getcontext(), name)
            for unit in store.units
            if unit.source and not unit.isobsolete()
            for name in checker.run_filters(unit)
        }

    before = find(None)

    def judge(item: Item) -> Said:
        found = tuple(name for _, name in find(item) - before)
        return {"error": found} if found else {}

    return judge, {"error": tuple(name for _, name in before)}


def judge_weblate(corpus: Corpus, python: str) -> tuple[Judge, Said]:
    """Give what Weblate's check classes say, asked all at once of an interpreter that has them."""
    texts = {text.context: text for text in corpus.texts}
    asked = [
        {
            "sources": [text.source, *([text.plural] if text.plural else [])],
            "targets": list(targets),
        }
        for text, targets in (
            *((text, text.targets) for text in corpus.texts),
            *((texts[item.context], change_target(corpus, item)) for item in corpus.items),
        )
    ]
    question = json.dumps({"source": corpus.source, "locale": corpus.locale, "units": asked})
    run = subprocess.run(
        [python, str(ASKER)], input=question, capture_output=True, text=True, check=True
    )
    found = [frozenset(each) for each in json.loads(run.stdout)]
    right = dict(zip(texts, found, strict=False))
    said = dict(zip(corpus.items, found[len(texts) :], strict=True))

    def judge(item: Item) -> Said:
        found = tuple(said[item] - right[item.context])
        return {"error": found} if found else {}

    return judge, {"error": tuple(name for names in right.values() for name in names)}


def _sort(findings: Iterator[Finding]) -> Said:
    said: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        level = "error" if finding.severity is Severity.ERROR else "warning"
        said[level] = (*said.get(level, ()), str(finding))
    return said


def _make_message(corpus: Corpus, index: int) -> Message:
    text = corpus.texts[index]
    return Message(
        text.context,
        text.source,
        Origin("brief.yaml", index + 1),
        "",
        inline=True,
        plural=text.plural,
        mentions=("members", "first", "last", "count", "stations", "open"),
    )


def _make_glossary(corpus: Corpus) -> Glossary | None:
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerows([(corpus.source, corpus.locale), *corpus.terms])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data" / "it" / "glossary.csv"
        path.parent.mkdir(parents=True)
        path.write_text(sheet.getvalue(), encoding="utf-8")
        return read_glossary(ProjectFiles(Path(folder)), "it", corpus.source)
