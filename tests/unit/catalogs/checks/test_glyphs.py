from __future__ import annotations

from generator.catalogs.catalog import Catalog, Entry
from generator.catalogs.checks.glyphs import check_glyphs
from generator.catalogs.checks.unit import Standard
from generator.catalogs.report import check_catalog, check_source
from generator.errors import Origin
from generator.model.message import Message

LATIN = frozenset(range(32, 0x250))
TEXTS = tuple(
    Message("text", text, Origin("b.yaml", line), "")
    for line, text in enumerate(("Ici", "Voilà"), 3)
)


def find(locale: str, *forms: str) -> list[str]:
    standard = Standard("fr", "fr", locale, locale, coverage=LATIN)
    entries = {
        message.key: Entry((form,), False, Origin("x.po", 5 + 5 * number))
        for number, (message, form) in enumerate(zip(TEXTS, forms, strict=True))
    }
    return [str(each) for each in check_catalog(Catalog("x.po", "x", entries), TEXTS, standard)]


def test_each_character_without_a_glyph_is_named_once() -> None:
    """Its code point and its name are said; line breaks need no glyph."""
    found = check_glyphs("a漢\n漢", Origin("b.yaml", 3), frozenset({ord("a")}))
    assert [
        (
            "b.yaml:3: holds '漢' (U+6F22, CJK UNIFIED IDEOGRAPH-6F22), which no font has;"
            " write it otherwise, or add a font that has it to templates/fonts/fonts.css"
        )
    ] == [str(finding) for finding in found]


REMEDY = (
    "name fonts that have them ({families}, say) under [fonts] in briefs.toml (Debian, Ubuntu:"
    " {debian}; Fedora: {fedora}; macOS, Homebrew: {macos}), or add their files to"
    " templates/fonts/fonts.css and to --serif and --sans in templates/tokens.css"
)


def test_a_script_that_the_fonts_lack_is_one_finding() -> None:
    """It names the script, counts the texts, and says which package has the fonts."""
    remedy = REMEDY.format(
        families="Noto Sans Georgian and Noto Serif Georgian",
        debian="fonts-noto-core",
        fedora="google-noto-sans-georgian-fonts google-noto-serif-georgian-fonts",
        macos="font-noto-sans-georgian font-noto-serif-georgian",
    )
    assert [
        (
            "x.po:5: is the first of 2 texts written in Georgian, of which the fonts of --serif and"
            f" --sans have no letter; {remedy}"
        )
    ] == find("ka", "ერთი", "ორი")
    (line,) = find("hi", "एक", "दो")
    assert "2 texts written in Devanagari" in line
    (line,) = find("ar", "واحد", "اثنان")
    assert "(Noto Sans Arabic and Noto Naskh Arabic, say)" in line
    (line,) = find("dv", "އެކެއް", "ދޭއް")
    assert "(Noto Sans Thaana, say)" in line


def test_japanese_is_one_finding_with_its_signs() -> None:
    """Han, kana and the full stop that Unicode gives to all scripts: one font has them."""
    remedy = REMEDY.format(
        families="Noto Sans CJK JP and Noto Serif CJK JP",
        debian="fonts-noto-cjk",
        fedora="google-noto-sans-cjk-fonts google-noto-serif-cjk-fonts",
        macos="font-noto-sans-cjk font-noto-serif-cjk",
    )
    assert [
        (
            "x.po:5: is the first of 2 texts written in Han, Hiragana, Katakana, of which the fonts"
            f" of --serif and --sans have no letter; {remedy}"
        )
    ] == find("ja", "洪水、から", "ポンプ、「場」")


def test_letters_of_a_known_script_are_one_finding_that_names_them() -> None:
    """The font that lacks letters of Latin is not a font without Latin."""
    (line,) = find("en", "Unə", "Twəḁ")
    assert line.startswith(
        "x.po:5: is the first of 2 texts with characters that no font has: ə, ḁ; name fonts"
    )


def test_a_character_that_lacks_alone_is_said_where_it_stands() -> None:
    """So is a sign of no script."""
    assert [
        (
            f"x.po:{line}: holds {character!r} ({name}), which no font has; write it otherwise, or"
            " add a font that has it to templates/fonts/fonts.css"
        )
        for line, character, name in (
            (10, "→", "U+2192, RIGHTWARDS ARROW"),
            (5, "ə", "U+0259, LATIN SMALL LETTER SCHWA"),
        )
    ] == find("en", "Unə", "Two →")


def test_texts_that_the_fonts_have_are_no_finding() -> None:
    """Neither in a catalog nor in the source."""
    assert [] == find("en", "One", "Two")
    standard = Standard("fr", "fr", "fr", "fr", coverage=LATIN)
    assert [] == list(check_source(TEXTS, standard))


def test_a_source_in_a_script_without_font_is_one_finding() -> None:
    """The same finding, at the first text's line."""
    texts = [Message("t", text, Origin("b.yaml", 3), "") for text in ("ერთი", "ორი")]
    standard = Standard("ka", "ka", "ka", "ka", coverage=LATIN)
    (finding,) = check_source(texts, standard)
    assert str(finding).startswith("b.yaml:3: is the first of 2 texts written in Georgian")
