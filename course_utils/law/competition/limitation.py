"""Until when to sue: the limitation clocks, country by country."""

from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law import periods
from course_utils.law.competition.texts import jurisdiction_code
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.inputs import as_day
from course_utils.law.limits import Known, count
from course_utils.law.periods import Counting
from course_utils.law.rules import Rule, rule
from course_utils.messages import _, say_day

# Where the law on how periods end was read; elsewhere a closed last day is left unsettled.
_COUNTING = {
    "CN": Counting("Civil Code Art. 202", "Civil Code Art. 203"),
    "US": Counting("as in FRCP 6(a)(1)", "FRCP 6(a)(1)(C)"),
}
_ANYWHERE = Counting("the usual way", "")


def limitation(
    jurisdiction: str,
    *,
    knew_harm: date | None = None,
    knew_obligor: date | None = None,
    act_started: date,
    act_ended: date | None = None,
) -> tuple[Deadline, ...]:
    """Return the limitation clocks of a trade secret claim; the one that ends first decides.

    China: damages, three years from knowing harm AND obligor, twenty from the harm (Civil Code
    Art. 188); an order to stop has none (Art. 196). United States: three years from discovery, one
    clock for a continuing misappropriation (18 U.S.C. 1836(d)). Korea: injunction, three years from
    knowing act and infringer, ten from the start of the act. Japan: against use, three years from
    knowing use and user, twenty from the start of the use. Germany: damages, three years from the
    end of the year of knowledge, ten from the claim; enrichment six (GeschGehG s. 13).

    Args:
        jurisdiction: "CN", "US", "KR", "JP" or "DE".
        knew_harm: when the owner knew, or should have known, of the act and its harm.
        knew_obligor: when it knew, or should have known, who did it.
        act_started: when the act began.
        act_ended: when it ended; it starts no new clock.

    A last day on which the courts are closed moves on in China (Civil Code Art. 203; Saturdays and
    Sundays count as closed unless they are made working days) and in the United States (FRCP
    6(a)(1)(C)). Elsewhere, and in years whose Chinese holidays are not announced, such a day is not
    settled: `day` is None and `safe_day` the open day before it.

    Returns:
        Deadlines "CN.known", "CN.long_stop" ... in the order of their days; a clock that has not
        begun comes last and has no day. `rule.phase` names the claim: "damages", "injunction",
        "civil action", "enrichment".

    Raises:
        CourseError: days out of order, or a jurisdiction without clocks in the tables.
    """
    days = _checked(knew_harm, knew_obligor, act_started, act_ended)
    clocks = _CLOCKS.get(jurisdiction_code(jurisdiction))
    if clocks is None:
        raise _no_clock(jurisdiction)
    known, as_of = days["known"], max(day for day in days.values() if day)
    if jurisdiction == "US":
        known = days["knew_harm"]  # discovery of the misappropriation, not of who did it
    found = []
    for name, event in clocks:
        by = rule(f"competition.{jurisdiction.lower()}.limitation{name}", as_of)
        start = days["act_started"] if event == "start" else known
        if event == "end of year" and known:
            start = date(known.year, 12, 31)
        key = f"{jurisdiction}.{name.removeprefix('_') or 'known'}"
        found.append(_deadline(key, by, start, jurisdiction, days))
    return tuple(sorted(found, key=lambda d: d.day or d.safe_day or d.nominal or date.max))


_CLOCKS = {
    "CN": (("_known", "known"), ("_long_stop", "start")),
    "US": (("", "known"),),
    "KR": (("_known", "known"), ("_long_stop", "start")),
    "JP": (("_known", "known"), ("_long_stop", "start")),
    "DE": (("_known", "end of year"), ("_long_stop", "start"), ("_enrichment", "start")),
}


