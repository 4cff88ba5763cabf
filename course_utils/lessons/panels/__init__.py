"""Panels to play with in a lesson; where there are no widgets, each shows its result as a table."""

from course_utils.lessons.panels.madrid import designation_board
from course_utils.lessons.panels.panel import Panel
from course_utils.lessons.panels.pct import fee_panel, pct_calendar_panel, route_panel
from course_utils.lessons.panels.plan import example_plan, planning_board

__all__ = [
    "Panel",
    "designation_board",
    "example_plan",
    "fee_panel",
    "pct_calendar_panel",
    "planning_board",
    "route_panel",
]
