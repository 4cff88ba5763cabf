"""The panels of the PCT module: calendar, fees, and the choice between two routes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pandas as pd
from IPython.display import HTML

from course_utils.law.deadlines import Calendar, in_order
from course_utils.law.offices import office_code
from course_utils.law.pct import Application, PriorityClaim, calendar
from course_utils.law.pct.fees import filing_fees
from course_utils.law.pct.national_fees import Papers
from course_utils.law.pct.routes import Assumptions, break_even, route_costs
from course_utils.lessons import figures
from course_utils.lessons.panels.panel import (
    Panel,
    choice_input,
    day_input,
    needed_day,
    number_input,
    offices_in,
    text_input,
    tick_input,
)
from course_utils.messages import _, say_money

_DEAR = 1_000_000  # most that a price can be set to


def pct_calendar_panel(
    priority_date: date | None,
    filing_date: date,
    receiving_office: str = "CN",
    offices: Sequence[str] = ("CN", "EP", "US", "JP"),
    *,
    priority_office: str = "CN",
    isr_sent: date | None = None,
    demand_filed: date | None = None,
) -> Panel:
    """Return a panel in which the dates of an application move its whole calendar.

    Args:
        priority_date: filing date of the earlier application; None when there is none.
        filing_date: international filing date.
        receiving_office: ST.3 code of the receiving Office.
        offices: ST.3 codes of the Offices for the national phase.
        priority_office: ST.3 code of the Office of the earlier application.
        isr_sent: when the search report was sent; None while it is to come.
        demand_filed: when a demand was filed; None without one.
    """
    filed = _("International filing date")

    def show(priority, earlier_office, filing, receiving, isr, demand, designated, view):
        claims = (PriorityClaim(priority, office_code(earlier_office)),) if priority else ()
        application = Application(
            filing_date=needed_day(filing, filed),
            receiving_office=office_code(receiving),
            priorities=claims,
            isr_sent=isr,
            demand_filed=demand,
        )
        chosen = offices_in(designated)
        steps = calendar(application, chosen)
        start = application.priority_date()
        main = figures.main_steps(steps)
        if view == "offices":
            figure = figures.national_phase(steps, start, chosen)
        else:
            figure = figures.timeline(steps, start, main)
        return [figure, in_order(steps[key] for key in main), _folded(steps)]

    inputs = {
        "priority": day_input(_("Priority date"), priority_date),
        "earlier_office": text_input(_("Office of the priority"), priority_office, "CN"),
        "filing": day_input(filed, filing_date),
        "receiving": text_input(_("Receiving Office"), receiving_office, "CN"),
        "isr": day_input(_("Search report sent on"), isr_sent),
        "demand": day_input(_("Demand filed on"), demand_filed),
        "designated": text_input(_("Offices to enter"), ", ".join(offices), "CN, EP, US"),
        "view": choice_input(
            _("Figure"),
            [(_("Timeline"), "timeline"), (_("National phase"), "offices")],
            "timeline",
        ),
    }
    return Panel(_("The calendar of a PCT application"), inputs, show)


def _folded(steps: Calendar) -> HTML:
    """Make a table of all steps that opens on request."""
    summary = _("All {count} steps, with their reasons").format(count=len(steps))
    return HTML(f"<details><summary>{summary}</summary>{steps._repr_html_()}</details>")


def fee_panel(
    on: date,
    receiving_office: str = "CN",
    isa: str = "CN",
    *,
    sheets: int = 35,
    filing: str = "xml",
    rates_on: date | None = None,
) -> Panel:
    """Return a panel with the fees of an international application, line by line.

    Args:
        on: the day on which the receiving Office receives the application.
        receiving_office, isa: ST.3 codes of the receiving Office and the searching Authority.
        sheets: number of sheets.
        filing: "paper", "web", "pdf" or "xml"; see `law.pct.fees.filing_fees`.
        rates_on: the day whose exchange rates turn all amounts into CNY; None leaves them.
    """
    received = _("Received on")

    def show(day, office, authority, language, pages, form, ninety, rates):
        sheet = filing_fees(
            needed_day(day, received),
            office_code(office),
            sheets=pages,
            filing=form,
            isa=office_code(authority),
            language=language.strip().lower(),
            natural_person_90=ninety,
        )
        return [sheet.in_currency("CNY", rates) if rates else sheet]

    inputs = {
        "day": day_input(received, on),
        "office": text_input(_("Receiving Office"), receiving_office, "CN"),
        "authority": text_input(_("Searching Authority (ISA)"), isa, "CN"),
        "language": text_input(_("Language of the search"), "", "en, zh, ja …"),
        "pages": number_input(_("Sheets"), sheets, 1, 2000),
        "form": choice_input(
            _("Form of filing"),
            [
                (_("on paper"), "paper"),
                (_("request not coded"), "web"),
                (_("request coded (PDF)"), "pdf"),
                (_("all coded (XML)"), "xml"),
            ],
            filing,
        ),
        "rates": day_input(_("In CNY at the rates of"), rates_on),
        "ninety": tick_input(_("All applicants qualify for the 90% reduction"), False),
    }
    return Panel(_("Fees of an international application"), inputs, show)


def route_panel(
    offices: Sequence[str] = ("EP", "US", "JP", "KR"),
    *,
    on: date,
    rates_on: date,
    currency: str = "CNY",
) -> Panel:
    """Return a panel that compares direct filings with the PCT route.

    Args:
        offices: ST.3 codes of the Offices where protection is wanted, the least wanted last.
        on: the day whose official fees are used.
        rates_on: the day of the exchange rates.
        currency: ISO code of all amounts.
    """
    assumed = Assumptions()

    def show(
        wanted, dropped, claims, pages, sheets, agent_pct, agent_direct, agent_entry, english, view
    ):
        chosen = offices_in(wanted)
        prices = Assumptions(
            agent_pct=Decimal(agent_pct),
            agent_direct=Decimal(agent_direct),
            agent_entry=Decimal(agent_entry),
            translation={"English": Decimal(english)},
        )
        papers = Papers(claims=claims, pages=pages)
        circumstances = {
            "on": on,
            "rates_on": rates_on,
            "sheets": sheets,
            "currency": currency,
            "assumptions": prices,
        }
        kept = chosen[: max(1, len(chosen) - dropped)]
        costs = route_costs(chosen, papers, entered=kept, **circumstances)
        if view == "time":
            return [figures.route_curves(costs), _by_step(costs)]
        table = break_even(kept, papers, **circumstances)
        return [figures.routes_by_offices(table, currency), _by_step(costs)]

    inputs = {
        "wanted": text_input(_("Offices"), ", ".join(offices), "EP, US, JP"),
        "dropped": number_input(_("Given up after the search"), 0, 0, 50),
        "claims": number_input(_("Claims"), 12, 1, 500),
        "pages": number_input(_("Pages without the forms"), 40, 1, 2000),
        "sheets": number_input(_("Sheets in all"), 45, 1, 2000),
        "agent_pct": number_input(_("Agent, PCT application"), int(assumed.agent_pct), 0, _DEAR),
        "agent_direct": number_input(
            _("Agents, a direct filing"), int(assumed.agent_direct), 0, _DEAR
        ),
        "agent_entry": number_input(
            _("Agents, a national phase"), int(assumed.agent_entry), 0, _DEAR
        ),
        "english": number_input(
            _("Translation into English"), int(assumed.translation["English"]), 0, _DEAR
        ),
        "view": choice_input(
            _("Cost"),
            [(_("Over time"), "time"), (_("By number"), "offices")],
            "time",
        ),
    }
    return Panel(_("Paris or PCT: what each route costs"), inputs, show)


def _by_step(costs: pd.DataFrame) -> HTML:
    """Make a table of the frame of `route_costs`: one row a step, one column a kind of cost."""
    kinds = {
        "official fees": _("Official fees"),
        "agent": _("Agents"),
        "translation": _("Translation"),
    }
    steps = costs.pivot_table(
        index=["route", "month", "office"],
        columns="kind",
        values="amount",
        aggfunc="sum",
        sort=False,
    )
    steps = steps.reindex(columns=list(kinds)).fillna(Decimal(0)).rename(columns=kinds)
    steps[_("Sum")] = steps.sum(axis=1)
    steps.columns.name = None
    steps.index.names = [_("Route"), _("Month"), _("Office")]
    currency = costs["currency"].iloc[0]
    return HTML(steps.map(lambda amount: say_money(amount, currency)).to_html())
