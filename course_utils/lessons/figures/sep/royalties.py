"""What is due for one unit, by the price of the device."""

from collections.abc import Mapping
from decimal import Decimal

from matplotlib.ticker import MaxNLocator

from course_utils.errors import CourseError
from course_utils.law.money import CurrenciesDiffer
from course_utils.law.sep import LumpSum, Money, PercentOfPrice, PerUnit, Rate, Royalty, rate
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ends import LineEnd, name_ends
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, RED, SMALL
from course_utils.messages import _

# One published programme for each shape.
_PRICE_CAP, _ROYALTY_CAP, _FLAT = "qualcomm_5g_multimode_2018", "huawei_iot_centric", "ericsson_5g"
_PANEL, _GAP, _HIGH = 2.55, 0.62, 2.3
_STEPS = 60


def royalty_shapes() -> look.Drawing:
    """Draw three published programmes, one for each shape of a royalty, against the price."""
    shown = [rate(name) for name in (_PRICE_CAP, _ROYALTY_CAP, _FLAT)]
    top_of = {r.id: _kink(r.royalty) for r in shown}
    currency = shown[0].royalty.price_cap.currency
    finding = _(
        "With a cap on the price this royalty stops at {price}, with a cap on the royalty at "
        "{royalty}; an amount a unit weighs most on the cheapest device"
    ).format(
        price=_each(shown[0].royalty, top_of[_PRICE_CAP]),
        royalty=_each(shown[1].royalty, top_of[_ROYALTY_CAP]),
    )
    titles = (
        _("Percent, cap on the price"),
        _("Percent, cap on the royalty"),
        _("Amount a unit"),
    )
    foot = _("Sources: {sources}.").format(sources=" ; ".join(r.cite for r in shown))
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    top = look.title_height(finding) + 1.1
    figure, _sheet = look.sheet(top + _HIGH + 0.85 + below)
    look.head(figure, finding)
    for number, (title, shape) in enumerate(zip(titles, shown, strict=True)):
        left = 0.7 + number * (_PANEL + _GAP)
        most = 2 * (top_of[shape.id] or top_of[_PRICE_CAP]).amount
        axes = _axes(figure, left, top)
        _draw_shape(axes, shape.royalty, Money(most, currency), top_of[shape.id])
        _head_shape(figure, left, look.title_height(finding) + 0.12, title, shape)
    height = figure.get_figheight()
    look.write(
        figure, 0.12, height - 0.1 - below, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED
    )
    return figure


royalty_shapes = look.drawn(royalty_shapes)


def royalty_by_price(
    royalties: Mapping[str, Royalty | Rate],
    highest_price: Money,
    units: int = 1,
    *,
    at: Money | None = None,
) -> look.Drawing:
    """Draw what royalties come to for one unit, against the price of the device.

    Args:
        royalties: by the name that stands beside the line; a `Rate` shows its status too.
        highest_price: where the axis of prices ends.
        units: units of a year, over which free units, yearly caps and lump sums are spread.
        at: the price that the heading speaks of, marked in the figure; the highest when left out.

    Raises:
        CourseError: no royalty, no price, no units, or a figure that cannot be computed with.
        CurrenciesDiffer: an amount is in another currency than the price.
    """
    if not royalties or not highest_price.amount:
        raise CourseError(_("Give one royalty at least, and a price above zero."))
    shapes = {name: r.royalty if isinstance(r, Rate) else r for name, r in royalties.items()}
    at = at or highest_price
    due = {name: shape.per_unit(units, at) for name, shape in shapes.items()}
    currency = _one_currency([at, highest_price, *due.values()])
    figure, axes = look.chart(_finding(due, at), 5.0, right=3.0, foot=_foot(royalties, units, at))
    ends = []
    for number, (name, shape) in enumerate(shapes.items()):
        settings = {
            "color": look.CYCLE[number % len(look.CYCLE)],
            "marker": look.MARKERS[number % len(look.MARKERS)],
        }
        prices, amounts = _curve(shape, highest_price, units)
        axes.plot(prices, amounts, markevery=12, ms=7, **settings)
        status = royalties[name].status if isinstance(royalties[name], Rate) else ""
        detail = " · ".join(filter(None, (str(due[name]), status)))
        ends.append(LineEnd(name, amounts[-1], settings, detail, bold=True))
    axes.axvline(float(at.amount), color=INK, lw=1, ls="--")
    axes.set_xlim(0, float(highest_price.amount))
    axes.set_ylim(0, max(end.height for end in ends) * 1.15 or 1)
    axes.set_xlabel(_("price of the device in {currency}").format(currency=currency))
    axes.set_ylabel(_("royalty for one unit in {currency}").format(currency=currency))
    name_ends(axes, ends)
    return figure


