"""Whether files are what they seem: whose signatures they bear, and which manifest lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.origins import Listing, list_files
from generator.dispatch.signatures import Fault, Reading, Scale, read_signatures
from generator.dispatch.trust import list_system_roots, read_roots
from generator.errors import BriefsError, Finding, Origin
from generator.pdf.untrusted import run_guarded

_AGAIN = "ask the sender for the file again"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one file."""

    path: str
    reading: Reading | None
    """None where it could not be read."""
    listing: Listing | None
    """Where it is listed, as it is or as it was before it was signed."""
    faults: tuple[Fault, ...]

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
) -> Iterator[Verdict]:
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
    scale = Scale((*roots, *list_system_roots()), known, online)
    for path in files:
        name = str(path)
        try:
            reading = run_guarded(read_signatures, path, name, scale, origin=name)
        except BriefsError as failure:
            faults = (Fault("unreadable", f.message, f.remedy) for f in failure.findings)
            yield Verdict(name, None, None, tuple(faults))
        else:
            yield _judge(name, reading, listed)


def _judge(name: str, reading: Reading, listed: Mapping[str, Listing]) -> Verdict:
    listing = listed.get(reading.sha256) or listed.get(reading.original or "")
    faults = [fault for signature in reading.signatures for fault in signature.faults]
    if not reading.signatures:
        message = "is not signed"
        faults.append(Fault("unsigned", message, "ask the sender for a signed one"))
    if listing is None:
        message = "is foreign: no manifest of this project lists it"
        faults.append(Fault("foreign", message, "name the folder of its edition with --output"))
    elif reading.sha256 not in listed and not reading.pure:
        message = f"began as {listing.edition} and was changed before it was signed"
        faults.append(Fault("changed", message, _AGAIN))
    return Verdict(name, reading, listing, tuple(faults))
