"""Catalogs compiled to gettext's MO, as ``msgfmt`` does: what is translated and not fuzzy."""

from __future__ import annotations

from generator.catalogs.po_file import PoFile, ids_of


def compile_po(file: PoFile) -> bytes:
    """The MO file of a catalog: the same bytes for the same catalog, in the machine's byte order.

    It holds what ``msgfmt`` would put in it: the header, and each entry that is translated and has
    no fuzzy mark.
    """
    from translate.misc.multistring import multistring
    from translate.storage.mo import mofile, mounit

    compiled = mofile()
    header = mounit("")
    header.target = file.store.units[0].target
    compiled.units = [header]
    for entry in file.entries:
        if entry.forms[0] and not entry.unit.isfuzzy():
            unit = mounit(multistring(list(ids_of(entry.unit))))
            unit.target = multistring(list(entry.forms))
            if entry.unit.msgctxt:
                unit.setcontext(entry.unit.getcontext())
            compiled.units.append(unit)
    return bytes(compiled)
