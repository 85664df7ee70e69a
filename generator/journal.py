"""What each edition of an output folder was made from, to say what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.fingerprint import fingerprint, read_libraries, read_program
from generator.inputs.edition import Inputs
from generator.store import Store, read_texts

MOST_NAMED = 3


class Journal:
    """The inputs that the editions of one output folder were last made from."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = str(folder.absolute())

    def note(self, item: Inputs) -> None:
        """Note what an edition has been made from."""
        now = _list_parts(item)
        if self._find(item) != now:
            self._store.keep_values(self._key(item), now)

    def explain(self, item: Inputs) -> str:
        """Say what is other than when the edition was last made here, in words."""
        before, now = self._find(item), _list_parts(item)
        if before is None:
            return "nothing is kept of its making"
        changed = [
            f"{name} {_say(name, before, now)}"
            for name in sorted(before.keys() | now.keys())
            if before.get(name) != now.get(name)
        ]
        more = len(changed) - MOST_NAMED
        named = ", ".join(changed[:MOST_NAMED])
        return f"{named} and {more} more" if more > 0 else named or "it was asked for anew"

    def _find(self, item: Inputs) -> dict[str, str] | None:
        return self._store.look_up(self._key(item), read_texts)

    def _key(self, item: Inputs) -> str:
        # Not of the program: it is to say that the program has changed, too.
        return fingerprint("journal", self._folder, item.edition)


def _list_parts(item: Inputs) -> dict[str, str]:
    libraries = {f"the library {name}": number for name, number in read_libraries().items()}
    return {**item.parts, **libraries, "the program": read_program()}


def _say(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name not in now:
        return "is gone"
    return "has changed" if name in before else "is new"
