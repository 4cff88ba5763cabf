"""The panels of the module on standard-essential patents: filing order and royalties."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from IPython.display import HTML

from course_utils.errors import CourseError
from course_utils.law.sep import (
    Contribution,
    LumpSum,
    Money,
    Percent,
    PercentOfPrice,
    PerUnit,
    Royalty,
    rate,
    say_status,
    stack,
)
from course_utils.lessons import figures
from course_utils.lessons.figures.sep.calendar import say_verdict, verdict
from course_utils.lessons.figures.sep.grace import OFFICES, OfficeLimit, disclosed_on, office_limits
from course_utils.lessons.panels.panel import (
    Panel,
    choice_input,
    day_input,
    needed_day,
    number_input,
    offices_in,
    parts_of,
    table_of,
    text_input,
)
from course_utils.messages import _

_MOST_UNITS = 2_000_000_000


def filing_order_panel(
    disclosed: date,
    kind: str = "contribution",
    offices: Sequence[str] = OFFICES,
    *,
    meeting: date | None = None,
    first_filing: date | None = None,
) -> Panel:
    """Return a panel in which a disclosure moves the last safe filing at each Office.

    Args:
        disclosed: the day on which a contribution was handed in, or of another disclosure.
        kind: of the disclosure; one of `law.sep.DISCLOSURES`.
        offices: ST.3 codes of the Offices where protection is wanted.
        meeting: the first day of the meeting, for a contribution; None while that is open.
        first_filing: the day of the first application; None while nothing is filed.
    """
    public = _("Handed in or made public")

    def show(day, what, meets, first, wanted):
        disclosure = needed_day(day, public)
        if what == "contribution" and meets:
            disclosure = Contribution(meets, disclosure)
        codes = offices_in(wanted)
        limits = office_limits(disclosure, codes, what)
        figure = figures.grace_by_country(disclosure, codes, what, conditions=False)
        return [_limits_table(limits, disclosed_on(disclosure), first), figure]

    inputs = {
        "day": day_input(public, disclosed),
        "what": choice_input(
            _("Kind"),
            [
                (_("Own contribution"), "contribution"),
                (_("Own publication"), "publication"),
                (_("Exhibition"), "exhibition"),
                (_("Academic meeting"), "academic meeting"),
                (_("Leak"), "leak"),
                (_("Emergency"), "emergency"),
            ],
            kind,
        ),
        "meets": day_input(_("Meeting begins"), meeting),
        "first": day_input(_("First filing"), first_filing),
        "wanted": text_input(_("Offices"), ", ".join(offices), "CN, EP, US"),
    }
    return Panel(_("Filing order: what a disclosure leaves"), inputs, show)


def _limits_table(limits: Sequence[OfficeLimit], disclosed: date, first: date | None) -> HTML:
    """Make a table with one row an Office: last safe filing, what counts, what to do."""
    rows = []
    for item in limits:
        row = {
            _("Office"): item.name,
            _("Last safe filing"): item.limit.when,
            _("What counts"): item.what_counts,
        }
        if first:
            row[_("Your first filing")] = say_verdict(verdict(item, disclosed, first))
        row[_("Condition, and what to do")] = "; ".join(
            filter(None, (item.case.condition, item.case.formalities, item.doubt))
        )
        row[_("Rule")] = item.limit.rule.cite
        rows.append(row)
    return table_of(rows)


def royalty_board(
    units: int = 1_000_000,
    price: str = "199",
    structure: str = "percent",
    value: str = "1",
    *,
    cap: str = "",
    free_units: int = 0,
    others: str = "",
    currency: str = "USD",
) -> Panel:
    """Return a panel with the royalty of a year, for a unit, and together with those of others.

    Args:
        units: units sold in a year.
        price: price of the device.
        structure: "percent", "price cap", "royalty cap", "per unit" or "lump sum".
        value: a percent for the first three, otherwise an amount of money.
        cap: of the price, of the royalty for a unit, or of a year's royalty; "" for none.
        free_units: units of a year for which an amount for each unit is not owed.
        others: what other owners ask for on the same device, such as "3.25 %, 5, ericsson_5g":
            percents of the price, amounts for a unit, and names of published rates.
        currency: ISO code of all amounts.
    """

    def show(units, price, structure, value, cap, free, others, code):
        code = _plain(code).upper()
        each = Money(_plain(price), code)
        royalty = _royalty(structure, value, _plain(cap), free, code)
        due, own = royalty.due(units, each), royalty.per_unit(units, each)
        if not each.amount:
            raise CourseError(_("Give a price above zero."))
        lines = [(_("This licence"), own, "")]
        lines += [_other(text, units, each) for text in parts_of(others)]
        total = stack({f"{number}": amount for number, (_n, amount, _s) in enumerate(lines)}).total
        names = {_("This licence"): royalty}
        highest = Money(each.amount * 2, code)
        return [
            _due_table(due, own, each, units),
            _stack_table(lines, total, each),
            figures.royalty_by_price(names, highest, units, at=each),
        ]

    inputs = {
        "units": number_input(_("Units a year"), units, 1, _MOST_UNITS),
        "price": text_input(_("Price of the device"), price, "199"),
        "structure": choice_input(
            _("Structure"),
            [
                (_("Percent"), "percent"),
                (_("Percent, price cap"), "price cap"),
                (_("Percent, royalty cap"), "royalty cap"),
                (_("Amount a unit"), "per unit"),
                (_("Lump sum"), "lump sum"),
            ],
            structure,
        ),
        "value": text_input(_("Percent or amount"), value, "3.25"),
        "cap": text_input(_("Cap, if there is one"), cap, "400"),
        "free": number_input(_("Free units a year"), free_units, 0, _MOST_UNITS),
        "others": text_input(_("Other owners ask"), others, "3.25 %, 5, ericsson_5g"),
        "code": text_input(_("Currency"), currency, "USD"),
    }
    return Panel(_("Royalty board"), inputs, show)


def _plain(text: str) -> str:
    """Return a typed number without spaces and signs of thousands: "１,000.50" gives "1000.50"."""
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return typed.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", typed) else typed


def _percent(text: str) -> Percent:
    return Percent(_plain(text).removesuffix("%"))


def _royalty(structure: str, value: str, cap: str, free: int, code: str) -> Royalty:
    """Return the royalty that the inputs describe; an input that it has no place for is refused."""
    most = Money(cap, code) if cap else None
    if structure in ("price cap", "royalty cap") and not most:
        raise CourseError(_("Give the cap, an amount in {currency}.").format(currency=code))
    if most and structure in ("percent", "lump sum"):
        raise CourseError(_("This structure has no cap; empty that field or choose another."))
    if free and structure != "per unit":
        raise CourseError(_("Only an amount a unit has free units; set them to 0."))
    if structure == "per unit":
        return PerUnit(Money(_plain(value), code), free, most)
    if structure == "lump sum":
        return LumpSum(Money(_plain(value), code))
    caps = {"price cap": {"price_cap": most}, "royalty cap": {"royalty_cap": most}}
    return PercentOfPrice(_percent(value), **caps.get(structure, {}))


def _other(text: str, units: int, price: Money) -> tuple[str, Money, str]:
    """Return the name, the amount for a unit and the status of what another owner asks for."""
    typed = unicodedata.normalize("NFKC", text)
    if re.search("[A-Za-z]", typed):
        found = rate(typed.strip())
        stack({found.licensor: found})  # refuses what is no rate, and says why
        name = f"{found.licensor}: {found.figure}"
        return name, found.royalty.per_unit(units, price), say_status(found.status)
    if typed.endswith("%"):
        percent = _percent(typed)
        return str(percent), percent.of(price), _("your figure")
    amount = Money(_plain(typed), price.currency)
    if not amount.amount or re.match(r"0\d", typed):  # parts of "0,75" and "1,000"
        raise CourseError(
            _("Write what others ask for as 0.75 or 1000: a comma stands between two owners.")
        )
    return str(amount), amount, _("your figure")


def _due_table(due: Money, each: Money, price: Money, units: int) -> HTML:
    return table_of(
        [
            {
                _("Units"): f"{units:,}",
                _("Due for the year"): str(due.rounded()),
                _("For one unit"): str(each),
                _("Of the price"): _share(each, price),
            }
        ]
    )


def _stack_table(lines: Sequence[tuple[str, Money, str]], total: Money, price: Money) -> HTML:
    """Make a table of what all owners ask for on one device, with the sum in the last row."""
    rows = [*lines, (_("All together"), total, "")]
    return table_of(
        [
            {
                _("Owner"): name,
                _("For one unit"): str(amount),
                _("Of the price"): _share(amount, price),
                _("Status"): status,
            }
            for name, amount, status in rows
        ]
    )


def _share(amount: Money, price: Money) -> str:
    share = (amount.amount / price.amount * 100).quantize(Decimal("0.0001"))
    return f"{share.normalize():f} %"
