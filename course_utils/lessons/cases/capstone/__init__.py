"""The case files of the capstone."""

from course_utils.lessons.cases.capstone.case import QUARTERS, CapstoneCase, capstone_case, in_yuan

__all__ = ["QUARTERS", "CapstoneCase", "capstone_case", "in_yuan"]
