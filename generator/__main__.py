"""The command ``briefs``, also as ``python -m generator``."""

import atexit
import os
import signal
import sys

_codes: list[int] = []
"""The exit code, once it is known."""


def main() -> None:
    """Load the command line and run it; an interrupt while it loads is an end as any other."""
    atexit.register(_leave)  # before any other: what is registered first is done last
    try:
        from generator.machine import spare_collector

        spare_collector()
        from generator.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
    except SystemExit as end:
        _codes[:] = [end.code] if isinstance(end.code, int) else []
        raise
    finally:
        # What is left is to end: a second interrupt would be a trace.
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _leave() -> None:
    """End this process, all else being done, with all that it holds.

    Python would free each object by itself, which takes a fortieth of a build.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        return  # Python says what there is to say of a stream that is closed
    if _codes:
        os._exit(_codes[0])


if __name__ == "__main__":
    main()
