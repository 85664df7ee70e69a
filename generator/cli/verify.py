"""``briefs verify``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.output import print_findings, project_option, shorten
from generator.errors import tame

if TYPE_CHECKING:
    from generator.dispatch.signing.verdict import Signature
    from generator.dispatch.signing.verification import Verification


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON on stdout.")
@click.option(
    "--trust",
    multiple=True,
    metavar="FILE.pem",
    type=click.Path(path_type=Path),
    help="Believe these certificates too; may be given several times.",
)
@click.option(
    "--output",
    default=Path("output"),
    type=click.Path(path_type=Path),
    help="The folder of the editions and packages.",
)
@click.option("--online", is_flag=True, help="Ask the certificates' issuers what they revoked.")
@project_option
def verify(
    files: tuple[Path, ...],
    as_json: bool,
    trust: tuple[Path, ...],
    output: Path,
    online: bool,
    folder: Path,
) -> int:
    """Say who signed PDFs, whether they are unchanged, and which edition each one is."""
    from generator.dispatch.signing.verification import verify as verify_files
    from generator.project import load_project

    settings = load_project(folder).dispatch.signing
    believed = [(folder, name) for name in settings.trust] + [(Path(), str(each)) for each in trust]
    verifications = []
    for verification in verify_files(files, folder / output, believed, online=online):
        verifications.append(verification)
        if not as_json:
            print_verification(verification)
            print_findings(verification.findings)
    if as_json:
        rows = [describe(verification) for verification in verifications]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    return int(any(verification.faults for verification in verifications))


def print_verification(verification: Verification) -> None:
    """What a file says of itself, and whether it is to be believed, in a line each."""
    click.echo(
        f"{tame(verification.path)}: {'not in order' if verification.faults else 'in order'}"
    )
    if verification.report is None:
        return
    for signature in verification.report.signatures:
        click.echo(f"  signed by  {_say_signer(signature)}")
        click.echo(f"  covers     {_say_cover(signature)}")
    if verification.listing is not None:
        whose = f" for {verification.listing.recipient}" if verification.listing.recipient else ""
        manifest = shorten(Path(verification.listing.manifest))
        click.echo(tame(f"  is         {verification.listing.edition}{whose} ({manifest})"))
    claims = ", ".join(verification.report.claims) or "nothing"
    click.echo(f"  claims     {claims}")


def describe(verification: Verification) -> dict[str, Any]:
    """The same for programs."""
    report, listing = verification.report, verification.listing
    return {
        "path": verification.path,
        "ok": not verification.faults,
        "sha256": report.sha256 if report else None,
        "signatures": [_describe(each) for each in report.signatures] if report else [],
        "edition": listing.edition if listing else None,
        "recipient": listing.recipient if listing else None,
        "manifest": listing.manifest if listing else None,
        "claims": list(report.claims) if report else [],
        "faults": [
            {"kind": fault.kind, "message": fault.message, "remedy": fault.remedy}
            for fault in verification.faults
        ],
    }


def _say_signer(signature: Signature) -> str:
    from generator.dispatch.signing.identity import say_time

    clock = (
        f"time-stamped by {signature.stamped_by}" if signature.stamped_by else "by its own clock"
    )
    when = f"{say_time(signature.moment)}, {clock}" if signature.moment else "at no stated time"
    issuer = "itself" if signature.issuer == signature.subject else signature.issuer
    return tame(f"{signature.subject} (certificate by {issuer}), {when}")


def _say_cover(signature: Signature) -> str:
    if signature.whole:
        return "the whole file"
    return f"the file before later additions: {signature.later}" if signature.later else "not all"


def _describe(signature: Signature) -> dict[str, Any]:
    return {
        "subject": signature.subject,
        "issuer": signature.issuer,
        "time": signature.moment.isoformat() if signature.moment else None,
        "timestamped_by": signature.stamped_by,
        "whole": signature.whole,
        "later": signature.later,
        "faults": [fault.kind for fault in signature.faults],
    }
