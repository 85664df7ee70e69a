from __future__ import annotations

from decimal import Decimal

import pytest

from generator.language.formats import Formats
from generator.language.saying import SaidFacts
from generator.language.spelling import _list_files, list_spellings, list_words, spell_number
from generator.model.fact_values import NumberValue


def name_value(table: str, column: str, value: str) -> tuple[str, str]:
    return value, ""


def say(mention: str, value: NumberValue, locale: str) -> str:
    return SaidFacts({"it": value}, Formats.of(locale), name_value)[mention]


@pytest.mark.parametrize(
    ("number", "locale", "words"),
    [
        (0, "fr", "zéro"),
        (12, "fr", "douze"),
        (21, "fr", "vingt et un"),
        (71, "fr", "soixante et onze"),
        (80, "fr", "quatre-vingts"),
        (81, "fr", "quatre-vingt-un"),
        (200, "fr", "deux cents"),
        (342, "fr", "trois cent quarante-deux"),
        (1000, "fr", "mille"),
        (80, "fr-CH", "huitante"),
        (71, "fr-BE", "septante et un"),
        (12, "en", "twelve"),
        (42, "en-GB", "forty-two"),
        (101, "en-GB", "one hundred and one"),
        (101, "en", "one hundred one"),
        (101, "en-US", "one hundred one"),
        (1, "de", "eins"),
        (16, "de", "sechzehn"),
        (21, "de", "einundzwanzig"),
        (30, "de", "dreißig"),
        (30, "de-CH", "dreissig"),
        (2, "ar", "اثنان"),
        (3, "ar", "ثلاثة"),
        (11, "ar", "أحد عشر"),
        (12, "ar", "اثنا عشر"),
        (21, "ar", "واحد وعشرون"),
        (300, "ar", "ثلاثمائة"),
        (800, "ar-EG", "ثمانمائة"),
        (12, "es", "doce"),
        (16, "es", "dieciséis"),
        (22, "es", "veintidós"),
        (31, "es", "treinta y uno"),
        (100, "es", "cien"),
        (101, "es", "ciento uno"),
        (500, "es", "quinientos"),
        (12, "ru", "двенадцать"),
        (40, "ru", "сорок"),
        (90, "ru", "девяносто"),
        (121, "ru", "сто двадцать один"),
        (16, "pt", "dezesseis"),
        (16, "pt-PT", "dezasseis"),
        (12, "nb", "tolv"),
        (12, "sr-Latn", "dvanaest"),
        (12, "sr", "дванаест"),
        (12, "zh", "十二"),
    ],
)
def test_a_number_is_said_in_words(number: int, locale: str, words: str) -> None:
    """As one counts in the language, and in its country where that has other words."""
    assert words == say("it:words", NumberValue(Decimal(number)), locale)


@pytest.mark.parametrize(
    ("number", "form", "locale", "words"),
    [
        (21, "words-feminine", "fr", "vingt et une"),
        (1, "words-feminine", "de", "eine"),
        (1, "words-m", "de", "einem"),
        (21, "words-masculine", "es", "veintiún"),
        (200, "words-feminine", "es", "doscientas"),
        (2, "words-feminine", "ru", "две"),
        (5, "words-masculine-genitive", "ru", "пяти"),
        (1, "ordinal-words", "fr", "premier"),
        (1, "ordinal-words-feminine", "fr", "première"),
        (21, "ordinal-words", "fr", "vingt et unième"),
        (80, "ordinal-words", "fr", "quatre-vingtième"),
        (1, "ordinal-words", "en", "first"),
        (12, "ordinal-words", "en-GB", "twelfth"),
        (121, "ordinal-words", "en-GB", "one hundred and twenty-first"),
        (3, "ordinal-words", "de", "dritte"),
        (20, "ordinal-words-n", "de", "zwanzigsten"),
        (1, "ordinal-words-masculine", "ar", "الأول"),
        (21, "ordinal-words-feminine", "ar", "الحادية والعشرون"),
        (3, "ordinal-words", "es", "tercero"),
        (3, "ordinal-words-masculine-adjective", "es", "tercer"),
        (20, "ordinal-words-feminine", "es", "vigésima"),
        (3, "ordinal-words-feminine", "ru", "третья"),
        (80, "ordinal-words-neuter", "ru", "восьмидесятое"),
        (80, "words", "ru", "восемьдесят"),
        (2, "ordinal-words", "sv", "andra"),
    ],
)
def test_a_number_is_said_in_the_gender_and_the_case_that_a_sentence_asks_for(
    number: int, form: str, locale: str, words: str
) -> None:
    """Ordinals too; that of things, or of men, where none is asked for."""
    assert words == say(f"it:{form}", NumberValue(Decimal(number)), locale)


