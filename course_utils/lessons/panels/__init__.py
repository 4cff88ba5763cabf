"""Panels to play with in a lesson; where there are no widgets, each shows its result as a table."""

from course_utils.lessons.panels.madrid import designation_board
from course_utils.lessons.panels.panel import Panel
from course_utils.lessons.panels.pct import fee_panel, pct_calendar_panel, route_panel
from course_utils.lessons.panels.section337 import decision_board, response_clock

__all__ = [
    "Panel",
    "decision_board",
    "designation_board",
    "fee_panel",
    "pct_calendar_panel",
    "response_clock",
    "route_panel",
]
