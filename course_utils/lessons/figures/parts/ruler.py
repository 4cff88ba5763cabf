"""A time axis on a sheet: days to inches, with dates below and months from a day above."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from matplotlib.axes import Axes

from course_utils.lessons.look import GRID, MUTED, SMALL, text_width
from course_utils.messages import _, say_day


@dataclass(frozen=True)
class Ruler:
    """Where days stand on a sheet.

    Attributes:
        first, last: the days at the two ends; at least a day apart.
        left, right: where the ends stand, in inches from the left edge of the sheet.
    """

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day stands, in inches from the left edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return self.left + share * (self.right - self.left)

    def draw_dates(self, axes: Axes, top: float, bottom: float) -> None:
        """Draw and name a line for each year, or each quarter when the span is short."""
        months = 12 if (self.last - self.first).days > 800 else 3
        day, free_from = date(self.first.year, 1, 1), self.left
        while day <= self.last:
            name = f"{day.year}" if months == 12 else f"{day:%Y-%m}"
            if day >= self.first:
                x, half = self.x(day), text_width(name, SMALL) / 2
                axes.plot([x, x], [top, bottom], color=GRID, lw=0.8, zorder=0)
                if x - half >= free_from - half and x + half <= self.right + 0.2:
                    axes.text(
                        x, bottom + 0.05, name, fontsize=SMALL, color=MUTED, ha="center", va="top"
                    )
                    free_from = x + 2 * half + 0.1
            day += relativedelta(months=months)

    def draw_months(self, axes: Axes, start: date, y: float) -> None:
        """Write months from `start` above the axis, as many as fit."""
        span = relativedelta(self.last, start)
        total = span.years * 12 + span.months
        visible = (self.last - self.first).days / 30
        room = (self.right - self.left) / 0.28
        step = next((step for step in (1, 2, 3, 6, 12) if visible / step <= room), 24)
        for months in range(0, total + 1, step):
            day = start + relativedelta(months=months)
            if self.first <= day <= self.last:
                axes.plot([self.x(day)] * 2, [y, y + 0.06], color=MUTED, lw=0.8)
                axes.text(
                    self.x(day),
                    y - 0.03,
                    f"{months}",
                    fontsize=SMALL,
                    color=MUTED,
                    ha="center",
                    va="bottom",
                )
        axes.text(
            self.left - 0.15,
            y - 0.03,
            _("months from {day}").format(day=say_day(start)),
            fontsize=SMALL,
            color=MUTED,
            ha="right",
            va="bottom",
        )
