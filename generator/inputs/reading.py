"""Everything that editions are made from, read once and checked, with all findings at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from generator.blocks.document import Brief
from generator.design.contrast import check_contrast
from generator.design.faces import KINDS, MOST_BYTES
from generator.design.fonts import SHEET, Fonts, extend_stacks, read_fonts
from generator.design.installed import NO_STACKS
from generator.design.limits import limit_messages
from generator.design.own import add_own_fonts
from generator.design.palette import read_palette
from generator.design.plan import Plan, plan_path, read_plan
from generator.design.press import Press, read_output_intent
from generator.design.style.reading import Styles, read_styles
from generator.design.tokens import Tokens, read_format_tokens, read_tokens
from generator.environment import read_epoch
from generator.errors import BriefsError, Finding, Origin, TemplateError
from generator.files import FrozenFiles, ProjectFiles
from generator.inputs.basemaps import read_basemaps
from generator.inputs.digests import digest_data, digest_labels, list_foreign, list_parts
from generator.inputs.edition import Inputs, LanguageInputs
from generator.inputs.gathering import Gathering
from generator.inputs.images import ImageReader, ImageRoom
from generator.inputs.labels import LabelReader
from generator.inputs.lists import check_lists
from generator.inputs.overrides import find_stale
from generator.inputs.rooms import find_unused_rooms
from generator.inputs.roots import list_own_roots
from generator.inputs.texts import Texts
from generator.labels.asking import Asking
from generator.locations import list_templates, locate
from generator.model.edition import Edition
from generator.model.medium import MEDIA
from generator.model.message import Message
from generator.model.paper import Paper, find_paper
from generator.project import SETTINGS, Project
from generator.stages.content.brief import load_brief

FOLDER = "templates/"
TOKENS = f"{FOLDER}tokens.css"
FAMILIES = ("serif", "sans")
PLACES = "places"
"""In the place of a locale: what is found of a document's places."""
TEMPLATE_KINDS = (".html", ".txt", ".css", ".js", ".toml", *KINDS)


