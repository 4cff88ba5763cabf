"""Percentages of the rules on transfers, and the two numbers that its arithmetic leans on."""

from datetime import date
from decimal import Decimal

from course_utils.law.rules import rule

SURE = Decimal(1)
HUNDRED = Decimal(100)


def percent_of(rule_id: str, on: date) -> Decimal:
    """Return the percentage of rule "transfer.`rule_id`" on a day."""
    return Decimal(rule(f"transfer.{rule_id}", on).value)
