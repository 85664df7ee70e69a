"""All referees over all files: who is asked, and what is no pass."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.conformance.hearing import Hearing, hear
from scripts.conformance.programs import UnansweredError
from scripts.conformance.report import list_failures, make_table, sum_up
from scripts.conformance.verdict import Complaint, Judge, Referee, Sheet, Verdicts

BAD = Sheet(Path("bad.pdf"), "bad.pdf")
SCREEN = Sheet(Path("output/a.fr.screen.pdf"), "a.fr.screen.pdf", "screen", 2)
PRINT = Sheet(Path("output/a.fr.print.pdf"), "a.fr.print.pdf", "print", 2)


def refuse(*refused: Sheet) -> Judge:
    """A referee's judgement that finds fault with some files, twice each."""

    def judge(sheets: Sequence[Sheet]) -> Verdicts:
        return {
            sheet.path: (Complaint("no tag", 2, "7.1-3"),) if sheet in refused else ()
            for sheet in sheets
        }

    return judge


def fall_over(sheets: Sequence[Sheet]) -> Verdicts:
    raise UnansweredError("did not end in 120 s")


def hold(judge: Judge, *sheets: Sheet) -> Hearing:
    """A hearing before a referee of screen editions and a sound one of all."""
    both = frozenset({"screen", "print"})
    return hear(
        (
            Referee("veraPDF ua1", frozenset({"screen"}), BAD, judge),
            Referee("qpdf", both, BAD, refuse(BAD)),
        ),
        sheets,
    )


def test_all_pass() -> None:
    """Every edition that each of its referees finds sound has passed."""
    hearing = hold(refuse(BAD), SCREEN, PRINT)

    assert hearing.is_passed
    assert [] == list(list_failures(hearing))
    assert "editions 2, verdicts 3, failures 0" == sum_up(hearing)


def test_the_table_says_who_judged_what() -> None:
    """The table has an edition a row and a referee a column, and a dash where one is not asked."""
    assert [
        "edition          veraPDF ua1  qpdf",
        "a.fr.screen.pdf  FAILED 1     passed",
        "a.fr.print.pdf   -            passed",
    ] == list(make_table(hold(refuse(BAD, SCREEN), SCREEN, PRINT)))


def test_a_complaint_is_a_line() -> None:
    """A complaint is said with the file, the referee and how many times, and is no pass."""
    hearing = hold(refuse(BAD, SCREEN), SCREEN, PRINT)

    assert not hearing.is_passed
    assert ["output/a.fr.screen.pdf: veraPDF ua1 7.1-3: no tag; 2 times"] == list(
        list_failures(hearing)
    )
    assert "editions 2, verdicts 3, failures 1" == sum_up(hearing)


def test_a_referee_that_passes_everything_is_noticed() -> None:
    """A referee that finds no fault with the bad file is said, and nothing has passed."""
    hearing = hold(refuse(), SCREEN)

    assert not hearing.is_passed
    assert ["veraPDF ua1: refuses nothing: it has passed bad.pdf"] == list(list_failures(hearing))


def test_a_referee_that_falls_over_is_no_pass() -> None:
    """Where a referee gives no answer, each of its files has failed."""
    hearing = hold(fall_over, SCREEN)

    assert not hearing.is_passed
    assert [
        "veraPDF ua1: did not end in 120 s",
        "output/a.fr.screen.pdf: veraPDF ua1: not judged: gave no answer",
    ] == list(list_failures(hearing))


def test_a_file_without_an_answer_is_no_pass() -> None:
    """A file that a referee leaves out has failed."""
    hearing = hold(lambda sheets: {BAD.path: (Complaint("bad"),)}, SCREEN)

    assert ["output/a.fr.screen.pdf: veraPDF ua1: not judged: gave no answer"] == list(
        list_failures(hearing)
    )


def test_a_profile_without_a_referee_is_no_pass() -> None:
    """An edition of a profile that nobody judges is said, and has not passed."""
    hearing = hold(refuse(BAD), Sheet(Path("a.web.pdf"), "a.web.pdf", "web", 1))

    assert not hearing.is_passed
    assert ["a.web.pdf: judged by no referee"] == list(list_failures(hearing))


def test_nothing_to_judge_is_no_pass() -> None:
    """A hearing of no file has not passed."""
    assert not hold(refuse(BAD)).is_passed