class Reader:
    """Reads what a selection of editions needs, each file once, and gathers the findings."""

    def __init__(self, project: Project, *, draft: bool = False) -> None:
        self.project = project
        self.files = ProjectFiles(project.root)
        self._gathering = Gathering()
        self._texts = Texts(project, self.files, self._gathering, draft=draft)
        self._images = ImageReader(self.files)
        self._labels = LabelReader(self.files, self._gathering, self._texts)

    def read_all(self, editions: Iterable[Edition]) -> tuple[Inputs, ...]:
        """The inputs of these editions.

        :raises BriefsError: with every finding of all their files.
        """
        chosen = tuple(editions)
        for edition in chosen:
            # A catalog of labels is checked once, for all pages that ask for them.
            brief, asked = self.load(edition.brief), self.find_asked(edition)
            if brief is not None and asked is not None:
                for locale in edition.locales:
                    self._labels.want(brief, asked, locale)
        found = [self.read(edition) for edition in chosen]
        self._gathering.refuse()
        return tuple(inputs for inputs in found if inputs is not None)

    def read(self, edition: Edition) -> Inputs | None:
        """The inputs of one edition, or None where some could not be read."""
        gathering, texts = self._gathering, self._texts
        brief = self.load(edition.brief)
        plan = gathering.once(
            lambda: read_plan(self.files, edition.format, edition.layout),
            "plan",
            edition.format,
            edition.layout,
        )
        if brief is not None and plan is not None:
            self.check_rooms(edition, plan)
            plan = plan.take(brief.content.pages_of(edition.format, edition.layout))
        # Subjects with fonts of their own have stacks, styles and letters of their own.
        own = brief.name if brief is not None and brief.content.fonts.files else ""
        fonts = gathering.once(lambda: self.read_fonts(brief), "fonts", own)
        tokens = gathering.once(lambda: self.read_tokens(fonts), "tokens", own)
        labels = self._labels.read()
        templates = gathering.once(self.read_templates, "templates")
        paper = find_paper(edition.paper)
        styles = gathering.once(lambda: self.read_styles(tokens, paper), "styles", paper.name, own)
        coverage = gathering.once(lambda: self.find_coverage(fonts, tokens), "coverage", own)
        if plan is not None:
            gathering.once(
                lambda: self.find_templates(edition, plan), "page", edition.format, edition.layout
            )
        asked = self.find_asked(edition)
        if (
            brief is None
            or plan is None
            or tokens is None
            or fonts is None
            or labels is None
            or templates is None
            or styles is None
            or coverage is None
        ):
            return None
        page = templates.get(f"{edition.format}/page.html")
        findings = (
            *_check_paper(edition, plan),
            *_check_map(edition, plan, brief),
            *(check_lists(edition.format, brief, page) if page is not None else ()),
        )
        if findings:
            gathering.findings += findings
            return None
        gathering.once(lambda: texts.check_titles(brief, coverage), "titles", brief.name)
        self._labels.check_renames(brief)
        languages = self.read_languages(edition, brief, coverage)
        if asked is not None:
            for locale in edition.locales:
                self._labels.check(locale, coverage)
        basemaps = gathering.once(lambda: self.read_basemaps(brief), "basemaps", brief.name)
        press = self.read_press(edition, tokens)
        roots = list_own_roots(edition.format, edition.profile, brief, templates)
        foreign = list_foreign(edition, templates)
        used = templates.select(lambda path: not path.startswith(foreign))
        images = gathering.once(
            lambda: self._images.read(brief, edition.format, used),
            *("images", brief.name, edition.format),
        )
        if press is not None and images is not None:
            gathering.findings += self._images.check_inks(brief, edition.format, press)
        shape = gathering.once(lambda: read_format_tokens(used, edition.format), "shape", edition)
        if gathering.findings or basemaps is None or asked is None or images is None:
            return None
        tokens = tokens.on(*paper.classes).under(shape or {})
        measure = plan.sheet(edition.paper).width - 2 * tokens.millimetres("margin-side")
        read = (path for each in (used, basemaps, images) for _, path, _ in each.files)
        made_of = (*read, *(face.path for face in fonts.faces))
        return Inputs(
            edition=edition,
            root=self.project.root,
            languages=languages,
            epoch=read_epoch(),
            brief=brief,
            tokens=tokens,
            styles=styles,
            fonts=fonts,
            plan=plan,
            templates=self.add_installed(used, fonts),
            basemaps=basemaps,
            tables=self.files.freeze_data(brief.files),
            images=images,
            data_digest=digest_data(self.files, brief),
            parts=list_parts(self.project, self.files, edition, brief, made_of)
            | digest_labels(languages, asked),
            press=press,
            siblings=self.project.list_siblings(edition),
            card=self.project.find_card(edition),
            address=self.project.web.address,
            warnings=self.find_stale()
            + gathering.warnings.get((PLACES, brief.name), ())
            + tuple(
                warning
                for locale in edition.locales
                for warning in gathering.warnings.get((locale, brief.name), ())
            )
            + tuple(
                warning
                for locale in edition.locales
                for warning in self._labels.warnings(roots, locale)
            )
            + tuple(self._images.warn(brief, edition.format, ImageRoom(measure, press))),
        )

    def find_stale(self) -> tuple[Finding, ...]:
        """The project's templates whose originals have changed: warnings."""
        found = self._gathering.once(
            lambda: tuple(find_stale(self.project.root)), "templates over the program's"
        )
        return found or ()

    def read_languages(
        self,
        edition: Edition,
        brief: Brief,
        coverage: frozenset[int],
    ) -> tuple[LanguageInputs, ...]:
        """What an edition's languages are said with, as far as it could be read."""
        found = []
        messages = self._gathering.once(lambda: self.limit_messages(brief), "messages", brief.name)
        for locale in edition.locales:
            conventions = self.project.conventions(locale)
            content = self._texts.read_catalog(
                locale, brief.name, brief.content.language, messages or (), coverage
            )
            if not self._gathering.findings:
                labels = self._labels.say(brief, conventions, locale, content)
                if labels is not None:
                    found.append(LanguageInputs(locale, conventions, content, labels))
        return tuple(found)

    def find_asked(self, edition: Edition) -> Asking | None:
        """What the page of an edition asks for; also of one whose content could not be read."""
        labels = self._labels.read()
        templates = self._gathering.once(self.read_templates, "templates")
        if labels is None or templates is None:
            return None
        roots = list_own_roots(edition.format, edition.profile, self.load(edition.brief), templates)
        asked = self._labels.find_asked(roots, templates, labels)
        return asked and asked.add(MEDIA[edition.profile].labels)

    def load(self, name: str) -> Brief | None:
        """Load a brief; what is wrong with it joins the findings."""
        return self._gathering.once(lambda: self.load_brief(name), "brief", name)

    def load_brief(self, name: str) -> Brief:
        """Load a brief, its numbers and dates read as its language writes them."""
        return load_brief(self.files, name, lambda locale: self.project.conventions(locale).forms)

    def limit_messages(self, brief: Brief) -> tuple[Message, ...]:
        """Limit a brief's texts as all its formats do: what fits in one must fit in each.

        A format that is at fault is found by its own editions.
        """
        plans = []
        for name in self.project.briefs[brief.name].formats:
            with suppress(BriefsError):
                plans.append(read_plan(self.files, name))
        return limit_messages(brief.messages, plans)

    def read_fonts(self, brief: Brief | None) -> Fonts:
        """The project's fonts, with those that a subject brings."""
        fonts = read_fonts(self.files, self.project.fonts)
        if brief is None or not brief.content.fonts.files:
            return fonts
        return add_own_fonts(fonts, self.files, brief.name, brief.content.fonts)

    def read_tokens(self, fonts: Fonts | None) -> Tokens:
        """The design tokens; text that cannot be read on its ground joins the findings."""
        own = fonts.own if fonts is not None else NO_STACKS
        css = extend_stacks(self.files.read_text(TOKENS), self.project.fonts, own)
        tokens = read_tokens(css, TOKENS)
        self._gathering.findings += check_contrast(tokens)
        return tokens

    def read_styles(self, tokens: Tokens | None, paper: Paper) -> Styles | None:
        """How figures look on a paper."""
        return None if tokens is None else read_styles(self.files, tokens.on(*paper.classes))

    def read_press(self, edition: Edition, tokens: Tokens) -> Press | None:
        """What a print edition is prepared with; None for the screen, or where it is at fault."""
        if not MEDIA[edition.profile].pressed:
            return None
        settings = self.project.press
        intent = self._gathering.once(
            lambda: read_output_intent(
                self.files, settings.output_intent, settings.condition, settings.registry
            ),
            "output intent",
        )
        palette = self._gathering.once(lambda: read_palette(tokens), "palette")
        if intent is None or palette is None:
            return None
        return Press(intent, settings.bleed, palette)

    def read_templates(self) -> FrozenFiles:
        """Every file below ``templates/`` that a page may be made from, by its path."""
        paths = [
            path for path in list_templates(self.project.root) if path.endswith(TEMPLATE_KINDS)
        ]
        for path in paths:
            self.files.read_bytes(path, most=MOST_BYTES if path.endswith(KINDS) else None)
        return self.files.freeze(paths, FOLDER)

    def add_installed(self, templates: FrozenFiles, fonts: Fonts) -> FrozenFiles:
        """The templates with the fonts of the machine and of the subject, and their rules."""
        if not fonts.installed:
            return templates
        tokens = extend_stacks(
            templates[TOKENS.removeprefix(FOLDER)].decode(), fonts.stacks, fonts.own
        )
        sheet = templates[SHEET.removeprefix(FOLDER)].decode() + fonts.rules
        made = {TOKENS: tokens, SHEET: sheet}
        return templates.add(
            fonts.installed,
            ((path.removeprefix(FOLDER), text.encode()) for path, text in made.items()),
        )

    def find_coverage(self, fonts: Fonts | None, tokens: Tokens | None) -> frozenset[int] | None:
        """The code points that every family of the text can print."""
        if fonts is None or tokens is None:
            return None
        return fonts.coverage([tokens.families(name) for name in FAMILIES])

    def find_templates(self, edition: Edition, plan: Plan) -> bool:
        """Whether a format's page and its figures' words are there; a finding where not."""
        page = f"{FOLDER}{edition.format}/page.html"
        remedy = f"add it, or take it out of {plan_path(edition.format, edition.layout)}"
        self.files.read_text(page, remedy=remedy, error=TemplateError)
        return True

    def check_rooms(self, edition: Edition, plan: Plan) -> None:
        """Find the figures that a plan gives room to, and that no document has.

        Documents that cannot be read have findings of their own, and whatever figures. A plan of
        the program's own serves subjects of other projects too.
        """
        path = plan_path(edition.format, edition.layout)
        if locate(self.project.root, path) != self.project.root / path:
            return
        tables = self.project.briefs.items()
        briefs = (
            self.load_other(name) for name, table in tables if edition.format in table.formats
        )

        def check() -> bool:
            with suppress(BriefsError):
                text, name = self.files.read_text(path), edition.format
                found = find_unused_rooms(text, path, plan.figures, name, briefs)
                self._gathering.findings += found
            return True

        self._gathering.once(check, "rooms", path)

    def load_other(self, name: str) -> Brief:
        """Load a document that may be none of those asked for: its findings are not kept.

        :raises BriefsError: where it cannot be read.
        """
        known = self._gathering.recall("brief", name)
        return known if isinstance(known, Brief) else self.load_brief(name)

    def read_basemaps(self, brief: Brief) -> FrozenFiles:
        """The basemaps that a brief's map names, each held to be one."""
        basemaps, misplaced = read_basemaps(self.files, brief)
        self._gathering.warnings[PLACES, brief.name] = misplaced
        return basemaps


