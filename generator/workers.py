"""What runs where editions are made, here or in another process: a group -> products."""

from __future__ import annotations

import itertools
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import BriefsError, Finding, Origin, RenderError
from generator.inputs.edition import Inputs
from generator.machine import end_with_parent, explain_machine
from generator.model.edition import Edition
from generator.pipeline import Product, finish, prepare
from generator.store import Store

Group = tuple[Inputs, ...]
"""Editions that differ in their profile alone: they are said, drawn and fitted once."""
Batch = tuple[Group, ...]
"""What a process is handed at once."""
Tell = Callable[[Edition, str], None]
"""Is told the step that an edition begins, and ``MADE`` when it is done."""
MADE = "made"
"""The step of an edition that is finished, and waits to be published."""

MOST_SAID = 200
"""So many letters of a fault that the program did not expect are said."""

_steps: Any = None
"""Where a process of a pool tells its steps; None where nobody asks."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one edition: a product, or what was wrong."""

    edition: Edition
    product: Product | BriefsError
    trouble: Finding | None = None
    """Why finished work could not be kept, where it could not."""


Work = Callable[[Batch], tuple[Made, ...]]
"""Makes a batch in another process."""


def make_group(group: Group, store: Store, tell: Tell) -> Iterator[Made]:
    """Make the editions of a group, each as it is done."""
    first = group[0]
    try:
        shared = prepare(first, store, partial(tell, first.edition))
    except Exception as failure:  # noqa: BLE001 - whatever it is, it costs these editions alone
        for item in group:
            yield Made(item.edition, _say(item.edition, failure), store.trouble)
        return
    for item in group:
        try:
            product, shared = finish(item, shared, store, partial(tell, item.edition))
        except Exception as failure:  # noqa: BLE001 - whatever it is, it costs these editions alone
            yield Made(item.edition, _say(item.edition, failure), store.trouble)
        else:
            tell(item.edition, MADE)
            yield Made(item.edition, product, store.trouble)


def _say(edition: Edition, failure: BaseException) -> BriefsError:
    """What is wrong with an edition: a fault of the machine's or the program's costs it alone."""
    if isinstance(failure, BriefsError):
        return failure
    finding = explain_machine(failure) or _explain_program(failure)
    return RenderError(replace(finding, message=f"{edition.name}: {finding.message}"))


def _explain_program(failure: BaseException) -> Finding:
    """Say what the program did not expect, and where in it, for whoever maintains it."""
    frame = traceback.extract_tb(failure.__traceback__)[-1]
    said = " ".join(f"{type(failure).__name__}: {failure}".split())[:MOST_SAID]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    remedy = "report this line with the content; the other editions are not touched by it"
    return Finding(Origin("briefs"), f"the program is at fault ({said}, in {where})", remedy)


def work(
    batch: Batch, folder: Path | None, blind: bool, tell: Tell | None = None
) -> tuple[Made, ...]:
    """Make a batch in another process, with the store in this folder.

    :param tell: is told the steps; where None, the queue that the process was begun with.
    """
    store = Store(folder, blind=blind)
    made = (make_group(group, store, tell or _tell) for group in batch)
    return tuple(itertools.chain.from_iterable(made))


def begin(steps: Any) -> None:
    """Begin a process of a pool: its steps go into a queue, and it ends with its parent."""
    global _steps  # noqa: PLW0603 - what a process is begun with has no other place
    _steps = steps
    end_with_parent()


def warm() -> None:
    """Load what every edition needs, so that the processes made from this one have it."""
    from generator.pdf.loading import prepare_engine
    from generator.stages.figures import drawings
    from generator.stages.pdf import press, render
    from generator.stages.preflight import report

    assert all((drawings, press, render, report))
    prepare_engine()


def _tell(edition: Edition, step: str) -> None:
    if _steps is not None:
        _steps.put((edition, step))
