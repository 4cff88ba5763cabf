"""The plan of a company on one sheet: its acts by subject, and its money by quarter below."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from matplotlib.patches import Rectangle

from course_utils.law.plan import SUBJECTS, Act, Plan, quarter_end, say_subject
from course_utils.lessons import look
from course_utils.lessons.figures.parts.rows import draw_groups, groups_height
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.look import BLUE, GREEN, GRID, INK, MUTED, ORANGE, RED, SMALL, TEXT
from course_utils.messages import _, say_day, say_money

_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 2.35, 2.65, 7.05, 7.2
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12
_BARS = 1.3  # height of the highest bar, in inches
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class _Row:
    acts: tuple[Act, ...]
    said: str
    notes: tuple[str, ...]

    @property
    def is_late(self) -> bool:
        return (self.acts[0].days_left or 0) < 0

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        notes = sum(look.text_height(note, _NOTE_WIDTH, SMALL) for note in self.notes)
        said = look.text_height(self.said, _NOTE_WIDTH, TEXT, bold=True)
        return max(look.text_height(self.acts[0].title, _NAME_WIDTH, TEXT), said + notes) + 0.12


def two_years(plan: Plan, currency: str, rates_on: date) -> look.Drawing:
    """Draw the acts of a plan by subject, the dates that cannot move, and the money by quarter.

    Acts of one title that no law binds to a day, such as a royalty by quarter, share a row.

    Args:
        plan: what to draw.
        currency: ISO code of the money.
        rates_on: the day of the exchange rates.

    Raises:
        MissingValue: no exchange rate for that day.
    """
    money = plan.money(currency, rates_on)
    amounts = dict(zip(money["key"], money["amount"], strict=True))
    groups = _groups(plan, amounts, currency)
    finding, foot = _finding(plan, amounts, currency), _foot(plan, currency, rates_on)
    top = look.title_height(finding) + 0.85
    body = groups_height(groups)
    foot_height = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + _BARS + 1.6 + foot_height)
    look.head(figure, finding)
    ruler = Ruler(plan.start, plan.end + timedelta(days=1), _LEFT, _RIGHT)
    _legend(axes, look.title_height(finding) + 0.15, plan)
    _draw_quarters(axes, ruler, plan, top, top + body + 0.35 + _BARS)
    y = draw_groups(figure, groups, top, lambda row, y: _draw_row(figure, axes, ruler, row, y))
    y = _draw_money(figure, axes, ruler, plan, money, currency, y + 0.35)
    look.write(figure, 0.12, y + 0.2, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


two_years = look.drawn(two_years)


def _groups(plan: Plan, amounts: dict[str, Decimal], currency: str) -> dict[str, list[_Row]]:
    alike: dict[tuple, list[Act]] = defaultdict(list)
    for act in plan.acts:
        alike[(act.subject, act.title, act.key if act.last_day else "")].append(act)
    groups: dict[str, list[_Row]] = {say_subject(subject): [] for subject in SUBJECTS}
    for (subject, _title, _key), acts in alike.items():
        sums = sum((amounts[act.key] for act in acts), _NOTHING)
        groups[say_subject(subject)].append(_row(tuple(acts), sums, currency))
    return {heading: rows for heading, rows in groups.items() if rows}


def _row(acts: tuple[Act, ...], amount: Decimal, currency: str) -> _Row:
    first, last = acts[0], acts[-1]
    notes = [_say_amount(amount, currency)] if amount else []
    if first.last_day:
        said = _("by {day}") if first.deadline.day else _("by {day} to be safe")
        said = said.format(day=say_day(first.last_day))
        planned = _("planned {day}, {n} days before")
        if first.days_left < 0:
            planned = _("planned {day}, {n} days too late")
        day, days = say_day(first.on), abs(first.days_left)
        return _Row(acts, said, (planned.format(day=day, n=days), *notes))
    said = _("planned {day}").format(day=say_day(first.on))
    if first is not last:
        said = _("{n} times to {day}").format(n=len(acts), day=say_day(last.on))
    return _Row(acts, said, tuple(notes))


def _say_amount(amount: Decimal, currency: str) -> str:
    said = say_money(abs(amount).quantize(1), currency).removesuffix(".00")
    return (_("receives {amount}") if amount < 0 else _("pays {amount}")).format(amount=said)


def _draw_row(figure, axes, ruler: Ruler, row: _Row, y: float) -> None:
    middle = y + look.line_height(TEXT) / 2
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    look.write(figure, 0.12, y, row.acts[0].title, width=_NAME_WIDTH)
    first = row.acts[0]
    if first.last_day:
        end = min(max(ruler.x(first.last_day), _LEFT - 0.1), _RIGHT + 0.1)
        colour = RED if row.is_late else MUTED
        axes.plot([ruler.x(first.on), end], [middle, middle], color=colour, lw=3)
        axes.plot(end, middle, **_LIMIT)
    for act in row.acts:
        axes.plot(ruler.x(act.on), middle, **_mark(act))
    colour = RED if row.is_late else INK
    width = _NOTE_WIDTH
    y += look.write(figure, _NOTE, y, row.said, width=width, fontweight="bold", color=colour)
    for note in row.notes:
        colour = RED if row.is_late and note is row.notes[0] else MUTED
        y += look.write(figure, _NOTE, y, note, size=SMALL, width=width, color=colour)


_LIMIT = {"marker": "|", "color": RED, "ms": 15, "mew": 3, "ls": ""}
_LATE = {"marker": "X", "color": RED, "ms": 10, "ls": ""}
_INCOME = {"marker": "v", "color": GREEN, "ms": 9, "ls": ""}
_PLANNED = {"marker": "o", "color": BLUE, "ms": 8, "ls": ""}


def _mark(act: Act) -> dict:
    if (act.days_left or 0) < 0:
        return _LATE
    return _INCOME if act.income else _PLANNED


def _legend(axes, y: float, plan: Plan) -> None:
    entries = [(_("planned"), _PLANNED)]
    if any(act.last_day for act in plan.acts):
        entries.append((_("last day, cannot move"), _LIMIT))
    if any(act.income for act in plan.acts):
        entries.append((_("income"), _INCOME))
    if plan.late():
        entries.append((_("planned too late"), _LATE))
    x = 0.22
    for text, settings in entries:
        axes.plot(x, y, **settings)
        axes.text(x + 0.16, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.5


def _draw_quarters(axes, ruler: Ruler, plan: Plan, top: float, bottom: float) -> None:
    """Draw a line for each quarter, a darker one for each year, and name both above."""
    for number, name in enumerate(plan.quarter_names):
        start = plan.start + relativedelta(months=3 * number)
        year, _space, quarter = name.partition(" ")
        new_year = quarter == "Q1" or not number
        x, settings = ruler.x(start), {"fontsize": SMALL, "color": MUTED}
        colour = MUTED if new_year else GRID
        axes.plot([x, x], [top, bottom], color=colour, lw=0.8, zorder=0)
        middle = (x + ruler.x(quarter_end(name) + timedelta(days=1))) / 2
        axes.text(middle, top - 0.05, quarter, ha="center", va="bottom", **settings)
        if new_year:
            axes.text(x + 0.03, top - 0.25, year, va="bottom", fontweight="bold", **settings)
    axes.plot([_RIGHT, _RIGHT], [top, bottom], color=MUTED, lw=0.8, zorder=0)


def _draw_money(figure, axes, ruler: Ruler, plan: Plan, money, currency: str, y: float) -> float:
    """Draw what is paid upwards and what is received downwards; return where the figures end."""
    paid, received = _by_quarter(plan, money)
    most = max([*paid, *received, Decimal(1)])
    high = float(max(paid) / most), float(max(received) / most)
    scale = _BARS / max(sum(high), 0.001)
    zero = y + high[0] * scale
    settings = {"size": SMALL, "width": _NAME_WIDTH, "color": MUTED}
    label = _("Money by quarter, in thousand {currency}").format(currency=currency)
    look.write(figure, 0.12, y, label, width=_NAME_WIDTH, fontweight="bold", color=BLUE)
    axes.plot([_LEFT, _RIGHT], [zero, zero], color=INK, lw=1)
    table = y + _BARS + 0.15
    look.write(figure, 0.12, table, _("paid"), **settings)
    look.write(figure, 0.12, table + 0.2, _("received"), **settings)
    size = _number_size([*paid, *received], (_RIGHT - _LEFT) / plan.quarters)
    for name, out, back in zip(plan.quarter_names, paid, received, strict=True):
        end = quarter_end(name)
        left, right = ruler.x(end + relativedelta(months=-3, day=31)), ruler.x(end)
        width, shift = (right - left) * 0.6, (right - left) * 0.2
        up, down = float(out / most) * scale, float(back / most) * scale
        axes.add_patch(Rectangle((left + shift, zero - up), width, up, color=ORANGE, lw=0))
        axes.add_patch(
            Rectangle((left + shift, zero), width, down, fc=GREEN, ec=look.PAPER, lw=0, hatch="//")
        )
        for place, amount in ((table, out), (table + 0.2, back)):
            middle = place + look.line_height(SMALL) / 2
            kw = {"ha": "center", "va": "center_baseline", "fontsize": size}
            axes.text(
                (left + right) / 2, middle, _thousands(amount), color=INK if amount else MUTED, **kw
            )
    sums = [_("in all {amount}").format(amount=_thousands(sum(x))) for x in (paid, received)]
    for place, text in zip((table, table + 0.2), sums, strict=True):
        look.write(figure, _NOTE, place, text, size=SMALL, width=_NOTE_WIDTH, color=INK)
    return table + 0.4


def _thousands(amount: Decimal) -> str:
    places = 1 if amount < 10_000_000 else 0
    return f"{amount / 1000:,.{places}f}" if amount else "–"


def _number_size(amounts: list[Decimal], room: float) -> float:
    """Return the size of letters at which every amount fits into its quarter."""
    widest = max(look.text_width(_thousands(amount), SMALL) for amount in amounts)
    return SMALL * min(1, 0.9 * room / widest)


def _by_quarter(plan: Plan, money) -> tuple[list[Decimal], list[Decimal]]:
    paid, received = [], []
    for name in plan.quarter_names:
        amounts = list(money.loc[money["quarter"] == name, "amount"])
        paid.append(sum((amount for amount in amounts if amount > 0), _NOTHING))
        received.append(-sum((amount for amount in amounts if amount < 0), _NOTHING))
    return paid, received


def _finding(plan: Plan, amounts: dict[str, Decimal], currency: str) -> str:
    fixed, late = sum(act.last_day is not None for act in plan.acts), len(plan.late())
    balance = sum(amounts.values(), _NOTHING)
    text = _("{company} has {n} dates that cannot move, and the plan costs {amount} in all")
    if balance < 0:
        text = _("{company} has {n} dates that cannot move, and the plan brings in {amount} in all")
    said = say_money(abs(balance).quantize(1), currency).removesuffix(".00")
    finding = text.format(company=plan.company, n=fixed, amount=said)
    if late == 1:
        finding += _("; one act comes too late")
    if late > 1:
        finding += _("; {n} acts come too late").format(n=late)
    return finding


def _foot(plan: Plan, currency: str, rates_on: date) -> str:
    foot = _("Amounts in {currency} at the rates of {day}; bars up are paid, bars down received.")
    unsure = any(not line.sure for act in plan.acts if act.sheet for line in act.sheet.lines)
    doubt = _("Fees of days to come are those known when the plan was made.") if unsure else ""
    return f"{foot.format(currency=currency, day=say_day(rates_on))} {doubt}".strip()
