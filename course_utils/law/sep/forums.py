"""Courts and authorities: what they can do to a worldwide dispute, and the risks that follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from course_utils.law.inputs import as_day, known_until, near
from course_utils.law.sep.units import Money, as_units
from course_utils.law.tables import cite, records, table
from course_utils.messages import _

TABLE = "sep/forums"
ANTI_SUIT = "anti-suit injunction"


def forums(place: str = "") -> pd.DataFrame:
    """Return what courts, authorities and treaties say on disputes over essential patents.

    Args:
        place: only this one: "GB", "CN", "DE", "EU" or "WTO".

    Returns:
        Columns: place, topic, risk, when, rule, status ("in force", "contested", "reversed",
        "guideline", "case", "not law"), amount_a_day, currency, cite, note, source, as_of.

    Raises:
        CourseError: no such place.
    """
    frame = table(TABLE)
    if not place:
        return frame
    _known(place)
    return frame[frame["place"] == place].reset_index(drop=True)


def _known(place: str) -> None:
    places = list(dict.fromkeys(table(TABLE)["place"]))
    if place not in places:
        raise near(_("There is no forum {text!r}; {hint}."), place, places)


@dataclass(frozen=True)
class Risk:
    """One risk of a forum.

    Attributes:
        place: "GB", "CN", "DE" or "EU".
        kind: "world terms", "interim licence", "bad faith", "anti-suit injunction", "antitrust",
            "abuse" or "injunction".
        rule: what the forum does.
        status: as in `forums`.
        note, cite: the small print, and the case with its source.
    """

    place: str
    kind: str
    rule: str
    status: str
    note: str
    cite: str


def forum_risk(places: Iterable[str], on: date) -> tuple[Risk, ...]:
    """Return the risks of the forums in which a dispute is or may be fought, as known on a day.

    From the award in WTO dispute DS611 on, anti-suit injunctions carry a note that the policy was
    found to break TRIPS.

    Raises:
        CourseError: no such forum.
    """
    as_day(on, _("the day"))
    found = []
    for place in dict.fromkeys(places):
        _known(place)
        found += [
            Risk(
                row.place,
                row.risk,
                row.rule,
                row.status,
                _note(row, on),
                f"{row.cite}: {cite(row)}",
            )
            for row in records(TABLE, place=place)
            if row.risk and known_until(row.when) <= on
        ]
    return tuple(found)


def _note(row, on: date) -> str:
    (award,) = records(TABLE, place="WTO", topic="DS611 award")
    if row.risk != ANTI_SUIT or on < known_until(award.when):
        return row.note
    found = _("{award}: {rule}").format(award=award.cite, rule=award.rule)
    return "; ".join(text for text in (row.note, found) if text)


def anti_suit_fine(days: int) -> Money:
    """Return the fine for breaking the Chinese anti-suit order of 2020 for some days.

    Huawei v Conversant: 1,000,000 CNY a day.

    Raises:
        CourseError: no number of days.
    """
    (row,) = records(TABLE, place="CN", topic=ANTI_SUIT)
    return Money(row.amount_a_day, row.currency).times(as_units(days))
