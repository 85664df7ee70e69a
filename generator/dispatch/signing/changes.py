"""What was added to a known file: signatures and what goes with them, or something else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

OF_SIGNATURES = frozenset({"/AcroForm", "/Extensions", "/Version", "/DSS"})
"""What a signature adds to the catalog (ISO 32000-1, 12.7.2; ETSI EN 319 142-1, 5.4.2)."""
OF_REVISIONS = frozenset(
    {
        *("/Size", "/Prev", "/ID", "/XRefStm"),
        *("/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"),
    }
)
"""What each revision's trailer says for itself (ISO 32000-1, 7.5.5 and 7.5.8)."""
OF_FORMS = frozenset({"/Fields", "/SigFlags"})
"""What a form has that holds signatures alone; any other could fill or draw something."""


def adds_only_signatures(reader: PdfFileReader, revision: int) -> bool:
    """Whether nothing that a reader sees, hears or can press was added after a revision.

    pyHanko compares what follows a signature; this compares what precedes the first one.

    :param revision: the number of the known file's last revision, from 0.
    """
    before = reader.get_historical_resolver(revision)
    root, forms = reader.root, _find(reader.root, "/AcroForm", {})
    if reader.root_ref.idnum != before.root_ref.idnum or not _is_same_but(
        before.trailer_view, reader.trailer_view, OF_REVISIONS
    ):
        return False
    if set(forms) - OF_FORMS or not all(_is_unseen(each) for each in _find(forms, "/Fields", ())):
        return False
    if not _is_same_but(before.root, root, OF_SIGNATURES):
        return False
    fields = {each.reference for each in _find(forms, "/Fields", ())}
    for number in range(revision + 1, reader.xrefs.total_revisions):
        for reference in reader.xrefs.explicit_refs_in_revision(number):
            if reference != reader.root_ref and not _is_allowed(reference, reader, before, fields):
                return False
    return True


def _is_allowed(
    reference: Any, reader: PdfFileReader, before: HistoricalResolver, fields: set[Any]
) -> bool:
    """Whether an object that was written again is new, the same, or only bears the fields too."""
    if before.is_ref_unassignable(reference):
        return True  # what nothing old points to is reached by the catalog and the fields alone
    old, new = before.get_object(reference), reader.get_object(reference)
    if _write(old) == _write(new):
        return True
    if isinstance(old, list) and isinstance(new, list):
        return _is_longer_by(old, new, fields)
    if not (isinstance(old, dict) and isinstance(new, dict) and old.get("/Type") == "/Page"):
        return False
    return _is_same_but(old, new, frozenset({"/Annots"})) and _is_longer_by(
        list(_find(old, "/Annots", ())), list(_find(new, "/Annots", ())), fields
    )


def _is_longer_by(old: list[Any], new: list[Any], fields: set[Any]) -> bool:
    same = [_write(each) for each in old] == [_write(each) for each in new[: len(old)]]
    return same and all(getattr(each, "reference", None) in fields for each in new[len(old) :])


def _is_same_but(old: dict[str, Any], new: dict[str, Any], but: frozenset[str]) -> bool:
    return _write_but(old, but) == _write_but(new, but)


def _write_but(entries: dict[str, Any], but: frozenset[str]) -> dict[str, bytes]:
    # Without following references: what lies behind each is compared by itself.
    names = sorted(set(entries) - but)
    return {name: _write(dict.__getitem__(entries, name)) for name in names}


def _is_unseen(field: Any) -> bool:
    """Whether a form's field is a signature's and takes no room on a page."""
    entries = field.get_object()
    if entries.get("/FT") != "/Sig" or "/Kids" in entries or "/A" in entries or "/AA" in entries:
        return False
    left, bottom, right, top = (float(edge) for edge in entries["/Rect"])
    return left == right and bottom == top


def _find(entries: Any, name: str, default: Any) -> Any:
    """An entry, followed to where it is; pyHanko's own ``get`` does not follow."""
    return entries[name] if name in entries else default  # noqa: SIM401 - see above


def _write(thing: Any) -> bytes:
    stream = io.BytesIO()
    thing.write_to_stream(stream, None)
    return stream.getvalue()
