"""The signatures of a PDF of unknown origin: whose, when, over what, and what is wrong with them.

To be called inside ``run_guarded``. Nothing is asked of the network unless the caller says so.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.dispatch.signing.changes import adds_only_signatures
from generator.dispatch.signing.container import is_sound, list_unvouched, names_no_one
from generator.dispatch.signing.identity import (
    find_faults,
    name_issuer,
    name_subject,
    read_clock,
    say_time,
    silence_pyhanko,
)
from generator.dispatch.signing.strength import WEAK, find_broken_digest
from generator.dispatch.signing.trust import load_roots
from generator.dispatch.signing.verdict import (
    Signature,
    SignatureReport,
    ValidationPolicy,
    VerificationFault,
)
from generator.errors import Finding, Origin, UntrustedPdfError
from generator.pdf.containers import list_containers
from generator.pdf.untrusted import open_bytes, read_untrusted
from generator.pdf.xmp import read_claims

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus
    from pyhanko_certvalidator import ValidationContext

MOST_SIGNATURES = 20
_MOST_REVISIONS = 50
_END = b"%%EOF"
_IF_KNOWN = "if you know its issuer by other means, name the issuer’s certificate with --trust"
_AGAIN = "ask the sender for the file again"
_NOT_READ = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
)
"""What the library ends in at a signature of another form than it knows."""
_ALTERED = VerificationFault(
    "altered",
    "has a signature whose own bytes were altered, or are of a form that no one knows here",
    _AGAIN,
)
_NAMELESS = VerificationFault(
    "untrusted",
    "has a signature without the certificate of whoever made it",
    "ask the sender to sign with the certificate in the signature",
)


def read_signatures(path: Path, name: str, policy: ValidationPolicy) -> SignatureReport:
    """Read a file and weigh every signature in it.

    :raises UntrustedPdfError: when it is no PDF that can be read.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    silence_pyhanko()
    data = read_untrusted(path, name)
    claims = _read_claims(data, name)
    values = list_containers(data, name)
    if not all(is_sound(value, policy.roots) for value in values):
        return _refuse(data, claims, _ALTERED)
    if any(names_no_one(value) for value in values):
        return _refuse(data, claims, _NAMELESS)
    try:
        reader = PdfFileReader(io.BytesIO(data))
        embedded = reader.embedded_regular_signatures
        if len(embedded) > MOST_SIGNATURES:
            message = f"has {len(embedded)} signatures"
            remedy = f"give a file of at most {MOST_SIGNATURES}"
            raise UntrustedPdfError(Finding(Origin(name), message, remedy))
        signatures = asyncio.run(_weigh_all(embedded, data, reader, policy))
        original, pure = _find_original(embedded, data, reader, policy.known)
    except PdfError as failure:
        message = f"is damaged ({' '.join(str(failure).split())[:120]})"
        raise UntrustedPdfError(Finding(Origin(name), message, "give a sound file")) from failure
    return SignatureReport(hashlib.sha256(data).hexdigest(), signatures, claims, original, pure)


def _refuse(data: bytes, claims: tuple[str, ...], fault: VerificationFault) -> SignatureReport:
    """What is said of a file of whose signature no one can say whose it is."""
    nobody = Signature("", "", None, None, whole=False, later="", faults=(fault,))
    return SignatureReport(hashlib.sha256(data).hexdigest(), (nobody,), claims, None, pure=True)


def _read_claims(data: bytes, name: str) -> tuple[str, ...]:
    with open_bytes(data, name) as pdf:
        return tuple(claim.name for claim in read_claims(pdf))


async def _weigh_all(
    embedded: list[EmbeddedPdfSignature],
    data: bytes,
    reader: PdfFileReader,
    policy: ValidationPolicy,
) -> tuple[Signature, ...]:
    found = [await _weigh(each, data, reader, policy) for each in embedded]
    countersigned = bool(found) and found[-1].whole and not found[-1].faults
    accepted = [_accept(each, countersigned=countersigned) for each in found]
    if accepted:
        stamps = reader.embedded_timestamp_signatures
        faults = [fault for each in stamps for fault in await _weigh_clock(each, reader, policy)]
        accepted[-1] = replace(accepted[-1], faults=(*accepted[-1].faults, *faults))
    return tuple(accepted)


async def _weigh_clock(
    stamp: Any, reader: PdfFileReader, policy: ValidationPolicy
) -> list[VerificationFault]:
    """What is wrong with a time-stamp of the whole file, as PAdES B-LTA adds one."""
    from pyhanko.sign.validation import async_validate_pdf_timestamp

    context = _open_context(reader, policy, None, stamp.other_embedded_certs)
    try:
        status = await async_validate_pdf_timestamp(stamp, context)
        return await _weigh_stamp(status, context)
    finally:
        await context.aclose()


def _accept(signature: Signature, *, countersigned: bool) -> Signature:
    """Let a signature be followed by another, where that one covers the whole file."""
    if not countersigned:
        return signature
    kept = tuple(fault for fault in signature.faults if fault.kind != "filled")
    return replace(signature, faults=kept)


