"""``briefs completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_BRIEFS_COMPLETE"
BEFORE = {"zsh": "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }\n"}
"""What a shell needs that has not begun its completion: zsh begins none of itself."""


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
    script = found(context.find_root().command, {}, "briefs", VARIABLE).source()
    # The first line of zsh's names the command, for who puts it into a folder of functions.
    first, _, rest = script.partition("\n")
    click.echo(f"{first}\n{BEFORE.get(shell, '')}{rest}")
