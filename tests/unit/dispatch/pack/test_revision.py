"""Incremental updates of a file."""

from __future__ import annotations

import hashlib
import io

import pikepdf
import pytest

from generator.dispatch.pack.revision import (
    Base,
    append,
    find_start,
    list_references,
    renumber,
    write_stream,
)


def make_base() -> Base:
    """A file of one page with a document information."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    pdf.docinfo["/Title"] = "First"
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    data = out.getvalue()
    with pikepdf.open(io.BytesIO(data)) as saved:
        return Base(
            data=data,
            size=int(saved.trailer.Size),
            start=find_start(data),
            root=saved.Root.objgen[0],
            info=saved.trailer.Info.objgen[0],
            identifier=bytes(saved.trailer.ID[0]),
            sha256=hashlib.sha256(data).hexdigest(),
        )


def test_an_object_is_replaced_and_one_is_new() -> None:
    """The original bytes stay first; the newer object is what a reader finds."""
    base = make_base()
    changed = append(
        base,
        [(base.info, b"<< /Title (Second) >>"), (base.size + 3, write_stream(b"/A 1", b"data"))],
    )
    assert changed.startswith(base.data)
    with pikepdf.open(io.BytesIO(changed)) as pdf:
        assert [] == pdf.check_pdf_syntax()
        assert "Second" == str(pdf.docinfo.Title)
        assert b"data" == pdf.get_object(base.size + 3, 0).read_raw_bytes()
        assert base.identifier == bytes(pdf.trailer.ID[0])
        assert base.identifier != bytes(pdf.trailer.ID[1])


def test_an_update_can_be_updated() -> None:
    """A second update, as a signature is, finds what the first one wrote."""
    base = make_base()
    once = append(base, [(base.info, b"<< /Title (Second) >>")])
    with pikepdf.open(io.BytesIO(once)) as pdf:
        size = int(pdf.trailer.Size)
    again = Base(once, size, find_start(once), base.root, base.info, base.identifier, "0" * 64)
    twice = append(again, [(base.info, b"<< /Title (Third) >>")])
    with pikepdf.open(io.BytesIO(twice)) as pdf:
        assert "Third" == str(pdf.docinfo.Title)


def test_the_identifier_is_of_the_content() -> None:
    """The same objects give the same file; others another identifier."""
    base = make_base()
    first, same, other = (
        append(base, [(base.info, b"<< /Title (%b) >>" % title)]) for title in (b"A", b"A", b"B")
    )
    assert first == same
    with pikepdf.open(io.BytesIO(first)) as one, pikepdf.open(io.BytesIO(other)) as two:
        assert bytes(one.trailer.ID[1]) != bytes(two.trailer.ID[1])


def test_a_string_is_no_reference() -> None:
    """Numbers in strings are left as they are."""
    body = rb"<< /A 5 0 R /B (7 0 R \) 8 0 R) /C <37203020> /D [12 0 R 5 0 R] >>"
    assert [5, 12, 5] == list_references(body)
    assert rb"<< /A 1 0 R /B (7 0 R \) 8 0 R) /C <37203020> /D [2 0 R 1 0 R] >>" == renumber(
        body, {5: 1, 12: 2}
    )


def test_a_file_that_is_cut_off() -> None:
    """What does not end as a PDF does is not added to."""
    with pytest.raises(ValueError, match="does not end as a PDF does"):
        find_start(b"%PDF-1.7\n")
