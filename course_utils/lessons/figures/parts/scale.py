"""A scale of numbers on a sheet: values to inches, with lines and numbers below."""

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from course_utils.lessons.look import GRID, MUTED, SMALL, TEXT


@dataclass(frozen=True)
class Scale:
    """Where values stand on a sheet.

    Attributes:
        first, last: the values at the two ends.
        left, right: where the ends stand, in inches from the left edge of the sheet.
    """

    first: float
    last: float
    left: float
    right: float

    def x(self, value: float) -> float:
        """Return where a value stands, in inches from the left edge."""
        share = (float(value) - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def draw(
        self, axes: Axes, top: float, bottom: float, title: str, say: Callable = "{:,.0f}".format
    ) -> None:
        """Draw a line for each round value and name them, with their unit, below.

        Args:
            axes: of the sheet.
            top, bottom: the ends of the lines, in inches from the top.
            title: what is measured, with its unit.
            say: writes a value.
        """
        for value in MaxNLocator(7).tick_values(self.first, self.last):
            if self.first <= value <= self.last:
                x = self.x(value)
                axes.plot([x, x], [top, bottom], color=GRID, lw=0.8, zorder=0)
                axes.text(
                    x, bottom + 0.05, say(value), fontsize=SMALL, color=MUTED, ha="center", va="top"
                )
        middle = (self.left + self.right) / 2
        axes.text(middle, bottom + 0.27, title, fontsize=TEXT, color=MUTED, ha="center", va="top")
