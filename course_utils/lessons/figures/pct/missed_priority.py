"""What a missed priority year does, and the way back."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from course_utils.law.deadlines import Deadline
from course_utils.law.offices import office_code
from course_utils.law.pct.priority import priority_period, restoration_window
from course_utils.law.pct.restoration import has_notice
from course_utils.law.tables import MissingValue, row_in_force
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.figures.pct.national_phase import office_name
from course_utils.lessons.figures.pct.timeline import is_moved, last_day, say_moved
from course_utils.lessons.look import BLUE, INK, MUTED, ORANGE, RED, SMALL, TEXT
from course_utils.messages import _, say_day

_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 2.1, 2.5, 6.2, 6.45
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12


def missed_priority(
    earlier_filing: date, receiving_offices: Sequence[str] = ("CN", "IB")
) -> look.Drawing:
    """Draw until when priority can be claimed, and until when it can be restored.

    The two ends depend on the closed days of the receiving Office where the application is filed.

    Args:
        earlier_filing: filing date of the earlier application.
        receiving_offices: ST.3 codes of receiving Offices, one row each.

    Raises:
        UnknownOffice: a code is none.
    """
    rows = [
        (
            office,
            priority_period(earlier_filing, office),
            restoration_window(earlier_filing, office),
        )
        for office in map(office_code, receiving_offices)
    ]
    finding, foot = _finding(*rows[0]), [_small_print(deadline) for deadline in rows[0][1:]]
    top = look.title_height(finding) + 0.75
    heights = [_height(row) for row in rows]
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    figure, axes = look.sheet(top + sum(heights) + 0.6 + below)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15)
    last = max(last_day(row[2]) for row in rows)
    first = min(last_day(row[1]) for row in rows)
    ruler = Ruler(first - timedelta(days=45), last + timedelta(days=45), _LEFT, _RIGHT)
    ruler.draw_dates(axes, top, top + sum(heights))
    ruler.draw_months(axes, earlier_filing, top - 0.12)
    y = top
    for row, room in zip(rows, heights, strict=True):
        _draw_row(figure, axes, ruler, *row, y)
        y += room
    y += 0.42
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


missed_priority = look.drawn(missed_priority)


def _name(office: str) -> str:
    return f"{office_name(office)}, {office}"


def _restores(office: str, window: Deadline) -> bool:
    return not has_notice(office, "Rule 26bis.3(j)", last_day(window))


def _finding(office: str, year: Deadline, window: Deadline) -> str:
    text = _("At {office} priority can be claimed until {end}; this Office does not restore it")
    if _restores(office, window):
        text = _(
            "At {office} priority can be claimed until {end}, and restored until {last}; "
            "after that it is lost"
        )
    return text.format(office=office, end=say_day(last_day(year)), last=say_day(last_day(window)))


def _notes(office: str, year: Deadline, window: Deadline) -> list[str]:
    notes = [say_moved(year)] if is_moved(year) else []
    if not _restores(office, window):
        return [*notes, _("no restoration at this Office (Rule 26bis.3(j))")]
    notes.append(_("restoration: {day}").format(day=window.when))
    notes += [say_moved(window)] if is_moved(window) else []
    return [*notes, _("criterion: {text}").format(text=_criterion(office, window))]


def _criterion(office: str, window: Deadline) -> str:
    try:
        row = row_in_force("pct/receiving_offices", last_day(window), st3=office)
    except MissingValue:
        return _("not in the tables for that day")
    return row.restoration_criteria.replace(";", _(" or ")) or _("not in the tables")


def _height(row: tuple[str, Deadline, Deadline]) -> float:
    notes = sum(look.text_height(note, _NOTE_WIDTH, SMALL) for note in _notes(*row))
    name = look.text_height(_name(row[0]), _NAME_WIDTH, TEXT)
    return max(name, look.line_height(TEXT) + notes) + 0.16


def _draw_row(figure, axes, ruler: Ruler, office: str, year, window, y: float) -> None:
    middle = y + look.line_height(TEXT) / 2
    ends = [ruler.left, ruler.x(last_day(year)), ruler.x(last_day(window)), ruler.right]
    in_time, late, lost = _zones()
    restores = _restores(office, window)
    zones = (in_time, late if restores else lost, lost)
    for (start, end), settings in zip(pairwise(ends), zones, strict=True):
        axes.plot([start, end], [middle, middle], solid_capstyle="butt", **settings)
    for deadline in (year, window) if restores else (year,):
        mark = (
            {"marker": "D", "color": RED} if is_moved(deadline) else {"marker": "o", "color": INK}
        )
        axes.plot(ruler.x(last_day(deadline)), middle, ms=8, **mark)
    look.write(figure, 0.12, y, _name(office), width=_NAME_WIDTH)
    y += look.write(figure, _NOTE, y, year.when, fontweight="bold")
    for note in _notes(office, year, window):
        y += look.write(figure, _NOTE, y, note, size=SMALL, width=_NOTE_WIDTH, color=MUTED)


def _zones() -> tuple[dict, dict, dict]:
    return {"color": BLUE, "lw": 8}, {"color": ORANGE, "lw": 8}, {"color": RED, "lw": 2, "ls": ":"}


def _legend(axes, y: float) -> None:
    x = 0.15
    words = (_("as of right"), _("restoration, with reasons"), _("no priority"))
    entries = list(zip(words, _zones(), strict=True))
    entries.append((_("moved by a closed day"), {"color": RED, "ls": "", "marker": "D", "ms": 8}))
    for text, settings in entries:
        axes.plot([x, x + 0.15, x + 0.3], [y] * 3, markevery=[1], **settings)
        axes.text(x + 0.42, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.75


def _small_print(deadline: Deadline) -> str:
    rule = deadline.rule
    parts = [
        _("{title} ({rule})").format(title=look.as_heading(deadline.title), rule=rule.cite),
        _("if missed: {text}").format(text=rule.consequence) if rule.consequence else "",
        _("way back: {text}").format(text=rule.remedy) if rule.remedy else "",
    ]
    return "; ".join(part for part in parts if part) + "."
