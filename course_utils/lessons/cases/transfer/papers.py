"""The papers in a case file on technology transfer: plans, contract, receipts, mails."""

from datetime import date

from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.transfer.letters import FIRMS, letters, place
from course_utils.messages import _, say_day


def papers(company: Company, plot, facts: dict) -> tuple[Document, ...]:
    """Return the papers of a case in the order of the file.

    Args:
        plot: the dates, a `transfer.Plot`.
        facts: the drawn facts of the case, as attributes of `transfer.TransferCase`.
    """
    return (
        *(_plan(n, plan) for n, plan in enumerate(facts["plans"], 1)),
        _restricted(plot),
        _holidays(),
        _contract(company, plot, facts["licence"]),
        _bank(plot),
        _email(company),
        _requests(facts["requests"]),
        _draft(facts["licence"].clause),
        *letters(company, plot, facts),
    )


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _plan(n: int, plan: str) -> Document:
    neither = _("neither in the catalogue nor on the dual-use list; no risk is known.")
    dual_use = _("on the dual-use list (两用物项); no licence for it has been asked for.")
    text, counsel = {
        "affiliate": (
            _(
                "We hand the know-how of a new line to our own factory in Vietnam, which belongs "
                "to us alone."
            ),
            neither,
        ),
        "service": (
            _(
                "Our engineers teach a plant in Poland by video how to set up its line, for a fee "
                "by the hour. No patent, no papers."
            ),
            neither,
        ),
        "restricted": (
            _("A patent licence to a firm in Malaysia. It would like to talk about the fee."),
            _(
                "in the catalogue, among the restricted technology (限制出口技术); not on the "
                "dual-use list, and no risk is known."
            ),
        ),
        "prohibited": (
            _("The know-how of an older process goes to a firm in Turkey."),
            _(
                "in the catalogue, among the prohibited technology (禁止出口技术); not on the "
                "dual-use list."
            ),
        ),
        "dual use": (
            _("We run in a machine for a firm in Mexico, with all its data: a technical service."),
            dual_use,
        ),
        "visitor": (
            _(
                "A guest engineer from abroad, who works in our laboratory here, gets a set of "
                "drawings with all data. Nothing leaves the building."
            ),
            dual_use,
        ),
        "home": (
            _(
                "We sell three patents to a Chinese firm in Suzhou, which uses them there. Nobody "
                "from abroad has a part in it."
            ),
            neither,
        ),
    }[plan]
    return Document(
        _("Plan {n} of the board, nothing done yet").format(n=n),
        (text, _("Counsel has looked it up: {found}").format(found=counsel)),
    )


def _restricted(plot) -> Document:
    return Document(
        _("Receipts of the commerce department (商务主管部门), another restricted technology"),
        (
            _("Application to export it, received complete: {day}").format(
                day=_chinese(plot.applied)
            ),
            _(
                "After the letter of intent (意向书) we negotiated and signed. Signed contract "
                "with its documents, received complete: {day}"
            ).format(day=_chinese(plot.filed)),
        ),
    )


def _holidays() -> Document:
    return Document(
        _("Holidays of 2026, State Council Office (国务院办公厅), notice of 4 November 2025"),
        (
            _("New Year 1 to 3 January; Sunday 4 January is a working day."),
            _("Spring Festival 15 to 23 February; Saturdays 14 and 28 February are working days."),
            _("Qingming 4 to 6 April."),
            _("Labour Day 1 to 5 May; Saturday 9 May is a working day."),
            _("Dragon Boat Festival 19 to 21 June. Mid-Autumn Festival 25 to 27 September."),
            _(
                "National Day 1 to 7 October; Sunday 20 September and Saturday 10 October are "
                "working days."
            ),
        ),
    )


