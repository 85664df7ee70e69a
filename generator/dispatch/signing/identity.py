"""Who signs: a private key and its certificate, from a PKCS#12 file or a PKCS#11 token."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.dispatch.signing.strength import find_weakness
from generator.environment import read_secret
from generator.errors import Finding, Origin, SigningError
from generator.model.dispatch_settings import SigningTable
from generator.project import SETTINGS

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates
    from pyhanko.sign.signers import Signer as KeyHolder

Ask = Callable[[str], str]
"""Asks a person for a secret, who reads the question; a terminal that does not show the answer."""

KEY_USAGES = frozenset({"digital_signature", "non_repudiation"})
"""One of these a certificate must allow, where it says what it is for (RFC 5280, 4.2.1.3)."""
PURPOSES = frozenset(
    {
        "email_protection",
        "any_extended_key_usage",
        "1.3.6.1.5.5.7.3.36",  # signing of documents (RFC 9336)
        "1.3.6.1.4.1.311.10.3.12",  # the same as Microsoft
        "1.2.840.113583.1.1.5",  # and as Adobe named it before
    }
)
"""One of these too, where it says so: else a web server's certificate would sign documents."""
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Identity:
    """A key that signs, ready to be used, and the certificate that says whose it is."""

    holder: KeyHolder
    """pyHanko's signer, which has the key or the session with the token."""
    certificate: Certificate

    @property
    def subject(self) -> str:
        """Whose key it is, as the certificate says."""
        return name_subject(self.certificate)


def read_clock() -> datetime:
    """This machine's time, which certificates are held against."""
    return datetime.fromtimestamp(time.time(), UTC)


def name_subject(certificate: Certificate) -> str:
    """The common name of whom a certificate is for; the whole name where it has none."""
    return _name(certificate.subject)


def name_issuer(certificate: Certificate) -> str:
    """The same of who issued it."""
    return _name(certificate.issuer)


def find_faults(certificate: Certificate, moment: datetime) -> tuple[str, ...]:
    """Why a certificate must not sign a document at a moment; nothing where it may."""
    faults = []
    begin, end = certificate.not_valid_before, certificate.not_valid_after
    if moment < begin:
        faults.append(f"is not valid before {say_time(begin)}")
    if moment > end:
        faults.append(f"expired on {say_time(end)}")
    if not is_for_signing(certificate):
        faults.append("is not for signing documents (keyUsage, extendedKeyUsage)")
    return (*faults, *find_weakness(certificate))


def is_for_signing(certificate: Certificate) -> bool:
    """Whether a certificate allows its key to sign documents, or does not say what it is for."""
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    return (usage is None or bool(KEY_USAGES & usage.native)) and (
        purposes is None or bool(PURPOSES & set(purposes.native))
    )


def say_time(moment: datetime) -> str:
    """A moment in UTC as ISO 8601 has it, to the minute."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def open_identity(settings: SigningTable, root: Path, ask: Ask | None) -> Identity:
    """The key that the settings name, opened with the secret of the environment, or asked for.

    :param root: the project's folder, which ``settings.key`` is a path from.
    :param ask: None where nobody can be asked.
    :raises SigningError: when there is none, it cannot be opened, or is not one that may sign now.
    """
    silence_pyhanko()
    if settings.pkcs11 is not None:
        return _checked(_open_token(settings, root, ask), settings.label or settings.pkcs11)
    if settings.key is None:
        raise SigningError(
            Finding(
                Origin(SETTINGS),
                "names no key to sign with",
                "set key in [dispatch.signing]; briefs dispatch keygen makes one for trials",
            )
        )
    return _checked(_open_file(settings, root / settings.key, ask), settings.key)


def ask_secret(variable: str, question: str, ask: Ask | None, what: str) -> str:
    """A secret from the environment, else from a person; from nowhere else.

    :param what: what it opens, for the finding.
    :raises SigningError: when there is none.
    """
    secret = read_secret(variable)
    if secret is None and ask is not None:
        secret = ask(question)
    if secret is None:
        message = "needs a password, and there is none"
        raise SigningError(Finding(Origin(what), message, f"set {variable} in the environment"))
    return secret


def silence_pyhanko() -> None:
    """Have pyHanko's log go nowhere: what matters of it is raised, and said as a finding."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
        logger.propagate = False


def _checked(identity: Identity, name: str) -> Identity:
    faults = find_faults(identity.certificate, read_clock())
    if faults:
        remedy = "sign with another key, or have its certificate renewed"
        raise SigningError(
            Finding(Origin(name), f"the certificate of {identity.subject} {fault}", remedy)
            for fault in faults
        )
    return identity


