"""Published figures on section 337, each with its own base.

The series count different things: original investigations, all proceedings, complaints, complaints
with ancillary requests; calendar or fiscal years; China with or without Hong Kong, Macao and
Taiwan. Two series are never to be joined. There is no official yearly series after the fiscal year
2014.
"""

import pandas as pd

from course_utils.law.inputs import near
from course_utils.law.tables import table
from course_utils.messages import _

STATISTICS = "section337/statistics"


def statistic_names() -> list[str]:
    """Return the names of the series, sorted."""
    return sorted(set(table(STATISTICS)["metric"]))


def statistic(metric: str) -> pd.DataFrame:
    """Return one series of published figures.

    Args:
        metric: a name from `statistic_names`.

    Returns:
        Columns period_kind, period (a fiscal year "FY2012" begins on 1 October 2011), value,
        value_high (the upper end of a range), base (the number that the value is a part or a
        percentage of), all three `Float64` and `<NA>` where not known; unit, about (True where the
        source says "about"), note, source, as_of; in the order of the source.

    Raises:
        CourseError: no such series.
    """
    frame = table(STATISTICS)
    known = statistic_names()
    if metric not in known:
        raise near(_("There is no series {text!r}; {hint}."), metric, known)
    frame = frame[frame["metric"] == metric].reset_index(drop=True)
    for name in ("value", "value_high", "base"):
        frame[name] = pd.to_numeric(frame[name].where(frame[name] != "", None)).astype("Float64")
    frame["about"] = frame["about"] == "yes"
    return frame.drop(columns="metric")