def read_inputs(project: Project, editions: Iterable[Edition]) -> tuple[Inputs, ...]:
    """Read and check everything that these editions are made from.

    :raises BriefsError: with every finding of all files; nothing has been built then.
    """
    chosen = tuple(editions)
    return Reader(project, draft=any(each.draft for each in chosen)).read_all(chosen)


def _check_map(edition: Edition, plan: Plan, brief: Brief) -> Iterator[Finding]:
    """Give a finding where a format is of a map, and the document has none."""
    kinds = {block.kind for block in brief.content.blocks_of(edition.format)}
    if plan.drawn == "first-map" and "map" not in kinds:
        message = f"asks for {edition.format} of {edition.brief}, which has no map in it"
        remedy = "add a map to a section that it has, or leave the format out"
        yield Finding(Origin(SETTINGS), message, remedy)


def _check_paper(edition: Edition, plan: Plan) -> Iterator[Finding]:
    """Give findings where a format is not made for an edition's paper."""
    paper, path = edition.paper, plan_path(edition.format, edition.layout)
    if not plan.suits(paper):
        yield Finding(
            Origin(SETTINGS),
            f"asks for {edition.format} on {paper}, which that format is not made for",
            f"give it one of {', '.join(plan.papers or ())}, or add the paper in {path}",
        )
        return
    for name in plan.list_roomless(paper):
        yield Finding(
            Origin(path),
            f"gives the figure {name} no room on {paper}",
            f"add {paper} under [figures.{name}.papers], or give it a height on every paper",
        )
