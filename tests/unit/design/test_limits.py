from __future__ import annotations

from pathlib import Path

import pytest

from generator.design.limits import limit_messages
from generator.design.plan import Plan, read_plan
from generator.errors import Origin, TemplateError
from generator.files import ProjectFiles
from generator.model.message import Message
from generator.model.pages import Pages


def limit(context: str, *limits: dict[str, int]) -> int | None:
    plans = [Plan(pages=Pages(1, 1), limits=rows) for rows in limits]
    (message,) = limit_messages([Message(context, "Un", Origin("a", 1), "")], plans)
    return message.limit


@pytest.mark.parametrize(
    ("context", "limits", "most"),
    [
        ("key-figures.figures.oil.words", [{"key-figures.figures.*.words": 12}], 12),
        (
            "key-figures.figures.oil.words",
            [{"key-figures.figures.*.words": 12}, {"key-figures.figures.oil.*": 8}],
            8,
        ),
        ("key-figures.figures.oil.label", [{"key-figures.figures.*.words": 12}], None),
        ("title", [{"subtitle": 12}], None),
        ("", [{"subject": 12}], None),
        ("title", [], None),
    ],
)
def test_a_text_has_the_smallest_limit_that_its_context_matches(
    context: str, limits: list[dict[str, int]], most: int | None
) -> None:
    """Patterns match the whole context, and all formats count."""
    assert most == limit(context, *limits)


def test_a_limit_that_is_none_is_at_its_line(tmp_path: Path) -> None:
    """A limit is a number of characters, at least one."""
    (tmp_path / "templates" / "a").mkdir(parents=True)
    (tmp_path / "templates" / "a" / "format.toml").write_text("pages = 1\n[limits]\ntitle = 0\n")
    with pytest.raises(TemplateError) as refused:
        read_plan(ProjectFiles(tmp_path), "a")
    assert str(refused.value).startswith("templates/a/format.toml:3: limits.title")
