"""The command ``briefs``, also as ``python -m generator``."""

import signal
import sys


def main() -> None:
    """Load the command line and run it; an interrupt while it loads is an end as any other."""
    try:
        from generator.machine import spare_collector

        spare_collector()
        from generator.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        # What is left is to end: a second interrupt would be a trace.
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    main()
