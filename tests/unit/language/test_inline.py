from __future__ import annotations

from decimal import Decimal

import pytest
from markupsafe import Markup

from generator.language.amounts import write_amount
from generator.language.formats import Formats
from generator.language.inline import (
    Problem,
    check_inline,
    check_mentions,
    find_citations,
    find_markup,
    find_mentions,
    find_placeholders,
    render_inline,
    set_value,
)
from generator.language.rules.fr import superscript_french
from generator.language.saying import SaidFacts
from generator.language.typography import typography_of
from generator.model.fact_values import NumberValue
from generator.model.localised import Text

UNCLOSED = "close it"
LINKS = 'link to https://, mailto: or #, or write [X](abbr "full form")'


def render(text: str, **facts: str) -> Text:
    return render_inline(text, facts, lambda words: words)


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("an *accent*", "an <em>accent</em>", "an accent"),
        ("**two** words", "<strong>two</strong> words", "two words"),
        (
            '[YPG](abbr "Yekîneyên Parastina Gel")',
            '<abbr title="Yekîneyên Parastina Gel">YPG</abbr>',
            "YPG",
        ),
        (
            "[so](https://example.org/a?b=1&c=2)",
            '<a href="https://example.org/a?b=1&amp;c=2">so</a>',
            "so",
        ),
        ("a <b>bold</b> & so", "a &lt;b&gt;bold&lt;/b&gt; &amp; so", "a <b>bold</b> & so"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", "<script>x</script>"),
        ("![image](x.png)", '!<a href="x.png">image</a>', "!image"),
        ("`code`", "`code`", "`code`"),
        (r"\*not\*", "*not*", "*not*"),
        ("1 * 2 * 3", "1 * 2 * 3", "1 * 2 * 3"),
    ],
)
def test_markup_is_the_small_fixed_set(text: str, html: str, plain: str) -> None:
    """Emphasis, strong, abbreviation and link are markup; HTML, images and code are text."""
    rendered = render(text)
    assert (html, plain) == (str(rendered.html), rendered.plain)


def test_facts_are_put_in_escaped() -> None:
    """A placeholder becomes its fact, in the page as text and in the plain words as it is."""
    assert Text(Markup("<strong>22</strong> of A &amp; B"), "22 of A & B") == render(
        "**{count}** of {name}", count="22", name="A & B"
    )


def test_a_short_number_stays_with_what_it_counts() -> None:
    """A number of up to three digits is not parted from its noun; a year may be."""
    facts = {"count": "22", "year": "2017", "name": "Hit"}
    text = render_inline("{count} lieux, {year} et {name} ici", facts, lambda words: words)
    assert "22\u00a0lieux, 2017 et Hit ici" == text.plain


def test_a_text_is_set_as_one() -> None:
    """The typography is given the words of all its parts at once, its facts put in."""
    seen: list[str] = []

    def typeset(words: str) -> str:
        seen.append(words)
        return words.replace("b c", "d")

    text = render_inline("a *{name}* [c](#e)", {"name": "b"}, typeset)
    assert ["a \ufdd0b\ufdd1 \ufdd0c\ufdd1"] == seen
    assert Text(Markup('a <em>b</em> <a href="#e">c</a>'), "a b c") == text


def test_isolates_become_tags_in_html_and_stay_characters_in_plain_words() -> None:
    """A tag holds over lines and other tags; plain words, as a figure's, have the character."""
    text = render_inline("x < y", {}, lambda words: f"\u2066{words}\u2069 \u2067z\u2069")
    assert '<bdi dir="ltr">x &lt; y</bdi> <bdi dir="rtl">z</bdi>' == text.html
    assert "\u2066x < y\u2069 \u2067z\u2069" == text.plain


def test_isolates_that_someone_typed_are_dropped() -> None:
    """Only the typography may open one, so that tags are always closed."""
    assert "a b" == render("a\u2069 \u2066b").html


def test_the_figures_of_a_range_stay_on_one_line() -> None:
    """In HTML a word joiner follows the dash; the plain words have none."""
    text = render("2014–2017 – so 1er–25")
    assert "2014–\u20602017 – so 1er–\u206025" == text.html
    assert "2014–2017 – so 1er–25" == text.plain


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("la route Bagdad-Amman", "la route Bagdad-\u2060Amman"),
        ("des États-Unis, peut-être", "des États-\u2060Unis, peut-être"),
        ("منذ أيلول/سبتمبر 2014", "منذ أيلول/\u2060سبتمبر 2014"),
        ("km/h, 1/2", "km/h, 1/2"),
    ],
)
def test_a_name_stays_on_one_line(text: str, html: str) -> None:
    """Both halves of a name with a hyphen do, and both names of a month."""
    set_text = render_inline(text, {}, str)
    assert (html, text) == (set_text.html, set_text.plain)


def test_a_full_form_cannot_leave_its_attribute() -> None:
    """A quotation mark in an abbreviation's full form is escaped."""
    assert (
        Markup('<abbr title="a&#34; onclick=&#34;b">X</abbr>')
        == render('[X](abbr "a\\" onclick=\\"b")').html
    )