royalty_by_price = look.drawn(royalty_by_price)


def _one_currency(amounts: list[Money]) -> str:
    codes = sorted({amount.currency for amount in amounts})
    if len(codes) > 1:
        raise CurrenciesDiffer(
            _("Amounts in {codes} cannot be drawn on one scale without an exchange rate.").format(
                codes=", ".join(codes)
            )
        )
    return codes[0]


def _curve(shape: Royalty, highest: Money, units: int) -> tuple[list[float], list[float]]:
    points = {highest.amount * step / _STEPS for step in range(_STEPS + 1)}
    if (kink := _kink(shape)) and kink.amount < highest.amount:
        points.add(kink.amount)
    prices = sorted(points)
    due = [shape.per_unit(units, Money(price, highest.currency)) for price in prices]
    return [float(price) for price in prices], [float(money.amount) for money in due]


def _kink(shape: Royalty) -> Money | None:
    """Return the price from which a percent owes nothing more, None where there is none."""
    if not isinstance(shape, PercentOfPrice):
        return None
    prices = [shape.price_cap] if shape.price_cap else []
    if shape.royalty_cap and shape.rate.value:
        cap = shape.royalty_cap
        prices.append(Money(cap.amount / shape.rate.fraction, cap.currency))
    return min(prices, key=lambda price: price.amount, default=None)


def _each(shape: Royalty, price: Money) -> Money:
    return shape.per_unit(1, price)


def _axes(figure, left: float, top: float):
    wide, high = figure.get_size_inches()
    return figure.add_axes((left / wide, 1 - (top + _HIGH) / high, _PANEL / wide, _HIGH / high))


def _draw_shape(axes, shape: Royalty, highest: Money, kink: Money | None) -> None:
    prices, amounts = _curve(shape, highest, 1)
    axes.plot(prices, amounts, color=BLUE, lw=2.6)
    axes.set_xlim(0, prices[-1])
    axes.set_ylim(0, max(amounts) * 1.3)
    axes.set_xlabel(_("price in {currency}").format(currency=highest.currency))
    axes.set_ylabel(_("{currency} a unit").format(currency=highest.currency))
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
    if kink:
        most = _each(shape, kink)
        axes.axvline(float(kink.amount), color=GRID, lw=6, zorder=0)
        axes.plot(float(kink.amount), float(most.amount), marker="o", ms=9, color=RED)
        text = _("from {price} on: {most}").format(price=kink, most=most)
    else:
        text = _("at every price: {most}").format(most=_each(shape, highest))
    settings = {"fontsize": SMALL, "va": "top", "bbox": {"fc": look.PAPER, "ec": "none", "pad": 1}}
    axes.text(0.04, 0.97, text, transform=axes.transAxes, **settings)


def _head_shape(figure, left: float, y: float, title: str, shape: Rate) -> None:
    x, room = left - 0.55, _PANEL + 0.5
    y += look.write(figure, x, y, title, size=11, width=room, fontweight="bold")
    y += look.write(figure, x, y, shape.figure, size=SMALL, width=room)
    small = f"{shape.licensor}, {shape.standard} [{shape.status}]"
    look.write(figure, x, y, small, size=SMALL, width=room, color=MUTED)


def _finding(due: Mapping[str, Money], at: Money) -> str:
    least = min(due, key=lambda name: due[name].amount)
    most = max(due, key=lambda name: due[name].amount)
    words = {"price": at, "least": least, "low": due[least], "most": most, "high": due[most]}
    if len(due) == 1:
        share = due[most].amount / at.amount * 100
        return _("At {price} a unit owes {high}: {share} % of its price").format(
            share=f"{share.quantize(Decimal('0.01')).normalize():f}", **words
        )
    if due[least].amount == due[most].amount:
        return _("At {price} all owe the same: {high} a unit").format(**words)
    return _("At {price} a unit owes {low} ({least}) to {high} ({most})").format(**words)


def _foot(royalties: Mapping[str, Royalty | Rate], units: int, at: Money) -> str:
    foot = [
        _("The amounts beside the names are those at {price}, the broken line.").format(price=at)
    ]
    shapes = [r.royalty if isinstance(r, Rate) else r for r in royalties.values()]
    if any(isinstance(shape, LumpSum) or _yearly(shape) for shape in shapes):
        text = _("Lump sums, free units and yearly caps are spread over {units} units.")
        foot.append(text.format(units=f"{units:,}"))
    sources = [r.cite for r in royalties.values() if isinstance(r, Rate)]
    if sources:
        foot.append(_("Sources: {sources}.").format(sources=" ; ".join(dict.fromkeys(sources))))
    return " ".join(foot)


def _yearly(shape: Royalty) -> bool:
    return isinstance(shape, PerUnit) and bool(shape.free_units or shape.annual_cap)
