"""What the checks of translations say of one fault, as a translator reads it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from tests.bad_input.calling import call_here
from tests.bad_input.conftest import Refuse
from tests.conftest import Result

CONTENT = "locales/en/LC_MESSAGES/daesh.po"
LABELS = "locales/en/LC_MESSAGES/labels.po"
READ_ON = 'msgctxt "more.lead"\nmsgid "Read on:"\nmsgstr "Read on:"\n'
"""A label as a project has it over the program’s."""
GLOSSARY = "data/daesh/glossary.csv"
FACTSHEET = (
    "--locale",
    "en",
    "--format",
    "factsheet",
    "--paper",
    "a4",
    "--profile",
    "screen",
    "--jobs",
    "1",
)


def spoil(project: Path, path: str, old: str, new: str) -> int:
    """Change a file; gives the line of the entry, or of the text, that the old text stands in."""
    if path == LABELS:
        head = (project / CONTENT).read_text().partition("\n\n")[0]
        (project / LABELS).write_text(f"{head}\n\n{READ_ON}")
    text = (project / path).read_text()
    assert old in text
    (project / path).write_text(text.replace(old, new, 1))
    start = text.index(old)
    if path.endswith(".po"):
        start = text.rindex("\nmsgid ", 0, start) + 1
    return text[:start].count("\n") + 1


def line_of(project: Path, text: str) -> int:
    return (project / CONTENT).read_text().partition(f"\n{text}\n")[0].count("\n") + 2


def offer(name: str) -> str:
    """How a check or, by its digits, one number is accepted."""
    if name[0].isdecimal():
        return f"; only where it is right as it is, add “# accept {name}: why”"
    return f", or add the comment “# accept {name}: why”"


@pytest.mark.parametrize(
    ("path", "old", "new", "name", "message"),
    [
        (
            CONTENT,
            "strikes there began on 25 March",
            "strikes there began on 25 May",
            "25/5",
            (
                "adds 25 May in the translation of “Le gouvernement irakien annonce la reprise de"
                " la ville le…”; give it the numbers of the French, each in the language’s own form"
            ),
        ),
        (
            CONTENT,
            "more than 600 Coalition",
            "more than 6.00 Coalition",
            "600",
            (
                "writes 6.00 for 600 in the translation of “Prise par Daech en mai 2015 ; plus de"
                " 600 frappes de la…”; give it the numbers of the French, each in the language’s"
                " own form"
            ),
        ),
        (
            CONTENT,
            '"Iraq, Syria, Libya"',
            '" Iraq, Syria, Libya"',
            "spaces",
            "begins with a space, as the French does not; remove it",
        ),
        (
            LABELS,
            'msgstr "Read on:"',
            'msgstr "Read on"',
            "punctuation",
            "ends with no sign where the English ends with a colon; end it with “:”",
        ),
        (
            CONTENT,
            "“Euphrates Shield”",
            "“Euphrates Shield",
            "punctuation",
            "does not close “; add ”",
        ),
        (
            CONTENT,
            '"In the spotlight"',
            '"In the spotlight of the whole Coalition"',
            "length",
            (
                "has 39 characters in “In the spotlight of the whole Coalition”, where 30 have"
                " room; shorten it"
            ),
        ),
        (
            CONTENT,
            "Oil revenue down by nearly half",
            "Revenus pétroliers réduits de près de moitié",
            "source-language",
            "leaves “Revenus pétroliers réduits de près de moitié” in French; translate it",
        ),
    ],
)
def test_a_fault_that_stops_the_build(
    project: Path, refuse: Refuse, path: str, old: str, new: str, name: str, message: str
) -> None:
    """It is one finding at its entry's line, with the way to mend it and the way to accept it."""
    line = spoil(project, path, old, new)
    stops = [each for each in refuse().lines if ": warning: " not in each]
    assert [f"{path}:{line}: {message}{offer(name)}"] == stops


def build(project: Path, output: Path, *options: str) -> Result:
    return call_here("build", "--project", project, "--output", output, *FACTSHEET, *options)


def check(project: Path) -> list[str]:
    """What a strict check says of the texts; the editions are yesterday's."""
    result = call_here("check", "--strict", "--project", project)
    return [line for line in result.lines if not line.startswith("output/")]


def warn(project: Path) -> str:
    """A doubled word in a translation, and the line that is said of it."""
    line = spoil(project, CONTENT, "What are the objectives", "What are the the objectives")
    return f"{CONTENT}:{line}: warning: has “the” twice in a row; keep one{offer('doubled-word')}"


