"""What two routes abroad cost: direct filings under the Paris Convention, or the PCT."""

from decimal import Decimal

import pandas as pd
from matplotlib.ticker import FixedLocator, MultipleLocator, StrMethodFormatter

from course_utils.errors import CourseError
from course_utils.law.pct.routes import Comparison, compare
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ends import LineEnd, name_ends
from course_utils.lessons.look import BLUE, GRID, RED, SMALL
from course_utils.messages import _, say_money

_LOOK = {
    "Paris": {"color": RED, "marker": "s"},
    "PCT": {"color": BLUE, "marker": "o"},
}


def route_curves(costs: pd.DataFrame) -> look.Drawing:
    """Draw the cost of both routes as it adds up from the priority date.

    Args:
        costs: the frame of `law.pct.routes.route_costs`.
    """
    result = compare(costs)
    figure, axes = look.chart(_say_curves(result), 5.4, right=2.35, foot=_say_basis(costs))
    last = int(costs["month"].max()) + 4
    ends = {}
    for route, style in _LOOK.items():
        steps = costs[costs["route"] == route].groupby("month")["amount"].sum().cumsum()
        months = [0, *steps.index, last]
        amounts = [0.0, *steps.astype(float)]
        axes.step(months, [*amounts, amounts[-1]], where="post", color=style["color"])
        axes.plot(steps.index, steps.astype(float), ls="", ms=7, **style)
        ends[route] = steps.iloc[-1]
    axes.set_xlim(0, last)
    axes.set_ylim(0, float(max(ends.values())) * 1.1)
    _name_steps(axes, costs)
    axes.set_xlabel(_("months from the priority date"))
    axes.xaxis.set_major_locator(MultipleLocator(6))
    _money_axis(axes, result.currency, max(ends.values()))
    _name_ends(axes, ends, result.currency)
    return figure


route_curves = look.drawn(route_curves)


def routes_by_offices(table: pd.DataFrame, currency: str = "CNY") -> look.Drawing:
    """Draw the total of both routes against the number of Offices.

    Args:
        table: the frame of `law.pct.routes.break_even`.
        currency: ISO code of its amounts.

    Raises:
        CourseError: the table has no Office.
    """
    if table.empty:
        raise CourseError(_("Name at least one Office to compare the two routes."))
    finding = _say_break_even(table, currency)
    figure, axes = look.chart(
        finding, 5.4, right=2.35, foot=_("Each step adds the Office named below it.")
    )
    ends = {}
    for route, column in (("Paris", "paris"), ("PCT", "pct")):
        axes.plot(table["offices"], table[column].astype(float), ms=7, **_LOOK[route])
        ends[route] = table[column].iloc[-1]
    axes.xaxis.set_major_locator(FixedLocator(list(table["offices"])))
    axes.set_xticklabels(
        [f"{row.offices}\n{row.added}" for row in table.itertuples()], linespacing=1.4
    )
    axes.set_xlim(0.5, table["offices"].max() + 0.5)
    axes.set_xlabel(_("number of Offices, and the Office added"))
    cheaper = table[table["extra"] < 0]
    if not cheaper.empty:
        axes.axvline(cheaper["offices"].iloc[0], color=GRID, lw=8, zorder=0)
    _money_axis(axes, currency, table[["paris", "pct"]].max().max())
    _name_ends(axes, ends, currency)
    return figure


routes_by_offices = look.drawn(routes_by_offices)


def _name_steps(axes, costs: pd.DataFrame) -> None:
    """Write beside each rise of a curve which Offices cause it."""
    inches = axes.get_position().height * axes.figure.get_figheight()
    a_line = look.line_height(SMALL) * axes.get_ylim()[1] / inches
    room = 10 / axes.get_xlim()[1] * axes.get_position().width * look.WIDTH  # ten months
    for route, style in _LOOK.items():
        steps = costs[costs["route"] == route]
        offices = steps.groupby("month")["office"].agg(lambda codes: ", ".join(codes.unique()))
        heights = steps.groupby("month")["amount"].sum().cumsum().astype(float)
        for month, height in zip(heights.index, look.apart(list(heights), a_line), strict=True):
            filing = route == "PCT" and month == heights.index[0]
            text = _("PCT application at {office}") if filing else "{office}"
            lines = look.wrap(text.format(office=offices[month]), room, SMALL)
            axes.annotate(
                "\n".join(lines),
                (month, height),
                xytext=(8, 4) if filing else (-8, 5),
                textcoords="offset points",
                ha="left" if filing else "right",
                va="bottom" if filing else "top",
                fontsize=SMALL,
                color=style["color"],
            )


def _money_axis(axes, currency: str, most: Decimal) -> None:
    axes.set_ylabel(_("cost in {currency}").format(currency=currency))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.set_ylim(0, float(most) * 1.1)


def _name_ends(axes, ends: dict[str, Decimal], currency: str) -> None:
    names = {"Paris": _("direct filings (Paris)"), "PCT": _("PCT route")}
    name_ends(
        axes,
        [
            LineEnd(names[route], float(amount), _LOOK[route], _whole(amount, currency), bold=True)
            for route, amount in ends.items()
        ],
    )


def _whole(amount: Decimal, currency: str) -> str:
    return say_money(Decimal(round(amount)), currency).removesuffix(".00")


def _say_curves(result: Comparison) -> str:
    extra = _whole(abs(result.extra), result.currency)
    if result.extra < 0:
        end = _("and saves {extra} in the end").format(extra=extra)
    else:
        end = _("and costs {extra} more in the end").format(extra=extra)
    if result.deferred <= 0:
        return _("The PCT route defers nothing here {end}").format(end=end)
    return _("The PCT route keeps {deferred} in hand at month 12 {end}").format(
        deferred=_whole(result.deferred, result.currency), end=end
    )


def _say_break_even(table: pd.DataFrame, currency: str) -> str:
    cheaper = table[table["extra"] < 0]
    last = table.iloc[-1]
    if not cheaper.empty:
        return _("From {n} Offices on, the PCT route costs less than direct filings").format(
            n=cheaper["offices"].iloc[0]
        )
    return _(
        "At any number up to {n} Offices the PCT route costs more ({extra} at {n}); "
        "it lets {deferred} wait"
    ).format(
        n=last["offices"],
        extra=_whole(last["extra"], currency),
        deferred=_whole(last["deferred"], currency),
    )


def _say_basis(costs: pd.DataFrame) -> str:
    official = costs[costs["kind"] == "official fees"]
    share = 1 - official["amount"].sum() / costs["amount"].sum()
    note = _("Agents and translators: assumptions, {share:.0%} of all amounts.").format(share=share)
    for basis, rows in official[official["basis"] != _("tables")].groupby("basis"):
        note += " " + _("Official fees of {offices}: {basis}.").format(
            offices=", ".join(rows["office"].unique()), basis=basis
        )
    return note
