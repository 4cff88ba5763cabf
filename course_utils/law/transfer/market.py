"""Published deals and figures, read with care: an average is not a price, a headline no payment."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import product

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import a_share, near
from course_utils.law.money import rounded
from course_utils.law.rules import rule_ids, versions
from course_utils.law.tables import records, table
from course_utils.messages import _

DEALS = "transfer/deals"
FIGURES = "transfer/deal_figures"
STATISTICS = "transfer/statistics"
CENTRE = "haining"


def deals() -> pd.DataFrame:
    """Return published deals as far as they were reported.

    Columns: deal, name, when, seller, buyer, subject, structure, headline_amount, upfront_amount,
    contingent_amount (`Decimal` or None, in `currency`), currency, royalty, upfront_percent (of the
    headline, one decimal, None where one of the two is not known), status ("sale price", "up to":
    the headline falls due only if every milestone is met, "upfront only", and whether sources
    differ), note, source, as_of.
    """
    frame = table(DEALS)
    shares = [
        (row.upfront_amount * 100 / row.headline_amount).quantize(Decimal("0.1"))
        if row.upfront_amount is not None and row.headline_amount is not None
        else None
        for row in frame.itertuples()
    ]
    frame.insert(
        frame.columns.get_loc("status"), "upfront_percent", pd.Series(shares, dtype=object)
    )
    return frame


def deal_averages(deal: str) -> pd.DataFrame:
    """Return the average price per patent of a deal, for every price and count that was published.

    Args:
        deal: as in the table of figures: "nortel", "aol", "kodak", "rockstar" or "haining".

    Returns:
        Columns price, patents, average (rounded to whole units of `currency`), currency, bound
        ("about", "at most" where the count is "more than", ""), note.

    Raises:
        CourseError: no such deal.
    """
    known = sorted(set(table(FIGURES)["deal"]))
    if deal not in known:
        raise near(_("There is no deal {text!r}; {hint}."), deal, known)
    prices = records(FIGURES, deal=deal, item="price")
    counts = records(FIGURES, deal=deal, item="patents")
    return pd.DataFrame(
        _average(
            Decimal(price.value),
            int(count.value),
            price.currency,
            {"more than": "at most"}.get(count.bound, count.bound),
            "; ".join(dict.fromkeys(text for text in (price.note, count.note) if text)),
        )
        for price, count in product(prices, counts)
    )


def _average(price: Decimal, count: int, currency: str, bound: str, note: str) -> dict:
    return {
        "price": price,
        "patents": count,
        "average": (price / count).quantize(Decimal(1)),
        "currency": currency,
        "bound": bound,
        "note": note,
    }


def traded_patents(counts: Mapping[str, int] | None = None) -> pd.DataFrame:
    """Return what the centre's trades come to per patent, by the count that is used.

    The centre announced twenty international patents for 127 million yuan in all, until July 2020.
    It is the centre's own figure; no page that could be read repeats it. What a "patent" is there
    (a grant, an application, a family, one still in force) is not said, and the average changes
    with it. It is the price of none of the twenty.

    Args:
        counts: further ways to count the same bundle, by name, as the reader supposes them.

    Returns:
        Columns count, price, patents, average, currency, status ("announced" or "supposed").

    Raises:
        CourseError: a count below one.
    """
    announced = deal_averages(CENTRE).iloc[0]
    rows = [(_("as announced"), announced["patents"], "announced")]
    for name, patents in (counts or {}).items():
        if type(patents) is not int or patents < 1:
            raise CourseError(_("The count {name} is to be one patent at least.").format(name=name))
        rows.append((name, patents, "supposed"))
    return pd.DataFrame(
        {
            "count": name,
            "price": announced["price"],
            "patents": patents,
            "average": (announced["price"] / patents).quantize(Decimal(1)),
            "currency": announced["currency"],
            "status": status,
        }
        for name, patents, status in rows
    )


def bundle_prices(total: Decimal, shares: Mapping[str, Decimal], currency: str) -> pd.DataFrame:
    """Split the price of a bundle by the share of the value that each patent carries.

    Args:
        total: the price of all in `currency`.
        shares: the share of each patent by name, summing to 1.

    Returns:
        Columns patent, share, price, average (the same for all), difference.

    Raises:
        CourseError: shares outside 0 to 1, or that do not sum to 1.
    """
    known = {name: a_share(share, name) for name, share in shares.items()}
    if sum(known.values()) != 1:
        raise CourseError(
            _("The shares sum to {sum}, not to 1.").format(sum=sum(known.values(), Decimal(0)))
        )
    average = rounded(total / len(known), currency)
    rows = [(name, share, rounded(total * share, currency)) for name, share in known.items()]
    frame = pd.DataFrame(rows, columns=["patent", "share", "price"])
    frame["average"] = average
    frame["difference"] = frame["price"] - average
    return frame


def statistics(topic: str | None = None) -> pd.DataFrame:
    """Return published figures on licences, royalties and technology contracts.

    Args:
        topic: one of the topics of the table; None for all.

    Returns:
        Columns topic, period, metric, value (`Decimal`), unit, place, note, source, as_of.

    Raises:
        CourseError: no such topic.
    """
    frame = table(STATISTICS)
    frame["value"] = pd.Series([Decimal(value) for value in frame["value"]], dtype=object)
    if topic is None:
        return frame
    known = sorted(set(frame["topic"]))
    if topic not in known:
        raise near(_("There is no topic {text!r}; {hint}."), topic, known)
    return frame[frame["topic"] == topic].reset_index(drop=True)


def catalogue_changes() -> pd.DataFrame:
    """Return the last known changes of the export catalogue.

    Columns: day, change ("added", "amended", "deleted"), code, category, entry, note, source,
    as_of.
    """
    return table("transfer/catalogue_changes")


def catalogue_versions() -> pd.DataFrame:
    """Return the versions of the export catalogue: year, entries, status, note, source, as_of.

    Only a draft has a total; the totals of the versions in force are not in the sources.
    """
    return table("transfer/catalogue_versions")


def law_facts(phase: str, on: date) -> pd.DataFrame:
    """Return the rules of one part of the module as they stand on a day.

    Args:
        phase: "technology trade", "export control", "patent", "contract", "tax" or "reward".
        on: the day.

    Returns:
        Columns id, rule, zh, value, unit, proviso, cite, source, as_of.

    Raises:
        CourseError: no such part.
    """
    every = [version for id in rule_ids("transfer.") for version in versions(id)]
    phases = list(dict.fromkeys(version.phase for version in every))
    if phase not in phases:
        raise near(_("There is no part {text!r}; {hint}."), phase, phases)
    return pd.DataFrame(
        {
            "id": version.id,
            "rule": version.en,
            "zh": version.zh,
            "value": version.value,
            "unit": version.unit,
            "proviso": version.proviso,
            "cite": version.cite,
            "source": version.source,
            "as_of": version.as_of,
        }
        for version in every
        if version.phase == phase and version.in_force(on)
    )
