"""Marks for one question: exact comparison, partial credit, and feedback that teaches.

Each function returns a built-in float between 0 and `points`, which nbgrader reads from the last
line of a test cell, and shows one sentence of feedback. Values are read by `answers` into exact
built-in types before they are compared. `slips` names the wrong values that students really give;
an answer that equals one is told so. `read` says where to read on.

The feedback is a notebook output with two forms: the sentence as text/plain, and `MARK`, JSON with
"question", "points", "of" and "slip" (a name of `slips`, or null), for whoever sums up a class.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from numbers import Real

from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display

from course_utils.errors import CourseError
from course_utils.lessons import answers
from course_utils.messages import _

MARK = "application/vnd.ip-course.mark+json"
TOTAL = "total"


def a_date(
    value: object,
    expected: date,
    *,
    points: float,
    slips: Mapping[str, date] | None = None,
    read: str = "",
    question: str = "",
) -> float:
    """Mark a day: all points or none."""
    return _all_or_nothing(answers.a_date(value), expected, points, slips, read, question)


def an_amount(
    value: object,
    expected: Decimal,
    *,
    points: float,
    currency: str = "CNY",
    slips: Mapping[str, Decimal] | None = None,
    read: str = "",
    question: str = "",
) -> float:
    """Mark an amount of money in `currency`: all points or none, exact to the cent."""
    got = answers.an_amount(value, currency)
    return _all_or_nothing(got, expected, points, slips, read, question)


def a_number(
    value: object,
    expected: Decimal | int,
    *,
    points: float,
    within: Decimal | int = 0,
    slips: Mapping[str, Decimal | int] | None = None,
    read: str = "",
    question: str = "",
) -> float:
    """Mark a number: all points when it is not further than `within` from `expected`."""
    got = answers.a_number(value)
    if abs(got - expected) <= within:
        got = expected
    return _all_or_nothing(got, expected, points, slips, read, question)


def a_choice(
    value: object,
    expected: str,
    *,
    options: Iterable[str],
    points: float,
    slips: Mapping[str, str] | None = None,
    read: str = "",
    question: str = "",
) -> float:
    """Mark a choice of one of `options`: all points or none."""
    got = answers.a_choice(value, options)
    return _all_or_nothing(got, expected, points, slips, read, question)


def some_choices(
    value: object,
    expected: Iterable[str],
    *,
    options: Iterable[str],
    points: float,
    slips: Mapping[str, Iterable[str]] | None = None,
    read: str = "",
    question: str = "",
) -> float:
    """Mark several choices; each right one counts, each one too many takes a right one away.

    For questions that say how many to choose: choosing all of them earns nothing.
    """
    got, expected = answers.some_choices(value, options), frozenset(expected)
    lost = max(0, len(got) - len(expected))
    return _by_share(got, expected, lost, points, slips, read, question)


def some_offices(
    value: object,
    expected: Iterable[str],
    *,
    points: float,
    slips: Mapping[str, Iterable[str]] | None = None,
    read: str = "",
    question: str = "",
) -> float:
    """Mark a list of Offices; each right one counts, each wrong one takes a right one away."""
    got, expected = answers.some_offices(value), frozenset(expected)
    return _by_share(got, expected, len(got - expected), points, slips, read, question)


def a_table(
    value: object,
    expected: Mapping[str, object],
    *,
    points: float,
    of: answers.Reader | str = answers.a_date,
    slips: Mapping[str, Mapping[str, object]] | None = None,
    read: str = "",
    question: str = "",
) -> float:
    """Mark a small table, the points shared equally between its rows; a blank row earns nothing.

    Args:
        expected: what belongs in each row.
        of: how to read a cell, as for `check.a_table`.
        slips: for each misconception, what it puts in the rows that it touches.
    """
    got = answers.a_table(value, expected, of)
    right = [row for row in expected if row in got and got[row] == expected[row]]
    wrong = [row for row in expected if row not in right]
    seen = [
        name
        for name, cells in (slips or {}).items()
        for row in wrong
        if row in got and row in cells and got[row] == cells[row]
    ]
    slip = Counter(seen).most_common(1)[0][0] if seen else None
    earned = points * len(right) / len(expected)
    look = _("Look again at: {rows}.").format(rows=", ".join(wrong)) if wrong else ""
    return give(earned, points, question=question, slip=slip, read=read, more=look)


def a_sum(
    value: object,
    expected: Mapping[str, Decimal],
    *,
    points: float,
    for_sum: float,
    within: Decimal | int = 0,
    of: answers.Reader = answers.an_amount,
    slips: Mapping[str, Mapping[str, Decimal]] | None = None,
    read: str = "",
    question: str = "",
) -> float:
    """Mark a table of amounts with a last row "total": right rows count, and so does adding up.

    The total is compared with the student's own rows, so that a wrong row is paid for once. It
    counts when all rows are filled and one of them at least is right.

    Args:
        expected: what belongs in each row, without the total.
        for_sum: the part of `points` for the total; the rest is shared equally between the rows.
        within: how far a row, or the total from the sum of the rows, may be off.
        of: how to read a cell, as for `check.a_table`.
        slips: for each misconception, what it puts in the rows that it touches.
    """
    got = answers.a_table(value, [*expected, TOTAL], of)

    def meets(row: str, amount: Decimal) -> bool:
        return row in got and abs(got[row] - amount) <= within

    wrong = [row for row, amount in expected.items() if not meets(row, amount)]
    right = len(expected) - len(wrong)
    filled = all(row in got for row in expected)
    adds_up = filled and right > 0 and meets(TOTAL, sum(got[row] for row in expected))
    seen = Counter(
        name
        for name, cells in (slips or {}).items()
        for row in wrong
        if row in cells and meets(row, cells[row])
    )
    slip = seen.most_common(1)[0][0] if seen else None
    look = [_("Look again at: {rows}.").format(rows=", ".join(wrong))] if wrong else []
    if not adds_up:
        look.append(_("The total is to be the sum of your rows, all of them filled."))
    earned = (points - for_sum) * right / len(expected) + (for_sum if adds_up else 0)
    return give(earned, points, question=question, slip=slip, read=read, more=" ".join(look))


def give(
    earned: float,
    points: float,
    *,
    question: str = "",
    slip: str | None = None,
    read: str = "",
    more: str = "",
) -> float:
    """Show the feedback of one question and return its mark.

    Args:
        earned: points earned; kept between 0 and `points`.
        slip: the misconception that the answer shows, in words.
        read: the rule and the lesson's section to read.
        more: a further sentence.

    Raises:
        CourseError: `earned` or `points` is not a finite number.
    """
    for number in (earned, points):
        if isinstance(number, bool) or not isinstance(number, Real) or not math.isfinite(number):
            raise CourseError(_("A mark must be a finite number."))
    mark = round(float(min(max(earned, 0.0), points)), 2)
    _show(_sentence(mark, points, question, slip, read, more), mark, points, question, slip)
    return mark


def _all_or_nothing(got, expected, points, slips, read, question) -> float:
    if got == expected:
        return give(points, points, question=question)
    slip = next((name for name, wrong in (slips or {}).items() if got == wrong), None)
    return give(0, points, question=question, slip=slip, read=read)


def _by_share(got, expected, lost, points, slips, read, question) -> float:
    if got == expected:
        return give(points, points, question=question)
    slip = next((name for name, wrong in (slips or {}).items() if got == frozenset(wrong)), None)
    share = (len(got & expected) - lost) / len(expected)
    return give(points * share, points, question=question, slip=slip, read=read)


def _sentence(mark, points, question, slip, read, more) -> str:
    head = _("{question}: {mark:g} of {points:g} points.").format(
        question=question or _("This question"), mark=mark, points=points
    )
    parts = [head]
    if mark < points:
        parts += [more] if more else []
        parts += [_("It looks as if: {slip}.").format(slip=_(slip))] if slip else []
        parts += [_("Read: {read}.").format(read=_(read))] if read else []
    return " ".join(parts)


def _show(sentence, mark, points, question, slip) -> None:
    facts = {"question": question, "points": mark, "of": float(points), "slip": slip}
    if InteractiveShell.initialized():
        display({"text/plain": sentence, MARK: facts}, raw=True)
    else:
        print(sentence)
