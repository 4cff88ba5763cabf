"""The plan of a company: its calendar, its budget by quarter, its risks.

Payments are positive and income is negative, so that every sum is what the company needs. Amounts
are converted line by line at the rates of one day, and rounded; what is added up are the rounded
amounts, so that the budget adds up as it stands.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pandas as pd
from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, in_order
from course_utils.law.inputs import as_day, near
from course_utils.law.money import converted, rate, rounded
from course_utils.law.plan.acts import SUBJECTS, Act, Risk
from course_utils.messages import _, say_day

_FIXED = ["key", "subject", "title", "day", "safe_day", "planned", "days_left", "office", "rule"]
_MONEY = ["quarter", "planned", "subject", "key", "title", "amount", "currency", "sure", "rate"]
_RISKS = [
    "key", "subject", "risk", "probability", "cost", "expected", "currency", "until", "basis",
    "rate",
]  # fmt: skip
_NOTHING = Decimal(0)


def quarter_of(day: date) -> str:
    """Return the calendar quarter of a day: "2027 Q1"."""
    return f"{day.year} Q{(day.month + 2) // 3}"


def quarter_end(quarter: str) -> date:
    """Return the last day of a quarter written as "2027 Q1".

    Raises:
        CourseError: it is not written so.
    """
    year, _space, number = str(quarter).partition(" Q")
    if not (year.isdecimal() and len(year) == 4 and number in ("1", "2", "3", "4")):
        raise CourseError(_("Write a quarter as 2027 Q1, not {text!r}.").format(text=quarter))
    return date(int(year), 3 * int(number), 1) + relativedelta(day=31)


@dataclass(frozen=True)
class Plan:
    """What one company does in some quarters, and what may happen to it.

    Attributes:
        company: its name.
        start: the first day of the first quarter.
        quarters: how many calendar quarters the plan has.
        acts: in the order of their planned days.
        risks: as given.

    Raises:
        CourseError: the start is not the first day of a quarter, an act lies outside the quarters,
            or two acts or two risks have the same key.
    """

    company: str
    start: date
    quarters: int = 8
    acts: tuple[Act, ...] = ()
    risks: tuple[Risk, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "start", as_day(self.start, _("the start of the plan")))
        if self.start.day != 1 or self.start.month % 3 != 1:
            raise CourseError(
                _(
                    "A plan starts on the first day of a quarter (1 January, 1 April, 1 July or "
                    "1 October), not on {day}."
                ).format(day=say_day(self.start))
            )
        if type(self.quarters) is not int or self.quarters < 1:
            raise CourseError(
                _("A plan has one quarter at least, not {n!r}.").format(n=self.quarters)
            )
        acts = sorted(self.acts, key=lambda act: act.on)
        object.__setattr__(self, "acts", tuple(acts))
        object.__setattr__(self, "risks", tuple(self.risks))
        for act in acts:
            self._check_within(act)
        for things in (self.acts, self.risks):
            keys = [thing.key for thing in things]
            for key in keys:
                if keys.count(key) > 1:
                    raise CourseError(
                        _("The key {key} stands twice in the plan; give each its own.").format(
                            key=key
                        )
                    )

    def _check_within(self, act: Act) -> None:
        if not self.start <= act.on <= self.end:
            raise CourseError(
                _(
                    "“{title}” is planned on {day}, outside the plan from {start} to {end}; move "
                    "it or leave it out."
                ).format(
                    title=act.title,
                    day=say_day(act.on),
                    start=say_day(self.start),
                    end=say_day(self.end),
                )
            )

    @property
    def end(self) -> date:
        """The last day of the last quarter."""
        return self.start + relativedelta(months=3 * self.quarters) - timedelta(days=1)

    @property
    def quarter_names(self) -> tuple[str, ...]:
        """The quarters in order, such as "2027 Q1"."""
        days = (self.start + relativedelta(months=3 * n) for n in range(self.quarters))
        return tuple(quarter_of(day) for day in days)

    def __getitem__(self, key: str) -> Act:
        """Return the act named `key`; a `CourseError` offers the nearest names."""
        for act in self.acts:
            if act.key == key:
                return act
        raise near(
            _("The plan has no act {text!r}; {hint}."), str(key), [act.key for act in self.acts]
        )

    def moved(self, key: str, on: date) -> "Plan":
        """Return the plan with one act on another day.

        The amounts stay as they are; build the act anew where the fees of the new day differ.

        Raises:
            CourseError: no such act, or a day outside the plan.
        """
        found = self[key]
        moved = replace(found, on=on)
        return replace(self, acts=tuple(moved if act is found else act for act in self.acts))

    def without(self, key: str) -> "Plan":
        """Return the plan without one act.

        Raises:
            CourseError: no such act.
        """
        found = self[key]
        return replace(self, acts=tuple(act for act in self.acts if act is not found))

    def calendar(self) -> Calendar:
        """Return the deadlines of the acts, each under the key and the title of its act."""
        return in_order(
            replace(act.deadline, key=act.key, title=act.title) for act in self.acts if act.deadline
        )

    def fixed(self) -> pd.DataFrame:
        """Return the dates that cannot move, the earliest first.

        Columns: key, subject, title, day (the last day), safe_day (where `day` is None: the day to
        keep, see `Act.last_day`), planned, days_left (from the planned day to the last one;
        negative when late), office, rule.
        """
        bound = sorted((act for act in self.acts if act.last_day), key=lambda act: act.last_day)
        rows = [
            [
                act.key,
                act.subject,
                act.title,
                act.deadline.day,
                None if act.deadline.day else act.last_day,
                act.on,
                act.days_left,
                act.deadline.office,
                act.deadline.rule.cite,
            ]
            for act in bound
        ]
        return pd.DataFrame(rows, columns=_FIXED, dtype=object)

    def late(self) -> tuple[str, ...]:
        """Return a sentence for each act that is planned after its last (or safe) day."""
        return tuple(
            _("“{title}” is planned on {day}, but {last} is the last day ({rule}).").format(
                title=act.title,
                day=say_day(act.on),
                last=say_day(act.last_day),
                rule=act.deadline.rule.cite,
            )
            for act in self.acts
            if act.days_left is not None and act.days_left < 0
        )

    def money(self, currency: str, rates_on: date) -> pd.DataFrame:
        """Return what every act costs or brings, one row an act, in the order of the days.

        Args:
            currency: ISO code of the result.
            rates_on: the day of the exchange rates.

        Returns:
            Columns: quarter, planned, subject, key, title, amount (positive: paid, negative:
            received), currency, sure (False where some amount is only probable), rate (those used,
            in words).

        Raises:
            MissingValue: no exchange rate for that day.
        """
        rows = [
            [
                quarter_of(act.on),
                act.on,
                act.subject,
                act.key,
                act.title,
                _amount(act, currency, rates_on),
                currency,
                all(line.sure for line in act.sheet.lines) if act.sheet else True,
                _rates(act, currency, rates_on),
            ]
            for act in self.acts
        ]
        return pd.DataFrame(rows, columns=_MONEY, dtype=object)

    def budget(self, currency: str, rates_on: date) -> pd.DataFrame:
        """Return the money by quarter and subject; rows and columns add up.

        Args, Raises: as `money`.

        Returns:
            Columns: quarter, one for each of `SUBJECTS`, total. The last row is named "total".
        """
        every = self.money(currency, rates_on)
        rows = []
        for name in self.quarter_names:
            of_quarter = every[every["quarter"] == name]
            amounts = [
                sum(of_quarter.loc[of_quarter["subject"] == subject, "amount"], _NOTHING)
                for subject in SUBJECTS
            ]
            rows.append([name, *amounts, sum(amounts, _NOTHING)])
        frame = pd.DataFrame(rows, columns=["quarter", *SUBJECTS, "total"], dtype=object)
        sums = [sum(frame[column], _NOTHING) for column in frame.columns[1:]]
        frame.loc[len(frame)] = ["total", *sums]
        return frame

    def total(self, currency: str, rates_on: date) -> Decimal:
        """Return the money of all quarters; negative when more comes in than goes out.

        Args, Raises: as `money`.
        """
        return self.budget(currency, rates_on)["total"].iloc[-1]

    def exposure(self, currency: str, rates_on: date) -> pd.DataFrame:
        """Return what the risks may cost, the dearest on average first.

        Args, Raises: as `money`.

        Returns:
            Columns: key, subject, risk (its title), probability, cost, expected (probability times
            cost, rounded), currency, until, basis, rate.
        """
        rows = []
        for risk in self.risks:
            cost = converted(risk.cost, risk.currency, currency, rates_on)[0]
            expected = rounded(risk.probability * cost, currency)
            named = _say_rates([risk.currency], currency, rates_on)
            rows.append(
                [
                    risk.key,
                    risk.subject,
                    risk.title,
                    risk.probability,
                    cost,
                    expected,
                    currency,
                    risk.until,
                    risk.basis,
                    named,
                ]
            )
        rows.sort(key=lambda row: -row[_RISKS.index("expected")])
        return pd.DataFrame(rows, columns=_RISKS, dtype=object)


def _amount(act: Act, currency: str, rates_on: date) -> Decimal:
    if act.sheet is None:
        return _NOTHING
    amount = act.sheet.in_currency(currency, rates_on).total(currency)
    return -amount if act.income else amount


def _rates(act: Act, currency: str, rates_on: date) -> str:
    return _say_rates(act.sheet.totals() if act.sheet else (), currency, rates_on)


def _say_rates(codes, currency: str, rates_on: date) -> str:
    return "; ".join(str(rate(code, currency, rates_on)) for code in codes if code != currency)
