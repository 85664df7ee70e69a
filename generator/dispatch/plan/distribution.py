"""Recipients and what ``briefs.toml`` lists -> who gets which edition, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel import UnknownLocaleError

from generator.dispatch.plan.built import BuiltEdition, find_built
from generator.dispatch.plan.recipients import PATH, read_recipients
from generator.errors import Finding, Origin, ProjectError, UsageError
from generator.files import ProjectFiles
from generator.inputs.languages import read_language
from generator.language.nearest import find_nearest
from generator.model.dispatch import Assignment, Consignment, Recipient
from generator.model.edition import BESIDE, Edition, Profile
from generator.project import SETTINGS, Project
from generator.settings import BriefTable
from generator.toml_file import find_line
from generator.validation import nearest

ASKED = "asked for"


@dataclass(frozen=True, slots=True)
class RecipientFilter:
    """Whom a command is for; what is empty narrows nothing."""

    groups: Collection[str] = ()
    recipients: Collection[str] = ()
    languages: Collection[str] = ()
    """The locales of the editions that they get."""
    unsubscribed: Collection[str] = ()
    """Who wants no more mail, and is left out."""


@dataclass(frozen=True, slots=True)
class DistributionPlan:
    """What of one brief goes to whom."""

    brief: str
    consignments: tuple[Consignment, ...]
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The number of each recipient's copy: their place in the list, whoever is chosen."""

    @property
    def editions(self) -> frozenset[Edition]:
        """The editions that it sends."""
        return frozenset(
            each.edition for consignment in self.consignments for each in consignment.assignments
        )


def plan(
    project: Project,
    recipients: Sequence[Recipient],
    briefs: Collection[str] = (),
    choice: RecipientFilter | None = None,
    profile: Profile = Profile.SCREEN,
) -> tuple[DistributionPlan, ...]:
    """Who gets which edition of these briefs, in which language and on which paper.

    :param briefs: all of the project where empty.
    :param profile: of the editions: for the screen, or for the press.
    :raises UsageError: for a brief, group, recipient or language that there is not, or where
        no one is left.
    :raises ProjectError: for a default language in which there is no edition.
    """
    choice = choice or RecipientFilter()
    for name in briefs:
        if name not in project.briefs:
            remedy = nearest(name, project.briefs, "ask for a brief that it lists")
            raise UsageError(Finding(Origin(SETTINGS), f"lists no brief {name}", remedy))
    for name in briefs or project.briefs:
        _check_brief(name, project.briefs[name], profile)
        _check_default(project, name, profile)
    chosen = _choose(recipients, choice)
    numbers = {recipient.id: number for number, recipient in enumerate(recipients, 1)}
    known = {
        locale
        for name in briefs or project.briefs
        for locale in _list_locales(project.briefs[name], profile)
    }
    _check_names("language", choice.languages, known, SETTINGS)
    plans = tuple(
        DistributionPlan(name, tuple(_consign(project, name, chosen, choice, profile)), numbers)
        for name in briefs or project.briefs
    )
    if not any(each.consignments for each in plans):
        message = "no recipient is left of all that at once"
        raise UsageError(Finding(Origin(PATH), message, "ask for less"))
    return plans


def _choose(recipients: Sequence[Recipient], choice: RecipientFilter) -> list[Recipient]:
    groups = {name for each in recipients for name in each.groups}
    _check_names("group", choice.groups, groups, PATH)
    _check_names("recipient", choice.recipients, {each.id for each in recipients}, PATH)
    return [
        each
        for each in recipients
        if (not choice.groups or set(choice.groups) & set(each.groups))
        and (not choice.recipients or each.id in choice.recipients)
        and each.id not in choice.unsubscribed
    ]


def _check_names(kind: str, asked: Collection[str], known: Collection[str], where: str) -> None:
    for name in asked:
        if name not in known:
            remedy = nearest(name, known, f"ask for a {kind} that it lists")
            raise UsageError(Finding(Origin(where), f"lists no {kind} {name}", remedy))


def _check_brief(name: str, table: BriefTable, profile: Profile) -> None:
    if not any(profile in table.profiles_of(each) for each in table.formats):
        message = f"lists no editions of {name} in the profile {profile}"
        remedy = f"add “{profile}” to its profiles, and build them"
        raise UsageError(Finding(Origin(SETTINGS), message, remedy))
    if not _locales(table, profile):
        message = f"lists {name} in pairs of languages alone"
        remedy = "add one language to its locales: who reads one is sent that"
        raise UsageError(Finding(Origin(SETTINGS), message, remedy))


def _list_locales(table: BriefTable, profile: Profile) -> tuple[str, ...]:
    """The languages and pairs of languages that a brief is published in."""
    listed = (
        name
        for each in table.formats
        if profile in table.profiles_of(each)
        for name in table.locales_of(each)
    )
    return tuple(dict.fromkeys(listed))


