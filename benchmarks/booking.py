"""Empty tasks, booked as editions are: ``python -m benchmarks.booking COUNT [SCHEDULER]``."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import cast

from generator.executors import make_elsewhere, open_pool
from generator.inputs.edition import Inputs
from generator.model.edition import Edition, Profile
from generator.pipeline import Product
from generator.workers import Batch, Group, Made


@dataclass(frozen=True)
class Item:
    """Of an edition's inputs, what is looked at to book it."""

    edition: Edition


def book(batch: Batch) -> tuple[Made, ...]:
    """Make nothing of each edition."""
    return tuple(
        Made(item.edition, Product(item.edition, "key", b"", {}))
        for group in batch
        for item in group
    )


def make_groups(count: int) -> tuple[Group, ...]:
    """Give so many groups of one edition each."""
    editions = (Edition("daesh", "brief", f"{n:06}", "a4", Profile.SCREEN) for n in range(count))
    return tuple((cast("Inputs", Item(edition)),) for edition in editions)


def book_all(count: int, scheduler: str | None) -> float:
    """Have them booked by two processes, or by the workers of a cluster; gives seconds."""
    groups = make_groups(count)
    reach = partial(open_pool, 2, None)
    if scheduler is not None:
        from pathlib import Path

        from generator.cluster import lay_down_terms, open_cluster
        from generator.store import Store

        terms = lay_down_terms(Path.cwd(), Store(None), told=False)
        reach = partial(open_cluster, scheduler, terms, None)
    start = perf_counter()
    booked = sum(1 for _ in make_elsewhere(groups, reach, book))
    took = perf_counter() - start
    if booked != count:
        sys.exit(f"{booked} of {count} tasks came back")
    return took


def main() -> None:
    """Book them and print how long it took."""
    from benchmarks import booking  # by the name under which other processes find it

    scheduler = sys.argv[2] if len(sys.argv) > 2 else None
    print(json.dumps({"seconds": booking.book_all(int(sys.argv[1]), scheduler)}))


if __name__ == "__main__":
    main()
