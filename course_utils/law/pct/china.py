"""China before filing abroad: the secrecy examination and its clocks.

Periods are counted by Rule 5 of the Implementing Rules of the Patent Law, which counts as PCT
Rule 80 does and passes over statutory days off. The day of the event decides which text applies:
the 2010 text until 2024-01-19, the 2023 text since 2024-01-20. What follows a filing in China
stands in `china_rights`.
"""

import html
from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline, in_order
from course_utils.law.inputs import not_before
from course_utils.law.pct.national_limits import limit
from course_utils.law.periods import RULE_5
from course_utils.law.rules import Rule, rule
from course_utils.messages import _, say_day

NEW_TEXT = date(2024, 1, 20)  # the Implementing Rules as amended on 2023-12-11 come into force

_NEED_EXAMINATION = ("patent", "utility model")
_ROUTES = ("direct", "after Chinese filing", "PCT at CNIPA")


@dataclass(frozen=True)
class Answer(Calendar):
    """A calendar with the plain answer that follows from it.

    Attributes:
        deadlines: as in `Calendar`.
        answer: what it comes to, in one or two sentences.
        day: the first day on which the act is allowed, or the last day to do it, as the function
            says; None when the law gives no such day.
    """

    answer: str
    day: date | None

    def __str__(self) -> str:
        return self.answer

    def _repr_html_(self) -> str:
        return f"<p><b>{html.escape(self.answer)}</b></p>{super()._repr_html_()}"


@dataclass(frozen=True)
class SecrecyDuty:
    """Whether a filing abroad needs a secrecy examination first.

    Attributes:
        applies: True when it does.
        answer: why, and how to ask for it.
        rule: the rule that says so.
    """

    applies: bool
    answer: str
    rule: Rule

    def __str__(self) -> str:
        return self.answer


def china_limit(key: str, rule_id: str, on: date, **events: date | None) -> Deadline:
    """Return the deadline at CNIPA under rule `rule_id` as it stands on the day `on`."""
    return limit(key, rule(rule_id, on), events, "CN", law=RULE_5)


def secrecy_duty(
    on: date, *, kind: str = "patent", completed_in_china: bool = True, route: str = "direct"
) -> SecrecyDuty:
    """Say whether a filing abroad needs a secrecy examination, and how to ask (Rule 8).

    Args:
        on: the day on which the filing abroad is planned.
        kind: "patent" (an invention), "utility model" or "design".
        completed_in_china: whether the technical substance was completed in China.
        route: "direct" (no Chinese application first; a foreign Office, or a PCT application at a
            foreign Office or the International Bureau), "after Chinese filing", or "PCT at CNIPA".

    Raises:
        CourseError: no such kind or route.
    """
    if kind not in (*_NEED_EXAMINATION, "design"):
        kinds = ", ".join((*_NEED_EXAMINATION, "design"))
        raise CourseError(
            _("There is no kind {kind!r}; the kinds are {kinds}.").format(kind=kind, kinds=kinds)
        )
    if route not in _ROUTES:
        raise CourseError(
            _("There is no route {route!r}; the routes are {routes}.").format(
                route=route, routes=", ".join(_ROUTES)
            )
        )
    if kind == "design":
        answer = _("No secrecy examination: it concerns inventions and utility models only.")
        return SecrecyDuty(False, answer, rule("cn.secrecy_duty", on))
    if not completed_in_china:
        answer = _(
            "No secrecy examination: the technical substance was not completed in China. Where the "
            "work was done counts, not the nationality of the applicant."
        )
        return SecrecyDuty(False, answer, rule("cn.completed_in_china", on))
    how = {
        "direct": _(
            "First file a request with CNIPA that describes the technical solution in detail; "
            "file abroad after the examination."
        ),
        "after Chinese filing": _(
            "File the request with the Chinese application or after it, in any case before you "
            "file abroad."
        ),
        "PCT at CNIPA": _(
            "No request of its own is needed: an international application filed at CNIPA counts "
            "as the request."
        ),
    }[route]
    answer = _("A secrecy examination is needed.") + " " + how
    return SecrecyDuty(True, answer, rule("cn.secrecy_routes", on))


