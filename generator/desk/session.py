"""Who may ask the desk for what: one run's secret, and the only names it answers to.

The desk listens on this machine alone. That keeps out the network, and no page of the web that the
same browser shows: so each request is held to its ``Host`` (a name that was pointed at this machine
is refused), its ``Origin`` (another page is refused, on whatever port) and to a token that is made
anew in each run and stands in the fragment of the address, which no browser sends to anyone.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

HEADER = "X-Briefs-Token"
"""The header that carries the token."""
ADDRESS = "127.0.0.1"
"""Where the desk listens, and nowhere else."""
NAMES = (ADDRESS, "localhost")
JSON = "application/json"
SAFE = frozenset({"GET", "HEAD"})

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""The headers of every answer."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered: the status of HTTP, and the reason in words."""

    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class DeskSession:
    """One run of the desk on one port.

    :param read_only: whether nothing of the project is written.
    """

    port: int
    read_only: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def address(self) -> str:
        """The address to open, with the token in its fragment."""
        return f"http://{ADDRESS}:{self.port}/#token={self.token}"

    @property
    def hosts(self) -> frozenset[str]:
        """What a request's ``Host`` may be."""
        return frozenset(f"{name}:{self.port}" for name in NAMES)

    @property
    def origins(self) -> frozenset[str]:
        """What a request's ``Origin`` may be."""
        return frozenset(f"http://{host}" for host in self.hosts)

    def judge(self, method: str, path: str, headers: Mapping[str, str]) -> Refusal | None:
        """Say why a request is refused; None where it may be answered.

        :param path: of the address; what is below ``/api/`` needs the token.
        :param headers: of the request, whose names may be written in any case.
        """
        return next(self._find_faults(method, path, headers), None)

    def _find_faults(self, method: str, path: str, headers: Mapping[str, str]) -> Iterator[Refusal]:
        origin = headers.get("Origin")
        if headers.get("Host", "") not in self.hosts:
            yield Refusal(421, "this is no name of the desk")
        if origin is not None and origin not in self.origins:
            yield Refusal(403, "another page asks")
        if headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            yield Refusal(403, "another page asks")
        if path.startswith("/api/"):
            given = headers.get(HEADER, "")
            if not hmac.compare_digest(given.encode(), self.token.encode()):
                yield Refusal(403, "the token of this run is missing")
        if method in SAFE:
            return
        if method != "POST" or not path.startswith("/api/"):
            yield Refusal(405, "nothing is written there")
        if origin is None:
            yield Refusal(403, "a write says where it comes from")
        if headers.get("Content-Type", "").partition(";")[0].strip().lower() != JSON:
            yield Refusal(415, "a write is JSON")
