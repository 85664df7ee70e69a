"""The order of the stages: what an edition is made from -> the finished edition.

What a stage gives is looked up in the store of finished work first, by all that the stage reads.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from generator._version import __version__
from generator.cases import expect_edition
from generator.catalogs.search import find_text
from generator.design.faces import KINDS
from generator.design.fit import read_bounds
from generator.errors import Finding, Origin, PreflightError, Severity
from generator.fingerprint import fingerprint
from generator.inputs.edition import Inputs
from generator.model.edition import Edition
from generator.model.figure import Figure
from generator.model.medium import MEDIA
from generator.model.paper import count_pixels
from generator.preparation import draw, localise_all, make_environments, request
from generator.stages.markup.page import Localisation, Markup, Provenance, Setup, compose
from generator.stages.preflight.expectations import Case, Composition
from generator.stages.publishing.manifest import describe_file, read_entry
from generator.stages.web.filters import equip
from generator.store import Notes, Store, make_key, read_text
from generator.webpage import bind_page, describe_entry, draw_live, gather_parts, tell

if TYPE_CHECKING:
    from generator.stages.pdf.bench import Bench
    from generator.stages.pdf.finish import Manuscript
    from generator.stages.pdf.render import Pdf, SetManuscript

STEPS = ("localise", "draw", "compose", "render", "preflight")
Advance = Callable[[str], None]
OUTSIDE = (
    "names {} outside the frame of the map",
    "widen the extent, or take out what need not be shown",
)
COVERED = (
    "hides {} under the legend or the inset of the map",
    "widen the extent on that side, or take out what need not be shown",
)
UNNAMED = (
    "has no room on the map for the names of {}; their numbers stand there alone",
    "show fewer places, or give the map more room or an inset",
)
STYLES = (".css", *KINDS)
"""The files below ``templates/`` that a page is set with; the others are in its HTML."""


@dataclass(frozen=True, slots=True)
class Product:
    """A finished edition: its bytes, and what the manifest says of it."""

    edition: Edition
    key: str
    """That under which it is in the store."""
    data: bytes
    entry: Mapping[str, Any]
    reused: bool = False
    """Whether it was found in the store, made of the same page or of the very same inputs."""
    warnings: tuple[Finding, ...] = ()
    """What was found in it that stops nothing."""

    def pack(self) -> tuple[dict[str, Any], bytes]:
        """Give what the store keeps of it, as a JSON object and bytes."""
        found = [
            (each.origin.path, each.origin.line, each.message, each.remedy)
            for each in self.warnings
        ]
        return {"entry": dict(self.entry), "warnings": found}, self.data

    @classmethod
    def unpack(cls, edition: Edition, key: str, head: Mapping[str, Any], data: bytes) -> Product:
        """Give it back as it was packed.

        :raises ValueError: where it is none; or a LookupError, or a TypeError.
        """
        warnings = tuple(
            Finding(
                Origin(read_text(path), int(line)),
                read_text(message),
                read_text(remedy),
                Severity.WARNING,
            )
            for path, line, message, remedy in head["warnings"]
        )
        entry = head["entry"]
        read_entry({**entry, **describe_file(edition.path, data), "draft": edition.draft})
        return cls(edition, key, data, entry, reused=True, warnings=warnings)


@dataclass(frozen=True, slots=True)
class Shared:
    """What editions that differ in their profile alone have in common: all but the last steps."""

    localisations: tuple[Localisation, ...]
    figures: Mapping[str, Figure]
    page: Markup
    content: str
    """The digest of all that the pages are set from."""
    pdf: Pdf | None = None
    """The pages as they are read on a screen; None until one of the editions needs them."""
    bench: Bench | None = None
    """What a process keeps that sets the same document again and again."""


def produce(inputs: Inputs, store: Store, advance: Advance = lambda step: None) -> Product:
    """Make one edition.

    :param advance: is told each step of ``STEPS`` as it begins.
    :raises BriefsError: of the stage that failed, with all its findings.
    """
    return finish(inputs, prepare(inputs, store, advance), store, advance)[0]


def prepare(inputs: Inputs, store: Store, advance: Advance = lambda step: None) -> Shared:
    """Say, draw and compose what an edition holds, which is the same in every profile on paper."""
    if not inputs.edition.profile.is_paged:
        return _prepare_web(inputs, store, advance)
    plan, paper = inputs.plan, inputs.edition.paper

    advance("localise")
    environments = tuple(make_environments(inputs))
    localisations = localise_all(inputs, environments)
    rooms = inputs.find_rooms()

    advance("draw")
    figures = {
        name: replace(
            draw(inputs, request(localisations, name, frame), store).enlarge(scale), name=name
        )
        for name, (frame, scale) in rooms.items()
    }

    advance("compose")
    setup = Setup(
        edition=inputs.edition,
        paper=plan.sheet(paper),
        plan=plan,
        provenance=_trace(inputs),
        tables=tuple(inputs.tables),
    )
    page = compose(localisations, environments, figures, setup)
    styles = inputs.templates.select(lambda path: path.endswith(STYLES)).digests
    made_of = (styles, figures, inputs.tables.digests, inputs.images.digests, plan.pages)
    content = fingerprint(page.html, *made_of)
    return Shared(localisations, figures, page, content)


def finish(
    inputs: Inputs, shared: Shared, store: Store, advance: Advance = lambda step: None
) -> tuple[Product, Shared]:
    """Set an edition of its page; gives as well what the next profile can share.

    A print edition is made of the very pages that are read on a screen.

    :raises BriefsError: of the stage that failed, with all its findings.
    """
    if not inputs.edition.profile.is_paged:
        return _finish_web(inputs, shared, store, advance), shared
    edition, press, page = inputs.edition, inputs.press, shared.page
    lost = find_lost(shared)  # told at the lines that its author reads now
    key = make_key("edition", edition, inputs.plan, shared.content, press, lost)
    kept = store.find_parts(key, partial(Product.unpack, edition, key))
    if kept is not None:
        return kept, shared

    # These load the engines, which a build that finds everything in the store does without.
    from generator.stages.pdf.press.preparation import prepare_for_press
    from generator.stages.preflight.report import inspect

    advance("render")
    pdf = shared.pdf or set_pages(inputs, shared, store)
    data, picture = pdf.data, not edition.profile.is_pdf
    if press:
        identifier, fold = fingerprint(shared.content, press)[:32], inputs.plan.roll_fold
        data = prepare_for_press(data, press, edition, identifier, fold)

    advance("preflight")
    briefs = [each.brief for each in shared.localisations]
    expected = expect_edition(inputs, shared.page.title, lambda: briefs)
    if picture:  # its page is held against what a reader's would be
        expected = replace(expected, edition=edition.on_screen)
    alternatives = tuple(figure.alternative for figure in shared.figures.values())
    report = inspect(data, Case.of_edition(expected, Composition(pdf.sections, alternatives)))
    if report.findings and not edition.draft:
        raise PreflightError(report.findings)
    entry = {
        "brief": edition.brief,
        "format": edition.format,
        "locales": list(edition.locales),
        "paper": edition.paper,
        "profile": str(edition.profile),
        "title": page.title,
        "pages": report.pages,
        "fit": pdf.fit.manifest,
        "conformance": [claim.name for claim in MEDIA[edition.profile].claims],
        "preflight": report.verdicts if not edition.draft else {},
    }
    if picture:
        data, entry = draw_picture(inputs, data, entry)
    product = Product(edition, key, data, entry, warnings=lost)
    store.keep_parts(key, *product.pack())
    return product, replace(shared, pdf=pdf)


def draw_picture(
    inputs: Inputs, data: bytes, entry: Mapping[str, Any]
) -> tuple[bytes, dict[str, Any]]:
    """Draw the first page of a finished PDF; gives it with what the manifest says of it."""
    from generator.pdf.raster import draw_page

    sheet = inputs.plan.sheet(inputs.edition.paper)
    pixels = count_pixels(sheet.width), count_pixels(sheet.height)
    kept = {name: value for name, value in entry.items() if name not in ("pages", "fit")}
    return draw_page(data, *pixels), {**kept, "pixels": list(pixels)}


def _prepare_web(inputs: Inputs, store: Store, advance: Advance) -> Shared:
    """Say, draw and compose what a page of the web holds."""
    advance("localise")
    environments = tuple(make_environments(inputs))
    localisations = localise_all(inputs, environments)
    briefs = [each.brief for each in localisations]
    for environment in environments:
        equip(environment, briefs)

    advance("draw")
    figures = draw_live(inputs, localisations, store)

    advance("compose")
    plan, sources = inputs.plan, inputs.languages[0].labels.set("sources.title")
    setup = Setup(
        edition=inputs.edition,
        paper=plan.sheet(inputs.edition.paper),
        plan=plan,
        provenance=_trace(inputs),
        web=gather_parts(inputs, briefs[0], str(sources)),
    )
    page = compose(localisations, environments, figures, setup)
    styles = inputs.templates.select(lambda path: path.endswith((*STYLES, ".js"))).digests
    content = fingerprint(page.html, styles, inputs.images.digests)
    return Shared(localisations, figures, page, content)


def _finish_web(inputs: Inputs, shared: Shared, store: Store, advance: Advance) -> Product:
    """Make one file of a page of the web, and hold it against its checks."""
    edition, page, medium = inputs.edition, shared.page, MEDIA[inputs.edition.profile]
    told = tell(inputs, [each.brief for each in shared.localisations], _trace(inputs))
    key = make_key("edition", edition, shared.content, told)
    kept = store.find_parts(key, partial(Product.unpack, edition, key))
    if kept is not None:
        return kept

    advance("render")
    bound = bind_page(inputs, page, told, store)

    advance("preflight")
    from generator.stages.web.inspection import inspect_file

    checks = inspect_file(bound, medium, edition.path)
    findings = tuple(finding for found in checks.values() for finding in found)
    if findings and not edition.draft:
        raise PreflightError(findings)
    verdicts = dict.fromkeys(checks if not edition.draft else (), "passed")
    entry = describe_entry(inputs, page.title, verdicts)
    product = Product(edition, key, bound.data, entry)
    store.keep_parts(key, *product.pack())
    return product


def find_lost(shared: Shared) -> tuple[Finding, ...]:
    """Give a warning for each figure that cannot show all that its author names."""
    found = []
    main = shared.localisations[0].brief
    for name, figure in shared.figures.items():
        block = main.block(name)
        if block is None:
            continue
        lost = ((figure.outside, OUTSIDE), (figure.covered, COVERED), (figure.unnamed, UNNAMED))
        for names, (problem, remedy) in lost:
            if names:
                said = problem.format(", ".join(names))
                found.append(Finding(block.origin, said, remedy, Severity.WARNING))
    return tuple(found)


def set_pages(inputs: Inputs, shared: Shared, store: Store) -> Pdf:
    """Set the pages that every profile is made of, unless the same have been set before.

    :raises RenderError: for whatever the engine could not do, or had no room for.
    """
    from generator.stages.pdf.render import Pdf, render
    from generator.stages.pdf.sections import read_known

    key = make_key("pages", shared.content, inputs.edition.language_tags)
    kept = store.find_parts(key, Pdf.unpack)
    if kept is not None:
        return kept
    pdf = render(
        write_manuscript(inputs, shared),
        inputs.plan.pages,
        read_bounds(inputs.tokens),
        inputs.templates,
        inputs.edition,
        shared.content[:32],
        Notes(store, "fit", read_known),
        shared.bench,
    )
    store.keep_parts(key, *pdf.pack())
    return pdf


def lay_out_pages(inputs: Inputs, shared: Shared, store: Store) -> SetManuscript:
    """Lay the pages out that :func:`set_pages` sets, and write none.

    :raises RenderError: where the page refers to what is not there.
    """
    from generator.stages.pdf.render import set_manuscript
    from generator.stages.pdf.sections import read_known

    return set_manuscript(
        write_manuscript(inputs, shared),
        inputs.plan.pages,
        read_bounds(inputs.tokens),
        inputs.templates,
        inputs.edition,
        Notes(store, "fit", read_known),
        shared.bench,
    )


def write_manuscript(inputs: Inputs, shared: Shared) -> Manuscript:
    """Give what a document is set from."""
    from generator.stages.pdf.finish import Manuscript

    return Manuscript(
        html=shared.page.html,
        link_names=shared.page.link_names,
        figures=tuple(shared.figures.values()),
        tables=inputs.tables,
        locate=partial(locate_text, inputs),
        images=inputs.images,
    )


def locate_text(inputs: Inputs, text: str) -> Origin | None:
    """Where a printed text is written, for the person who can shorten it."""
    catalogs = [
        catalog for language in inputs.languages if (catalog := language.content) is not None
    ]
    source = any(language.content is None for language in inputs.languages)
    return find_text(text, catalogs, inputs.brief.messages if source else ())


def _trace(inputs: Inputs) -> Provenance:
    """The document's dates: the content's, and of the last change where the build is told one."""
    created = modified = str(inputs.brief.content.date)
    if inputs.epoch is not None:
        modified = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(inputs.epoch))
    return Provenance(created, modified, __version__, inputs.data_digest[:16])
