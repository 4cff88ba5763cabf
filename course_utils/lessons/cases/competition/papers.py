"""The papers in a case file on trade secrets: records, letters, mails that may be wrong."""

from datetime import date
from decimal import Decimal

from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.competition.letters import letters
from course_utils.messages import _, say_day, say_money

LEAVER = "Sun Peng (孙鹏)"
COMPETITOR = "Dongqu Works (东渠制造)"


def papers(company: Company, plot, facts: dict) -> tuple[Document, ...]:
    """Return the papers of a case in the order of the file.

    Args:
        plot: the dates, a `competition.Plot`.
        facts: the drawn facts of the case, as attributes of `competition.CompetitionCase`.
    """
    return (
        _personnel(company, plot),
        *(_information(n, piece, plot) for n, piece in enumerate(facts["information"], 1)),
        _log(plot),
        _diary(company, plot),
        _inspection(plot),
        _exhibits(facts["draft"]),
        _figures(facts["china"]),
        *letters(company, plot, facts),
    )


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _personnel(company: Company, plot) -> Document:
    return Document(
        _("Personnel sheet of {company}: {leaver}").format(company=company.name, leaver=LEAVER),
        (
            _("Process engineer. Joined: {day}").format(day=_chinese(plot.joined)),
            _("Last working day: {day}").format(day=_chinese(plot.left)),
            _("Left for {competitor}. The list of what he gave back is empty.").format(
                competitor=COMPETITOR
            ),
        ),
    )


def _information(n: int, piece, plot) -> Document:
    name = {
        "process": _("the process sheet: temperatures, times and order of the steps"),
        "tests": _("the test data: what fails under which load, and after how long"),
        "customers": _("the customer file: who buys what, when, and at which discount"),
    }[piece.kind]
    return Document(
        _("Information {n}, {name}").format(n=n, name=name),
        (
            _say_secret(piece.evidence["secret"][0], plot),
            _say_value(piece),
            _say_measures(piece),
        ),
    )


def _say_secret(item: str, plot) -> str:
    return {
        "search report": _(
            "Expert opinion with a search (查新): on {day} it was neither generally known in the "
            "field nor easy to get."
        ),
        "published": _(
            "A colleague printed it in full in a trade journal in {year}. The issue is in the file."
        ),
        "common knowledge": _(
            "Every plant of the field works like this, and the textbooks of {year} say so."
        ),
        "shown in public": _(
            "Our sales people showed all of it on slides at a public fair in {year}; anyone could "
            "walk in."
        ),
        "long customer relation": _(
            "All we can show is that these customers have bought from us steadily since {year}. "
            "What is in the file beyond their names we cannot show."
        ),
    }[item].format(day=say_day(plot.copied), year=plot.joined.year - 1)


def _say_value(piece) -> str:
    if not piece.evidence["value"]:
        return _(
            "Value: nothing found. It was never used nor licensed, spares nobody anything, and "
            "nobody ever asked for it."
        )
    return {
        "process": _("Value: used for every unit that we sell; it saves CNY 310 a unit."),
        "tests": _("Value: used for every new model; each time it saves CNY 90,000 of tests."),
        "customers": _("Value: used every month; it brings repeat orders of CNY 400,000."),
    }[piece.kind]


def _say_measures(piece) -> str:
    item = next(iter(piece.evidence["measures"]), "")
    return {
        "nda": _("Measures: secrecy agreement with {leaver}, signed on {day}, names it."),
        "marking and access": _(
            "Measures: since {day} marked secret and encrypted; five people have the password."
        ),
        "after the act": _(
            "Measures: secrecy agreement with all staff, signed on {day}. Until then nothing."
        ),
        "": _("Measures: none. The folder was open to everybody, the guests' account included."),
    }[item].format(leaver=LEAVER, day=say_day(piece.measures_on) if piece.measures_on else "")


def _log(plot) -> Document:
    return Document(
        _("Log of the file server, extract"),
        (
            _("{day}, 22:40 to 23:55: account of {leaver}, 2,314 files copied to a private disk.")
            .format(day=_chinese(plot.copied), leaver=LEAVER),
            _("Before that night: no copies. He had no task that needed them."),
        ),
    )  # fmt: skip


