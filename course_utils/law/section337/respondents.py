"""The respondents of real investigations: who is named, and from where.

A row is a name in one list, not a company: whoever is named in two investigations counts twice.
Many lists are partial (`list_complete` of `records.investigations`). Hong Kong and Taiwan are
counted apart from mainland China.
"""

import pandas as pd

from course_utils.law.section337.endings import outcomes
from course_utils.law.section337.records import Tally, as_text, counts, investigations
from course_utils.law.tables import table
from course_utils.messages import _

RESPONDENTS = "section337/respondents"
ZHEJIANG = "section337/zhejiang_respondents"


def respondents() -> pd.DataFrame:
    """Return the named respondents, one row a name in an investigation.

    Returns:
        Columns case_id, inv_no, respondent, city, country (ISO 3166), list_complete (whether the
        whole list of that investigation was seen), source, as_of; `<NA>` where not seen.
    """
    frame = table(RESPONDENTS)
    for name in ("city", "country"):
        frame[name] = as_text(frame[name])
    every = investigations()[["case_id", "inv_no", "list_complete"]]
    frame = frame.merge(every, on="case_id", how="left", validate="many_to_one")
    columns = ["case_id", "inv_no", "respondent", "city", "country", "list_complete"]
    return frame[[*columns, "source", "as_of"]]


def respondents_by_country() -> Tally:
    """Return how many named respondents come from each country or territory.

    Returns:
        Columns country (ISO 3166), respondents, investigations (in how many of them).
    """
    named = respondents()
    known = named.dropna(subset="country")
    frame = counts(known["country"], "country", "respondents")
    cases = known.groupby("country")["case_id"].nunique()
    frame["investigations"] = frame["country"].map(cases).astype(int)
    definition = _(
        "Names in the lists of respondents that were seen, by country; a company named in two "
        "investigations counts twice."
    )
    return Tally(frame, len(known), len(named), _("named respondents"), definition)


def named_per_investigation() -> Tally:
    """Return how many respondents each investigation names.

    Returns:
        Columns case_id, inv_no, named, named_cn (of mainland China; `<NA>` where not known), where
        the whole list or a stated total was seen; sorted by number.
    """
    every = investigations()
    known = every.dropna(subset="named").sort_values("named", ascending=False, kind="stable")
    frame = known[["case_id", "inv_no", "named", "named_cn"]].reset_index(drop=True)
    definition = _("Respondents named in each investigation with a whole list or a stated total.")
    return Tally(frame, len(known), len(every), _("investigations"), definition)


def zhejiang_respondents() -> Tally:
    """Return the respondents with a place of Zhejiang in name or address, and how it ended.

    Returns:
        Columns case_id, inv_no, respondent, place, product, basis, ending (`<NA>` where no outcome
        was seen), orders; source and as_of of the name. The ending is that of the investigation,
        not of the company. `known` counts those whose investigation has an ending.
    """
    frame = table(ZHEJIANG)
    every = investigations()[["case_id", "inv_no", "product", "basis"]]
    ends = outcomes()[["case_id", "ending", "orders"]]
    frame = frame.merge(every, on="case_id", how="left", validate="many_to_one")
    frame = frame.merge(ends, on="case_id", how="left", validate="many_to_one")
    frame["orders"] = frame["orders"].map(
        lambda orders: orders if isinstance(orders, tuple) else ()
    )
    frame["ending"] = frame["ending"].astype("string")
    known = int(frame["ending"].notna().sum())
    columns = ["case_id", "inv_no", "respondent", "place", "product", "basis", "ending", "orders"]
    definition = _(
        "Respondents with a place of Zhejiang in name or address; the ending is that of the "
        "investigation."
    )
    unit = _("named respondents")
    return Tally(
        pd.DataFrame(frame[[*columns, "source", "as_of"]]), known, len(frame), unit, definition
    )
