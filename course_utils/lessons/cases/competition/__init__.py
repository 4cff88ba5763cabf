"""The case files of the module on trade secrets."""

from course_utils.lessons.cases.competition.case import CompetitionCase, competition_case

__all__ = ["CompetitionCase", "competition_case"]
