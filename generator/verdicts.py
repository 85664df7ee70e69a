"""What the checks said of finished files: kept, and trusted for the same bytes and program.

Only a file without any finding has its verdicts kept, so that no finding is ever said from memory.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.stages.publishing.manifest import digest
from generator.store import Store, make_key

Checks = Mapping[str, str]
"""What came of each check, by its name."""


def keep_verdicts(store: Store, entry: Mapping[str, Any], checks: Checks) -> None:
    """Keep what the checks said of a file without findings.

    :param entry: what the manifest says of it: its SHA-256, its title and what it was made from.
    """
    store.keep_values(_key(entry), dict(checks))


def recall_verdicts(store: Store, entry: Mapping[str, Any], file: Path) -> Checks | None:
    """Give what is known of a file, if it is the one that its entry describes; None otherwise."""
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size != entry.get("bytes"):
            return None
        known = digest(file.read_bytes()) == entry.get("sha256")
    except OSError:
        return None
    found = store.find_values(_key(entry)) if known else None
    return found if isinstance(found, dict) else None


def _key(entry: Mapping[str, Any]) -> str:
    return make_key("verdicts", *(str(entry.get(name)) for name in ("sha256", "inputs", "title")))
