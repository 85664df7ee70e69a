"""``briefs completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_BRIEFS_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands and options.

    bash: “eval "$(briefs completion bash)"” in ~/.bashrc; zsh: the same in ~/.zshrc; fish: “briefs
    completion fish > ~/.config/fish/completions/briefs.fish”.
    """
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(context.find_root().command, {}, "briefs", VARIABLE).source())
