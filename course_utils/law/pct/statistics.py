"""PCT filing and publication figures, each series with its own definition.

The series must not be mixed in one chart: they count different things in different years. Every
frame carries its definition in `frame.attrs["definition"]`. A figure that is not known is missing
(`<NA>`), never zero; a zero is a zero of the source.
"""

import pandas as pd

from course_utils.law.tables import table
from course_utils.messages import _


def _whole(values: pd.Series) -> pd.Series:
    return pd.to_numeric(values.replace("", None)).astype("Int64")


def _counted(name: str, counts: list[str], definition: str) -> pd.DataFrame:
    frame = table(name)
    for column in counts:
        frame[column] = _whole(frame[column])
    frame.attrs["definition"] = definition
    return frame


def filings_by_origin() -> pd.DataFrame:
    """Return PCT filings by year and origin, as WIPO first published them.

    Counted by international filing date and by residence of the first-named applicant; WIPO's
    figures are estimates and were revised later.

    Returns:
        Columns year, origin (ISO 3166 code, "" for the world), name, filings (`Int64`, `<NA>`
        where only the growth was published), change_percent (growth on the year before, `<NA>`
        where not published), note, source, as_of. A year and origin without a row are not known.
    """
    definition = _(
        "PCT applications by international filing date and residence of the first applicant; "
        "WIPO estimates as first released."
    )
    frame = _counted("pct/filings_by_origin", ["year", "filings"], definition)
    changes = frame["change_percent"].replace("", None)
    frame["change_percent"] = pd.to_numeric(changes).astype("Float64")
    return frame


def filings_by_year() -> pd.DataFrame:
    """Return `filings_by_origin` as a grid: one row a year without gaps, one column an origin.

    Returns:
        Index year from the first to the last year of the series, columns the names of the origins
        ("World" first), values `Int64`, `<NA>` where not known; a line drawn from it breaks there.
    """
    filings = filings_by_origin()
    grid = filings.pivot(index="year", columns="name", values="filings")
    years = range(filings["year"].min(), filings["year"].max() + 1)
    grid = grid.reindex(pd.Index(years, name="year")).astype("Int64")
    grid = grid[["World", *(name for name in grid.columns if name != "World")]]
    grid.attrs["definition"] = filings.attrs["definition"]
    return grid


def publications_by_office() -> pd.DataFrame:
    """Return published PCT applications by year of publication and receiving Office, 2000 to 2022.

    China includes Hong Kong; applications filed at the EPO stand under Europe, those filed at the
    International Bureau under WIPO. The source counts fractions and rounds, so that parts may miss
    their total by one or two.

    Returns:
        Columns year, level ("world", "region", "group", "office" or "unclassified"), region,
        office (ST.3 code), name, published (`Int64`), source, as_of. Add up rows of one level only.
    """
    definition = _(
        "Published PCT applications by year of publication and receiving Office; China includes "
        "Hong Kong."
    )
    return _counted("pct/publications_by_office", ["year", "published"], definition)


def receipts_by_province() -> pd.DataFrame:
    """Return PCT applications that China's Office received as receiving Office, by province.

    Returns:
        Columns period ("2014-H1": the first half of 2014), province, receipts (`Int64`), source,
        as_of; the five leading provinces of that half year, Zhejiang among them.
    """
    definition = _("PCT applications received by China's Office as receiving Office.")
    return _counted("pct/receipts_by_province", ["receipts"], definition)


def top_applicants() -> pd.DataFrame:
    """Return leading PCT applicants by year, 2014 to 2025, by published applications.

    Returns:
        Columns year, rank (`Int64`, `<NA>` for universities listed apart), applicant, origin,
        published (`Int64`, `<NA>` where only the order was published), kind ("company" or
        "university"), note (conflicts between sources), source, as_of. The lists are not complete.
    """
    definition = _("Published PCT applications by applicant and year of publication.")
    return _counted("pct/top_applicants", ["year", "rank", "published"], definition)
