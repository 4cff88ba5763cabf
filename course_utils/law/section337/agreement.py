"""The clock against the record: every step of which both ends are known, computed and compared.

Only the first and the last day of a step are known, so that the computed day is that of the plain
rule. A limit is a last day: who acts earlier agrees with it. Where the act came later, the table
`section337/differences` says why, or that the sources do not explain it.

The record knows publications better than decisions. A decision that was seen only in the Federal
Register came some days earlier, see `endings.publication_lag`; that lag is no legal period. A
supplement is given as the reason where the decision lies within 30 days of it; the rule restarts
the time for an amendment only, so that this is likely and not proven.

Steps that cannot be compared, because one of their ends is nowhere known: the response of the
respondent (no day of service), the setting of the target date, presidential review (no day of
receipt), the appeal and the bond.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from course_utils.law.rules import rule
from course_utils.law.section337.before import institution_decision
from course_utils.law.section337.counting import Lapse, Service, business_day
from course_utils.law.section337.endings import outcomes
from course_utils.law.section337.facts import Investigation
from course_utils.law.section337.records import investigations
from course_utils.law.section337.review import review
from course_utils.law.section337.steps import at_latest, federal, happened
from course_utils.law.section337.violation import target_date
from course_utils.law.tables import records, table

DIFFERENCES = "section337/differences"
DATED_STEPS = "section337/dated_steps"
IN_TIME, EXPLAINED, UNEXPLAINED = "in time", "explained", "not explained"
_NO_REASON = "not explained by the sources"
# Reasons that no count can check; all others must bring the step in time.
_TOLD = {
    "time of service",
    "target date extended",
    "ended before the target date",
    "seen in an announcement only",
}
LONGEST_LAG = 7  # days, the longest of `endings.publication_lag`

# Kind of initial determination in the record -> kind of `review`. A remand sets its own time, which
# was not seen; the time of the determination that it repeats stands in for it.
_REVIEWS = {
    "final": "final",
    "remand": "final",
    "summary determination": "summary determination",
    "default": "other",
    "termination": "other",
    "other": "other",
}


@dataclass(frozen=True)
class Step:
    """A step of which both ends are known.

    Attributes:
        case_id, step: the investigation and the key of the step.
        item: which one, where an investigation has several; else "".
        kind: the kind of initial determination, where the step follows one.
        start, end: both days.
        end_seen: how the end was seen: "decided", "released", "published", "filed", ...
    """

    case_id: str
    step: str
    item: str
    kind: str
    start: date
    end: date
    end_seen: str

    def computed(self, lapses: tuple[Lapse, ...] = ()) -> date:
        """Return the last day of the plain rule, counted from `start`."""
        return _CLOCKS[self.step](self, lapses)


def _institution(step: Step, lapses: tuple[Lapse, ...]) -> date:
    return institution_decision(Investigation(step.start, lapses=lapses)).day


def _review(key: str) -> Callable[[Step, tuple[Lapse, ...]], date]:
    def last_day(step: Step, lapses: tuple[Lapse, ...]) -> date:
        served = Service(step.start, "personal")
        return review(_REVIEWS[step.kind], served, lapses=lapses)[key].day

    return last_day


def _response(step: Step, lapses: tuple[Lapse, ...]) -> date:
    petition = Service(step.start, "personal")
    answered = review(_REVIEWS[step.kind], petition, petition, lapses)
    return answered["response_to_petition"].day


def _recommended(step: Step, lapses: tuple[Lapse, ...]) -> date:
    key = "recommended_determination"
    return federal(key, key, happened(step.start), lapses).day


def _final_id(step: Step, lapses: tuple[Lapse, ...]) -> date:
    return at_latest("final_id", rule("section337.final_id", step.start), happened(step.start)).day


def _target(step: Step, lapses: tuple[Lapse, ...]) -> date:
    return target_date(happened(step.start), 16, lapses=lapses).day


_CLOCKS = {
    "institution_decision": _institution,
    "target_date": _target,
    "recommended_determination": _recommended,
    "petition_for_review": _review("petition_for_review"),
    "response_to_petition": _response,
    "review_decision": _review("review_decision"),
    "final_id": _final_id,
    "final_determination": lambda step, lapses: step.start,
}
STEPS = tuple(_CLOCKS)


def _known(day) -> date | None:
    return None if pd.isna(day) else day.date()


def _first(*seen: tuple[object, str]) -> tuple[date, str] | None:
    """Return the first day that is known, with how it was seen."""
    return next(((_known(day), how) for day, how in seen if _known(day)), None)


def _institutions() -> Iterator[Step]:
    for row in investigations().itertuples():
        end = _first(
            (row.decided, "decided"), (row.released, "released"), (row.published, "published")
        )
        if _known(row.complaint_filed) and end:
            yield Step(row.case_id, STEPS[0], "", "", _known(row.complaint_filed), *end)


def _of_outcomes() -> Iterator[Step]:
    begun = investigations().set_index("case_id")["published"]
    for row in outcomes().itertuples():
        kind = "" if pd.isna(row.id_kind) else row.id_kind
        issued, target = _known(row.id_issued), _known(row.target)
        reviewed = _first((row.review_issued, "decided"), (row.review_published, "published"))
        ended = _first((row.final_issued, "decided"), (row.final_published, "published"))
        if issued and kind in _REVIEWS and reviewed:
            yield Step(row.case_id, "review_decision", "", kind, issued, *reviewed)
        if target and _known(begun.get(row.case_id)):
            instituted = _known(begun[row.case_id])
            yield Step(row.case_id, "target_date", "", "", instituted, target, "set")
        if target and ended:
            yield Step(row.case_id, "final_determination", "", "", target, *ended)
        latest = (target, "target date") if target else ended
        if issued and kind == "final" and latest:
            item = "before the target date" if target else "before the final determination"
            yield Step(row.case_id, "final_id", item, kind, latest[0], issued, "issued")


def _others() -> Iterator[Step]:
    for row in table(DATED_STEPS).itertuples():
        yield Step(
            row.case_id,
            row.step,
            row.item,
            row.kind,
            date.fromisoformat(row.start),
            date.fromisoformat(row.end),
            row.end_seen,
        )


def known_steps() -> list[Step]:
    """Return every step of the record of which both ends are known, in the order of `STEPS`."""
    every = [*_institutions(), *_of_outcomes(), *_others()]
    return sorted(every, key=lambda step: STEPS.index(step.step))


def _with_facts(step: Step, difference) -> date | None:
    """Return the day computed with the fact that explains a difference, where it can be counted."""
    if difference.counted_from:
        return replace(step, start=difference.counted_from).computed()
    if difference.lapse_from:
        return step.computed((Lapse(difference.lapse_from, difference.lapse_to),))
    return None


def _seen_by(step: Step, last_day: date) -> date:
    """Return the day by which an act of `last_day` shows in the way in which the end was seen."""
    if step.end_seen == "published":
        return last_day + timedelta(days=LONGEST_LAG)
    if step.end_seen == "released":
        return business_day(last_day + timedelta(days=1))[0]
    return last_day


def _result(step: Step, computed: date, reason: str, with_facts: date | None) -> str:
    if step.end <= computed:
        return IN_TIME
    if reason in _TOLD:
        return EXPLAINED
    counts = reason not in ("", _NO_REASON) and step.end <= _seen_by(step, with_facts or computed)
    return EXPLAINED if counts else UNEXPLAINED


def _row(step: Step) -> dict[str, object]:
    computed = step.computed()
    found = records(DIFFERENCES, case_id=step.case_id, step=step.step, item=step.item)
    difference = found[0] if found else None
    reason = difference.reason if difference else ""
    with_facts = _with_facts(step, difference) if difference else None
    return {
        "case_id": step.case_id,
        "inv_no": step.case_id if step.case_id.startswith("337-") else None,
        "step": step.step,
        "item": step.item,
        "start": step.start,
        "end": step.end,
        "end_seen": step.end_seen,
        "computed": computed,
        "difference_days": (step.end - computed).days,
        "result": _result(step, computed, reason, with_facts),
        "reason": reason,
        "with_facts": with_facts,
        "left_days": (step.end - with_facts).days if with_facts else None,
        "why": difference.why if difference else "",
        "source": difference.source if difference else "",
    }


def agreement() -> pd.DataFrame:
    """Return every step with both ends known: what the clock computes, and the difference.

    Returns:
        Columns:
        case_id, inv_no (`<NA>` where not known); step: its key in `calendar`; item: which one;
        start, end: both days of the record; end_seen: how the end was seen ("decided", "released",
        "published", ...);
        computed: the last day of the plain rule; difference_days: `end` less `computed`, 0 or
        negative where the act came in time;
        result: "in time"; "explained": late, but the reason accounts for all of it; or
        "not explained";
        reason: in few words, "" where there is nothing to explain;
        with_facts: the computed day with the fact that explains the difference (an amendment, a
        supplement, a lapse in appropriations), where it can be counted; left_days: `end` less it;
        why, source: the explanation and where it comes from.

        Of "final_id" the start is the target date or, where that is not known, the final
        determination, and the computed day lies before it.
    """
    frame = pd.DataFrame(_row(step) for step in known_steps())
    frame["inv_no"] = frame["inv_no"].astype("string")
    for name in ("start", "end", "computed", "with_facts"):
        frame[name] = pd.to_datetime(frame[name])
    frame["left_days"] = frame["left_days"].astype("Int64")
    return frame


def agreement_by_step() -> pd.DataFrame:
    """Return how many steps of each kind came in time, late but explained, late and unexplained.

    Returns:
        Index step; columns "steps", "in time", "explained", "not explained"; the last row is "all".
    """
    frame = agreement()
    found = pd.crosstab(frame["step"], frame["result"])
    found = found.reindex(index=STEPS, columns=[IN_TIME, EXPLAINED, UNEXPLAINED], fill_value=0)
    found.insert(0, "steps", found.sum(axis=1))
    found.loc["all"] = found.sum()
    found.index.name, found.columns.name = "step", None
    return found
