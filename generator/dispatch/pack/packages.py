"""The packages that ``pack`` leaves, read again and held against their manifests."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from generator.errors import DispatchError, Finding, Origin, UsageError
from generator.language.characters import find_unseen
from generator.model.dispatch_settings import Mailbox
from generator.stages.publishing.manifest import MANIFEST
from generator.validation import explain, nearest

DISPATCH = "dispatch"
"""The folder of all that is dispatched, below the output folder."""
MAIL = "mail"
"""The folder of a brief's messages as ``send --dry-run`` writes them."""
MOST_BYTES = 1_000_000
"""No manifest comes near this."""
REPACK = "pack it again with “briefs dispatch pack”"


def _one_line(text: str, remedy: str = REPACK) -> str:
    for problem in find_unfit(text):
        raise ValueError(f"{problem}; {remedy}")
    return text


def _of_reader(text: str) -> str:
    return _one_line(text, "correct it in data/recipients.csv, and pack again")


def _plain_name(path: str) -> str:
    if "/" in path or "\\" in path or path.startswith(".") or not path:
        raise ValueError(f"is no name of a file in the package; {REPACK}")
    return _one_line(path)


def find_unfit(text: str) -> Iterator[str]:
    """What must not stand in a header of a message, in words.

    A line break would begin another field. So would an encoded word (RFC 2047), which the standard
    library takes for what it stands for before it writes the header.
    """
    yield from (problem.message for problem in find_unseen(text))
    if "\t" in text:
        yield "holds a tab"
    if "=?" in text:
        yield "holds “=?”, which begins an encoded word"


Line = Annotated[str, AfterValidator(_one_line), Field(max_length=500)]
ReaderLine = Annotated[str, AfterValidator(_of_reader), Field(max_length=500)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _ManifestPart(BaseModel):
    # What a later version adds to a manifest is no fault of the package.
    model_config = ConfigDict(frozen=True, extra="ignore")


class _ManifestRecipient(_ManifestPart):
    id: Identifier
    name: ReaderLine
    organisation: ReaderLine
    email: Annotated[Mailbox, AfterValidator(_of_reader)]


class _ManifestFile(_ManifestPart):
    path: Annotated[str, AfterValidator(_plain_name), Field(max_length=200)]
    sha256: Sha256
    title: Line
    source: Sha256
    copy_number: Annotated[int | None, Field(alias="copy")] = None
    signed: bool = False


class _Manifest(_ManifestPart):
    schema_version: Annotated[Literal[1], Field(alias="schema")]
    brief: Identifier
    recipient: _ManifestRecipient
    locale: Annotated[str, Field(pattern=r"^[A-Za-z0-9_+-]+$", max_length=60)]
    files: Annotated[tuple[_ManifestFile, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One PDF of a package."""

    file: Path
    sha256: str
    title: str
    identity_digest: str
    """What it is the same by: its SHA-256; where it is signed, which makes other bytes each time,
    that of the edition it was made from, and its copy number."""

    @property
    def name(self) -> str:
        """The name under which it is attached."""
        return self.file.name

    def read(self) -> bytes:
        """Its bytes.

        :raises DispatchError: when they are not those that the manifest promises.
        """
        try:
            data = self.file.read_bytes()
        except OSError as failure:
            message = f"cannot be read ({failure.strerror or failure})"
            raise DispatchError(Finding(Origin(str(self.file)), message, REPACK)) from failure
        if hashlib.sha256(data).hexdigest() != self.sha256:
            message = "is not the file that its manifest promises (SHA-256)"
            raise DispatchError(Finding(Origin(str(self.file)), message, REPACK))
        return data


@dataclass(frozen=True, slots=True)
class Package:
    """All that one recipient gets of one brief, as one message."""

    folder: Path
    brief: str
    recipient: str
    """The recipient's id."""
    name: str
    organisation: str
    email: str
    locale: str
    """The language of the message."""
    enclosures: tuple[Enclosure, ...]

    @property
    def content(self) -> str:
        """One SHA-256 over what is in it; another one is another item of the ledger."""
        lines = sorted(f"{each.name}\t{each.identity_digest}\n" for each in self.enclosures)
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    @property
    def id(self) -> str:
        """The ledger's name for it: brief, recipient and content."""
        return item_id(self.brief, self.recipient, self.content)


def item_id(brief: str, recipient: str, content: str) -> str:
    """The ledger's name for one content for one recipient."""
    return hashlib.sha256("\0".join((brief, recipient, content)).encode()).hexdigest()[:32]


def read_packages(
    output: Path, briefs: Iterable[str], recipients: Collection[str] = ()
) -> tuple[Package, ...]:
    """The packages of these briefs below the output folder, sorted; each checked whole.

    :param recipients: the ids of those who are sent to; all where empty.
    :raises UsageError: for a recipient who has no package.
    :raises DispatchError: with every finding of all that are asked for.
    """
    folders = [
        manifest.parent
        for brief in briefs
        for manifest in sorted((output / DISPATCH / brief).glob(f"*/{MANIFEST}"))
    ]
    known = {folder.name for folder in folders}
    for name in recipients:
        if name not in known:
            where = Origin(str(output / DISPATCH))
            remedy = nearest(name, known, "pack first with “briefs dispatch pack”")
            raise UsageError(Finding(where, f"has no package for {name}", remedy))
    found: list[Package] = []
    findings: list[Finding] = []
    for folder in folders:
        if recipients and folder.name not in recipients:
            continue
        try:
            found.append(read_package(folder))
        except DispatchError as failure:
            findings += failure.findings
    if findings:
        raise DispatchError(findings)
    return tuple(found)


def read_package(folder: Path) -> Package:
    """One package, its manifest valid and its files those that it promises.

    :raises DispatchError: with every finding of the package.
    """
    path = folder / MANIFEST
    where = Origin(str(path))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DispatchError(Finding(where, f"has more than {MOST_BYTES} bytes", REPACK))
        manifest = _Manifest.model_validate_json(path.read_bytes())
    except OSError as failure:
        message = f"cannot be read ({failure.strerror or failure})"
        raise DispatchError(Finding(where, message, REPACK)) from failure
    except ValidationError as failure:
        raise DispatchError(explain(failure, _Manifest, lambda _: where)) from failure
    named = (manifest.brief, manifest.recipient.id)
    if named != (folder.parent.name, folder.name):
        message = f"is of {'/'.join(named)}, and stands in the folder of another"
        raise DispatchError(Finding(where, message, REPACK))
    package = Package(
        folder=folder,
        brief=manifest.brief,
        recipient=manifest.recipient.id,
        name=manifest.recipient.name,
        organisation=manifest.recipient.organisation,
        email=manifest.recipient.email,
        locale=manifest.locale.split("+")[0],
        enclosures=tuple(_enclose(folder, file) for file in manifest.files),
    )
    findings: list[Finding] = []
    for enclosure in package.enclosures:
        try:
            enclosure.read()
        except DispatchError as failure:
            findings += failure.findings
    if findings:
        raise DispatchError(findings)
    return package


def _enclose(folder: Path, file: _ManifestFile) -> Enclosure:
    identity_digest = f"signed:{file.source}:{file.copy_number}" if file.signed else file.sha256
    return Enclosure(folder / file.path, file.sha256, file.title, identity_digest)
