"""Numbers in words and as ordinals, by CLDR’s rules (RBNF), mended where those are wrong.

A form names which: ``words`` as one counts, ``ordinal-words``, ``ordinal`` with figures (``1er``,
``2nd``), and after each what a language tells apart: ``words-feminine``, ``ordinal-feminine``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import NoRuleForNumberError, RbnfRule, RbnfRuleSet, TextRulePart

from generator.language.formats import Formats
from generator.language.rules import LanguageRules, rules_of

CARDINAL, ORDINAL, FIGURES = "words", "ordinal-words", "ordinal"
SPELLINGS = (CARDINAL, ORDINAL, FIGURES)
"""What begins the forms that the rules of languages give."""
_PREFIXES = {"spellout-cardinal": CARDINAL, "spellout-ordinal": ORDINAL}
"""How CLDR calls its rules, and the forms that facts have of them."""
_RANKED = "digits-ordinal"
_COUNTING = "spellout-numbering"
_ORDINALS = ("", "-reale", "-common", "-masculine", "-native")
"""Which ordinals stand for all, the first that a language has: of things before those of men."""
_USUAL = ("-reale", "-masculine")
"""The same for ordinals with figures."""
_OTHERS = ("verbose", "financial", "alternate")
"""What CLDR has for cheques, and for those who would say more."""
_KNOWN = frozenset({"en", "es", "fr", "id", "it", "ja", "ko", "nl", "pt", "ru", "sv", "zh"})
"""The languages whose ordinals with figures CLDR’s own rules write as is usual."""
_POINTED = frozenset(
    "bs cs da de et fi fo hr hu is lb lv nb nn no pl sk sl sr tr".split()  # noqa: SIM905
)
"""Those that write them with a full stop, as CLDR’s rule for all languages does: elsewhere, as in
Persian, that is none."""
_NUMBER = "#,##0"
"""How CLDR’s rules call the number in figures, which the language’s own forms write."""
_PLACE = "{}"
_TRIED = (*range(101), *range(200, 1001, 100))
"""The numbers that rules must be able to say: each has a word, or is made of two."""
_FILES = {"nb": "no"}
"""The languages whose rules have another’s name."""


def list_spellings(formats: Formats) -> tuple[str, ...]:
    """List the forms that a language’s rules give; none where CLDR has none for it."""
    return (*_list_rules(formats), *_list_ranks(formats))


def spell_number(number: int, form: str, formats: Formats) -> str:
    """Write a number in words, or as an ordinal with figures.

    :param number: from 0 to 1000.
    :param form: one of :func:`list_spellings`; for another the one that it is a variety of, as for
        a pseudo-locale, whose texts are made from those of another language.
    :raises LookupError: where the language has no rules for it.
    """
    if form.startswith(FIGURES) and not form.startswith(ORDINAL):
        ranks = _list_ranks(formats)
        said = _apply(number, ranks.get(form) or ranks[FIGURES], _find_ranking(formats))
        return said.replace(_PLACE, formats.number(number))
    rules = _list_rules(formats)
    name = rules.get(form) or rules[ORDINAL if form.startswith(ORDINAL) else CARDINAL]
    said = _apply(number, name, _find_file(formats))
    mend = _rules_of(formats).mend_spelling
    return mend(said) if mend is not None else said


def list_words(number: int, formats: Formats) -> frozenset[str]:
    """List all that a language may write for a number in words, ordinals too."""
    return frozenset(spell_number(number, form, formats) for form in _list_rules(formats))


def _apply(number: int, name: str, file: str) -> str:
    return _load_engine(file).format_number(number, ruleset_names=[name]).text


def _list_rules(formats: Formats) -> Mapping[str, str]:
    """CLDR’s rules for words by the forms that they are for."""
    file = _find_file(formats)
    if not file:
        return {}
    bare = _rules_of(formats).bare_hundreds
    plain = not bare or (formats.locale.territory or "") in bare
    wrong = _rules_of(formats).misspelt
    found = dict(_name_rules(_list_names(file), "" if plain else "-verbose"))
    return {
        form: name for form, name in found.items() if form not in wrong and _says_all(name, file)
    }


@cache
def _says_all(name: str, file: str) -> bool:
    """Whether rules say each number: Tamil's for ordinals end at twenty."""
    try:
        for number in _TRIED:
            _apply(number, name, file)
    except NoRuleForNumberError:
        return False
    return True


def _list_ranks(formats: Formats) -> Mapping[str, str]:
    """CLDR’s rules for ordinals with figures by the forms that they are for."""
    file = _find_ranking(formats)
    names = sorted(name for name in _list_names(file) if name.startswith(_RANKED)) if file else ()
    ranks = {f"{FIGURES}{name.removeprefix(_RANKED)}": name for name in names}
    # CLDR’s own choice for all is in Russian a number without an ending.
    usual = next((name for each in _USUAL if (name := ranks.get(f"{FIGURES}{each}"))), "")
    return {**ranks, FIGURES: usual} if usual else ranks


def _find_ranking(formats: Formats) -> str:
    """The name of the rules for ordinals with figures: those of the language; empty if none."""
    language = str(formats.locale.language)
    file = _FILES.get(language, language)
    return file if language in _KNOWN | _POINTED and file in _list_files() else ""


@cache
def _list_names(file: str) -> frozenset[str]:
    rulesets = _load_engine(file).rulesets
    return frozenset(name for name, rules in rulesets.items() if not rules.is_private)


def _name_rules(names: frozenset[str], ending: str) -> Iterator[tuple[str, str]]:
    """The forms of a language, each with the name of its rules.

    :param ending: of the names of rules that are taken where there are some.
    """

    def choose(name: str) -> str:
        return f"{name}{ending}" if f"{name}{ending}" in names else name

    if _COUNTING in names:
        yield CARDINAL, choose(_COUNTING)
    for ordinal in _ORDINALS:
        if f"spellout-ordinal{ordinal}" in names:
            yield ORDINAL, choose(f"spellout-ordinal{ordinal}")
            break
    for prefix, form in _PREFIXES.items():
        for name in sorted(names):
            variety = name.removeprefix(f"{prefix}-")
            if variety != name and not variety.startswith(_OTHERS):
                yield f"{form}-{variety}", name


def _find_file(formats: Formats) -> str:
    """The name of a locale’s rules: its own, or those of its script or language; empty if none."""
    locale = formats.locale
    language = _FILES.get(locale.language, locale.language)
    for part in (locale.territory, locale.script):
        if part and f"{language}_{part}" in _list_files():
            return f"{language}_{part}"
    return language if language in _list_files() else ""


def _rules_of(formats: Formats) -> LanguageRules:
    return rules_of(str(formats.locale.language))


@cache
def _list_files() -> frozenset[str]:
    return frozenset(RbnfEngine.get_supported_languages())


@cache
def _load_engine(file: str) -> RbnfEngine:
    engine = RbnfEngine.for_language(file)
    _add_rule(engine, _NUMBER, _PLACE)
    if file in _POINTED:
        _add_rule(engine, _RANKED, f"{_PLACE}.")
    return engine


def _add_rule(engine: RbnfEngine, name: str, text: str) -> None:
    engine.rulesets[name] = RbnfRuleSet(name, {0: RbnfRule(0, [TextRulePart(text)])})
