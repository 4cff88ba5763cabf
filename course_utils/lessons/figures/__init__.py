"""Figures of the lessons: each function draws what the law computes and returns the figure.

A figure's heading is its finding, computed from what is drawn; `finding` holds it as text.
"""

from course_utils.lessons.figures.average_price import average_is_no_price
from course_utils.lessons.figures.awards import awards
from course_utils.lessons.figures.clock337 import investigation_gantt
from course_utils.lessons.figures.competition_map import competition_map
from course_utils.lessons.figures.damages_compared import damages_compared
from course_utils.lessons.figures.days337 import response_days
from course_utils.lessons.figures.deal_structures import deal_structures
from course_utils.lessons.figures.decision337 import tornado_figure, ways_compared
from course_utils.lessons.figures.declared import declaration_funnel
from course_utils.lessons.figures.endings337 import how_it_ends, how_long
from course_utils.lessons.figures.export_path import export_path_figure
from course_utils.lessons.figures.first_years import first_five_years
from course_utils.lessons.figures.grace import grace_by_country
from course_utils.lessons.figures.limitation_clocks import limitation_clocks
from course_utils.lessons.figures.madrid_map import trademark_routes
from course_utils.lessons.figures.madrid_origins import madrid_filings_by_origin
from course_utils.lessons.figures.madrid_routes import madrid_or_direct
from course_utils.lessons.figures.map337 import procedure_map
from course_utils.lessons.figures.missed_priority import missed_priority
from course_utils.lessons.figures.national_phase import national_phase
from course_utils.lessons.figures.negotiation_ladder import negotiation_ladder
from course_utils.lessons.figures.orders337 import order_reach
from course_utils.lessons.figures.origins import filings_by_origin
from course_utils.lessons.figures.published_rates import published_rates
from course_utils.lessons.figures.respondents337 import for_what, who_is_named
from course_utils.lessons.figures.rights import rights_on_one_product
from course_utils.lessons.figures.routes import route_curves, routes_by_offices
from course_utils.lessons.figures.royalty_curves import royalty_by_price, royalty_shapes
from course_utils.lessons.figures.royalty_tax import royalty_tax
from course_utils.lessons.figures.secret337 import secret_that_crossed
from course_utils.lessons.figures.secret_walked import secret_that_walked
from course_utils.lessons.figures.sep_map import sep_map
from course_utils.lessons.figures.squatting import squatted_brand
from course_utils.lessons.figures.standard_calendar import standard_and_filings
from course_utils.lessons.figures.texts_by_day import texts_by_day
from course_utils.lessons.figures.timeline import main_steps, timeline
from course_utils.lessons.figures.transfer_map import transfer_map
from course_utils.lessons.figures.treaty_rates import treaty_rates
from course_utils.lessons.figures.tree337 import decision_tree
from course_utils.lessons.figures.value_range import value_range

__all__ = [
    "average_is_no_price",
    "awards",
    "competition_map",
    "damages_compared",
    "deal_structures",
    "decision_tree",
    "declaration_funnel",
    "export_path_figure",
    "filings_by_origin",
    "first_five_years",
    "for_what",
    "grace_by_country",
    "how_it_ends",
    "how_long",
    "investigation_gantt",
    "limitation_clocks",
    "madrid_filings_by_origin",
    "madrid_or_direct",
    "main_steps",
    "missed_priority",
    "national_phase",
    "negotiation_ladder",
    "order_reach",
    "procedure_map",
    "published_rates",
    "response_days",
    "rights_on_one_product",
    "route_curves",
    "routes_by_offices",
    "royalty_by_price",
    "royalty_shapes",
    "royalty_tax",
    "secret_that_crossed",
    "secret_that_walked",
    "sep_map",
    "squatted_brand",
    "standard_and_filings",
    "texts_by_day",
    "timeline",
    "tornado_figure",
    "trademark_routes",
    "transfer_map",
    "treaty_rates",
    "value_range",
    "ways_compared",
    "who_is_named",
]
