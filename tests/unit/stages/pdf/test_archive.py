from __future__ import annotations

import hashlib
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from generator.pdf.facts import list_interpolated
from generator.stages.pdf.archive import archive
from generator.stages.pdf.attachments import Attachment, attach, take_attachments
from tests.unit.pdf.tags.conftest import PrintPage, print_page

__all__ = ["print_page"]

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@pytest.fixture
def archived(print_page: PrintPage) -> pikepdf.Pdf:
    """A page in French and Arabic, finished for the archive."""
    pdf = print_page('<p id="x">A</p><p><a href="#x">B</a></p>')
    archive(pdf, ["fr", "ar"])
    return pdf


def test_both_standards_are_claimed(archived: pikepdf.Pdf) -> None:
    """PDF/A-3a and PDF/UA-1, in the languages of the text."""
    with archived.open_metadata() as said:
        claims = {key: said[key] for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
        languages = said["dc:language"]

    assert {
        "pdfaid:part": "3",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    } == claims
    assert {"fr", "ar"} == set(languages)


def test_archives_are_told_what_the_claim_to_accessibility_means(archived: pikepdf.Pdf) -> None:
    """PDF/A takes no property that no schema in the file describes."""
    packet = archived.Root.Metadata.read_bytes().decode()
    root = ET.fromstring(  # noqa: S314 - our own
        packet[packet.index("<x:") : packet.index("</x:xmpmeta>") + 12]
    )
    schema = root.findtext(".//pdfaSchema:namespaceURI", namespaces=NAMES)

    assert "http://www.aiim.org/pdfua/ns/id/" == schema
    assert "part" == root.findtext(".//pdfaProperty:name", namespaces=NAMES)
    assert "Integer" == root.findtext(".//pdfaProperty:valueType", namespaces=NAMES)


def test_colours_are_told(archived: pikepdf.Pdf) -> None:
    """The output intent is an sRGB profile, inside the file."""
    (intent,) = archived.Root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()

    assert "/GTS_PDFA1" == intent.S
    assert (b"mntr", b"RGB ") == (profile[12:16], profile[16:20])
    assert 3 == intent.DestOutputProfile.N


def test_links_are_printed_with_their_page(archived: pikepdf.Pdf) -> None:
    """Every annotation has the flag that says so, and no other."""
    assert [4] == [int(each.F) for each in archived.pages[0].Annots]


def test_metadata_say_the_same_twice(archived: pikepdf.Pdf) -> None:
    """In XMP what the information dictionary says."""
    with archived.open_metadata() as said:
        assert str(archived.docinfo["/Title"]) == said["dc:title"] == "T"
        assert str(archived.docinfo["/Producer"]) == said["pdf:Producer"]


def test_files_travel_inside_as_data(print_page: PrintPage) -> None:
    """Each with its type, its size and its sum, described, and found by its name."""
    pdf = print_page("<p>A</p>")
    data = b"lieu;date\r\n"
    attach(
        pdf,
        [Attachment("b.csv", "Les lieux"), Attachment("a.yaml", "")],
        {
            "b.csv": data,
            "a.yaml": b"x: 1",
        },
    )
    found = {name: pdf.attachments[name] for name in pdf.attachments}
    specification = pdf.Root.AF[1]

    assert ["a.yaml", "b.csv"] == sorted(found)
    assert data == found["b.csv"].get_file().read_bytes()
    assert "Les lieux" == str(specification.Desc)
    assert "/Data" == specification.AFRelationship
    assert "/text/csv" == specification.EF.F.Subtype
    assert hashlib.md5(data, usedforsecurity=False).digest() == bytes(
        specification.EF.F.Params.CheckSum
    )


def test_attachments_are_taken_out_of_the_page() -> None:
    """The engine would stamp them with this moment."""
    root = ET.fromstring(  # noqa: S314 - our own
        '<html><head><link rel="attachment" href="attachment:a.csv" title="A"/>'
        '<link rel="stylesheet" href="a.css"/></head></html>'
    )

    assert (Attachment("a.csv", "A"),) == take_attachments(root)
    assert ["stylesheet"] == [each.get("rel") for each in root.iter("link")]


def test_no_reader_makes_up_pixels_of_an_image(print_page: PrintPage) -> None:
    """The engine lets readers smooth images; an archive does not (ISO 19005-3, 6.2.8)."""
    pdf = print_page("<p>A</p>")
    image = pikepdf.Dictionary(Subtype=pikepdf.Name.Image, Interpolate=True)
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(I=pdf.make_stream(b"0", image))

    assert 1 == len(list(list_interpolated(pdf)))
    archive(pdf, ["en"])
    assert [] == list(list_interpolated(pdf))
