"""What matters most in the decision, and from which value on another way is cheaper."""

from decimal import Decimal

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.section337.inputs import Inputs
from course_utils.law.section337.ways import expected_cost, inputs_of
from course_utils.messages import _

_STEPS = 200
_REACH = 20  # how many times its high end an open-ended input is followed
_HALVINGS = 60
_PLACES = {"USD": 0, "units a year": 0, "USD a unit": 2, "months": 1, "days": 0, "years": 2}


def tornado(inputs: Inputs, way: str) -> pd.DataFrame:
    """Return what the range of each single input does to the expected cost of a way.

    Each input goes to its low and to its high end while all others stay at their likely values.

    Returns:
        Columns: input, title, low_value, high_value, low_result, high_result (expected cost in
        USD at the two ends), swing (how far apart they are); the widest first. Inputs without a
        range are left out.

    Raises:
        CourseError: there is no such way, or it is closed to the company.
    """
    values = inputs.likely()
    expected_cost(inputs, way)  # says so when the way is closed
    table = []
    for name in inputs_of(way, inputs):
        entry = inputs[name]
        if entry.low < entry.high:
            ends = [expected_cost(inputs, way, values | {name: e}) for e in (entry.low, entry.high)]
            swing = abs(ends[1] - ends[0])
            table.append([name, entry.title, entry.low, entry.high, *ends, swing])
    columns = ["input", "title", "low_value", "high_value", "low_result", "high_result", "swing"]
    frame = pd.DataFrame(table, columns=columns)
    return frame.sort_values("swing", ascending=False, kind="stable").reset_index(drop=True)


def break_even(inputs: Inputs, name: str, way: str, other: str) -> Decimal | None:
    """Return the value of an input at which two ways cost the same.

    A probability or share is followed from 0 to 1, any other input from 0 to twenty times its
    high end. Of several such values the one nearest to the likely value is given.

    Args:
        inputs: the company's inputs.
        name: the input that moves; all others stay.
        way, other: the two ways.

    Returns:
        The value, rounded (a probability to four places, dollars and units to whole ones); None
        if the ways never cost the same there, or always do.

    Raises:
        CourseError: no such input or way, or a way that is closed to the company.
    """
    entry = inputs[name]
    if way == other:
        raise CourseError(_("Compare the way “{way}” with another one.").format(way=way))
    values = inputs.likely()

    def gap(value: Decimal) -> Decimal:
        moved = values | {name: value}
        return expected_cost(inputs, way, moved) - expected_cost(inputs, other, moved)

    top = Decimal(1) if entry.unit in ("probability", "share") else entry.high * _REACH
    points = [top * step / _STEPS for step in range(_STEPS + 1)]
    gaps = [gap(point) for point in points]
    found = [
        _halved(gap, points[i], points[i + 1])
        for i in range(_STEPS)
        if min(gaps[i], gaps[i + 1]) <= 0 <= max(gaps[i], gaps[i + 1]) and gaps[i] != gaps[i + 1]
    ]
    if not found:
        return None
    nearest = min(found, key=lambda value: abs(value - entry.likely))
    return round(nearest, _PLACES.get(entry.unit, 4))


def _halved(gap, low: Decimal, high: Decimal) -> Decimal:
    rising = gap(low) < gap(high)
    for _step in range(_HALVINGS):
        middle = (low + high) / 2
        if (gap(middle) < 0) == rising:
            low = middle
        else:
            high = middle
    return high
