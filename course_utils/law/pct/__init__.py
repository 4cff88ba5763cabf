"""The Patent Cooperation Treaty: calendar, national phase and the right of priority."""

from course_utils.law.pct.after_limit import late_entry, reinstatement, restoration_request
from course_utils.law.pct.application import Application, PriorityClaim
from course_utils.law.pct.calendar import calendar
from course_utils.law.pct.designated import NationalRouteClosed
from course_utils.law.pct.events import Event, event_names
from course_utils.law.pct.excuses import after_disruption, excuses
from course_utils.law.pct.national_phase import national_phase
from course_utils.law.pct.priority import priority_correction, priority_period, restoration_window
from course_utils.law.pct.publication import publication

__all__ = [
    "Application",
    "Event",
    "NationalRouteClosed",
    "PriorityClaim",
    "after_disruption",
    "calendar",
    "event_names",
    "excuses",
    "late_entry",
    "national_phase",
    "priority_correction",
    "priority_period",
    "publication",
    "reinstatement",
    "restoration_request",
    "restoration_window",
]
