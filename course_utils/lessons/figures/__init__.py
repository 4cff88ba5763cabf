"""Figures of the lessons: each function draws what the law computes and returns the figure.

A figure's heading is its finding, computed from what is drawn; `finding` holds it as text.
"""

from course_utils.lessons.figures.clock337 import investigation_gantt
from course_utils.lessons.figures.days337 import response_days
from course_utils.lessons.figures.decision337 import tornado_figure, ways_compared
from course_utils.lessons.figures.endings337 import how_it_ends, how_long
from course_utils.lessons.figures.first_years import first_five_years
from course_utils.lessons.figures.madrid_map import trademark_routes
from course_utils.lessons.figures.madrid_origins import madrid_filings_by_origin
from course_utils.lessons.figures.madrid_routes import madrid_or_direct
from course_utils.lessons.figures.map337 import procedure_map
from course_utils.lessons.figures.missed_priority import missed_priority
from course_utils.lessons.figures.national_phase import national_phase
from course_utils.lessons.figures.orders337 import order_reach
from course_utils.lessons.figures.origins import filings_by_origin
from course_utils.lessons.figures.respondents337 import for_what, who_is_named
from course_utils.lessons.figures.rights import rights_on_one_product
from course_utils.lessons.figures.routes import route_curves, routes_by_offices
from course_utils.lessons.figures.secret337 import secret_that_crossed
from course_utils.lessons.figures.squatting import squatted_brand
from course_utils.lessons.figures.timeline import main_steps, timeline
from course_utils.lessons.figures.tree337 import decision_tree

__all__ = [
    "decision_tree",
    "filings_by_origin",
    "first_five_years",
    "for_what",
    "how_it_ends",
    "how_long",
    "investigation_gantt",
    "madrid_filings_by_origin",
    "madrid_or_direct",
    "main_steps",
    "missed_priority",
    "national_phase",
    "order_reach",
    "procedure_map",
    "response_days",
    "rights_on_one_product",
    "route_curves",
    "routes_by_offices",
    "secret_that_crossed",
    "squatted_brand",
    "timeline",
    "tornado_figure",
    "trademark_routes",
    "ways_compared",
    "who_is_named",
]
