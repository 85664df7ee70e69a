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

from generator import load_project
from generator.inputs.edition import Inputs
from generator.inputs.reading import read_inputs
from generator.labels.phrases import Labels
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
    localisations = localise_all(inputs, tuple(make_environments(inputs)))
    (localised,) = localisations
    rooms = inputs.find_rooms()
    return {
        "name": inputs.edition.name,
        "format": inputs.edition.format,
        "locale": inputs.edition.locale,
        "short": inputs.plan.short,
        "brief": _plain(localised.brief),
        "labels": _read_labels(inputs.languages[0].labels),
        "drawings": {
            name: _plain(request(localisations, name, frame)) for name, (frame, _) in rooms.items()
        },
    }


def _plain(value: Any) -> Any:
    """Give a frozen value as JSON has it."""
    dumped = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    return json.loads(json.dumps(dumped, default=_dump_settings, ensure_ascii=False))


def _dump_settings(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value.model_dump(mode="json")


def _read_labels(labels: Labels) -> dict[str, str]:
    """Read the labels by their ids; where they count, as they say several."""
    typeset = labels.conventions.typography.typeset
    return {name: typeset(phrase.form(None)) for name, phrase in labels.phrases.items()}


if __name__ == "__main__":
    text = json.dumps(gather(Path(sys.argv[1]), sys.argv[2]), ensure_ascii=False)
    Path(sys.argv[3]).write_text(text, encoding="utf-8")
