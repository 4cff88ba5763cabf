"""Run one of nbgrader's converters and tell what went wrong, if anything did."""

import io
import logging
import re

from nbgrader.converters.base import BaseConverter, NbGraderException

from course_utils.classroom.course import Course

_ERROR = re.compile(
    r"^(?:[\w.]+\.)?(\w*(?:Error|Exception|Entry|Timeout|NotFound)\b.*)$", re.MULTILINE
)


def convert(kind: type[BaseConverter], course: Course, assignment: str, **options) -> str | None:
    """Run nbgrader's converter `kind` on `assignment`; return its log if it failed, else None.

    `options` are `student` (an id; all students otherwise) and traits of the converter.
    """
    directory = course.directory
    directory.assignment_id = assignment
    directory.student_id = options.pop("student", "*")
    converter = kind(coursedir=directory, config=course.config, force=True, **options)
    log, text = converter.log, io.StringIO()
    handlers, log.handlers = log.handlers, [logging.StreamHandler(text)]
    propagate, log.propagate = log.propagate, False
    try:
        converter.start()
    except NbGraderException:
        return text.getvalue()
    except Exception as error:
        return f"{text.getvalue()}\n{type(error).__name__}: {error}"
    finally:
        log.handlers, log.propagate = handlers, propagate
    return None


def cause(log: str) -> str:
    """Return the line of a log that says what happened: the last error it names."""
    named = [
        line for line in _ERROR.findall(log) if not line.startswith("NbGraderException")
    ] or log.strip().splitlines()
    return named[-1].strip() if named else ""