def secrecy_examination(
    requested_on: date,
    *,
    notice_on: date | None = None,
    cleared_on: date | None = None,
    secret_on: date | None = None,
) -> Answer:
    """Return the clocks of a secrecy examination, and from which day one may file abroad.

    Under the 2010 text silence was leave: four months without a notice, or six months without a
    decision after a notice. The 2023 text sets CNIPA two months for the notice and four for the
    decision, each with two more in a complex case, and no longer attaches anything to silence.
    The day of the request decides. A silence of the 2010 text that would have ended only under the
    2023 text is left open: the transitional rules that are known do not speak of it.

    Args:
        requested_on: the day on which the request was filed; for a PCT application at CNIPA, its
            filing date.
        notice_on: the day on which a secrecy examination notice was received.
        cleared_on: the day on which CNIPA said that no secrecy is needed.
        secret_on: the day on which CNIPA decided that secrecy is needed.

    Returns:
        An `Answer` whose `day` is the first day on which filing abroad is allowed.

    Raises:
        CourseError: an event before the request, or two opposite decisions.
    """
    if cleared_on and secret_on:
        raise CourseError(_("CNIPA cannot both clear the invention and keep it secret; give one."))
    for what, day in (
        (_("The notice"), notice_on),
        (_("The clearance"), cleared_on),
        (_("The decision"), secret_on),
    ):
        not_before(requested_on, day, what)
    silent = requested_on < NEW_TEXT
    names = ["secrecy_notice", "secrecy_decision"]
    if not silent:
        names += ["secrecy_notice_extended", "secrecy_decision_extended"]
    clocks = in_order(
        china_limit(name, f"cn.{name}", requested_on, secrecy_request=requested_on)
        for name in names
    )
    answer, day = _when_abroad(clocks, silent, notice_on, cleared_on, secret_on)
    return Answer(clocks.deadlines, answer, day)


def _when_abroad(
    clocks: Calendar,
    silent: bool,
    notice_on: date | None,
    cleared_on: date | None,
    secret_on: date | None,
) -> tuple[str, date | None]:
    if secret_on:
        return _("Do not file abroad: CNIPA decided that the invention is to be kept secret."), None
    if cleared_on:
        sentence = _("You may file abroad from {day}: CNIPA said that no secrecy is needed.")
        return sentence.format(day=say_day(cleared_on)), cleared_on
    if silent:
        return _silence(clocks, notice_on)
    names = ("secrecy_decision", "secrecy_decision_extended")
    if not notice_on:
        names = ("secrecy_notice", "secrecy_notice_extended")
    days = {name: clocks[name].day for name in names}
    what = _("decision") if notice_on else _("notice")
    answer = _(
        "Wait for CNIPA's answer before you file abroad: its {what} is due by {usual}, in a "
        "complex case by {complex}, but silence after that gives no leave under the 2023 text."
    )
    usual, extended = (say_day(day) if day else _("a day still open") for day in days.values())
    return answer.format(what=what, usual=usual, complex=extended), None


def _silence(clocks: Calendar, notice_on: date | None) -> tuple[str, date | None]:
    """Give the first day abroad under the 2010 text, where silence is leave."""
    first, second = clocks["secrecy_notice"].day, clocks["secrecy_decision"].day
    noticed_in_time = notice_on is not None and first is not None and notice_on <= first
    end = second if noticed_in_time else first
    if end is None:
        return _("The end of the waiting time cannot be settled; ask CNIPA."), None
    if end >= NEW_TEXT:
        answer = _(
            "Do not rely on silence: it would be leave only after {end}, when the 2023 text, which "
            "no longer speaks of it, is in force. Ask CNIPA."
        )
        return answer.format(end=say_day(end)), None
    day = end + timedelta(days=1)
    if noticed_in_time:
        answer = _("A notice came. Without a decision of secrecy you may file abroad from {day}.")
    else:
        answer = _("Without a notice until {end} you may file abroad from {day}.")
    return answer.format(day=say_day(day), end=say_day(end)), day
