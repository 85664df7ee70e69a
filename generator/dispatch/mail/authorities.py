"""What a mail server's certificate is held against."""

from __future__ import annotations

import ssl

from generator.errors import DispatchError, Finding, Origin


def trust(authority: str | None, data: bytes) -> ssl.SSLContext:
    """What the server's certificate is held against: the system's authorities, or those given.

    :param authority: the path of a PEM file, named in what goes wrong; None for the system's.
    :raises DispatchError: when the file holds no certificate.
    """
    if authority is None:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cadata=data.decode("ascii"))
    except (ValueError, ssl.SSLError) as failure:
        message = "holds no certificate in PEM"
        raise DispatchError(
            Finding(Origin(authority), message, "give the authority’s")
        ) from failure
