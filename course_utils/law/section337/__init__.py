"""Section 337 of the Tariff Act of 1930: the clock, the record and the choices of a respondent."""

from course_utils.law.section337.after_order import advisory_opinion, enforcement, modification
from course_utils.law.section337.agreement import agreement, agreement_by_step
from course_utils.law.section337.calendar import calendar
from course_utils.law.section337.clocks import CLOCKS, clock
from course_utils.law.section337.counting import (
    Lapse,
    Service,
    business_days_before,
    federal_end,
    is_business_day,
)
from course_utils.law.section337.decision import Decision, decision
from course_utils.law.section337.elements import (
    Element,
    claim_kinds,
    elements,
    fact_topics,
    real_facts,
)
from course_utils.law.section337.endings import (
    how_ended,
    institution_to_end,
    outcomes,
    publication_lag,
    stages_seen,
)
from course_utils.law.section337.facts import Investigation
from course_utils.law.section337.inputs import Input, Inputs, default_inputs
from course_utils.law.section337.orders import Goods, Order, Reach, order_end, reached
from course_utils.law.section337.records import (
    Tally,
    by_basis,
    by_relief,
    complaint_to_institution,
    investigations,
)
from course_utils.law.section337.remedies import (
    BOND_SHAPES,
    BondRule,
    Relief,
    bond,
    default_relief,
    penalty_ceiling,
)
from course_utils.law.section337.respondents import (
    named_per_investigation,
    respondents,
    respondents_by_country,
    zhejiang_respondents,
)
from course_utils.law.section337.review import KINDS, review
from course_utils.law.section337.sensitivity import break_even, tornado
from course_utils.law.section337.statistics import statistic, statistic_names
from course_utils.law.section337.ways import WAYS

__all__ = [
    "BOND_SHAPES",
    "CLOCKS",
    "KINDS",
    "WAYS",
    "BondRule",
    "Decision",
    "Element",
    "Goods",
    "Input",
    "Inputs",
    "Investigation",
    "Lapse",
    "Order",
    "Reach",
    "Relief",
    "Service",
    "Tally",
    "advisory_opinion",
    "agreement",
    "agreement_by_step",
    "bond",
    "break_even",
    "business_days_before",
    "by_basis",
    "by_relief",
    "calendar",
    "claim_kinds",
    "clock",
    "complaint_to_institution",
    "decision",
    "default_inputs",
    "default_relief",
    "elements",
    "enforcement",
    "fact_topics",
    "federal_end",
    "how_ended",
    "institution_to_end",
    "investigations",
    "is_business_day",
    "modification",
    "named_per_investigation",
    "order_end",
    "outcomes",
    "penalty_ceiling",
    "publication_lag",
    "reached",
    "real_facts",
    "respondents",
    "respondents_by_country",
    "review",
    "stages_seen",
    "statistic",
    "statistic_names",
    "tornado",
    "zhejiang_respondents",
]
