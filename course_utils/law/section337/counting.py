"""Count days as the United States International Trade Commission does (19 CFR 201.14, 201.16).

Day 1 is the first business day after the event. The last day counts unless it is a Saturday, a
Sunday or a federal legal holiday; then the period runs to the end of the next business day. In a
period of less than 7 days such days do not count at all. Service by mail or by express delivery
adds days to the end of the period.

The Commission has no code of its own among the Offices: its closed days are Saturdays, Sundays and
the federal legal holidays, which are those of the row "US" of the tables. Days on which the
Commission alone closes (weather, an order of the President) are not among them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law import periods
from course_utils.law.inputs import as_day, near
from course_utils.law.periods import Counting, Expiry
from course_utils.law.rules import Rule, rule
from course_utils.messages import _, say_day, say_weekday

COMMISSION = "US"  # the row of offices/calendars whose closed days are the federal holidays
FEDERAL = Counting("19 CFR 201.14(a)", "19 CFR 201.14(a)")
HOWS = ("mail", "express", "electronic", "personal")
_SHORT = 7  # periods of fewer days count business days only


@dataclass(frozen=True)
class Service:
    """How a document reached the party whose time then runs (19 CFR 201.16).

    Attributes:
        day: when service was complete: on mailing, on handing over to the carrier, or when the
            notice of an electronic document was sent.
        how: "mail", "express", "electronic" or "personal".
        abroad: whether it went to a destination outside the United States.

    Raises:
        CourseError: no day, or no such way of service.
    """

    day: date
    how: str
    abroad: bool = False

    def __post_init__(self):
        object.__setattr__(self, "day", as_day(self.day, _("the day of service")))
        if self.how not in HOWS:
            raise near(_("There is no way of service {text!r}; {hint}."), self.how, list(HOWS))

    def addition(self, commission_document: bool = True) -> Rule | None:
        """Return the rule that adds days (its `value`) to a period; None where nothing is added.

        Args:
            commission_document: express delivery lengthens a period only when the document came
                from the Commission (19 CFR 210.6(c)).
        """
        if self.how == "personal" or (self.how == "express" and not commission_document):
            return None
        place = "" if self.how == "electronic" else "_abroad" if self.abroad else "_home"
        return rule(f"section337.service_{self.how}{place}", self.day)


@dataclass(frozen=True)
class Lapse:
    """A lapse in appropriations: the Commission is shut from `first` to `last`, both included.

    Part 210 has no rule for it; in practice the Commission moved running limits by the days of the
    lapse (by 16 after that of 1 to 16 October 2013).
    """

    first: date
    last: date

    def __post_init__(self):
        for name in ("first", "last"):
            object.__setattr__(self, name, as_day(getattr(self, name), _("a day of the lapse")))
        if self.last < self.first:
            raise CourseError(
                _("A lapse in appropriations cannot end on {last}, before it began.").format(
                    last=say_day(self.last)
                )
            )

    @property
    def days(self) -> int:
        """How many calendar days it lasted."""
        return (self.last - self.first).days + 1


def is_business_day(day: date) -> bool:
    """Say whether a day is neither a Saturday, a Sunday nor a federal holiday."""
    return not periods.closed_reason(COMMISSION, day)


def business_day(day: date, step: int = 1) -> tuple[date, tuple[str, ...]]:
    """Return the first business day on or after `day`, and why.

    Args:
        step: 1 looks forward; -1 gives the last business day on or before `day`.
    """
    steps = []
    while reason := periods.closed_reason(COMMISSION, day):
        sentence = _("{day} is {reason}, no business day ({rule}).")
        steps.append(sentence.format(day=say_day(day), reason=reason, rule=FEDERAL.closed))
        day += timedelta(days=step)
    return day, tuple(steps)


def business_days_before(day: date, count: int) -> date:
    """Return the day that lies `count` business days before `day`, itself not counted."""
    while count:
        day -= timedelta(days=1)
        count -= is_business_day(day)
    return day


def _counted(event: date, days: int) -> tuple[date, date, tuple[str, ...]]:
    """Return day 1, the last day of the count, and the closed days that were left out."""
    first, left_out = business_day(event + timedelta(days=1))
    if days >= _SHORT:
        return first, first + timedelta(days=days - 1), left_out
    last = first
    for _number in range(days - 1):
        last, closed = business_day(last + timedelta(days=1))
        left_out = (*left_out, *closed)
    return first, last, left_out


def tolled(event: date, end: date, lapses: Iterable[Lapse]) -> tuple[date, tuple[str, ...]]:
    """Return where a period ends that was running when appropriations lapsed, and why."""
    steps = []
    for lapse in sorted(lapses, key=lambda lapse: lapse.first):
        if event < lapse.first <= end:
            end += timedelta(days=lapse.days)
            steps.append(
                _(
                    "Appropriations lapsed from {first} to {last}; as the Commission did before, "
                    "the limit moves by {days}: {day}."
                ).format(
                    first=say_day(lapse.first),
                    last=say_day(lapse.last),
                    days=periods.say_length(lapse.days, "day"),
                    day=say_day(end),
                )
            )
    return end, tuple(steps)


def federal_end(
    event: date,
    days: int,
    *,
    service: Service | None = None,
    commission_document: bool = True,
    lapses: Iterable[Lapse] = (),
) -> Expiry:
    """Return the end of a period of days under 19 CFR 201.14(a).

    Args:
        event: the day of the event, itself not counted.
        days: the length of the period; below 7, only business days count.
        service: how the document that starts the period was served, on the day `event`. Its days
            are added to the end of the counted period, which then moves once to a business day.
        commission_document: whether that document came from the Commission.
        lapses: lapses in appropriations; a period that runs when one begins is lengthened.

    Returns:
        nominal: where the count ends, with the days of service; day: the last day; steps: why.

    Raises:
        CourseError: fewer than one day, or a service on another day than the event.
        ClosedDaysUnknown: the federal holidays of that year are out of reach.
    """
    event = as_day(event, _("the event"))
    if type(days) is not int or days < 1:
        raise CourseError(_("A period has one day at least; give a whole number of days."))
    if service and service.day != event:
        raise CourseError(
            _("The period runs from {event}, but service was on {day}; give one day.").format(
                event=say_day(event), day=say_day(service.day)
            )
        )
    first, counted, closed = _counted(event, days)
    sentence = _("{days} after {event}: day 1 is {first}, the last is {end}.")
    if days < _SHORT:
        sentence = _("{days} after {event}, business days only: day 1 is {first}, the last {end}.")
    steps = [
        sentence.format(
            days=periods.say_length(days, "day"),
            event=_with_weekday(event),
            first=_with_weekday(first),
            end=_with_weekday(counted),
        ),
        *closed,
    ]
    nominal, said = _with_service(counted, service, commission_document)
    steps += said
    nominal, said = tolled(event, nominal, lapses)
    steps += said
    day, closed = business_day(nominal)
    return Expiry(nominal, day, (*steps, *closed, *_moved(nominal, day)))


def _with_weekday(day: date) -> str:
    return f"{say_day(day)} ({say_weekday(day)})"


def _moved(nominal: date, day: date) -> tuple[str, ...]:
    if day == nominal:
        return ()
    sentence = _("So the period runs to the next business day, {day}.")
    return (sentence.format(day=_with_weekday(day)),)


def _with_service(
    end: date, service: Service | None, commission_document: bool
) -> tuple[date, tuple[str, ...]]:
    added = service.addition(commission_document) if service else None
    if not added:
        return end, ()
    longer = end + timedelta(days=added.value)
    step = _("{what}: {days} are added to the end, {day} ({rule}).").format(
        what=added.en,
        days=periods.say_length(added.value, "day"),
        day=say_day(longer),
        rule=added.cite,
    )
    rolled = business_day(end)[0] + timedelta(days=added.value)
    later = business_day(rolled)[0]
    if not added.value or later == business_day(longer)[0]:
        return longer, (step,)
    doubt = _(
        "Counted from the next business day after that end it would be {later}; the rule does not "
        "say so, and the earlier day is surely in time."
    ).format(later=say_day(later))
    return longer, (step, doubt)
