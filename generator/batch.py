"""A selection of editions: found in the store or made side by side, published as each is done."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator._version import __version__
from generator.environment import read_store
from generator.errors import BriefsError, Finding
from generator.executors import load_ahead, make_elsewhere, open_pool
from generator.inputs.edition import Inputs, warnings_of
from generator.inputs.reading import read_inputs
from generator.journal import Journal
from generator.listing import keep_in_step
from generator.locations import find_drafts
from generator.model.edition import Edition, Profile
from generator.pipeline import Product
from generator.project import Project
from generator.stages.publishing.manifest import PARTS
from generator.stages.publishing.output import Output
from generator.stages.web.taking_apart import spread_page
from generator.store import Store, make_key, read_text
from generator.verdicts import keep_verdicts
from generator.webpage import add_encodings
from generator.workers import Group, Made, make_group, work

Watch = Callable[[Edition, str], None]
"""Is told the step that an edition begins, and ``made`` when it waits to be published; ``reused``,
``done`` and ``failed`` come last."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edition: its path, or its findings."""

    edition: Edition
    path: Path | None
    findings: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    """What stops no edition: the checks of its texts found it, or the store could not keep it."""
    reused: bool = False
    """Whether it was found in the store of finished work."""
    reason: str = ""
    """Why it was made, in words, where it was."""

    @property
    def step(self) -> str:
        """How it ended, in a word."""
        if self.path is None:
            return "failed"
        return "reused" if self.reused else "done"


def build(  # noqa: PLR0913 - one for each option of the command
    project: Project,
    editions: Collection[Edition] | None = None,
    *,
    output: Path | None = None,
    jobs: int | None = None,
    watch: Watch | None = None,
    strict: bool = False,
    force: bool = False,
    scheduler: str | None = None,
    spread: bool = False,
) -> tuple[Outcome, ...]:
    """Build editions and publish each that passes its preflight; sorted by edition.

    :param editions: which ones; all that ``briefs.toml`` lists where None.
    :param output: the output folder; the project's own where None.
    :param jobs: how many are made at once on this machine; one a processor where None.
    :param strict: whether a warning is a fault.
    :param force: whether each is made anew, whatever the store holds.
    :param scheduler: the address of the Dask scheduler whose workers make them; this machine makes
        them where None.
    :param spread: whether pages of the web have their parts beside them, which they share.
    :raises BriefsError: when the inputs of any are at fault (then none is built), the output
        folder cannot be written, or the scheduler cannot be reached.
    """
    chosen = tuple(sorted(project.select() if editions is None else editions))
    folder = output if output is not None else project.root / "output"
    if output is None and any(edition.draft for edition in chosen):
        folder = find_drafts(project.root)
    if scheduler is not None:
        from generator.cluster import knock

        knock(scheduler)  # before much is read for nothing
        project = replace(project, root=project.root.absolute())  # workers stand in other folders
    place, store = Output(folder, __version__), Store(read_store(), blind=force)
    where = _Where(project.root, jobs or os.cpu_count() or 1, scheduler)
    if where.takes_several(chosen) and store.finds_nothing():
        load_ahead()
    inputs = {item.edition: item for item in read_inputs(project, chosen)}
    if strict and any(item.warnings for item in inputs.values()):
        raise BriefsError(warnings_of(inputs.values()))
    journal = Journal(store, folder)
    outcomes: list[Outcome] = []
    with place.hold(), closing(_make(tuple(inputs.values()), store, where, watch)) as mades:
        for made in _publish_last(mades):
            item = inputs[made.edition]
            outcome = _publish(place, store, item, made, strict=strict, spread=spread)
            outcomes.append(replace(outcome, reason=journal.explain(item)))
            if outcome.path is not None:
                journal.note(item)
            if watch is not None:
                watch(outcome.edition, outcome.step)
        touched = {each.edition.brief for each in outcomes if each.path and not each.edition.draft}
        keep_in_step(place, project, touched, inputs)
    return tuple(sorted(outcomes, key=lambda outcome: outcome.edition))


