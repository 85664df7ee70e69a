from __future__ import annotations

import pytest

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.checks.registry import Checks
from generator.catalogs.checks.unit import Standard
from generator.catalogs.plurals import plural_forms
from generator.catalogs.report import check_catalog, check_source
from generator.errors import Finding, Origin, Severity
from generator.model.message import Message

BRACE = Message("title", "Les {count} *lieux*", Origin("brief.yaml", 7), "", inline=True)
PERCENT = Message("", "%(n)s lieu", Origin("a.html", 3), "", plural="%(n)s lieux", style="percent")


ENGLISH = Standard("fr", "fr", "en", "en-GB")
ARABIC = Standard("fr", "fr", "ar", "ar")


def find(
    message: Message,
    *forms: str,
    fuzzy: bool = False,
    comments: tuple[str, ...] = (),
    standard: Standard = ENGLISH,
) -> list[str]:
    entries = {message.key: Entry(forms, fuzzy, Origin("en.po", 9), comments)}
    rule = plural_forms(standard.locale).rule if message.plural else "0"
    return said(Catalog("en.po", "x", entries, rule), message, standard=standard)


def said(catalog: Catalog, *messages: Message, standard: Standard = ENGLISH) -> list[str]:
    return [str(finding) for finding in check_catalog(catalog, messages, standard)]


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("The {count} *places*", []),
        ("*Places*: {count}", []),
        (
            "The *places*",
            [
                (
                    "lacks {count} in the translation of “Les {count} *lieux*”;"
                    " give it the same names as the French"
                )
            ],
        ),
        (
            "The {cuont} *places*",
            [
                (
                    "lacks {count} and adds {cuont} in the translation of “Les {count} *lieux*”;"
                    " give it the same names as the French"
                )
            ],
        ),
        (
            "The {count} places",
            [
                (
                    "has the markup (none) where the French has (em);"
                    " give it the same markup as the French"
                )
            ],
        ),
        (
            "The {count} **places**",
            [
                (
                    "has the markup (strong) where the French has (em);"
                    " give it the same markup as the French"
                )
            ],
        ),
        (
            "The {count} *places* }",
            [
                (
                    "has a brace that encloses no fact’s name;"
                    " write {name} or {name:form}, without spaces"
                )
            ],
        ),
        ("", ["leaves “Les {count} *lieux*” untranslated; translate it"]),
    ],
)
def test_a_translation_has_the_names_and_the_markup_of_its_text(
    form: str, lines: list[str]
) -> None:
    """What differs is said at the entry's line, and the order of words is the translator's."""
    assert [f"en.po:9: {line}" for line in lines] == find(BRACE, form)


@pytest.mark.parametrize(
    ("forms", "lines"),
    [
        (("one place", "%(n)s places"), []),
        (("%(n)s place", "%(n)s places"), []),
        (
            ("%(n)s place", "%(m)s places"),
            [
                (
                    "lacks %(n)s and adds %(m)s in the translation of “%(n)s lieu” (msgstr[1]);"
                    " give it the same names as the French"
                )
            ],
        ),
        (
            ("%(n)s place", "a % of %(n)s places"),
            [
                (
                    "has a lone % in the translation of “%(n)s lieu” (msgstr[1]);"
                    " write %% for a percent sign"
                )
            ],
        ),
        (("%(n)s place", "a %% of %(n)s places"), []),
        (
            ("%(n)s place", "many places"),
            [
                (
                    "lacks %(n)s in the translation of “%(n)s lieu” (msgstr[1]);"
                    " give it the same names as the French"
                )
            ],
        ),
        (("", ""), ["leaves “%(n)s lieu” untranslated; translate it"]),
        (
            ("%(n)s place", " "),
            ["leaves msgstr[1] of “%(n)s lieu” empty; translate every plural form"],
        ),
    ],
)
def test_each_form_of_a_plural_is_checked(forms: tuple[str, ...], lines: list[str]) -> None:
    """Only a form for one number alone may say it in words; no form may break its label."""
    assert [f"en.po:9: {line}" for line in lines] == find(PERCENT, *forms)


def test_a_fuzzy_translation_is_not_printed() -> None:
    """It is a finding until its mark is removed."""
    assert [
        (
            "en.po:9: has a fuzzy translation of “Les {count} *lieux*”;"
            " check it against the French, then remove its fuzzy mark"
        )
    ] == find(BRACE, "The {count} *places*", fuzzy=True)


