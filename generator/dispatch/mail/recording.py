"""Packing with all that belongs to it: signatures, and the ledger told before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.dispatch.mail.ledger import Ledger
from generator.dispatch.mail.lock import hold
from generator.dispatch.pack.packages import read_parcels
from generator.dispatch.pack.packing import Package, pack
from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import Plan
from generator.dispatch.signing.identity import Ask
from generator.dispatch.signing.signing import Signer, open_signer
from generator.model.edition import Edition
from generator.project import Project


def open_key(project: Project, ask: Ask | None, *, wanted: bool | None = None) -> Signer | None:
    """The key that packages are signed with; None where they are not to be.

    :param wanted: whether they are to be; where None, if ``briefs.toml`` names a key.
    :raises SigningError: when the key cannot be used.
    """
    settings = project.dispatch.signing
    named = settings.key is not None or settings.pkcs11 is not None
    if not (named if wanted is None else wanted):
        return None
    return open_signer(settings, project.root, ask)


def consign(
    project: Project,
    plans: Sequence[Plan],
    built: Mapping[Edition, BuiltEdition],
    output: Path,
    *,
    personal: bool | None = None,
    signer: Signer | None = None,
) -> tuple[Package, ...]:
    """Pack what plans send, signed where there is a key, and note it in the ledger.

    Who is to get something is noted first: a run that is ended between leaves them *planned*.
    Nothing is packed while messages go out.

    :raises BriefsError: as :func:`packing.pack`; when the ledger cannot be used, or is in use.
    """
    reason = project.dispatch.signing.reason
    sign: Callable[[bytes, Edition], bytes] | None = None
    if signer is not None:
        key = signer

        def sign(data: bytes, edition: Edition) -> bytes:
            return key.sign(data, reason, edition.name)

    consignments = [each for plan in plans for each in plan.consignments]
    with hold(output), Ledger.open(output) as ledger:
        ledger.record_planned(consignments)
        packages = pack(project, plans, built, output, personal=personal, sign=sign)
        briefs = tuple(dict.fromkeys(each.brief for each in consignments))
        readers = tuple(dict.fromkeys(each.recipient.id for each in consignments))
        if packages:
            ledger.record_packed(read_parcels(output, briefs, readers))
    return packages
