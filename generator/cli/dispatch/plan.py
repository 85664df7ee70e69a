"""``briefs dispatch plan``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.dispatch.selection import choice_options, output_option
from generator.cli.output import project_option


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@choice_options
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@output_option
@project_option
def plan(
    briefs: tuple[str, ...],
    as_json: bool,
    output: Path | None,
    folder: Path,
    **choice: tuple[str, ...],
) -> None:
    """Say who gets which edition, in which language and on which paper, and why; sends nothing."""
    from generator.cli.dispatch.listing import dump_plans, print_plans
    from generator.dispatch.mail.readers import read_unsubscribed
    from generator.dispatch.plan.distribution import RecipientFilter, plan_built
    from generator.project import load_project

    project = load_project(folder)
    target = output or project.root / "output"
    off = read_unsubscribed(target)
    plans, built = plan_built(project, target, briefs, RecipientFilter(**choice, unsubscribed=off))
    if as_json:
        click.echo(dump_plans(plans, built))
    else:
        print_plans(plans)
