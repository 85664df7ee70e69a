"""All referees over all files, side by side: Referee…, Sheet… -> Result…"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

from scripts.conformance.programs import UnansweredError
from scripts.conformance.verdict import Complaint, Referee, Sheet, Verdicts


@dataclass(frozen=True, slots=True)
class Result:
    """What one referee says of one file: None where the file's profile is not its business."""

    sheet: Sheet
    referee: str
    complaints: tuple[Complaint, ...] | None


@dataclass(frozen=True, slots=True)
class Hearing:
    """Every result, in the order of the files, and what is wrong with the referees themselves."""

    results: tuple[Result, ...]
    doubts: tuple[str, ...]

    @property
    def is_passed(self) -> bool:
        """Say whether every file was judged, and nothing was held against any."""
        return (
            bool(self.results)
            and not self.doubts
            and not any(result.complaints for result in self.results)
        )


def hear(referees: Sequence[Referee], sheets: Sequence[Sheet]) -> Hearing:
    """Have each referee judge the files of its profiles, and first one that it must refuse.

    A file that a referee does not answer for, and a profile that has no referee, have not passed.
    """
    given = {
        referee.name: [sheet for sheet in sheets if sheet.profile in referee.profiles]
        for referee in referees
    }
    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        waiting = [
            (referee, pool.submit(_judge, referee, given[referee.name])) for referee in referees
        ]
        answers = {referee.name: future.result() for referee, future in waiting}
    doubts = [doubt for _, doubt in answers.values() if doubt]
    judged = {sheet.path for of_one in given.values() for sheet in of_one}
    doubts += [
        f"{sheet.name}: judged by no referee" for sheet in sheets if sheet.path not in judged
    ]
    results = [
        Result(sheet, referee.name, _read(answers[referee.name][0], sheet))
        if sheet.profile in referee.profiles
        else Result(sheet, referee.name, None)
        for sheet in sheets
        for referee in referees
    ]
    return Hearing(tuple(results), tuple(doubts))


def _judge(referee: Referee, sheets: Sequence[Sheet]) -> tuple[Verdicts, str]:
    """Give the verdicts, and why they are not to be trusted."""
    try:
        verdicts = referee.judge((referee.bad, *sheets))
    except (UnansweredError, OSError) as failure:
        return {}, f"{referee.name}: {failure}"
    if verdicts.get(referee.bad.path):
        return verdicts, ""
    return verdicts, f"{referee.name}: refuses nothing: it has passed {referee.bad.name}"


def _read(verdicts: Verdicts, sheet: Sheet) -> tuple[Complaint, ...]:
    return verdicts.get(sheet.path, (Complaint("not judged: gave no answer"),))
