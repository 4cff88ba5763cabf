"""The ways out of an investigation, as trees of branches that a reader can add up by hand.

A branch has a probability, costs and months. A cost is money spent or profit not earned, against
the year in which nothing had happened; the expected cost of a way is the sum of probability times
cost. Money is in US dollars of today: nothing is discounted, and appeals are left out, but for the
one that lifts an order after a late decision of the patent office. The months count from service.

The goods are sold until an order stops them. A company that loses after full defence, or is in
default, then sells no more; it could still redesign, which is the way "redesign" and is not added
to the others.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.money import rounded
from course_utils.law.section337.inputs import Inputs
from course_utils.messages import _

USD = "USD"
Values = Mapping[str, Decimal]
Costs = tuple[tuple[str, Decimal], ...]
_YEAR = Decimal(12)
_DAYS = Decimal(365)


@dataclass(frozen=True)
class Branch:
    """One way in which things may turn out.

    Attributes:
        name: what happens.
        probability: 0 to 1; the branches of a way add up to 1.
        costs: label and amount in USD of each cost, rounded to cents.
        months: from service until the company knows where it stands.
    """

    name: str
    probability: Decimal
    costs: Costs
    months: Decimal

    @property
    def cost(self) -> Decimal:
        """The sum of the costs, in USD."""
        return sum((amount for _label, amount in self.costs), Decimal(0))


def _cost(label: str, amount: Decimal) -> tuple[str, Decimal]:
    return label, rounded(amount, USD)


def _sales(v: Values, start: Decimal, end: Decimal | None = None) -> Decimal:
    """Return what is sold from month `start` to month `end`, or to the last month of sales."""
    last = v["years"] * _YEAR
    until = last if end is None else min(end, last)
    return v["units"] * v["price"] * max(until - start, Decimal(0)) / _YEAR


def _lost(v: Values, start: Decimal, end: Decimal | None = None) -> tuple[str, Decimal]:
    return _cost(_("profit not earned"), v["margin"] * _sales(v, start, end))


def _stopped(v: Values, bond: bool, start: Decimal, end: Decimal | None = None) -> Costs:
    """Return the costs of an order: from the start, or after sixty days under a bond, all lost."""
    if not bond:
        return (_lost(v, start, end),)
    after = start + v["review_days"] * _YEAR / _DAYS
    forfeited = v["bond_rate"] * _sales(v, start, after)
    return _cost(_("bond, if all is forfeited"), forfeited), _lost(v, after, end)


def _lawyers(v: Values, *names: str) -> Costs:
    labels = {
        "default_cost": _("lawyers in default"),
        "consent_cost": _("lawyers for the consent order"),
        "settlement_cost": _("lawyers for the negotiation"),
        "redesign_cost": _("new design"),
        "clearance_cost": _("clearance of the new design"),
        "defence_cost": _("full defence"),
        "ipr_cost": _("inter partes review"),
    }
    return tuple(_cost(labels[name], v[name]) for name in names)


def _default(v: Values, bond: bool) -> tuple[Branch, ...]:
    paid = _lawyers(v, "default_cost")
    p = v["p_no_order"]
    order = paid + _stopped(v, bond, v["default_months"])
    return (
        Branch(_("an exclusion order follows"), 1 - p, order, v["default_months"]),
        Branch(_("no order: no domestic industry"), p, paid, v["trial_months"]),
    )


def _consent(v: Values, _bond: bool) -> tuple[Branch, ...]:
    costs = (*_lawyers(v, "consent_cost"), _lost(v, v["consent_months"]))
    return (Branch(_("the sales end"), Decimal(1), costs, v["consent_months"]),)


def _tried(v: Values, bond: bool, paid: Costs, chance: Decimal) -> tuple[Branch, ...]:
    """Return both ends of a full defence that is reached with some chance."""
    end, p = v["trial_months"], v["p_violation"]
    return (
        Branch(_("no violation"), chance * (1 - p), paid, end),
        Branch(_("violation: an order follows"), chance * p, paid + _stopped(v, bond, end), end),
    )


def _settlement(v: Values, bond: bool) -> tuple[Branch, ...]:
    paid, month, p = _lawyers(v, "settlement_cost"), v["settlement_months"], v["p_settle"]
    royalty = _cost(_("royalty"), v["royalty"] * _sales(v, month))
    return (
        Branch(_("a licence"), p, (*paid, royalty), month),
        *_tried(v, bond, paid + _lawyers(v, "defence_cost"), 1 - p),
    )


def _redesign(v: Values, _bond: bool) -> tuple[Branch, ...]:
    stop, p = v["consent_months"], v["p_cleared"]
    ready = max(stop, v["redesign_months"] + v["clearance_months"])
    paid = _lawyers(v, "consent_cost", "redesign_cost", "clearance_cost")
    less = v["margin_loss"] * v["margin"] * _sales(v, ready)
    sold = (*paid, _lost(v, stop, ready), _cost(_("lower profit of the new design"), less))
    return (
        Branch(_("the new design is outside the order"), p, sold, ready),
        Branch(_("the new design is caught too"), 1 - p, (*paid, _lost(v, stop)), ready),
    )


def _defence(v: Values, bond: bool) -> tuple[Branch, ...]:
    return _tried(v, bond, _lawyers(v, "defence_cost"), Decimal(1))


def _review(v: Values, bond: bool) -> tuple[Branch, ...]:
    paid, end = _lawyers(v, "defence_cost", "ipr_cost"), v["trial_months"]
    lost, out, early = v["p_violation"], v["p_unpatentable"], v["p_in_time"]
    lifted = end + v["lift_months"]
    late = paid + _stopped(v, bond, end, lifted)
    return (
        Branch(_("no violation"), 1 - lost, paid, end),
        Branch(
            _("violation, but unpatentable before: the order is suspended"),
            lost * out * early,
            paid,
            end,
        ),
        Branch(
            _("violation, unpatentable only after: the order stands until the appeal is decided"),
            lost * out * (1 - early),
            late,
            lifted,
        ),
        Branch(
            _("violation, and the claims stand"),
            lost * (1 - out),
            paid + _stopped(v, bond, end),
            end,
        ),
    )


_COMPANY = ("units", "price", "margin", "years")
_BOND = ("bond_rate", "review_days")
_TRIAL = ("defence_cost", "trial_months", "p_violation")


@dataclass(frozen=True)
class Way:
    """One way out: its tree and the names of the inputs that the tree reads."""

    tree: Callable[[Values, bool], tuple[Branch, ...]]
    inputs: tuple[str, ...]
    bonded: bool = False


_WAYS = {
    "default": Way(
        _default, ("default_cost", "p_no_order", "default_months", "trial_months"), True
    ),
    "consent order": Way(_consent, ("consent_cost", "consent_months")),
    "settlement or licence": Way(
        _settlement,
        ("p_settle", "settlement_cost", "settlement_months", "royalty", *_TRIAL),
        True,
    ),
    "redesign": Way(
        _redesign,
        (
            "consent_cost",
            "consent_months",
            "redesign_cost",
            "redesign_months",
            "clearance_cost",
            "clearance_months",
            "p_cleared",
            "margin_loss",
        ),
    ),
    "full defence": Way(_defence, _TRIAL, True),
    "full defence with inter partes review": Way(
        _review, (*_TRIAL, "ipr_cost", "p_unpatentable", "p_in_time", "lift_months"), True
    ),
}
WAYS = tuple(_WAYS)


def closed_ways(inputs: Inputs) -> dict[str, str]:
    """Return the ways that this company does not have, with the reason."""
    closed = {}
    if not inputs.can_redesign:
        closed["redesign"] = _("the goods cannot be made without what is claimed")
    if inputs.kind != "patent":
        closed["full defence with inter partes review"] = _("the patent office reviews patents")
    return closed


def inputs_of(way: str, inputs: Inputs) -> tuple[str, ...]:
    """Return the names of the inputs on which the cost of a way depends."""
    entry = _WAYS[way]
    bond = _BOND if entry.bonded and inputs.under_bond else ()
    return _COMPANY + entry.inputs + bond


def tree(inputs: Inputs, way: str, values: Values | None = None) -> tuple[Branch, ...]:
    """Return the branches of a way.

    Args:
        inputs: the company's inputs.
        way: one of `WAYS`.
        values: numbers to use instead of the likely ones, by name.

    Raises:
        CourseError: there is no such way, or it is closed to the company.
    """
    if way not in _WAYS:
        raise near(_("There is no way {text!r}; {hint}."), way, list(WAYS))
    if reason := closed_ways(inputs).get(way):
        raise CourseError(
            _("The way “{way}” is closed here: {reason}.").format(way=way, reason=reason)
        )
    return _WAYS[way].tree(inputs.likely() if values is None else values, inputs.under_bond)


def expected_cost(inputs: Inputs, way: str, values: Values | None = None) -> Decimal:
    """Return the sum of probability times cost over the branches of a way, in USD.

    Args, Raises: as `tree`.
    """
    branches = tree(inputs, way, values)
    return rounded(sum(b.probability * b.cost for b in branches), USD)
