"""Figures of the lessons: each function draws what the law computes and returns the figure.

A figure's heading is its finding, computed from what is drawn; `finding` holds it as text.
"""

from course_utils.lessons.figures.first_years import first_five_years
from course_utils.lessons.figures.madrid_map import trademark_routes
from course_utils.lessons.figures.madrid_origins import madrid_filings_by_origin
from course_utils.lessons.figures.madrid_routes import madrid_or_direct
from course_utils.lessons.figures.missed_priority import missed_priority
from course_utils.lessons.figures.national_phase import national_phase
from course_utils.lessons.figures.origins import filings_by_origin
from course_utils.lessons.figures.rights import rights_on_one_product
from course_utils.lessons.figures.routes import route_curves, routes_by_offices
from course_utils.lessons.figures.squatting import squatted_brand
from course_utils.lessons.figures.timeline import main_steps, timeline
from course_utils.lessons.figures.two_years import two_years

__all__ = [
    "filings_by_origin",
    "first_five_years",
    "madrid_filings_by_origin",
    "madrid_or_direct",
    "main_steps",
    "missed_priority",
    "national_phase",
    "rights_on_one_product",
    "route_curves",
    "routes_by_offices",
    "squatted_brand",
    "timeline",
    "trademark_routes",
    "two_years",
]