def test_typography_is_for_words_and_not_for_targets() -> None:
    """What a language does to words is not done to a link's address."""
    text = render_inline("[mot](https://mot.example)", {}, str.upper)
    assert Markup('<a href="https://mot.example">MOT</a>') == text.html


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "[x](ftp://example.org)",
            Problem("links to ftp://example.org", LINKS),
        ),
        ("[x](page.html)", Problem("links to page.html", LINKS)),
        ("**open", Problem("has markup that does not close: **open", UNCLOSED)),
        ("an *open word", Problem("has markup that does not close: an *open word", UNCLOSED)),
        (
            "[x](javascript:alert(1))",
            Problem(
                "links to a program (javascript:), which no page may run",
                "link to https://, mailto: or #",
            ),
        ),
        (
            "[YPG](abbr)",
            Problem("has an abbreviation without its full form", 'write [X](abbr "full form")'),
        ),
        (
            "{ members }",
            Problem(
                "has a brace that encloses no fact’s name",
                "write {name} or {name:form}, without spaces",
            ),
        ),
        (
            "{members",
            Problem(
                "has a brace that encloses no fact’s name",
                "write {name} or {name:form}, without spaces",
            ),
        ),
    ],
)
def test_what_a_reader_would_trip_over_is_found(text: str, problem: Problem) -> None:
    """Refused links, stray markers and stray braces are each one finding."""
    assert [problem] == list(check_inline(text, allowed=True))


def test_a_javascript_link_is_never_made() -> None:
    """The parser refuses the address: what is left is text."""
    assert "<a" not in render("[x](javascript:alert(1))").html


def test_markup_where_plain_words_are_printed_is_found() -> None:
    """A title may hold no markup, and a text of inline markup may."""
    assert [Problem("has markup (em) where plain words are printed", "remove the markup")] == list(
        check_inline("*x*", allowed=False)
    )
    assert [] == list(check_inline('*x* [y](#map) [Z](abbr "zed") {name}', allowed=True))


def test_placeholders_are_found_in_their_order() -> None:
    """A name in braces is a placeholder, and nothing else is."""
    assert ("b", "a", "a") == find_placeholders("{b} {a} {a} { c } {1} {D}")


def test_the_same_markup_in_another_order_is_the_same() -> None:
    """Two texts carry the same markup in whatever order their languages want it."""
    first = find_markup("*a* **b** [c](#d)")
    assert ("em", "link #d", "strong") == first == find_markup("[c](#d) **b** *a*")


def test_a_fact_is_asked_for_in_a_form() -> None:
    """What stands between the braces is looked up as it is; the names alone are compared."""
    text = "{first:month-standalone} {first} {last:day}"
    assert ("first", "first", "last") == find_placeholders(text)
    assert ("first:month-standalone", "first", "last:day") == find_mentions(text)
    rendered = render_inline("{a:b} and {a}", {"a:b": "x", "a": "y"}, lambda words: words)
    assert "x and y" == rendered.plain


KNOWN = ("first", "first:day", "first:month", "code")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{first} {first:day} {code}", []),
        ("{other:day}", []),
        (
            "{first:days}",
            [("asks for {first:days}, and first has no such form; did you mean day? its forms are"
             " day, month")],
        ),
        (
            "{first:words} {first:words}",
            ["asks for {first:words}, and first has no such form; its forms are day, month"],
        ),
        (
            "{code:digits}",
            ["asks for {code:digits}, and code has no such form; write {code}: it has no forms"],
        ),
    ],
)  # fmt: skip
def test_a_form_that_a_fact_has_not_is_found(text: str, said: list[str]) -> None:
    """Once, with the forms that it has; a name that is no fact is another finding."""
    found = check_mentions(text, KNOWN, Formats.of("fr"))
    assert said == [f"{problem.message}; {problem.remedy}" for problem in found]


def say_mentions(text: str, known: tuple[str, ...], locale: str) -> list[str]:
    found = check_mentions(text, known, Formats.of(locale))
    return [f"{problem.message}; {problem.remedy}" for problem in found]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("{members:words} {members:words-feminine} {members:ordinal-words-feminine}", "fr"),
        ("{members:words} {members:ordinal-words}", "en"),
        ("{members:words-feminine-genitive}", "ru"),
        ("{members:digits} {twelve:words} {twelve:digits}", "ckb"),
    ],
)
def test_a_number_is_asked_for_in_words_as_the_language_has_them(text: str, locale: str) -> None:
    """Its genders and cases; where someone has written the words, no rules are asked."""
    known = ("members", "members:digits", "members:words*", "twelve", "twelve:digits")
    assert [] == say_mentions(text, (*known, "twelve:words", "twelve:words*"), locale)