async def _weigh(
    embedded: EmbeddedPdfSignature, data: bytes, reader: PdfFileReader, policy: ValidationPolicy
) -> Signature:
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    certificate = embedded.signer_cert
    faults = list(_look_at_the_gap(embedded, data))
    digest = find_broken_digest(embedded)
    if digest is not None:
        message = f"has a weak signature: other files of the same {digest.upper()} can be made"
        remedy = "ask the sender to sign again, with SHA-256"
        faults.append(VerificationFault("weak", message, remedy))
    context = _open_context(reader, policy, None, embedded.other_embedded_certs)
    moment, stamped_by, later, whole = embedded.self_reported_timestamp, None, "", False
    try:
        status = await async_validate_pdf_signature(
            embedded, context, key_usage_settings=KeyUsageConstraints(key_usage=set())
        )
        later, whole, found = _look_at_changes(status)
        faults += found
        moment = status.signer_reported_dt
        stamp = status.timestamp_validity
        if stamp is not None:
            moment, stamped_by = stamp.timestamp, name_subject(stamp.signing_cert)
        if status.intact and status.valid:
            faults += await _weigh_people(embedded, stamp, context, reader, policy)
        else:
            message = "was altered after it was signed, or its signature was"
            faults.append(VerificationFault("altered", message, _AGAIN))
    except (SignatureValidationError, *_NOT_READ) as failure:
        message = f"has a signature that is not sound ({' '.join(str(failure).split())[:120]})"
        faults.append(VerificationFault("altered", message, _AGAIN))
    finally:
        await context.aclose()
    if all(each.kind != "untrusted" for each in faults):
        faults += _look_at_certificates(embedded.pkcs7_content, policy.roots)
    subject, issuer = name_subject(certificate), name_issuer(certificate)
    unique = tuple(dict.fromkeys(faults))
    return Signature(subject, issuer, moment, stamped_by, whole, later, unique)


def _look_at_the_gap(embedded: EmbeddedPdfSignature, data: bytes) -> list[VerificationFault]:
    """Whether all that a signature leaves out is its own value (ISO 32000-1, 12.8.1)."""
    numbers = [int(each) for each in embedded.byte_range]
    if len(numbers) == 4 and numbers[0] == 0 and 0 < numbers[1] < numbers[2] <= len(data):  # noqa: PLR2004 - two ranges
        gap, value = data[numbers[1] : numbers[2]], embedded.pkcs7_content
        if gap[:1] == b"<" and gap[-1:] == b">" and gap[1:-1].lower() == value.hex().encode():
            return []
    message = "has a signature that leaves out more of the file than its own value"
    return [VerificationFault("uncovered", message, _AGAIN)]


def _look_at_certificates(value: bytes, roots: tuple[bytes, ...]) -> list[VerificationFault]:
    """The certificates in a signature that may have been changed without a trace."""
    return [
        VerificationFault(
            "untrusted",
            f"has a signature that brings a certificate of {name}, issued by nobody known here",
            _IF_KNOWN,
        )
        for name in list_unvouched(value, roots)
    ]


def _look_at_changes(status: PdfSignatureStatus) -> tuple[str, bool, list[VerificationFault]]:
    """What was added after a signature, whether nothing was, and whether that may be."""
    from pyhanko.sign.diff_analysis import ModificationLevel, SuspiciousModification
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    remedy = "ask the sender for the file as it was signed"
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "", True, []
    if status.coverage != SignatureCoverageLevel.ENTIRE_REVISION:
        message = "has a signature that does not cover the file"
        return "", False, [VerificationFault("uncovered", message, remedy)]
    level = status.modification_level
    if level == ModificationLevel.NONE:
        message = "has bytes behind what its signature covers"
        return "bytes that mean nothing", False, [VerificationFault("uncovered", message, remedy)]
    if level == ModificationLevel.LTA_UPDATES:
        return "proofs of its certificates", False, []
    if level == ModificationLevel.FORM_FILLING:
        what = "another signature, or fields filled in"
        return (
            what,
            False,
            [VerificationFault("filled", f"was changed after it was signed ({what})", remedy)],
        )
    result = status.diff_result
    why = str(result) if isinstance(result, SuspiciousModification) else "notes"
    what = " ".join(why.split())[:120]
    message = f"was changed after it was signed ({what})"
    return f"other changes ({what})", False, [VerificationFault("changed", message, remedy)]


async def _weigh_people(
    embedded: EmbeddedPdfSignature,
    stamp: Any,
    context: ValidationContext,
    reader: PdfFileReader,
    policy: ValidationPolicy,
) -> list[VerificationFault]:
    """What keeps the signer, or the time-stamp's service, from being believed."""
    certificate = embedded.signer_cert
    if stamp is None:
        return await _weigh_chain(certificate, context, None, policy.roots)
    faults = await _weigh_stamp(stamp, context)
    # A time-stamp that is believed proves that the key was good when it was used.
    moment = None if faults else stamp.timestamp
    dated = _open_context(reader, policy, moment, embedded.other_embedded_certs)
    try:
        return faults + await _weigh_chain(certificate, dated, moment, policy.roots)
    finally:
        await dated.aclose()


