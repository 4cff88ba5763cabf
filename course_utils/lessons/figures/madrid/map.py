"""The field in one figure: from the basic mark to the designated members, with the clocks."""

from collections import Counter

from matplotlib.patches import FancyBboxPatch

from course_utils.law.madrid import member, members, safeguard
from course_utils.law.periods import say_length
from course_utils.law.rules import Rule, versions
from course_utils.law.tables import MissingValue
from course_utils.lessons import look
from course_utils.lessons.look import BLUE, GREEN, GRID, INK, MUTED, ORANGE, RED, SMALL, TEXT
from course_utils.messages import _

_HIGH, _WIDE = 2.25, 2.55
_LEFTS = {"home": 0.12, "bureau": 3.72, "members": look.WIDTH - _WIDE - 0.12}
_STRIP_LEFT, _STRIP_RIGHT, _ROW = 3.2, 9.7, 0.42
_BEFORE, _AFTER = 1.0, 11.0  # years of the strip before and after the registration


def trademark_routes() -> look.Drawing:
    """Draw both routes abroad for a mark of a Chinese company, and the clock on each way.

    Every period and every number of members comes from the rules and from the table of members.
    """
    counts = _refusal_months("CN")
    finding = _(
        "One application at home reaches {others} other members; for {five} all depend on the "
        "basic mark"
    ).format(others=sum(counts.values()), five=_length("dependency"))
    top = look.title_height(finding) + 0.25
    figure, axes = look.sheet(top + 5.6)
    look.head(figure, finding)
    _draw_boxes(figure, axes, top, counts)
    _draw_ways(figure, axes, top)
    _draw_strip(figure, axes, top + 3.3)
    return figure


trademark_routes = look.drawn(trademark_routes)


def _refusal_months(holder: str) -> Counter:
    """Count the other Contracting Parties by the months in which they may refuse a holder's mark.

    Parts of a party and the common Office of Benelux do not count, their parties do; None where the
    declarations of a party are not known.
    """
    counts: Counter = Counter()
    for code in members()["st3"]:
        if code == holder or member(code).kind not in ("State", "organization"):
            continue
        try:
            counts[safeguard(holder, code).refusal_months] += 1
        except MissingValue:
            counts[None] += 1
    return counts


def _safeguarded(holder: str) -> int:
    """Count the designations, Benelux as one, of which the safeguard changes the fee or clock."""
    known = [c for c in members()["st3"] if c != holder and member(c).refusal_months is not None]
    return sum(safeguard(holder, code).applies for code in known)


def _rule(name: str) -> Rule:
    return versions(f"madrid.{name}")[-1]


def _length(name: str) -> str:
    period = _rule(name).periods[0]
    return say_length(abs(period.length), period.unit)


def _years(name: str) -> float:
    period = _rule(name).periods[0]
    return period.length / {"year": 1, "month": 12}[period.unit]


def _draw_boxes(figure, axes, top: float, counts: Counter) -> None:
    known = _("{n} may refuse within {length}")
    boxes = {
        "home": (
            BLUE,
            _("Basic mark at home (基础商标)"),
            (
                _("Filed or registered at CNIPA, the Office of origin (原属局)."),
                _("Same mark, same holder, no goods beyond its list."),
            ),
        ),
        "bureau": (
            GREEN,
            _("WIPO (国际局)"),
            (
                _("Checks form, classes and fees; not whether the mark can be protected."),
                _("One registration (国际注册), one renewal, one place for changes."),
            ),
        ),
        "members": (
            ORANGE,
            _("Members (被指定缔约方)"),
            (
                _("Each examines under its own law. Of a holder from China:"),
                known.format(n=counts[12], length=_length("refusal_12")),
                known.format(n=counts[18], length=_length("refusal_18")),
                _("{n} not known yet").format(n=counts[None]) if counts[None] else "",
                _("The safeguard (保障条款) changes fee or clock of {n}.").format(
                    n=_safeguarded("CN")
                ),
            ),
        ),
    }
    for name, (colour, title, lines) in boxes.items():
        left = _LEFTS[name]
        box = FancyBboxPatch(
            (left, top),
            _WIDE,
            _HIGH,
            boxstyle="round,pad=0,rounding_size=0.08",
            fc=look.PAPER,
            ec=colour,
            lw=2,
        )
        axes.add_patch(box)
        inner, room, y = left + 0.12, _WIDE - 0.24, top + 0.1
        y += look.write(figure, inner, y, title, size=11, width=room, fontweight="bold") + 0.06
        for line in lines:
            y += look.write(figure, inner, y, line, width=room) + 0.05


