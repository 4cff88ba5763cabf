"""Right letters and days in the case on trade secrets, and misjudgements, for marking."""

from datetime import date

from course_utils.law.competition import (
    audit,
    burden,
    criminal_threshold,
    fines,
    law_on,
    limitation,
)
from course_utils.law.periods import end_of_period
from course_utils.lessons.cases.competition.case import CompetitionCase
from course_utils.lessons.cases.competition.facts import REPLIES, WISHES
from course_utils.lessons.cases.competition.money import claim

Table = dict[str, str]
NOT_SHOWN = {"secret": "B", "value": "C", "measures": "D"}
BANDS = {100_000: "A", 500_000: "B", 1_000_000: "C"}


def audits(case: CompetitionCase) -> Table:
    """Return the letter of each piece of information, by the element that is not shown."""
    letters = {}
    for n, piece in enumerate(case.information, 1):
        gaps = audit(piece.evidence, case.act.last).gaps
        letters[f"information {n}"] = NOT_SHOWN[gaps[0].element] if gaps else "A"
    return letters


def audit_slips(case: CompetitionCase) -> dict[str, Table]:
    """Return wrong letters for the audit."""
    pieces = {f"information {n}": piece for n, piece in enumerate(case.information, 1)}

    def taken_for_a_secret(failing: str, *items: str) -> Table:
        return {
            row: "A"
            for row, piece in pieces.items()
            if piece.failing == failing and (not items or _first(piece, failing) in items)
        }

    def not_recognised(letter: str) -> Table:
        return {row: letter for row, piece in pieces.items() if not piece.failing}

    return {
        "measures that came only after the act were counted": taken_for_a_secret(
            "measures", "after the act"
        ),
        "the missing confidentiality measures were overlooked": taken_for_a_secret("measures", ""),
        "a steady customer relation alone was taken to be enough": taken_for_a_secret(
            "secret", "long customer relation"
        ),
        "it was overlooked that the field knows the information": taken_for_a_secret(
            "secret", "published", "common knowledge", "shown in public"
        ),
        "commercial value was taken for granted": taken_for_a_secret("value"),
        "the expert opinion with its search was overlooked": not_recognised("B"),
        "the value in use was overlooked": not_recognised("C"),
        "the measures taken before the act were overlooked": not_recognised("D"),
    }


def _first(piece, element: str) -> str:
    return next(iter(piece.evidence[element]), "")


def act_slips(case: CompetitionCase) -> dict[str, dict[str, date]]:
    """Return wrong days of the act."""
    plot = case.plot
    slips = {
        "the last working day was taken; the files had been copied before": {
            "first day": plot.left
        },
        "the first offer was taken; the taking of the files is an act already": {
            "first day": plot.offered
        },
        "the discovery was taken for the act": {
            "first day": plot.discovered, "last day": plot.discovered,
        },
        "the day when the competitor became known was taken": {
            "first day": plot.named, "last day": plot.named,
        },
        "the first day of the new text was taken for an end of the act": {
            "last day": date(2025, 10, 14)
        },
        "the act was ended with the copying": {"last day": plot.copied},
        "the act was ended with the employment": {"last day": plot.left},
    }  # fmt: skip
    if plot.last < plot.today:
        slips["the act was taken to go on until counsel's letter"] = {"last day": plot.today}
    return slips


def law(case: CompetitionCase) -> Table:
    """Return the letters on the text, its articles and the base."""
    found = law_on("CN", case.act)
    new = found.text == "AUCL 2025"
    crossing = bool(found.cite)  # the rule on acts that cross an amendment was needed
    text = "C" if crossing else "B" if new else "A"
    award = claim(case)
    base = {"gain": "C", "royalty": "D", "loss": "B" if new else "A"}[award.base_kind]
    return {"text": text, "articles": "B" if new else "A", "base": base}


def law_slips(case: CompetitionCase) -> dict[str, Table]:
    """Return wrong letters on the text, its articles and the base."""
    right = law(case)
    old, china = right["text"] == "A", case.china
    slips = {
        "the day of the suit was taken, not that of the act": {"text": "E"},
        "the act was cut in two at the amendment": {"text": "D"},
        "only damages and burden were given the articles of 2025": {"articles": "C"},
        "only definition and fine were given the articles of 2025": {"articles": "D"},
        "the articles of the other text were given": {"articles": "B" if old else "A"},
        "statutory damages were chosen although a base can be computed": {"base": "E"},
    }
    if old:
        slips["it was overlooked when the act ended"] = {"text": "C"}
        slips["the free choice of the 2025 text was used"] = {"base": "C"}
    else:
        slips["the 2019 text was taken although the act went on under the new one"] = {"text": "A"}
        slips["the first day of the act was misjudged"] = {
            "text": "B" if right["text"] == "C" else "C"
        }
        slips["loss was put before gain, as in the 2019 text"] = {"base": "A"}
    if not china.fee:
        slips["a licence fee was taken although loss and gain can be computed"] = {"base": "D"}
    return slips


def burdens(case: CompetitionCase) -> Table:
    """Return the letters on the burden of proof."""
    on, measures = case.act.last, case.draft != "no measures"
    further = "" if case.draft == "no comparison" else "access and sameness"
    secret = burden("trade secret", on, measures=measures, indication=True)
    infringed = burden("infringement", on, indication=True, further=further)
    return {
        "trade secret": "D" if secret.on_defendant else "A",
        "infringement": "D" if infringed.on_defendant else "C",
    }


