"""Panels to play with in a lesson; where there are no widgets, each shows its result as a table."""

from course_utils.lessons.panels.competition import damages_board, secret_audit
from course_utils.lessons.panels.licence import licence_value
from course_utils.lessons.panels.madrid import designation_board
from course_utils.lessons.panels.panel import Panel
from course_utils.lessons.panels.pct import fee_panel, pct_calendar_panel, route_panel
from course_utils.lessons.panels.plan import planning_board
from course_utils.lessons.panels.section337 import decision_board, response_clock
from course_utils.lessons.panels.sep import filing_order_panel, royalty_board
from course_utils.lessons.panels.transfer import transfer_board

__all__ = [
    "Panel",
    "damages_board",
    "decision_board",
    "designation_board",
    "fee_panel",
    "filing_order_panel",
    "licence_value",
    "pct_calendar_panel",
    "planning_board",
    "response_clock",
    "route_panel",
    "royalty_board",
    "secret_audit",
    "transfer_board",
]
