"""Whether files are what they seem: whose signatures they bear, and which manifest lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.mail.ledger import LEDGER, read_items
from generator.dispatch.pack.packages import DISPATCH
from generator.dispatch.signing.signatures import read_signatures
from generator.dispatch.signing.trust import list_system_roots, read_roots
from generator.dispatch.signing.verdict import SignatureReport, ValidationPolicy, VerificationFault
from generator.errors import BriefsError, Finding, Origin
from generator.pdf.untrusted import run_guarded
from generator.stages.publishing.manifest import (
    MANIFEST,
    list_digests,
    load_manifest,
)

LOADS = ("pyhanko.sign.validation",)
"""What each file is read with, loaded once for all of them."""
_AGAIN = "ask the sender for the file again"


@dataclass(frozen=True, slots=True)
class Listing:
    """A file as a manifest lists it."""

    manifest: str
    """The manifest's path."""
    edition: str
    """The path of the edition, or of the file in its package."""
    recipient: str | None
    """The name of whose package it is in; None where it is an edition as it was built."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of one file."""

    path: str
    report: SignatureReport | None
    """None where it could not be read."""
    listing: Listing | None
    """Where it is listed, as it is or as it was before it was signed."""
    faults: tuple[VerificationFault, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The faults, said of the file."""
        where = Origin(self.path)
        return tuple(Finding(where, fault.message, fault.remedy) for fault in self.faults)


def verify(
    files: Iterable[Path],
    output: Path,
    trust: Sequence[tuple[Path, str]],
    *,
    online: bool = False,
) -> Iterator[Verification]:
    """Weigh files one by one, each in a process of its own.

    :param output: the folder whose manifests they are looked up in.
    :param trust: PEM files of certificates that are believed besides the system's, each as the
        folder that its name is a path from, and its name.
    :param online: whether the certificates' issuers may be asked what they have revoked.
    :raises SigningError: when a file of certificates cannot be read.
    """
    roots = [der for folder, name in trust for der in read_roots(folder, (name,))]
    listed = list_files(output)
    known = frozenset(listed)
    policy = ValidationPolicy((*roots, *list_system_roots()), known, online)
    for path in files:
        name = str(path)
        try:
            report = run_guarded(read_signatures, path, name, policy, origin=name, loads=LOADS)
        except BriefsError as failure:
            faults = (
                VerificationFault("unreadable", f.message, f.remedy) for f in failure.findings
            )
            yield Verification(name, None, None, tuple(faults))
        else:
            yield _judge(name, report, listed)


def list_files(output: Path) -> Mapping[str, Listing]:
    """List what an output folder has, by SHA-256: the ledger, then packages, then editions.

    What was sent stays in the ledger when its package is made anew, and signed anew.

    :raises DispatchError: when the ledger cannot be read.
    """
    found: dict[str, Listing] = {
        digest: Listing(str(output / DISPATCH / LEDGER), name, item.name)
        for item in read_items(output)
        for name, digest in item.files
    }
    for path in sorted((output / DISPATCH).glob(f"*/*/{MANIFEST}")):
        for digest, listing in _list_package(path.parent):
            found.setdefault(digest, listing)
    for name, digest in list_digests(load_manifest(output), "editions"):
        found.setdefault(digest, Listing(str(output / MANIFEST), name, None))
    return found


def _list_package(folder: Path) -> Iterator[tuple[str, Listing]]:
    manifest = load_manifest(folder)
    recipient = manifest.get("recipient")
    name = recipient.get("name") if isinstance(recipient, dict) else None
    for path, sha256 in list_digests(manifest, "files"):
        yield sha256, Listing(str(folder / MANIFEST), path, str(name or folder.name))


def _judge(name: str, report: SignatureReport, listed: Mapping[str, Listing]) -> Verification:
    listing = listed.get(report.sha256) or listed.get(report.original or "")
    faults = [fault for signature in report.signatures for fault in signature.faults]
    if not report.signatures:
        message = "is not signed"
        faults.append(VerificationFault("unsigned", message, "ask the sender for a signed one"))
    if listing is None:
        message = "is foreign: no manifest of this project lists it"
        faults.append(
            VerificationFault("foreign", message, "name the folder of its edition with --output")
        )
    elif report.sha256 not in listed and not report.pure:
        message = f"began as {listing.edition} and was changed before it was signed"
        faults.append(VerificationFault("changed", message, _AGAIN))
    return Verification(name, report, listing, tuple(faults))
