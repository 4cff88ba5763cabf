"""Figures of the lessons: each function draws what the law computes and returns the figure.

A figure's heading is its finding, computed from what is drawn; `finding` holds it as text.
"""

from course_utils.lessons.figures.missed_priority import missed_priority
from course_utils.lessons.figures.national_phase import national_phase
from course_utils.lessons.figures.origins import filings_by_origin
from course_utils.lessons.figures.rights import rights_on_one_product
from course_utils.lessons.figures.routes import route_curves, routes_by_offices
from course_utils.lessons.figures.timeline import main_steps, timeline

__all__ = [
    "filings_by_origin",
    "main_steps",
    "missed_priority",
    "national_phase",
    "rights_on_one_product",
    "route_curves",
    "routes_by_offices",
    "timeline",
]