def _checked(knew_harm, knew_obligor, act_started, act_ended) -> dict[str, date | None]:
    start = as_day(act_started, _("the start of the act"))
    given = {
        "knew_harm": (knew_harm, _("knowledge of the harm")),
        "knew_obligor": (knew_obligor, _("knowledge of the obligor")),
        "act_ended": (act_ended, _("the end of the act")),
    }
    days: dict[str, date | None] = {"act_started": start}
    for name, (day, what) in given.items():
        days[name] = as_day(day, what) if day is not None else None
        if days[name] and days[name] < start:
            raise CourseError(
                _("{what} on {day} cannot lie before the start of the act on {start}.").format(
                    what=what[:1].upper() + what[1:], day=say_day(days[name]), start=say_day(start)
                )
            )
    both = days["knew_harm"] and days["knew_obligor"]
    days["known"] = max(days["knew_harm"], days["knew_obligor"]) if both else None
    return days


def _no_clock(jurisdiction: str) -> CourseError:
    if jurisdiction == "EU":
        ceiling = rule("competition.eu.limitation_ceiling", date(2016, 7, 5))
        return CourseError(
            _(
                "The European Union sets no clock: each Member State fixes start and length, at "
                "most {years} years ({cite}); ask for a Member State such as DE."
            ).format(years=ceiling.value, cite=ceiling.cite)
        )
    return CourseError(
        _("The tables have no limitation for {code}; they have {known}.").format(
            code=jurisdiction, known=", ".join(_CLOCKS)
        )
    )


def say_event(name: str) -> str:
    """Say the start of a clock in words."""
    return {
        "harm_and_obligor_known": _("harm and obligor known"),
        "harm": _("the harm"),
        "discovered": _("discovery"),
        "act_and_infringer_known": _("act and infringer known"),
        "act_started": _("the start of the act"),
        "use_and_user_known": _("use and user known"),
        "use_started": _("the start of the use"),
        "end_of_year_of_knowledge": _("the end of the year of knowledge"),
        "claim_arose": _("the claim arose"),
    }[name]


def _deadline(key: str, by: Rule, start: date | None, office: str, days) -> Deadline:
    if start is None:
        step = _("The clock has not begun: {missing}.").format(missing=_missing(office, days))
        return Deadline(key, by, None, None, (step,), office, rule_title(by))
    law = _COUNTING.get(office)
    counted = count(by, lambda name: Known(start), say_event, law or _ANYWHERE)
    steps = list(counted.steps)
    if office == "CN" and key.endswith("known"):
        steps.insert(0, _say_later(days))
    if office == "US" and days["act_ended"]:
        steps.append(
            _("The act went on to {day}, but it is one misappropriation with one clock.").format(
                day=say_day(days["act_ended"])
            )
        )
    day, safe, closed = _end(office, counted.end, law)
    title = rule_title(by)
    return Deadline(key, by, counted.end, day, (*steps, *closed), office, title, safe)


def _missing(office: str, days) -> str:
    if days["knew_harm"] is None:
        return _("the owner neither knows nor should know of the act yet")
    return _("who did it is neither known nor should be known yet")


def _say_later(days) -> str:
    return _("Harm known on {harm}, obligor on {obligor}: the later day starts the clock.").format(
        harm=say_day(days["knew_harm"]), obligor=say_day(days["knew_obligor"])
    )


def _end(office: str, nominal: date, law: Counting | None):
    """Give the last day, or a safe one where closed days or the law on them are not settled."""
    reason = periods.closed_reason(office, nominal)
    if not reason:
        return nominal, None, ()
    if law is not None and not periods.unannounced(office, nominal):
        last = periods.last_day(office, nominal, law)
        return last.day, last.safe_day, last.steps
    safe = nominal
    while periods.closed_reason(office, safe):
        safe -= timedelta(days=1)
    sentence = _("{day} is {reason}, and no rule on closed days was read for {office}")
    if law is not None:
        # A weekend day may yet be made a working day, and then the period ends on it.
        sentence = _("{day} is {reason}, but the closed days of {office} are not announced yet")
    sentence += _(": {safe} is safe.")
    step = sentence.format(day=say_day(nominal), reason=reason, office=office, safe=say_day(safe))
    return None, safe, (step,)
