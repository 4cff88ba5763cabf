"""Tables that a lesson shows: rules, counts, Offices side by side. Each is made from `law`."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from hashlib import blake2s

import pandas as pd
from pandas.io.formats.style import Styler

from course_utils.law import offices as law_offices
from course_utils.law import pct, periods
from course_utils.law import rules as law_rules
from course_utils.law.deadlines import Calendar, Deadline, rule_title
from course_utils.law.madrid.counting import say_event
from course_utils.law.rules import Rule
from course_utils.law.section337.steps import say_event as say_event_337
from course_utils.law.tables import table
from course_utils.messages import _, language, say_day, say_money, say_weekday

_CELL = {
    "text-align": "left",
    "vertical-align": "top",
    "white-space": "normal",
    "min-width": "5.5em",
}


def listing(rows: Iterable[dict] | pd.DataFrame) -> Styler:
    """Return a table without row numbers, its text set to the left."""
    frame = pd.DataFrame(rows)
    head = [{"selector": "th", "props": [("text-align", "left")]}]
    # A name made of what the table says: a notebook run twice shows the same output twice.
    name = blake2s(frame.to_csv().encode(), digest_size=4).hexdigest()
    return (
        Styler(frame, uuid=name).hide(axis="index").set_properties(**_CELL).set_table_styles(head)
    )


def office_name(code: str) -> str:
    """Name an Office with its ST.3 code, in the reader's language."""
    entry = law_offices.calendar(code)
    name = entry.name_zh if language() == "zh" and entry.name_zh else entry.name
    return f"{code} · {name}"


_EVENTS = {
    "madrid": say_event,
    "section337": say_event_337,
}  # regime -> how it says its events; others as the PCT does


def sums(named: Mapping[str, Decimal], currency: str) -> Styler:
    """Show amounts by name. Columns: what, amount."""
    return listing(
        {_("What"): name, _("Amount"): say_money(amount, currency)}
        for name, amount in named.items()
    )


def say_periods(rule: Rule) -> str:
    """Say how long a time limit is: "the later of 3 months from ..., 22 months from ..."."""
    say_event = _EVENTS.get(rule.id.partition(".")[0], pct.event_name)
    parts = [
        _("{length} from {event}").format(
            length=periods.say_length(p.length, p.unit), event=say_event(p.after)
        )
        if p.length > 0
        else say_event(p.after)
        if p.length == 0
        else _("{length} before {event}").format(
            length=periods.say_length(p.length, p.unit), event=say_event(p.after)
        )
        for p in rule.periods
    ]
    if rule.combine.startswith("later"):
        return _("the later of: {ends}").format(ends="; ".join(parts))
    if rule.combine.startswith("earlier"):
        return _("the earlier of: {ends}").format(ends="; ".join(parts))
    return "; ".join(parts)


def rules(*ids: str, on: date) -> Styler:
    """Show rules as they stand on a day.

    Columns: what, how long, rule, if missed, way back.
    """
    found = [law_rules.rule(id, on) for id in ids]
    return listing(
        {
            _("What"): rule_title(rule),
            _("How long"): say_periods(rule),
            _("Rule"): rule.cite,
            _("If missed"): rule.consequence,
            _("Way back"): rule.remedy,
        }
        for rule in found
    )


def summary(*ids: str, on: date) -> Styler:
    """Show time limits on one page. Columns: how long, what, rule."""
    found = [law_rules.rule(id, on) for id in ids]
    return listing(
        {_("How long"): say_periods(rule), _("What"): rule_title(rule), _("Rule"): rule.cite}
        for rule in found
    )


def day(day: date) -> Styler:
    """Show one day in words."""
    return listing([{_("Day"): f"{say_day(day)} ({say_weekday(day)})"}])


def counting(*counts: tuple[date, int, str]) -> Styler:
    """Show where periods nominally end. Each count is (event, length, unit).

    Columns: event, period, the count ends on, why.
    """
    rows = []
    for event, length, unit in counts:
        nominal, steps = periods.count(event, length, unit)
        rows.append(
            {
                _("From"): say_day(event),
                _("Period"): periods.say_length(length, unit),
                _("The count ends on"): f"{say_day(nominal)}, {say_weekday(nominal)}",
                _("Why"): " ".join(steps[1:]) or _("the day with the same number"),
            }
        )
    return listing(rows)


