"""Work for processes of a pool and of a cluster that takes no time, and work that ends them."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from generator.inputs.edition import Inputs
from generator.model.edition import Edition, Profile
from generator.pipeline import Product
from generator.workers import Batch, Group, Made


@dataclass(frozen=True)
class Item:
    """Of an edition's inputs, what executors look at."""

    edition: Edition


def make_groups(count: int) -> tuple[Group, ...]:
    """Groups of two editions each, which differ in their profile alone."""
    return tuple(
        tuple(
            cast("Inputs", Item(Edition("daesh", "brief", f"{number:05}", "a4", profile)))
            for profile in (Profile.SCREEN, Profile.PRINT)
        )
        for number in range(count)
    )


def editions_of(groups: tuple[Group, ...]) -> list[Edition]:
    return [item.edition for group in groups for item in group]


def book(batch: Batch) -> tuple[Made, ...]:
    """Make nothing of each edition."""
    return tuple(
        Made(item.edition, Product(item.edition, "key", b"", {}))
        for group in batch
        for item in group
    )


def end_once(batch: Batch, locales: tuple[str, ...], marks: Path) -> tuple[Made, ...]:
    """End this process at the first attempt at each of these locales, as the system would."""
    for group in batch:
        mark = marks / group[0].edition.locale
        if mark.name in locales and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return book(batch)


def tear_once(batch: Batch, locale: str, marks: Path) -> tuple[Made, ...]:
    """Fail at the first attempt at a locale as distributed does with a result it cannot read."""
    mark = marks / locale
    if locale in {group[0].edition.locale for group in batch} and not mark.exists():
        mark.touch()
        raise ValueError("not enough values to unpack (expected 3, got 1)")
    return book(batch)


def end_always(batch: Batch, locale: str) -> tuple[Made, ...]:
    """End this process at each attempt at this locale."""
    if locale in {group[0].edition.locale for group in batch}:
        os.kill(os.getpid(), signal.SIGKILL)
    return book(batch)


def end_another(batch: Batch, locale: str, process: int) -> tuple[Made, ...]:
    """End another process at this locale."""
    if locale in {group[0].edition.locale for group in batch}:
        os.kill(process, signal.SIGKILL)
    return book(batch)