async def _weigh_stamp(stamp: Any, context: ValidationContext) -> list[VerificationFault]:
    from pyhanko_certvalidator import CertificateValidator

    who = name_subject(stamp.signing_cert)
    remedy = "ask the sender to sign again"
    if not (stamp.intact and stamp.valid):
        return [VerificationFault("timestamp", f"has a false time-stamp of {who}", remedy)]
    validator = CertificateValidator(stamp.signing_cert, validation_context=context)
    usage = validator.async_validate_usage(set(), {"time_stamping"})
    faults = await _judge(usage, f"the time-stamp’s certificate of {who}")
    return [VerificationFault("timestamp", each.message, each.remedy) for each in faults]


async def _weigh_chain(
    certificate: Any, context: ValidationContext, moment: datetime | None, roots: tuple[bytes, ...]
) -> list[VerificationFault]:
    """What keeps a signer's certificate from being believed, at a moment or now."""
    from pyhanko_certvalidator import CertificateValidator

    who = f"the certificate of {name_subject(certificate)}"
    now = read_clock() if moment is None else moment
    found = find_faults(certificate, now)
    if found:
        remedy = "ask the sender to sign with a key that is good"
        return [VerificationFault(_kind_of(fault), f"{who} {fault}", remedy) for fault in found]
    if certificate.self_signed != "no" and certificate.dump() not in roots:
        message = f"{who} is vouched for by itself alone"
        return [VerificationFault("untrusted", message, _IF_KNOWN)]
    validator = CertificateValidator(certificate, validation_context=context)
    return await _judge(validator.async_validate_path(), who)


def _kind_of(fault: str) -> str:
    if fault.startswith("expired"):
        return "expired"
    if fault.startswith(WEAK):
        return "weak"
    return "not-yet-valid" if "before" in fault else "wrong-usage"


async def _judge(validation: Any, who: str) -> list[VerificationFault]:
    """The fault that a validation of a chain ends in; none where it is sound."""
    from pyhanko_certvalidator import errors

    try:
        await validation
    except errors.RevokedError:
        return [
            VerificationFault("revoked", f"{who} was revoked", "ask the sender what has happened")
        ]
    except errors.InsufficientRevinfoError:
        message = f"{who} may have been revoked: the file does not prove that it was not"
        return [VerificationFault("revocation-unknown", message, "ask its issuer, with --online")]
    except errors.PathBuildingError:
        message = f"{who} is vouched for by nobody who is trusted here"
        return [VerificationFault("untrusted", message, _IF_KNOWN)]
    except errors.ExpiredError as failure:
        message = f"{who} has a chain with an expired certificate"
        when = f" (on {say_time(failure.expired_dt)})"
        return [
            VerificationFault(
                "expired", message + when, "ask the sender to sign with a key that is good"
            )
        ]
    except (errors.PathValidationError, errors.ValidationError) as failure:
        message = f"{who} cannot be believed ({' '.join(str(failure).split())[:120]})"
        return [VerificationFault("untrusted", message, "ask the sender to sign with another key")]
    return []


def _open_context(
    reader: PdfFileReader, policy: ValidationPolicy, moment: datetime | None, others: Any = ()
) -> ValidationContext:
    """What chains are held against: the roots, and the proofs that the file brings with it."""
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko_certvalidator import ValidationContext

    settings: dict[str, Any] = {
        "trust_roots": list(load_roots(policy.roots)),
        "other_certs": list(others),
        "crls": [],
        "ocsps": [],
        "moment": moment,
        "allow_fetching": policy.online,
        # Revoked or not must be known, where a certificate says who knows.
        "revocation_mode": "hard-fail",
        # Proofs are had after the signature, never before.
        "retroactive_revinfo": True,
    }
    try:
        return DocumentSecurityStore.read_dss(reader).as_validation_context(settings)
    except NoDSSFoundError:
        return ValidationContext(**settings)


def _find_original(
    embedded: list[EmbeddedPdfSignature],
    data: bytes,
    reader: PdfFileReader,
    known: frozenset[str],
) -> tuple[str | None, bool]:
    """The known file that this one began as, and whether it has only been signed since."""
    from pyhanko.pdf_utils.reader import PdfFileReader as Reader

    if not embedded:
        return None, True
    gap = min(int(each.byte_range[1]) for each in embedded)
    for end in _list_ends(data[:gap]):
        digest = hashlib.sha256(data[:end]).hexdigest()
        if digest in known:
            base = Reader(io.BytesIO(data[:end])).xrefs.total_revisions - 1
            return digest, adds_only_signatures(reader, base)
    return None, True


def _list_ends(data: bytes) -> list[int]:
    """Where a PDF may have ended, from the last place on: behind %%EOF and the line's end."""
    ends: list[int] = []
    place = len(data)
    while len(ends) < 3 * _MOST_REVISIONS and (place := data.rfind(_END, 0, place)) >= 0:
        mark = place + len(_END)
        ends += [
            mark + len(line) for line in (b"\r\n", b"\n", b"\r", b"") if data.startswith(line, mark)
        ]
    return ends
