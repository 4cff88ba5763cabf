"""Domain name disputes under the UDRP: clocks and fees."""

import html
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, in_order
from course_utils.law.inputs import near, not_before
from course_utils.law.limits import working_days
from course_utils.law.madrid.counting import limit
from course_utils.law.rules import rule
from course_utils.law.tables import MissingValue, cite, records, table
from course_utils.messages import _, say_money

TABLE = "madrid/udrp"
PANELS = ("single", "three")


@dataclass(frozen=True)
class DomainFee:
    """What a domain name complaint costs.

    Attributes:
        total: all fees of the provider, in `currency`.
        complainant, respondent: who pays how much of it.
        share: the share of the Center, which it keeps when the case ends before a panel is
            appointed; None where the source does not give it.
        currency: ISO 4217 code.
        basis: the schedule and the rules, with the day the source speaks of.
        note: what to know besides.
    """

    total: Decimal
    complainant: Decimal
    respondent: Decimal
    share: Decimal | None
    currency: str
    basis: str
    note: str

    def __str__(self) -> str:
        return _("{total}: complainant {complainant}, respondent {respondent} ({basis})").format(
            total=say_money(self.total, self.currency),
            complainant=say_money(self.complainant, self.currency),
            respondent=say_money(self.respondent, self.currency),
            basis=self.basis,
        )

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>"


def udrp_clock(
    commenced: date, *, notified: date | None = None, registrar_office: str = "US"
) -> Calendar:
    """Return the clocks of a UDRP proceeding.

    Args:
        commenced: the day on which the provider completed sending the complaint (para. 4(f)); the
            20 days of the response run from it, and four more on request.
        notified: when the registrar was told of a decision against the respondent; it then waits
            ten business days before it carries it out.
        registrar_office: ST.3 code of the country whose business days count, that of the
            registrar's principal office.

    Returns:
        A calendar with "udrp_response", "udrp_response_extended" and, when `notified` is given,
        "udrp_implementation". Days are calendar days; the Rules move none off closed days.

    Raises:
        CourseError: the decision lies before the commencement, or the business days are not known.
    """
    response = limit("udrp_response", commenced, commenced=commenced)
    extended = limit("udrp_response_extended", commenced, response_end=response.day)
    steps = [response, extended]
    if notified is not None:
        not_before(commenced, notified, _("The decision"))
        wait = rule("madrid.udrp_implementation", notified)
        steps.append(working_days("udrp_implementation", wait, notified, registrar_office))
    return in_order(steps)


def providers() -> list[str]:
    """Return the providers whose fees are known, sorted."""
    return sorted(set(table(TABLE)["provider"]))


def udrp_fee(
    names: int,
    panel: str = "single",
    *,
    provider: str = "WIPO",
    scope: str = "UDRP",
    three_chosen_by: str = "complainant",
) -> DomainFee:
    """Return the fee of a complaint over a number of domain names.

    Args:
        names: how many domain names.
        panel: "single" or "three" members.
        provider: "WIPO", "Forum", "CAC" or "ADNDRC"; for others than WIPO only the lowest fee is
            known.
        scope: "UDRP", or ".cn" for the schedule for .CN names.
        three_chosen_by: "complainant" or "respondent"; where the complainant asked for one member
            and the respondent wants three, each pays one half (Rules para. 5(d)).

    Raises:
        CourseError: a wrong number, panel or chooser, or more than ten names, which the Center
            prices on request.
        MissingValue: the schedule does not know that case.
    """
    if type(names) is not int or names < 1:
        raise CourseError(_("Give the number of domain names, one at least."))
    if panel not in PANELS:
        raise near(_("There is no panel {text!r}; {hint}."), panel, list(PANELS))
    if three_chosen_by not in ("complainant", "respondent"):
        sides = ["complainant", "respondent"]
        raise near(_("There is no party {text!r}; {hint}."), three_chosen_by, sides)
    if provider == "WIPO" and names > 10:
        raise CourseError(
            _("For more than ten names the fee is set in consultation with the WIPO Center.")
        )
    row = _row(provider, scope, "total", panel, names)
    if row is None:
        raise MissingValue(
            _(
                "The fee for {names} names, panel {panel}, at {provider} ({scope}) is not in the "
                "tables; the providers are {known}."
            ).format(
                names=names,
                panel=panel,
                provider=provider,
                scope=scope,
                known=", ".join(providers()),
            )
        )
    share = _row(provider, scope, "share of the Center", panel, names)
    split = panel == "three" and three_chosen_by == "respondent"
    respondent = row.amount / 2 if split else Decimal(0)
    return DomainFee(
        total=row.amount,
        complainant=row.amount - respondent,
        respondent=respondent,
        share=share.amount if share else None,
        currency=row.currency,
        basis=f"{row.cite}: {cite(row)}",
        note=row.note,
    )


def _row(provider: str, scope: str, item: str, panel: str, names: int):
    found = records(TABLE, provider=provider, scope=scope, item=item, panel=panel)
    for row in found:
        if row.over < names <= row.last:
            return row
    return None
