"""Faults of labels and of a subject's language, as authors and translators read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.calling import call_here, override

PAGE = "templates/brief/page.html"
BRIEF = "data/daesh/brief.yaml"


def add(project: Path, path: str, words: str) -> int:
    """Put words at the end of a file, a template's after it is taken over; gives their line."""
    if path.startswith("templates/"):
        override(project, path)
    text = (project / path).read_text().rstrip("\n")
    (project / path).write_text(f"{text}\n{words}\n")
    return text.count("\n") + 2


def rename(project: Path, label: str) -> int:
    """Call a label otherwise in the content, before those that it renames; gives the line."""
    before, _, after = (project / BRIEF).read_text().partition("\nlabels:\n")
    (project / BRIEF).write_text(f"{before}\nlabels:\n  {label}\n{after}")
    return before.count("\n") + 3


def check(project: Path) -> list[str]:
    result = call_here("check", "--project", project)
    assert "Traceback" not in result.err
    return result.lines


def settle(project: Path, locales: str) -> None:
    (project / "briefs.toml").write_text(
        f'[briefs.daesh]\nformats = ["brief"]\nlocales = [{locales}]\n'
    )


def test_a_label_that_there_is_not(project: Path) -> None:
    """It is found before anything is filled, with the line that asks for it."""
    settle(project, '"fr"')
    line = add(project, PAGE, '{% block more %}{{ label("sources.titel") }}{% endblock %}')
    assert [
        (
            f"{PAGE}:{line}: asks for the label sources.titel, which there is not; did you mean"
            " sources.title?"
        )
    ] == check(project)


def test_a_language_that_no_one_has_labels_in(project: Path) -> None:
    """Where a page asks for one; the command that is named makes the file to translate."""
    settle(project, '"fr", "nl"')
    folder = project / "locales/nl/LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    english = (project / "locales/en/LC_MESSAGES/daesh.po").read_text()
    (folder / "daesh.po").write_text(english.replace("Language: en", "Language: nl"))
    missing = "locales/nl/LC_MESSAGES/labels.po"
    (line,) = [line for line in check(project) if "labels" in line]
    assert line.startswith(f"{missing}:1: is missing, and the program has no labels in Dutch; run")
    assert 0 == call_here("catalog", "update", "--project", project).code
    text = (project / missing).read_text()
    assert 'msgctxt "table.sources"\nmsgid "Sources"\nmsgstr ""' in text
    assert "Printed in: brief" in text
    wanted = "leaves “Sources” untranslated; translate it"
    assert [wanted] == [line.partition(": ")[2] for line in check(project) if wanted in line]
    (project / missing).write_text(
        text.replace('"Sources"\nmsgstr ""', '"Sources"\nmsgstr "Bronnen"')
    )
    assert not [line for line in check(project) if wanted in line]


def test_a_translation_is_held_against_the_english(project: Path) -> None:
    """By all checks of texts: here its names."""
    settle(project, '"fr"')
    add(project, PAGE, '{% block more %}{{ label("list.continued", title="A") }}{% endblock %}')
    folder = project / "locales/fr/LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "list.continued"\nmsgid "{title} (continued)"\nmsgstr "{titre} (suite)"\n'
    )
    assert [
        (
            "locales/fr/LC_MESSAGES/labels.po:5: lacks {title} and adds {titre} in the translation"
            " of “{title} (continued)”; give it the same names as the English"
        )
    ] == check(project)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (
            "sources.titel: Belege",
            "renames sources.titel, which is no label; did you mean sources.title?",
        ),
        (
            "list.latest: {one: Le dernier}",
            "labels.list.latest.other is missing; add it",
        ),
        (
            "list.continued: '{titre} (suite)'",
            (
                "puts {titre} into the label list.continued, which has no such name; did you mean"
                " title?"
            ),
        ),
    ],
)
def test_a_subject_that_renames_what_it_cannot(project: Path, labels: str, said: str) -> None:
    settle(project, '"fr"')
    line = rename(project, labels)
    assert [f"{BRIEF}:{line}: {said}"] == check(project)


def test_what_a_subject_renames_is_translated_with_its_texts(project: Path) -> None:
    """In its own catalog, under the label's id; the program's own words are not asked for then."""
    settle(project, '"fr", "en"')
    add(project, PAGE, '{% block more %}{{ label("sources.title") }}{% endblock %}')
    line = rename(project, "sources.title: Pièces citées")
    (found,) = check(project)
    assert (
        "locales/en/LC_MESSAGES/daesh.po:1: lacks “Pièces citées”"
        f" ({BRIEF}:{line}); run “briefs catalog update” and translate it" == found
    )
    assert 0 == call_here("catalog", "update", "--project", project).code
    text = (project / "locales/en/LC_MESSAGES/daesh.po").read_text()
    assert 'msgctxt "labels.sources.title"\nmsgid "Pièces citées"\nmsgstr ""' in text


def test_a_subject_that_does_not_say_its_language(project: Path) -> None:
    text = (project / BRIEF).read_text()
    line = text.partition("language: fr\n")[0].count("\n") + 1
    (project / BRIEF).write_text(text.replace("language: fr\n", ""))
    assert f"{BRIEF}:{line}: language is missing; add it" in check(project)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("xx", 'language "xx" is no locale of CLDR; write it as fr, pt-BR or ar'),
        (
            "en-XA",
            (
                'language "en-XA" is a pseudo-locale, which no one writes; name the language of the'
                " texts"
            ),
        ),
    ],
)
def test_a_language_that_no_one_writes(project: Path, language: str, said: str) -> None:
    text = (project / BRIEF).read_text()
    line = text.partition("language: fr\n")[0].count("\n") + 1
    (project / BRIEF).write_text(text.replace("language: fr\n", f"language: {language}\n"))
    assert f"{BRIEF}:{line}: {said}" in check(project)


def test_words_that_a_template_prints_itself(project: Path) -> None:
    """They would be the same in every language: a warning with the line, and no refusal."""
    settle(project, '"fr"')
    line = add(project, PAGE, '{% block more %}<p title="Nota">x</p>{% endblock %}')
    result = call_here("check", "--project", project)
    assert (
        0,
        [
            (
                f"{PAGE}:{line}: warning: prints “Nota”, whatever the language; define a label and"
                ' ask for it, label("…"), or mark its language, lang="…"'
            )
        ],
    ) == (result.code, result.lines)
