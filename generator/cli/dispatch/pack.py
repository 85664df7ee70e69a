"""``briefs dispatch pack``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.dispatch.secret import ask_secret
from generator.cli.dispatch.selection import choice_options, output_option
from generator.cli.output import project_option, shorten


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@choice_options
@click.option(
    "--personal/--no-personal",
    default=None,
    help="Stamp each copy with its reader's name and number; by default as briefs.toml says.",
)
@click.option(
    "--sign/--no-sign",
    "signed",
    default=None,
    help="Sign each copy with the key of [dispatch.signing]; by default where there is one.",
)
@click.option("--print", "for_print", is_flag=True, help="Make the print shop's folder instead.")
@output_option
@project_option
def pack(
    briefs: tuple[str, ...],
    personal: bool | None,
    signed: bool | None,
    for_print: bool,
    output: Path | None,
    folder: Path,
    **choice: tuple[str, ...],
) -> None:
    """Pack for each recipient a folder and a ZIP, or one folder for the print shop."""
    from generator.dispatch.mail.readers import read_unsubscribed
    from generator.dispatch.mail.recording import pack_and_record
    from generator.dispatch.plan.distribution import RecipientFilter, plan_built
    from generator.dispatch.shop.ticket import pack_for_print
    from generator.dispatch.signing.signing import open_package_signer
    from generator.model.edition import Profile
    from generator.project import load_project

    project = load_project(folder)
    target = output or project.root / "output"
    profile = Profile.PRINT if for_print else Profile.SCREEN
    off = frozenset() if for_print else read_unsubscribed(target)
    chosen = RecipientFilter(**choice, unsubscribed=off)
    plans, built = plan_built(project, target, briefs, chosen, profile)
    if for_print:
        places = pack_for_print(project, plans, built, target)
    else:
        sign = open_package_signer(project, ask_secret, wanted=signed)
        places = pack_and_record(project, plans, built, target, personal=personal, sign=sign)
    for place in places:
        click.echo(shorten(place))
