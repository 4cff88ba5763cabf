"""Madrid applications by origin and year."""

import pandas as pd
from matplotlib.ticker import StrMethodFormatter

from course_utils.law.madrid import filings_by_origin
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ends import LineEnd, name_ends
from course_utils.messages import _


def madrid_filings_by_origin(filings: pd.DataFrame | None = None) -> look.Drawing:
    """Draw Madrid applications of the origins of which more than one year is known.

    Years that are known stand as marks; a dotted line spans years without a figure.

    Args:
        filings: the frame of `law.madrid.filings_by_origin`, which is taken when left out.
    """
    if filings is None:
        filings = filings_by_origin()
    # Where a year has an estimate and a final figure, the final one counts.
    best = filings.sort_values("estimate", kind="stable").drop_duplicates(["year", "origin"])
    table = best.pivot(index="year", columns="origin", values="applications").astype(float)
    shown = [origin for origin in table.columns if origin and table[origin].count() > 1]
    shown.sort(key=lambda origin: (origin != "CN", -table[origin].max()))
    lines = {origin: table[origin].dropna() for origin in shown}
    years = range(int(table[shown].dropna(how="all").index.min()), int(table.index.max()) + 1)
    foot = _foot(best, shown)
    figure, axes = look.chart(_finding(table), 5.6, right=2.5, foot=foot)
    for number, line in enumerate(lines.values()):
        settings = {"color": look.CYCLE[number], "marker": look.MARKERS[number], "ms": 7}
        axes.plot(line.index, line, ls=":", lw=1.3, **settings)
        axes.plot(years, line.reindex(years), **settings)
    axes.set_xlabel(_("year"))
    axes.set_ylabel(_("international applications a year"))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_ylim(0, table[shown].max().max() * 1.08)
    last = max(line.index[-1] for line in lines.values())
    axes.set_xlim(years[0] - 0.5, last + 0.5)
    names = dict(zip(best["origin"], best["name"], strict=True))
    _name_ends(axes, lines, names)
    return figure


madrid_filings_by_origin = look.drawn(madrid_filings_by_origin)


def _finding(table: pd.DataFrame) -> str:
    china = table["CN"].dropna()
    first, last = china.index[0], china.index[-1]
    return _(
        "China filed {then:,.0f} Madrid applications in {first} and {now:,.0f} in {last}: "
        "{before:.0%} and {after:.0%} of the world's"
    ).format(
        then=china[first],
        first=first,
        now=china[last],
        last=last,
        before=china[first] / table.loc[first, ""],
        after=china[last] / table.loc[last, ""],
    )


def _foot(best: pd.DataFrame, shown: list[str]) -> str:
    known = best[best["origin"].isin(shown)]
    compared = known[known["origin"] == "CN"]["year"].agg(["min", "max"])
    total = best[(best["origin"] == "") & best["year"].isin(compared) & best["estimate"]]
    silent = sorted(set(range(known["year"].min(), best["year"].max() + 1)) - set(known["year"]))
    return " ".join(
        sentence
        for sentence in (
            _("Dotted: the years between two marks are not known."),
            _("No figure by origin was found for {years}.").format(years=_say_years(silent)),
            _("Estimated world totals: {years}.").format(years=_say_years(sorted(total["year"])))
            if len(total)
            else "",
            _("WIPO's figures, in part as others report them; released {first} to {last}.").format(
                first=known["as_of"].min()[:4], last=known["as_of"].max()[:4]
            ),
        )
        if sentence
    )


def _say_years(years: list[int]) -> str:
    """Say years in short: 2006 to 2016, 2019."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    span = _("{first} to {last}")
    said = [
        span.format(first=run[0], last=run[-1]) if len(run) > 1 else str(run[0]) for run in runs
    ]
    return ", ".join(said)


def _name_ends(axes, lines: dict[str, pd.Series], names: dict[str, str]) -> None:
    ends = []
    for number, (origin, line) in enumerate(lines.items()):
        label = f"{names[origin]} {line.iloc[-1]:,.0f} ({line.index[-1]})"
        mark = {"color": look.CYCLE[number], "marker": look.MARKERS[number]}
        ends.append(LineEnd(label, line.iloc[-1], mark))
    name_ends(axes, ends)
