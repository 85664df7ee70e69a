"""What a subject calls labels."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.catalogs.catalog import Catalog, Entry
from generator.errors import Origin
from generator.labels.renaming import check_renames, say_renames
from generator.model.label import Label, RenamedLabel, Renames

LABELS = {
    "chart.total": Label("chart.total", "Total"),
    "list.latest": Label("list.latest", "The latest place", "The latest {count} places"),
    "list.continued": Label("list.continued", "{title} (continued)"),
}
READ = TypeAdapter(Renames)


def find(renames: object) -> list[str]:
    value = READ.validate_python(renames)
    return [str(each) for each in check_renames(value, LABELS, lambda path: Origin(path[1]))]


def test_a_text_or_its_forms() -> None:
    """One text is for every number."""
    found = READ.validate_python(
        {"chart.total": "Summe", "list.latest": {"one": "a", "other": "b"}}
    )
    assert {"other": "Summe"} == found["chart.total"].forms
    assert {"one": "a", "other": "b"} == found["list.latest"].forms
    message = found["list.latest"].message("list.latest", Origin("x"))
    assert ("labels.list.latest", "a", "b") == (message.context, message.text, message.plural)
    assert "" == found["chart.total"].message("chart.total", Origin("x")).plural


def test_forms_without_other_are_refused() -> None:
    with pytest.raises(ValidationError, match="other"):
        READ.validate_python({"list.latest": {"one": "a"}})


@pytest.mark.parametrize(
    ("renames", "line"),
    [
        (
            {"chart.totals": "Summe"},
            "chart.totals:1: renames chart.totals, which is no label; did you mean chart.total?",
        ),
        (
            {"chart.total": {"one": "a", "other": "b"}},
            (
                "chart.total:1: gives several forms to the label chart.total, which counts nothing;"
                " write it as one text"
            ),
        ),
        (
            {"list.continued": "{titel} (Fortsetzung)"},
            (
                "list.continued:1: puts {titel} into the label list.continued, which has no such"
                " name; did you mean title?"
            ),
        ),
        (
            {"chart.total": "*Summe*"},
            (
                "chart.total:1: chart.total has markup (em) where plain words are printed;"
                " remove the markup"
            ),
        ),
    ],
)
def test_what_cannot_be_renamed_so_is_found(renames: object, line: str) -> None:
    assert [line] == find(renames)


def test_what_a_label_puts_in_may_be_left_out() -> None:
    assert [] == find({"list.continued": "Fortsetzung", "list.latest": "Die letzten"})


def test_it_is_said_in_the_language_of_the_subject_and_in_others() -> None:
    """By the forms that are given, and by those of the subject's catalog."""
    rename = RenamedLabel(one="Eine Flut", other="{count} Fluten")
    renames = {"list.latest": rename}
    own = say_renames(renames, None, "de")["list.latest"]
    assert ["Eine Flut", "{count} Fluten"] == [own.form(1), own.form(2)]
    entry = Entry(("une crue", "{count} crues"), fuzzy=False, origin=Origin("x"))
    catalog = Catalog("x", "x", {("labels.list.latest", "Eine Flut"): entry}, "n > 1")
    french = say_renames(renames, catalog, "de")["list.latest"]
    assert ["une crue", "une crue", "{count} crues"] == [french.form(n) for n in (0, 1, 2)]
