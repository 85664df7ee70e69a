from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge

SAME = "give it the same names as the French"


@pytest.mark.parametrize(
    ("form", "locale"), [("From {first} to {last}", "en"), ("من {first} إلى {last}", "ar")]
)
def test_the_same_names_are_right(form: str, locale: str) -> None:
    """In whatever order the language wants them."""
    assert [] == judge("placeholders", "De {first} à {last}", form, locale)
    assert [] == judge("placeholders", "Jusqu’à {last} depuis {first}", form, locale)


@pytest.mark.parametrize(
    ("form", "locale", "said"),
    [
        ("Until {last}", "en", "lacks {first}"),
        ("من {first} إلى {lst}", "ar", "lacks {last} and adds {lst}"),
        ("{first} {first} {last}", "en", "adds {first}"),
    ],
)
def test_a_name_that_is_lost_or_added_is_found(form: str, locale: str, said: str) -> None:
    """Each name is said once for each time that it is missing or too many."""
    line = f"{said} in the translation of “De {{first}} à {{last}}”; {SAME}"
    assert [line] == judge("placeholders", "De {first} à {last}", form, locale)
