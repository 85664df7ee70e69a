from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.design.press import OutputIntent, Press
from generator.errors import RenderError
from generator.model.edition import Edition, Profile
from generator.stages.pdf.press.preparation import prepare_for_press
from tests.unit.stages.pdf.press.drawing import PALETTE, make_page

EDITION = Edition("daesh", "brief", "fr", "a4", Profile.PRINT)
PRESS = Press(OutputIntent("FOGRA39", "http://www.color.org", "Coated", b"icc"), 3.0, PALETTE)
IDENTIFIER = "0123456789abcdef0123456789abcdef"


def make_screen_edition(content: str = "0 g 0 0 1 1 re f") -> bytes:
    """A page with all that a screen edition has for its reader."""
    pdf = make_page(content)
    page = pdf.pages[0].obj
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link)])
    page.StructParents = 0
    page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    root = pdf.Root
    root.Lang = String("fr")
    root.StructTreeRoot, root.MarkInfo = Dictionary(), Dictionary(Marked=True)
    root.Outlines, root.OpenAction, root.Names = Dictionary(), Dictionary(), Dictionary()
    root.AF, root.OutputIntents = Array(), Array([Dictionary(S=Name.GTS_PDFA1)])
    pdf.docinfo.Title, pdf.docinfo.Author = String("Titre & <suite>"), String("Service")
    pdf.docinfo.CreationDate = String("D:201703")
    pdf.docinfo.ModDate = String("D:20231114221320Z")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def prepare(content: str = "0 g 0 0 1 1 re f") -> pikepdf.Pdf:
    data = prepare_for_press(make_screen_edition(content), PRESS, EDITION, IDENTIFIER)
    return pikepdf.open(io.BytesIO(data))


def test_only_what_is_printed_is_left() -> None:
    """Links, tags, bookmarks, actions, attachments and groups go; the language stays."""
    pdf = prepare()
    wanted = {"/Type", "/Pages", "/Lang", "/OutputIntents", "/Metadata"}

    assert wanted == set(pdf.Root.keys())
    assert {
        *("/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/BleedBox", "/TrimBox")
    } == set(pdf.pages[0].obj.keys())


def test_it_declares_its_press() -> None:
    """The one output intent is the press's, with its profile inside."""
    pdf = prepare()
    (intent,) = pdf.Root.OutputIntents
    assert ("/GTS_PDFX", "FOGRA39", "http://www.color.org", "Coated") == (
        *(str(intent.S), str(intent.OutputConditionIdentifier)),
        *(str(intent.RegistryName), str(intent.Info)),
    )
    assert (4, b"icc") == (int(intent.DestOutputProfile.N), intent.DestOutputProfile.read_bytes())


def test_it_claims_its_standard() -> None:
    """Version, metadata and document information say the same, dates as whole ones."""
    pdf = prepare()
    metadata = pdf.open_metadata()
    said = [
        metadata[name]
        for name in (
            *("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion", "pdf:Trapped"),
            *("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title"),
            *("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"),
        )
    ]
    assert [
        *("PDF/X-4", "False"),
        *("2017-03-01T00:00:00Z", "2023-11-14T22:13:20Z", "2023-11-14T22:13:20Z"),
        "Titre & <suite>",
        *("urn:uuid:01234567-89ab-cdef-0123-456789abcdef", "1", "default"),
    ] == said
    assert ("1.6", "/False") == (pdf.pdf_version, str(pdf.docinfo.Trapped))
    assert ("D:20170301000000Z", "D:20231114221320Z") == (
        *(str(pdf.docinfo.CreationDate), str(pdf.docinfo.ModDate)),
    )
    assert "/ID" in pdf.trailer


def test_the_same_page_gives_the_same_bytes() -> None:
    """No clock and no chance is in it."""
    page = make_screen_edition()
    assert prepare_for_press(page, PRESS, EDITION, IDENTIFIER) == prepare_for_press(
        page, PRESS, EDITION, IDENTIFIER
    )


def test_a_colour_without_inks_stops_the_edition() -> None:
    """The finding names the edition and the colour, at its template."""
    with pytest.raises(RenderError) as failure:
        prepare("0.0706 0.2039 0.3373 rg 0 0 1 1 re f 0.5 g")
    assert [
        (
            "templates/brief/page.html:1: daesh-brief.fr.a4.print: the colour"
            f" {colour} is no token’s, so it has no inks; use a token of templates/tokens.css"
        )
        for colour in ("#123456", "#808080")
    ] == str(failure.value).splitlines()
