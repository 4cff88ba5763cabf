"""Figures of the Madrid System, each series with its own definition.

A figure that is not known is missing, never zero. WIPO first publishes estimates (`estimate`) and
corrects them a year later. The sources leave gaps: nothing for 2022 and 2025, and China as an
origin is not known after 2020.
"""

import pandas as pd

from course_utils.law.tables import table
from course_utils.messages import _

STATISTICS = "madrid/statistics"


def _series(*names: str) -> pd.DataFrame:
    frame = table(STATISTICS)
    frame = frame[frame["series"].isin(names)].reset_index(drop=True)
    frame["value"] = pd.to_numeric(frame["value"]).astype("Int64")
    frame["year"] = frame["year"].astype("Int64")
    frame["estimate"] = frame["estimate"] == "yes"
    return frame


def filings_by_origin() -> pd.DataFrame:
    """Return international applications by year and origin.

    Returns:
        Columns year, origin (ISO 3166 code, "" for the world), name, applications (`Int64`),
        estimate (bool), note, source, as_of. A year and origin without a row are not known.
    """
    frame = _series("applications").rename(columns={"value": "applications"})
    frame = frame.sort_values(["year", "applications"], ascending=[True, False], ignore_index=True)
    frame.attrs["definition"] = _(
        "International applications under the Madrid System by year and origin of the applicant."
    )
    columns = ["year", "origin", "name", "applications", "estimate", "note", "source", "as_of"]
    return _with_columns(frame, columns)


def filings_by_year() -> pd.DataFrame:
    """Return `filings_by_origin` as a grid: one row a year without gaps, one column an origin.

    Returns:
        Index year, columns the names of the origins ("World" first), values `Int64`, `<NA>` where
        not known; a line drawn from it breaks there.
    """
    filings = filings_by_origin()
    best = filings.sort_values("estimate").drop_duplicates(["year", "name"])
    grid = best.pivot(index="year", columns="name", values="applications")
    years = range(filings["year"].min(), filings["year"].max() + 1)
    grid = grid.reindex(pd.Index(years, name="year")).astype("Int64")
    grid = grid[["World", *(name for name in grid.columns if name != "World")]]
    grid.attrs["definition"] = filings.attrs["definition"]
    return grid


def largest_filers() -> pd.DataFrame:
    """Return the applicants with most international applications, as far as published.

    Returns:
        Columns year, name, origin, applications (`Int64`), note, source, as_of; the lists are not
        complete.
    """
    frame = _series("largest filers").rename(columns={"value": "applications"})
    frame = frame.sort_values(["year", "applications"], ascending=[True, False], ignore_index=True)
    frame.attrs["definition"] = _("International applications by applicant and year.")
    return _with_columns(
        frame, ["year", "name", "origin", "applications", "note", "source", "as_of"]
    )


def designations_received() -> pd.DataFrame:
    """Return how often members were designated: year, member, name, designations, source, as_of."""
    frame = _series("designations received")
    frame = frame.rename(columns={"value": "designations", "origin": "member"})
    frame.attrs["definition"] = _("Designations of a member in a year.")
    return _with_columns(frame, ["year", "member", "name", "designations", "source", "as_of"])


def register_figures() -> pd.DataFrame:
    """Return figures of the register as a whole.

    Returns:
        Columns year, series ("registrations", "registrations in force", "renewals", "subsequent
        designations", "designations in force", "members", ...), value (`Int64`), note, source,
        as_of.
    """
    every = table(STATISTICS)["series"].unique()
    others = {"applications", "largest filers", "designations received", "designations made"}
    frame = _series(*(set(every) - others))
    frame.attrs["definition"] = _("The International Register as a whole, by year.")
    return _with_columns(frame, ["year", "series", "value", "note", "source", "as_of"])


def _with_columns(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    narrow = frame[columns]
    narrow.attrs = dict(frame.attrs)
    return narrow
