"""What a plan is made of: acts of the company, and risks that it may have to pay for."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline
from course_utils.law.inputs import a_share, as_day, as_number, near
from course_utils.law.money import FeeLine, FeeSheet
from course_utils.messages import _

SUBJECTS = ("pct", "sep", "madrid", "section337", "competition", "transfer")


def say_subject(subject: str) -> str:
    """Say a subject in words: "Patents (PCT)"."""
    return {
        "pct": _("Patents (PCT)"),
        "sep": _("Standards"),
        "madrid": _("Trademarks"),
        "section337": _("Section 337"),
        "competition": _("Trade secrets"),
        "transfer": _("Licences out"),
    }[subject]


@dataclass(frozen=True)
class Act:
    """Something that the company does on a day.

    Attributes:
        key: its name in the plan, such as "pct.national_phase.EP"; each key once.
        subject: one of `SUBJECTS`.
        title: what is done, in the reader's language.
        on: the planned day.
        deadline: the last day that the law allows; None where the company is free.
        sheet: what is paid then, in its own currencies; None where nothing is.
        income: the sheet is received, not paid.

    Raises:
        CourseError: no such subject, a day that is none, or income without an amount.
    """

    key: str
    subject: str
    title: str
    on: date
    deadline: Deadline | None = None
    sheet: FeeSheet | None = None
    income: bool = False

    def __post_init__(self):
        _check_subject(self.subject)
        object.__setattr__(self, "on", as_day(self.on, self.title))
        if self.income and self.sheet is None:
            raise CourseError(
                _("The income “{title}” needs a sheet that says how much comes in.").format(
                    title=self.title
                )
            )

    @property
    def last_day(self) -> date | None:
        """The last day that the law allows, or the one that is safe; None where it is free or open.

        Where the deadline has neither, because the closed days of the Office are not known, the
        nominal end of the period is taken.
        """
        found = self.deadline
        return found and (found.day or found.safe_day or found.nominal)

    @property
    def days_left(self) -> int | None:
        """Days from the planned day to `last_day`; negative when planned too late."""
        return (self.last_day - self.on).days if self.last_day else None

    def paying(self, label: str, amount: Decimal, currency: str, basis: str) -> "Act":
        """Return the act with one more payment, such as that of an agent or a translator.

        Args:
            label: what is paid, in the reader's language.
            amount: zero at least.
            currency: ISO 4217 code.
            basis: where the amount comes from, such as a quotation or "assumption".

        Raises:
            CourseError: no amount, or the act is an income.
        """
        if self.income:
            raise CourseError(
                _("“{title}” is an income; plan what is paid as an act of its own.").format(
                    title=self.title
                )
            )
        amount = as_number(amount, label)
        line = FeeLine(label, 1, amount, amount, currency, basis)
        sheet = self.sheet or FeeSheet(self.title, self.on, ())
        return replace(self, sheet=replace(sheet, lines=(*sheet.lines, line)))


@dataclass(frozen=True)
class Risk:
    """Something that may happen and would cost money.

    Attributes:
        key: its name in the plan; each key once.
        subject: one of `SUBJECTS`.
        title: what may happen, in the reader's language.
        probability: that it happens within the plan, 0 to 1.
        cost: what it would cost then.
        currency: ISO 4217 code of `cost`.
        basis: the source of both numbers, or "assumption".
        until: the last day on which it can happen; None where there is none.

    Raises:
        CourseError: no such subject, a probability outside 0 to 1, or a negative cost.
    """

    key: str
    subject: str
    title: str
    probability: Decimal
    cost: Decimal
    currency: str
    basis: str
    until: date | None = None

    def __post_init__(self):
        _check_subject(self.subject)
        what = _("The probability of “{title}”").format(title=self.title)
        object.__setattr__(self, "probability", a_share(self.probability, what))
        what = _("The cost of “{title}”").format(title=self.title)
        object.__setattr__(self, "cost", as_number(self.cost, what))


def _check_subject(text: str) -> None:
    if text not in SUBJECTS:
        raise near(_("There is no subject {text!r}; {hint}."), text, list(SUBJECTS))
