"""What every peer is given: the same texts in their language, and what the figures show, as JSON.

    python -m benchmarks.peers.material PROJECT BRIEF FILE

Peers are not charged for it: they begin with texts that are translated, numbers and dates that are
written out, and a list of what stands where on the map.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from generator import load_project
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.preparation import localise_all, make_environments, request

FORMATS = ("factsheet", "brief")
LOCALES = ("fr", "en")
PAPER = "a4"


def gather(root: Path, brief: str) -> dict[str, Any]:
    """Gather the material of a brief: its documents, and where style sheets and basemaps are."""
    project = load_project(root)
    editions = project.select(
        [brief], formats=FORMATS, locales=LOCALES, papers=[PAPER], profiles=["screen"]
    )
    inputs = read_inputs(project, editions)
    tokens = {name: token.text for name, token in inputs[0].tokens.values.items()}
    return {
        "templates": str(root.resolve() / "templates"),
        "basemaps": str(root.resolve() / "data" / "basemap"),
        "tokens": tokens,
        "documents": [_describe(each) for each in inputs],
    }


def _describe(inputs: Inputs) -> dict[str, Any]:
    plan, tokens = inputs.plan, inputs.tokens
    measure = plan.sheet(PAPER).width - 2 * tokens.millimetres("margin-side")
    rooms = {name: plan.room(name, PAPER, measure) for name in plan.figures}
    localisations = localise_all(inputs, tuple(make_environments(inputs)), rooms)
    (localised,) = localisations
    return {
        "name": inputs.edition.name,
        "format": inputs.edition.format,
        "locale": inputs.edition.locale,
        "brief": _plain(localised.brief),
        "labels": _read_labels(inputs),
        "captions": {name: words["caption"] for name, words in localised.words.items()},
        "figures": {
            name: _plain(request(localisations, name, frame)) for name, (frame, _) in rooms.items()
        },
    }


def _plain(value: Any) -> Any:
    """Give a frozen value as JSON has it."""
    dumped = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    return json.loads(json.dumps(dumped, default=_dump_settings, ensure_ascii=False))


def _dump_settings(value: Any) -> Any:
    return value.model_dump(mode="json")


def _read_labels(inputs: Inputs) -> dict[str, str]:
    """Read the words of the templates by those of the source; where plural, in the plural."""
    file = inputs.root / "locales" / inputs.edition.locale / "LC_MESSAGES" / "templates.po"
    if not file.exists():
        return {}
    with file.open("rb") as stream:
        catalog = read_po(stream)
    found = {}
    for message in catalog:
        source, target = message.id, message.string
        if isinstance(source, (tuple, list)) and isinstance(target, (tuple, list)):
            source, target = source[-1], target[-1]
        if source and target:
            found[str(source)] = str(target)
    return found


if __name__ == "__main__":
    text = json.dumps(gather(Path(sys.argv[1]), sys.argv[2]), ensure_ascii=False)
    Path(sys.argv[3]).write_text(text, encoding="utf-8")
