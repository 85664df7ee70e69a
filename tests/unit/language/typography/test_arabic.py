from __future__ import annotations

import pytest

from generator.language.inline import render_inline
from generator.language.typography import typography_of

FIXED = "\u00a0"
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


def mark(text: str) -> str:
    """A text with its isolates made visible: ⟨ and ⟩, ⟪ for one from the right."""
    return text.replace(LRI, "⟨").replace(RLI, "⟪").replace(PDI, "⟩").replace(FIXED, "_")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("مسافة 100 km.", "مسافة ⟨100_km⟩."),
        ("مسافة 5 000 km مربع", "مسافة ⟨5_000_km⟩ مربع"),
        ("هاتف +33 1 43 17 53 53", "هاتف ⟨+33_1_43_17_53_53⟩"),
        ("القرار S/RES/2253 (2015) صدر", "القرار ⟨S/RES/2253 (2015)⟩ صدر"),
        ("قرأ «Where now?»", "قرأ «⟨Where now?⟩»"),
        ("قرأ Where now?", "قرأ ⟨Where now?⟩"),
        ("YPG، PKK وغيرها", "⟨YPG⟩، ⟨PKK⟩ وغيرها"),
        ("Mirage 2000، 4 طائرات", "⟨Mirage 2000⟩، 4_طائرات"),
        ("YPG (قسد)", "⟨YPG⟩ (قسد)"),
        ("انظر https://example.org/.", "انظر ⟨https://example.org/⟩."),
        ("شركة U.S. هنا", "شركة ⟨U.S.⟩ هنا"),
        ("لغة C++ هنا", "لغة ⟨C++⟩ هنا"),
        ("درجة -5 اليوم", "درجة ⟨-5⟩ اليوم"),
        ("في 2015-03-31", "في ⟨2015-03-31⟩"),
        ("+33 1 43 17 53 53", "⟨+33_1_43_17_53_53⟩"),
        ("Le Monde!", "Le Monde!"),
    ],
)
def test_runs_that_would_lose_their_order_are_isolated(typed: str, printed: str) -> None:
    """Numbers with Latin units, names side by side, codes and addresses keep their own order."""
    assert printed == mark(typography_of("ar").typeset(typed))