def _draw_ways(figure, axes, top: float) -> None:
    arrow = {"arrowstyle": "-|>", "mutation_scale": 16, "lw": 2, "color": INK}
    y = top + 1.3
    forward = (
        _("certify and forward"),
        _length("forwarding"),
    )
    notify = (_("notify the members"), _("starts the refusal clock"))
    for one, other, lines in (("home", "bureau", forward), ("bureau", "members", notify)):
        start, end = _LEFTS[one] + _WIDE, _LEFTS[other]
        axes.annotate("", (end, y), (start, y), arrowprops=arrow | {"shrinkA": 2, "shrinkB": 2})
        room = end - start - 0.1
        above = look.text_height(lines[0], room, SMALL)
        look.write(figure, start + 0.08, y - above - 0.08, lines[0], size=SMALL, width=room)
        look.write(figure, start + 0.08, y + 0.08, lines[1], size=SMALL, width=room, color=RED)
    low = top + _HIGH + 0.6
    left, right = _LEFTS["home"] + _WIDE / 2, _LEFTS["members"] + _WIDE / 2
    axes.plot([left, left, right], [top + _HIGH, low, low], color=MUTED, lw=2, ls="--")
    below = arrow | {"color": MUTED, "linestyle": "--", "shrinkA": 0, "shrinkB": 2}
    axes.annotate("", (right, top + _HIGH), (right, low), arrowprops=below)
    text = _(
        "Direct route: an application at each Office, for priority (优先权) within {six} of the "
        "first filing; own agent, own renewal, no basic mark"
    ).format(six=_length("priority"))
    room = right - left - 0.6
    high = look.text_height(text, room, TEXT)
    look.write(figure, left + 0.2, low - high - 0.06, text, width=room, color=MUTED)


def _x(years: float) -> float:
    share = (years + _BEFORE) / (_BEFORE + _AFTER)
    return _STRIP_LEFT + share * (_STRIP_RIGHT - _STRIP_LEFT)


def _draw_strip(figure, axes, top: float) -> None:
    """Draw the clocks along the life of a registration, in years from its date."""
    due, grace = _years("renewal_due"), _years("renewal_grace")
    rows = [
        (
            _("Priority"),
            BLUE,
            -_years("priority"),
            0,
            _("{six} from the first filing to the registration date").format(
                six=_length("priority")
            ),
            _rule("priority"),
        ),
        (
            _("Refusal by a member"),
            ORANGE,
            0,
            _years("refusal_18"),
            _("{short} or {long} from WIPO's notification").format(
                short=_rule("refusal_12").periods[0].length, long=_length("refusal_18")
            ),
            _rule("refusal_18"),
        ),
        (
            _("Dependency (依附期)"),
            RED,
            0,
            _years("dependency"),
            _("{five}; if cancelled, {three} to transform").format(
                five=_length("dependency"), three=_length("transformation")
            ),
            _rule("dependency"),
        ),
        (
            _("Renewal (续展)"),
            GREEN,
            due,
            due + grace,
            _("every {ten}, grace {six}").format(
                ten=_length("renewal_due"), six=_length("renewal_grace")
            ),
            _rule("renewal_due"),
        ),
    ]
    for number, (name, colour, start, end, text, by) in enumerate(rows):
        y = top + number * _ROW
        look.write(figure, 0.12, y, name, fontweight="bold")
        look.write(figure, 0.12, y + 0.19, by.cite, size=7.5, width=_STRIP_LEFT, color=MUTED)
        middle = y + 0.12
        axes.plot([_STRIP_LEFT, _STRIP_RIGHT], [middle] * 2, color=GRID, lw=0.8, zorder=0)
        axes.plot([_x(start), _x(end)], [middle] * 2, color=colour, lw=8, solid_capstyle="butt")
        before = _x(end) + look.text_width(text, SMALL) + 0.2 > _STRIP_RIGHT
        axes.text(
            _x(start) - 0.1 if before else _x(end) + 0.1,
            middle,
            text,
            fontsize=SMALL,
            ha="right" if before else "left",
            va="center_baseline",
            bbox={"fc": look.PAPER, "ec": "none", "pad": 1.5},
        )
    bottom = top + len(rows) * _ROW
    for years in range(0, int(_AFTER) + 1):
        axes.plot([_x(years)] * 2, [top, bottom], color=GRID, lw=0.8, zorder=0)
        axes.text(
            _x(years), bottom + 0.03, f"{years}", fontsize=SMALL, color=MUTED, ha="center", va="top"
        )
    axes.plot([_x(0)] * 2, [top - 0.05, bottom], color=INK, lw=1, zorder=0)
    text = _("years from the date of the international registration")
    axes.text(_STRIP_RIGHT, bottom + 0.24, text, fontsize=SMALL, color=MUTED, ha="right", va="top")
