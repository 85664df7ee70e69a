"""Which font has a script, and which package has the font: for Debian, Fedora and macOS."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fontTools import unicodedata as scripts

from generator.model.locale import name_script

EAST_ASIAN = {
    **dict.fromkeys(("Bopo", "Hani", "Hans"), "SC"),
    "Hant": "TC",
    **dict.fromkeys(("Hira", "Jpan", "Kana"), "JP"),
    **dict.fromkeys(("Hang", "Kore"), "KR"),
}
"""The scripts that one family of Noto has together (ISO 15924), and whose forms are meant."""

_NAMES = {"Arab": ("Sans Arabic", "Naskh Arabic"), "Latn": ("Sans", "Serif")}
_NAMES |= dict.fromkeys(("Grek", "Cyrl"), _NAMES["Latn"])
"""The families of Noto that are not called after the script."""

_SERIF = frozenset(
    (
        *("Armn", "Beng", "Deva", "Ethi", "Geor", "Gujr", "Guru", "Hebr", "Khmr", "Knda", "Laoo"),
        *("Mlym", "Mymr", "Orya", "Sinh", "Taml", "Telu", "Thai", "Tibt", "Yezi"),
    )
)
"""The other scripts for which Noto has a serif family."""


def name_families(script: str) -> tuple[str, str]:
    """Give the sans serif and the serif family of Noto that have a script (ISO 15924).

    They are one and the same where it has no serif family.
    """
    if script in EAST_ASIAN:
        sans, serif = (f"{kind} CJK {EAST_ASIAN[script]}" for kind in ("Sans", "Serif"))
    elif script in _NAMES:
        sans, serif = _NAMES[script]
    else:
        name = scripts.script_name(script, default=name_script(script)).replace("_", " ")
        sans = f"Sans {name}"
        serif = f"Serif {name}" if script in _SERIF else sans
    return f"Noto {sans}", f"Noto {serif}"


def name_packages(script: str) -> str:
    """Say which packages have these families: ``Debian, Ubuntu: …; Fedora: …; macOS: …``."""
    return _name_packages(name_families(script))


def name_packages_of(family: str) -> str:
    """Say in brackets which packages have a family, where that is known; else nothing."""
    return f" ({_name_packages((family,))})" if family.startswith("Noto ") else ""


def _name_packages(families: Iterable[str]) -> str:
    plain = [re.sub(r" CJK \w+$", " CJK", family) for family in families]
    debian = "fonts-noto-cjk" if plain[0].endswith(" CJK") else "fonts-noto-core"
    words = [family.lower().replace(" ", "-") for family in dict.fromkeys(plain)]
    fedora = " ".join(f"google-{each}-fonts" for each in words)
    cask = " ".join(f"font-{each}" for each in words)
    return f"Debian, Ubuntu: {debian}; Fedora: {fedora}; macOS, Homebrew: {cask}"
