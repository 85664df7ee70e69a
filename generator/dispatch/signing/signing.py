"""Signatures in finished PDFs: PAdES B-B, B-T and B-LT, appended to the file as it is.

The signature's field is invisible and lies outside the page. PDF/UA-1 wants a widget in the page
to be tagged or hidden (ISO 14289-1, 7.18.1), PDF/A-3 forbids hidden ones (ISO 19005-3, 6.3.2):
only what lies outside is fit for both.
"""

from __future__ import annotations

import asyncio
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.dispatch.signing.identity import Ask, Identity, open_identity
from generator.dispatch.signing.trust import list_system_roots, load_roots, read_roots
from generator.errors import Finding, Origin, PublishError, SigningError
from generator.files import write_whole
from generator.model.dispatch_settings import SigningTable
from generator.model.edition import Edition
from generator.pdf.untrusted import read_untrusted
from generator.project import SETTINGS, Project

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.timestamps import TimeStamper

FIELD = "Signature"
"""The name of the form field that holds a signature, also for who hears it read out."""
DIGEST = "sha256"
_SECONDS = 20.0
"""How long a time-stamp server is waited for."""


@dataclass(frozen=True, slots=True)
class Signer:
    """An identity that signs PDFs, and the service that says when."""

    identity: Identity
    stamper: TimeStamper | None = None
    server: str = ""
    """The time-stamp server's address, for findings."""
    roots: tuple[bytes, ...] | None = None
    """Certificates (DER) that chains must end in, so that what proves them is put into the file;
    None where nothing is put in."""

    @property
    def level(self) -> str:
        """How long its signatures last (ETSI EN 319 142-1): ``B-B``, ``B-T`` or ``B-LT``."""
        if self.stamper is None:
            return "B-B"
        return "B-T" if self.roots is None else "B-LT"

    def sign(self, data: bytes, reason: str, name: str = SETTINGS) -> bytes:
        """Append a signature over all of a PDF; its bytes stay as they are.

        :param reason: why it is signed, which viewers show; none where empty.
        :param name: what findings call the file.
        :raises SigningError: when it is signed already or cannot be read, or the signature or its
            time-stamp cannot be made.
        """
        from pkcs11.exceptions import PKCS11Error
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign.general import SigningError as RefusedError
        from pyhanko.sign.timestamps import TimestampRequestError
        from pyhanko_certvalidator.errors import PathError, ValidationError

        where = Origin(name)
        try:
            return asyncio.run(self._append(data, reason, where))
        except TimestampRequestError as failure:
            message = f"the time-stamp server {self.server} gives no time-stamp"
            remedy = "see timestamp in [dispatch.signing] and the network, or sign later"
            raise SigningError(Finding(where, message, remedy)) from failure
        except PKCS11Error as failure:
            message = f"the token does not sign ({type(failure).__name__})"
            remedy = "see that it is there, and what its key is for"
            raise SigningError(Finding(where, message, remedy)) from None
        except (PathError, ValidationError) as failure:
            message = f"cannot be signed for long ({' '.join(str(failure).split())})"
            remedy = "name the heads of both chains in trust, and see the network"
            raise SigningError(Finding(where, message, remedy)) from failure
        except RefusedError as failure:
            message = f"cannot be signed ({' '.join(str(failure).split())})"
            remedy = "sign with another key"
            raise SigningError(Finding(where, message, remedy)) from failure
        except (PdfError, ValueError, LookupError, TypeError) as failure:
            message = "cannot be signed: it is no sound PDF"
            raise SigningError(
                Finding(where, message, "sign an edition as it was built")
            ) from failure

    async def _append(self, data: bytes, reason: str, where: Origin) -> bytes:
        from pyhanko.sign import fields
        from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

        writer = _open_writer(data)
        if "/AcroForm" in writer.root:
            message = "has a form or a signature already"
            raise SigningError(Finding(where, message, "sign the edition as it was built"))
        if _is_for_a_press(writer):
            message = "is for a press, and PDF/X-4 bears no signature"
            raise SigningError(Finding(where, message, "sign the screen’s edition"))
        signing = PdfSigner(
            PdfSignatureMetadata(
                field_name=FIELD,
                md_algorithm=DIGEST,
                reason=reason or None,
                subfilter=fields.SigSeedSubFilter.PADES,
            ),
            signer=self.identity.holder,
            timestamper=self.stamper,
            new_field_spec=fields.SigFieldSpec(
                FIELD,
                on_page=-1,
                readable_field_name=FIELD,
                invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True),
            ),
        )
        output = io.BytesIO()
        await signing.async_sign_pdf(writer, output=output)
        signed = output.getvalue()
        return signed if self.roots is None else await _prove(signed, self.roots)


