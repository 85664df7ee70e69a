"""Loaded by the process from which a pool's processes are made: see ``workers.warm``."""

from generator.workers import warm

warm()
