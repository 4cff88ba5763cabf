"""Warm processes: Python with what notebooks import already loaded, forked for each submission.

A warm process serves as desk (isolated, it runs a student's cells and hands over the answers as
plain data) or as examiner (it runs the locked test cells on those answers). Linux only.
"""

from course_utils.classroom.warm.client import WarmProcess
from course_utils.classroom.warm.isolation import NONE, Isolation, best_isolation
from course_utils.classroom.warm.jobs import (
    DIED,
    MISSING,
    TOO_LONG,
    TOO_MUCH,
    Cell,
    Done,
    Job,
    Limits,
    Take,
)
from course_utils.classroom.warm.staff import Staff

__all__ = [
    "DIED",
    "MISSING",
    "NONE",
    "TOO_LONG",
    "TOO_MUCH",
    "Cell",
    "Done",
    "Isolation",
    "Job",
    "Limits",
    "Staff",
    "Take",
    "WarmProcess",
    "best_isolation",
]
