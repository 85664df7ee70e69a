"""Whom signatures are believed: the certificates at the head of every chain."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from pathlib import Path

from asn1crypto import pem, x509

from generator.errors import Finding, Origin, SigningError
from generator.files import ProjectFiles


def read_roots(root: Path, names: Iterable[str]) -> tuple[bytes, ...]:
    """Certificates from PEM files.

    :param root: the folder that the names are paths from.
    :return: each as DER.
    :raises SigningError: when a file is missing or holds anything but certificates.
    """
    files = ProjectFiles(root)
    found: list[bytes] = []
    for name in names:
        data = files.read_bytes(name, remedy="see how its name is written", error=SigningError)
        found += _read_pem(data, name)
    return tuple(dict.fromkeys(found))


def list_system_roots() -> tuple[bytes, ...]:
    """The certificates that this system believes, each as DER."""
    return tuple(ssl.create_default_context().get_ca_certs(binary_form=True))


def load_roots(roots: Iterable[bytes]) -> tuple[x509.Certificate, ...]:
    """The same as the validator wants them."""
    return tuple(x509.Certificate.load(each) for each in roots)


def _read_pem(data: bytes, name: str) -> list[bytes]:
    found = []
    try:
        for kind, _, der in pem.unarmor(data, multiple=True):
            if kind != "CERTIFICATE":
                raise ValueError(kind)
            x509.Certificate.load(der, strict=True).subject.native  # noqa: B018 - parses it
            found.append(der)
    except (ValueError, TypeError) as failure:
        message = "holds something else than certificates in PEM"
        remedy = "name a file of BEGIN CERTIFICATE blocks alone"
        raise SigningError(Finding(Origin(name), message, remedy)) from failure
    return found
