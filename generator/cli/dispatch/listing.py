"""How ``briefs dispatch plan`` prints: a table, or everything as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

from generator.dispatch.plan.built import BuiltEdition
from generator.dispatch.plan.distribution import DistributionPlan
from generator.model.dispatch import Consignment
from generator.model.edition import Edition


def print_plans(plans: Sequence[DistributionPlan]) -> None:
    """Print a row for each edition of each recipient, with rules on a terminal alone."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    table = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False)
    for name in ("recipient", "name", "edition", "copies"):
        table.add_column(name, justify="right" if name == "copies" else "left")
    table.add_column("why")
    rows = 0
    for plan in plans:
        for consignment in plan.consignments:
            recipient = consignment.recipient
            for each in consignment.assignments:
                # A name in brackets is a name, and no style.
                cells = (recipient.id, recipient.name, each.edition.name)
                table.add_row(*map(Text, cells), str(recipient.copies), Text(each.reason))
                rows += 1
    # Off a terminal no line is folded.
    console = Console(width=None if terminal else 200, highlight=False)
    console.print(table)
    readers = sum(len(plan.consignments) for plan in plans)
    console.print(f"{rows} editions for {readers} recipients; nothing is sent")


def dump_plans(plans: Sequence[DistributionPlan], built: Mapping[Edition, BuiltEdition]) -> str:
    """The plans as JSON."""
    rows = [
        {
            "brief": plan.brief,
            "recipients": [_dump(each, plan, built) for each in plan.consignments],
        }
        for plan in plans
    ]
    return json.dumps({"plans": rows}, ensure_ascii=False, indent=2)


def _dump(
    consignment: Consignment, plan: DistributionPlan, built: Mapping[Edition, BuiltEdition]
) -> dict[str, object]:
    recipient = consignment.recipient
    return {
        "id": recipient.id,
        "name": recipient.name,
        "organisation": recipient.organisation,
        "email": recipient.email,
        "locale": consignment.locale,
        "copy": plan.numbers[recipient.id],
        "copies": recipient.copies,
        "editions": [
            {
                "edition": each.edition.name,
                "path": each.edition.path,
                "sha256": built[each.edition].sha256,
                "why": each.reason,
            }
            for each in consignment.assignments
        ],
    }
