"""One entry of a catalog replaced where it stands: its own lines change, and no others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.catalogs.layout import quote
from generator.catalogs.po_file import KEPT_LINE

FUZZY = "fuzzy"


def replace_entry(
    text: str,
    line: int,
    forms: Sequence[str],
    *,
    fuzzy: bool,
    note: str | None = None,
) -> str:
    """Give a catalog with one entry otherwise.

    :param line: of its ``msgid``, counted from 1.
    :param fuzzy: whether it is still to be checked; what was kept of a former text goes where not.
    :param note: the translator's comments, a line each; as they were where None.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    top = line - 1
    while top > 0 and lines[top - 1].strip() and not lines[top - 1].startswith("#~"):
        top -= 1
    foot = line
    while foot < len(lines) and not lines[foot].startswith("msgstr"):
        foot += 1
    after = foot
    while after < len(lines) and re.match(r'(msgstr|")', lines[after]):
        after += 1
    first = next((n for n in range(top, line) if not lines[n].startswith("#")), line - 1)
    head = _mend_head(lines[top:first], fuzzy=fuzzy, note=note)
    said = _write_forms(lines[foot:after], forms)
    return end.join([*lines[:top], *head, *lines[first:foot], *said, *lines[after:]])


def _write_forms(now: Sequence[str], forms: Sequence[str]) -> list[str]:
    counted = now[0].startswith("msgstr[") if now else len(forms) > 1
    written: list[str] = []
    for number, form in enumerate(forms):
        keyword = f"msgstr[{number}]" if counted else "msgstr"
        first, *rest = quote(form, keyword)
        written += [f"{keyword} {first}", *rest]
    return list(now) if _unquote(now) == _unquote(written) else written


def _unquote(lines: Sequence[str]) -> list[str]:
    """What lines say, whatever their folding."""
    forms: list[str] = []
    for line in lines:
        keyword, _, rest = line.partition('"')
        if keyword.strip():
            forms.append("")
        forms[-1] += rest.rpartition('"')[0]
    return forms


def _mend_head(lines: Sequence[str], *, fuzzy: bool, note: str | None) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line.startswith("#,"):
            flags = [flag.strip() for flag in line[2:].split(",")]
            flags = [flag for flag in flags if flag and flag != FUZZY]
            if fuzzy:
                flags.insert(0, FUZZY)
            if flags:
                kept.append(f"#, {', '.join(flags)}")
        elif not fuzzy and (line.startswith("#|") or KEPT_LINE.match(line)):
            continue
        else:
            kept.append(line)
    if fuzzy and not any(line.startswith("#,") for line in kept):
        place = next((n for n, line in enumerate(kept) if line.startswith("#|")), len(kept))
        kept.insert(place, f"#, {FUZZY}")
    if note is None:
        return kept
    others = [line for line in kept if not re.match(r"#(\s|$)", line)]
    return [*(f"# {line}".rstrip() for line in note.splitlines()), *others]
