"""The clock of an investigation: who acts when, from the complaint to the appeal."""

from collections.abc import Sequence
from datetime import date

from course_utils.law.deadlines import Calendar, Deadline
from course_utils.law.section337 import Investigation, calendar
from course_utils.lessons import look
from course_utils.lessons.figures.parts.spans import Span, draw_spans
from course_utils.lessons.figures.pct.timeline import is_moved, last_day, say_moved
from course_utils.lessons.look import BLUE, GREEN, INK, MUTED, ORANGE, PINK, RED
from course_utils.messages import _, say_day

PARTIES, JUDGE, COMMISSION, AFTER = "parties", "judge", "commission", "after"
_ACTORS = {
    "administrative law judge": JUDGE,
    "administrative law judge or Commission": JUDGE,
    "Commission": COMMISSION,
    "other agencies": COMMISSION,
    "President": AFTER,
}
_BARS = {
    PARTIES: {"color": BLUE, "lw": 6, "solid_capstyle": "butt"},
    JUDGE: {"color": ORANGE, "lw": 6, "solid_capstyle": "butt"},
    COMMISSION: {"color": GREEN, "lw": 3, "ls": (0, (2, 0.6))},
    AFTER: {"color": PINK, "lw": 2, "ls": ":"},
}
# An event that has not happened yet -> the step at the end of which it is expected.
_EXPECTED = {
    "instituted": "institution_decision",
    "served": "institution_decision",
    "comments_filed": "public_interest_comments",
    "final_id_issued": "final_id",
    "id_served": "final_id",
    "notice_posted": "final_id",
    "petition_served": "petition_for_review",
    "recommended_served": "recommended_determination",
    "determination": "final_determination",
    "determination_served": "final_determination",
    "president_received": "final_determination",
    "review_ended": "presidential_review",
    "final": "order_final",
    "teo_id_due": "teo_id",
    "teo_id_issued": "teo_id",
}


def investigation_gantt(investigation: Investigation, steps: Sequence[str] = ()) -> look.Drawing:
    """Draw the calendar of an investigation: each step from the event that starts it to its end.

    Args:
        investigation: what is known; a step that waits for an event is drawn hollow, at the day on
            which it is expected.
        steps: keys of `law.section337.calendar`; all when empty.

    Raises:
        CourseError: a key is not in the calendar.
    """
    clock = calendar(investigation)
    chosen = [clock[key] for key in steps] if steps else list(clock)
    groups = _groups(investigation, clock, chosen)
    return draw_spans(
        _finding(clock, investigation),
        groups,
        _keys(chosen),
        _foot(chosen),
        investigation.instituted or clock["institution_decision"].nominal,
    )


investigation_gantt = look.drawn(investigation_gantt)


def _who(step: Deadline) -> str:
    if step.key in ("appeal", "order_final", "bond_motion"):
        return AFTER
    return _ACTORS.get(step.rule.actor, PARTIES)


def _groups(facts: Investigation, clock: Calendar, chosen: list[Deadline]) -> dict:
    headings = {
        PARTIES: _("The parties (当事人)"),
        JUDGE: _("The administrative law judge (行政法官)"),
        COMMISSION: _("The Commission (委员会) and other agencies"),
        AFTER: _("The President and after (总统审查与上诉)"),
    }
    rows = {
        heading: [_span(facts, clock, step) for step in chosen if _who(step) == who]
        for who, heading in headings.items()
    }
    return {heading: spans for heading, spans in rows.items() if spans}


def _span(facts: Investigation, clock: Calendar, step: Deadline) -> Span:
    moved, who = is_moved(step), _who(step)
    notes = (step.rule.cite,) + ((say_moved(step),) if moved else ())
    return Span(
        name=look.as_heading(step.title),
        start=_start(facts, clock, step),
        end=last_day(step),
        when=step.when,
        notes=notes,
        bar=_BARS[who],
        mark=_mark(step, who),
        colour=RED if moved else INK if step.day else MUTED,
    )


def _start(facts: Investigation, clock: Calendar, step: Deadline) -> date | None:
    """Return the day from which a step runs; None where it is a day only or counted backwards."""
    events = [period.after for period in step.rule.periods if period.length > 0]
    days = [day for name in events if (day := _event(facts, clock, name))]
    start = max(days, default=None)
    return start if start and start < last_day(step) else None


def _event(facts: Investigation, clock: Calendar, name: str) -> date | None:
    """Return the day of an event, known or expected."""
    if name == "complaint_filed":
        return facts.filed
    fact = {"id_served": "final_id_served"}.get(name, name)
    known = facts.day_of(fact) if hasattr(facts, fact) else None
    if known or name not in _EXPECTED or _EXPECTED[name] not in clock:
        return known
    return last_day(clock[_EXPECTED[name]])


def _mark(step: Deadline, who: str) -> dict:
    if is_moved(step):
        return {"marker": "D", "color": RED}
    colour = _BARS[who]["color"]
    if not step.day:
        return {"marker": "<" if step.safe_day else "o", "color": colour, "mfc": look.PAPER}
    return {"marker": "o", "color": colour}


def _keys(chosen: list[Deadline]) -> list[tuple[str, dict]]:
    words = {
        PARTIES: _("parties"),
        JUDGE: _("judge"),
        COMMISSION: _("Commission"),
        AFTER: _("President, court"),
    }
    who = {_who(step) for step in chosen}
    keys = [(text, _BARS[actor]) for actor, text in words.items() if actor in who]
    point = {"ls": "", "ms": 8, "mew": 2, "markevery": [1]}
    if any(is_moved(step) for step in chosen):
        keys.append((_("moved by a closed day"), {**point, "marker": "D", "color": RED}))
    if any(not step.day for step in chosen):
        hollow = {**point, "marker": "o", "color": MUTED, "mfc": look.PAPER}
        keys.append((_("expected or not settled"), hollow))
    return keys


def _finding(clock: Calendar, facts: Investigation) -> str:
    if facts.disapproved:
        text = _("The President disapproved on {day}: from then the order has no effect")
        return text.format(day=say_day(facts.disapproved))
    text = _("The response is due {response}, the decision {target}, an appeal {appeal}")
    keys = {"response": "response", "target": "target_date", "appeal": "appeal"}
    return text.format(**{name: _short(clock[key]) for name, key in keys.items()})


def _short(step: Deadline) -> str:
    if step.day:
        return _("by {day}").format(day=say_day(step.day))
    if step.safe_day:
        return step.when
    return _("about {day}").format(day=say_day(last_day(step)))


def _foot(chosen: list[Deadline]) -> str:
    waiting = sum(not step.day and not step.safe_day for step in chosen)
    if not waiting:
        return ""
    return _(
        "{waiting} of {all} steps wait for an event; they are drawn as if each event before them "
        "came on its last day."
    ).format(waiting=waiting, all=len(chosen))
