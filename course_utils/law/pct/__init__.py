"""The Patent Cooperation Treaty: calendar, fees and routes of an application, and China's rules."""

from course_utils.law.pct.after_limit import late_entry, reinstatement, restoration_request
from course_utils.law.pct.application import Application, PriorityClaim
from course_utils.law.pct.calendar import calendar
from course_utils.law.pct.china import secrecy_duty, secrecy_examination
from course_utils.law.pct.china_rights import (
    annual_fee,
    deemed_receipt,
    hong_kong,
    restoration_of_rights,
    restore_priority_direct,
    restore_priority_pct,
)
from course_utils.law.pct.designated import NationalRouteClosed
from course_utils.law.pct.events import Event, event_name, event_names
from course_utils.law.pct.excuses import after_disruption, excuses
from course_utils.law.pct.fees import (
    Applicant,
    demand_fees,
    entitled_to_90,
    filing_fees,
    late_payment_fee,
    supplementary_search_fees,
)
from course_utils.law.pct.follow_up import follow_up
from course_utils.law.pct.national_fees import (
    Papers,
    direct_fees,
    national_fees,
    offices_with_fees,
)
from course_utils.law.pct.national_phase import national_phase
from course_utils.law.pct.priority import priority_correction, priority_period, restoration_window
from course_utils.law.pct.publication import publication
from course_utils.law.pct.routes import Assumptions, break_even, drop_break_even, route_costs

__all__ = [
    "Applicant",
    "Application",
    "Assumptions",
    "Event",
    "NationalRouteClosed",
    "Papers",
    "PriorityClaim",
    "after_disruption",
    "annual_fee",
    "break_even",
    "calendar",
    "deemed_receipt",
    "demand_fees",
    "direct_fees",
    "drop_break_even",
    "entitled_to_90",
    "event_name",
    "event_names",
    "excuses",
    "filing_fees",
    "follow_up",
    "hong_kong",
    "late_entry",
    "late_payment_fee",
    "national_fees",
    "national_phase",
    "offices_with_fees",
    "priority_correction",
    "priority_period",
    "publication",
    "reinstatement",
    "restoration_of_rights",
    "restoration_request",
    "restoration_window",
    "restore_priority_direct",
    "restore_priority_pct",
    "route_costs",
    "secrecy_duty",
    "secrecy_examination",
    "supplementary_search_fees",
]
