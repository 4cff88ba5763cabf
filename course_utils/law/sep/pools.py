"""Pools: which rate a licence gets, and which sale owes a royalty."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from course_utils.law.inputs import as_day
from course_utils.law.rules import rule
from course_utils.law.sep.rates import Rate, rate
from course_utils.messages import _


def avanci_5g_rate(signed: date, first_sale: date | None = None) -> Rate:
    """Return the rate for a vehicle in Avanci's 5G programme.

    The early rate is for licences signed before the later of 16 February 2024 and the first sale of
    a 5G vehicle; the programme has other conditions too.

    Args:
        signed: the day of the licence.
        first_sale: the first sale of a 5G vehicle by the car maker; None: not yet.
    """
    as_day(signed, _("the day of the licence"))
    limit = rule("sep.avanci_early", signed).value
    if first_sale is None or signed < max(limit, as_day(first_sale, _("the first sale"))):
        return rate("avanci_5g_early")
    return rate("avanci_5g")


@dataclass(frozen=True)
class Trigger:
    """Whether a sale owes a royalty to a pool.

    Attributes:
        due: whether it does.
        where: the countries whose patents make it due.
        why: in a sentence.
    """

    due: bool
    where: tuple[str, ...]
    why: str


def pool_royalty_due(patents_in: Collection[str], made_in: str, sold_in: str, on: date) -> Trigger:
    """Say whether a sale owes a royalty under the terms of HEVC Advance (Access Advance).

    A listed patent in the country where the goods are made is enough, also if there is none where
    they are sold.

    Args:
        patents_in: countries in which a listed patent that covers the product is in force.
        made_in, sold_in: countries of manufacture and of sale, written in the same way.
        on: the day of the sale.
    """
    terms = rule("sep.pool_trigger", on)
    where = tuple(place for place in dict.fromkeys((made_in, sold_in)) if place in patents_in)
    if not where:
        return Trigger(False, (), _("No listed patent is in force where it is made or sold."))
    why = _("A listed patent is in force in {places} ({cite}).")
    return Trigger(True, where, why.format(places=", ".join(where), cite=terms.cite))
