"""What a reader typed into a panel: numbers and currency codes; and the tables that answer."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from course_utils.errors import CourseError
from course_utils.messages import _


def number_in(text: str, label: str) -> Decimal:
    """Return the number that a reader typed: "１,060,000" is 1060000, "3 %" is 3.

    Raises:
        CourseError: it is no number; the sentence names `label`.
    """
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).removesuffix("%")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", typed):
        typed = typed.replace(",", "")
    try:
        found = Decimal(typed)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or re.match(r"0\d", typed):  # "000" is a part of "10,000"
        raise CourseError(
            _("“{label}” is to be a number such as 3 or 1,060,000, not {text!r}.").format(
                label=label, text=text
            )
        )
    return found


def currency_in(text: str) -> str:
    """Return a currency code that a reader typed.

    Raises:
        CourseError: it is not three letters.
    """
    typed = unicodedata.normalize("NFKC", text).strip().upper()
    if not re.fullmatch("[A-Z]{3}", typed):
        raise CourseError(
            _("Write the currency as three letters, such as CNY, not {text!r}.").format(text=text)
        )
    return typed
