"""Orders of the Commission: whose goods they stop, until when, and the ways out."""

import html
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.section337.elements import checked_kind, fact
from course_utils.messages import _, say_day

GEO, LEO, CDO = "GEO", "LEO", "CDO"
KINDS = (GEO, LEO, CDO)
_KYOCERA = "Kyocera v. ITC, 545 F.3d 1310 (CAFC 2008)"
_RULING, _OPINION, _CHANGE = "customs_ruling", "advisory_opinion", "modification"
_FREE_FOR_GOVERNMENT = ("patent", "copyright")


@dataclass(frozen=True)
class Order:
    """An order, as its text says.

    Attributes:
        kind: "GEO", "LEO" (general or limited exclusion order) or "CDO" (cease and desist order).
        article: the goods that it describes.
        named: the persons found in violation or in default, at whom it is directed.
        claim: kind of claim; see `claim_kinds`.
        downstream: whether its text also names products that contain the article.
        suspended: whether the Commission suspended it.
        ends: its last day, where known; see `order_end`.
    """

    kind: str
    article: str
    named: frozenset[str] = frozenset()
    claim: str = "patent"
    downstream: bool = False
    suspended: bool = False
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise near(_("There is no order {text!r}; {hint}."), self.kind, list(KINDS))
        checked_kind(self.claim)
        if self.kind != GEO and not self.named:
            raise CourseError(
                _("Name the persons at whom the {kind} is directed.").format(kind=self.kind)
            )


@dataclass(frozen=True)
class Goods:
    """Goods on their way to the United States.

    Attributes:
        maker: who made them.
        article: what they are.
        importer: who brings them in or sells them there; the maker when empty.
        contains: articles built into them.
        redesigned: made without what is claimed, as the maker holds.
        cleared: whether customs, the Commission or its judge held this design to be outside.
        for_government: imported by or for the United States.
    """

    maker: str
    article: str
    importer: str = ""
    contains: frozenset[str] = field(default_factory=frozenset)
    redesigned: bool = False
    cleared: bool = False
    for_government: bool = False


@dataclass(frozen=True)
class Reach:
    """Whether an order stops goods.

    Attributes:
        caught: True, False, or None where only its text or a ruling decides.
        why: the reason in one sentence.
        ways_out: what the company can do next.
        cite: the article or the judgment.
    """

    caught: bool | None
    why: str
    ways_out: tuple[str, ...]
    cite: str

    def __str__(self) -> str:
        words = {True: _("Caught"), False: _("Not caught"), None: _("Open")}
        return _("{answer}: {why} ({cite})").format(
            answer=words[self.caught], why=self.why, cite=self.cite
        )

    def _repr_html_(self) -> str:
        ways = "".join(f"<li>{html.escape(way)}</li>" for way in self.ways_out)
        return f"<p>{html.escape(str(self))}</p>" + (f"<ul>{ways}</ul>" if ways else "")


def _reach(caught: bool | None, why: str, cite: str, *ways_out: str) -> Reach:
    said = (_("{what} ({cite})").format(what=fact(k).fact, cite=fact(k).cite) for k in ways_out)
    return Reach(caught, why, tuple(said), cite)


