"""Relief against those in default, the bond during presidential review, and the daily penalty."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.money import rounded
from course_utils.law.section337.elements import fact
from course_utils.law.section337.orders import GEO, LEO
from course_utils.messages import _


@dataclass(frozen=True)
class Relief:
    """What may be ordered against those who stayed away.

    Attributes:
        exclusion: "GEO", "LEO" or "none".
        cease_and_desist: True, False, or None where it is not known.
        steps: the reasons, sentence by sentence.
    """

    exclusion: str
    cease_and_desist: bool | None
    steps: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.steps)


def default_relief(
    *,
    domestic_industry: bool = True,
    public_interest_forbids: bool = False,
    general_asked: bool = False,
    violation_proved: bool = False,
    general_ground: bool = False,
    us_business: bool | None = None,
) -> Relief:
    """Return what the Commission may order against respondents in default.

    The facts of the complaint are presumed true (19 U.S.C. 1337(g)(1)); a general order needs
    more (1337(g)(2), (d)(2)).

    Args:
        domestic_industry: False when the complainant failed on it, because others defended.
        public_interest_forbids: the Commission finds that the public interest forbids relief.
        general_asked: the complainant asks for a general order.
        violation_proved: by substantial, reliable and probative evidence.
        general_ground: circumvention of a limited order is to be feared, or there is a pattern of
            violation by sources that are hard to identify.
        us_business: whether stock or other business in the United States was shown.
    """
    if not domestic_industry:
        why = _("No order: without a domestic industry those in default escape too (337-TA-1000).")
        return Relief("none", False, (why,))
    if public_interest_forbids:
        why = _("No order: the public interest forbids it (19 U.S.C. 1337(g)).")
        return Relief("none", False, (why,))
    steps = [_("The facts of the complaint are presumed true (19 U.S.C. 1337(g)(1)).")]
    exclusion = LEO
    if general_asked and violation_proved and general_ground:
        exclusion = GEO
        steps.append(
            _(
                "Evidence and a ground of (d)(2) carry a general order (1337(d)(2); (g)(2) where "
                "nobody appears)."
            )
        )
    elif general_asked:
        steps.append(
            _(
                "The presumption is not enough for a general order: it needs substantial, reliable "
                "and probative evidence and a ground of (d)(2). An order limited to those in "
                "default may still be asked for (1337(g)(1)(E))."
            )
        )
    else:
        steps.append(_("On request an order limited to those in default follows."))
    if us_business is False:
        steps.append(_("No cease and desist order: no US business was shown (337-TA-1290)."))
    return Relief(exclusion, us_business, tuple(steps))


BOND_SHAPES = ("none", "per unit", "percent")


@dataclass(frozen=True)
class BondRule:
    """The bond that the Commission set for presidential review (19 U.S.C. 1337(j)(3)).

    Attributes:
        shape: "none", "per unit" or "percent" of the entered value.
        amount: USD for a unit, or the percentage: 100 is the full value, 281 was set in
            337-TA-1141.
    """

    shape: str
    amount: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if self.shape not in BOND_SHAPES:
            raise near(_("There is no bond {text!r}; {hint}."), self.shape, list(BOND_SHAPES))
        if (self.shape == "none") != (self.amount == 0) or self.amount < 0:
            raise CourseError(
                _("A bond per unit or in percent needs an amount above zero; “none” has no amount.")
            )


def bond(rule: BondRule, units: int, entered_value: Decimal) -> Decimal:
    """Return the bond in USD for goods that enter during presidential review.

    Args:
        units: how many.
        entered_value: the entered value of all of them together, in USD.

    Raises:
        CourseError: a negative number or value.
    """
    if units < 0 or entered_value < 0:
        raise CourseError(_("The number of units and their value cannot be negative."))
    if rule.shape == "per unit":
        return rounded(rule.amount * units, "USD")
    return rounded(rule.amount * entered_value / 100, "USD")


def penalty_ceiling(domestic_values: Iterable[Decimal]) -> Decimal:
    """Return the highest civil penalty in USD for breach of a cease and desist order.

    For each day it is the greater of USD 100,000 and twice the domestic value of that day's goods
    (19 U.S.C. 1337(f)(2)); a consent order is enforced alike. Adjustments for inflation were not
    seen.

    Args:
        domestic_values: the domestic value of the goods of each day of importation or sale.

    Raises:
        CourseError: a negative value.
    """
    values = list(domestic_values)
    if any(value < 0 for value in values):
        raise CourseError(_("The domestic value of a day's goods cannot be negative."))
    floor, multiple = (Decimal(fact(key).figure) for key in ("penalty_floor", "penalty_multiple"))
    return sum((max(floor, multiple * value) for value in values), Decimal(0))
