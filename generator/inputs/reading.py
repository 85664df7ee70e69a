"""Everything that editions are made from, read once and checked, with all findings at once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from generator.catalogs.catalog import TEMPLATES
from generator.catalogs.extraction import extract_templates
from generator.design.contrast import check_contrast
from generator.design.faces import KINDS, MOST_BYTES
from generator.design.fonts import SHEET, Fonts, extend_stacks, read_fonts
from generator.design.limits import limit_messages
from generator.design.palette import read_palette
from generator.design.plan import Plan, plan_path, read_plan
from generator.design.press import Press, read_output_intent
from generator.design.style.reading import Styles, read_styles
from generator.design.tokens import Tokens, read_tokens
from generator.environment import read_epoch
from generator.errors import BriefsError, Finding, Origin, TemplateError
from generator.files import BUILT_IN, FrozenFiles, ProjectFiles
from generator.inputs.digests import digest_data, list_foreign, list_parts
from generator.inputs.edition import Inputs, LanguageInputs
from generator.inputs.gathering import Gathering
from generator.inputs.texts import Texts
from generator.model.brief import Brief, Message
from generator.model.edition import Edition
from generator.model.map import WORLD
from generator.model.medium import MEDIA
from generator.project import SETTINGS, Project
from generator.stages.content.brief import load_brief

FOLDER = "templates/"
TOKENS = f"{FOLDER}tokens.css"
FAMILIES = ("serif", "sans")
TEMPLATE_KINDS = (".html", ".txt", ".css", ".toml", *KINDS)


class Reader:
    """Reads what a selection of editions needs, each file once, and gathers the findings."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.files = ProjectFiles(project.root)
        self._gathering = Gathering()
        self._texts = Texts(project, self.files, self._gathering)

    def read_all(self, editions: Iterable[Edition]) -> tuple[Inputs, ...]:
        """The inputs of these editions.

        :raises BriefsError: with every finding of all their files.
        """
        found = [self.read(edition) for edition in editions]
        self._gathering.refuse()
        return tuple(inputs for inputs in found if inputs is not None)

    def read(self, edition: Edition) -> Inputs | None:
        """The inputs of one edition, or None where some could not be read."""
        gathering, texts = self._gathering, self._texts
        brief = gathering.once(lambda: self.load_brief(edition.brief), "brief", edition.brief)
        plan = gathering.once(
            lambda: read_plan(self.files, edition.format, edition.layout),
            "plan",
            edition.format,
            edition.layout,
        )
        tokens = gathering.once(self.read_tokens, "tokens")
        fonts = gathering.once(lambda: read_fonts(self.files, self.project.fonts), "fonts")
        labels = gathering.once(lambda: extract_templates(self.files), "labels")
        templates = gathering.once(self.read_templates, "templates")
        paper = edition.paper
        styles = gathering.once(lambda: self.read_styles(tokens, paper), "styles", paper)
        coverage = gathering.once(lambda: self.find_coverage(fonts, tokens), "coverage")
        if plan is not None:
            gathering.once(
                lambda: self.find_templates(edition, plan), "page", edition.format, edition.layout
            )
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
        if paper not in plan.papers:
            gathering.findings.append(_explain_paper(edition, plan))
            return None
        gathering.once(lambda: texts.check_titles(brief, coverage), "titles", brief.name)
        messages = gathering.once(lambda: self.limit_messages(brief), "messages", brief.name) or ()
        languages = tuple(
            LanguageInputs(
                locale=locale,
                conventions=self.project.conventions(locale),
                content=texts.read_catalog(locale, brief.name, messages, coverage),
                labels=texts.read_catalog(locale, TEMPLATES, labels, coverage),
            )
            for locale in edition.locales
        )
        basemaps = gathering.once(lambda: self.read_basemaps(brief), "basemaps", brief.name)
        press = self.read_press(edition, tokens)
        if gathering.findings or basemaps is None:
            return None
        foreign = list_foreign(edition.format, self.project)
        return Inputs(
            edition=edition,
            root=self.project.root,
            languages=languages,
            epoch=read_epoch(),
            brief=brief,
            tokens=tokens.on(paper),
            styles=styles,
            fonts=fonts,
            plan=plan,
            templates=self.add_installed(
                templates.select(lambda path: not path.startswith(foreign)), fonts
            ),
            basemaps=basemaps,
            tables=self.files.freeze_data(brief.tables),
            data_digest=digest_data(self.files, brief.name),
            parts=list_parts(self.project, self.files, edition, basemaps, brief),
            press=press,
            warnings=tuple(
                warning
                for locale in edition.locales
                for domain in (brief.name, TEMPLATES)
                for warning in gathering.warnings.get((locale, domain), ())
            ),
        )

    def load_brief(self, name: str) -> Brief:
        """Load a brief, its numbers and dates read as the source language writes them."""
        return load_brief(self.files, name, self.project.conventions(self.project.source).forms)

    def limit_messages(self, brief: Brief) -> tuple[Message, ...]:
        """Limit a brief's texts as all its formats do: what fits in one must fit in each.

        A format that is at fault is found by its own editions.
        """
        plans = []
        for name in self.project.briefs[brief.name].formats:
            with suppress(BriefsError):
                plans.append(read_plan(self.files, name))
        return limit_messages(brief.messages, plans)

    def read_tokens(self) -> Tokens:
        """The design tokens; text that cannot be read on its ground joins the findings."""
        css = extend_stacks(self.files.read_text(TOKENS), self.project.fonts)
        tokens = read_tokens(css, TOKENS)
        self._gathering.findings += check_contrast(tokens)
        return tokens

    def read_styles(self, tokens: Tokens | None, paper: str) -> Styles | None:
        """How figures look on a paper."""
        return None if tokens is None else read_styles(self.files, tokens.on(paper))

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
        root = self.project.root
        paths = [
            file.relative_to(root).as_posix()
            for file in sorted((root / "templates").rglob("*"))
            if file.suffix in TEMPLATE_KINDS and file.is_file()
        ]
        for path in paths:
            self.files.read_bytes(path, most=MOST_BYTES if path.endswith(KINDS) else None)
        return self.files.freeze(paths, FOLDER)

    def add_installed(self, templates: FrozenFiles, fonts: Fonts) -> FrozenFiles:
        """The templates with the machine's fonts that the project names, and their rules."""
        if not fonts.installed:
            return templates
        tokens = extend_stacks(templates[TOKENS.removeprefix(FOLDER)].decode(), fonts.stacks)
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
        path = plan_path(edition.format, edition.layout)
        wanted = {f"{edition.format}/{edition.layout}.html": f"add it, or take it out of {path}"}
        for name in plan.figures:
            wanted[f"figures/{name}.txt"] = "add it, or take the figure out of each format.toml"
        for path, remedy in wanted.items():
            self.files.read_text(f"templates/{path}", remedy=remedy, error=TemplateError)
        return True

    def find_basemap(self, name: str) -> str:
        """The path of a basemap: the project's, or the world's that comes with the program."""
        path = f"data/basemap/{name}.geojson"
        if name == WORLD and not self.files.exists(path):
            return f"{BUILT_IN}basemaps/{name}.geojson"
        return path

    def read_basemaps(self, brief: Brief) -> FrozenFiles:
        """The basemaps that a brief's map names, each held to be one."""
        # It loads NumPy, which a command that draws nothing and checks nothing must not wait for.
        from generator.stages.figures.basemap import check_basemaps, read_basemap

        views = [brief.map, brief.map.inset]
        named = {view.basemap for view in views if view is not None}
        # The world's lies under each of them: what a frame shows beyond it is land all the same.
        names = named | {WORLD}
        remedy = "add the basemap, or leave it out in brief.yaml for the world’s"
        paths = {name: self.find_basemap(name) for name in sorted(names)}
        found = {name: self.files.read_bytes(path, remedy=remedy) for name, path in paths.items()}
        basemaps = {name: read_basemap(found[name], paths[name]) for name in named}
        check_basemaps(brief.map, basemaps)
        return FrozenFiles(
            self.project.root,
            tuple((name, path, self.files.digests[path]) for name, path in paths.items()),
        )


def read_inputs(project: Project, editions: Iterable[Edition]) -> tuple[Inputs, ...]:
    """Read and check everything that these editions are made from.

    :raises BriefsError: with every finding of all files; nothing has been built then.
    """
    return Reader(project).read_all(editions)


def _explain_paper(edition: Edition, plan: Plan) -> Finding:
    return Finding(
        Origin(SETTINGS),
        f"asks for {edition.format} on {edition.paper}, which that format is not made for",
        f"give it one of {', '.join(plan.papers)}, or add the paper to its format.toml",
    )
