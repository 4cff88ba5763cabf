"""Names of the treaty partners of China, and of the kinds of royalty that treaties tell apart."""

from course_utils.law.offices import calendar
from course_utils.law.transfer.treaties import NO_TREATY
from course_utils.messages import _


def say_partner(code: str) -> str:
    """Name a treaty partner, with its Chinese name.

    Raises:
        UnknownOffice: no such code.
    """
    known = {
        NO_TREATY: _("no treaty (无协定)"),
        "GB": _("UK (英国)"),
        "HK": _("Hong Kong (香港)"),
        "KR": _("Korea (韩国)"),
        "NL": _("Netherlands (荷兰)"),
        "US": _("United States (美国)"),
    }
    if code in known:
        return known[code]
    row = calendar(code)
    return f"{row.name} ({row.name_zh})"


def say_kind(kind: str) -> str:
    """Name a kind of royalty."""
    return {
        "royalty": _("patents and the like"),
        "equipment": _("use of equipment"),
        "aircraft and ships": _("aircraft and ships"),
    }[kind]


def say_standing(status: str) -> str:
    """Say how well a treaty rate is known."""
    return {
        "in force": _("in force"),
        "secondary summary": _("from a summary only; the treaty was not read"),
        "signed": _("signed; the day of entry into force is not in the source"),
    }[status]
