"""A finished edition and a reader's line -> the reader's own copy, without laying it out again.

The edition's bytes stay as they are: what the copy has more is put after them, as an incremental
update. What is the same in all copies of an edition is prepared once.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from html import escape

import pikepdf

from generator.dispatch.pack.foot import FootSpace, find_room
from generator.dispatch.pack.revision import (
    Base,
    append,
    find_start,
    renumber,
    write_stream,
)
from generator.dispatch.pack.strip import Strip
from generator.errors import Finding, Origin, PublishError
from generator.pdf.xmp import part_at_description

LOWEST = 17.4
"""Where the lowest baseline may be, in pt: letters that go down from it keep 5 mm from the edge."""
FORM = "/ReadersCopy"
_AFTER = (
    b"Q\n/Artifact << /Type /Pagination /Subtype /Footer >> BDC\nq\n%b Do\nQ\nEMC\n"
    % FORM.encode("ascii")
)
"""What each page paints last: the form, which is no content of the document (ISO 14289-1, 7.1)."""


@dataclass(frozen=True, slots=True)
class Master:
    """An edition, ready for its copies to be stamped."""

    base: Base
    room: FootSpace
    form: int
    """The number that the form gets; the objects that it needs follow it."""
    fixed: tuple[tuple[int, bytes], ...]
    """The objects that are the same in every copy, as they are written: pages, their resources."""
    info: bytes
    """The document information without Subject and the closing brackets."""
    subject: str
    metadata: tuple[int, bytes, bytes]
    """The metadata's number, and its packet up to the end of the description and from there on."""


def prepare(data: bytes, name: str) -> Master:
    """Read an edition once, for all its copies.

    :param data: a finished edition for the screen.
    :param name: what the file is called.
    :raises PublishError: when its foot has no room, or it has no description to add to.
    """
    room = find_room(data)
    if room is None:
        raise _fault(name, "has no room in its foot for a reader’s name")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        described = part_at_description(packet)
        if described is None or "/Subject" not in pdf.docinfo:
            raise _fault(name, "has no description, to which a reader’s name is added")
        size = int(pdf.trailer.Size)
        base = Base(
            data=data,
            size=size,
            start=find_start(data),
            root=pdf.Root.objgen[0],
            info=pdf.trailer.Info.objgen[0],
            identifier=bytes(pdf.trailer.ID[0]),
            sha256=hashlib.sha256(data).hexdigest(),
        )
        info = pikepdf.Dictionary({k: v for k, v in pdf.docinfo.items() if k != "/Subject"})
        fixed = _prepare_pages(pdf, size)
        return Master(
            base=base,
            room=room,
            form=size + 2,
            fixed=fixed,
            info=info.unparse(resolved=True).strip()[:-2],
            subject=str(pdf.docinfo.Subject),
            metadata=(pdf.Root.Metadata.objgen[0], *described),
        )


def _prepare_pages(pdf: pikepdf.Pdf, size: int) -> tuple[tuple[int, bytes], ...]:
    """Every page with the form painted last, under a graphics state that its own has not touched.

    The numbers from ``size`` on are given to what comes before a page's content, to what comes
    after it, and to the form.
    """
    changed: dict[int, bytes] = {}
    names = {number: b"%d 0 R" % (size + number) for number in range(3)}
    for page in pdf.pages:
        resources = page.obj.Resources
        xobjects = resources.get("/XObject", pikepdf.Dictionary())
        kept = pikepdf.Dictionary({k: v for k, v in resources.items() if k != "/XObject"})
        entries = pikepdf.Dictionary(dict(xobjects.items())).unparse(resolved=True).strip()[:-2]
        written = kept.unparse(resolved=True).strip()[:-2]
        written += b" /XObject %b %b %b >> >>" % (entries, FORM.encode("ascii"), names[2])
        if resources.is_indirect:
            changed[resources.objgen[0]] = written
        contents = page.obj.Contents
        own = (
            b" ".join(_refer(part) for part in contents)
            if isinstance(contents, pikepdf.Array)
            else _refer(contents)
        )
        left = {"/Contents"} | (set() if resources.is_indirect else {"/Resources"})
        body = pikepdf.Dictionary({k: v for k, v in page.obj.items() if k not in left})
        text = body.unparse(resolved=True).strip()[:-2]
        text += b" /Contents [%b %b %b]" % (names[0], own, names[1])
        if not resources.is_indirect:
            text += b" /Resources %b" % written
        changed[page.obj.objgen[0]] = text + b" >>"
    return (
        *sorted(changed.items()),
        (size, write_stream(b"", b"q\n")),
        (size + 1, write_stream(b"", _AFTER)),
    )


def stamp(master: Master, strip: Strip, line: str) -> bytes:
    """A reader's own copy: the strip in the foot of each page, the line in its properties.

    Both the document information and the XMP say the line after the description, and agree
    (ISO 19005-3, 6.6.3). The same edition, strip and line give the same bytes.
    """
    numbers = {number: master.form + 1 + place for place, number in enumerate(strip.objects)}
    entries, content = strip.content
    room = master.room
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 %.3f %.3f] /Matrix [1 0 0 1 %.3f %.3f]"
        b" /Resources %b %b"
        % (
            strip.width,
            strip.height,
            room.left + (room.width - strip.width) / 2,
            max(room.baseline, LOWEST) - strip.baseline,
            renumber(strip.resources, numbers),
            entries,
        )
    )
    place, before, after = master.metadata
    subject = f"{master.subject} — {line}"
    xmp = before + f" — {escape(line, quote=False)}".encode() + after
    return append(
        master.base,
        (
            *master.fixed,
            (master.form, write_stream(form, content)),
            *(
                (
                    numbers[number],
                    renumber(body, numbers)
                    if data is None
                    else write_stream(renumber(body, numbers), data),
                )
                for number, (body, data) in strip.objects.items()
            ),
            (
                master.base.info,
                master.info + b" /Subject " + pikepdf.String(subject).unparse() + b" >>",
            ),
            (place, write_stream(b"/Type /Metadata /Subtype /XML", xmp)),
        ),
    )


def _refer(item: pikepdf.Object) -> bytes:
    return b"%d %d R" % item.objgen


def _fault(name: str, message: str) -> PublishError:
    return PublishError(Finding(Origin(name), message, "send it without --personal"))
