"""Lying bars on a sheet, each with its name before it and its number behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from course_utils.lessons import look
from course_utils.lessons.look import BLUE, MUTED, SMALL, TEXT

_GAP, _NUMBER = 0.1, 0.95  # inches between rows; room for the number behind the longest bar


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes:
        name: what it counts.
        value: how long it is, in units of the chart.
        text: what stands behind it.
        settings: how it looks, as `Axes.barh` has it.
    """

    name: str
    value: float
    text: str
    settings: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Chart:
    """Bars under a heading that says what they count.

    Attributes:
        heading: what is counted, with its unit.
        bars: the bars, from the top.
        left, right: the ends of the chart, in inches from the left edge of the sheet.
        names: room for the names, in inches.
    """

    heading: str
    bars: Sequence[Bar]
    left: float
    right: float
    names: float

    @property
    def height(self) -> float:
        """Room that the chart takes, in inches."""
        heading = look.text_height(self.heading, self.right - self.left, TEXT, bold=True)
        return heading + 0.1 + sum(self._row(bar) for bar in self.bars)

    def _row(self, bar: Bar) -> float:
        return look.text_height(bar.name, self.names - 0.1, TEXT) + _GAP

    def draw(self, figure, axes, top: float) -> None:
        """Draw the chart on a sheet, from `top` downwards."""
        room = self.right - self.left
        y = top + look.write(
            figure, self.left, top, self.heading, width=room, fontweight="bold", color=MUTED
        )
        y += 0.1
        start = self.left + self.names
        most = max(bar.value for bar in self.bars)
        scale = (self.right - start - _NUMBER) / most
        for bar in self.bars:
            high = self._row(bar)
            look.write(figure, self.left, y, bar.name, width=self.names - 0.1)
            middle, end = y + (high - _GAP) / 2, bar.value * scale
            settings = {"color": BLUE, "height": 0.19, **bar.settings}
            axes.barh(middle, end, left=start, **settings)
            axes.text(start + end + 0.07, middle, bar.text, fontsize=SMALL, va="center_baseline")
            y += high


def draw_charts(
    finding: str, charts: Sequence[Chart], foot: str, keys: Sequence[tuple[str, dict]] = ()
) -> look.Drawing:
    """Return a sheet with charts beside one another, between a heading and a foot.

    Args:
        finding: the sentence over the figure.
        charts: the charts, each with a place of its own.
        foot: small print below.
        keys: what a look of the bars means: words and settings, as in `Bar`.
    """
    top = look.title_height(finding) + (0.45 if keys else 0.15)
    body = max(chart.height for chart in charts)
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + below + 0.35)
    look.head(figure, finding)
    _draw_keys(axes, look.title_height(finding) + 0.15, keys)
    for chart in charts:
        chart.draw(figure, axes, top)
    y = top + body + 0.2
    look.write(figure, 0.12, y, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


def _draw_keys(axes, y: float, keys: Sequence[tuple[str, dict]]) -> None:
    x = 0.12
    for text, settings in keys:
        axes.barh(y, 0.3, left=x, height=0.16, **settings)
        axes.text(x + 0.4, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.75