def burden_slips(case: CompetitionCase) -> dict[str, Table]:
    """Return wrong letters on the burden of proof."""
    right = burdens(case)
    slips = {
        "the shift of the burden was not known: the owner was left with all of it": {
            "trade secret": "E", "infringement": "E",
        },
        "a reasonable indication was asked for although it is there": {
            "trade secret": "B", "infringement": "B",
        },
    }  # fmt: skip
    if right["trade secret"] == "A":
        slips["the burden was shifted without evidence of confidentiality measures"] = {
            "trade secret": "D"
        }
    if right["infringement"] == "C":
        slips["the burden was shifted by access alone"] = {"infringement": "D"}
    return slips


def limits(case: CompetitionCase) -> dict[str, date]:
    """Return the last days to sue for damages."""
    known = {
        "knew_harm": case.plot.discovered,
        "knew_obligor": case.plot.named,
        "act_started": case.plot.copied,
    }
    return {
        "China": limitation("CN", **known)[0].day,
        "United States": limitation("US", **known)[0].day,
    }


def limit_slips(case: CompetitionCase) -> dict[str, dict[str, date]]:
    """Return wrong last days to sue."""
    plot = case.plot

    def after(day: date, years: int = 3) -> date:
        return end_of_period(day, years, "year")

    def both(day: date, years: int = 3) -> dict[str, date]:
        return {"China": after(day, years), "United States": after(day, years)}

    return {
        "it was counted from the harm alone, although nobody knew who did it": {
            "China": after(plot.discovered)
        },
        "China's rule was taken for the United States, where discovery alone counts": {
            "United States": after(plot.named)
        },
        "it was counted from the first day of the act": both(plot.copied),
        "it was counted from the end of the act": both(plot.last),
        "it was counted from the last working day": both(plot.left),
        "it was counted from the first offer": both(plot.offered),
        "two years were counted": {
            "China": after(plot.named, 2), "United States": after(plot.discovered, 2),
        },
        "the twenty years were taken, which only stop the three": {"China": after(plot.copied, 20)},
        "it was counted from counsel's letter": both(plot.today),
    }  # fmt: skip


def sanctions(case: CompetitionCase) -> Table:
    """Return the letters on the fine and the crime."""
    band = fines(case.act, serious=True)
    line = criminal_threshold(
        case.act.last, case.police.loss, case.police.gain, sanctioned_before=case.sanctioned
    )
    letters = {"below": "A", "serious": "B", "especially serious": "D"}
    if case.sanctioned:
        letters = {"below": "A", "serious": "C", "especially serious": "E"}
    return {"fine": BANDS[int(band.low)], "crime": letters[line.level]}


def sanction_slips(case: CompetitionCase) -> dict[str, Table]:
    """Return wrong letters on the fine and the crime."""
    right = sanctions(case)
    slips = {
        "the band for cases that are not serious was taken": {"fine": "A"},
        "the band of the other text was taken": {"fine": "C" if right["fine"] == "B" else "B"},
        "a fine was excluded because damages are paid": {"fine": "E"},
    }
    if case.sanctioned:
        slips["the fine within the two years before the act was overlooked"] = {"crime": "B"}
        slips["loss and illegal income were added"] = {"crime": "D"}
        slips["ten times the threshold was overlooked"] = {"crime": "C"}
        return slips
    slips["loss and illegal income were added"] = {"crime": "B" if right["crime"] == "A" else "D"}
    slips["a fine more than two years before the act was counted"] = {
        "crime": "C" if right["crime"] == "A" else "E"
    }
    return slips


def replies(case: CompetitionCase) -> Table:
    """Return the letter of each reply."""
    return {f"reply {n}": REPLIES[reply] for n, reply in enumerate(case.replies, 1)}


def reply_slips(case: CompetitionCase) -> dict[str, Table]:
    """Return wrong letters for the replies."""
    return {
        "reverse engineering was allowed although the drawings had been bought before": _where(
            case.replies, "reply", {"drawings": "B"}
        ),
        "reverse engineering of what everyone can buy was taken for an infringement": _where(
            case.replies, "reply", {"bought": "D"}
        ),
        "a third party that knew was let go": _where(
            case.replies, "reply", {"employer": "A"}
        ),
        "customers who chose freely were taken for stolen ones": _where(
            case.replies, "reply", {"customers": "E"}
        ),
        "own development was taken for an infringement": _where(
            case.replies, "reply", {"own": "E"}
        ),
    }  # fmt: skip


def forums(case: CompetitionCase) -> Table:
    """Return the letters on Section 337 and on the wishes of the board."""
    wishes = {f"wish {n}": WISHES[wish] for n, wish in enumerate(case.wishes, 1)}
    return {"section 337": "A" if case.industry else "B", **wishes}


def forum_slips(case: CompetitionCase) -> dict[str, Table]:
    """Return wrong letters on Section 337 and on the wishes."""
    return {
        "it was overlooked that section 337 reaches a taking that lies wholly in China": {
            "section 337": "C"
        },
        "the injured industry was asked to use the secret": {"section 337": "D"},
        "the injury to an industry in the United States was misjudged": {
            "section 337": "B" if case.industry else "A"
        },
        "money was expected from a body that awards none": _where(
            case.wishes, "wish", {"court": "B", "US court": "E"}
        ),
        "a civil court was asked for a fine or for prison": _where(
            case.wishes, "wish", {"regulator": "A", "police": "A"}
        ),
        "the market regulator was asked for prison": _where(case.wishes, "wish", {"police": "B"}),
        "a court was asked for what customs do by order of the Commission": _where(
            case.wishes, "wish", {"border": "D"}
        ),
    }


def _where(drawn: tuple[str, ...], row: str, wrong: Table) -> Table:
    return {f"{row} {n}": wrong[what] for n, what in enumerate(drawn, 1) if what in wrong}
