"""Twenty patents and one sum: why an average is no price."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from matplotlib.patches import Rectangle

from course_utils.law.tables import table
from course_utils.law.transfer import bundle_prices, deal_averages, deals, traded_patents
from course_utils.law.transfer.market import CENTRE, FIGURES
from course_utils.lessons import look
from course_utils.lessons.figures.parts.pieces import whole
from course_utils.lessons.look import BLUE, INK, MUTED, ORANGE, PAPER, RED, SMALL, TEXT
from course_utils.messages import _

_NAME_WIDTH, _LEFT, _RIGHT = 2.75, 3.0, 6.6
_BAR, _ROW, _HEADING = 0.2, 0.36, 0.36
_TALL = 0.95  # of the highest price in a split
_SPLIT = 3.05


@dataclass(frozen=True)
class _Split:
    """An imagined split of the sum among the patents."""

    name: str
    prices: list[Decimal]

    @property
    def median(self) -> Decimal:
        """The price of the patent in the middle."""
        return median(self.prices)


def average_is_no_price(counts: Mapping[str, int] | None = None) -> look.Drawing:
    """Draw the average of the centre's twenty patents by the count used, and what it leaves open.

    Below stand averages of published deals, whose sources differ, and three imagined splits of the
    same sum: how it was really distributed is not known.

    Args:
        counts: further ways to count the bundle, by name; half as many and twice as many patents
            when not given. They are supposed, not announced.
    """
    announced = traded_patents().iloc[0]
    if counts is None:
        counts = {
            _("if half were in force"): int(announced.patents) // 2,
            _("with one family member each"): int(announced.patents) * 2,
        }
    rows = list(traded_patents(counts).itertuples(index=False))
    real, splits = _deals(), _splits(announced)
    finding, foot = _finding(announced, splits), _foot()
    top = look.title_height(finding) + 0.1
    splits_at = top + 2 * _HEADING + _ROW * (len(rows) + len(real)) + 0.2
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    figure, axes = look.sheet(splits_at + _HEADING + 0.25 + _TALL + 0.75 + below)
    look.head(figure, finding)
    y = top
    heading = _("Average for one patent, {price} for all ({currency})")
    text = heading.format(price=whole(announced.price, announced.currency),
                          currency=announced.currency)  # fmt: skip
    look.write(figure, 0.12, y, text, fontweight="bold", color=BLUE)
    y = _draw_counts(figure, axes, rows, y + _HEADING)
    text = _("The same in published deals, whose sources differ (USD, a scale of its own)")
    look.write(figure, 0.12, y + 0.06, text, fontweight="bold", color=BLUE)
    _draw_deals(figure, axes, real, y + _HEADING + 0.04)
    text = _("How the {n} prices were distributed is not known: three imagined splits of the sum")
    look.write(figure, 0.12, splits_at, text.format(n=announced.patents), fontweight="bold",
               color=BLUE)  # fmt: skip
    _draw_splits(figure, axes, splits, announced, splits_at + _HEADING + 0.25)
    y = splits_at + _HEADING + 0.25 + _TALL + 0.65
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


average_is_no_price = look.drawn(average_is_no_price)


def _deals() -> list[tuple[str, Decimal, Decimal, str]]:
    """Return name, lowest and highest average, and how exact they are, of the other deals."""
    names = dict(zip(deals()["deal"], deals()["name"], strict=True))
    found = []
    for deal in dict.fromkeys(table(FIGURES)["deal"]):
        if deal != CENTRE:
            averages = deal_averages(deal)
            bounds = ", ".join(dict.fromkeys(filter(None, averages["bound"])))
            found.append((names[deal], min(averages["average"]), max(averages["average"]), bounds))
    return found


def _splits(announced) -> list[_Split]:
    """Return three splits that all have the same average."""
    count, total = int(announced.patents), announced.price
    each = Decimal(1) / count
    splits = []
    for few, rest in ((count, each), (1, each / 2), (max(count // 5, 1), each / 5)):
        share = (1 - rest * (count - few)) / few
        shares = {f"{n}": share if n < few else rest for n in range(count)}
        name = _("all alike")
        if few < count:
            name = _("{few} of {count} with {share}% of it").format(
                few=few, count=count, share=f"{(share * few * 100).normalize():f}"
            )
        prices = bundle_prices(total, shares, announced.currency)["price"]
        splits.append(_Split(name, list(prices)))
    return splits


def _draw_counts(figure, axes, rows, y: float) -> float:
    scale = (_RIGHT - _LEFT) / float(max(row.average for row in rows))
    for row in rows:
        sure = row.status == "announced"
        how = {"fc": BLUE} if sure else {"fc": PAPER, "ec": BLUE, "ls": (0, (3, 2)), "lw": 1.6}
        wide = float(row.average) * scale
        axes.add_patch(Rectangle((_LEFT, y + 0.02), wide, _BAR, **how))
        name = _("{n} {how}").format(n=row.patents, how=row.count)
        look.write(
            figure, 0.12, y, name, width=_NAME_WIDTH, fontweight="bold" if sure else "normal"
        )
        said = whole(row.average, row.currency)
        note = _("announced by the centre itself") if sure else _("supposed")
        look.write(figure, _LEFT + wide + 0.08, y, said, fontweight="bold")
        x = _LEFT + wide + 0.2 + look.text_width(said, TEXT, bold=True)
        look.write(figure, x, y + 0.01, note, size=SMALL, color=MUTED)
        y += _ROW
    return y


def _draw_deals(figure, axes, real, y: float) -> None:
    scale = (_RIGHT - _LEFT) / float(max(high for _n, _low, high, _b in real))
    for name, low, high, bounds in real:
        left, right = (_LEFT + float(end) * scale for end in (low, high))
        axes.plot([_LEFT, right], [y + 0.12] * 2, color=MUTED, lw=0.8, zorder=0)
        axes.add_patch(Rectangle((left - 0.03, y + 0.02), right - left + 0.06, _BAR, fc=ORANGE))
        look.write(figure, 0.12, y, name, width=_NAME_WIDTH)
        said = whole(low, "USD")
        if low != high:
            said = _("{low} to {high}").format(low=said, high=whole(high, "USD"))
        look.write(figure, right + 0.11, y, said, fontweight="bold")
        x = right + 0.25 + look.text_width(said, TEXT, bold=True)
        look.write(figure, x, y + 0.01, bounds, size=SMALL, color=MUTED)
        y += _ROW


def _draw_splits(figure, axes, splits: list[_Split], announced, y: float) -> None:
    most = float(max(max(split.prices) for split in splits))
    for number, split in enumerate(splits):
        left = 0.3 + number * (_SPLIT + 0.2)
        step, base = _SPLIT / len(split.prices), y + _TALL
        for place, price in enumerate(split.prices):
            tall = max(float(price) / most * _TALL, 0.02)
            axes.add_patch(Rectangle((left + place * step, base - tall), step * 0.7, tall,
                                     fc=PAPER, ec=INK, lw=1))  # fmt: skip
        level = base - float(announced.average) / most * _TALL
        axes.plot([left - 0.06, left + _SPLIT], [level] * 2, color=RED, lw=1.6, ls="--")
        text = _("middle patent: {price}").format(price=whole(split.median, announced.currency))
        look.write(figure, left, base + 0.06, split.name, fontweight="bold")
        look.write(figure, left, base + 0.28, text, size=SMALL, color=MUTED)
    text = _("broken line: the average, {price}").format(
        price=whole(announced.average, announced.currency)
    )
    look.write(figure, 0.3, y - 0.28, text, size=SMALL, color=RED)


def _finding(announced, splits: list[_Split]) -> str:
    low = min(split.median for split in splits)
    return _(
        "{n} patents for {price}: {average} on average, but perhaps {low} for the middle one"
    ).format(
        price=whole(announced.price, announced.currency),
        n=announced.patents,
        average=f"{announced.average:,}",
        low=f"{low:,.0f}",
    )


def _foot() -> list[str]:
    rows = table(FIGURES)
    source = rows[rows["deal"] == CENTRE]["source"].iloc[0]
    return [
        _(
            "What counts as a patent in the announcement (a grant, an application, a family, one "
            "still in force) is not said. About and at most: so the sources print their counts."
        ),
        _("Source of the announced figures: {source}.").format(source=source),
    ]