def reached(order: Order, goods: Goods, on: date | None = None) -> Reach:
    """Say whether an order stops goods on a day.

    A general order stops the goods that it describes whoever made them, named or not; a limited
    one stops the goods of those named only, and never products of others that contain the article
    (Kyocera). A cease and desist order binds the persons named, not the goods.

    Args:
        on: the day of importation; needed only for an order that has ended.

    Returns:
        `caught` is None where the sources do not decide: a new design on which nobody ruled, a
        product that contains the article although the order's text does not name such products,
        goods that a person named imports from another maker.
    """
    if order.ends and on and on > order.ends:
        why = _("The order ended on {day}.").format(day=say_day(order.ends))
        return _reach(False, why, "19 U.S.C. 1337(k)(1)")
    if order.suspended:
        return _reach(
            False,
            _("The order is suspended, so that nobody is stopped by it for now."),
            "337-TA-939; 337-TA-1058; 337-TA-1133",
        )
    if goods.for_government and order.claim in _FREE_FOR_GOVERNMENT:
        return _reach(False, _("Goods for the United States are free."), "19 U.S.C. 1337(l)")
    if order.article != goods.article and order.article not in goods.contains:
        return _reach(False, _("The order describes other goods."), "19 U.S.C. 1337(d)")
    if order.kind == CDO:
        return _bound(order, goods)
    if order.kind == LEO and goods.maker not in order.named:
        return _of_another_maker(order, goods)
    if goods.cleared:
        return _reach(
            False,
            _("This design was held to be outside the order."),
            "19 CFR part 177; 19 CFR 210.76, 210.79",
        )
    if goods.redesigned:
        why = _("Nobody has ruled on the new design yet; until then the goods may be stopped.")
        return _reach(None, why, "19 CFR part 177; 19 CFR 210.76, 210.79", _RULING, _OPINION)
    if goods.article != order.article and not order.downstream:
        why = _("The goods only contain the article; read whether the order names such products.")
        return _reach(None, why, _KYOCERA, _RULING, _OPINION)
    if order.kind == LEO:
        why = _("The maker is named in the limited order.")
        return _reach(True, why, "19 U.S.C. 1337(d)(1)", _RULING, _OPINION, _CHANGE, "appeal")
    if goods.maker in order.named:
        why = _("The general order describes the goods, and the maker is named too.")
        ways = (_RULING, _OPINION, _CHANGE, "appeal")
    else:
        why = _("The general order describes the goods; it binds makers that were never named.")
        ways = (_RULING, _OPINION, _CHANGE)
    return _reach(True, why, f"19 U.S.C. 1337(d)(2); {_KYOCERA}", *ways)


def _bound(order: Order, goods: Goods) -> Reach:
    person = goods.importer or goods.maker
    if person not in order.named:
        why = _("The cease and desist order does not bind {person}.").format(person=person)
        return _reach(False, why, "19 U.S.C. 1337(f)(1)")
    if goods.cleared:
        why = _("This design was held to be outside the order.")
        return _reach(False, why, "19 CFR 210.76, 210.79")
    if goods.redesigned:
        why = _("Nobody has ruled on the new design; selling it risks the daily penalty.")
        return _reach(None, why, "19 U.S.C. 1337(f)(2)", _OPINION)
    why = _("{person} is named; each day of importation or sale may cost a penalty.")
    return _reach(True, why.format(person=person), "19 U.S.C. 1337(f)", _OPINION, _CHANGE, "appeal")


def _of_another_maker(order: Order, goods: Goods) -> Reach:
    if goods.importer in order.named:
        why = _("{person} is named but not the maker; read whether the order names its imports.")
        return _reach(None, why.format(person=goods.importer), "19 U.S.C. 1337(d)(1)", _RULING)
    why = _("The order is limited, and {maker} is not named in it.").format(maker=goods.maker)
    if order.article in goods.contains:
        why = _(
            "A limited order does not reach products of others that contain the article; that "
            "would need a general order."
        )
    return _reach(False, why, _KYOCERA)


def order_end(
    claim: str, issued: date, *, right_expires: date | None = None, years: int | None = None
) -> date | None:
    """Return the last day of an order; None where it lasts as long as its conditions.

    Args:
        claim: kind of claim.
        issued: the day of the order.
        right_expires: the last day of the patent or other right.
        years: the term that a trade secret order states; ten in 337-TA-887 and 337-TA-1159.

    Raises:
        CourseError: a trade secret order without its term, or no such kind of claim.
    """
    if checked_kind(claim) != "trade secret":
        return right_expires
    if years is None:
        raise CourseError(
            _(
                "A trade secret order states its own term: give years, such as 10 "
                "(337-TA-887, 337-TA-1159)."
            )
        )
    return issued + relativedelta(years=years)
