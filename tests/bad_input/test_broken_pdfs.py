"""A finished edition, broken in one way at a time: what ``briefs check`` says of it."""

from __future__ import annotations

import io
import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.checking import Inspection, examine
from generator.errors import Origin
from generator.project import load_project
from generator.stages.preflight.expectations import Case, Claims
from generator.stages.preflight.reading import read
from generator.stages.preflight.report import CHECKS
from tests.bad_input.calling import call_here
from tests.conftest import ROOT, make_once
from tests.unit.hostile import REFUSED, inflate

NAME = "daesh-factsheet.fr.a4.screen"
Break = Callable[[pikepdf.Pdf], object]


def walk(element: Any) -> Iterator[Any]:
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def first(pdf: pikepdf.Pdf, tag: str) -> Any:
    return next(each for each in walk(pdf.Root.StructTreeRoot) if each.S == f"/{tag}")


def remove_tag(pdf: pikepdf.Pdf) -> None:
    heading = first(pdf, "H1")
    heading.P.K = Array([kid for kid in heading.P.K if kid.objgen != heading.objgen])


def unembed(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == "/FontDescriptor":
            del item.FontFile2
            return


def paint(content: bytes, page: int = 0) -> Break:
    def spoil(pdf: pikepdf.Pdf) -> None:
        stream = pdf.pages[page].obj.Contents
        stream.write(stream.read_bytes() + b"\n" + content)

    return spoil


def shift(pdf: pikepdf.Pdf) -> None:
    """Move all of the first page to the left by 15 mm."""
    stream = pdf.pages[0].obj.Contents
    stream.write(b"1 0 0 1 -42.5 0 cm\n" + stream.read_bytes())


def overlap(pdf: pikepdf.Pdf) -> None:
    """Paint the first page's text a second time, a little to the right."""
    stream = pdf.pages[0].obj.Contents
    data = stream.read_bytes()
    stream.write(b"q\n" + data + b"\nQ q 1 0 0 1 2 1 cm /Artifact BMC\n" + strip(data) + b"\nEMC Q")


def strip(data: bytes) -> bytes:
    """The content without its marks."""
    scratch = pikepdf.new()
    kept = [
        each
        for each in pikepdf.parse_content_stream(scratch.make_stream(data))
        if str(each.operator) not in {"BDC", "BMC", "EMC"}
    ]
    return pikepdf.unparse_content_stream(kept)


def pad(pdf: pikepdf.Pdf) -> None:
    noise = b"".join((n * 2654435761 % 2**32).to_bytes(4, "big") for n in range(100_000))
    pdf.Root.Padding = pdf.make_stream(noise)


def edit_metadata(name: str, value: str | None) -> Break:
    def spoil(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            if value is None:
                del metadata[name]
            else:
                metadata[name] = value

    return spoil


def say(key: str, value: pikepdf.Object | None) -> Break:
    if value is None:
        return lambda pdf: pdf.Root.__delitem__(key)
    return lambda pdf: pdf.Root.__setitem__(key, value)


def misplace_bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Dest = String("nowhere")


def skip_level(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = Name.H4


BROKEN: dict[str, tuple[Break, str, str]] = {
    "a tag removed": (remove_tag, "tags", "which no element holds"),
    "untagged content": (
        paint(b"10 10 20 20 re f"),
        "tags",
        "page 1 paints 1 times outside the tags",
    ),
    "tags off": (say("/MarkInfo", None), "tags", "is not tagged; render it as PDF/UA"),
    "alternative text removed": (
        lambda pdf: first(pdf, "Figure").__delitem__("/Alt"),
        "alternatives",
        "has a figure without alternative text; give each img its alt",
    ),
    "a font taken out": (unembed, "fonts", "does not embed the font Noto"),
    "a wrong language": (
        say("/Lang", String("en")),
        "languages",
        "says its language is en, not fr; set lang on the html element",
    ),
    "a bookmark to nowhere": (misplace_bookmark, "links", "leads to #nowhere, which is nowhere"),
    "a level skipped": (skip_level, "headings", "an H4, follows an H1; make it an H2"),
    "the title removed": (
        edit_metadata("dc:title", None),
        "metadata",
        "is titled “”, not “L’action de la France",
    ),
    "the claim removed": (
        edit_metadata("pdfuaid:part", None),
        "conformance",
        "does not claim PDF/UA-1; render it as PDF/UA-1",
    ),
    "text on text": (overlap, "overlaps", "page 1 has text on text: “"),
    "padding": (
        pad,
        "size",
        " kB where 450 are allowed, without its images",
    ),
    "a page less": (
        lambda pdf: pdf.pages.__delitem__(1),
        "pages",
        "has 1 page where its plan has 2",
    ),
    "another paper": (
        lambda pdf: setattr(pdf.pages[0], "mediabox", Array([0, 0, 612, 792])),
        "boxes",
        "page 1 measures 215.9 × 279.4 mm, not 210.0 × 297.0",
    ),
    "a script": (
        say("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
        "actions",
        "holds an action JavaScript; take it out: a reader expects a page",
    ),
}


PRINTED = "daesh-factsheet.fr.a4.print"
SPOILT: dict[str, tuple[Break, str, str]] = {
    "RGB in print": (
        paint(b"q 1 0 0 rg 100 100 20 20 re f Q"),
        "colours",
        "page 1 paints a fill in DeviceRGB 1 0 0; use a token of templates/tokens.css",
    ),
    "four inks under the text": (
        paint(b"q 1 1 1 1 k 100 100 20 20 re f Q"),
        "inks",
        "page 1 lays 400 % of ink",
    ),
    "wrong box": (
        lambda pdf: setattr(pdf.pages[0], "trimbox", Array([0, 0, 595, 842])),
        "boxes",
        "page 1 bleeds by",
    ),
    "no box": (
        lambda pdf: pdf.pages[1].obj.__delitem__("/BleedBox"),
        "boxes",
        "page 2 has no BleedBox",
    ),
    "no press": (
        lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
        "conformance",
        "claims PDF/X-4 without the output intent GTS_PDFX",
    ),
}
SOUND: tuple[Break, str, str] = (lambda _: None, "", "")


CASES = {
    "sound": (NAME, SOUND),
    "sound print": (PRINTED, SOUND),
    **{case: (NAME, fault) for case, fault in BROKEN.items()},
    **{case: (PRINTED, fault) for case, fault in SPOILT.items()},
}


@pytest.fixture(scope="session")
def broken(built: Path, shared: Path) -> dict[str, Inspection]:
    """Every broken file inspected, in one go, for all workers; and the sound ones."""
    folder = shared / "broken"
    make_once(folder, lambda: break_all(built, folder))
    found: dict[str, Inspection] = pickle.loads((folder / "found").read_bytes())  # noqa: S301 - ours
    return found


def break_all(built: Path, folder: Path) -> None:
    files = {}
    for number, (case, (name, (spoil, _, _))) in enumerate(CASES.items()):
        files[case] = folder / str(number) / "daesh" / f"{name}.pdf"
        files[case].parent.mkdir(parents=True)
        with pikepdf.open(built / "daesh" / f"{name}.pdf") as pdf:
            spoil(pdf)
            pdf.save(files[case])
        # The manifest beside it says which title it has.
        (folder / str(number) / "manifest.json").write_bytes((built / "manifest.json").read_bytes())
    found = examine(load_project(ROOT), files=tuple(files.values())).inspections
    (folder / "found").write_bytes(pickle.dumps(dict(zip(files, found, strict=True))))


def test_a_sound_edition_has_no_finding(broken: dict[str, Inspection]) -> None:
    """What is only known while it is built, or of another format, is not applicable."""
    found = broken["sound"]
    assert (NAME, ()) == (found.edition, found.findings)
    for_print, for_large_print = {"images", "inks", "pdfx", "transparency"}, {"type-size"}
    assert {"manifest", *for_print, *for_large_print} == {
        name for name, verdict in found.checks.items() if verdict != "passed"
    }


def test_a_sound_print_edition_has_no_finding(broken: dict[str, Inspection]) -> None:
    """What is for readers at a screen does not apply to it; all else passes."""
    found = broken["sound print"]
    assert (PRINTED, ()) == (found.edition, found.findings)
    assert {"boxes", "colours", "conformance", "fonts", "images", "inks", "margins", "pdfx"} <= {
        name for name, verdict in found.checks.items() if verdict == "passed"
    }


@pytest.mark.parametrize("case", [*BROKEN, *SPOILT])
def test_a_broken_edition_is_caught(broken: dict[str, Inspection], case: str) -> None:
    """The check that the fault is one of fails, and says in a line what is wrong."""
    edition, (_, name, line) = CASES[case]
    found = broken[case]
    assert "failed" == found.checks[name]
    assert [each for each in map(str, found.findings) if line in each]
    assert all(str(each).startswith(f"{found.path}:1: {edition}: ") for each in found.findings)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    **{name: REFUSED[name] for name in ("empty", "truncated", "encrypted", "page tree loop")},
    "a gigabyte of zeros": (lambda: inflate(1500, 1), "is damaged (content stream"),
    "a gigabyte in two filters": (lambda: inflate(1500, 2), "is damaged (content stream"),
}
"""One of each kind, each read in a process of its own; tests/unit/pdf has all that are refused."""


def test_a_hostile_file_ends_in_one_line_and_1(tmp_path: Path) -> None:
    """Each is a failed check of syntax with one finding, and the others are read nevertheless."""
    files = []
    for number, (make, _) in enumerate(HOSTILE.values()):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(make())
    result = call_here("check", "--project", ROOT, "--json", *files)
    found = json.loads(result.out)["editions"]
    assert (1, len(files)) == (result.code, len(found))
    for inspection, (_, line) in zip(found, HOSTILE.values(), strict=True):
        (finding,) = inspection["findings"]
        assert {"syntax": "failed"} == inspection["checks"]
        assert finding["message"].startswith(line.partition(";")[0])


def test_the_table_says_what_it_is_not(built: Path, project: Path) -> None:
    """A row a PDF on stdout, the sum under it, findings on stderr; a file of no project is read."""
    file = project / "another.pdf"
    file.write_bytes((built / "daesh" / f"{NAME}.pdf").read_bytes())
    result = call_here("check", "--project", project, file)
    head, row, last = result.out.splitlines()
    assert ["PDF", "passed", "not", "applicable", "failed"] == head.split()
    assert row.startswith(str(file)[:40])
    assert last.endswith(" machine checks passed; not a conformance claim")
    assert (0, "") == (result.code, result.err)


def test_text_off_the_page_is_found(built: Path) -> None:
    """What was moved to the edge is quoted; a sound page keeps its distance."""
    sound = (built / "daesh" / f"{NAME}.pdf").read_bytes()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        shift(pdf)
        pdf.save(out)
    case = Case.of_file(Origin("a.pdf"), Claims(()))
    with read(sound) as reading:
        assert [] == list(CHECKS["margins"].find(reading, case))
    with read(out.getvalue()) as reading:
        (finding,) = CHECKS["margins"].find(reading, case)
    assert str(finding).startswith("a.pdf:1: page 1 has text 3.0 mm from its edge: “")
    assert str(finding).endswith("”; keep text 5 mm inside the page")
