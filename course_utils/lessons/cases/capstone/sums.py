"""Ways to misjudge the money of a capstone case, for marking: fees, budget, risks, the ceiling."""

from decimal import Decimal

from course_utils.law.madrid import application_fees, individual_fee
from course_utils.law.money import rounded
from course_utils.law.plan import quarter_of
from course_utils.law.tables import row_in_force
from course_utils.law.transfer import royalty_rate
from course_utils.lessons.cases.capstone.case import CapstoneCase, free_to_go
from course_utils.lessons.cases.capstone.facts import FREE, WAYS
from course_utils.lessons.cases.capstone.plan import KNOWN_ON, QUARTERS, in_yuan
from course_utils.lessons.cases.madrid.slips import guarded

Row = dict[str, Decimal]
_COVERED = 3  # classes in the basic fee


def mark_fees(case: CapstoneCase) -> Decimal:
    """Return WIPO's fees for the mark, in Swiss francs."""
    mark = case.registration.mark
    return application_fees(case.registration.members, len(mark.classes), KNOWN_ON).total


def mark_slips(case: CapstoneCase) -> Row:
    """Return wrong amounts for the mark, in Swiss francs."""
    members, number = case.registration.members, len(case.registration.mark.classes)
    right, over = mark_fees(case), number - _COVERED
    extra, alone, basic, colour = (
        _wipo(fee) for fee in ("supplementary", "complementary", "basic", "basic in colour")
    )
    own = [code for code in members if code not in guarded(members)]
    fees = sum(individual_fee(code, "designation", number, KNOWN_ON).total for code in own)
    single = sum(individual_fee(code, "designation", 1, KNOWN_ON).total for code in own)
    declared = sum(
        individual_fee(code, "designation", number, KNOWN_ON).total - alone
        for code in guarded(members)
    )
    forgotten = {
        "the supplementary fee for classes beyond three was forgotten": right - over * extra,
        "the complementary fee was forgotten": right - alone,
    }
    if over * extra == alone:
        forgotten = {"the supplementary or the complementary fee was forgotten": right - alone}
    return forgotten | {
        # Three classes are free, and three members have an individual fee: the same amount.
        "the supplementary fee was charged for every class, or the complementary fee for members "
        "with an individual fee": right + _COVERED * extra,
        "the declared fee was paid that the safeguard switches off": right + declared,
        "the individual fees were taken for one class": right - fees + single,
        "the basic fee in colour was taken for a mark in black and white": right + colour - basic,
        "only the basic fee was given": basic,
    }


def _wipo(fee: str) -> Decimal:
    return row_in_force("madrid/fees", KNOWN_ON, act="application", fee=fee).amount


def budget_slips(case: CapstoneCase) -> dict[str, Row]:
    """Return wrong budgets: slip -> the quarters that it changes -> CNY."""
    licence, pool = case.licence, case.pool
    kind = "aircraft and ships" if licence.partner == "HK" else "equipment"
    right = royalty_rate(licence.partner, "royalty", KNOWN_ON).effective_percent
    other = royalty_rate(licence.partner, kind, KNOWN_ON).effective_percent
    return {
        "the tax that the licensee keeps back was forgotten": _changed(
            case, _incomes(case, Decimal(0)), right
        ),
        "the treaty's rate for other things than know-how was taken": _changed(
            case, _incomes(case, other), right
        ),
        "income was added instead of subtracted": _shifted(
            case, {name: 2 * amount for name, amount in _incomes(case, right).items()}
        ),
        "the income was left out": _shifted(case, _incomes(case, right)),
        "the free units were taken once; they come again each year": _shifted(
            case, _royalty_more(case, {2027: pool.free, 2028: 0})
        ),
        "the royalty was paid for all units; some are free": _shifted(
            case, _royalty_more(case, dict.fromkeys(pool.units, 0))
        ),
        "the royalty was left out": _shifted(
            case, {name: -amount for name, amount in _royalty(case).items()}
        ),
        "the rate for 100 yen or won was taken for one": _shifted(case, _third_times_100(case)),
        "the fees of the mark were left out": _shifted(
            case, {quarter_of(case.plot.mark): -in_yuan(mark_fees(case), "CHF")}
        ),
    }


def _shifted(case: CapstoneCase, more: Row) -> Row:
    return {name: case.budget[name] + amount for name, amount in more.items() if amount}


