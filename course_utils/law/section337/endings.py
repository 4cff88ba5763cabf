"""How real investigations under section 337 ended, or how far they had come.

A row is a number. One number can have several stages (violation, remand, enforcement, modification
or rescission, advisory opinion), which are counted apart. "stage only, end not known" is no end: it
says that the papers seen stop before the end. The class of each row stands in the table.
"""

import pandas as pd

from course_utils.law.section337.records import (
    Tally,
    as_days,
    as_list,
    as_months,
    as_text,
    counts,
    investigations,
)
from course_utils.law.tables import table
from course_utils.messages import _

OUTCOMES = "section337/outcomes"
STAGE_ONLY = "stage only, end not known"
DAYS_A_MONTH = 365.2425 / 12


def outcomes() -> pd.DataFrame:
    """Return the outcomes, one row a number.

    Returns:
        Columns:
        case_id; ending: the class; outcome: in short words;
        orders: tuple of "GEO", "LEO", "CDO"; orders_state: "issued", "recommended" or
        "rescinded or vacated";
        stages: tuple of the stages that the papers show;
        id_kind: "final", "summary determination", "default", "termination", "remand" or "other";
        id_issued: day of the initial determination, `NaT` where only its month or nothing is
        known; id_month (`period[M]`); id_result;
        review: "not reviewed", "in part", "whole" or "reviewed"; review_issued, review_published:
        the notice of that decision and its day in the Federal Register; review_cite;
        target: a target date that the papers name;
        final_issued, final_published: the end of the investigation; fr_cite;
        bond: during presidential review; later: appeals, rescissions, customs rulings;
        note, source, as_of.
    """
    frame = table(OUTCOMES)
    frame.insert(frame.columns.get_loc("id_issued") + 1, "id_month", as_months(frame["id_issued"]))
    for name in (
        "id_issued",
        "review_issued",
        "review_published",
        "target",
        "final_issued",
        "final_published",
    ):
        frame[name] = as_days(frame[name])
    for name in ("orders", "stages"):
        frame[name] = as_list(frame[name])
    for name in (
        "orders_state",
        "id_kind",
        "id_result",
        "review",
        "review_cite",
        "fr_cite",
        "bond",
    ):
        frame[name] = as_text(frame[name])
    return frame


def how_ended() -> Tally:
    """Return how many investigations ended in each way.

    Returns:
        Columns ending, investigations. The base are the numbers with an outcome in the record;
        where it stops at a stage, the end is unknown and is not among the figures.
    """
    endings = outcomes()["ending"]
    known = endings[endings != STAGE_ONLY]
    definition = _("Investigations by the way they ended; one number counts once.")
    frame = counts(known, "ending", "investigations")
    return Tally(frame, len(known), len(endings), _("investigations"), definition)


def stages_seen() -> Tally:
    """Return how many numbers show each kind of stage; a number may have several.

    Returns:
        Columns stage, numbers. Where the papers stop before the end, later stages are unknown.
    """
    frame = outcomes()
    ended = int((frame["ending"] != STAGE_ONLY).sum())
    definition = _(
        "Stages that the papers show; one number may have several. Where the end is not known, "
        "later stages are not known either."
    )
    stages = counts(frame["stages"].explode(), "stage", "numbers")
    return Tally(stages, ended, len(frame), _("investigations"), definition)


def institution_to_end() -> Tally:
    """Return how long investigations took, from publication in the Federal Register to the end.

    Returns:
        Columns case_id, ending, published, end, end_seen ("issued": the day of the final
        determination; "published": its day in the Federal Register, some days later), days,
        months (days divided by 30.44, one decimal); sorted by days. The base are the numbers whose
        end is known; of an investigation that ended in several steps it is the last.
    """
    ended = outcomes()
    ended = ended[ended["ending"] != STAGE_ONLY]
    begun = investigations()[["case_id", "published"]]
    frame = ended.merge(begun, on="case_id", how="left", validate="one_to_one")
    frame["end"] = frame["final_issued"].fillna(frame["final_published"])
    frame["end_seen"] = frame["final_issued"].notna().map({True: "issued", False: "published"})
    frame["days"] = (frame["end"] - frame["published"]).dt.days.astype("Int64")
    known = frame.dropna(subset="days").sort_values(["days", "case_id"], ignore_index=True)
    known["months"] = (known["days"].astype(float) / DAYS_A_MONTH).round(1)
    columns = ["case_id", "ending", "published", "end", "end_seen", "days", "months"]
    definition = _("From the notice of institution in the Federal Register to the end.")
    return Tally(
        pd.DataFrame(known[columns]), len(known), len(ended), _("investigations"), definition
    )


def publication_lag() -> Tally:
    """Return how many days after a decision its notice stood in the Federal Register.

    Returns:
        Columns case_id, act ("institution", "review", "end"), seen (the decision or its news
        release), published, days; sorted by days.
    """
    begun = investigations()
    ended = outcomes()
    acts = {
        "institution": (begun, begun["decided"].fillna(begun["released"]), begun["published"]),
        "review": (ended, ended["review_issued"], ended["review_published"]),
        "end": (ended, ended["final_issued"], ended["final_published"]),
    }
    parts = [
        pd.DataFrame({"case_id": of["case_id"], "act": act, "seen": seen, "published": published})
        for act, (of, seen, published) in acts.items()
    ]
    every = pd.concat(parts, ignore_index=True).dropna(subset="published")
    every["days"] = (every["published"] - every["seen"]).dt.days.astype("Int64")
    known = every.dropna(subset="days").sort_values(["days", "case_id"], ignore_index=True)
    definition = _("Days from a decision or its news release to the Federal Register.")
    return Tally(known, len(known), len(every), _("published notices"), definition)