async def _prove(signed: bytes, roots: tuple[bytes, ...]) -> bytes:
    """Append what proves the chains of a signature and its time-stamp: PAdES B-LT.

    pyHanko's signer can do so by itself, but then describes the file anew.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.dss import DocumentSecurityStore, collect_validation_info
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=list(load_roots(roots)), allow_fetching=True, revocation_mode="hard-fail"
    )
    try:
        [embedded] = PdfFileReader(io.BytesIO(signed)).embedded_regular_signatures
        paths = await collect_validation_info(embedded, context)
        writer = _open_writer(signed)
        DocumentSecurityStore.supply_dss_in_writer(
            writer, None, paths=paths, validation_context=context
        )
    finally:
        await context.aclose()
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def open_package_signer(
    project: Project, ask: Ask | None, *, wanted: bool | None = None
) -> Callable[[bytes, Edition], bytes] | None:
    """Open the key that packages are signed with; None where they are not to be.

    :param wanted: whether they are to be; where None, if ``briefs.toml`` names a key.
    :return: what signs a finished copy of an edition.
    :raises SigningError: when the key cannot be used.
    """
    settings = project.dispatch.signing
    named = settings.key is not None or settings.pkcs11 is not None
    if not (named if wanted is None else wanted):
        return None
    signer = open_signer(settings, project.root, ask)
    return lambda data, edition: signer.sign(data, settings.reason, edition.name)


def sign_copies(
    files: Sequence[Path], output: Path, signer: Signer, reason: str
) -> tuple[Path, ...]:
    """Write a signed copy of each file into a folder, under the same name.

    :raises SigningError: when one would replace a file, or cannot be signed; then none is written.
    :raises PublishError: when the folder cannot be written.
    """
    names = Counter(file.name for file in files)
    findings = [
        Finding(Origin(str(file)), message, "give another folder with --output")
        for file in files
        for message in (
            *(["has the name of another file"] if names[file.name] > 1 else []),
            *([f"is in {output} already"] if (output / file.name).exists() else []),
        )
    ]
    if findings:
        raise SigningError(findings)
    signed = [(file.name, signer.sign(read_untrusted(file), reason, str(file))) for file in files]
    for name, data in signed:
        try:
            write_whole(output / name, data)
        except OSError as failure:
            message = f"cannot be written ({failure.strerror or type(failure).__name__})"
            remedy = "free the place, or give another folder with --output"
            raise PublishError(Finding(Origin(str(output / name)), message, remedy)) from failure
    return tuple(output / name for name, _ in signed)


def open_signer(settings: SigningTable, root: Path, ask: Ask | None) -> Signer:
    """What signs as ``[dispatch.signing]`` says.

    :param root: the project's folder.
    :param ask: asks a person for the password where the environment has none.
    :raises SigningError: when the settings or the key cannot be used.
    """
    if settings.long_term and settings.timestamp is None:
        message = "asks for long-term signatures without a time-stamp server"
        remedy = "set timestamp in [dispatch.signing]"
        raise SigningError(Finding(Origin(SETTINGS), message, remedy))
    roots = None
    if settings.long_term:
        roots = (*read_roots(root, settings.trust), *list_system_roots())
    stamper = _open_stamper(settings.timestamp) if settings.timestamp else None
    identity = open_identity(settings, root, ask)
    return Signer(identity, stamper, settings.timestamp or "", roots)


def _is_for_a_press(writer: IncrementalPdfFileWriter) -> bool:
    if "/OutputIntents" not in writer.root:
        return False
    return any(each.get_object()["/S"] == "/GTS_PDFX" for each in writer.root["/OutputIntents"])


def _open_stamper(server: str) -> TimeStamper:
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(server, timeout=_SECONDS)


def _open_writer(data: bytes) -> IncrementalPdfFileWriter:
    """A writer that adds to a file and describes it no differently.

    pyHanko's own writes the time, itself as producer and the whole XMP anew, and calls the file
    PDF 2.0 for an elliptic-curve key; PDF/A-3 is PDF 1.7 (ISO 19005-3, 1).
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Addition(IncrementalPdfFileWriter):
        def ensure_output_version(self, version: Any) -> None:
            super().ensure_output_version(min(version, (1, 7)))  # type: ignore[no-untyped-call]

        def _update_meta(self) -> None:
            """Keep what the file says of itself."""

    return Addition(io.BytesIO(data))