def same_day_at(event: date, length: int, unit: str, *, offices: Iterable[str]) -> Styler:
    """Show the last day of one and the same period at several Offices.

    Columns: Office, last day, why.
    """
    rows = []
    for code in offices:
        end = periods.expiry(event, length, unit, code)
        weekday = say_weekday(end.day)
        rows.append(
            {
                _("Office"): office_name(code),
                _("Last day"): f"{say_day(end.day)}, {weekday}",
                _("Why"): " ".join(end.steps[1:]),
            }
        )
    return listing(rows)


def steps(calendar: Calendar, *keys: str) -> Styler:
    """Show chosen steps of a calendar. Columns: step, day, why, rule."""
    return listing(
        {
            _("Step"): step.title,
            _("Day"): step.when,
            _("Why"): " ".join(step.steps),
            _("Rule"): step.rule.cite,
        }
        for step in (calendar[key] for key in keys)
    )


def compare(before: Calendar, after: Calendar, *keys: str) -> Styler:
    """Show what moved between two calendars. Columns: step, before, after, moved (days)."""

    def moved(old: Deadline, new: Deadline) -> str:
        first, second = old.day or old.safe_day, new.day or new.safe_day
        return f"{(second - first).days:+d}" if first and second else ""

    return listing(
        {
            _("Step"): before[key].title,
            _("Before"): before[key].when,
            _("After"): after[key].when,
            _("Moved (days)"): moved(before[key], after[key]),
        }
        for key in keys
    )


def _newest_limits() -> pd.DataFrame:
    return table("pct/national_phase").drop_duplicates("st3", keep="last").set_index("st3")


def national_phase(*codes: str) -> Styler:
    """Show the limits of designated Offices.

    Columns: Office, without and with a demand (months from the priority date), later entry,
    languages, note.
    """
    known = _newest_limits()
    rows = []
    for code in codes:
        row = known.loc[law_offices.office_code(code)]
        closed = not row["chapter1_months"]
        rows.append(
            {
                _("Office"): office_name(code),
                _("Without demand (months)"): "" if closed else str(row["chapter1_months"]),
                _("With demand (months)"): "" if closed else str(row["chapter2_months"]),
                _("Later entry"): row["late_condition"],
                _("Languages"): row["languages"].replace(";", ", "),
                _("Note"): row["remark"],
            }
        )
    return listing(rows)


def ways_back(*codes: str) -> Styler:
    """Show what each Office offers after its limit for the national phase was missed.

    Columns: Office, late entry, reinstatement under Rule 49.6, standard, note.
    """
    known = _newest_limits()
    rows = []
    for code in codes:
        row = known.loc[law_offices.office_code(code)]
        rows.append(
            {
                _("Office"): office_name(code),
                _("Late entry"): row["late_condition"] or _("none"),
                _("Rule 49.6"): row["reinstatement"] or _("not stated"),
                _("Standard"): row["reinstatement_criterion"],
                _("Note"): row["remark"],
            }
        )
    return listing(rows)


def average_price(*, patents: int, total: int, currency: str) -> Styler:
    """Show the average of a bundle price. Columns: patents, total, average a patent."""
    average = (Decimal(total) / patents).quantize(Decimal(1))
    return listing(
        [
            {
                _("Patents"): patents,
                _("Price of all"): say_money(Decimal(total), currency),
                _("Average a patent"): say_money(average, currency),
            }
        ]
    )


def reviewed(prefix: str, on: date) -> Styler:
    """Show how many rules of a regime were last compared with their source in which year.

    Columns: compared with a source of (year), rules, of these awaiting review on the day `on`.
    """
    found = [
        version[-1] for id in law_rules.rule_ids(prefix) if (version := law_rules.versions(id))
    ]
    years = sorted({rule.checked.year for rule in found})
    return listing(
        {
            _("Compared with a source of"): str(year),
            _("Rules"): sum(rule.checked.year == year for rule in found),
            _("Await review"): sum(
                rule.checked.year == year and rule.awaits_review(on) for rule in found
            ),
        }
        for year in years
    )
