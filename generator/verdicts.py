"""What the checks said of finished files: kept, and trusted for the same bytes and program.

Only a file without any finding has its verdicts kept, so that no finding is ever said from memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.stages.publishing.manifest import digest_file
from generator.store import Store, make_key, read_texts

Checks = Mapping[str, str]
"""What came of each check, by its name."""


def keep_verdicts(store: Store, entry: Mapping[str, Any], checks: Checks) -> None:
    """Keep what the checks said of a file without findings.

    :param entry: what the manifest says of it: its SHA-256, its title and what it was made from.
    """
    store.keep_values(_key(entry), dict(checks))


def recall_verdicts(store: Store, entry: Mapping[str, Any], file: Path) -> Checks | None:
    """Give what is known of a file, if it is the one that its entry describes; None otherwise."""
    if digest_file(file) != str(entry.get("sha256")):
        return None
    return store.find_values(_key(entry), read_texts)


def _key(entry: Mapping[str, Any]) -> str:
    return make_key("verdicts", *(str(entry.get(name)) for name in ("sha256", "inputs", "title")))
