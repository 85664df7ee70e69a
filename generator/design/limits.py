"""How long a text may be: each format's ``[limits]``, given to the messages that they hold for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase

from generator.design.plan import Plan
from generator.model.message import Message


def limit_messages(messages: Iterable[Message], plans: Iterable[Plan]) -> tuple[Message, ...]:
    """The messages of the content, each with the smallest limit of all formats that limit it."""
    limits = [item for plan in plans for item in plan.limits.items()]
    return tuple(_limit(message, limits) for message in messages)


def _limit(message: Message, limits: list[tuple[str, int]]) -> Message:
    found = [most for pattern, most in limits if fnmatchcase(message.context, pattern)]
    return replace(message, limit=min(found)) if found else message
