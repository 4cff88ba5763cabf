"""Tables of the lesson on standard-essential patents: dates, rates, royalties, steps and risks."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from pandas.io.formats.style import Styler

from course_utils.errors import CourseError
from course_utils.law import sep
from course_utils.law.deadlines import Deadline
from course_utils.law.inputs import known_until
from course_utils.law.sep import Money, Royalty, Share
from course_utils.law.sep.families import BENEFIT
from course_utils.law.tables import names, table
from course_utils.lessons.show import listing, office_name
from course_utils.messages import _, say_day, say_money


def grace(kind: str, *offices: str, on: date) -> Styler:
    """Show what Offices forgive of one kind of disclosure.

    Columns: Office, forgiven for, the filing that counts, condition, what to do, mind.
    """
    found = {code: sep.grace(code, on).for_disclosure(kind) for code in offices}
    return listing(
        {
            _("Office"): office_name(code),
            _("Forgiven for"): _("{n} months").format(n=case.months) if case.months else _("never"),
            _("The filing that counts"): _which_filing(case.priority_counts),
            _("Condition"): case.condition or "–",
            _("What to do"): case.formalities or "–",
            _("Mind"): case.note or "–",
        }
        for code, case in found.items()
    )


def _which_filing(priority_counts: bool | None) -> str:
    if priority_counts is None:
        return "–"
    return _("the first one (priority)") if priority_counts else _("the one at this Office")


def disclosures(*papers: sep.Contribution) -> Styler:
    """Show from when papers are public. Columns: submitted, time stamp, meeting, public, why."""
    return listing(
        {
            _("Submitted"): say_day(paper.submitted),
            _("Time stamp"): say_day(paper.public_from) if paper.public_from else _("not known"),
            _("Meeting"): say_day(paper.meeting_day),
            _("Public from"): say_day(paper.disclosed),
            _("Why"): paper.why,
        }
        for paper in papers
    )


def benefit(filings: Iterable[tuple[str, date]]) -> Styler:
    """Show from which filings the years of a late US continuation are counted.

    Columns: filing, day, counts.
    """
    filings = list(filings)
    first = sep.earliest_benefit_date(filings)
    rows = []
    for kind, day in filings:
        counts = _("yes, but a later one") if kind in BENEFIT else _("never")
        if kind in BENEFIT and day == first:
            counts = _("yes: the earliest benefit date")
        rows.append({_("Filing"): kind, _("Day"): say_day(day), _("Counts"): counts})
    return listing(rows)


def late_fees(earliest_benefit: date, *filed: date, entity: str = "large") -> Styler:
    """Show the fee for US continuing applications filed on several days.

    Columns: filed on, fee, why, sure.
    """
    lines = [
        (day, sep.late_continuation_fee(earliest_benefit, day, entity=entity)) for day in filed
    ]
    return listing(
        {
            _("Filed on"): say_day(day),
            _("Fee"): say_money(line.amount, line.currency),
            _("Why"): f"{line.label}; {line.note}" if line.amount else line.note,
            _("Sure"): _("yes") if line.sure else _("no"),
        }
        for day, line in lines
    )


def rates(*ids: str) -> Styler:
    """Show figures from cases and programmes with what became of them.

    Columns: case, standard, figure, status, when, territory, mind.
    """
    return listing(
        {
            _("Case"): found.case,
            _("Standard"): found.standard,
            _("Figure"): found.figure,
            _("Status"): f"{found.status}: {sep.say_status(found.status)}",
            _("When"): found.when or _("no date"),
            _("Territory"): found.territory,
            _("Mind"): found.note or "–",
        }
        for found in map(sep.rate, ids)
    )


def statuses() -> Styler:
    """Show how many figures of the table have which status.

    Columns: status, meaning, figures, a rate that holds.
    """
    frame = sep.rates()
    first = frame.drop_duplicates("status").set_index("status")
    counts = frame["status"].value_counts()
    return listing(
        {
            _("Status"): status,
            _("Meaning"): sep.say_status(status),
            _("Figures"): int(counts[status]),
            _("A rate?"): _("yes") if sep.rate(first.loc[status, "id"]).is_rate else _("no"),
        }
        for status in sep.STATUSES
        if status in counts
    )


def bills(royalties: Mapping[str, Royalty], units: int, price: Money) -> Styler:
    """Show what licences of different shapes come to for one product.

    Args:
        royalties: by name.
        units: sold in the year.
        price: of one unit.

    Columns: licence, for the year, for one unit.
    """
    return listing(
        {
            _("Licence"): name,
            _("For the year"): str(royalty.due(units, price).rounded()),
            _("For one unit"): str(royalty.per_unit(units, price)),
        }
        for name, royalty in royalties.items()
    )


def top_down(
    stacks: Iterable[sep.Percent], shares: Mapping[str, Share], weights: Mapping[str, int],
    price: Money,
) -> Styler:  # fmt: skip
    """Show one owner's rate, generation by generation and together, for several burdens.

    Args:
        stacks: the royalties of all owners together, as percents of the price.
        shares: the owner's share of the essential patents of each generation; none for the others.
        weights: how much each generation counts in the product.
        price: of one unit.

    Columns: all owners, one for each generation, together, for one unit.
    """
    rows = []
    for stack in stacks:
        parts = {name: sep.top_down(stack, share, weights, name) for name, share in shares.items()}
        whole = sum(parts.values(), sep.Percent(0))
        rows.append(
            {_("All owners"): str(stack)}
            | {name: str(part) for name, part in parts.items()}
            | {_("Together"): str(whole), _("For one unit"): str(whole.of(price))}
        )
    return listing(rows)


def refusal(ask: Callable[[], object]) -> Styler:
    """Show the sentence with which the law refuses a question, or the answer where it does not."""
    try:
        return listing([{_("Answer"): str(ask())}])
    except CourseError as refused:
        return listing([{_("Refused"): str(refused)}])


def negotiation_steps(regime: str) -> Styler:
    """Show the steps of a negotiation. Columns: step, who, owes, if not, basis."""
    return listing(
        {
            _("Step"): row.number,
            _("Who"): sep.say_actor(row.actor),
            _("Owes"): row.owes,
            _("If not"): row.if_not,
            _("Basis"): f"{row.basis}: {row.cite}",
        }
        for row in sep.steps(regime).itertuples(index=False)
    )


def outlooks() -> Styler:
    """Show when a court in China is likely to grant an injunction.

    Columns: holder at fault, user at fault, injunction, mind.
    """
    said = {"yes": _("likely"), "no": _("not likely"), "open": _("open")}
    rows = []
    for holder, user in ((False, False), (False, True), (True, False), (True, True)):
        found = sep.injunction_outlook(holder_at_fault=holder, user_at_fault=user)
        rows.append(
            {
                _("Holder at fault"): _("yes") if holder else _("no"),
                _("User at fault"): _("yes") if user else _("no"),
                _("Injunction"): said[found.outcome],
                _("Mind"): found.note,
            }
        )
    return listing(rows)


def risks(*places: str, on: date) -> Styler:
    """Show the risks of forums. Columns: place, risk, what the forum does, status, mind, case."""
    return listing(
        {
            _("Place"): risk.place,
            _("Risk"): risk.kind,
            _("What the forum does"): risk.rule,
            _("Status"): risk.status,
            _("Mind"): risk.note or "–",
            _("Case"): risk.cite.partition(": ")[0],
        }
        for risk in sep.forum_risk(places, on)
    )


def sources() -> Styler:
    """Show how old the sources of the tables are. Columns: table, rows, oldest, newest."""
    rows = []
    for name in names():
        if name.startswith("sep/"):
            ages = sorted(table(name)["as_of"], key=known_until)
            rows.append(
                {
                    _("Table"): name.removeprefix("sep/").replace("_", " "),
                    _("Rows"): len(ages),
                    _("Oldest source"): ages[0],
                    _("Newest source"): ages[-1],
                }
            )
    return listing(rows)


def wall(files: Mapping[str, Iterable[Deadline]]) -> Styler:
    """Show deadlines of several files by day. Columns: last day, file, what, Office, rule.

    Args:
        files: deadlines by the name of the file that they belong to.
    """
    found = [(name, deadline) for name, deadlines in files.items() for deadline in deadlines]
    return listing(
        {
            _("Last day"): deadline.when,
            _("File"): name,
            _("What"): deadline.title,
            _("Office"): deadline.office,
            _("Rule"): deadline.rule.cite,
        }
        for name, deadline in sorted(found, key=lambda pair: pair[1].day or pair[1].safe_day)
    )
