"""The Madrid System: fees, clocks and portfolio of international trademark registrations."""

from course_utils.law.madrid.application import (
    Finding,
    certification_end,
    continued_processing_end,
    excuse_end,
    intention_to_use_end,
    irregularities,
    irregularity_end,
    priority_end,
    priority_kept,
    registration_date,
)
from course_utils.law.madrid.bill import Fees
from course_utils.law.madrid.clocks import (
    Event,
    calendar,
    event_names,
)
from course_utils.law.madrid.customs import (
    customs_answer,
    customs_detention,
    customs_fee,
    customs_recordal,
)
from course_utils.law.madrid.dependency import (
    basic_falls,
    dependency_end,
    replacement,
    transformation_end,
)
from course_utils.law.madrid.fees import (
    application_fees,
    recording_fee,
    renewal_fees,
    subsequent_designation_fees,
)
from course_utils.law.madrid.individual_fees import FeePart, IndividualFee, individual_fee
from course_utils.law.madrid.keeping import (
    china_renewal,
    correction_end,
    may_designate,
    renewal,
    subsequent_designation_date,
    us_declarations,
    us_direct_declarations,
)
from course_utils.law.madrid.members import (
    Member,
    Safeguard,
    UnknownMember,
    member,
    members,
    safeguard,
)
from course_utils.law.madrid.national_fees import national_fees, national_offices
from course_utils.law.madrid.nice import nice_class, nice_classes
from course_utils.law.madrid.opposition import (
    china_invalidity,
    china_surrender_bar,
    non_use,
    opposition,
)
from course_utils.law.madrid.portfolio import (
    Portfolio,
)
from course_utils.law.madrid.refunds import Refund, refund_if_abandoned, refund_of_designation
from course_utils.law.madrid.refusal import (
    china_court_end,
    china_service,
    china_special_marks_end,
    may_oppose_later,
    opposition_refusal_end,
    refusal_end,
    response_end,
    response_events,
)
from course_utils.law.madrid.registration import (
    Basic,
    Designation,
    Mark,
    Registration,
)
from course_utils.law.madrid.routes import (
    OFFICIAL_FEES_ALONE,
    Assumptions,
    break_even,
    break_even_members,
    compare_routes,
)
from course_utils.law.madrid.squatting import (
    bad_faith_rules,
    bad_faith_topics,
    squatting_cases,
)
from course_utils.law.madrid.statistics import (
    designations_received,
    filings_by_origin,
    filings_by_year,
    largest_filers,
    register_figures,
)
from course_utils.law.madrid.tariff import TariffDay, tariff_day
from course_utils.law.madrid.udrp import (
    DomainFee,
    udrp_clock,
    udrp_fee,
)

__all__ = [
    "OFFICIAL_FEES_ALONE",
    "Assumptions",
    "Basic",
    "Designation",
    "DomainFee",
    "Event",
    "FeePart",
    "Fees",
    "Finding",
    "IndividualFee",
    "Mark",
    "Member",
    "Portfolio",
    "Refund",
    "Registration",
    "Safeguard",
    "TariffDay",
    "UnknownMember",
    "application_fees",
    "bad_faith_rules",
    "bad_faith_topics",
    "basic_falls",
    "break_even",
    "break_even_members",
    "calendar",
    "certification_end",
    "china_court_end",
    "china_invalidity",
    "china_renewal",
    "china_service",
    "china_special_marks_end",
    "china_surrender_bar",
    "compare_routes",
    "continued_processing_end",
    "correction_end",
    "customs_answer",
    "customs_detention",
    "customs_fee",
    "customs_recordal",
    "dependency_end",
    "designations_received",
    "event_names",
    "excuse_end",
    "filings_by_origin",
    "filings_by_year",
    "individual_fee",
    "intention_to_use_end",
    "irregularities",
    "irregularity_end",
    "largest_filers",
    "may_designate",
    "may_oppose_later",
    "member",
    "members",
    "national_fees",
    "national_offices",
    "nice_class",
    "nice_classes",
    "non_use",
    "opposition",
    "opposition_refusal_end",
    "priority_end",
    "priority_kept",
    "recording_fee",
    "refund_if_abandoned",
    "refund_of_designation",
    "refusal_end",
    "register_figures",
    "registration_date",
    "renewal",
    "renewal_fees",
    "replacement",
    "response_end",
    "response_events",
    "safeguard",
    "squatting_cases",
    "subsequent_designation_date",
    "subsequent_designation_fees",
    "tariff_day",
    "transformation_end",
    "udrp_clock",
    "udrp_fee",
    "us_declarations",
    "us_direct_declarations",
]
