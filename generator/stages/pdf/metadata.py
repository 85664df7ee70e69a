"""A document's metadata as XMP: what it is, in which languages, which standards it claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pikepdf

from generator.model.conformance import Claim

_NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_FOOT = '\n<?xpacket end="r"?>'


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


def write_metadata(pdf: pikepdf.Pdf, claims: Sequence[Claim], languages: Sequence[str]) -> None:
    """Write a document's metadata anew, from what the engine wrote and what is claimed.

    :param languages: the languages of its text (BCP 47), the main one first.
    """
    with pdf.open_metadata(set_pikepdf_as_editor=False) as old:
        said = {key: old.get(key) for key in ("dc:title", "dc:description", "dc:creator")}
        plain = {
            key: str(old[key])
            for key in (
                "pdf:Keywords",
                "pdf:Producer",
                "xmp:CreateDate",
                "xmp:CreatorTool",
                "xmp:ModifyDate",
            )
            if key in old
        }
    root = ET.Element(_tag("rdf:RDF"))
    document = ET.SubElement(root, _tag("rdf:Description"), {_tag("rdf:about"): ""})
    _list(document, "dc:format", None, ["application/pdf"])
    _list(document, "dc:language", "rdf:Bag", languages)
    for key in ("dc:title", "dc:description"):
        if said[key]:
            _list(document, key, "rdf:Alt", [str(said[key])])
    _list(document, "dc:creator", "rdf:Seq", list(said["dc:creator"] or ()))
    for key, value in sorted(plain.items()):
        _list(document, key, None, [value])
    if "xmp:ModifyDate" in plain:
        _list(document, "xmp:MetadataDate", None, [plain["xmp:ModifyDate"]])
    said_of_claims = {name: value for claim in claims for name, value in claim.metadata.items()}
    for name, value in said_of_claims.items():
        _list(document, name, None, [value])
    prefixes = dict.fromkeys(name.partition(":")[0] for name in said_of_claims)
    _describe_schemas(document, [prefix for prefix in prefixes if prefix in SCHEMAS])
    pdf.Root.Metadata = pdf.make_stream(
        _write(root), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _list(parent: ET.Element, name: str, kind: str | None, values: Sequence[str]) -> None:
    if not values:
        return
    element = ET.SubElement(parent, _tag(name))
    if kind is None:
        element.text = values[0]
        return
    items = ET.SubElement(element, _tag(kind))
    for value in values:
        item = ET.SubElement(items, _tag("rdf:li"))
        item.text = value
        if kind == "rdf:Alt":
            item.set(_XML_LANGUAGE, "x-default")


def _describe_schemas(parent: ET.Element, prefixes: Sequence[str]) -> None:
    """The extension schemas, without which PDF/A takes no property that it does not know."""
    if not prefixes:
        return
    resource = {_tag("rdf:parseType"): "Resource"}
    schemas = ET.SubElement(parent, _tag("pdfaExtension:schemas"))
    bag = ET.SubElement(schemas, _tag("rdf:Bag"))
    for prefix in prefixes:
        schema = ET.SubElement(bag, _tag("rdf:li"), resource)
        _list(schema, "pdfaSchema:schema", None, [SCHEMAS[prefix].name])
        _list(schema, "pdfaSchema:namespaceURI", None, [_NAMESPACES[prefix]])
        _list(schema, "pdfaSchema:prefix", None, [prefix])
        listed = ET.SubElement(schema, _tag("pdfaSchema:property"))
        items = ET.SubElement(listed, _tag("rdf:Seq"))
        for each in SCHEMAS[prefix].properties:
            item = ET.SubElement(items, _tag("rdf:li"), resource)
            _list(item, "pdfaProperty:name", None, [each.name])
            _list(item, "pdfaProperty:valueType", None, [each.type])
            _list(item, "pdfaProperty:category", None, ["internal"])
            _list(item, "pdfaProperty:description", None, [each.meaning])


def _write(root: ET.Element) -> bytes:
    for prefix, address in _NAMESPACES.items():
        ET.register_namespace(prefix, address)
    packet = ET.Element(_tag("x:xmpmeta"))
    packet.append(root)
    ET.indent(packet, " ")
    return f"{_HEAD}{ET.tostring(packet, encoding='unicode')}{_FOOT}".encode()