def _contract(company: Company, plot, licence) -> Document:
    licensee = FIRMS[licence.partner][0]
    owned = (
        _("All its shares belong to {company}.").format(company=company.name)
        if licence.wholly_owned
        else _("Neither party holds shares of the other.")
    )
    used = (
        _("The licensee uses the technology in its plants in {place} and in Suzhou, China.")
        if licence.used == "partly in China"
        else _("The licensee uses the technology in its plants in {place} only, not in China.")
    )
    pays = (
        _("Payment: a running royalty (提成) only, 4% of net sales, account by account.")
        if plot.first_base
        else _("Payment: one sum. No running royalty (提成).")
    )
    effect = (
        _("This contract takes effect on {day}, not before.").format(day=say_day(plot.agreed))
        if plot.agreed
        else _("This contract takes effect with the last signature.")
    )
    return Document(
        _("Licence contract of {company} with {licensee}, extract").format(
            company=company.name, licensee=licensee
        ),
        (
            _("Licensee: {licensee}, {place}. {owned}").format(
                licensee=licensee, place=place(licence.partner), owned=owned
            ),
            _(
                "An ordinary, non-exclusive licence (普通许可) on patents that the licensor owns "
                "alone. Term: {years} years. Chinese law applies."
            ).format(years=licence.years),
            used.format(place=place(licence.partner)),
            pays,
            effect,
            _("Signed for the licensor: {day}").format(day=_chinese(plot.ours)),
            _("Signed for the licensee: {day}").format(day=say_day(plot.theirs)),
            _("Note of counsel: free technology (自由出口), no dual-use item."),
        ),
    )


def _bank(plot) -> Document:
    lines = [_("First money under the licence contract arrived: {day}")]
    if plot.first_base:
        lines.insert(
            0,
            _(
                "The licensee closed its first account on {base}. On that day the first royalty "
                "base (首次提成基准金额) formed. Its statement came in on {statement}."
            ),
        )
    days = {"day": say_day(plot.paid)}
    if plot.first_base:
        days |= {"base": say_day(plot.first_base), "statement": say_day(plot.statement)}
    return Document(
        _("Bank and post, on the licence contract"),
        (
            *(line.format(**days) for line in lines),
            _("Note of {day}: neither registered (登记) nor recorded (备案) yet.").format(
                day=say_day(plot.today)
            ),
        ),
    )


def _email(company: Company) -> Document:
    return Document(
        _("E-mail from {engineer}, head of development").format(engineer=company.engineer),
        (
            _("Subject: how I understand it"),
            _(
                "What goes to our own people abroad is no export. Thirty working days are thirty "
                "days. The sixty days run from our signature, or from the money, whichever you "
                "like, and the patent office has the same sixty. Without a registration the "
                "contract is void. Value added tax is six percent of the bill, so take that off. "
                "Each contract has five million free. The value: add up what they offer, and "
                "discount with a high rate, because it is risky. And take the sure sum."
            ),
        ),
    )


def _requests(requests: tuple[str, ...]) -> Document:
    text = {
        "unrecorded": _(
            "We licensed a patent to a firm in 2025 and never recorded the licence. Is it valid?"
        ),
        "co-owner licence": _(
            "A patent belongs to us and a university, with no agreement on its use. May we give "
            "an ordinary licence alone, and share the fee?"
        ),
        "ordinary beside open": _(
            "Our open licence (开放许可) on a patent runs. May we negotiate an ordinary licence on "
            "it with one firm besides?"
        ),
        "unregistered assignment": _(
            "We bought a patent: the contract is signed, the price is paid, and nothing was "
            "registered. Is the patent ours?"
        ),
        "utility model": _(
            "Our utility model (实用新型) is granted. We have no evaluation report. May we declare "
            "an open licence on it today?"
        ),
        "exclusive beside open": _(
            "Our open licence (开放许可) on a patent runs. May we give one firm an exclusive "
            "licence on it?"
        ),
        "co-owner sale": _(
            "A patent belongs to us and a university, with no agreement on it. May we sell the "
            "whole patent alone?"
        ),
    }
    return Document(
        _("Questions of colleagues, all on Chinese patents"),
        tuple(
            _("request {n}: {text}").format(n=n, text=text[request])
            for n, request in enumerate(requests, 1)
        ),
    )


def _draft(clause: str) -> Document:
    text = {
        "no challenge": _("The licensee may not challenge the validity of the licensed patents."),
        "package": _(
            "The licensee takes and pays the package of all forty patents, though it needs three; "
            "single patents are not licensed."
        ),
        "exclusive grant-back": _(
            "Whatever the licensee improves it hands back to the licensor, exclusively; nobody "
            "else may have it."
        ),
        "expired": _("For each patent the royalty runs on for two years after it has expired."),
        "improvements": _(
            "(Not a word on later improvements (后续改进). The licensee says that it will make "
            "some.)"
        ),
        "infringement": _(
            "(Not a word on who answers if the use as agreed infringes the right of a stranger.)"
        ),
    }[clause]
    return Document(_("Draft of our next licence abroad, under Chinese law, clause 9"), (text,))
