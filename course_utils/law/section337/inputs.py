"""The inputs of a respondent's decision: each with its range, and where it comes from.

The table "section337/decision_inputs" holds them all. A row is sourced, an assumption of the
course, or a fact that only the company knows. Nothing else enters the tree of `decision`.
"""

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.section337.elements import checked_kind
from course_utils.law.tables import cite, table
from course_utils.messages import _, language

TABLE = "section337/decision_inputs"
COMPANY = "fact of the company"
_WHOLE = {"probability", "share"}  # parts of one whole, from 0 to 1


@dataclass(frozen=True)
class Input:
    """One number of the tree with its range.

    Attributes:
        name: its key, e.g. "p_violation".
        title: what it is, in the reader's language.
        unit: "USD", "months", "days", "years", "probability" or "share" (both 0 to 1), ...
        low, likely, high: the range, and the value that is used.
        basis: "source", "assumption of the course" or "fact of the company".
        note: how the numbers were found.
        cite: source and its day.
    """

    name: str
    title: str
    unit: str
    low: Decimal
    likely: Decimal
    high: Decimal
    basis: str
    note: str
    cite: str

    def within(self, low: object, likely: object, high: object) -> "Input":
        """Return the input with other numbers.

        Raises:
            CourseError: a number is none, is out of bounds, or the three are out of order.
        """
        low, likely, high = (self._number(value) for value in (low, likely, high))
        if not low <= likely <= high:
            raise CourseError(
                _("The range of {name} must rise: low {low}, likely {likely}, high {high}.").format(
                    name=self.name, low=low, likely=likely, high=high
                )
            )
        return replace(self, low=low, likely=likely, high=high)

    def _number(self, value: object) -> Decimal:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if isinstance(value, bool) or not number.is_finite():
            raise CourseError(
                _("{name} ({title}) is to be a number, not {value!r}.").format(
                    name=self.name, title=self.title, value=value
                )
            )
        if self.unit in _WHOLE and not 0 <= number <= 1:
            raise CourseError(
                _(
                    "{name} ({title}) must lie between 0 and 1, such as 0.54 for 54 percent, "
                    "not {value}."
                ).format(name=self.name, title=self.title, value=value)
            )
        if number < 0:
            raise CourseError(
                _("{name} ({title}) cannot be negative, but {value} is.").format(
                    name=self.name, title=self.title, value=value
                )
            )
        return number


@dataclass(frozen=True)
class Inputs:
    """All inputs of one company's decision.

    Attributes:
        values: the inputs by name.
        kind: kind of claim, e.g. "patent"; see `claim_kinds`.
        can_redesign: whether the goods can be made without what is claimed.
        under_bond: whether the company goes on selling under bond while the President reviews.
    """

    values: dict[str, Input]
    kind: str
    can_redesign: bool
    under_bond: bool

    def __getitem__(self, name: str) -> Input:
        if name not in self.values:
            raise near(_("There is no input {text!r}; {hint}."), name, list(self.values))
        return self.values[name]

    def likely(self) -> dict[str, Decimal]:
        """Return the value that is used of every input, by name."""
        return {name: entry.likely for name, entry in self.values.items()}

    def change(self, **changes: object) -> "Inputs":
        """Return the inputs with some values changed.

        Args:
            changes: a number, which keeps the range (widened where it must be), or three numbers
                (low, likely, high).

        Raises:
            CourseError: no such input, or a number that it cannot have; see `Input.within`.
        """
        values = dict(self.values)
        for name, value in changes.items():
            values[name] = _changed(self[name], value)
        return replace(self, values=values)

    def frame(self) -> pd.DataFrame:
        """Return one row an input: name, title, unit, low, likely, high, basis, note, cite."""
        return pd.DataFrame([vars(entry) for entry in self.values.values()])


def _changed(entry: Input, value: object) -> Input:
    if not isinstance(value, tuple | list):
        known = entry.within(value, value, value).likely
        return entry.within(min(entry.low, known), known, max(entry.high, known))
    if len(value) != 3:
        raise CourseError(
            _("Give one number for {name}, or three: low, likely, high.").format(name=entry.name)
        )
    return entry.within(*value)


def default_inputs(
    *,
    units: object,
    price: object,
    margin: object,
    years: object,
    kind: str = "patent",
    can_redesign: bool = True,
    under_bond: bool = False,
) -> Inputs:
    """Return the inputs of a company, with the defaults of the table for all the rest.

    Args:
        units: accused goods sold to the United States in a year.
        price: USD for one unit, the entered value.
        margin: profit as a share of the price (0 to 1).
        years: years of sales left, counted from service.
        kind, can_redesign, under_bond: as in `Inputs`.

    Each of the first four is one number, or three: low, likely, high.

    Raises:
        CourseError: a number that cannot be, or no such kind of claim.
    """
    company = {"units": units, "price": price, "margin": margin, "years": years}
    nothing = Decimal(0)
    values = {}
    for row in table(TABLE).itertuples():
        title = row.title_zh if language() == "zh" else row.title
        entry = Input(
            row.name, title, row.unit, nothing, nothing, nothing, row.basis, row.note, cite(row)
        )
        if row.name in company:
            value = company[row.name]
            three = value if isinstance(value, tuple | list) else (value, value, value)
            values[row.name] = _changed(entry, tuple(three))
        else:
            values[row.name] = entry.within(row.low, row.likely, row.high)
    return Inputs(values, checked_kind(kind), can_redesign, under_bond)
