"""Figures of the lessons: each function draws what the law computes and returns the figure.

A figure's heading is its finding, computed from what is drawn; `finding` holds it as text.
"""

from course_utils.lessons.figures.competition.awards import awards
from course_utils.lessons.figures.competition.damages import damages_compared
from course_utils.lessons.figures.competition.limitation import limitation_clocks
from course_utils.lessons.figures.competition.map import competition_map
from course_utils.lessons.figures.competition.secret import secret_that_walked
from course_utils.lessons.figures.competition.texts import texts_by_day
from course_utils.lessons.figures.madrid.first_years import first_five_years
from course_utils.lessons.figures.madrid.map import trademark_routes
from course_utils.lessons.figures.madrid.origins import madrid_filings_by_origin
from course_utils.lessons.figures.madrid.routes import madrid_or_direct
from course_utils.lessons.figures.madrid.squatting import squatted_brand
from course_utils.lessons.figures.orientation.rights import rights_on_one_product
from course_utils.lessons.figures.pct.missed_priority import missed_priority
from course_utils.lessons.figures.pct.national_phase import national_phase
from course_utils.lessons.figures.pct.origins import filings_by_origin
from course_utils.lessons.figures.pct.routes import route_curves, routes_by_offices
from course_utils.lessons.figures.pct.timeline import main_steps, timeline
from course_utils.lessons.figures.plan.two_years import two_years
from course_utils.lessons.figures.section337.clock import investigation_gantt
from course_utils.lessons.figures.section337.days import response_days
from course_utils.lessons.figures.section337.decision import tornado_figure, ways_compared
from course_utils.lessons.figures.section337.endings import how_it_ends, how_long
from course_utils.lessons.figures.section337.map import procedure_map
from course_utils.lessons.figures.section337.orders import order_reach
from course_utils.lessons.figures.section337.respondents import for_what, who_is_named
from course_utils.lessons.figures.section337.secret import secret_that_crossed
from course_utils.lessons.figures.section337.tree import decision_tree
from course_utils.lessons.figures.sep.calendar import standard_and_filings
from course_utils.lessons.figures.sep.declared import declaration_funnel
from course_utils.lessons.figures.sep.grace import grace_by_country
from course_utils.lessons.figures.sep.map import sep_map
from course_utils.lessons.figures.sep.negotiation import negotiation_ladder
from course_utils.lessons.figures.sep.rates import published_rates
from course_utils.lessons.figures.sep.royalties import royalty_by_price, royalty_shapes
from course_utils.lessons.figures.transfer.average_price import average_is_no_price
from course_utils.lessons.figures.transfer.deal_structures import deal_structures
from course_utils.lessons.figures.transfer.export_path import export_path_figure
from course_utils.lessons.figures.transfer.map import transfer_map
from course_utils.lessons.figures.transfer.royalty_tax import royalty_tax
from course_utils.lessons.figures.transfer.treaty_rates import treaty_rates
from course_utils.lessons.figures.transfer.value_range import value_range

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
    "two_years",
    "value_range",
    "ways_compared",
    "who_is_named",
]
