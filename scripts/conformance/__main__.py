"""The command: exit code 0 where every edition passes every referee, 1 else."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from generator.errors import BriefsError
from scripts.conformance import editions, jars, probes, programs
from scripts.conformance.epubcheck import epubcheck
from scripts.conformance.ghostscript import ghostscript
from scripts.conformance.hearing import hear
from scripts.conformance.nu import nu
from scripts.conformance.packages import NU, fetch_package
from scripts.conformance.qpdf import qpdf
from scripts.conformance.report import list_failures, make_table, sum_up
from scripts.conformance.verapdf import verapdf
from scripts.conformance.verdict import Referee, Sheet

ROOT = Path(__file__).resolve().parent.parent.parent
SCREEN = frozenset({"screen"})
EVERY = frozenset({"screen", "print"})
WEB = frozenset({"web"})
EPUB = frozenset({"epub"})
"""No free program judges PDF/X-4, which print editions are."""


def call_referees(folder: Path, whole: Path) -> tuple[Referee, ...]:
    """Give all referees, those that take longest first.

    :param folder: for the files that they must refuse; ``whole`` is a sound one.
    :raises SystemLibraryError: when a program or a jar is missing.
    """
    java, qpdf_path, gs = programs.need("java", "qpdf", "gs")
    untagged, cut = probes.make_untagged(folder), probes.make_cut(folder, whole)
    lib = jars.fetch()
    return (
        Referee("veraPDF ua1", SCREEN, untagged, verapdf(java, lib, "ua1")),
        Referee("veraPDF 3a", SCREEN, untagged, verapdf(java, lib, "3a")),
        Referee("qpdf", EVERY, cut, qpdf(qpdf_path)),
        Referee("Ghostscript", EVERY, cut, ghostscript(gs)),
        Referee(
            "EPUBCheck",
            EPUB,
            probes.make_empty_book(folder),
            epubcheck(java, jars.fetch(jars.EPUBCHECK)),
        ),
        Referee("Nu", WEB, probes.make_untitled(folder), nu(java, fetch_package(NU))),
    )


def judge(output: Path, *, build: bool) -> bool:
    """Judge the editions of an output folder, print what came of it, say whether all passed.

    :raises BriefsError: when there is nothing to judge, or no one to judge it.
    """
    programs.need("java", "qpdf", "gs")
    if build:
        editions.prepare(ROOT, output)
    sheets: tuple[Sheet, ...] = editions.read_editions(output)
    with tempfile.TemporaryDirectory(prefix="conformance-") as folder:
        whole = next((sheet for sheet in sheets if sheet.path.suffix == ".pdf"), sheets[0])
        hearing = hear(call_referees(Path(folder), whole.path), sheets)
    for line in make_table(hearing):
        print(line)
    print(sum_up(hearing))
    for line in list_failures(hearing):
        print(line, file=sys.stderr)
    return hearing.is_passed


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="make conformance", description=__doc__)
    parser.add_argument(
        "--output", type=Path, help="judge what lies in this output folder, and build nothing"
    )
    output: Path | None = parser.parse_args(arguments).output
    try:
        passed = judge(output or Path("output"), build=output is None)
    except BriefsError as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
