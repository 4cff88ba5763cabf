"""The classes of goods and services of the Nice Classification."""

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.madrid.individual_fees import MOST_CLASSES
from course_utils.law.tables import records, table
from course_utils.messages import _

CLASSES = "madrid/nice_classes"


def nice_classes() -> pd.DataFrame:
    """Return the 45 classes: number, kind ("goods" or "services"), heading in short words, edition,
    note (what moved between classes in the current edition), source, as_of."""
    return table(CLASSES)


def nice_class(number: int):
    """Return one class as a named tuple, with the columns of `nice_classes`.

    Raises:
        CourseError: there is no such class.
    """
    found = records(CLASSES, number=number)
    if not found:
        raise CourseError(
            _("There is no class {number!r}: the classes are numbered 1 to {most}.").format(
                number=number, most=MOST_CLASSES
            )
        )
    return found[0]
