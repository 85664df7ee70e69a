"""The command line: parses, calls the public functions, prints, exits. One module a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from generator._version import __version__
from generator.cli.basemap import basemap
from generator.cli.build import build
from generator.cli.cache import cache
from generator.cli.catalog import catalog
from generator.cli.check import check
from generator.cli.completion import completion
from generator.cli.diff import diff
from generator.cli.dispatch import dispatch
from generator.cli.doctor import doctor
from generator.cli.fonts import fonts
from generator.cli.labels import labels
from generator.cli.map import map_
from generator.cli.merge import merge
from generator.cli.new import new
from generator.cli.output import print_findings
from generator.cli.override import override
from generator.cli.schema import schema
from generator.cli.serve import serve
from generator.cli.upgrade import upgrade
from generator.cli.verify import verify
from generator.cli.watch import watch
from generator.errors import BriefsError
from generator.machine import explain_machine


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefs")
def briefs() -> None:
    """Print documents in every language, from one content, its catalogs and its tables."""


for command in (
    *(basemap, build, cache, catalog, check, completion, diff),
    *(
        dispatch,
        doctor,
        fonts,
        labels,
        map_,
        merge,
        new,
        override,
        schema,
        serve,
        upgrade,
        verify,
        watch,
    ),
):
    briefs.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code (0, 1, 2, 3 or 130)."""
    try:
        code = briefs.main(args=arguments, prog_name="briefs", standalone_mode=False)
    except click.exceptions.Abort:
        code = 130
    except KeyboardInterrupt:
        code = 130
    except click.ClickException as failure:
        failure.show()
        code = failure.exit_code
    except BriefsError as failure:
        print_findings(failure.findings)
        code = failure.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        code = 1
    except (MemoryError, RecursionError, OSError) as failure:
        finding = explain_machine(failure)
        if finding is None:
            raise
        print_findings([finding])
        code = 1
    sys.exit(code if isinstance(code, int) else 0)
