"""PCT filings by origin and year."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.ticker import StrMethodFormatter

from course_utils.errors import CourseError
from course_utils.law.pct import statistics
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ends import LineEnd, name_ends
from course_utils.messages import _


def filings_by_origin(
    origins: Sequence[str] = ("CN", "US", "JP", "KR", "DE"), filings: pd.DataFrame | None = None
) -> look.Drawing:
    """Draw international filings by the residence of the first applicant.

    A year without a value is a gap in the line, never a guess.

    Args:
        origins: ISO codes of the countries to draw; at most seven can be told apart.
        filings: one series, with the columns year, origin, name, filings (applications) and as_of
            (when WIPO released it); `law.pct.statistics.filings_by_origin` when left out.

    Raises:
        CourseError: a country is not in the series, or more than seven are asked for.
    """
    if filings is None:
        return _of_wipo(tuple(origins))
    return _draw(origins, filings)


@look.drawn_once
def _of_wipo(origins: tuple[str, ...]) -> look.Drawing:
    return _draw(origins, statistics.filings_by_origin())


@look.drawn
def _draw(origins: Sequence[str], filings: pd.DataFrame) -> look.Drawing:
    if len(origins) > len(look.CYCLE):
        raise CourseError(
            _("At most {most} countries can be told apart in one figure; choose fewer.").format(
                most=len(look.CYCLE)
            )
        )
    known = filings[filings["origin"].isin(origins)].dropna(subset=["filings"])
    missing = set(origins) - set(known["origin"])
    if missing:
        raise CourseError(
            _("The series of filings has no country {codes}.").format(
                codes=", ".join(sorted(missing))
            )
        )
    table = known.pivot(index="year", columns="origin", values="filings").astype(float)
    table = table[list(origins)].reindex(range(table.index.min(), table.index.max() + 1))
    figure, axes = look.chart(_finding(table), 5.6, right=2.3, foot=_foot(known, table))
    for number, origin in enumerate(origins):
        axes.plot(
            table.index, table[origin], color=look.CYCLE[number], marker=look.MARKERS[number], ms=6
        )
    axes.set_xlabel(_("year of international filing"))
    axes.set_ylabel(_("applications a year"))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_ylim(0, table.max().max() * 1.08)
    _name_ends(axes, table, dict(zip(known["origin"], known["name"], strict=True)))
    return figure


def overtaking_year(table: pd.DataFrame, winner: str, loser: str) -> int | None:
    """Return the first year in which `winner` filed more than `loser` after filing less.

    Only years in which both have a value count. None when it never happened.

    Args:
        table: a column a country, indexed by year.
    """
    both = table[[winner, loser]].dropna()
    ahead = both[winner] > both[loser]
    turned = ahead & ~ahead.shift(1, fill_value=True)
    return int(turned.idxmax()) if turned.any() else None


def _finding(table: pd.DataFrame) -> str:
    last = table.dropna(how="all").index.max()
    leader = table.loc[last].idxmax()
    year = overtaking_year(table, "CN", "US") if {"CN", "US"} <= set(table.columns) else None
    if year is None:
        return _("{leader} filed most PCT applications in {year}: {count:,.0f}").format(
            leader=leader, year=last, count=table.loc[last].max()
        )
    return _(
        "China overtook the United States in {year} "
        "and filed {count:,.0f} PCT applications in {last}"
    ).format(year=year, last=last, count=table.loc[last, "CN"])


def _foot(known: pd.DataFrame, table: pd.DataFrame) -> str:
    inside = table.bfill().notna() & table.ffill().notna()
    gaps = table.index[(table.isna() & inside).any(axis=1)]
    note = _(
        "WIPO estimates as first released (releases of {first} to {last}); WIPO revises them later."
    ).format(first=known["as_of"].min(), last=known["as_of"].max())
    if len(gaps):
        note += " " + _("A gap in a line: no value was found for that country in {years}.").format(
            years=", ".join(str(year) for year in gaps)
        )
    return note


def _name_ends(axes, table: pd.DataFrame, names: dict[str, str]) -> None:
    lines = {origin: table[origin].dropna() for origin in table.columns}
    ends = []
    for number, (origin, line) in enumerate(lines.items()):
        label = f"{names[origin]} {line.iloc[-1]:,.0f}"
        if line.index[-1] != table.index[-1]:
            label += f" ({line.index[-1]})"
        mark = {"color": look.CYCLE[number], "marker": look.MARKERS[number]}
        ends.append(LineEnd(label, line.iloc[-1], mark))
    name_ends(axes, ends)