def test_a_warning_is_said_and_stops_nothing(project: Path, tmp_path: Path) -> None:
    """The build and the check print it once, on stderr, and end with 0."""
    line = warn(project)
    built = build(project, tmp_path)
    assert (0, [line]) == (built.code, built.lines)
    assert built.out.splitlines() == [str(tmp_path / "daesh/daesh-factsheet.en.a4.screen.pdf")]
    checked = call_here("check", "--project", project)
    assert (0, "", [line]) == (checked.code, checked.out, checked.lines)
    (row,) = json.loads(call_here("check", "--json", "--project", project).out)["findings"]
    assert ("warning", "has “the” twice in a row") == (row["severity"], row["message"])


def test_a_warning_is_a_fault_for_who_is_strict(project: Path, refuse: Refuse) -> None:
    """With --strict both commands end with 1, and nothing is built."""
    line = warn(project)
    assert [line] == refuse("--strict").lines
    (project / "output" / "daesh" / "daesh-brief.fr.a4.screen.pdf").unlink()
    checked = call_here("check", "--strict", "--project", project)
    assert (1, [line]) == (checked.code, checked.lines)


def test_a_warning_is_said_beside_the_errors(project: Path, refuse: Refuse) -> None:
    """All findings of all files at once, in the order of their lines."""
    line = warn(project)
    first = spoil(project, CONTENT, '"Iraq, Syria, Libya"', '""')
    assert [f"{CONTENT}:{first}: leaves “Irak, Syrie, Libye” untranslated; translate it", line] == (
        refuse().lines
    )


def test_a_level_in_the_settings_counts(project: Path, refuse: Refuse) -> None:
    """A warning made an error stops the build, and a check that is off finds nothing."""
    line = warn(project).replace("warning: ", "")
    settings = project / "briefs.toml"
    text = settings.read_text()
    settings.write_text(text + '\n[checks]\ndoubled-word = "error"\n')
    assert [line] == refuse().lines
    settings.write_text(text + '\n[checks]\ndoubled-word = "off"\n')
    assert [] == check(project)


def test_a_level_that_is_refused_is_at_its_line(project: Path, refuse: Refuse) -> None:
    """No setting lets a page be printed with a translation that nobody has made."""
    settings = project / "briefs.toml"
    line = settings.read_text().count("\n") + 3
    settings.write_text(settings.read_text() + '\n[checks]\nmissing = "warning"\n')
    assert [
        (
            f'briefs.toml:{line}: checks.missing "warning" is refused, for without that error'
            " a page would be silently wrong; remove the line"
        )
    ] == refuse().lines


@pytest.mark.parametrize(
    ("comment", "line"),
    [
        ("accept glossary", "without a reason; write it as “# accept glossary: why”"),
        ("accept glossary: theirs", "where that check finds nothing; remove the comment"),
        ("accept glosary: theirs", "which is no check; did you mean glossary?"),
    ],
)
def test_an_acceptance_of_nothing_is_an_error(
    project: Path, refuse: Refuse, comment: str, line: str
) -> None:
    """A comment that accepts nothing is said, so that none outlives its reason."""
    title = "#. Title of the document.\n"
    spoil(project, CONTENT, title, f"# {comment}\n{title}")
    line_of_title = line_of(project, 'msgctxt "title"') + 1
    (found,) = refuse("--strict").lines
    name = comment.removeprefix("accept ").removesuffix(": theirs")
    assert f"{CONTENT}:{line_of_title}: accepts “{name}”" == found.removesuffix(line).rstrip(" ,")


def test_a_term_of_the_glossary(project: Path, refuse: Refuse) -> None:
    """A translation by another word names the glossary's line; the comment accepts it."""
    (project / GLOSSARY).write_text("fr,en,note\nIrak,Iraq|Iraqi,\n")
    line = spoil(project, CONTENT, '"Iraq, Syria, Libya"', '"Mesopotamia, Syria, Libya"')
    assert [
        (
            f"{CONTENT}:{line}: lacks “Iraq” or “Iraqi” for “Irak” in the translation of “Irak,"
            " Syrie, Libye”; write one of them, as data/daesh/glossary.csv:2 asks"
            f"{offer('glossary')}"
        )
    ] == [each for each in refuse().lines if ": warning: " not in each]
    context = 'msgctxt "subject"\n'
    why = "as in the treaty"
    comments = f"# accept glossary: {why}\n# accept names: {why}\n"
    spoil(project, CONTENT, context, f"{comments}{context}")
    assert [] == check(project)


