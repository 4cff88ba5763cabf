"""Who is named in real investigations and from where; for what, and what is asked for."""

import pandas as pd
from babel import Locale

from course_utils.law.section337.records import Tally, by_basis, by_relief
from course_utils.law.section337.respondents import (
    named_per_investigation,
    respondents_by_country,
    zhejiang_respondents,
)
from course_utils.lessons import look
from course_utils.lessons.figures.parts.bars import Bar, Chart, draw_charts
from course_utils.lessons.look import GREEN, ORANGE, RED
from course_utils.messages import _, language

_MOST = 8  # countries that have a bar of their own
_SIZES = ((1, 1), (2, 3), (4, 5), (6, 10), (11, 20), (21, 99))
_MIDDLE, _RIGHT = 5.3, look.WIDTH - 0.12


def who_is_named() -> look.Drawing:
    """Draw where the named respondents come from, and how many an investigation names."""
    countries, sizes = respondents_by_country(), named_per_investigation()
    charts = [
        Chart(
            _("Named respondents, by country or region"),
            _countries(countries),
            0.12,
            _MIDDLE - 0.2,
            1.75,
        ),
        Chart(_("Investigations, by number of respondents"), _sizes(sizes), _MIDDLE, _RIGHT, 1.55),
    ]
    zhejiang = _("At least {count} names have a place of Zhejiang in name or address.").format(
        count=zhejiang_respondents().base
    )
    return draw_charts(_who(countries, sizes), charts, foot_of(countries, sizes, last=zhejiang))


who_is_named = look.drawn(who_is_named)


def for_what() -> look.Drawing:
    """Draw on which rights real investigations rest, and which orders the complainants ask for."""
    basis, relief = by_basis(), by_relief()
    charts = [
        Chart(_("Investigations, by kind of right"), _bases(basis), 0.12, _MIDDLE - 0.2, 2.3),
        Chart(_("Investigations, by relief asked for"), _reliefs(relief), _MIDDLE, _RIGHT, 2.05),
    ]
    return draw_charts(_what(basis, relief), charts, foot_of(basis, relief))


for_what = look.drawn(for_what)


def foot_of(*tallies: Tally, last: str = "") -> str:
    """Say of each tally what it counts and what it does not know, and what the record is."""
    said = [f"{tally.definition} {tally.standing}" for tally in tallies]
    record = _(
        "The record holds the investigations whose papers were found (2006 to 2026), no random "
        "sample."
    )
    return " ".join(part for part in (*said, last, record) if part)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%"


def _country(code: str) -> str:
    return _("mainland China") if code == "CN" else Locale.parse(language()).territories[code]


def _countries(tally: Tally) -> list[Bar]:
    frame = tally.frame
    bars = [
        Bar(
            _country(row.country),
            row.respondents,
            f"{row.respondents} ({_percent(row.respondents, tally.known)})",
            {"color": RED, "hatch": "//", "ec": look.PAPER} if row.country == "CN" else {},
        )
        for row in frame.head(_MOST).itertuples()
    ]
    rest = frame.iloc[_MOST:]
    if len(rest):
        total = rest["respondents"].sum()
        name = _("{count} others").format(count=len(rest))
        bars.append(Bar(name, total, f"{total} ({_percent(total, tally.known)})"))
    return bars


def _sizes(tally: Tally) -> list[Bar]:
    named = tally.frame["named"]
    bars = []
    for low, high in _SIZES:
        count = int(named.between(low, high).sum())
        name = _("{low} to {high}").format(low=low, high=high)
        if low == high:
            name = _("one alone")
        elif high == _SIZES[-1][1]:
            name = _("{low} and more").format(low=low)
        bars.append(Bar(name, count, str(count)))
    return bars


def _who(countries: Tally, sizes: Tally) -> str:
    count = dict(zip(countries.frame["country"], countries.frame["respondents"], strict=True))
    return _(
        "{percent} of the named respondents of known country come from mainland China ({cn} of "
        "{known}); half of the investigations name {middle} or fewer"
    ).format(
        percent=_percent(count["CN"], countries.known),
        cn=count["CN"],
        known=countries.known,
        middle=int(sizes.frame["named"].median()),
    )


def say_basis(basis: str) -> str:
    """Say a kind of right, with its Chinese term."""
    return {
        "patent": _("patent (专利)"),
        "trade secret": _("trade secret (商业秘密)"),
        "trademark": _("trade mark (商标)"),
        "copyright": _("copyright (著作权)"),
        "trade dress": _("trade dress (商业外观)"),
        "false advertising": _("false advertising (虚假宣传)"),
        "false designation": _("false designation (虚假标示)"),
        "other": _("other"),
    }.get(basis, basis)


def _bases(tally: Tally) -> list[Bar]:
    return [
        Bar(
            say_basis(row.basis),
            row.investigations,
            f"{row.investigations} ({_percent(row.investigations, tally.known)})",
        )
        for row in tally.frame.itertuples()
    ]


def _reliefs(tally: Tally) -> list[Bar]:
    words = {
        "LEO": _("limited order (有限排除令)"),
        "GEO": _("general order (普遍排除令)"),
        "GEO or LEO": _("general or limited"),
        "kind not stated": _("kind not stated"),
        "none": _("no exclusion order"),
        "asked for": _("cease and desist (停止令)"),
    }
    looks = {
        "GEO": {"color": ORANGE},
        "GEO or LEO": {"color": ORANGE},
        "asked for": {"color": GREEN, "hatch": "//", "ec": look.PAPER},
    }
    rows = tally.frame[tally.frame["asked"] != "not seen"]
    return [
        Bar(
            words[row.asked],
            row.investigations,
            f"{row.investigations} ({_percent(row.investigations, tally.known)})",
            looks.get(row.asked, {}),
        )
        for row in rows.itertuples()
    ]


def _count(frame: pd.DataFrame, column: str, *values: str) -> int:
    return int(frame.loc[frame[column].isin(values), "investigations"].sum())


def _what(basis: Tally, relief: Tally) -> str:
    return _(
        "{percent} of the investigations of known right rest on patents ({patents} of {known}); "
        "{general} of {asked} requests seen name a general order"
    ).format(
        percent=_percent(_count(basis.frame, "basis", "patent"), basis.known),
        patents=_count(basis.frame, "basis", "patent"),
        known=basis.known,
        general=_count(relief.frame, "asked", "GEO", "GEO or LEO"),
        asked=relief.known,
    )
