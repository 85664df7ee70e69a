"""What runs where editions are made, here or in another process: a group -> products."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import BriefsError, Finding
from generator.inputs import Inputs
from generator.model.edition import Edition
from generator.pipeline import Product, finish, prepare
from generator.store import Store

Group = tuple[Inputs, ...]
"""Editions that differ in their profile alone: they are said, drawn and fitted once."""
Tell = Callable[[Edition, str], None]
"""Is told the step that an edition begins."""

_steps: Any = None
"""Where a process of a pool tells its steps; None where nobody asks."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one edition: a product, or what was wrong."""

    edition: Edition
    product: Product | BriefsError
    trouble: Finding | None = None
    """Why finished work could not be kept, where it could not."""


def make_group(group: Group, store: Store, tell: Tell) -> Iterator[Made]:
    """Make the editions of a group, each as it is done."""
    first = group[0]
    try:
        shared = prepare(first, store, partial(tell, first.edition))
    except BriefsError as failure:
        yield from (Made(item.edition, failure, store.trouble) for item in group)
        return
    for item in group:
        try:
            product, shared = finish(item, shared, store, partial(tell, item.edition))
        except BriefsError as failure:
            yield Made(item.edition, failure, store.trouble)
        else:
            yield Made(item.edition, product, store.trouble)


def work(group: Group, folder: Path | None, blind: bool) -> tuple[Made, ...]:
    """Make a group in another process, with the store in this folder."""
    return tuple(make_group(group, Store(folder, blind=blind), _tell))


def begin(steps: Any) -> None:
    """Begin a process of a pool: its steps go into a queue, interrupts are left to the parent."""
    global _steps  # noqa: PLW0603 - what a process is begun with has no other place
    _steps = steps
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def warm() -> None:
    """Load what every edition needs, so that the processes made from this one have it."""
    from generator.pdf.engine import prepare_engine
    from generator.stages.figures import drawings
    from generator.stages.pdf import press, render
    from generator.stages.preflight import report

    assert all((drawings, press, render, report))
    prepare_engine()


def _tell(edition: Edition, step: str) -> None:
    if _steps is not None:
        _steps.put((edition, step))