def test_a_missing_text_is_said_once_and_a_changed_one_at_its_entry() -> None:
    """A text cited on several lines is one finding; another text of its context is not its past."""
    first = Message("publisher", "AFP", Origin("s.csv", 2), "")
    again = Message("publisher", "AFP", Origin("s.csv", 5), "")
    other = Message("publisher", "BBC", Origin("s.csv", 3), "")
    changed = Message("title", "Nouveau", Origin("b.yaml", 1), "")
    entries = {
        other.key: Entry(("BBC",), False, Origin("en.po", 4)),
        ("title", "Ancien"): Entry(("Old",), False, Origin("en.po", 8)),
    }
    assert [
        "en.po:1: lacks “AFP” (s.csv:2); run “briefs catalog update” and translate it",
        (
            "en.po:8: translates an older text than “Nouveau” (b.yaml:1);"
            " run “briefs catalog update” and translate it anew"
        ),
    ] == said(Catalog("en.po", "x", entries), first, other, again, changed)


def test_a_level_makes_a_warning_or_switches_a_check_off() -> None:
    """Defaults are errors but for what may well be right; briefs.toml changes them."""
    message = Message("title", "Deux villes", Origin("brief.yaml", 7), "")
    line = "has “two” twice in a row; keep one, or add the comment “# accept doubled-word: why”"
    for level, prefix in (("warning", "warning: "), ("error", "")):
        checks = Checks.model_validate({"doubled-word": level})
        standard = Standard("fr", "fr", "en", "en-GB", levels=checks)
        assert [f"en.po:9: {prefix}{line}"] == find(message, "Two two towns", standard=standard)
    off = Standard("fr", "fr", "en", "en-GB", levels=Checks.model_validate({"doubled-word": "off"}))
    assert [] == find(message, "Two two towns", standard=off)
    assert [f"en.po:9: warning: {line}"] == find(message, "Two two towns")


SIXTY = Message("stake", "À une soixantaine de kilomètres", Origin("v.csv", 2), "")
LACKS = (
    "en.po:9: warning: lacks 60 (“une soixantaine”) in the translation of “À une soixantaine de"
    " kilomètres”; give it the numbers of the French, each in the language’s own form; only where"
    " it is right as it is, add “# accept 60: why”"
)


@pytest.mark.parametrize("form", ["Some kilometres away", "Not far away"])
def test_an_accepted_number_is_no_finding(form: str) -> None:
    """A comment that names the number and gives a reason is enough, among other comments."""
    reason = "accept 60: “une soixantaine” is said of nothing exact"
    assert LACKS in find(SIXTY, form)
    assert LACKS not in find(SIXTY, form, comments=("Checked.", reason))
    assert LACKS not in find(SIXTY, form, comments=("accept 60:", "in words"))


def test_an_exception_hides_no_other_number() -> None:
    """Neither of the entry as it is, nor of what it will be."""
    (line,) = find(SIXTY, "Some 70 km away", comments=("accept 60: in round words",))
    assert line.startswith("en.po:9: adds 70 in the translation")


@pytest.mark.parametrize(
    ("comment", "line"),
    [
        (
            "accept numbers: in words",
            (
                "accepts all that “numbers” finds, now and later; name each number that is right,"
                " as “# accept 50: why”; “briefs catalog accept” rewrites such comments"
            ),
        ),
        ("accept 60", "accepts 60 without a reason; write it as “# accept 60: why”"),
        (
            "accept 60: “une quarantaine”, in round words",
            (
                "accepts 60 for “une quarantaine”, in round words, which the text no longer says;"
                " look at the translation anew and remove the comment"
            ),
        ),
        (
            "accept 61: in words",
            "accepts 61, of which nothing is found; remove the comment, which hides nothing",
        ),
        (
            "accept doubled word: a name",
            "accepts “doubled word”, which is no check; did you mean doubled-word?",
        ),
        (
            "accept markup: it looks better",
            (
                "accepts “markup”, which cannot be accepted;"
                " mend the translation and remove the comment"
            ),
        ),
    ],
)
def test_an_acceptance_that_accepts_nothing_is_an_error(comment: str, line: str) -> None:
    """It says what is wrong with it, and the finding stays."""
    assert [LACKS, f"en.po:9: {line}"] == find(SIXTY, "Some kilometres away", comments=(comment,))


def test_an_acceptance_that_is_no_longer_needed_is_an_error() -> None:
    """Its check finds nothing there; where the check is off, nobody can tell."""
    line = "accepts 60, of which nothing is found; remove the comment, which hides nothing"
    comments = ("accept 60: in words",)
    assert [f"en.po:9: {line}"] == find(SIXTY, "Some sixty km", comments=comments)
    off = Standard("fr", "fr", "en", "en-GB", levels=Checks.model_validate({"numbers": "off"}))
    assert [] == find(SIXTY, "Some sixty km", comments=comments, standard=off)