def _open_file(settings: SigningTable, path: Path, ask: Ask | None) -> Identity:
    from pyhanko.keys import internal
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    name = str(settings.key)
    pair = _load_pkcs12(path, name, settings.password, ask)
    if pair.key is None or pair.cert is None:
        lacking = "private key" if pair.key is None else "certificate of its key"
        remedy = "export it again with both, the key and its certificate"
        raise SigningError(Finding(Origin(name), f"holds no {lacking}", remedy))
    certificate = internal.translate_pyca_cryptography_cert_to_asn1(pair.cert.certificate)
    chain = SimpleCertificateStore.from_certs(
        internal.translate_pyca_cryptography_cert_to_asn1(each.certificate)
        for each in pair.additional_certs
    )
    try:
        key = internal.translate_pyca_cryptography_key_to_asn1(pair.key)
        holder = _hold(pair.key, key, certificate, chain)
    except (NotImplementedError, TypeError, ValueError) as failure:
        message = "holds a key of a kind that signs no PDF"
        raise SigningError(
            Finding(Origin(name), message, "use an RSA or an elliptic-curve key")
        ) from failure
    return Identity(holder, certificate)


def _hold(key: Any, info: Any, certificate: Certificate, chain: Any) -> KeyHolder:
    """A signer whose key is loaded once: pyHanko's loads it, and tests its primes, at each use."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from pyhanko.sign.signers import SimpleSigner

    class LoadedKey(SimpleSigner):
        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            digest = getattr(hashes, digest_algorithm.upper())()
            if isinstance(key, rsa.RSAPrivateKey):
                return key.sign(data, padding.PKCS1v15(), digest)
            signature: bytes = key.sign(data, ec.ECDSA(digest))
            return signature

    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise TypeError(type(key).__name__)
    # Without the root: who verifies has it, and no signature would cover it.
    return LoadedKey(certificate, info, chain, embed_roots=False)


def _load_pkcs12(path: Path, name: str, variable: str, ask: Ask | None) -> PKCS12KeyAndCertificates:
    from asn1crypto.pkcs12 import Pfx
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    where = Origin(name)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SigningError(Finding(where, "is too large for a key", "name a PKCS#12 file"))
        data = path.read_bytes()
    except FileNotFoundError as failure:
        remedy = "see key in [dispatch.signing], or make one with briefs dispatch keygen"
        raise SigningError(Finding(where, "is missing", remedy)) from failure
    except OSError as failure:
        message = f"cannot be read ({failure.strerror or type(failure).__name__})"
        raise SigningError(
            Finding(where, message, "give this user the right to read it")
        ) from failure
    try:
        # Only to tell a file that is no PKCS#12 from one that its password does not open.
        Pfx.load(data, strict=True)["auth_safe"].native  # noqa: B018 - parses it
    except (ValueError, TypeError, KeyError) as failure:
        message = "is no PKCS#12 file"
        raise SigningError(
            Finding(where, message, "name the .p12 or .pfx file of the key")
        ) from failure
    secret = ask_secret(variable, f"Password of {name}: ", ask, name)
    try:
        return pkcs12.load_pkcs12(data, secret.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        # Without its cause: nothing that was made from the password is kept or shown.
        message = "does not open with this password, or is damaged"
        raise SigningError(
            Finding(where, message, f"give the right one, in {variable} or when asked")
        ) from None


def _open_token(settings: SigningTable, root: Path, ask: Ask | None) -> Identity:
    import pkcs11
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    where = Origin(SETTINGS)
    if settings.label is None:
        message = "names no certificate on the token"
        raise SigningError(Finding(where, message, "set label in [dispatch.signing]"))
    module = str(root / str(settings.pkcs11))
    named = settings.token or "the token"
    secret = ask_secret(settings.password, f"PIN of {named}: ", ask, named)
    criteria = TokenCriteria(label=settings.token) if settings.token else None
    try:
        session = open_pkcs11_session(module, token_criteria=criteria, user_pin=secret)
        holder = PKCS11Signer(session, cert_label=settings.label, embed_roots=False)
        certificate: Any = holder.signing_cert
        if certificate is not None and certificate.public_key.algorithm == "ec":
            # Most tokens sign what was hashed outside, some hash by themselves.
            holder.use_raw_mechanism = True
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange):
        message = f"the PIN does not open {named}"
        remedy = f"give the right one, in {settings.password} or when asked"
        raise SigningError(Finding(where, message, remedy)) from None
    except pkcs11.PKCS11Error as failure:
        reason = " ".join(str(failure).split()) or type(failure).__name__
        message = f"no key {settings.label} can be had from {named} ({reason})"
        remedy = "see pkcs11, token and label in [dispatch.signing], and that the token is there"
        raise SigningError(Finding(where, message, remedy)) from None
    if certificate is None:
        message = f"{named} holds no certificate {settings.label}"
        raise SigningError(Finding(where, message, "see label in [dispatch.signing]"))
    return Identity(holder, certificate)


def _name(name: Any) -> str:
    common = name.native.get("common_name")
    text = common if isinstance(common, str) else name.human_friendly
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
