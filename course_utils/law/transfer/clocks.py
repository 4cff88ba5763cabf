"""Count the clocks of a technology transfer: working days of the authorities, days and months.

An authority's limit counts days on which China works; a weekend day that the State made a working
day counts, a public holiday does not. For the filing days of the trade and tax authorities no rule
on closed days was found, so an end on a closed day has no settled day, only a safe one before it.
Periods at the patent office follow Rule 5 of the Implementing Regulations of the Patent Law.
"""

from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law import periods
from course_utils.law.deadlines import Calendar, Deadline, in_order, rule_title
from course_utils.law.inputs import as_day, near, not_before
from course_utils.law.limits import Known, count, working_days
from course_utils.law.periods import RULE_5, Counting, LastDay
from course_utils.law.rules import rule
from course_utils.messages import _, say_day

CHINA = "CN"
DIRECTIONS = ("export", "import")
_UNSETTLED = Counting(RULE_5.month_end, "")


def say_event(name: str) -> str:
    """Say an event of the rules in words: "the contract taking effect"."""
    known = {
        "contract_effective": _("the contract taking effect"),
        "filed": _("the filing of the patent application"),
        "first_royalty_base": _("the day on which the first royalty base formed"),
        "granted": _("the grant of the patent"),
        "withheld": _("the day of the withholding"),
    }
    return known.get(name, name.replace("_", " "))


def _warning(day: date) -> tuple[str, ...]:
    warning = periods.unannounced(CHINA, day)
    return (warning,) if warning else ()


def _end_of_filing(nominal: date) -> LastDay:
    """Settle a filing day at an authority for which no rule on closed days was found."""
    reason = periods.closed_reason(CHINA, nominal)
    if not reason:
        return LastDay(nominal, None, _warning(nominal))
    safe = nominal
    while periods.closed_reason(CHINA, safe):
        safe -= timedelta(days=1)
    step = _(
        "{day} is {reason}, and no rule that moves the end of this period was found: act by {safe}."
    ).format(day=say_day(nominal), reason=reason, safe=say_day(safe))
    return LastDay(None, safe, (step, *_warning(nominal)))


def limit(id: str, on: date, **events: date | None) -> Deadline:
    """Return the deadline under rule "transfer.`id`" as it stands on the day `on`.

    An event that is None leaves the deadline open; its steps name the event.
    """
    by = rule(f"transfer.{id}", on)
    missing = [period.after for period in by.periods if events.get(period.after) is None]
    if missing:
        step = _("Not settled before this is known: {events}.").format(
            events=", ".join(say_event(name) for name in missing)
        )
        return Deadline(id, by, None, None, (step,), CHINA, rule_title(by))
    counted = count(by, lambda name: Known(events[name]), say_event, RULE_5)
    if by.due_at:
        last = periods.last_day(by.due_at, counted.end, RULE_5)
    elif by.actor:
        last = _end_of_filing(counted.end)
    else:
        last = LastDay(counted.end, None, ())
    return Deadline(
        id,
        by,
        counted.end,
        last.day,
        (*counted.steps, *last.steps),
        CHINA,
        rule_title(by),
        last.safe_day,
    )


def licence_clocks(
    direction: str, applied: date, *, contract: date | None = None, together: bool = False
) -> Calendar:
    """Return by when the trade authority decides on restricted technology (TIER Arts. 12 to 15, 32
    to 34).

    Args:
        direction: "export" or "import".
        applied: the day on which the authority received the application.
        contract: the day on which it received the signed contract with its documents, if known.
        together: import only; the signed contract was filed with the application.

    Returns:
        A calendar with "export_review" (30 working days) and "export_contract_review" (15), or
        "import_review" (30) and "import_contract_review" (10), or "import_combined_review" (40).
        Exporters may not negotiate in substance before the letter of intent, so there is no
        combined review for exports.

    Raises:
        CourseError: no such direction, a combined export, or a contract before the application.
    """
    if direction not in DIRECTIONS:
        raise near(_("There is no direction {text!r}; {hint}."), direction, list(DIRECTIONS))
    if together and direction == "export":
        raise CourseError(
            _(
                "An export contract cannot be filed with the application: it may be negotiated and "
                "signed only after the letter of intent (TIER Art. 33)."
            )
        )
    applied = as_day(applied, _("the day of the application"))
    if together:
        key = "import_combined_review"
        return in_order([working_days(key, rule(f"transfer.{key}", applied), applied, CHINA)])
    key = f"{direction}_review"
    found = [working_days(key, rule(f"transfer.{key}", applied), applied, CHINA)]
    if contract is not None:
        not_before(applied, as_day(contract, _("the contract")), _("The contract"))
        key = f"{direction}_contract_review"
        found.append(working_days(key, rule(f"transfer.{key}", contract), contract, CHINA))
    return in_order(found)


def remittance(withheld: date) -> Deadline:
    """Return by when tax withheld on a day is paid over (EIT Law Art. 40: seven days)."""
    return limit("remittance", withheld, withheld=as_day(withheld, _("the day of withholding")))
