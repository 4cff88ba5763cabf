"""Declarations: who must tell what, how many there are, and how little a count says."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.sep.units import Percent, Share, as_percent, as_units
from course_utils.law.tables import MissingValue, cite, records, rows, table
from course_utils.messages import _

DUTIES = "sep/declaration_duties"
COUNTS = "sep/declarations"


def declaration_duties(body: str) -> pd.DataFrame:
    """Return what a standards body's policy asks of owners of essential patents.

    Args:
        body: "ETSI" or "ITU/ISO/IEC".

    Returns:
        Columns: body, duty, who, when, rule, provision, effective_from, note, source, as_of.

    Raises:
        CourseError: the policy of that body is not in the table.
    """
    known = list(dict.fromkeys(table(DUTIES)["body"]))
    if body not in known:
        raise near(_("The policy of {text!r} is not in the tables; {hint}."), body, known)
    return rows(DUTIES, body=body).reset_index(drop=True)


def declarations(metric: str = "") -> pd.DataFrame:
    """Return counts and shares of declared families.

    Args:
        metric: only this one, e.g. "declared families"; all when empty.

    Returns:
        Columns: company ("all" for all owners), standard, metric, value_amount (`Decimal`), bound
        ("more than", "about", "almost" or exact), unit, report, note, source, as_of. A share of
        declared families is no share of essential patents.

    Raises:
        CourseError: no such metric.
    """
    frame = table(COUNTS)
    if metric:
        known = list(dict.fromkeys(frame["metric"]))
        if metric not in known:
            raise near(_("There is no metric {text!r}; {hint}."), metric, known)
        frame = frame[frame["metric"] == metric].reset_index(drop=True)
    frame.attrs["definition"] = _(
        "Owners declare families themselves, and nobody checks them: declared is not essential."
    )
    return frame


def declared_share(company: str, standard: str = "5G") -> Share:
    """Return a company's share of the declared families, marked as what it is.

    Raises:
        MissingValue: the table does not know it.
    """
    found = records(COUNTS, company=company, standard=standard, metric="share of declared families")
    if not found:
        raise MissingValue(
            _("Table {name} has no share of declared {standard} families of {company}.").format(
                name=COUNTS, standard=standard, company=company
            )
        )
    (row,) = found
    return Share(Percent(row.value_amount), "declared", f"{row.report}: {cite(row)}")


def essential_share(own: int, total: int, basis: str = "") -> Share:
    """Return a share of essential patents from counts of patents that were found essential.

    Args:
        own, total: patents or families found essential, not merely declared.
        basis: who counted.

    Raises:
        CourseError: no patents in all, or more of one's own than in all.
    """
    if not as_units(total) or as_units(own) > total:
        raise CourseError(
            _("{own} of {total} essential patents is no share.").format(own=own, total=total)
        )
    return Share(Percent(Decimal(100) * own / total), "essential", basis)


@dataclass(frozen=True)
class Range:
    """Between how many of the declared families are essential.

    Attributes:
        low, high: whole families, rounded half up.
        rates: the percents used.
        basis: where they come from.
    """

    low: int
    high: int
    rates: tuple[Percent, Percent]
    basis: str

    def __str__(self) -> str:
        return _("{low} to {high} families ({first} to {last} of those declared; {basis})").format(
            low=f"{self.low:,}",
            high=f"{self.high:,}",
            first=self.rates[0],
            last=self.rates[1],
            basis=self.basis,
        )


def essentiality_rates(standard: str = "5G") -> tuple[Percent, Percent, str]:
    """Return the low and high part of declared families held for essential, and the source.

    Raises:
        MissingValue: the table does not know them for that standard.
    """
    found = {
        bound: records(
            COUNTS, company="all", standard=standard, metric=f"essentiality rate {bound}"
        )
        for bound in ("low", "high")
    }
    if not all(found.values()):
        raise MissingValue(
            _("Table {name} has no essentiality rates for {standard}.").format(
                name=COUNTS, standard=standard
            )
        )
    (low,), (high,) = found["low"], found["high"]
    return Percent(low.value_amount), Percent(high.value_amount), f"{low.report}: {cite(low)}"


def declared_to_essential(
    declared: int, low: Percent | None = None, high: Percent | None = None
) -> Range:
    """Return how many of some declared families are likely to be essential.

    The rates hold for all owners together. One owner's may be far from them, so that two owners
    cannot be ranked this way.

    Args:
        declared: a count of families, not a share.
        low, high: the parts held for essential; those of 5G when left out.

    Raises:
        CourseError: a share instead of a count, one rate without the other, or low above high.
    """
    if isinstance(declared, Share | Percent):
        raise CourseError(
            _(
                "A share of declarations cannot be turned into a share of essential patents; give "
                "a count of families."
            )
        )
    basis = _("rates given")
    if low is None and high is None:
        low, high, basis = essentiality_rates()
    if low is None or high is None:
        raise CourseError(_("Give both rates, or none."))
    if as_percent(low) > as_percent(high) or high > Percent(100):
        raise CourseError(_("{low} to {high} is no range of rates.").format(low=low, high=high))
    ends = [
        int((as_units(declared) * rate.fraction).quantize(Decimal(1), ROUND_HALF_UP))
        for rate in (low, high)
    ]
    return Range(ends[0], ends[1], (low, high), basis)
