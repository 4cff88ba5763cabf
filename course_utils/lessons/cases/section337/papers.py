"""The papers in a case file of the section 337 module: notice, parcels, orders, and an e-mail.

The board's papers, the goods and the lawyer's sheet are in `section337_board`.
"""

from datetime import date

from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.draw import Draw
from course_utils.lessons.cases.section337 import board
from course_utils.lessons.cases.section337.facts import OTHER_RESPONDENT
from course_utils.messages import _, say_day, say_money

_PARAGRAPH = {"patent": "(a)(1)(B)", "trademark": "(a)(1)(C)"}


def papers(
    draw: Draw, company: Company, complainant: str, plot, facts: dict
) -> tuple[Document, ...]:
    """Return the papers of a case in the order of the file.

    Args:
        complainant: who asked for the investigation.
        plot: the dates, a `section337.Plot`.
        facts: the drawn facts of the case, as attributes of `section337.Section337Case`.
    """
    number = f"337-TA-94{draw.number('number', 10, 99)}"
    right = _right(draw, complainant, facts["kind"])
    return (
        _notice(company, complainant, plot, facts["kind"], right, number),
        _parcel(company, plot, number),
        _court(company, complainant, plot, right),
        _interrogatories(company, complainant, plot, number),
        _email(company),
        board.desk_list(facts),
        _order_6(plot, number),
        _determination(complainant, plot, number),
        _end(company, plot, facts, number),
        board.lots(company, facts),
        board.shipments(facts),
        board.sheet(facts),
        board.chamber(facts),
    )


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _right(draw: Draw, complainant: str, kind: str) -> str:
    number, claims = draw.number("patent", 103, 989), draw.number("claims", 6, 14)
    return {
        "patent": _("claims 1 to {claims} of the '{number} patent of the United States"),
        "trademark": _("the trade mark {mark}, registered in the United States"),
        "trade secret": _("trade secrets on the making of these goods"),
        "trade dress": _("the look of these goods, which is registered nowhere"),
    }[kind].format(claims=claims, number=number, mark=complainant.split()[0].upper())


def _notice(company: Company, complainant: str, plot, kind: str, right: str, number: str):
    if kind in _PARAGRAPH:
        scope = _(
            "whether there is a violation of subsection {paragraph} of section 337 in the "
            "importation into the United States, the sale for importation, or the sale within the "
            "United States after importation of certain {article} by reason of the infringement of "
            "{right}, and whether an industry in the United States exists as required by "
            "subsection (a)(2) of section 337"
        ).format(paragraph=_PARAGRAPH[kind], article=company.product, right=right)
    else:
        act = {
            "trade secret": _("the misappropriation of {right}"),
            "trade dress": _("the infringement of {right}"),
        }[kind].format(right=right)
        scope = _(
            "whether there is a violation of subsection (a)(1)(A) of section 337 in the "
            "importation into the United States, the sale for importation, or the sale within the "
            "United States after importation of certain {article} by reason of {act}, the threat "
            "or effect of which is to destroy or substantially injure an industry in the United "
            "States"
        ).format(article=company.product, act=act)
    return Document(
        _("United States International Trade Commission, notice of institution (立案通知)"),
        (
            _("Investigation No. {number}: certain {article}").format(
                number=number, article=company.product
            ),
            _("The complaint was filed on {day} on behalf of {complainant}.").format(
                day=say_day(plot.complaint_filed), complainant=complainant
            ),
            _(
                "By vote of {day} the Commission ordered that an investigation be instituted,"
            ).format(day=say_day(plot.voted)),
            scope + ".",
            _("Respondents: {company}; {other}.").format(
                company=company.name, other=OTHER_RESPONDENT
            ),
            _("The complainant asks for exclusion orders and cease and desist orders."),
            _("Published in the Federal Register on {day}.").format(day=say_day(plot.instituted)),
            _("Responses are to be submitted under 19 CFR 210.13. (Tea was spilt over the days.)"),
        ),
    )


def _parcel(company: Company, plot, number: str) -> Document:
    return Document(
        _("The parcel: letter of the Secretary to the Commission, and the courier's slip"),
        (
            _(
                "Served herewith on {company}: the complaint (public version) and the notice of "
                "investigation, No. {number}."
            ).format(company=company.name, number=number),
            _("By express delivery. Handed to the courier in Washington on {day}.").format(
                day=say_day(plot.served)
            ),
            _("Stamp of the gatehouse in {town}: received {day}").format(
                town=company.town, day=_chinese(plot.received)
            ),
        ),
    )