def test_words_that_a_language_has_no_rules_for_are_found() -> None:
    """With what can be written; a fact that is said so by its bare name is found there."""
    said = (
        "asks for {{{}}} in words, and CLDR has no rules for them in Central Kurdish;"
        " write {{members:digits}}, or give the fact its words (words: …)"
    )
    known = ("members", "members:digits", "members:words*")
    assert [said.format("members:words")] == say_mentions("{members:words}", known, "ckb")
    assert [said.format("members")] == say_mentions("{members}", (*known, "members:*"), "ckb")
    assert [] == say_mentions("{members}", (*known, "members:*"), "de")


def test_a_note_s_mark_is_markup_that_a_translation_keeps() -> None:
    """It is no part of the plain words."""
    assert ("note why",) == find_markup("A word[^why].")
    assert "A word." == render("A word[^why].").plain


def test_ordinals_that_a_language_has_no_rules_for_are_found() -> None:
    """With the words for them where there are some."""
    said = (
        "asks for {{place:ordinal}}, and no rules are known for ordinals with figures in {};"
        " write {}"
    )
    known = ("place", "place:digits", "place:words*")
    for locale, language, remedy in (
        ("ar", "Arabic", "{place:ordinal-words}"),
        ("ckb", "Central Kurdish", "the ordinal yourself"),
    ):
        assert [said.format(language, remedy)] == say_mentions("{place:ordinal}", known, locale)
    assert [] == say_mentions("{place:ordinal} {place:ordinal-feminine}", known, "fr")


def test_an_ordinal_s_ending_is_raised_where_the_language_raises_it() -> None:
    """In French, when the fact stands in a sentence."""
    facts = SaidFacts({"it": NumberValue(Decimal(1))}, Formats.of("fr"), lambda *_: ("", ""))
    said = render_inline("La {it:ordinal-feminine} digue", facts, str)
    assert "La 1<sup>re</sup> digue" == superscript_french(said.html)


def test_a_gender_that_a_language_has_not_is_found() -> None:
    """English has none."""
    (said,) = say_mentions(
        "{members:words-feminine}", ("members", "members:digits", "members:words*"), "en"
    )
    assert said == (
        "asks for {members:words-feminine}, and members has no such form;"
        " its forms are digits, words, ordinal-words, ordinal"
    )


@pytest.mark.parametrize("text", ["{first:}", "{:day}", "{first: day}", "{first:Day}", "{a:b:c}"])
def test_a_brace_that_encloses_no_form_is_found(text: str) -> None:
    """A form is a word after a colon, without spaces."""
    remedy = "write {name} or {name:form}, without spaces"
    assert [Problem("has a brace that encloses no fact’s name", remedy)] == list(
        check_inline(text, allowed=True)
    )


def test_a_source_is_cited_close_to_its_word_and_not_in_plain_words() -> None:
    """What is printed of it is markup of its own; the space before it is dropped."""
    cited = render_inline(
        "Floods [@a-1][@b.2], *all* [@a-1].",
        {},
        lambda words: words,
        cite=lambda source: Markup("<sup>{}</sup>").format(source),
    )
    assert "Floods<sup>a-1</sup><sup>b.2</sup>, <em>all</em><sup>a-1</sup>." == str(cited.html)
    assert "Floods, all." == cited.plain


def test_citations_are_markup_that_a_translation_keeps() -> None:
    """They are found in their order, and compared by their source."""
    assert ("b", "a") == find_citations("One [@b], two [@a].")
    assert ("cite a", "cite b", "em") == find_markup("*One* [@b], two [@a].")
    assert () == find_citations(r"An address \[@a]")


@pytest.mark.parametrize("text", ["So [@a; @b].", "So [@].", "So [@two words]."])
def test_a_citation_that_names_no_source_is_found(text: str) -> None:
    """One source stands between brackets."""
    remedy = "write [@id], one source between brackets"
    assert [Problem("has a citation that names no source", remedy)] == list(
        check_inline(text, allowed=True)
    )


@pytest.mark.parametrize(
    ("locale", "html"),
    [
        ("ar", '<bdi dir="ltr">-0.5</bdi>\u00a0كم'),
        ("he", '<bdi dir="ltr">-0.5</bdi>\u00a0ק״מ'),
        ("fa", '<bdi dir="ltr">−۰٫۵</bdi>\u00a0کیلومتر'),
        ("ar-EG", "-٠٫٥\u00a0كم"),
        ("en", "-0.5\u00a0km"),
    ],
)
def test_a_value_that_stands_alone_keeps_its_sign_on_the_left(locale: str, html: str) -> None:
    """In a cell from the right its minus would stand on the far side; CLDR gives it U+200E.

    Of Arabic digits CLDR has the minus on the right.
    """
    value = NumberValue(Decimal("-0.5"), unit="length-kilometer")
    words = str(write_amount(value, "", Formats.of(locale)))
    assert html == set_value(words, typography_of(locale).typeset).html


def test_a_percentage_below_zero_keeps_its_sign_and_its_number_together() -> None:
    assert '<bdi dir="ltr">-5%</bdi>' == set_value("-5%", typography_of("ar").typeset).html
