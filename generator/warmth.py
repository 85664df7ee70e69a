"""Loaded by the process from which a pool's processes are made: see ``workers.warm``."""

import signal

# An interrupt of the terminal goes to every process; the one that began them all answers it.
signal.signal(signal.SIGINT, signal.SIG_IGN)

from generator.workers import warm  # noqa: E402 - loading takes long enough to be interrupted

warm()
