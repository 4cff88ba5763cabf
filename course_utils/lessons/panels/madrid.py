"""The panel of the trademark module: the designation board."""

import html
from collections.abc import Sequence
from datetime import date

from IPython.display import HTML

from course_utils.errors import CourseError
from course_utils.law.madrid import (
    Basic,
    Fees,
    Mark,
    Registration,
    application_fees,
    member,
    refusal_end,
    safeguard,
    subsequent_designation_fees,
)
from course_utils.law.madrid.members import member_code
from course_utils.law.madrid.nice import nice_class
from course_utils.lessons.panels.panel import (
    Panel,
    choice_input,
    day_input,
    needed_day,
    parts_of,
    table_of,
    text_input,
    tick_input,
)
from course_utils.messages import _, say_money


def designation_board(
    members: Sequence[str] = ("US", "EM", "JP", "KR", "IT", "VN"),
    classes: Sequence[int] = (7, 9),
    *,
    on: date,
    colour: bool = False,
    holder: str = "CN",
    notified_on: date | None = None,
) -> Panel:
    """Return a panel in which members and classes move the fees and the refusal clocks.

    Args:
        members: ST.3 codes or names of the designated members.
        classes: numbers of the Nice Classification.
        on: the day on which the Office of origin receives the application: its tariff counts.
        colour: whether the mark is in colour.
        holder: ST.3 code of the party of the holder.
        notified_on: when WIPO sends the members the notification, which starts the refusal
            periods; None while that is open.
    """
    received = _("Received on")

    def show(wanted, goods, day, act, colour, notified):
        day, numbers = needed_day(day, received), _numbers(goods)
        codes = members_in(wanted)
        mark = Mark(_("this mark"), numbers, colour)
        if act == "application":
            bill = application_fees(codes, len(numbers), day, colour=colour, holder=holder)
        else:
            bill = subsequent_designation_fees(codes, len(numbers), day, holder=holder)
        registration = Registration(mark, Basic(holder, day), day, day, members=codes)
        return [_members_table(registration, bill, notified), bill, _classes_table(numbers)]

    inputs = {
        "wanted": text_input(_("Members"), ", ".join(members), "US, EM, JP"),
        "goods": text_input(_("Classes"), ", ".join(map(str, classes)), "7, 9"),
        "day": day_input(received, on),
        "act": choice_input(
            _("Request"),
            [
                (_("Application"), "application"),
                (_("Later designation"), "subsequent designation"),
            ],
            "application",
        ),
        "notified": day_input(_("WIPO's notification sent"), notified_on),
        "colour": tick_input(_("The mark is in colour"), colour),
    }
    return Panel(_("Designation board"), inputs, show)


def members_in(text: str) -> tuple[str, ...]:
    """Return the ST.3 codes in a list that a reader typed: "us, eu；Japan" gives US, EM, JP.

    Raises:
        CourseError: the list is empty, or names something that is no Contracting Party.
    """
    names = parts_of(text)
    if not names:
        raise CourseError(_("Name at least one member, such as US, EM, JP."))
    return tuple(dict.fromkeys(member_code(name) for name in names))


def _numbers(text: str) -> tuple[int, ...]:
    """Return the class numbers in a list that a reader typed; `Mark` says which ones exist."""
    parts = parts_of(text)
    strange = [part for part in parts if not part.isdecimal()]
    if strange or not parts:
        raise CourseError(
            _("Write the classes as numbers from 1 to 45, such as 7, 9; {text} is none.").format(
                text=strange[0] if strange else _("an empty list")
            )
        )
    return tuple(dict.fromkeys(int(part) for part in parts))


def _members_table(registration: Registration, bill: Fees, notified: date | None) -> HTML:
    """Make a table with one row a member: fee, refusal clock, safeguard, what else to know."""
    rows = []
    for code in registration.members:
        party, guard = member(code), safeguard(registration.holder, code)
        clock = _("{n} months").format(n=guard.refusal_months)
        if guard.opposition_after_18:
            clock += _("; on an opposition later")
        row = {
            _("Member"): f"{party.name}, {code}",
            _("Fee"): say_money(bill.of(code), bill.currency).replace(" ", "\N{NO-BREAK SPACE}"),
            _("Kind of fee"): _("individual") if guard.fee == "individual" else _("complementary"),
            _("Time to refuse"): clock,
        }
        if notified:
            row[_("Refusal until")] = refusal_end(registration, code, notified).when
        row[_("Safeguard")] = _say_safeguard(registration.holder, code)
        row[_("Note")] = "; ".join(_special(party))
        rows.append(row)
    return table_of(rows)


def _say_safeguard(holder: str, code: str) -> str:
    party, guard = member(code), safeguard(holder, code)
    if not guard.applies:
        return "–"
    off = [_("individual fee")] if party.individual_fee else []
    if party.refusal_months > guard.refusal_months:
        off.append(_("{n} months").format(n=party.refusal_months))
    return _("yes: no {declared}").format(declared=_(", no ").join(off))


def _special(party) -> list[str]:
    notes = [
        (party.intention_to_use, _("declare the intention to use")),
        (party.earlier_registrations_excluded, _("not for registrations before it joined")),
        (party.licence == "record nationally", _("record licences nationally")),
    ]
    return [text for holds, text in notes if holds]


def _classes_table(numbers: Sequence[int]) -> HTML:
    """Make a list of the headings of the classes that opens on request."""
    found = [nice_class(number) for number in numbers]
    items = "".join(f"<li value='{row.number}'>{html.escape(row.heading)}</li>" for row in found)
    summary = _("What the classes cover, in short")
    return HTML(f"<details><summary>{html.escape(summary)}</summary><ol>{items}</ol></details>")
