"""Damages for a trade secret: base, multiple, cap and costs, by country and day of the act."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.competition import china
from course_utils.law.competition.award import CURRENCIES, Award, AwardLine, as_amount
from course_utils.law.competition.texts import Act, Applicable, as_act, jurisdiction_code, law_on
from course_utils.law.inputs import as_day, near
from course_utils.law.money import rounded
from course_utils.law.rules import rule
from course_utils.law.tables import MissingValue
from course_utils.messages import _


def damages(
    jurisdiction: str,
    act: Act | date,
    *,
    loss=None,
    gain=None,
    royalty=None,
    royalty_times=1,
    statutory=None,
    base: str = "",
    multiple=None,
    wilful: bool = False,
    serious: bool = False,
    costs=0,
    judged: date | None = None,
) -> Award:
    """Return what can be awarded for the infringement of a trade secret.

    China: base (loss or gain; 2017 and 2019 texts: loss first) times a multiple of one to five
    where intentional and serious; the product is the whole award. Where loss and gain are hard to
    determine: a royalty, or statutory damages, which are never multiplied. Reasonable costs come on
    top and are not multiplied. United States: loss and gain not already counted, or a royalty;
    exemplary damages of at most twice that on top. Korea: damage times at most five (three before
    21 August 2024). Germany: one of loss, gain, royalty, without a multiple.

    Args:
        jurisdiction: "CN", "US", "KR" or "DE".
        act: the act, or its day; it decides the text.
        loss: the owner's actual loss.
        gain: the infringer's gain; United States: the part not already counted in the loss.
        royalty: a licence fee, only without loss and gain (Germany: as a choice).
        royalty_times: China under the interpretation of 2021: a reasonable multiple of that fee.
        statutory: China: the sum asked for within the statutory maximum.
        base: "loss", "gain" or "royalty" where the claimant may choose; else the larger one.
        multiple: see `Award.multiple`; whether the court grants it is for the court.
        wilful: intentional (China), wilful and malicious (United States), wilful (Korea).
        serious: in serious circumstances (China).
        costs: reasonable costs of stopping the infringement; United States: attorney's fees.
        judged: China: the day of the judgment, which decides the interpretation; the last day of
            the act when not given.

    Raises:
        CourseError: facts that the law does not let go together; the sentence says why.
        MissingValue: the law of that country or day is not in the tables.
    """
    act = as_act(act)
    if jurisdiction_code(jurisdiction) not in _COUNTRIES:
        raise MissingValue(
            _("How damages are computed in {code} is not in the tables; they have {known}.").format(
                code=jurisdiction, known=", ".join(_COUNTRIES)
            )
        )
    claim = Claim(
        law=law_on(jurisdiction, act),
        loss=as_amount(loss, _("The loss")),
        gain=as_amount(gain, _("The gain")),
        royalty=as_amount(royalty, _("The royalty")),
        royalty_times=as_amount(royalty_times, _("The multiple of the royalty")),
        statutory=as_amount(statutory, _("The sum of statutory damages")),
        base=base,
        multiple=as_amount(multiple, _("The multiple")),
        wilful=wilful,
        serious=serious,
        costs=as_amount(costs, _("The costs")),
        judged=as_day(judged or act.last, _("the day of the judgment")),
    )
    return _COUNTRIES[jurisdiction](claim)


@dataclass(frozen=True)
class Claim:
    """The facts of a claim, checked; see `damages`."""

    law: Applicable
    loss: Decimal | None
    gain: Decimal | None
    royalty: Decimal | None
    royalty_times: Decimal
    statutory: Decimal | None
    base: str
    multiple: Decimal | None
    wilful: bool
    serious: bool
    costs: Decimal
    judged: date

    def __post_init__(self):
        if self.base and self.base not in ("loss", "gain", "royalty"):
            raise near(_("There is no base {text!r}; {hint}."), self.base,
                       ["loss", "gain", "royalty"])  # fmt: skip
        if self.base and getattr(self, self.base) is None:
            raise CourseError(_("The base is to be the {base}; give it.").format(base=self.base))

    def refuse(self, *names: str) -> None:
        """Raise when a fact is given that this country's rules in the tables do not use."""
        plain = {field.name: None for field in fields(self)} | {
            "costs": Decimal(0), "royalty_times": Decimal(1), "serious": False, "base": "",
        }  # fmt: skip
        for name in names:
            if getattr(self, name) != plain[name]:
                raise CourseError(
                    _("The rules of {code} in the tables do not use {name}; leave it out.").format(
                        code=self.law.jurisdiction, name=name
                    )
                )


def award(claim: Claim, base: Decimal, kind: str, *lines: AwardLine, notes=()) -> Award:
    """Return the award of these lines; amounts are rounded to the smallest unit."""
    law = claim.law
    currency = CURRENCIES[law.jurisdiction]
    kept = tuple(
        AwardLine(line.kind, line.label, rounded(line.amount, currency), line.cite)
        for line in lines
        if line.amount
    )
    return Award(
        law.jurisdiction, law.act.last, law.text, base, kind, claim.multiple, kept, currency,
        tuple(filter(None, (law.reason, *notes))),
    )  # fmt: skip