def test_a_glossary_at_fault(project: Path, refuse: Refuse) -> None:
    """Its findings are those of any table."""
    (project / GLOSSARY).write_text("fr,eng-xx\nIrak,Iraq\n")
    assert [
        (
            f"{GLOSSARY}:1: has the column 'eng-xx', which is no locale of CLDR;"
            " write it as en, pt-BR or ar, or note for remarks"
        )
    ] == refuse().lines
    (project / GLOSSARY).write_text("fr,en\nIrak,Iraq\nirak,Iraq\n,x\n")
    assert [
        (
            f"{GLOSSARY}:3: has the term “irak”, which stands on line 2 already;"
            " keep one of the two rows"
        ),
        f"{GLOSSARY}:4: has no term in the column fr; write it, or remove the row",
    ] == refuse().lines


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "subject: Irak, Syrie, Libye",
            "subject: Irak, Syrie,  Libye",
            "has 2 spaces inside “Syrie, Libye”; keep one space",
        ),
        (
            "subject: Irak, Syrie, Libye",
            "subject: Irak (Syrie, Libye",
            "does not close (; close it",
        ),
        (
            "subject: Irak, Syrie, Libye",
            'subject: "Irak, \\u202ESyrie, Libye"',
            (
                "holds U+202E (RIGHT-TO-LEFT OVERRIDE), by which a reader could be deceived;"
                " take it out: pages set the direction of text by themselves"
            ),
        ),
        (
            "subject: Irak, Syrie, Libye",
            'subject: "Irak: Syrie, Libye"',
            "warning: has no space before “:” in “Irak:”; type one",
        ),
        (
            "subject: Irak, Syrie, Libye",
            "subject: Irak Irak, Libye",
            "warning: has “irak” twice in a row; keep one",
        ),
    ],
)
def test_a_fault_of_the_source_text(
    project: Path, refuse: Refuse, old: str, new: str, message: str
) -> None:
    """The French is held to what can be said of it alone, at its own line."""
    path = "data/daesh/brief.yaml"
    line = spoil(project, path, old, new)
    assert [f"{path}:{line}: {message}"] == refuse("--locale", "fr", "--strict").lines


GEORGIAN = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "აბგდევზთიკლმნოპჟრსტუფქღყშჩ" * 2
)


def translate(project: Path, path: str) -> int:
    """Write a catalog in Georgian letters; gives the number of texts of pages that have them.

    The content's is made of the English one, the labels' of what they are in English. Texts with
    facts or plural forms stay as they are. Letters and job tickets are no pages.
    """
    target = project / path.replace("/en/", "/ka/")
    made = target if path == LABELS else project / path
    text = made.read_text().replace('"Language: en\\n"', '"Language: ka\\n"')
    catalog = read_po(io.StringIO(text), locale="ka")
    count = 0
    for message in catalog:
        if not message.id:
            continue
        if path == LABELS:
            message.string = message.id
        if isinstance(message.string, str) and not re.search(r"[{%]", message.string):
            georgian = message.string.translate(GEORGIAN)
            sent_along = (message.context or "").startswith(("letter.", "stamp.", "ticket."))
            count += georgian != message.string and not sent_along
            message.string = georgian
    with target.open("wb") as file:
        write_po(file, catalog)
    return count


def test_a_script_that_the_fonts_lack(project: Path, refuse: Refuse) -> None:
    """One finding a catalog names the script, the number of texts and the settings of fonts."""
    assert 0 == call_here("catalog", "add", "ka", "--project", project).code
    settings = project / "briefs.toml"
    settings.write_text(re.sub(r"locales = .*", 'locales = ["ka"]', settings.read_text()))
    counts = {path.replace("/en/", "/ka/"): translate(project, path) for path in (CONTENT, LABELS)}
    found = [line for line in refuse().lines if "fonts" in line]
    assert [
        (
            f"{path}: is the first of {count} texts written in Georgian, of which the fonts of"
            " --serif and --sans have no letter; name fonts that have them (Noto Sans Georgian and"
            " Noto Serif Georgian, say) under [fonts] in briefs.toml (Debian, Ubuntu:"
            " fonts-noto-core; Fedora: google-noto-sans-georgian-fonts"
            " google-noto-serif-georgian-fonts; macOS, Homebrew: font-noto-sans-georgian"
            " font-noto-serif-georgian), or add their files to templates/fonts/fonts.css and to"
            " --serif and --sans in templates/tokens.css"
        )
        for path, count in counts.items()
    ] == [re.sub(r"(?<=\.po):\d+", "", line) for line in found]


def test_the_glossary_changes_no_edition(built: Path, project: Path) -> None:
    """No page is made from it: an edition is as new after it is edited as before."""
    (project / "output").symlink_to(built)
    (project / GLOSSARY).write_text("fr,en\nRaqqa,Raqqa\n")
    checked = call_here("check", "--strict", "--project", project)
    assert (0, "") == (checked.code, checked.err)
