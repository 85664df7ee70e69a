from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator import workers
from generator.errors import BriefsError
from generator.model.edition import Profile
from generator.pipeline import Product
from generator.store import Store
from generator.workers import Made, make_group
from tests.unit.tasks import make_groups


def make(
    monkeypatch: pytest.MonkeyPatch, prepare: Callable[..., Any], finish: Callable[..., Any]
) -> dict[Profile, Made]:
    monkeypatch.setattr(workers, "prepare", prepare)
    monkeypatch.setattr(workers, "finish", finish)
    (group,) = make_groups(1)
    made = make_group(group, Store(None), lambda edition, step: None)
    return {each.edition.profile: each for each in made}


def test_a_fault_of_the_program_costs_its_own_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in a line, with its place for whoever maintains it, and the others are made."""

    def finish(item: Any, shared: Any, *_: Any) -> tuple[Product, Any]:
        if item.edition.profile is Profile.PRINT:
            raise KeyError("a name\nof two lines")
        return Product(item.edition, "key", b"", {}), shared

    made = make(monkeypatch, lambda *_: None, finish)
    assert isinstance(made[Profile.SCREEN].product, Product)
    failed = made[Profile.PRINT].product
    assert isinstance(failed, BriefsError)
    (finding,) = failed.findings
    assert "daesh-brief.00000.a4.print: the program is at fault (KeyError: " in finding.message
    assert "in test_workers.py:" in finding.message
    assert "\n" not in str(finding)


def test_a_fault_in_what_editions_share_costs_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each says so, and the group beside them is made."""

    def prepare(*_: Any) -> Any:
        raise IndexError("list index out of range")

    made = make(monkeypatch, prepare, lambda *_: pytest.fail("nothing is there to finish"))
    assert {Profile.SCREEN, Profile.PRINT} == set(made)
    assert all(isinstance(each.product, BriefsError) for each in made.values())
