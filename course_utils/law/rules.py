"""Rules of law: one YAML file a regime, each rule with its dated versions.

A rule has an id ("pct.demand"), a name in English and Chinese, and versions. The version in force
on a day gives either a `value` with a `unit`, or `periods`: how long, and after which event, with
`combine` saying which end counts. `checked` is the day of the source it was compared with;
after `review_by` the rule still answers and `awaits_review` says that somebody should look.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache

import yaml
from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.inputs import known_until
from course_utils.law.tables import DATA, MissingValue, holds_on
from course_utils.messages import _, say_day

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where it is built in

COMBINATIONS = ("single", "later_of", "earlier_of")
UNITS = ("month", "day", "year")


@dataclass(frozen=True)
class Period:
    """A length of time after an event.

    Attributes:
        after: the event's name, e.g. "priority_date".
        length: how many units; negative counts backwards.
        unit: "month", "day" or "year".
        optional: whether the period counts only if the event happens at all.
    """

    after: str
    length: int
    unit: str
    optional: bool = False


@dataclass(frozen=True)
class Rule:
    """One rule as it stands on a day.

    Attributes:
        id: "regime.name".
        en, zh: what the rule is about, or what is to be done.
        cite: the article or rule of law; `url` its text where a public address is known.
        value, unit: a number and what it counts (None for time limits).
        periods, combine: for time limits; see `Period` and `COMBINATIONS`.
        phase, actor, due_at: where in the procedure, who acts, and at which Office
            ("RO", "IB", "ISA", "IPEA", "DO" or an ST.3 code); empty when nothing is to reach one.
        given: an event without which the step does not arise.
        proviso, deemed_in_time_if, remedy, consequence: the small print, in sentences.
        extension: who may extend it, and how; empty where the sources do not say.
        source, as_of: where the rule was read, and the day that source speaks of.
        checked, review_by: last comparison with the source, and when the next is due.
        effective_from, effective_to: the days of this version, both included; None: not known.
    """

    id: str
    en: str
    zh: str
    cite: str
    source: str
    as_of: str
    checked: date
    review_by: date
    value: object = None
    unit: str = ""
    periods: tuple[Period, ...] = ()
    combine: str = "single"
    phase: str = ""
    actor: str = ""
    due_at: str = ""
    given: str = ""
    proviso: str = ""
    deemed_in_time_if: str = ""
    remedy: str = ""
    consequence: str = ""
    extension: str = ""
    url: str = ""
    effective_from: date | None = None
    effective_to: date | None = None

    def in_force(self, on: date) -> bool:
        """Say whether this version is in force on the day `on`."""
        return holds_on(self, on)

    def awaits_review(self, today: date) -> bool:
        """Say whether the rule's review date has passed on `today`."""
        return today > self.review_by


class UnknownRule(CourseError):
    """There is no rule with this id."""


@cache
def _heads() -> dict[str, dict]:
    heads = {}
    for path in sorted(DATA.rglob("*.yaml")):
        for head in yaml.load(path.read_text(encoding="utf-8"), _Loader):
            if head["id"] in heads:
                raise CourseError(
                    _("Rule {id} stands twice; the second is in {file}.").format(
                        id=head["id"], file=path.name
                    )
                )
            heads[head["id"]] = head
    return heads


def rule_ids(prefix: str = "") -> list[str]:
    """Return the ids of all rules that start with `prefix`, in the order of the files."""
    return [id for id in _heads() if id.startswith(prefix)]


@cache
def versions(id: str) -> tuple[Rule, ...]:
    """Return all versions of rule `id`, the oldest first.

    Raises:
        UnknownRule: no rule has this id.
    """
    if id not in _heads():
        raise UnknownRule(_("There is no rule {id}.").format(id=id))
    return tuple(_version(_heads()[id], version) for version in _heads()[id]["versions"])


def _version(head: dict, version: dict) -> Rule:
    merged = {**head, **version}
    merged["periods"] = tuple(Period(**period) for period in version.get("periods", ()))
    merged["effective_from"], merged["effective_to"] = version.get("from"), version.get("to")
    known = {field.name for field in fields(Rule)}
    return Rule(**{name: merged[name] for name in known if name in merged})


def rule(id: str, on: date) -> Rule:
    """Return rule `id` as it stands on the day `on`.

    Raises:
        UnknownRule: no rule has this id.
        MissingValue: the rule has no version in force on that day.
    """
    for version in versions(id):
        if version.in_force(on):
            return version
    raise MissingValue(
        _("Rule {id} ({cite}) has no version in force on {day}.").format(
            id=id, cite=versions(id)[0].cite, day=say_day(on)
        )
    )


def row_rule(
    id: str,
    en: str,
    zh: str,
    row,
    periods: Iterable[Period],
    *,
    actor: str,
    phase: str,
    **more: str,
) -> Rule:
    """Return a row of a table as a rule; it is to be reviewed a year after its source.

    Args:
        row: has cite, note, source and as_of.
        periods: how long, and after which event.
        more: other fields of the rule (combine, due_at, consequence, ...).
    """
    checked = known_until(row.as_of)
    return Rule(
        id=id,
        en=en,
        zh=zh,
        cite=row.cite,
        source=row.source,
        as_of=row.as_of,
        checked=checked,
        review_by=checked + relativedelta(years=1),
        periods=tuple(periods),
        phase=phase,
        actor=actor,
        proviso=row.note,
        **more,
    )
