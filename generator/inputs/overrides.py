"""A project's templates over the program's: whether what they were made from is still the same.

A file says in its first line what it lies over, by the SHA-256 of that file; ``briefs override``
writes it so.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.errors import Finding, Origin, Severity, UsageError
from generator.files import write_whole
from generator.intake import even_lines
from generator.locations import DESIGN, TEMPLATES, find_own, list_templates, locate

MARKS = {
    ".html": "{# %s #}",
    ".txt": "{# %s #}",
    ".css": "/* %s */",
    ".toml": "# %s",
}
"""How each kind of file has a comment."""
_SAID = re.compile(r"\bover ([0-9a-f]{12})\b")
_NOWHERE = Path("/nonexistent")
"""A project without any file: what it would be given is the program's own."""


def find_stale(root: Path) -> Iterator[Finding]:
    """Give a warning for each template of a project whose original has changed, or is not told.

    What has no original lies over nothing, and a copy that is still the same hides nothing.
    """
    for path in list_templates(root):
        own, original = find_own(root, path), locate(_NOWHERE, path)
        if not own.is_file() or not original.is_file() or original == own.resolve():
            continue
        if PurePosixPath(path).suffix not in MARKS or _read(own) == _read(original):
            continue
        said = _SAID.search(_read(own).decode("utf-8", errors="replace").partition("\n")[0])
        now = digest_original(path)
        if said is None:
            yield Finding(
                Origin(path),
                "lies over the program's own and does not say which",
                f"begin it with {_mark(path, now)}",
                Severity.WARNING,
            )
        elif said[1] != now:
            yield Finding(
                Origin(path),
                "lies over a file of the program that has changed since",
                f"compare it with {original}, then begin it with {_mark(path, now)}",
                Severity.WARNING,
            )


def digest_original(path: str) -> str:
    """Give the first twelve digits of the SHA-256 of the program's own template."""
    return hashlib.sha256(_read(locate(_NOWHERE, path))).hexdigest()[:12]


def write_override(root: Path, name: str) -> Path:
    """Copy a template of the program into a project, where it can be changed.

    :param name: its path below ``templates/``, as ``blocks/text/block.html``.
    :raises UsageError: when the program has no such template, or the project has it already.
    """
    path = f"{TEMPLATES}{name.removeprefix(TEMPLATES)}"
    original, target = locate(_NOWHERE, path), root / path
    if path not in list_templates(_NOWHERE) or PurePosixPath(path).suffix not in MARKS:
        message = "is no template of the program"
        remedy = f"name one of those below {DESIGN} or of a block, as blocks/text/block.html"
        raise UsageError(Finding(Origin(path), message, remedy))
    if target.exists():
        raise UsageError(Finding(Origin(path), "is in the project already", "change that file"))
    text = f"{_mark(path, digest_original(path))}\n".encode() + _read(original)
    write_whole(target, text)
    return target


def _read(path: Path) -> bytes:
    """A template as it is told by its digest, however the lines of a checkout end."""
    return even_lines(path.read_bytes(), path)


def _mark(path: str, digest: str) -> str:
    return MARKS[PurePosixPath(path).suffix] % f"over {digest}"
