from __future__ import annotations

from generator.language.typography.galley import CLOSE, OPEN, Galley


def test_marks_keep_their_places_among_the_words() -> None:
    """A text read and written again is the same text."""
    text = f"a {OPEN}b{OPEN}c{CLOSE}{CLOSE} d"
    galley = Galley.read(text)
    assert ("a bc d", text) == (galley.text, str(galley))


def test_what_is_put_in_stands_outside_the_markup() -> None:
    """Between a word and a point, the new space follows what closes and precedes what opens."""
    galley = Galley.read(f"{OPEN}a{CLOSE}!{OPEN}?{CLOSE}")
    galley.replace("(?=[!?])", "_")
    assert f"{OPEN}a{CLOSE}_!_{OPEN}?{CLOSE}" == str(galley)


def test_marks_move_with_what_grows_or_shrinks_before_them() -> None:
    """A mark stays with its letter."""
    galley = Galley.read(f"x...{OPEN}b{CLOSE} -- {OPEN}c{CLOSE}")
    galley.replace(r"\.\.\.", "…")
    galley.replace("--", "<->")
    assert f"x…{OPEN}b{CLOSE} <-> {OPEN}c{CLOSE}" == str(galley)


def test_addresses_and_placeholders_are_not_touched() -> None:
    """No rule reaches into an address, a fact's name or a template's name."""
    text = "a@a.example https://a.example/a {a} %(a)s %% a"
    galley = Galley.read(text)
    galley.replace("a", "b")
    assert text[:-1] + "b" == str(galley)


def test_isolates_that_someone_typed_are_dropped() -> None:
    """The language's own rules say what is isolated."""
    assert "a b" == str(Galley.read("\u2066a\u2069 \u2068b\u2069"))
