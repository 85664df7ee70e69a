"""A key for trials: one that nobody vouches for but itself."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from generator.errors import Finding, Origin, SigningError

RSA_BITS = 3072
"""As strong as is asked of keys until 2030 and after (NIST SP 800-57, table 2)."""


MOST_NAME = 64
"""The longest common name (RFC 5280, appendix A)."""
ROUNDS = 600_000
"""Of PBKDF2 with SHA-256, between a password and the key of a file."""


def check_trial(target: Path, name: str) -> None:
    """See that a key can be made, before a password is asked for.

    :raises SigningError: when there is a file of its name, or the name is none for a certificate.
    """
    if not 0 < len(name.strip()) <= MOST_NAME or not name.isprintable():
        message = f"the name of a key has 1 to {MOST_NAME} letters that can be seen"
        raise SigningError(Finding(Origin(str(target)), message, "give another with --name"))
    for path in (target, _beside(target)):
        if path.exists():
            raise _taken(path)


def make_trial_key(name: str, days: int, password: str, moment: datetime) -> tuple[bytes, bytes]:
    """A new RSA key with a certificate that it signed itself.

    :param name: the certificate's common name.
    :param days: how long it is valid.
    :param password: must not be empty.
    :param moment: from when the certificate is valid.
    :return: the PKCS#12 file, locked with the password, and the certificate alone as PEM.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import pkcs12

    key = rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    public = key.public_key()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment)
        .not_valid_after(moment + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    # OWASP, Password Storage (2023): as many rounds as cost a guesser much and a person nothing.
    locked = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(password.encode())
    )
    return (
        pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, locked),
        certificate.public_bytes(serialization.Encoding.PEM),
    )


def write_trial_key(target: Path, key: bytes, certificate: bytes) -> Path:
    """Write the key, which its owner alone may read, and beside it the certificate as ``.pem``.

    :return: where the certificate is.
    :raises SigningError: when there is a file of either name, or none can be written; then none is.
    """
    public = _beside(target)
    _write_new(target, key, 0o600)
    try:
        _write_new(public, certificate, 0o644)
    except SigningError:
        target.unlink()
        raise
    return public


def _beside(target: Path) -> Path:
    public = target.with_suffix(".pem")
    if public == target:
        message = "is the name of the certificate that is written beside the key"
        raise SigningError(Finding(Origin(str(target)), message, "end the key’s name with .p12"))
    return public


def _taken(path: Path) -> SigningError:
    message = "is there already, and a key is never overwritten"
    return SigningError(Finding(Origin(str(path)), message, "give another name, or move it away"))


def _write_new(path: Path, data: bytes, mode: int) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as failure:
        raise _taken(path) from failure
    except OSError as failure:
        raise _unwritten(path, failure) from failure
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as failure:
        path.unlink(missing_ok=True)
        raise _unwritten(path, failure) from failure


def _unwritten(path: Path, failure: OSError) -> SigningError:
    message = f"cannot be written ({failure.strerror or type(failure).__name__})"
    return SigningError(Finding(Origin(str(path)), message, "give a name in a folder of yours"))