@pytest.mark.parametrize("comment", ["accept this as it is", "the ministry accepts 60", "à"])
def test_another_comment_is_no_acceptance(comment: str) -> None:
    """Translators write to each other in comments too."""
    assert [] == find(SIXTY, "Some sixty km", comments=(comment,))


def test_a_fault_that_would_spoil_the_page_cannot_be_accepted() -> None:
    """A lost name stays a finding, which offers no way to accept it."""
    lines = find(BRACE, "The *places*", comments=("accept placeholders: shorter",))
    assert (
        "en.po:9: lacks {count} in the translation of “Les {count} *lieux*”;"
        " give it the same names as the French"
    ) == lines[0]
    assert "cannot be accepted" in lines[1]


def test_each_form_of_arabic_may_follow_the_singular_or_the_plural() -> None:
    """The six forms of Arabic stand beside two of French; the faulty one is named."""
    message = Message(
        "", "%(n)s lieu.", Origin("a.html", 3), "", plural="%(n)s lieux :", style="percent"
    )
    right = ("لا مكان.", "مكان واحد.", "مكانان.", "%(n)s أماكن:", "%(n)s مكانًا:", "%(n)s مكان:")
    assert [] == find(message, *right, standard=ARABIC)
    assert [
        (
            "en.po:9: ends with a question mark where the French ends with a colon (msgstr[5]); end"
            " it with “:”, or add the comment “# accept punctuation: why”"
        )
    ] == find(message, *right[:5], "%(n)s مكان؟", standard=ARABIC)


def test_a_sentence_of_another_text_is_found_too() -> None:
    """A French sentence of the brief is French wherever a translator pasted it."""
    other = Message("stake", "La route mène vers la frontière.", Origin("v.csv", 3), "")
    first = Message("stake", "Une base de la progression", Origin("v.csv", 2), "")
    entries = {
        first.key: Entry(("La route mène vers la frontière",), False, Origin("en.po", 9)),
        other.key: Entry(("The road leads to the border.",), False, Origin("en.po", 12)),
    }
    assert [
        (
            "en.po:9: leaves “La route mène vers la frontière” in French;"
            " translate it, or add the comment “# accept source-language: why”"
        )
    ] == said(Catalog("en.po", "x", entries), first, other)


def test_the_texts_of_the_source_are_checked_by_themselves() -> None:
    """At their own lines, with nothing to accept, and no check that compares."""
    text = Message("text", "Une victoire; en  2014", Origin("brief.yaml", 7), "")
    label = Message("", "%(n)s lieu", Origin("a.html", 3), "", plural="de de", style="percent")
    standard = Standard("fr", "fr", "fr", "fr", coverage=frozenset(range(32, 512)))
    found = list(check_source([text, label], standard))
    assert [
        "brief.yaml:7: has 2 spaces inside “en 2014”; keep one space",
        "brief.yaml:7: warning: has no space before “;” in “victoire;”; type one",
        "a.html:3: warning: has “de” twice in a row; keep one",
    ] == [str(finding) for finding in found]
    assert [Severity.ERROR, Severity.WARNING, Severity.WARNING] == [
        finding.severity for finding in found
    ]


def test_an_unseen_character_hides_no_other_finding() -> None:
    """It is said at its line, and the text is checked as a reader sees it."""
    unseen = (Finding(Origin("en.po", 12), "holds U+202E", "take it out"),)
    entries = {SIXTY.key: Entry(("Some \u202e70 km away",), False, Origin("en.po", 9))}
    found = said(Catalog("en.po", "x", entries, unseen=unseen), SIXTY)
    assert "en.po:12: holds U+202E; take it out" == found[0]
    assert "70" in found[1]


def test_a_translation_kept_from_a_former_text_is_not_passed_off_as_checked() -> None:
    """Its fuzzy mark taken off and nothing changed, while the update has said what it kept."""
    entries = {BRACE.key: Entry(("The {count} *places*",), False, Origin("en.po", 9), kept=True)}
    assert [
        (
            "en.po:9: warning: is still what it was before the French became “Les {count} *lieux*”;"
            " translate what has changed, or add the comment “# accept unchanged: why”"
        )
    ] == said(Catalog("en.po", "x", entries), BRACE)


def test_a_link_has_words() -> None:
    """One without them cannot be clicked, nor read aloud."""
    message = Message("t", "[Le site](https://x.org)", Origin("b.yaml", 1), "", inline=True)
    assert [
        "en.po:9: has a link without words; write the words that lead there between [ ]"
    ] == find(message, "[](https://x.org)")
