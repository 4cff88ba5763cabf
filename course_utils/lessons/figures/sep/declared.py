"""Declared and essential: how much of what owners declare is likely to be needed."""

from matplotlib.patches import Rectangle

from course_utils.law.sep import Percent, declarations, declared_to_essential
from course_utils.lessons import look
from course_utils.lessons.look import BLUE, MUTED, ORANGE, PAPER, SKY, SMALL, TEXT
from course_utils.messages import _

_LEFT, _RIGHT, _BAR, _ROW = 3.3, 9.6, 0.34, 0.62
_GRANTED = ("granted families US", "granted families CN", "granted families Europe")


def declaration_funnel(
    declared: int | None = None, low: Percent | None = None, high: Percent | None = None
) -> look.Drawing:
    """Draw declared families and the range of those that are likely to be essential.

    Args:
        declared: a count of families; all those declared for 5G when left out, which are then
            drawn with the families granted in some places.
        low, high: the parts held for essential; those of 5G when left out.

    Raises:
        CourseError: a share instead of a count, one rate without the other, or low above high.
    """
    everything = None if declared is not None else _count("declared families")
    count = declared if everything is None else int(everything.value_amount)
    found = declared_to_essential(count, low, high)
    bars = _bars(count, everything)
    finding = _finding(bars[0][2], found)
    foot = _foot(found, bars, published=low is None)
    top = look.title_height(finding) + 0.25
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    body = (len(bars) + 1) * _ROW
    figure, axes = look.sheet(top + body + 0.35 + below)
    look.head(figure, finding)
    y = top
    for number, (name, wide, said, _row) in enumerate(bars):
        settings = {"fc": BLUE} if number == 0 else {"fc": SKY, "hatch": "..", "ec": PAPER}
        axes.add_patch(Rectangle((_LEFT, y), _wide(wide, count), _BAR, **settings))
        _name(figure, axes, name, said, _wide(wide, count), y)
        y += _ROW
    _draw_range(figure, axes, found, count, y)
    y += _ROW + 0.1
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


declaration_funnel = look.drawn(declaration_funnel)


def _bars(count: int, everything) -> list[tuple]:
    """Return (name, count, count in words, row) of each bar; without a row where it was given."""
    if everything is None:
        return [(_("Declared (声明)"), count, f"{count:,}", None)]
    granted = [(metric, _count(metric)) for metric in _GRANTED]
    return [
        (_("Declared for 5G (声明)"), count, _say(everything), everything),
        *((_granted(metric), int(row.value_amount), _say(row), row) for metric, row in granted),
    ]


def _count(metric: str):
    """Return the row of all owners of 5G with a metric."""
    found = declarations(metric)
    found = found[(found["company"] == "all") & (found["standard"] == "5G")]
    return next(found.itertuples(index=False))


def _granted(metric: str) -> str:
    return {
        "granted families US": _("… granted in the United States"),
        "granted families CN": _("… granted in China"),
        "granted families Europe": _("… granted in Europe"),
    }[metric]


def _say(row) -> str:
    count = f"{row.value_amount:,}"
    return {
        "more than": _("more than {n}"),
        "about": _("about {n}"),
        "almost": _("almost {n}"),
        "": "{n}",
    }[row.bound].format(n=count)


def _wide(count: int, declared: int) -> float:
    room = _RIGHT - _LEFT - 1.5  # room for the count beside the longest bar
    return room * count / max(declared, 1)


def _name(figure, axes, name: str, said: str, wide: float, y: float) -> None:
    middle = y + _BAR / 2
    look.write(figure, 0.12, middle - look.line_height(TEXT) / 2, name, width=_LEFT - 0.3)
    axes.text(_LEFT + wide + 0.12, middle, said, va="center_baseline", fontweight="bold")


def _draw_range(figure, axes, found, declared: int, y: float) -> None:
    sure, most = _wide(found.low, declared), _wide(found.high, declared)
    axes.add_patch(Rectangle((_LEFT, y), sure, _BAR, fc=ORANGE))
    settings = {"fc": PAPER, "ec": ORANGE, "lw": 1.4, "hatch": "//////"}
    axes.add_patch(Rectangle((_LEFT + sure, y), most - sure, _BAR, **settings))
    said = _("{low} to {high}").format(low=f"{found.low:,}", high=f"{found.high:,}")
    _name(figure, axes, _("Likely to be essential (标准必要)"), said, most, y)


def _finding(said: str, found) -> str:
    return _(
        "Of {declared} declared families {low} to {high} are likely to be essential: {first} to "
        "{last}"
    ).format(
        declared=said,
        low=f"{found.low:,}",
        high=f"{found.high:,}",
        first=found.rates[0],
        last=found.rates[1],
    )


def _foot(found, bars, published: bool) -> list[str]:
    rates = _("Rates: {basis}. They hold for all owners together, not for one of them.")
    if not published:
        rates = _("The rates are assumptions of this figure.")
    lines = [
        _("Owners declare families themselves, and nobody checks them."),
        rates.format(basis=found.basis),
    ]
    rows = [row for *_bar, row in bars if row is not None]
    if rows:
        lines[0] += " " + _("The granted families are parts of the declared ones and overlap.")
        reports = {row.source: f"{row.report}, {row.source}" for row in reversed(rows)}
        lines.append(_("Counts: {reports}.").format(reports=" ; ".join(reports.values())))
    return lines
