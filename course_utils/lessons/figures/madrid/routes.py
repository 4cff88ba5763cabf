"""One international registration or a filing at each Office: what each route costs."""

import pandas as pd
from matplotlib.ticker import FixedLocator, StrMethodFormatter

from course_utils.errors import CourseError
from course_utils.law.madrid import break_even_members
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ends import LineEnd, name_ends
from course_utils.lessons.look import BLUE, GRID, RED
from course_utils.messages import _, say_money

_LOOK = {
    "madrid": {"color": BLUE, "marker": "o"},
    "direct": {"color": RED, "marker": "s"},
}


def madrid_or_direct(
    comparison: pd.DataFrame, official: pd.DataFrame | None = None
) -> look.Drawing:
    """Draw the total of both routes against the number of members.

    Args:
        comparison: the frame of `law.madrid.break_even`, agents included.
        official: the same with `OFFICIAL_FEES_ALONE`; drawn beside it as broken lines.

    Raises:
        CourseError: the frame has no member, or the two frames differ in members or currency.
    """
    if comparison.empty:
        raise CourseError(_("Name at least one member to compare the two routes."))
    same = ["members", "added", "currency"]
    if official is not None and not official[same].equals(comparison[same]):
        raise CourseError(
            _("The comparison and its official fees are to have the same members and currency.")
        )
    figure, axes = look.chart(_finding(comparison, official), 5.6, right=2.5, foot=_foot(official))
    most = float(comparison[["madrid", "direct"]].max().max())
    axes.set_ylim(0, most * 1.1)
    for frame, settings in ((comparison, {}), (official, {"ls": "--", "lw": 1.4, "mfc": "w"})):
        if frame is not None:
            for route, style in _LOOK.items():
                axes.plot(frame["members"], frame[route].astype(float), ms=7, **style, **settings)
    _name_members(axes, comparison)
    turn = break_even_members(comparison)
    if turn:
        axes.axvline(turn, color=GRID, lw=8, zorder=0)
    axes.set_ylabel(_("cost in {currency}").format(currency=comparison["currency"].iloc[0]))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    _name_ends(axes, comparison, official)
    return figure


madrid_or_direct = look.drawn(madrid_or_direct)


def _name_members(axes, comparison: pd.DataFrame) -> None:
    axes.xaxis.set_major_locator(FixedLocator(list(comparison["members"])))
    axes.set_xticklabels(
        [f"{row.members}\n{row.added}" for row in comparison.itertuples()], linespacing=1.4
    )
    axes.set_xlim(0.5, comparison["members"].max() + 0.5)
    axes.set_xlabel(_("number of members, and the member added"))


def _name_ends(axes, comparison: pd.DataFrame, official: pd.DataFrame | None) -> None:
    currency = comparison["currency"].iloc[0]
    names = {"madrid": _("Madrid"), "direct": _("direct filings")}
    alone = {"madrid": _("Madrid, official fees"), "direct": _("direct, official fees")}
    ends = []
    for frame, words, mark in ((comparison, names, {}), (official, alone, {"mfc": look.PAPER})):
        if frame is not None:
            for route, style in _LOOK.items():
                amount = frame[route].iloc[-1]
                said, bold = _whole(amount, currency), frame is comparison
                ends.append(LineEnd(words[route], float(amount), {**style, **mark}, said, bold))
    name_ends(axes, ends)


def _whole(amount, currency: str) -> str:
    return say_money(amount.quantize(1), currency).removesuffix(".00")


def _finding(comparison: pd.DataFrame, official: pd.DataFrame | None) -> str:
    finding = _say_turn(comparison)
    if official is None:
        return finding
    turn, alone = break_even_members(comparison), break_even_members(official)
    if turn == alone:
        return _("{finding}, with and without agents").format(finding=finding)
    if alone is None:
        return _("{finding}; in official fees alone, never").format(finding=finding)
    return _("{finding}; in official fees alone, from {n} on").format(finding=finding, n=alone)


def _say_turn(comparison: pd.DataFrame) -> str:
    turn, last = break_even_members(comparison), comparison.iloc[-1]
    currency = last["currency"]
    if turn is None:
        return _("With {n} members Madrid costs {extra} more than direct filings").format(
            n=last["members"], extra=_whole(last["extra"], currency)
        )
    if turn == 1:
        return _("Madrid costs less than direct filings from the first member on")
    return _("From {n} members on Madrid costs less than direct filings").format(n=turn)


def _foot(official: pd.DataFrame | None) -> str:
    foot = _(
        "Each step adds the member named below it; costs up to registration for ten years, without "
        "the basic mark at home."
    )
    if official is not None:
        foot += " " + _("Broken lines: official fees alone; the rest are agents, an assumption.")
    return foot
