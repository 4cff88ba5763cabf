"""Days from which people count PCT time limits by mistake, for the marking of exercises."""

from datetime import date

from course_utils.lessons.cases.pct.case import PctCase


def wrong_starts(case: PctCase) -> dict[str, date]:
    """Return days from which people count instead of the priority date: slip -> day."""
    starts = {
        "it was counted from the international filing date": case.application.filing_date,
        "the priority claim that was withdrawn was still counted": None,
        "the design was taken for a priority claim": case.design_filed,
    }
    for claim in case.application.priorities:
        if claim.withdrawn_on:
            starts["the priority claim that was withdrawn was still counted"] = claim.day
    return {slip: day for slip, day in starts.items() if day}