def compensation(kind: str, amount: Decimal, cite: str) -> AwardLine:
    """Return the line of the compensation."""
    label = {
        "loss": _("Actual loss"),
        "gain": _("Infringer's gain"),
        "loss and gain": _("Actual loss and gain not already counted"),
        "royalty": _("By reference to a royalty"),
        "statutory": _("Statutory damages"),
    }[kind]
    return AwardLine("compensation", label, amount, cite)


def largest(claim: Claim, kinds=("loss", "gain", "royalty")) -> tuple[str, Decimal]:
    """Return the base that the claimant chose, or else the largest that is given."""
    given = {kind: getattr(claim, kind) for kind in kinds if getattr(claim, kind) is not None}
    if not given:
        raise CourseError(
            _("Give what the damages are computed from: {kinds}.").format(kinds=", ".join(kinds))
        )
    kind = claim.base or max(given, key=given.get)
    return kind, given[kind]


def _china(claim: Claim) -> Award:
    kind, base, notes = china.base(claim)
    lines = [compensation(kind, base, china.base_cite(claim, kind))]
    if claim.multiple is not None:
        most = china.check_multiple(claim, kind)
        label = _("Increase: {multiple} times the base in all").format(multiple=claim.multiple)
        lines.append(AwardLine("increase", label, base * (claim.multiple - 1), most.cite))
        notes = (*notes, *china.multiple_notes(claim, base, most))
    if claim.costs:
        cite = claim.law.article("damages")
        lines.append(AwardLine("costs", _("Reasonable costs, never multiplied"), claim.costs, cite))
    return award(claim, base, kind, *lines, notes=notes)


def _united_states(claim: Claim) -> Award:
    claim.refuse("statutory", "royalty_times", "base", "serious")
    cite = claim.law.article("damages")
    if claim.royalty is not None:
        if claim.loss is not None or claim.gain is not None:
            raise CourseError(
                _(
                    "A royalty is awarded in lieu of loss and gain, not beside them ({cite})."
                ).format(cite=cite)
            )
        kind, base = "royalty", claim.royalty
    elif claim.loss is None and claim.gain is None:
        raise CourseError(_("Give the loss, the gain not already counted, or a royalty."))
    else:
        base = (claim.loss or Decimal(0)) + (claim.gain or Decimal(0))
        kind = "loss and gain" if claim.loss and claim.gain else "loss" if claim.loss else "gain"
    lines = [compensation(kind, base, cite)]
    if claim.multiple is not None:
        most = rule("competition.us.exemplary_most", claim.law.act.last)
        _wilful(claim, _("Exemplary damages need wilful and malicious misappropriation ({cite})."),
                most.cite)  # fmt: skip
        _at_most(claim.multiple, most)
        label = _("Exemplary damages: {multiple} times, on top").format(multiple=claim.multiple)
        lines.append(AwardLine("increase", label, base * claim.multiple, most.cite))
    if claim.costs:
        fees = claim.law.article("costs")
        _wilful(claim, _("Attorney's fees need wilful and malicious misappropriation ({cite})."),
                fees)  # fmt: skip
        lines.append(AwardLine("costs", _("Attorney's fees"), claim.costs, fees))
    return award(claim, base, kind, *lines, notes=(claim.law.note,))


def _korea(claim: Claim) -> Award:
    claim.refuse("gain", "royalty", "royalty_times", "statutory", "costs", "base", "serious")
    kind, base = largest(claim, ("loss",))
    text = claim.law.text  # raises where the amendment splits the act
    most = rule("competition.kr.multiple_most", claim.law.act.last)
    lines = [compensation(kind, base, most.cite)]
    if claim.multiple is not None:
        _wilful(claim, _("The multiple needs a wilful act ({cite})."), most.cite)
        _at_least_one(claim.multiple)
        _at_most(claim.multiple, most)
        label = _("Increase: {multiple} times the damage in all").format(multiple=claim.multiple)
        lines.append(AwardLine("increase", label, base * (claim.multiple - 1), most.cite))
    note = _("{text}: the whole award is at most {most} times the damage.")
    return award(claim, base, kind, *lines, notes=(note.format(text=text, most=most.value),))


def _germany(claim: Claim) -> Award:
    claim.refuse("royalty_times", "statutory", "costs", "serious")
    cite = claim.law.article("damages")
    if claim.multiple is not None:
        raise CourseError(_("German law has no punitive damages ({cite}).").format(cite=cite))
    kind, base = largest(claim)
    note = _("Loss, infringer's profit and licence analogy are ways to one claim, not added up.")
    return award(claim, base, kind, compensation(kind, base, cite), notes=(note,))


def _wilful(claim: Claim, sentence: str, cite: str) -> None:
    if not claim.wilful:
        raise CourseError(sentence.format(cite=cite))


def _at_least_one(multiple: Decimal) -> None:
    if multiple < 1:
        raise CourseError(
            _("A multiple of the award starts at 1, not at {multiple}.").format(multiple=multiple)
        )


def _at_most(multiple: Decimal, most) -> None:
    if multiple > most.value:
        raise CourseError(
            _("The multiple is at most {most}, not {multiple} ({cite}).").format(
                most=most.value, multiple=multiple, cite=most.cite
            )
        )


_COUNTRIES = {"CN": _china, "US": _united_states, "KR": _korea, "DE": _germany}
