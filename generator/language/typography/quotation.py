"""Typewriter quotation marks made into those of a language, by what stands around each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.language.typography.galley import Galley

_STRAIGHT = "\"'"
_BEFORE_OPENING = "([{<«“„‘‚–—/"
_AFTER_CLOSING = ")]}>»”’.,;:!?…–—"
_ELIDED = re.compile(r"'(?=\d0s\b|(?:tis|twas|twere|em|til)\b(?!')|n'\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The opening and closing marks of the first and the second rank, and the apostrophe."""

    first: tuple[str, str]
    second: tuple[str, str]
    apostrophe: str = "’"

    def curl(self, galley: Galley) -> None:
        """Replace each straight mark: an opening one, a closing one or an apostrophe."""
        galley.replace(_ELIDED, self.apostrophe)
        galley.replace(f"[{_STRAIGHT}]", self._curl_one)

    def _curl_one(self, match: re.Match[str]) -> str:
        pair = self.first if match[0] == '"' else self.second
        if opens(match.string, match.start()):
            return pair[0]
        before, after = match.string[: match.start()], match.string[match.end() :]
        if match[0] == "'" and _is_word(before[-1:]) and (_is_word(after[:1])):
            return self.apostrophe
        return pair[1]


def opens(text: str, place: int) -> bool:
    """Whether the straight mark at this place opens: a gap before it, and a word after it."""
    before = text[:place].rstrip(_STRAIGHT)[-1:]
    after = text[place + 1 :].lstrip(_STRAIGHT)[:1]
    begins = not before or before.isspace() or before in _BEFORE_OPENING
    return begins and bool(after) and not after.isspace() and after not in _AFTER_CLOSING


def _is_word(character: str) -> bool:
    return character.isalnum()