def _court(company: Company, complainant: str, plot, right: str) -> Document:
    return Document(
        _("United States District Court, complaint in a civil action (民事诉讼)"),
        (
            _("{complainant} against {company}. Filed: {day}").format(
                complainant=complainant, company=company.name, day=say_day(plot.civil_action_filed)
            ),
            _("The claims rest on {right}, as before the Commission.").format(right=right),
        ),
    )


def _interrogatories(company: Company, complainant: str, plot, number: str) -> Document:
    return Document(
        _("{complainant}: first set of interrogatories (书面质询) to {company}").format(
            complainant=complainant, company=company.name
        ),
        (
            _("Investigation No. {number}. Forty questions, to be answered under oath.").format(
                number=number
            ),
            _(
                "The judge has set no other time. You have named no lawyer yet, so we serve you "
                "directly, by express delivery to {town}; our parcel went to the courier in "
                "Chicago on {day}."
            ).format(town=company.town, day=say_day(plot.interrogatories_served)),
        ),
    )


def _email(company: Company) -> Document:
    return Document(
        _("E-mail from {engineer}, head of development").format(engineer=company.engineer),
        (
            _("Subject: what I remember of the American rules"),
            _(
                "Twenty days run from the day when the parcel is on my desk, and it was a Friday "
                "once, so what. If they end on a closed day, send it the working day before. Every "
                "express parcel gives five days more, whoever sends it. The court waits for the "
                "Commission by itself. The judge always takes sixteen months and decides four "
                "months before; if that is a Sunday, on Monday. The President has two months from "
                "the decision, working days count, and the sixty days for an appeal run at the "
                "same time. Who is not named in an order has nothing to fear."
            ),
        ),
    )


def _order_6(plot, number: str) -> Document:
    return Document(
        _("Order No. 6 of the administrative law judge (行政法官): initial determination"),
        (
            _("Investigation No. {number}").format(number=number),
            _(
                "The target date (目标日期) for the end of this investigation is set at {months} "
                "months after institution."
            ).format(months=plot.target_months),
            _(
                "That is more than 16 months, so this order is an initial determination, against "
                "which any party may file a petition for review."
            ),
            _("Served on the lawyers of all parties electronically on {day}.").format(
                day=say_day(plot.order_served)
            ),
            _("Note in pencil: the Commission did not review it."),
        ),
    )


def _determination(complainant: str, plot, number: str) -> Document:
    return Document(
        _("Final initial determination (终局初步裁定) and the complainant's petition"),
        (
            _("Investigation No. {number}. The judge finds a violation of section 337.").format(
                number=number
            ),
            _("Served on the lawyers of all parties electronically on {day}.").format(
                day=say_day(plot.final_id_served)
            ),
            _(
                "{complainant}, which lost on one point, filed a petition for review; it was "
                "served on our lawyers electronically on {day}."
            ).format(complainant=complainant, day=say_day(plot.petition_served)),
        ),
    )


def _end(company: Company, plot, facts: dict, number: str) -> Document:
    order = facts["order"]
    if order.kind == "GEO":
        text = _(
            "General exclusion order (普遍排除令): certain {article} that violate section 337 are "
            "excluded from entry into the United States, whoever made or imports them. "
        ).format(article=company.product)
        if order.downstream:
            text += _("So is equipment that contains such goods.")
        else:
            text += _("The order says nothing of equipment that contains such goods.")
    else:
        text = _(
            "Limited exclusion order (有限排除令): certain {article} that violate section 337 and "
            "are made or imported by or for the respondents {company} and {other} are excluded "
            "from entry into the United States."
        ).format(article=company.product, company=company.name, other=OTHER_RESPONDENT)
    return Document(
        _("The Commission's final determination (最终裁定), No. {number}").format(number=number),
        (
            _("Issued on {day}. There is a violation by both respondents.").format(
                day=say_day(plot.determination)
            ),
            text,
            _("Bond (保证金) for entry during presidential review: {bond}").format(
                bond=_say_bond(facts["bond_rule"])
            ),
            _(
                "Received by the United States Trade Representative, for the President, on {day}."
            ).format(day=say_day(plot.president_received)),
            _("Note in pencil: neither an approval nor a disapproval ever came."),
        ),
    )


def _say_bond(rule) -> str:
    if rule.shape == "per unit":
        return _("{amount} for each unit").format(amount=say_money(rule.amount, "USD"))
    return _("{percent} percent of the entered value").format(percent=rule.amount)
