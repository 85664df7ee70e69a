from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("Op\ufffdration", "has a character that was lost in “Op\ufffdration”"),
        ("Itâ€™s so", "has letters read in another encoding in “Itâ€™s”"),
        ("zurÃ¼ck", "has letters read in another encoding in “zurÃ¼ck”"),
        ("Iraq?s army", "has a question mark within a word in “Iraq?s”"),
        ("The&nbsp;army", "has a character as HTML writes it in “The&nbsp;army”"),
        ("The\\u00a0army", "has an escape of a programming language in “The\\u00a0army”"),
        ("The <b>army</b>", "has a tag of HTML in “<b>army</b>”"),
        ("The army TODO", "has a note that is for no reader in “TODO”"),
        ("The army (à vérifier)", "has a note that is for no reader in “(à vérifier)”"),
        ("—", "is no translation of “Un texte”: “—”"),
    ],
)
def test_what_no_reader_is_meant_to_read_is_found(form: str, said: str) -> None:
    """Each with where it stands."""
    (line,) = judge("damage", "Un texte", form)
    assert line.startswith(said)


@pytest.mark.parametrize("form", ["Who? Me.", "R&D; AT&T", "a < b > c", "Ça va… à Ānand", "À côté"])
def test_signs_that_look_alike_are_no_damage(form: str) -> None:
    """Nor are accents, whatever letter bears them."""
    assert [] == judge("damage", "Un texte", form)


@pytest.mark.parametrize(
    ("form", "locale", "said"),
    [
        ("e\u0301tage", "en", "has letters in parts (NFD)"),
        ("الصيـــاد", "ar", "lengthens a word with a tatweel"),
        ("every\u00a0bend", "en", "has a no-break space in “every bend”"),
    ],
)
def test_letters_are_whole_and_plain(form: str, locale: str, said: str) -> None:
    """What looks the same and is searched and set otherwise."""
    (line,) = judge("letters", "Un texte", form, locale)
    assert line.startswith(said)
