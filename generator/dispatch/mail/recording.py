"""Packing that the ledger is told of, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.dispatch.mail.holding import hold
from generator.dispatch.mail.ledger import Ledger
from generator.dispatch.pack.packages import read_packages
from generator.dispatch.pack.packing import Sign, pack
from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import DistributionPlan
from generator.model.edition import Edition
from generator.project import Project


def pack_and_record(
    project: Project,
    plans: Sequence[DistributionPlan],
    built: Mapping[Edition, BuiltEdition],
    output: Path,
    *,
    personal: bool | None = None,
    sign: Sign | None = None,
) -> tuple[Path, ...]:
    """Pack what plans send, signed where there is a key, and note it in the ledger.

    Who is to get something is noted first: a run that is ended between leaves them *planned*.
    Nothing is packed while messages go out.

    :return: the ZIPs of the packages.
    :raises BriefsError: as :func:`pack`; when the ledger cannot be used, or is in use.
    """
    consignments = [each for plan in plans for each in plan.consignments]
    with hold(output), Ledger.open(output) as ledger:
        ledger.record_planned(consignments)
        archives = pack(project, plans, built, output, personal=personal, sign=sign)
        briefs = tuple(dict.fromkeys(each.brief for each in consignments))
        readers = tuple(dict.fromkeys(each.recipient.id for each in consignments))
        if archives:
            ledger.record_packed(read_packages(output, briefs, readers))
    return archives
