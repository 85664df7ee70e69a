from __future__ import annotations

import re
import string
import unicodedata
from dataclasses import dataclass
from gettext import c2py

import pytest

from generator.blocks.document import Brief
from generator.catalogs.catalog import Catalog, read_catalog
from generator.catalogs.checks.registry import CHECKS, Checks
from generator.catalogs.checks.unit import Standard
from generator.catalogs.pseudo import make_pseudo_catalog
from generator.catalogs.report import check_catalog
from generator.design.fonts import read_fonts
from generator.errors import Origin
from generator.files import ProjectFiles
from generator.labels.catalogs import make_english
from generator.labels.definition import read_labels
from generator.model.label import LABELS
from generator.model.locale import PSEUDO, Locale, is_pseudo
from generator.model.message import Message
from tests.conftest import ROOT

FILES = ProjectFiles(ROOT)


def said_of(locale: str) -> Standard:
    """What even a made-up translation is held to: that it is there, its names and its markup."""
    lowered = [name for name, check in CHECKS.items() if not check.fixed]
    levels = Checks.model_validate(dict.fromkeys(lowered, "off"))
    return Standard("fr", "fr", locale, Locale.of(locale).base, levels=levels)


def say(text: str, plural: str = "") -> Message:
    """A message of a test; labels that count are templates' ones."""
    style = "percent" if plural or "%(" in text else "brace"
    return Message("c", text, Origin("x"), "", inline=True, plural=plural, style=style)  # type: ignore[arg-type]


def rewrite(locale: str, text: str) -> str:
    """What a pseudo-locale makes of a text."""
    message = say(text)
    return make_pseudo_catalog(locale, "d", [message], None).entries[message.key].forms[0]


def test_the_pseudo_locales_are_two() -> None:
    """Each stands on a real language; any other name is none."""
    assert ("en-XA", "ar-XB") == PSEUDO
    assert ("en", "ar") == (Locale.of("en-XA").base, Locale.of("ar-XB").base)
    assert [True, True, False, False] == [
        is_pseudo(name) for name in ("en-XA", "ar-XB", "en", "ar-EG")
    ]
    assert Locale.of("ar-EG").base == "ar-EG"


@pytest.mark.parametrize(
    ("text", "accented", "mirrored"),
    [
        ("Coalition", "[Çöåļîţîöñ]", "صواليتيون"),
        ("Été à Œuvre", "[Éţé å Öéûṽŕé]", "عتع ا وعؤظرع"),
        ("{n} *lieux* ici", "[{n} *ļîéûẋ* îçî]", "{n} *ليعؤخ* يصي"),
        ("{n:month-format} ici", "[{n:month-format} îçî]", "{n:month-format} يصي"),
        ("%(n)s lieux, 50%% ici", "[%(n)s ļîéûẋ, 50%% îçî ļî]", "%(n)s ليعؤخ، 50%% يصي"),
        (
            '[YPG](abbr "Yek (x)") et [so](https://a.example/so)',
            '[[ÝÞĜ](abbr "Yek (x)") éţ [šö](https://a.example/so)]',
            '[YPG](abbr "Yek (x)") عت [سو](https://a.example/so)',
        ),
        ("a@b.example : 1,200 ?", "[a@b.example: 1,200?]", "a@b.example: 1,200؟"),
        (r"\*so\*", r"[\*šö\*]", r"\*سو\*"),
        ("2253", "[2253]", "2253"),
    ],
)
def test_letters_change_and_the_rest_is_kept(text: str, accented: str, mirrored: str) -> None:
    """Placeholders, markup, targets, addresses and digits are what they were."""
    assert (accented, mirrored) == (rewrite("en-XA", text), rewrite("ar-XB", text))


def test_an_accented_text_is_a_third_longer_in_words_that_can_be_broken() -> None:
    """The padding repeats words of the text, so that lines break as those of a language do."""
    text = "The objectives of France and its partners within the Coalition are six in number"
    accented = rewrite("en-XA", text)
    assert 1.3 < len(accented) / len(text) < 1.4
    assert max(map(len, text.split())) + 2 >= max(map(len, accented.split()))


