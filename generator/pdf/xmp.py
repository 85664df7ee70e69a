"""The one writer and the one reader of XMP, a document's metadata (ISO 16684-1), and its claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

import pikepdf
from lxml import etree

from generator.model.conformance import STANDARDS, Claim

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BEGIN = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_SCHEMA = re.compile(rb"namespaceURI>\s*([^<\s]+)\s*<|namespaceURI=[\"']([^\"']+)")
"""How an extension schema names what it describes, as an element or as an attribute."""
_FAMILIES = (
    ("PDF/UA-", ("pdfuaid:part",)),
    ("PDF/A-", ("pdfaid:part", "pdfaid:conformance")),
    ("", ("pdfxid:GTS_PDFXVersion",)),
)
"""How the claims of each family of standards are named, of whatever version."""


@dataclass(frozen=True, slots=True)
class PacketForm:
    """How a packet is written down, which means nothing and yet is part of every file's bytes.

    ``inner`` lists the prefixes that the RDF declares; the outermost element declares the others.
    """

    indent: str
    end: bytes
    inner: tuple[str, ...] = ()


FIXED = PacketForm(" ", b'\n<?xpacket end="r"?>')
"""For a file that is finished."""
EDITABLE = PacketForm(
    "  ", b'\n<?xpacket end="w"?>', ("rdf", "dc", "pdf", "pdfxid", "xmp", "xmpMM")
)
"""For a press, whose programs write into the metadata in place."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a schema that PDF/A does not know: its name, its type, what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema that PDF/A has to be told of, in words, with its properties."""

    name: str
    properties: Sequence[Property]


SCHEMAS = {
    "pdfuaid": Schema(
        "PDF/UA Universal Accessibility Schema",
        (Property("part", "Integer", "Indicates, which part of ISO 14289 standard is followed"),),
    )
}
"""What a claim is said with, by its prefix (ISO 19005-3, 6.6.2.3.3)."""


class Packet:
    """One XMP packet; properties stand in it in the order in which they are said."""

    def __init__(self, form: PacketForm) -> None:
        self.form = form
        outer = {key: value for key, value in NAMESPACES.items() if key not in form.inner}
        inner = {key: NAMESPACES[key] for key in form.inner}
        self.root = etree.Element(_expand("x:xmpmeta"), nsmap=outer)
        rdf = etree.SubElement(self.root, _expand("rdf:RDF"), nsmap=inner)
        self.about = etree.SubElement(rdf, _expand("rdf:Description"), {_expand("rdf:about"): ""})

    def say(self, name: str, value: str) -> None:
        """Add a property, unless it is empty."""
        _say(self.about, name, value)

    def list(self, name: str, kind: str, values: Iterable[str]) -> None:
        """Add a property that is a list (``Seq``, ``Bag``) or one for all languages (``Alt``)."""
        values = [value for value in values if value]
        if not values:
            return
        holder = etree.SubElement(self.about, _expand(name))
        entries = etree.SubElement(holder, _expand(f"rdf:{kind}"))
        language = {_LANGUAGE: "x-default"} if kind == "Alt" else {}
        for value in values:
            etree.SubElement(entries, _expand("rdf:li"), language).text = value

    def claim(self, claims: Iterable[Claim]) -> None:
        """Add what claims say, and describe the schemas of it that PDF/A does not know."""
        said = {name: value for claim in claims for name, value in claim.metadata.items()}
        for name, value in said.items():
            self.say(name, value)
        prefixes = dict.fromkeys(name.partition(":")[0] for name in said)
        described = [prefix for prefix in prefixes if prefix in SCHEMAS]
        if described:
            schemas = etree.SubElement(self.about, _expand("pdfaExtension:schemas"))
            bag = etree.SubElement(schemas, _expand("rdf:Bag"))
            for prefix in described:
                _describe_schema(bag, prefix)

    def put(self, pdf: pikepdf.Pdf) -> None:
        """Make it the metadata of a document, in place of what it has."""
        etree.cleanup_namespaces(self.root)
        etree.indent(self.root, self.form.indent)
        text: bytes = etree.tostring(self.root, encoding="utf-8")
        pdf.Root.Metadata = pdf.make_stream(
            _BEGIN + text.strip() + self.form.end,
            Type=pikepdf.Name.Metadata,
            Subtype=pikepdf.Name.XML,
        )


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _say(parent: etree._Element, name: str, value: str) -> None:
    if value:
        etree.SubElement(parent, _expand(name)).text = value


