"""Who gets which edition, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.dispatch.plan.distribution import (
    DistributionPlan,
    RecipientFilter,
    plan,
)
from generator.errors import UsageError
from generator.model.dispatch import Recipient
from generator.model.dispatch_settings import DispatchTable
from generator.model.edition import Profile
from generator.project import Project
from tests.conftest import load_shipped
from tests.unit.dispatch.conftest import make_recipient


@pytest.fixture
def shipped_project() -> Project:
    return load_shipped()


def list_lines(plans: tuple[DistributionPlan, ...]) -> list[tuple[str, str, str]]:
    return [
        (each.recipient.id, each.edition.name, each.reason)
        for found in plans
        for consignment in found.consignments
        for each in consignment.assignments
    ]


def plan_one(project: Project, recipient: Recipient) -> list[tuple[str, str]]:
    return [(name, reason) for _, name, reason in list_lines(plan(project, [recipient]))]


@pytest.mark.parametrize(
    ("languages", "name", "reason"),
    [
        (("fr",), "daesh-map.fr.a4.screen", "asked for"),
        (("fr-CA",), "daesh-map.fr.a4.screen", "fr-CA → fr"),
        (("fr+ar",), "daesh-map.fr+ar.a4.screen", "asked for"),
        (("ar+fr",), "daesh-map.fr+ar.a4.screen", "ar+fr → fr+ar"),
        (("fr-CA+ar-IQ",), "daesh-map.fr+ar.a4.screen", "fr-CA+ar-IQ → fr+ar"),
        (("fr+ku", "en"), "daesh-map.en.a4.screen", "no edition in fr+ku; next preferred"),
        (("ku", "ar"), "daesh-map.ar.a4.screen", "no edition in ku; next preferred"),
        (
            ("ku", "ar-IQ"),
            "daesh-map.ar.a4.screen",
            "no edition in ku; next preferred; ar-IQ → ar",
        ),
        (
            ("ku", "pt-BR"),
            "daesh-map.fr.a4.screen",
            "no edition in ku, pt-BR; the default, fr",
        ),
    ],
)
def test_the_language_and_the_reason(
    shipped_project: Project, languages: tuple[str, ...], name: str, reason: str
) -> None:
    """The first preferred language that there is, by CLDR, else the default; the plan says why."""
    recipient = make_recipient(languages=languages, formats=("map",))
    assert [(name, reason)] == plan_one(shipped_project, recipient)


def test_the_default_is_that_of_the_settings(shipped_project: Project) -> None:
    """``[dispatch] default`` is the language of who prefers none that there is."""
    project = replace(shipped_project, dispatch=DispatchTable(default="en"))
    recipient = make_recipient(languages=("ku",), formats=("map",))
    assert [("daesh-map.en.a4.screen", "no edition in ku; the default, en")] == plan_one(
        project, recipient
    )


def test_all_formats_and_the_papers_that_they_are_made_for(shipped_project: Project) -> None:
    """Who names no format gets all; one that is not made for their paper comes on another."""
    assert [
        ("daesh-brief.fr.a4.screen", "asked for; brief is not made for a3: a4"),
        ("daesh-factsheet.fr.a4.screen", "asked for; factsheet is not made for a3: a4"),
        ("daesh-map.fr.a3.screen", "asked for"),
        ("daesh-large-print.fr.a4.screen", "asked for; large-print is not made for a3: a4"),
        ("daesh-slides.fr.slides.screen", "asked for; slides is not made for a3: slides"),
    ] == plan_one(shipped_project, make_recipient(paper="a3"))


def test_the_choice_narrows(shipped_project: Project) -> None:
    """Groups, recipients and languages narrow together, and the copies keep their numbers."""
    recipients = [
        make_recipient("a", ("fr",), groups=("x",), formats=("map",)),
        make_recipient("b", ("en",), groups=("x", "y"), formats=("map",)),
        make_recipient("c", ("fr-CH",), groups=("y",), formats=("map",)),
    ]

    def choose(**choice: tuple[str, ...]) -> list[str]:
        plans = plan(shipped_project, recipients, choice=RecipientFilter(**choice))
        assert {"a": 1, "b": 2, "c": 3} == plans[0].numbers
        return [name for name, _, _ in list_lines(plans)]

    assert ["a", "b"] == choose(groups=("x",))
    assert ["a", "b", "c"] == choose(groups=("x", "y"))
    assert ["a", "c"] == choose(languages=("fr",))
    assert ["c"] == choose(languages=("fr",), groups=("y",))
    assert ["b"] == choose(recipients=("b",))


@pytest.mark.parametrize(
    ("choice", "line"),
    [
        (
            RecipientFilter(groups=("embasy",)),
            "data/recipients.csv:1: lists no group embasy; did you mean embassy?",
        ),
        (
            RecipientFilter(recipients=("../a",)),
            (
                "data/recipients.csv:1: lists no recipient ../a;"
                " ask for a recipient that it lists (reader)"
            ),
        ),
        (
            RecipientFilter(languages=("de",)),
            (
                "briefs.toml:1: lists no language de;"
                " ask for a language that it lists (ar, en, en+ar, fr, fr+ar, fr+en)"
            ),
        ),
        (
            RecipientFilter(languages=("ar",)),
            "data/recipients.csv:1: no recipient is left of all that at once; ask for less",
        ),
    ],
)
def test_a_choice_that_names_what_there_is_not(
    shipped_project: Project, choice: RecipientFilter, line: str
) -> None:
    """A name that is not listed, and a choice that leaves no one, each end in one line."""
    with pytest.raises(UsageError) as failure:
        plan(shipped_project, [make_recipient(groups=("embassy",))], choice=choice)
    assert [line] == [str(finding) for finding in failure.value.findings]


def test_a_brief_without_print_editions(shipped_project: Project) -> None:
    """The press gets only what is made for it."""
    table = shipped_project.briefs["daesh"].model_copy(
        update={"profiles": {"*": (Profile.SCREEN,)}}
    )
    project = replace(shipped_project, briefs={"daesh": table})
    with pytest.raises(UsageError, match="lists no editions of daesh in the profile print"):
        plan(project, [make_recipient()], profile=Profile.PRINT)


def test_pairs_of_languages_go_to_no_one(shipped_project: Project) -> None:
    """A brief that is published in pairs alone cannot be planned, which one line says."""
    table = shipped_project.briefs["daesh"].model_copy(update={"locales": {"*": ("fr+ar",)}})
    project = replace(shipped_project, briefs={"daesh": table})
    with pytest.raises(UsageError, match="lists daesh in pairs of languages alone"):
        plan(project, [make_recipient()])