@dataclass(frozen=True, slots=True)
class Limited(Message):
    """A message with the longest that its text may become."""

    limit: int | None = None


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (None, "[Šûļéýḿåñîýéĥ]"),
        (14, "[Šûļéýḿåñîýéĥ]"),
        (13, "Šûļéýḿåñîýéĥ"),
        (5, "Šûļéýḿåñîýéĥ"),
    ],
)
def test_a_text_keeps_its_limit(limit: int | None, text: str) -> None:
    """A short name with a limit grows less, or not at all; it is never cut."""
    message = Limited("c", "Suleymaniyeh", Origin("x"), "", limit=limit)
    catalog = make_pseudo_catalog("en-XA", "d", [message], None)
    assert text == catalog.entries[message.key].forms[0]


def test_every_plural_form_is_filled() -> None:
    """Arabic has six forms: that of one thing has the singular, all others the plural."""
    message = say("Un lieu", "%(n)s lieux")
    one, many = "ؤن ليعؤ", "%(n)s ليعؤخ"
    catalog = make_pseudo_catalog("ar-XB", "d", [message], None)
    assert (many, one, many, many, many, many) == catalog.entries[message.key].forms
    rule = c2py(catalog.rule)
    said = [catalog.entries[message.key].forms[rule(count)] for count in (0, 1, 3)]
    assert [many, one, many] == said


def test_a_real_catalog_is_the_base_where_it_has_a_translation(shipped: Brief) -> None:
    """The accented text is English, and French where English is missing."""
    english = read_catalog(FILES, "en", "daesh")
    catalog = make_pseudo_catalog("en-XA", "daesh", shipped.messages, english)
    key = ("context.title", "La Coalition en bref")
    assert "[Ţĥé Çöåļîţîöñ îñ ƀŕîéƒ Ţĥé]" == catalog.entries[key].forms[0]
    lacking = Catalog("x", "daesh", {})
    catalog = make_pseudo_catalog("en-XA", "daesh", shipped.messages, lacking)
    assert "[Ļå Çöåļîţîöñ éñ ƀŕéƒ Çöåļ]" == catalog.entries[key].forms[0]


@pytest.mark.parametrize("locale", PSEUDO)
@pytest.mark.parametrize("english", [False, True])
def test_pseudo_catalogs_say_all_that_the_project_says(
    locale: str, english: bool, shipped: Brief
) -> None:
    """Every message of the project is there, with its names and its markup."""
    labels = read_labels(FILES)
    for domain, messages, base in (
        ("daesh", shipped.messages, read_catalog(FILES, "en", "daesh") if english else None),
        (LABELS, [each.message for each in labels.values()], make_english(labels)),
    ):
        catalog = make_pseudo_catalog(locale, domain, messages, base)
        assert [] == [str(each) for each in check_catalog(catalog, messages, said_of(locale))]


def test_every_letter_is_in_every_font_that_prints_it() -> None:
    """No face lacks a letter, small or capital: a map prints names in capitals."""
    accented = rewrite("en-XA", string.ascii_letters)
    mirrored = rewrite("ar-XB", string.ascii_lowercase) + "،؛؟"
    for face in read_fonts(FILES).faces:
        text = mirrored if "Arabic" in face.family else accented + accented.upper()
        assert [] == [c for c in text if c != " " and ord(c) not in face.characters], face.path


def test_no_text_holds_an_override() -> None:
    """A pseudo-locale is as open as any catalog: no character turns what a reader sees."""
    text = rewrite("ar-XB", string.printable)
    assert [] == [c for c in text if unicodedata.category(c) == "Cf"]


def test_the_letters_are_all_different() -> None:
    """Two letters do not become one: a wrong text is told from a right one."""
    for locale in PSEUDO:
        letters = re.sub(r"[^\w]|\s", "", rewrite(locale, " ".join(string.ascii_lowercase)))
        assert 26 == len(set(letters))


def test_the_same_messages_give_the_same_catalog() -> None:
    """Nothing of the moment is in it."""
    first, second = (make_pseudo_catalog("en-XA", "d", [say("So")], None) for _ in range(2))
    assert first == second
