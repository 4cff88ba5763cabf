"""Royalties in the shapes in which they are agreed, each with its own unit.

All shapes answer the same two questions: `due(units, price)`, what is owed for a year, and
`per_unit(units, price)`, what that comes to for one unit. A shape that needs no price ignores it.
"""

from dataclasses import dataclass
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.sep.units import Money, Percent, as_percent, as_units
from course_utils.messages import _


def _as_money(value: object, what: str) -> Money:
    if isinstance(value, Money):
        return value
    raise CourseError(
        _('{what} is to be money, such as Money("0.75", "USD"), not {value!r}.').format(
            what=what, value=value
        )
    )


def _each(due: Money, units: int) -> Money:
    if not units:
        raise CourseError(_("A royalty for each unit needs one unit at least."))
    return due.times(Decimal(1) / units)


@dataclass(frozen=True)
class PercentOfPrice:
    """A percent of the price of the product.

    Attributes:
        rate: the percent.
        price_cap: the price above which nothing more is owed: rate x min(price, cap).
        royalty_cap: the most that is owed for one unit: min(rate x price, cap).
    """

    rate: Percent
    price_cap: Money | None = None
    royalty_cap: Money | None = None

    def __post_init__(self):
        as_percent(self.rate)
        for cap in (self.price_cap, self.royalty_cap):
            if cap is not None:
                _as_money(cap, _("A cap"))

    def per_unit(self, units: int, price: Money) -> Money:
        """Return the royalty for one unit; it does not depend on the number of units."""
        as_units(units)
        base = _as_money(price, _("The price")).at_most(self.price_cap)
        return self.rate.of(base).at_most(self.royalty_cap)

    def due(self, units: int, price: Money) -> Money:
        """Return the royalty for `units` units sold at `price` each."""
        return self.per_unit(units, price).times(as_units(units))


@dataclass(frozen=True)
class PerUnit:
    """A fixed amount for each unit.

    Attributes:
        amount: for one unit.
        free_units: units of a year for which nothing is owed; only those above them are counted.
        annual_cap: the most that is owed for a year.
    """

    amount: Money
    free_units: int = 0
    annual_cap: Money | None = None

    def __post_init__(self):
        _as_money(self.amount, _("The amount for a unit"))
        as_units(self.free_units)
        if self.annual_cap is not None:
            _as_money(self.annual_cap, _("A cap"))

    def due(self, units: int, price: Money | None = None) -> Money:
        """Return the royalty of a year: min((units - free units) x amount, annual cap)."""
        counted = max(0, as_units(units) - self.free_units)
        return self.amount.times(counted).at_most(self.annual_cap)

    def per_unit(self, units: int, price: Money | None = None) -> Money:
        """Return what the royalty of a year comes to for each of its units."""
        return _each(self.due(units), units)


@dataclass(frozen=True)
class LumpSum:
    """One payment for everything.

    Attributes:
        amount: the payment.
        units: the units that it covers; None where the source does not say.
    """

    amount: Money
    units: int | None = None

    def __post_init__(self):
        _as_money(self.amount, _("A lump sum"))
        if self.units is not None:
            as_units(self.units)

    def due(self, units: int | None = None, price: Money | None = None) -> Money:
        """Return the payment; it does not depend on units or price."""
        return self.amount

    def per_unit(self, units: int | None = None, price: Money | None = None) -> Money:
        """Return the payment spread over `units`, or over the units that it covers.

        Raises:
            CourseError: neither is known.
        """
        covered = self.units if units is None else as_units(units)
        if covered is None:
            raise CourseError(
                _("Over how many units the lump sum of {amount} is spread is not known.").format(
                    amount=self.amount
                )
            )
        return _each(self.amount, covered)


Royalty = PercentOfPrice | PerUnit | LumpSum