@dataclass(frozen=True, slots=True)
class _Where:
    """Where editions are made: by the workers of a scheduler, else by processes of this machine."""

    root: Path
    jobs: int
    scheduler: str | None

    def takes_several(self, editions: Iterable[Edition]) -> bool:
        """Say whether several processes of this machine would make these editions."""
        groups = {edition.on_screen for edition in editions}
        return self.scheduler is None and min(self.jobs, len(groups)) > 1


def _make(
    inputs: Collection[Inputs], store: Store, where: _Where, watch: Watch | None
) -> Generator[Made]:
    """Find what is finished, then make the rest."""
    missing = []
    for item in inputs:
        product = find_product(item, store)
        if product is None:
            missing.append(item)
        else:
            yield Made(item.edition, product)
    groups = _group(missing)
    workers = min(where.jobs, len(groups))
    if where.scheduler is not None and groups:
        from generator.cluster import lay_down_terms, open_cluster, work_in_cluster

        terms = lay_down_terms(where.root, store, watch is not None)
        reach = partial(open_cluster, where.scheduler, terms, watch)
        yield from make_elsewhere(groups, reach, partial(work_in_cluster, terms=terms))
    elif workers > 1:
        there = partial(work, folder=store.folder, blind=store.blind)
        yield from make_elsewhere(groups, partial(open_pool, workers, watch), there)
    else:
        for group in groups:
            yield from make_group(group, store, watch or _ignore_progress)


def find_product(item: Inputs, store: Store) -> Product | None:
    """Find the edition that was made of exactly these inputs, by this very program."""
    key = store.find_values(_key_of(item), read_text)
    if key is None:
        return None
    return store.find_parts(key, partial(Product.unpack, item.edition, key))


def note_product(item: Inputs, store: Store, key: str) -> None:
    """Note under which key the edition of these inputs is, for :func:`find_product`."""
    store.keep_values(_key_of(item), key)


def _key_of(item: Inputs) -> str:
    return make_key("inputs", item.edition, item.parts)


def _publish(
    place: Output, store: Store, item: Inputs, made: Made, *, strict: bool, spread: bool
) -> Outcome:
    product = made.product
    if not isinstance(product, BriefsError):
        if not store.has(product.key):  # a worker made it that keeps its work elsewhere
            store.keep_parts(product.key, *product.pack())
        note_product(item, store, product.key)
    trouble = made.trouble or store.trouble
    warnings = (*item.warnings, trouble) if trouble is not None else item.warnings
    if isinstance(product, BriefsError):
        return Outcome(item.edition, None, product.findings, warnings)
    if strict and product.warnings:
        return Outcome(item.edition, None, product.warnings, warnings)
    warnings = (*warnings, *product.warnings)
    try:
        entry = {**product.entry, "data": item.data_digest, "inputs": item.digest}
        if item.edition.draft:
            entry |= {"draft": True, "conformance": []}
        data = product.data
        if item.edition.profile is Profile.WEB:
            data = add_encodings(data, item.edition, place.entries.values())
            if spread:
                apart = spread_page(data.decode())
                data = apart.page.encode()
                entry[PARTS] = place.put_parts(item.edition.path, apart.parts)
        path, entry = place.publish(item.edition.path, data, entry)
        if not item.edition.draft:  # which may have been made in spite of findings
            keep_verdicts(store, entry, product.entry["preflight"])
    except BriefsError as failure:
        return Outcome(item.edition, None, failure.findings, warnings)
    return Outcome(item.edition, path, (), warnings, reused=product.reused)


def _publish_last(mades: Iterable[Made]) -> Iterator[Made]:
    """Give pages of the web after all others, whose digests they name."""
    waiting = []
    for made in mades:
        if made.edition.profile is not Profile.WEB:
            yield made
        else:
            waiting.append(made)
    yield from sorted(waiting, key=lambda made: made.edition)


def _group(inputs: Iterable[Inputs]) -> tuple[Group, ...]:
    groups: dict[Edition, list[Inputs]] = {}
    for item in inputs:
        groups.setdefault(item.edition.on_screen, []).append(item)
    return tuple(tuple(group) for group in groups.values())


def _ignore_progress(edition: Edition, step: str) -> None:
    """Take no note of a step."""
