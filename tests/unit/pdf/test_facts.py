from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.pdf.facts import (
    Intent,
    Target,
    find_target,
    list_bookmarks,
    list_links,
    read_attachments,
    read_fonts,
    read_intents,
)


def test_output_intents_are_read_with_the_channels_of_their_profiles() -> None:
    """Of a press, of a screen, of one without a profile; what is none is passed over."""
    pdf = pikepdf.new()
    press = Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"))
    press.DestOutputProfile = pdf.make_stream(b"icc", N=4)
    pdf.Root.OutputIntents = Array([press, Dictionary(S=Name.GTS_PDFA1), String("x")])

    assert (Intent("/GTS_PDFX", "FOGRA39", 4), Intent("/GTS_PDFA1", None, None)) == read_intents(
        pdf
    )


def test_a_file_without_facts_has_none() -> None:
    """No key is missed, and a wrong type is none."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.OutputIntents = String("x")
    assert [(), [], frozenset(), [], []] == [
        read_intents(pdf),
        list(read_attachments(pdf)),
        read_fonts(pdf),
        list(list_bookmarks(pdf)),
        list_links(pdf.pages[0]),
    ]


def test_bookmarks_in_a_circle_are_listed_once_in_their_order() -> None:
    """Depth first, as a reader unfolds them."""
    pdf = pikepdf.new()
    one, two, inner = (pdf.make_indirect(Dictionary(Title=String(t))) for t in "ABC")
    one.Next, one.First, two.Next = two, inner, one
    pdf.Root.Outlines = Dictionary(First=one)

    assert [(0, "A"), (1, "C"), (0, "B")] == [
        (each.depth, str(each.item.Title)) for each in list_bookmarks(pdf)
    ]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        (Dictionary(Dest=String("plan")), Target(name="plan")),
        (Dictionary(A=Dictionary(S=Name.GoTo, D=String("plan"))), Target(name="plan")),
        (Dictionary(A=Dictionary(S=Name.URI, URI=String("a:b"))), Target(address="a:b")),
        (Dictionary(A=String("x")), Target()),
        (Dictionary(), Target()),
    ],
)
def test_a_link_leads_to_a_name_or_an_address(link: Dictionary, target: Target) -> None:
    """As it stands in the link or in its action."""
    assert target == find_target(link)


def test_a_link_leads_to_a_page() -> None:
    """Known by its object."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    assert Target(page=page.obj.objgen) == find_target(Dictionary(Dest=Array([page.obj, Name.Fit])))
