"""The whole command line and the layout of a line, in every locale of CLDR.

A sample is walked here: one locale of each direction, digits, script and alias that is told apart.
``BRIEFS_LOCALES=all`` walks all of them, as the nightly run does.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers
from translate.storage.po import pofile

from generator.language.conventions import Conventions
from generator.language.inline import render_inline
from generator.model.date import PartialDate
from generator.model.locale import Locale, explain_unknown
from generator.pdf.loading import prepare_engine
from tests.bad_input.calling import call_here
from tests.conftest import ROOT

SAMPLE = (
    *("no", "nb", "iw", "sh", "tl", "sr@latin", "uz@cyrillic", "en_US.UTF-8"),  # aliases
    *("ar-EG", "fa", "ckb", "pa-Arab", "uz-Arab", "he", "ff-Adlm"),  # from the right
    *("sw", "hi", "my", "th", "bo", "dz", "zh-Hant-HK", "ja", "ka", "am", "de-CH", "hu"),
)
REFUSED = ("ku-Arab", "tg-Arab", "he-Latn", "mn-Mong", "und", "root", "xx", "C")
WALK = (
    tuple(name for name in sorted(locale_identifiers()) if name != "root")
    if os.environ.get("BRIEFS_LOCALES") == "all"
    else SAMPLE
)
TOGETHER = 40
"""How many languages one project has at once."""
LINE = "“a” 'b' 1 200 km, 2014-2017, 36°20'N, {number}, {date}"
SIGN = re.compile(r"[¤{}]|#[,#0]")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of one small subject."""
    return Path(shutil.copytree(ROOT / "tests" / "example", tmp_path / "project"))


def translate(file: Path) -> None:
    """Translate every text by itself: the forms of the language matter here, not its words."""
    store = pofile.parsefile(str(file))
    for unit in store.units:
        if unit.isheader():
            continue
        if unit.hasplural():
            unit.target = [str(unit.source.strings[-1])] * max(len(unit.target.strings), 1)
        else:
            unit.target = unit.source
        unit.markfuzzy(False)
    store.savefile(str(file))


def test_the_command_line_in_every_locale(small: Path) -> None:
    """A language is added, checked and its state told, or refused by its name: no traceback."""
    settings = small / "briefs.toml"
    text = settings.read_text()
    off = ("numbers", "punctuation", "source-language")
    checks = "[checks]\n" + "".join(f'{name} = "off"\n' for name in off)
    for start in range(0, len(WALK), TOGETHER):
        tags = [tag for name in WALK[start : start + TOGETHER] if (tag := add(small, name))]
        named = "".join(f', "{tag}"' for tag in dict.fromkeys(tags))
        locales = text.replace('locales = ["fr"]', f'locales = ["fr"{named}]')
        settings.write_text(f"{checks}\n{locales}")
        for command in (("check",), ("catalog", "status"), ("catalog", "update")):
            done = call_here(*command, "--project", small)
            assert done.code in (0, 1), (command, done.err)
            assert "Traceback" not in done.err
        settings.write_text(text)


def add(project: Path, name: str) -> str | None:
    """Begin a language's catalogs and fill them; None where it is refused by its name."""
    tag = Locale.of(name).tag
    folder = project / "locales" / tag
    if folder.is_dir():  # another name of the same
        return tag
    added = call_here("catalog", "add", name, "--project", project)
    if added.code:
        assert added.code == 2, (name, added.err)
        assert tag in added.err or name in added.err
        return None
    if explain_unknown(name) is not None or not folder.is_dir():
        return None
    for file in folder.rglob("*.po"):
        translate(file)
    return tag


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_forms_is_refused_by_name(small: Path, name: str) -> None:
    """In another script than CLDR's, from top to bottom, of no language."""
    said = call_here("catalog", "add", name, "--project", small)
    assert (2, 1) == (said.code, len(said.lines))
    assert name in said.err


def test_a_line_is_laid_out_in_every_locale() -> None:
    """With its numbers, dates and marks, in its direction, by the engine that sets the pages."""
    prepare_engine()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts, lines, names = FontConfiguration(), [], []
    for name in WALK:
        if explain_unknown(name) is not None:
            continue
        conventions = Conventions(Locale.of(name).tag)
        formats = conventions.formats
        facts = {"number": formats.number(1234567), "date": formats.date(PartialDate(2014, 9, 8))}
        html = render_inline(LINE, facts, conventions.typography.typeset).html
        assert not SIGN.search(html), (name, html)
        lines.append(f'<p lang="{Locale.of(name).tag}" dir="{formats.direction}">{html}</p>')
        names.append(name)
    sheet = weasyprint.CSS(ROOT / "templates" / "fonts" / "fonts.css", font_config=fonts)
    page = weasyprint.CSS(string="p { font: 9pt 'Noto Sans'; margin: 0; break-after: page }")
    laid_out = weasyprint.HTML(string="".join(lines)).render(
        stylesheets=[sheet, page], font_config=fonts
    )
    # A page each; a script whose letters the fonts lack is laid out as well.
    assert len(names) == len(laid_out.pages)