def _incomes(case: CapstoneCase, percent: Decimal) -> Row:
    days = (case.plot.income_1, case.plot.income_2)
    found: Row = {}
    for day, gross in zip(days, case.licence.amounts, strict=True):
        net = rounded(gross * (100 - percent) / 100, case.licence.currency)
        found[quarter_of(day)] = in_yuan(net, case.licence.currency)
    return found


def _changed(case: CapstoneCase, wrong: Row, percent: Decimal) -> Row:
    right = _incomes(case, percent)
    return _shifted(case, {name: right[name] - wrong[name] for name in right})


def _royalty(case: CapstoneCase) -> Row:
    return {
        quarter_of(act.on): act.sheet.total("CNY")
        for act in case.plan.acts
        if act.key.startswith("sep.royalty")
    }


def _royalty_more(case: CapstoneCase, free: dict[int, int]) -> Row:
    """Return what each quarter owes more with other free units a year."""
    right, more = _royalty(case), {}
    for name in QUARTERS:
        year, number = int(name[:4]), int(name[-1])
        units = case.pool.units[year]
        above = max(0, number * units - free[year]) - max(0, (number - 1) * units - free[year])
        more[name] = in_yuan(above * case.pool.amount, "USD") - right[name]
    return more


def _third_times_100(case: CapstoneCase) -> Row:
    key = f"pct.national_phase.{case.plot.third}"
    return {quarter_of(case.plot.entry_third): 99 * case.cost(key)}


def risk_slips(case: CapstoneCase) -> dict[str, Row]:
    """Return wrong expected costs: slip -> row -> CNY."""
    trial, secret = case.trial, case.secret
    base, lower = max(secret.loss, secret.gain), min(secret.loss, secret.gain)
    times, costs = secret.multiple, secret.costs

    def named(cost: Decimal) -> Row:
        return {"section 337": rounded(trial.probability * in_yuan(cost, "USD"), "CNY")}

    def awarded(amount: Decimal) -> Row:
        return {"trade secret": rounded(secret.probability * amount, "CNY")}

    ways = sorted(WAYS, key=trial.expected)
    worst = max(branch.cost for branch in trial.branches(ways[0]))
    return {
        "the whole cost was taken, without its chance": {
            "section 337": in_yuan(trial.expected(ways[0]), "USD"),
            "trade secret": base * times + costs,
        },
        "another way than the cheapest was taken": named(trial.expected(ways[1])),
        "the dearest way was taken": named(trial.expected(ways[2])),
        "the worst outcome was taken, not the average of all": named(worst),
        "dollars were not converted": {
            "section 337": rounded(trial.probability * trial.expected(ways[0]), "USD")
        },
        "the smaller of loss and gain was taken; the owner may choose": awarded(
            lower * times + costs
        ),
        "the costs were multiplied as well": awarded((base + costs) * times),
        "the multiple was put on top of the base": awarded(base * (times + 1) + costs),
        "the costs were forgotten": awarded(base * times),
        "the multiple was forgotten": awarded(base + costs),
        "loss and gain were added": awarded((base + lower) * times + costs),
    }


def ceiling_slips(case: CapstoneCase) -> dict[str, str]:
    """Return wrong letters for the act to give up."""
    lost = {
        "pct.national_phase.US": "the right in the United States would be lost",
        "pct.national_phase.EP": "the right in Europe would be lost",
        f"pct.national_phase.{case.plot.third}": "the right at the third Office would be lost",
        "sep.filing": "the invention would be public before it is filed",
        "madrid.application": "the priority of the mark would be lost",
        "transfer.registration": "registration is a duty and costs nothing",
        case.promised: "the act was promised to somebody",
    }
    wrong = {slip: case.letter(key) for key, slip in lost.items()}
    rising = sorted(free_to_go(case.promised), key=case.cost)
    place = rising.index(case.to_give_up)
    words = {
        -2: "the smallest act does not bring the draft under the ceiling",
        -1: "the act does not bring the draft under the ceiling",
        1: "a cheaper act brings the draft under the ceiling as well",
        2: "the dearest act was given up although cheaper ones are enough",
    }
    for key in FREE:
        if key in rising and key != case.to_give_up:
            wrong[words[rising.index(key) - place]] = case.letter(key)
    return wrong
