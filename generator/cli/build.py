"""``briefs build``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.output import no_templates_option, project_option, say, shorten, strict_option
from generator.cli.progress import PREFIX, Tally, show_progress
from generator.errors import Finding, Origin, UsageError
from generator.machine import hear_once

if TYPE_CHECKING:
    from generator.batch import Outcome
    from generator.model.edition import Edition
    from generator.project import Project
    from generator.record import Asked
    from generator.shards import Shard

INTERRUPTED = 130
"""The exit code of what an interrupt ended."""


class Part(click.ParamType):  # type: ignore[type-arg] # generic for the type checker alone
    """One part of so many, as ``3/64``."""

    name = "N/COUNT"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Shard:
        """Read which part is meant."""
        from generator.shards import Shard

        found = re.fullmatch(r"(\d{1,9})/(\d{1,9})", str(value))
        if found is None or not 1 <= int(found[1]) <= int(found[2]):
            self.fail(f"{value} is no part of a whole; write it as 1/64 to 64/64", param, ctx)
        return Shard(int(found[1]), int(found[2]))


@click.command()
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--locale", "locales", multiple=True, help="Only this language; repeatable.")
@click.option("--format", "formats", multiple=True, help="Only this format; repeatable.")
@click.option("--profile", "profiles", multiple=True, help="Only this profile; repeatable.")
@click.option("--paper", "papers", multiple=True, help="Only this paper; repeatable.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The folder to write into; by default the project's output/.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="How many editions at once; by default one a core."
)
@click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    help="Who makes them: processes of this machine, or the workers of a Dask cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="The cluster's, as tcp://host:8786.")
@click.option(
    "--shard", type=Part(), help="Only this part of so many, as 3/64; briefs merge joins them."
)
@click.option(
    "--as",
    "shape",
    type=click.Choice(["file", "folder"]),
    default="file",
    help="Pages of the web in one file each, or for a server with assets/ that they share.",
)
@click.option("--force", is_flag=True, help="Make everything anew, whatever the store holds.")
@click.option(
    "--draft",
    is_flag=True,
    help="Set what is missing or fuzzy too, marked, in output/drafts; never to be sent.",
)
@click.option("--explain", is_flag=True, help="Say which input made each edition be built.")
@click.option("--quiet", is_flag=True, help="Do not say how far the build has come.")
@no_templates_option
@strict_option
@project_option
def build(**options: Any) -> int:
    """Build every edition that briefs.toml lists, or those asked for, and print their paths.

    Exits with 1 where the content, a catalog, the data or every edition is at fault, and with 3
    where some editions failed and the others were built.
    """
    order = Order(**options)
    order.check()
    with hear_once():
        try:
            with show_progress(order.quiet) as tally:
                end = _find_end(order) or _build(order, tally)
        except KeyboardInterrupt:
            said = "interrupted; what is finished is kept: build again to go on"
            click.echo(f"{PREFIX}{said}", err=True)
            return INTERRUPTED
    for line in end.explanations:
        click.echo(line, err=True)
    for path in end.paths:
        click.echo(shorten(Path(path)))
    for finding in end.findings:
        click.echo(finding, err=True)
    return end.code


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked for: the options, by their names."""

    briefs: tuple[str, ...]
    locales: tuple[str, ...]
    formats: tuple[str, ...]
    profiles: tuple[str, ...]
    papers: tuple[str, ...]
    output: Path | None
    jobs: int | None
    executor: str
    scheduler: str | None
    shard: Shard | None
    shape: str
    force: bool
    draft: bool
    explain: bool
    quiet: bool
    strict: bool
    folder: Path

    def check(self) -> None:
        """See that the options do not say two things at once.

        :raises UsageError: when they do not.
        """
        fault = None
        if self.draft and self.strict:
            remedy = "leave one of the two out: a draft is made in spite of what is wrong"
            fault = ("--strict", "fails where a draft warns", remedy)
        elif self.executor != "dask" and self.scheduler is not None:
            fault = ("--scheduler", "is for a Dask cluster alone", "add --executor dask")
        elif self.executor == "dask" and self.scheduler is None:
            remedy = "give its address with --scheduler, as tcp://host:8786"
            fault = ("--executor", "dask has no scheduler", remedy)
        elif self.executor == "dask" and self.jobs is not None:
            remedy = "leave it out: a cluster makes as many at once as it has workers"
            fault = ("--jobs", "is for processes of this machine, not of a cluster", remedy)
        if fault is not None:
            option, message, remedy = fault
            raise UsageError(Finding(Origin(option), message, remedy))

    def select(self, project: Project) -> tuple[Edition, ...]:
        """The editions of a project that are asked for."""
        editions = project.select(
            self.briefs,
            locales=self.locales,
            formats=self.formats,
            profiles=self.profiles,
            papers=self.papers,
            drafts=self.draft,
        )
        editions = self.shard.select(editions) if self.shard is not None else editions
        return self._draw_up(editions) if self.draft else editions

    def _draw_up(self, editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
        """The drafts of editions; of those for a press there are none.

        :raises UsageError: where none is left.
        """
        from generator.model.medium import MEDIA

        kept = [edition for edition in editions if not MEDIA[edition.profile].pressed]
        if editions and not kept:
            message, remedy = "makes nothing for a press", "ask for --profile screen"
            raise UsageError(Finding(Origin("--draft"), message, remedy))
        return tuple(replace(edition, draft=True) for edition in kept)

    @property
    def place(self) -> Path:
        """The folder that it is carried out in."""
        from generator.locations import find_drafts

        own = find_drafts(self.folder) if self.draft else self.folder / "output"
        return self.output or own

    @property
    def key(self) -> Asked:
        """That by which the same order is known again, whoever carries it out."""
        from generator.record import Asked

        selection = {
            "brief": self.briefs,
            "locales": self.locales,
            "formats": self.formats,
            "profiles": self.profiles,
            "papers": self.papers,
            "as": (self.shape,),
            "shard": (str(self.shard),) if self.shard is not None else (),
            "draft": (str(self.draft),),
        }
        return Asked(self.folder, self.place, selection, self.strict)


@dataclass(frozen=True, slots=True)
class End:
    """What a build has to say: paths for stdout, lines for stderr, the exit code."""

    paths: tuple[str, ...]
    findings: tuple[str, ...]
    explanations: tuple[str, ...] = ()
    code: int = 0


def _find_end(order: Order) -> End | None:
    """What the last build of the same order said, if nothing is other than then."""
    from generator.environment import read_store
    from generator.record import find_last
    from generator.store import Store

    if order.force or order.explain:
        return None
    return find_last(order.key, Store(read_store()), _read_end)


def _read_end(said: Any) -> End:
    from generator.store import read_text

    return End(tuple(map(read_text, said["paths"])), tuple(map(read_text, said["warnings"])))


def _build(order: Order, tally: Tally | None) -> End:
    from generator import batch, record
    from generator.environment import read_store
    from generator.inputs.outside import list_outside
    from generator.listing import list_beside
    from generator.project import load_project
    from generator.store import Store

    project = load_project(order.folder)
    editions = order.select(project)
    others = list_outside(project)
    inputs = record.look_at_inputs(order.folder, others)
    if tally is not None:
        tally.total = len(editions)
    outcomes = batch.build(
        project,
        editions,
        output=order.place,
        jobs=order.jobs,
        watch=tally.note if tally is not None else None,
        strict=order.strict,
        force=order.force,
        scheduler=order.scheduler,
        spread=order.shape == "folder",
    )
    built = [out.path for out in outcomes if out.path is not None]
    # One fault may spoil several editions; it is said once.
    found = dict.fromkeys(each for out in outcomes for each in (*out.warnings, *out.findings))
    said = tuple(say(finding) for finding in found)
    if len(built) == len(outcomes):
        paths = tuple(str(path.absolute()) for path in built)
        beside = list_beside(order.place, [out.edition for out in outcomes])
        files = [*paths, *(str(path.absolute()) for path in beside)]
        last = {"paths": paths, "warnings": said}
        record.note(order.key, Store(read_store()), inputs, others, last, files)
        code = 0
    else:
        code = 3 if built else 1
    return End(
        tuple(map(str, built)), said, tuple(_explain(outcomes)) if order.explain else (), code
    )


def _explain(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Say of each edition which input made it be built."""
    for outcome in outcomes:
        why = "reused" if outcome.reused else f"built: {outcome.reason}"
        yield f"{outcome.edition.name}: {why}"
