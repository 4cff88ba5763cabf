"""Standard-essential patents: filing around a standard, declaring, licensing and disputes."""

from course_utils.law.sep.declarations import (
    Range,
    declaration_duties,
    declarations,
    declared_share,
    declared_to_essential,
    essential_share,
    essentiality_rates,
)
from course_utils.law.sep.families import (
    divisional_offices,
    divisional_window,
    earliest_benefit_date,
    late_continuation_fee,
)
from course_utils.law.sep.forums import Risk, anti_suit_fine, forum_risk, forums
from course_utils.law.sep.grace import DISCLOSURES, Grace, GraceCase, grace, last_safe_filing
from course_utils.law.sep.grace import offices as grace_offices
from course_utils.law.sep.methods import (
    PastSales,
    Stack,
    comparable,
    generation_weights,
    interest,
    past_sales,
    stack,
    together,
    top_down,
)
from course_utils.law.sep.negotiation import (
    Outlook,
    State,
    Step,
    injunction_outlook,
    negotiation,
    say_actor,
    steps,
)
from course_utils.law.sep.pools import Trigger, avanci_5g_rate, pool_royalty_due
from course_utils.law.sep.rates import STATUSES, Rate, rate, rates, say_status
from course_utils.law.sep.royalties import LumpSum, PercentOfPrice, PerUnit, Royalty
from course_utils.law.sep.standards import Contribution, milestones, releases
from course_utils.law.sep.units import Money, Percent, Share

__all__ = [
    "DISCLOSURES",
    "STATUSES",
    "Contribution",
    "Grace",
    "GraceCase",
    "LumpSum",
    "Money",
    "Outlook",
    "PastSales",
    "PerUnit",
    "Percent",
    "PercentOfPrice",
    "Range",
    "Rate",
    "Risk",
    "Royalty",
    "Share",
    "Stack",
    "State",
    "Step",
    "Trigger",
    "anti_suit_fine",
    "avanci_5g_rate",
    "comparable",
    "declaration_duties",
    "declarations",
    "declared_share",
    "declared_to_essential",
    "divisional_offices",
    "divisional_window",
    "earliest_benefit_date",
    "essential_share",
    "essentiality_rates",
    "forum_risk",
    "forums",
    "generation_weights",
    "grace",
    "grace_offices",
    "injunction_outlook",
    "interest",
    "last_safe_filing",
    "late_continuation_fee",
    "milestones",
    "negotiation",
    "past_sales",
    "pool_royalty_due",
    "rate",
    "rates",
    "releases",
    "say_actor",
    "say_status",
    "stack",
    "steps",
    "together",
    "top_down",
]
