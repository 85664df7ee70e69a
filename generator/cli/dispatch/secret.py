"""Asking a person for a secret: on the terminal, and never shown."""

from __future__ import annotations

import sys

import click

from generator.errors import Finding, Origin, UsageError


def ask_secret(question: str, *, confirm: bool = False) -> str:
    """What a person types in answer, who does not see it.

    :param confirm: whether it must be typed twice, as for a new password.
    :raises UsageError: when nobody sits at a terminal, or the answer is empty.
    """
    if not sys.stdin.isatty():
        what = question.rstrip(": ")
        message = f"{what}: there is nobody to ask"
        remedy = "set it in the environment variable that [dispatch] names"
        raise UsageError(Finding(Origin("terminal"), message, remedy))
    answer: str = click.prompt(
        question.rstrip(": "),
        hide_input=True,
        confirmation_prompt=confirm,
        default="",
        err=True,
        show_default=False,
    )
    if not answer:
        message = "the password is empty"
        raise UsageError(Finding(Origin("terminal"), message, "type one"))
    return answer
