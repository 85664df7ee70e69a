"""Loaded by the process from which a pool's processes are made: see ``workers.warm``."""

from generator.machine import end_when_left, spare_collector

spare_collector()
with end_when_left():  # a build that is refused while this loads does not wait for it
    from generator.workers import warm

    warm()
