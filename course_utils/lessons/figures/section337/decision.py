"""What each way out costs, and which numbers matter most."""

from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.periods import say_length
from course_utils.law.section337 import Decision, Inputs, decision, tornado
from course_utils.lessons import look
from course_utils.lessons.figures.parts.scale import Scale
from course_utils.lessons.look import BLUE, GREEN, GRID, INK, MUTED, ORANGE, SMALL, TEXT
from course_utils.messages import _, say_money

_LEFT, _RIGHT = 3.75, 8.1  # of the scale, in inches
_COST, _MONTHS = 9.05, look.WIDTH - 0.15  # right ends of the columns
_ROW = 0.55
_MOST = 10  # inputs in a tornado


def say_way(way: str) -> str:
    """Say a way out, with its Chinese term."""
    return {
        "default": _("default (缺席)"),
        "consent order": _("consent order (同意令)"),
        "settlement or licence": _("settlement or licence (和解或许可)"),
        "redesign": _("redesign (规避设计)"),
        "full defence": _("full defence (全面应诉)"),
        "full defence with inter partes review": _(
            "full defence with inter partes review (双方复审)"
        ),
    }.get(way, way)


def say_dollars(amount: Decimal | float) -> str:
    """Say an amount of US dollars in short: 850, 738 k (thousand), 1.55 m (million)."""
    amount = float(amount)
    if amount >= 999_500:
        return _("{n} m").format(n=f"{amount / 1e6:,.2f}".removesuffix("0").removesuffix(".0"))
    if amount >= 10_000:
        return _("{n} k").format(n=f"{amount / 1e3:,.0f}")
    return f"{amount:,.0f}"


def say_round(amount: Decimal) -> str:
    """Say an amount of US dollars for a heading, in whole dollars."""
    return _("USD {n}").format(n=f"{amount:,.0f}")


