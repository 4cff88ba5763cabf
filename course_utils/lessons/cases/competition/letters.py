"""Letters in a case file on trade secrets: counsel, police, other firms, the board."""

from decimal import Decimal

from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.messages import _, say_day, say_money


def letters(company: Company, plot, facts: dict) -> tuple[Document, ...]:
    """Return the letters of a case; arguments as for `competition_papers.papers`."""
    return (
        _counsel(plot, facts["china"]),
        _email(company, facts),
        _america(facts["america"]),
        _police(plot, facts),
        *(_reply(n, reply) for n, reply in enumerate(facts["replies"], 1)),
        _industry(facts["industry"]),
        _board(facts["wishes"]),
    )


def _yuan(amount: int | Decimal) -> str:
    return say_money(Decimal(amount), "CNY")


def _dollars(amount: int) -> str:
    return say_money(Decimal(amount), "USD")


def _counsel(plot, china) -> Document:
    lawyers, expert, notary = china.costs
    return Document(
        _("Letter of counsel in Hangzhou, {day}").format(day=say_day(plot.today)),
        (
            _(
                "We sue in autumn 2026; a judgment of first instance is expected by March 2027. "
                "The other side forged laboratory records: take it that the act was intentional "
                "(故意) and the circumstances serious (情节严重)."
            ),
            _(
                "I advise to ask for punitive damages (惩罚性赔偿): {multiple} times the base."
            ).format(multiple=china.multiple),
            _(
                "Reasonable costs (合理开支), agreed: lawyers {lawyers}, expert {expert}, notary "
                "{notary}."
            ).format(lawyers=_yuan(lawyers), expert=_yuan(expert), notary=_yuan(notary)),
        ),
    )  # fmt: skip


def _email(company: Company, facts: dict) -> Document:
    fee = (
        _(" And for a licence one takes a multiple of the fee, twice at least.")
        if facts["china"].fee
        else ""
    )
    return Document(
        _("E-mail from {engineer}, head of development").format(engineer=company.engineer),
        (
            _("Subject: what I read in the train"),
            _(
                "The law changed on 15 October 2025, so each part of an act goes by its own text. "
                "All our folders are secrets, since all staff have signed by now. The three years "
                "run from the day we found out, everywhere. The multiple comes on top of the base "
                "and takes the costs with it. In America one gets treble damages on top. And the "
                "police add loss and gain."
            )
            + fee,
        ),
    )


def _america(america) -> Document:
    return Document(
        _("Letter of counsel in Chicago"),
        (
            _(
                "They offered and sold in the United States too, so the Defend Trade Secrets Act "
                "reaches the case. The act was wilful and malicious."
            ),
            _("Your actual loss there: {loss}.").format(loss=_dollars(america.loss)),
            _(
                "Their unjust enrichment there: {gain}. Of it {counted} come from sales that are "
                "in your loss already."
            ).format(gain=_dollars(america.gain), counted=_dollars(america.counted)),
            _("Our fees (attorney's fees): {fees}.").format(fees=_dollars(america.fees)),
        ),
    )


def _police(plot, facts: dict) -> Document:
    police = facts["police"]
    loss = (
        _("Loss, a reasonable licence fee at least: {amount}")
        if facts["china"].fee
        else _("Loss that is proved against him so far: {amount}")
    )
    return Document(
        _("Police, note on the engineer who left; the regulator, note on the competitor"),
        (
            loss.format(amount=_yuan(police.loss)),
            _("Illegal income (违法所得), what he was paid for the files: {amount}").format(
                amount=_yuan(police.gain)
            ),
            _(
                "Earlier: fined by the market regulator of another city on {day}, for the trade "
                "secret of a former employer. Nothing else is known against him."
            ).format(day=say_day(plot.fined)),
            _(
                "The regulator fines the competitor for the infringement of a trade secret and "
                "takes the circumstances as serious."
            ),
        ),
    )


def _reply(n: int, reply: str) -> Document:
    text = {
        "own": _(
            "We had this before your man left you. Our laboratory books, dated and notarised, show "
            "each step of our own tests. Nobody of yours ever worked for us."
        ),
        "bought": _(
            "We bought your unit from a dealer, as anyone can, took it apart and measured it. Here "
            "are the bill and our records. Nobody of yours helped us, and we had no paper of yours."
        ),
        "customers": _(
            "Two of your customers came to us because they trust your former salesman. Each shows "
            "in writing that it chose us freely after he had left. We had no list of yours."
        ),
        "drawings": _(
            "We bought your unit, took it apart and measured it, so we need no permission. "
            "(Attached by mistake: your secret drawings, which a man of yours sold to us a month "
            "before we bought the unit.)"
        ),
        "employer": _(
            "Your former clerk took the papers, not we. It is true that he showed us your stamp "
            "SECRET on each page and told us that he was not allowed to have them. We only use "
            "what he brought."
        ),
    }[reply]
    return Document(
        _("Reply {n}, from another firm that we asked about another secret, 2026").format(n=n),
        (text,),
    )


def _industry(industry: bool) -> Document:
    if industry:
        line = _(
            "Our subsidiary in Ohio makes units that compete with the imports, with 60 people. It "
            "has lost half of its orders to them: a substantial injury, says the auditor. It does "
            "not use the secret."
        )
    else:
        line = _(
            "Nobody in the United States makes such units, and nobody plans to. Our distributor "
            "there only resells what comes from China. Trade as a whole is not restrained."
        )
    return Document(
        _("Note on the United States, for a complaint under Section 337 (337调查)"),
        (
            line,
            _("The secret was taken in China. The units are imported from there. No patent."),
        ),
    )


def _board(wishes: tuple[str, ...]) -> Document:
    text = {
        "court": _("Money for the sales lost in China, and a multiple of it."),
        "regulator": _(
            "A fine to the State and an order to stop, in China, without a suit of ours. We ask no "
            "money."
        ),
        "police": _("The man who did it is to answer for it in person, with prison, in China."),
        "US court": _("Money for the sales lost in the United States, and more on top."),
        "border": _("Their units are to be kept out at every port of the United States. No money."),
    }
    return Document(
        _("Minutes of the board: what we want"),
        tuple(
            _("Wish {n}: {wish}").format(n=n, wish=text[wish]) for n, wish in enumerate(wishes, 1)
        ),
    )