def _describe_schema(bag: etree._Element, prefix: str) -> None:
    resource = {_expand("rdf:parseType"): "Resource"}
    schema = etree.SubElement(bag, _expand("rdf:li"), resource)
    _say(schema, "pdfaSchema:schema", SCHEMAS[prefix].name)
    _say(schema, "pdfaSchema:namespaceURI", NAMESPACES[prefix])
    _say(schema, "pdfaSchema:prefix", prefix)
    listed = etree.SubElement(schema, _expand("pdfaSchema:property"))
    items = etree.SubElement(listed, _expand("rdf:Seq"))
    for each in SCHEMAS[prefix].properties:
        item = etree.SubElement(items, _expand("rdf:li"), resource)
        _say(item, "pdfaProperty:name", each.name)
        _say(item, "pdfaProperty:valueType", each.type)
        _say(item, "pdfaProperty:category", "internal")
        _say(item, "pdfaProperty:description", each.meaning)


def read_properties(pdf: pikepdf.Pdf, names: Iterable[str]) -> dict[str, str]:
    """Read properties as texts, several values joined by semicolons; of those that there are.

    :param names: with their prefixes, as ``dc:title``.
    """
    if not isinstance(pdf.Root.get("/Metadata"), pikepdf.Stream):
        return {}
    found: dict[str, str] = {}
    xmp = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    for name in names:
        value = xmp.get(_expand(name))
        if value is not None:
            values = sorted(value) if isinstance(value, set) else value
            found[name] = value if isinstance(value, str) else "; ".join(map(str, values))
    return found


def read_schemas(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Read which namespaces the extension schemas describe."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return ()
    found = _SCHEMA.findall(stream.read_bytes())
    return tuple(b"".join(pair).decode("utf-8", "replace") for pair in found)


def is_claimed(claim: Claim, properties: Mapping[str, str]) -> bool:
    """Say whether a document's properties claim a standard."""
    return all(properties.get(name) == value for name, value in claim.metadata.items())


def read_claims(pdf: pikepdf.Pdf) -> tuple[Claim, ...]:
    """Read which of the standards that editions follow a document claims."""
    names = [name for claim in STANDARDS for name in claim.metadata]
    properties = read_properties(pdf, names)
    return tuple(claim for claim in STANDARDS if is_claimed(claim, properties))


def name_claims(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Name whatever PDF/UA, PDF/A and PDF/X a document claims, as ``PDF/A-3a``."""
    properties = read_properties(pdf, [name for _, names in _FAMILIES for name in names])
    said = [
        (family, "".join(properties.get(name, "") for name in names)) for family, names in _FAMILIES
    ]
    return tuple(f"{family}{what.lower() if family else what}" for family, what in said if what)


def part_at_description(packet: bytes) -> tuple[bytes, bytes] | None:
    """Part a packet at the end of its description's text; None where it has none.

    :param packet: as the file holds it, unfiltered.
    """
    wanted = [
        NAMESPACES["dc"] + " description",
        *(NAMESPACES["rdf"] + f" {n}" for n in ("Alt", "li")),
    ]
    path: list[str] = []
    places: list[int] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def end(name: str) -> None:
        if path[-3:] == wanted:
            places.append(parser.CurrentByteIndex)
        path.pop()

    parser.StartElementHandler = lambda name, attributes: path.append(name)
    parser.EndElementHandler = end
    try:
        parser.Parse(packet, True)
    except expat.ExpatError:
        return None
    return (packet[: places[0]], packet[places[0] :]) if places else None
