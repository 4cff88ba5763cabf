"""Plan two years of rights, money and risks for one company, on all six subjects of the course."""

from course_utils.law.plan.acts import SUBJECTS, Act, Risk, say_subject
from course_utils.law.plan.deals import (
    competition_risk,
    royalty_acts,
    section337_risk,
    transfer_acts,
)
from course_utils.law.plan.marks import madrid_acts, madrid_renewal
from course_utils.law.plan.patents import continuation_acts, pct_acts, sep_acts
from course_utils.law.plan.plan import Plan, quarter_end, quarter_of
from course_utils.law.plan.prices import acts_of, priced

__all__ = [
    "SUBJECTS",
    "Act",
    "Plan",
    "Risk",
    "acts_of",
    "competition_risk",
    "continuation_acts",
    "madrid_acts",
    "madrid_renewal",
    "pct_acts",
    "priced",
    "quarter_end",
    "quarter_of",
    "royalty_acts",
    "say_subject",
    "section337_risk",
    "sep_acts",
    "transfer_acts",
]
