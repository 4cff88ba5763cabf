"""Fines of the market regulator, and the line where a crime begins."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.competition.award import as_amount
from course_utils.law.competition.texts import Act, as_act, jurisdiction_code
from course_utils.law.inputs import near
from course_utils.law.rules import rule
from course_utils.law.tables import (
    holds_on,
    in_force,
    records,
    records_in_force,
    row_in_force,
    table,
)
from course_utils.messages import _, say_money

FINES = "competition/fines"
CRIMES = "competition/crimes"


@dataclass(frozen=True)
class Fine:
    """The band of an administrative fine.

    Attributes:
        act, degree: which act; "ordinary" or "serious".
        low, high: the band, both ends included; `low` 0 where there is no minimum.
        currency: ISO 4217 code.
        note: what comes besides, or who is meant.
        cite: the article on that day.
    """

    act: str
    degree: str
    low: Decimal
    high: Decimal
    currency: str
    note: str
    cite: str

    def __str__(self) -> str:
        return _("{low} to {high} ({cite})").format(
            low=say_money(self.low, self.currency),
            high=say_money(self.high, self.currency),
            cite=self.cite,
        )


def fines(
    act: Act | date, serious: bool = False, kind: str = "trade secret", *, turnover=None
) -> Fine:
    """Return the band of the fine that China's market regulator may set.

    Args:
        act: the act, or its day; the text in force on its last day counts.
        serious: in serious circumstances.
        kind: "trade secret", "confusion", "commercial bribery", "false advertising",
            "disparagement" or "online".
        turnover: for confusion, the illegal turnover in CNY: from 50,000 on the fine is up to five
            times as much; below it, or without any, up to 250,000.

    Raises:
        CourseError: no such act, or the text has no serious band for it.
        MissingValue: no fines are known for that day.
    """
    kinds = list(dict.fromkeys(table(FINES)["act"]))
    if kind not in kinds:
        raise near(_("There is no act {text!r}; {hint}."), kind, kinds)
    on = as_act(act).last
    bands = {row.degree: row for row in records_in_force(FINES, on, st3="CN", act=kind)}
    degree = "serious" if serious else "ordinary"
    if degree not in bands:
        only = next(iter(bands.values()))
        raise CourseError(
            _("{cite} has no band of its own for serious cases of {kind}: {note}.").format(
                cite=only.cite, kind=kind, note=only.note
            )
        )
    row = bands[degree]
    high, amount = row.high_amount, as_amount(turnover, _("The turnover"))
    if amount is not None and not row.turnover_times:
        raise CourseError(_("The fine for {kind} does not hang on turnover.").format(kind=kind))
    if amount is not None and amount >= row.turnover_least_amount:
        high = amount * int(row.turnover_times)
    return Fine(kind, degree, row.low_amount, high, row.currency, row.note, row.cite)


@dataclass(frozen=True)
class Threshold:
    """Where a case stands against the thresholds of the Chinese criminal law.

    Attributes:
        level: "below", "serious" or "especially serious".
        amount: the larger of loss and illegal income.
        serious_from, especially_from: the thresholds that apply, in CNY.
        prison: the range, or "" where the tables do not know it for that day.
        cites: the rules used.
    """

    level: str
    amount: Decimal
    serious_from: Decimal
    especially_from: Decimal
    prison: str
    cites: tuple[str, ...]


def criminal_threshold(
    on: date, loss=None, gain=None, *, sanctioned_before: bool = False
) -> Threshold:
    """Return whether an infringement of a trade secret reaches the criminal thresholds in China.

    From 26 April 2025: 300,000 of loss or illegal income; 100,000 after a criminal or
    administrative sanction within two years; especially serious at ten times the threshold that
    applies. From 14 September 2020 to 25 April 2025: 300,000 and 2,500,000.

    Args:
        on: the day of the act.
        loss, gain: the owner's loss and the illegal income, in CNY; one of them at least. They are
            compared one by one, never added.
        sanctioned_before: a sanction for such an act within the two years before.

    Raises:
        CourseError: neither loss nor gain.
        MissingValue: the thresholds of that day are not in the tables, or the one for repetition.
    """
    given = [as_amount(loss, _("The loss")), as_amount(gain, _("The gain"))]
    given = [amount for amount in given if amount is not None]
    if not given:
        raise CourseError(_("Give the loss, the illegal income, or both."))
    name = "crime_repeat" if sanctioned_before else "crime_serious"
    first = rule(f"competition.cn.{name}", on)
    top = rule("competition.cn.crime_especially_serious", on)
    serious = Decimal(first.value)
    especially = serious * top.value if top.unit == "times threshold" else Decimal(top.value)
    amount = max(given)
    level = "below"
    if amount >= serious:
        level = "especially serious" if amount >= especially else "serious"
    return Threshold(level, amount, serious, especially, _prison(level, on), (first.cite, top.cite))


def _prison(level: str, on: date) -> str:
    found = records(CRIMES, st3="CN", offence=f"trade secret, {level}")
    return next((row.prison for row in found if holds_on(row, on)), "")


def criminal_penalties(jurisdiction: str, on: date) -> pd.DataFrame:
    """Return the criminal penalties of a country on a day.

    Returns:
        Columns: offence, who, prison, fine_amount (Decimal or None), currency, value_times,
        gain_times_low, gain_times_high ("" where there is none), cite, note, source, as_of.

    Raises:
        MissingValue: none are known for that country and day.
    """
    found = in_force(CRIMES, on, st3=jurisdiction_code(jurisdiction))
    dates = ["st3", "effective_from", "effective_to", "start"]
    return found.drop(columns=dates).reset_index(drop=True)


def criminal_fine_most(
    jurisdiction: str, offence: str, who: str, on: date, *, value=None, gain=None
) -> Decimal:
    """Return the greatest criminal fine, in the currency of `criminal_penalties`.

    Args:
        jurisdiction: "CN", "US", "KR" or "JP".
        offence, who: as in `criminal_penalties`.
        on: the day of the act.
        value: the value of the secret, where three times of it may exceed the amount.
        gain: the gain, where a multiple of it may exceed the amount (Korea) or is the rule (China).

    Raises:
        CourseError: a figure is missing on which the maximum hangs.
        MissingValue: no such offence.
    """
    row = row_in_force(CRIMES, on, st3=jurisdiction_code(jurisdiction), offence=offence, who=who)
    offers = [row.fine_amount] if row.fine_amount is not None else []
    for times, name, amount in (
        (row.value_times, "value", value), (row.gain_times_high, "gain", gain),
    ):  # fmt: skip
        if times and amount is not None:
            offers.append(int(times) * as_amount(amount, name))
        elif amount is not None:
            raise CourseError(
                _("{cite} does not look at the {name}; leave it out.").format(
                    cite=row.cite, name=name
                )
            )
    if not offers:
        raise CourseError(
            _("The tables have no fixed maximum under {cite}: {note}.").format(
                cite=row.cite, note=row.note
            )
        )
    return max(offers)
