from __future__ import annotations

import pytest

from generator.catalogs.merge import compare, merge
from generator.catalogs.po_file import PoFile, is_kept, parse_po
from generator.catalogs.template import gather_texts
from generator.errors import Origin
from generator.model.message import Message
from tests.unit.catalogs.test_round_trip import HEADER

Row = tuple[str, str, str]


def write(*rows: Row, end: str = "") -> str:
    """A catalog of these contexts, texts and translations."""
    entries = "".join(
        f'msgctxt "{context}"\nmsgid "{text}"\nmsgstr "{translation}"\n\n'
        for context, text, translation in rows
    )
    return f"{HEADER}\n{entries}{end}"


def say(context: str, text: str, plural: str = "") -> Message:
    return Message(context, text, Origin("b.yaml", 1), "", plural=plural)


def renew(text: str, *messages: Message) -> PoFile:
    """A catalog after an update, which a second one leaves as it is."""
    made = merge(parse_po(text, "en.po", "en"), gather_texts(messages))
    assert made == merge(parse_po(made, "en.po", "en"), gather_texts(messages))
    return parse_po(made, "en.po", "en")


def tell(file: PoFile) -> list[tuple[str, str, str, bool]]:
    return [(*entry.key, entry.forms[0], bool(entry.unit.isfuzzy())) for entry in file.entries]


def test_the_order_is_that_of_the_texts_and_new_ones_are_empty() -> None:
    """What is there keeps its translation, whatever the order was."""
    file = renew(
        write(("b", "Deux", "Two"), ("a", "Un", "One")),
        say("a", "Un"),
        say("c", "Trois"),
        say("b", "Deux"),
    )
    assert [("a", "Un", "One", False), ("c", "Trois", "", False), ("b", "Deux", "Two", False)] == (
        tell(file)
    )


@pytest.mark.parametrize(
    ("new", "previous"),
    [
        (say("a", "Une phrase longue, un peu changée"), ("", "Une phrase longue")),
        (say("a", "Tout autre chose"), ("", "Une phrase longue")),
        (say("z", "Une phrase longue"), ("a", "Une phrase longue")),
        (say("z", "Une phrase assez longue"), ("a", "Une phrase longue")),
        (say("", "Une phrase longue"), ("a", "Une phrase longue")),
    ],
)
def test_a_changed_or_moved_text_is_fuzzy_with_what_it_was(
    new: Message, previous: tuple[str, str]
) -> None:
    """In the same context however it is reworded; elsewhere when its words are near."""
    file = renew(write(("a", "Une phrase longue", "A long one")), new)
    assert [(*new.key, "A long one", True)] == tell(file)
    (entry,) = file.entries
    assert previous == (entry.unit.prev_context, entry.unit.prev_source)
    assert () == file.obsolete


def test_another_text_of_a_shared_context_is_not_its_past() -> None:
    """Publishers share a context: a new one does not get the translation of one that is gone."""
    file = renew(
        write(("publisher", "Reuters", "Reuters"), ("publisher", "BBC", "BBC")),
        say("publisher", "BBC"),
        say("publisher", "Le Monde"),
    )
    assert [("publisher", "BBC", "BBC", False), ("publisher", "Le Monde", "", False)] == tell(file)
    assert [("publisher", "Reuters")] == [entry.key for entry in file.obsolete]


def test_each_past_is_given_once_to_the_nearest() -> None:
    """Two reworded texts of one context each get their own translation."""
    file = renew(
        write(
            ("p", "Le premier paragraphe du texte", "1"), ("p", "Un second passage, ailleurs", "2")
        ),
        say("p", "Un second passage, et ailleurs"),
        say("p", "Le premier paragraphe de ce texte"),
    )
    assert [
        ("p", "Un second passage, et ailleurs", "2", True),
        ("p", "Le premier paragraphe de ce texte", "1", True),
    ] == tell(file)


def test_words_in_use_elsewhere_are_proposed() -> None:
    """The same words in a new context are offered with their translation, to be looked at."""
    file = renew(write(("a", "Irak", "Iraq")), say("a", "Irak"), say("b", "Irak"))
    assert [("a", "Irak", "Iraq", False), ("b", "Irak", "Iraq", True)] == tell(file)


def test_a_text_that_is_gone_comes_back_with_its_translation() -> None:
    """It is kept as obsolete, with its comment, and is whole again when its text returns."""
    start = write(("a", "Un", "One")).replace("msgctxt", "# Zoé: so.\nmsgctxt")
    gone = merge(parse_po(start, "en.po", "en"), gather_texts([say("z", "Autre phrase")]))
    assert '# Zoé: so.\n#~ msgctxt "a"\n#~ msgid "Un"\n#~ msgstr "One"\n' in gone
    back = renew(gone, say("a", "Un"))
    assert [("a", "Un", "One", False)] == tell(back)
    assert ["# Zoé: so.\n"] == back.entries[0].unit.othercomments


def test_a_second_change_keeps_what_was_translated() -> None:
    """What stands beside a fuzzy translation is the text that it was made from, not a later one."""
    once = merge(
        parse_po(write(("a", "Un", "One")), "en.po", "en"), gather_texts([say("a", "Une autre")])
    )
    (entry,) = renew(once, say("a", "Encore une autre")).entries
    assert ("Un", "One") == (entry.unit.prev_source, entry.forms[0])


def test_a_text_that_begins_to_count_has_its_translation_in_each_form() -> None:
    """A plural added or changed makes it fuzzy; where the plural goes, the first form stays."""
    begun = renew(write(("a", "Un lieu", "A place")), say("a", "Un lieu", "Des lieux"))
    assert [("A place", "A place")] == [entry.forms for entry in begun.entries]
    assert begun.entries[0].unit.isfuzzy()
    text = (
        f'{HEADER}\nmsgctxt "a"\nmsgid "Un lieu"\nmsgid_plural "Lieux"\n'
        'msgstr[0] "A place"\nmsgstr[1] "Places"\n'
    )
    changed = renew(text, say("a", "Un lieu", "Des lieux"))
    assert ["Un lieu", "Lieux"] == list(changed.entries[0].unit.prev_source.strings)
    assert [("a", "Un lieu", "A place", True)] == tell(renew(text, say("a", "Un lieu")))


def test_an_entry_without_a_translation_leaves_nothing_behind() -> None:
    """What was never translated is not kept as obsolete, and gives no fuzzy entry."""
    file = renew(write(("a", "Une phrase", "")), say("a", "Une phrase nouvelle"))
    assert ([("a", "Une phrase nouvelle", "", False)], ()) == (tell(file), file.obsolete)


def test_a_mark_without_a_translation_goes() -> None:
    """An empty entry that someone marked fuzzy is simply still to be translated, as for gettext."""
    text = write(("a", "Un", "")).replace("msgctxt", "#, fuzzy\nmsgctxt")
    assert [("a", "Un", "", False)] == tell(renew(text, say("a", "Un")))


def test_unlike_texts_are_not_compared_to_the_end() -> None:
    """Two texts of different lengths or letters are unlike at once."""
    assert 0 == compare("a" * 4000, "b" * 4000)
    assert 0 == compare("a", "a" * 4000)
    assert 1 == compare("Une phrase", "Une phrase")


def test_an_update_says_which_translation_it_has_kept() -> None:
    """By a digest beside the fuzzy entry, until the mark is gone and the catalog updated again."""
    file = renew(write(("a", "Un", "One")), say("a", "Une autre"))
    (entry,) = file.entries
    assert is_kept(entry.unit)
    entry.unit.target = "Another"
    assert not is_kept(entry.unit)
