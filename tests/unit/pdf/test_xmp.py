from __future__ import annotations

import pikepdf
import pytest

from generator.model.conformance import A_3A, UA_1, X_4
from generator.pdf.xmp import (
    EDITABLE,
    FIXED,
    Packet,
    PacketForm,
    name_claims,
    part_at_description,
    read_claims,
    read_properties,
    read_schemas,
)

UA_SCHEMA = "http://www.aiim.org/pdfua/ns/id/"


@pytest.fixture(params=[FIXED, EDITABLE], ids=["fixed", "editable"])
def form(request: pytest.FixtureRequest) -> PacketForm:
    found: PacketForm = request.param
    return found


def test_what_is_written_is_read(form: PacketForm) -> None:
    """Texts with markup in them, lists in their order, and nothing for what is empty."""
    pdf = pikepdf.new()
    packet = Packet(form)
    packet.say("xmp:CreatorTool", "briefs & <co>")
    packet.say("pdf:Keywords", "")
    packet.list("dc:title", "Alt", ["Les victoires « vues »"])
    packet.list("dc:creator", "Seq", ["B", "A"])
    packet.list("dc:description", "Alt", [""])
    packet.put(pdf)

    names = ("xmp:CreatorTool", "pdf:Keywords", "dc:title", "dc:creator", "dc:description")
    assert {
        "xmp:CreatorTool": "briefs & <co>",
        "dc:title": "Les victoires « vues »",
        "dc:creator": "B; A",
    } == read_properties(pdf, names)


def test_claims_are_read_with_the_schemas_that_they_need(form: PacketForm) -> None:
    """PDF/A must be told of the schema of PDF/UA; of its own and of PDF/X it knows."""
    pdf = pikepdf.new()
    packet = Packet(form)
    packet.claim([A_3A, UA_1])
    packet.put(pdf)

    assert (UA_1, A_3A) == read_claims(pdf)
    assert ("PDF/UA-1", "PDF/A-3a") == name_claims(pdf)
    assert (UA_SCHEMA,) == read_schemas(pdf)


def test_a_standard_of_another_version_is_named_and_not_ours() -> None:
    """As of a file from elsewhere."""
    pdf = pikepdf.new()
    packet = Packet(FIXED)
    packet.say("pdfaid:part", "2")
    packet.say("pdfaid:conformance", "B")
    packet.say("pdfxid:GTS_PDFXVersion", "PDF/X-4")
    packet.put(pdf)

    assert ("PDF/A-2b", "PDF/X-4") == name_claims(pdf)
    assert (X_4,) == read_claims(pdf)


def test_a_file_without_metadata_says_nothing() -> None:
    """And claims nothing."""
    pdf = pikepdf.new()
    assert ({}, (), ()) == (read_properties(pdf, ["dc:title"]), read_claims(pdf), read_schemas(pdf))


def test_a_packet_is_parted_behind_the_text_of_its_description(form: PacketForm) -> None:
    """Whatever the letters; other lists of the same kind are left alone."""
    pdf = pikepdf.new()
    packet = Packet(form)
    packet.list("dc:title", "Alt", ["Titre"])
    packet.list("dc:description", "Alt", ["Résumé العربية"])
    packet.put(pdf)

    parts = part_at_description(pdf.Root.Metadata.read_bytes())
    assert parts is not None
    assert parts[0].endswith("Résumé العربية".encode())
    assert parts[1].startswith(b"</rdf:li>")


@pytest.mark.parametrize("data", [b"", b"no XML", b"<x/>"])
def test_a_packet_without_a_description_is_not_parted(data: bytes) -> None:
    """Nor what is no packet."""
    assert part_at_description(data) is None