def _locales(table: BriefTable, profile: Profile) -> tuple[str, ...]:
    """The languages that a brief is published in by itself; those of two stand for none."""
    return tuple(name for name in _list_locales(table, profile) if BESIDE not in name)


def _consign(
    project: Project,
    brief: str,
    recipients: Sequence[Recipient],
    choice: RecipientFilter,
    profile: Profile,
) -> Iterator[Consignment]:
    table = project.briefs[brief]
    for recipient in recipients:
        locale, reason = _choose_locale(recipient, project, brief, profile)
        if choice.languages and locale not in choice.languages:
            continue
        assignments = tuple(
            _assign(recipient, Edition(brief, name, locale, paper, profile), reason)
            for name in table.formats
            if not recipient.formats or name in recipient.formats
            if profile in table.profiles_of(name) and locale in table.locales_of(name)
            for paper in [_choose_paper(recipient, table.papers_of(name))]
        )
        if assignments:
            yield Consignment(recipient, assignments[0].edition.locales[0], assignments)


def _choose_locale(
    recipient: Recipient, project: Project, brief: str, profile: Profile
) -> tuple[str, str]:
    """The locale of a recipient's editions, and why it is this one."""
    available = _locales(project.briefs[brief], profile)
    refused: list[str] = []
    for wanted in recipient.languages:
        found = _find_edition(wanted, project.briefs[brief], profile, available)
        if found is not None:
            exact = found.replace("_", "-") == wanted
            reason = ASKED if exact and not refused else f"{wanted} → {found}" if not exact else ""
            return found, "; ".join(filter(None, (_explain_refused(refused), reason)))
        refused.append(wanted)
    found = _find_default(project, brief, profile) or available[0]
    return found, f"no edition in {', '.join(refused)}; the default, {found}"


def _find_edition(
    wanted: str, table: BriefTable, profile: Profile, available: Sequence[str]
) -> str | None:
    """The locale nearest to one that is wanted; of two beside each other, whichever is first."""
    parts = wanted.split(BESIDE)
    if len(parts) == 1:
        return find_nearest(wanted, available)
    pairs = [name for name in _list_locales(table, profile) if BESIDE in name]
    # The main language first as it is asked for, else the other way round.
    for order in (parts, parts[::-1]):
        for pair in pairs:
            names = pair.split(BESIDE)
            if [
                find_nearest(part, [name]) for part, name in zip(order, names, strict=True)
            ] == names:
                return pair
    return None


def _find_default(project: Project, brief: str, profile: Profile) -> str | None:
    available = _locales(project.briefs[brief], profile)
    default = project.dispatch.default or read_language(ProjectFiles(project.root), brief)
    try:
        return find_nearest(default, available)
    except (UnknownLocaleError, ValueError):
        return None


def _check_default(project: Project, brief: str, profile: Profile) -> None:
    """A default that is set must lead to an edition; the subject's language need not have one."""
    default, available = project.dispatch.default, _locales(project.briefs[brief], profile)
    if default is None or _find_default(project, brief, profile) is not None:
        return
    text = ProjectFiles(project.root).read_text(SETTINGS)
    raise ProjectError(
        Finding(
            Origin(SETTINGS, find_line(text, ("dispatch", "default"))),
            f"has the default {default}, in which {brief} has no edition",
            f"use one of {', '.join(sorted(available))}",
        )
    )


def _explain_refused(refused: Sequence[str]) -> str:
    return f"no edition in {', '.join(refused)}; next preferred" if refused else ""


def _choose_paper(recipient: Recipient, papers: Sequence[str]) -> str:
    return recipient.paper if recipient.paper in papers else papers[0]


def _assign(recipient: Recipient, edition: Edition, reason: str) -> Assignment:
    if edition.paper == recipient.paper:
        return Assignment(recipient, edition, reason)
    why = f"{edition.format} is not made for {recipient.paper}: {edition.paper}"
    return Assignment(recipient, edition, f"{reason}; {why}")


def plan_built(
    project: Project,
    output: Path,
    briefs: Collection[str] = (),
    choice: RecipientFilter | None = None,
    profile: Profile = Profile.SCREEN,
) -> tuple[tuple[DistributionPlan, ...], Mapping[Edition, BuiltEdition]]:
    """The plans of these briefs by the project's recipients, and the editions as they are built.

    :param output: the folder of the built editions.
    :raises ContentError: when ``data/recipients.csv`` is at fault.
    :raises UsageError: as :func:`plan`.
    :raises PublishError: for each edition that is planned and not built, or older than its inputs.
    """
    recipients = read_recipients(ProjectFiles(project.root), project)
    plans = plan(project, recipients, briefs, choice, profile)
    wanted = [edition for each in plans for edition in each.editions]
    return plans, find_built(project, wanted, output)
