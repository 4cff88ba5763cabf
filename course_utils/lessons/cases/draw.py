"""Draw a student's case from the student id, the same on every machine and Python version."""

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from course_utils.errors import CourseError
from course_utils.messages import _

Item = TypeVar("Item")
LONGEST_ID = 100


def normal_id(student: object) -> str:
    """Return a student id as cases know it: full-width narrowed, outer blanks off, lower case.

    Raises:
        CourseError: nothing there, longer than 100 characters, or without a letter or digit.
    """
    if type(student) is int:
        student = str(student)
    if type(student) is not str:
        raise CourseError(
            _('Write your student id between quotation marks, such as student = "2026001".')
        )
    text = " ".join(unicodedata.normalize("NFKC", student).split()).casefold()
    if not text:
        raise CourseError(
            _("Write your student id between the quotation marks, then run the cell again.")
        )
    if len(text) > LONGEST_ID or not text.isprintable() or not any(c.isalnum() for c in text):
        raise CourseError(
            _(
                "{student!r} does not look like a student id; use the one that you were given, "
                "letters and digits."
            ).format(student=text[:30])
        )
    return text


class Draw:
    """Choices that depend on nothing but module, student id and the name of the choice."""

    def __init__(self, module: str, student: object):
        """Start the draw of one case.

        Raises:
            CourseError: as `normal_id`.
        """
        self.student = normal_id(student)
        self._seed = f"{module}\n{self.student}\n"

    def number(self, name: str, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        digest = hashlib.sha256((self._seed + name).encode("utf-8")).digest()
        return low + int.from_bytes(digest, "big") % (high - low + 1)

    def one(self, name: str, items: Sequence[Item]) -> Item:
        """Return one of `items`."""
        return items[self.number(name, 0, len(items) - 1)]

    def some(self, name: str, items: Sequence[Item], count: int) -> tuple[Item, ...]:
        """Return `count` different ones of `items`, in a drawn order."""
        left, drawn = list(items), []
        for turn in range(count):
            drawn.append(left.pop(self.number(f"{name} {turn}", 0, len(left) - 1)))
        return tuple(drawn)