@pytest.mark.parametrize(
    ("number", "form", "locale", "words"),
    [
        (1, "ordinal", "fr", "1er"),
        (1, "ordinal-feminine", "fr", "1re"),
        (2, "ordinal", "fr-CH", "2e"),
        (1000, "ordinal", "fr", "1\u202f000e"),
        (1, "ordinal", "en", "1st"),
        (12, "ordinal", "en-GB", "12th"),
        (22, "ordinal", "en", "22nd"),
        (3, "ordinal", "es", "3.º"),
        (3, "ordinal-feminine", "pt-PT", "3ª"),
        (3, "ordinal", "de-CH", "3."),
        (3, "ordinal", "nb", "3."),
        (3, "ordinal", "sr-Latn", "3."),
        (2, "ordinal", "sv", "2:a"),
        (11, "ordinal", "sv", "11:e"),
        (3, "ordinal", "ru", "3-й"),
        (3, "ordinal-feminine-genitive", "ru", "3-й"),
        (3, "ordinal", "zh", "第3"),
        (2, "ordinal-feminine", "en", "2nd"),
    ],
)
def test_an_ordinal_is_written_with_figures(
    number: int, form: str, locale: str, words: str
) -> None:
    """By CLDR’s endings, the number as the language writes it; some have a full stop."""
    assert words == say(f"it:{form}", NumberValue(Decimal(number)), locale)


@pytest.mark.parametrize("locale", ["ar", "fa", "ckb", "ro", "bg"])
def test_a_language_whose_rules_have_no_ending_has_no_ordinals_with_figures(locale: str) -> None:
    """Nor one in which they are wrong."""
    assert "ordinal" not in list_spellings(Formats.of(locale))
    with pytest.raises(KeyError):
        say("it:ordinal", NumberValue(Decimal(3)), locale)


def test_words_that_someone_has_written_are_said() -> None:
    """In the place of those by rule, which the other forms still have."""
    dozen = NumberValue(Decimal(12), words="une douzaine")
    assert "une douzaine" == say("it:words", dozen, "fr")
    assert "douzième" == say("it:ordinal-words", dozen, "fr")
    assert "12" == say("it", dozen, "fr")


def test_a_number_may_be_said_in_words_by_its_bare_name() -> None:
    """Another form is still asked for; a figure set large stays in figures."""
    spelled = NumberValue(Decimal(12), spelled=True)
    assert ("zwölf", "12") == (say("it", spelled, "de"), say("it:digits", spelled, "de"))
    facts = SaidFacts({"it": spelled}, Formats.of("de"), name_value)
    assert "12" == facts.part("it").value


@pytest.mark.parametrize("mention", ["it:words", "it:ordinal-words", "it:ordinal"])
@pytest.mark.parametrize("number", ["2.5", "-3", "1001"])
def test_what_is_not_counted_has_no_words(number: str, mention: str) -> None:
    """Parts, negative numbers, and beyond a thousand."""
    with pytest.raises(KeyError):
        say(mention, NumberValue(Decimal(number)), "en")


def test_the_forms_are_those_of_the_language() -> None:
    """Arabic has none in which CLDR is wrong, cheques’ words are none, and Kurdish has no rules."""
    assert ("words", "ordinal-words", "ordinal") == list_spellings(Formats.of("en-GB"))
    assert ("words", "ordinal-words", "ordinal-words-feminine", "ordinal-words-masculine") == (
        list_spellings(Formats.of("ar"))
    )
    assert () == list_spellings(Formats.of("ckb"))
    assert [] == [form for form in list_spellings(Formats.of("zh")) if "financial" in form]


def test_a_form_of_another_language_is_said_in_the_nearest() -> None:
    """A pseudo-locale’s texts are made from those of another language."""
    assert "twelve" == spell_number(12, "words-feminine", Formats.of("en"))
    assert "twelfth" == spell_number(12, "ordinal-words-feminine", Formats.of("en"))


def test_all_the_words_for_a_number() -> None:
    """What a translator may have written."""
    assert {"un", "une", "premier", "première", "premiers", "premières"} == list_words(
        1, Formats.of("fr")
    )


@pytest.mark.parametrize("locale", sorted(each.replace("_", "-") for each in _list_files()))
def test_every_form_says_every_number(locale: str) -> None:
    """A form whose rules end somewhere, as Tamil's ordinals do at twenty, is none."""
    formats = Formats.of(locale)
    numbers = (0, 1, 2, 7, 20, 21, 45, 99, 100, 200, 1000)
    for form in list_spellings(formats):
        assert all(spell_number(number, form, formats) for number in numbers)
