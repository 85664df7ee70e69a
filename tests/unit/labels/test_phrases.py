"""What labels say in a language: plural forms, what is put in, typography."""

from __future__ import annotations

import pickle

import pytest
from markupsafe import Markup

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.plurals import plural_forms
from generator.errors import Origin
from generator.labels.phrases import LabelError, Labels, Phrase, make_labels, phrase_of_forms
from generator.language.conventions import Conventions
from generator.model.label import Label

LABELS = {
    "list.latest": Label("list.latest", "The latest place", "The latest {count} places"),
    "source.numbered": Label("source.numbered", "Source {number}"),
    "letter.attention": Label("letter.attention", "For the attention of:"),
}


def make(locale: str, *catalogs: Catalog, renames: dict[str, Phrase] | None = None) -> Labels:
    return make_labels(LABELS, catalogs, locale, Conventions(locale), renames or {})


def catalog(locale: str, **forms: tuple[str, ...] | str) -> Catalog:
    """A catalog of some labels; the dots of their ids are written as underscores."""
    entries = {
        LABELS[name.replace("_", ".")].message.key: Entry(
            (said,) if isinstance(said, str) else said, fuzzy=False, origin=Origin("x.po")
        )
        for name, said in forms.items()
    }
    return Catalog("x.po", "labels", entries, plural_forms(locale).rule)


def test_a_form_for_each_count() -> None:
    """By the language's rule; the number is in its own form."""
    russian = catalog(
        "ru", list_latest=("Последнее {count} место", "Последние {count} места", "{count} мест")
    )
    labels = make("ru", russian)
    said = [labels.say("list.latest", n=count) for count in (1, 2, 5, 21, 1200)]
    assert [
        "Последнее 1 место",
        "Последние 2 места",
        "5 мест",
        "Последнее 21 место",
        "1\u00a0200 мест",
    ] == said


def test_arabic_has_six_forms() -> None:
    forms = ("zero", "one", "two", "{count} few", "{count} many", "{count} other")
    labels = make("ar-EG", catalog("ar", list_latest=forms))
    said = [labels.say("list.latest", n=count) for count in (0, 1, 2, 3, 11, 100)]
    assert ["zero", "one", "two"] == said[:3]
    assert ["٣", "١١", "١٠٠"] == ["".join(c for c in each if c.isdigit()) for each in said[3:]]
    assert ["few", "many", "other"] == [
        "".join(c for c in e if c.isascii() and c.isalpha()) for e in said[3:]
    ]


def test_typography_is_that_of_the_language() -> None:
    labels = make("fr", catalog("fr", letter_attention="À l'attention de :"))
    assert "À l’attention de\u00a0:" == labels.say("letter.attention")


def test_what_is_put_in_is_escaped_once_and_stays_as_it_is() -> None:
    labels = make("en", catalog("en", source_numbered="Source <{number}>"))
    assert "Source &lt;a &amp; b&gt;" == labels.set("source.numbered", number="a & b")
    assert "Source &lt;<b>1</b>&gt;" == labels.set("source.numbered", number=Markup("<b>1</b>"))
    assert "Source <a & b>" == labels.say("source.numbered", number="a & b")


def test_any_name_may_be_put_in() -> None:
    """That of the argument in the program, too."""
    label = Label("map.find", "{name} on the map")
    said = Catalog(
        "x",
        "x",
        {label.message.key: Entry(("{name} auf der Karte",), fuzzy=False, origin=Origin("x"))},
    )
    labels = make_labels({"map.find": label}, [said], "de", Conventions("de"))
    assert "Köln auf der Karte" == labels.set("map.find", name="Köln")


def test_a_stop_stands_once() -> None:
    """Where what is put in ends in its own, as an abbreviation."""
    labels = make("en", catalog("en", source_numbered="Source {number}."))
    assert "Source U.S." == labels.say("source.numbered", number="U.S.")


def test_an_unknown_label_is_an_error() -> None:
    labels = make("en", catalog("en", source_numbered="Source {number}"))
    with pytest.raises(LabelError) as refused:
        labels.say("source.number")
    assert (
        "asks for the label source.number, which there is not in en; did you mean source.numbered?"
        == str(refused.value)
    )


def test_a_missing_value_is_an_error() -> None:
    labels = make("en", catalog("en", source_numbered="Source {number}"))
    with pytest.raises(LabelError, match=r"without what \{number\} stands for; give it number="):
        labels.set("source.numbered")


def test_the_project_says_it_over_the_program() -> None:
    """What its catalog leaves empty or fuzzy is the program's."""
    program = catalog("de", source_numbered="Quelle {number}", letter_attention="Zu Händen von:")
    own = catalog("de", source_numbered="Beleg {number}", letter_attention="")
    labels = make("de", program, own)
    assert "Beleg 1" == labels.say("source.numbered", number=1)
    assert "Zu Händen von:" == labels.say("letter.attention")


def test_a_subject_says_it_over_both() -> None:
    own = phrase_of_forms({"one": "Eine Flut", "other": "{count} Fluten"}, "de")
    labels = make("de", catalog("de", list_latest=("x", "y")), renames={"list.latest": own})
    assert ["Eine Flut", "3 Fluten"] == [labels.say("list.latest", n=n) for n in (1, 3)]


@pytest.mark.parametrize(
    ("locale", "forms", "said"),
    [
        ("pl", {"one": "A", "few": "B", "many": "C", "other": "D"}, "ABCC"),
        ("pl", {"one": "A", "other": "D"}, "ADDD"),
        ("ja", {"other": "D"}, "DDDD"),
        ("lt", {"one": "A", "few": "B", "other": "D"}, "ABBD"),
        ("he", {"one": "A", "two": "Z", "other": "D"}, "AZDD"),
    ],
)
def test_forms_by_the_names_of_cldr(locale: str, forms: dict[str, str], said: str) -> None:
    """For 1, 2, 5 and 100; a form that is not given is that of “other”."""
    phrase = phrase_of_forms(forms, locale)
    expected = said if locale != "lt" else "ABBD"
    assert expected == "".join(phrase.form(count) for count in (1, 2, 5, 100))


def test_labels_can_be_handed_to_another_process() -> None:
    labels = make("ru", catalog("ru", list_latest=("a", "b", "c")))
    assert "b" == pickle.loads(pickle.dumps(labels)).say("list.latest", n=2)  # noqa: S301
