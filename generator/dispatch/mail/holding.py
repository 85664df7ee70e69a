"""The one process that sends from an output folder, or packs in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from generator.dispatch.mail.ledger import LOCK
from generator.dispatch.pack.packages import DISPATCH
from generator.errors import DispatchError, Finding, Origin
from generator.lock import Lock, LockedError


@contextlib.contextmanager
def hold(output: Path) -> Iterator[None]:
    """Be the one process that sends from this output folder.

    :raises DispatchError: when another process sends, with its number, machine and time.
    """
    lock = Lock(output / DISPATCH / LOCK)
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(lock.hold())
        except LockedError as taken:
            message = f"is being sent from by {taken}"
            finding = Finding(
                Origin(str(lock.path.parent)), message, "wait until that one has ended"
            )
            raise DispatchError(finding) from taken
        except OSError as failure:
            message = f"cannot be written ({failure.strerror or failure})"
            remedy = "give this user the right to write there"
            raise DispatchError(Finding(Origin(str(lock.path)), message, remedy)) from failure
        yield