@pytest.mark.parametrize(
    "text",
    [
        "وحدات حماية الشعب (YPG) والبيشمركة.",
        "1,200 جندي",
        "القرار 2253 (ديسمبر 2015)",
        "اكتب إلى contact@example.org.",
        "قرأ Le Monde أمس",
        "اقرأ (Le\u00a0Monde) ثم (Le\u00a0Figaro).",
        "بين 2014–2017",
        "نص %(host)s و{name}",
        "قال: «نعم»؛ أين؟",
        "YPG",
    ],
)
def test_what_keeps_its_order_is_left_alone(text: str) -> None:
    """The algorithm sets a single name or number right by itself; punctuation stays as typed."""
    assert text == typography_of("ar").typeset(text)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("68 دولة", "68_دولة"),
        ("25 مارس 2015", "25_مارس 2015"),
        ("٢٢ مدينة", "٢٢_مدينة"),
        ("3 ملايين", "3_ملايين"),
        ("رقم 12", "رقم_12"),
        ("1 200 جندي", "1_200 جندي"),
        ("بين 2014-2017", "بين 2014–2017"),
    ],
)
def test_numbers_hold_together_by_spaces_that_the_fonts_have(typed: str, printed: str) -> None:
    """The Arabic fonts have U+00A0 and no U+202F."""
    assert printed == mark(typography_of("ar").typeset(typed))


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("he", "מרחק 100 km.", "מרחק ⟨100_km⟩."),
        ("fa", "مسافت 100 km است", "مسافت ⟨100_km⟩ است"),
        ("ur", "فاصلہ 100 km ہے", "فاصلہ ⟨100_km⟩ ہے"),
        ("fr", "Daech (داعش), 2014", "Daech (⟪داعش⟩), 2014"),
        ("en", "the group داعش 2014", "the group ⟪داعش⟩ 2014"),
        ("en", "the name الدولة الإسلامية here", "the name الدولة الإسلامية here"),
    ],
)
def test_isolation_goes_by_direction(language: str, typed: str, printed: str) -> None:
    """Every script from the right is treated alike, and a word of one in a text from the left."""
    assert printed == mark(typography_of(language).typeset(typed))


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("قرأ *Le Monde!* أمس", 'قرأ <bdi dir="ltr"><em>Le Monde!</em></bdi> أمس'),
        (
            "S/RES/**2253** (2015) صدر",
            '<bdi dir="ltr">S/RES/<strong>2253</strong> (2015)</bdi> صدر',
        ),
        (
            "*قال YPG* PKK هنا",
            '<em>قال <bdi dir="ltr">YPG</bdi></em> <bdi dir="ltr">PKK</bdi> هنا',
        ),
        (
            "قال YPG *PKK هنا*",
            'قال <bdi dir="ltr">YPG</bdi> <em><bdi dir="ltr">PKK</bdi> هنا</em>',
        ),
        ("القرار RES/**2253** صدر", 'القرار <bdi dir="ltr">RES/<strong>2253</strong></bdi> صدر'),
        (
            '[YPG](abbr "a")/[YPJ](abbr "b") هنا',
            '<bdi dir="ltr"><abbr title="a">YPG</abbr>/<abbr title="b">YPJ</abbr></bdi> هنا',
        ),
        ("رمز {code} هنا", 'رمز <bdi dir="ltr">3fa9</bdi> هنا'),
        ("بين {years}", "بين 2014–\u20602017"),
    ],
)
def test_isolates_and_markup_are_well_nested(typed: str, html: str) -> None:
    """In HTML a run stands in a bdi, outside the markup in it and inside the markup around it."""
    facts = {"code": "3fa9", "years": "2014–2017"}
    assert html == render_inline(typed, facts, typography_of("ar").typeset).html


@pytest.mark.parametrize(
    ("language", "value", "isolated"),
    [
        ("ar", "3fa9c2", "⟨3fa9c2⟩"),
        ("ar", "example.org", "⟨example.org⟩"),
        ("ar", "+33 1 43 17 53 53", "⟨+33 1 43 17 53 53⟩"),
        ("ar", "25 مارس", "25 مارس"),
        ("ar", "2017", "2017"),
        ("fr", "3fa9c2", "3fa9c2"),
        ("fr", "داعش", "⟪داعش⟩"),
    ],
)
def test_a_value_from_elsewhere_is_isolated_whole(language: str, value: str, isolated: str) -> None:
    """What is put into a text is isolated where it runs the other way."""
    assert isolated == mark(typography_of(language).isolate(value))


def test_the_stop_after_a_version_is_the_sentence_s() -> None:
    """Digits with points are no abbreviation: the stop stands at the left end, where it belongs."""
    typeset = typography_of("ar").typeset
    assert "ترخيص SIL OFL 1.1." == typeset("ترخيص SIL OFL 1.1.")
    assert "قوات \u2066U.S.\u2069 في" == typeset("قوات U.S. في")


def test_a_month_of_two_words_stays_on_one_line() -> None:
    """Typed in a text it is held as in a date that is printed; others of these words are not."""
    typeset = typography_of("ar").typeset
    typed = "في 28 كانون الأول؛ ومنذ تشرين الثاني"
    assert "في 28_كانون_الأول؛ ومنذ تشرين_الثاني" == mark(typeset(typed))
    assert "سد تشرين الكبير" == typeset("سد تشرين الكبير")


def test_a_short_name_between_brackets_stays_on_one_line() -> None:
    """A line that ends within it leaves its second half to be read from the other side."""
    typeset = typography_of("ar").typeset
    assert "(⟨France_/_Diplomatie⟩)" == mark(typeset("(France / Diplomatie)"))
    four = "(United States Geological Survey)"
    assert f"من {four} في" == typeset(f"من {four} في")