def _diary(company: Company, plot) -> Document:
    return Document(
        _("Diary of {manager}, IP manager").format(manager=company.manager),
        (
            _(
                "{day}: a customer shows me an offer without a name. Only somebody who has our "
                "information can make it: it was taken, and it does us harm. But who is it?"
            ).format(day=say_day(plot.discovered)),
            _(
                "{day}: now we know. The market regulator tells us that the offer came from "
                "{competitor}, and that {leaver} works there. Nobody could have told us earlier."
            ).format(day=say_day(plot.named), competitor=COMPETITOR, leaver=LEAVER),
            _("Until today we have written to neither of them, filed nothing, settled nothing."),
        ),
    )


def _inspection(plot) -> Document:
    if plot.last == plot.today:
        end = _(
            "{competitor} still uses the files and delivers on the day of counsel's letter."
        ).format(competitor=COMPETITOR)
    else:
        end = _(
            "Last use and last delivery: {day}. On that day the files were deleted for good; since "
            "then nothing has been used, kept, offered or sold."
        ).format(day=_chinese(plot.last))
    return Document(
        _("Market regulator (市场监督管理局), record of the inspection at {competitor}").format(
            competitor=COMPETITOR
        ),
        (
            _("A private disk of {leaver} with the files of that night.").format(leaver=LEAVER),
            _("First offer of the units: {day}").format(day=_chinese(plot.offered)),
            end,
        ),
    )


def _exhibits(draft: str) -> Document:
    lines = [
        _(
            "His contract with {competitor}, and the log of the night. Together they make it look "
            "likely (合理表明) that the secret was infringed."
        ).format(competitor=COMPETITOR)
    ]
    if draft != "no measures":
        lines.append(
            _("What kept the information secret before the act, with the signatures under it.")
        )
    if draft == "no comparison":
        lines.append(_("His key card: he had access to the information."))
    else:
        lines.append(
            _(
                "His key card: he had access to the information. Expert opinion: what {competitor} "
                "uses is in substance the same (实质上相同)."
            ).format(competitor=COMPETITOR)
        )
    exhibits = [_("Exhibit {n}: {what}").format(n=n, what=line) for n, line in enumerate(lines, 1)]
    missing = {
        "complete": _("Nothing else is attached."),
        "no measures": _("Nothing else is attached; the papers on secrecy are in our drawer."),
        "no comparison": _(
            "Nothing else is attached: no comparison, nothing on a disclosure, a use or the risk "
            "of one, no other evidence of the infringement."
        ),
    }[draft]
    return Document(
        _("Exhibits to counsel's draft complaint, on the information that is a trade secret"),
        (*exhibits, missing),
    )


def _money(amount: int) -> str:
    return say_money(Decimal(amount), "CNY")


def _figures(china) -> Document:
    title = _("Figures for the claim in China, checked by both sides' auditors")
    if china.fee:
        return Document(
            title,
            (
                _(
                    "Our loss: cannot be determined. Our sales rose all the same, and prices moved "
                    "with the price of copper."
                ),
                _(
                    "Gain of {competitor}: cannot be determined. The books burned, and there are "
                    "no others."
                ).format(competitor=COMPETITOR),
                _(
                    "Licence: a firm in Chengdu has paid us a single fee of {fee} for the same "
                    "use of the same information during a like time."
                ).format(fee=_money(china.fee)),
            ),
        )
    business = (
        _("{competitor} was set up for this and does nothing else: infringing is its business.")
        if china.all_business
        else _("{competitor} makes much else; these units are a tenth of its sales.")
    )
    return Document(
        title,
        (
            _("Lost to us: {units} units. Our profit on each: {profit}.").format(
                units=f"{china.units_lost:,}", profit=_money(china.our_profit)
            ),
            _(
                "Sold by {competitor} with our information: {units} units. Operating profit "
                "(营业利润) on each: {operating}. Sales profit (销售利润) on each: {sales}."
            ).format(
                competitor=COMPETITOR,
                units=f"{china.units_sold:,}",
                operating=_money(china.operating_profit),
                sales=_money(china.sales_profit),
            ),
            business.format(competitor=COMPETITOR),
            _("All of it is owed to the one information that is a trade secret."),
        ),
    )