def ways_compared(decision: Decision) -> look.Drawing:
    """Draw the expected cost of each open way with its range, the cheapest marked.

    Args:
        decision: what `law.section337.decision` returns.
    """
    frame = decision.frame()
    best = frame.set_index("way").loc[decision.best]
    finding = _("The cheapest way is {way}: {cost} expected, from {low} to {high}").format(
        way=say_way(decision.best),
        cost=say_round(best["expected_cost"]),
        low=say_round(best["low"]),
        high=say_round(best["high"]),
    )
    foot = _foot(decision)
    top = look.title_height(finding) + 0.75
    bottom = top + len(frame) * _ROW
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(bottom + below + 0.85)
    look.head(figure, finding)
    scale = Scale(0, float(frame["high"].max()) * 1.02 or 1, _LEFT, _RIGHT)
    scale.draw(axes, top, bottom, _("expected cost in USD (k thousand, m million)"), say_dollars)
    _draw_key(axes, look.title_height(finding) + 0.15)
    for x, text in ((_COST, _("expected")), (_MONTHS, _("months"))):
        axes.text(x, top - 0.18, text, fontsize=SMALL, color=MUTED, ha="right", va="center")
    for number, row in enumerate(frame.itertuples()):
        _draw_way(figure, axes, scale, top + number * _ROW, row, row.way == decision.best)
    y = bottom + 0.6
    look.write(figure, 0.12, y, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


ways_compared = look.drawn(ways_compared)


def _draw_way(figure, axes, scale: Scale, y: float, row, best: bool) -> None:
    middle = y + _ROW / 2
    colour = GREEN if best else BLUE
    name = say_way(row.way)
    high = look.text_height(name, _LEFT - 0.3, TEXT, bold=best)
    weight = {"fontweight": "bold"} if best else {}
    look.write(figure, 0.12, middle - high / 2, name, width=_LEFT - 0.3, **weight)
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    ends = [scale.x(row.low), scale.x(row.high)]
    axes.plot(ends, [middle, middle], color=colour, lw=7, alpha=0.45, solid_capstyle="butt")
    axes.plot(scale.x(row.expected_cost), middle, marker="D" if best else "o", ms=10, color=colour)
    for x, text in ((_COST, say_dollars(row.expected_cost)), (_MONTHS, f"{row.months:.0f}")):
        axes.text(x, middle, text, ha="right", va="center_baseline", **weight)


def _draw_key(axes, y: float) -> None:
    entries = [
        (_("expected cost"), {"marker": "o", "ms": 9, "color": BLUE, "ls": "", "markevery": [1]}),
        (_("the cheapest"), {"marker": "D", "ms": 9, "color": GREEN, "ls": "", "markevery": [1]}),
        (
            _("range: all inputs at their kindest, at their harshest"),
            {"color": MUTED, "lw": 7, "alpha": 0.45, "solid_capstyle": "butt"},
        ),
    ]
    x = 0.12
    for text, settings in entries:
        axes.plot([x, x + 0.15, x + 0.3], [y] * 3, **settings)
        axes.text(x + 0.4, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.75


def _foot(decision: Decision) -> str:
    closed = [
        _("Not open: {way} ({reason}).").format(way=say_way(way), reason=reason)
        for way, reason in decision.closed.items()
    ]
    cost = _(
        "Cost is money spent or profit not earned, compared with selling on as if there were no "
        "case; months count from service."
    )
    return " ".join((cost, *closed))


def tornado_figure(inputs: Inputs, way: str = "") -> look.Drawing:
    """Draw what the range of each input does to the expected cost of a way, the widest first.

    Args:
        inputs: the company's inputs.
        way: one of `law.section337.WAYS`; the cheapest when empty.

    Raises:
        CourseError: no such way, one that is closed, or no input that could change its cost.
    """
    way = way or decision(inputs).best
    frame = tornado(inputs, way)
    frame = frame[frame["swing"] > 0].head(_MOST)
    if frame.empty:
        raise CourseError(
            _("No input of the way “{way}” has a range; give one as (low, likely, high).").format(
                way=way
            )
        )
    first = frame.iloc[0]
    finding = _("The cost of {way} hangs most on this: {input}, {low} to {high}").format(
        way=say_way(way),
        input=first["title"],
        low=say_round(min(first["low_result"], first["high_result"])),
        high=say_round(max(first["low_result"], first["high_result"])),
    )
    return _draw_tornado(inputs, decision(inputs).branches(way)["weighted"].sum(), frame, finding)


tornado_figure = look.drawn(tornado_figure)


def _draw_tornado(inputs: Inputs, base: Decimal, frame, finding: str) -> look.Drawing:
    heights = [look.text_height(t, _LEFT - 0.3, TEXT) + 0.14 for t in frame["title"]]
    top = look.title_height(finding) + 0.5
    bottom = top + sum(heights)
    figure, axes = look.sheet(bottom + 0.75)
    look.head(figure, finding)
    results = [*frame["low_result"], *frame["high_result"]]
    scale = _tornado_scale(float(min(results)), float(max(results)))
    scale.draw(axes, top, bottom, _("expected cost in USD (k thousand, m million)"), say_dollars)
    x = scale.x(base)
    axes.plot([x, x], [top - 0.05, bottom], color=INK, lw=1.2, zorder=3)
    _draw_sides(axes, look.title_height(finding) + 0.15, base)
    y = top
    for row, high in zip(frame.itertuples(), heights, strict=True):
        _draw_input(figure, axes, scale, y, high, row, inputs[row.input].unit, float(base))
        y += high
    return figure


def _tornado_scale(low: float, high: float) -> Scale:
    return Scale(low, high, _LEFT + 0.95, look.WIDTH - 1.05)


def _draw_input(figure, axes, scale, y, high, row, unit: str, base: float) -> None:
    middle = y + high / 2
    title = look.text_height(row.title, _LEFT - 0.3, TEXT)
    look.write(figure, 0.12, middle - title / 2, row.title, width=_LEFT - 0.3)
    ends = {"low": (row.low_value, row.low_result), "high": (row.high_value, row.high_result)}
    before = "high" if row.high_result < row.low_result else "low"
    for end, (value, result) in ends.items():
        start, stop = sorted((scale.x(base), scale.x(result)))
        axes.barh(middle, stop - start, left=start, height=0.2, **_SIDES[end])
        axes.text(
            scale.x(result) + (-0.07 if end == before else 0.07),
            middle,
            say_value(value, unit),
            fontsize=SMALL,
            ha="right" if end == before else "left",
            va="center_baseline",
        )


_SIDES = {
    "low": {"color": BLUE},
    "high": {"color": ORANGE, "hatch": "///", "ec": look.PAPER},
}


def _draw_sides(axes, y: float, base: Decimal) -> None:
    words = {"low": _("input at its low end"), "high": _("input at its high end")}
    x = 0.12
    for end, text in words.items():
        axes.barh(y, 0.3, left=x, height=0.16, **_SIDES[end])
        axes.text(x + 0.4, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.75
    axes.plot([x + 0.1] * 2, [y - 0.1, y + 0.1], color=INK, lw=1.2)
    text = _("all at their likely values: {cost}").format(cost=say_money(base, "USD"))
    axes.text(x + 0.25, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")


def say_value(value: Decimal, unit: str) -> str:
    """Say the value of an input in short, with its unit."""
    if unit == "USD":
        return say_dollars(value)
    if unit == "probability" or unit.startswith("share"):
        return f"{100 * value:.0f}%"
    units = {"months": "month", "days": "day", "years": "year"}
    if unit in units and value == int(value):
        return say_length(int(value), units[unit])
    words = {"months": _("{n} months"), "days": _("{n} days"), "years": _("{n} years")}
    return words.get(unit, "{n}").format(n=f"{value.normalize():,f}")
