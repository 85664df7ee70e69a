"""Of several locales the one that the readers of another read (UTS #35)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel import Locale
from babel.core import get_global


def find_nearest(wanted: str, available: Iterable[str]) -> str | None:
    """Find the available locale that a reader of ``wanted`` reads; None where there is none.

    It is the locale itself, else its nearest parent, else one of the same language in the same
    script (UTS #35, 4.3 “Likely Subtags”, and parentLocales): ``fr-CA`` → ``fr``, ``zh-TW`` →
    ``zh-Hant`` but never ``zh``, which is written in another script.
    """
    by_name = {_write_locale(_parse_locale(name)): name for name in sorted(available)}
    want = _parse_locale(wanted)
    if _write_locale(want) in by_name:
        return by_name[_write_locale(want)]
    script = _maximise(want)[:2]
    readable = {
        name: locale
        for name, locale in by_name.items()
        if _maximise(_parse_locale(locale))[:2] == script
    }
    for parent in _list_parents(want):
        if parent in readable:
            return readable[parent]
    likely = _fill_subtags(*script, "")
    # Of several that are as near, the one of the country where most read it, as pt-BR for pt.
    ranked = sorted(
        readable.values(), key=lambda name: (_maximise(_parse_locale(name))[2] != likely[2], name)
    )
    return ranked[0] if ranked else None


def _parse_locale(name: str) -> Locale:
    return Locale.parse(name.replace("-", "_"))


def _write_locale(locale: Locale) -> str:
    return "_".join(filter(None, (locale.language, locale.script, locale.territory)))


def _maximise(locale: Locale) -> tuple[str, str, str]:
    """Language, script and territory, the missing ones by the likely subtags."""
    return _fill_subtags(locale.language, locale.script or "", locale.territory or "")


def _fill_subtags(language: str, script: str, territory: str) -> tuple[str, str, str]:
    table = get_global("likely_subtags")
    for parts in (
        (language, script, territory),
        (language, territory),
        (language, script),
        (language,),
    ):
        found = table.get("_".join(filter(None, parts)))
        if found is not None:
            _, likely_script, likely_territory = found.split("_")[:3]
            return language, script or likely_script, territory or likely_territory
    return language, script, territory


def _list_parents(locale: Locale) -> Iterator[str]:
    """The names of a locale's parents, nearest first (CLDR's own, else one subtag less)."""
    exceptions = get_global("parent_exceptions")
    name = _write_locale(locale)
    while name and name != "root":
        name = exceptions.get(name) or name.rpartition("_")[0]
        yield name
