"""Right letters in the case on essential patents, and misjudgements, for marking."""

from course_utils.law.sep import State, injunction_outlook, negotiation, pool_royalty_due
from course_utils.lessons.cases.sep.case import SepCase
from course_utils.lessons.cases.sep.days import wrong_cells
from course_utils.lessons.cases.sep.facts import FIGURES, HISTORIES

Table = dict[str, str]
STEPS = {
    "notice": "A", "willing": "B", "information": "C", "offer": "D", "answer": "E",
    "counter-offer": "E", "full negotiation": "E",
}  # fmt: skip


def figures(case: SepCase) -> Table:
    """Return the letter of each published figure, by what became of it."""
    letters = {name: letter for letter, names in FIGURES.items() for name in names}
    return {f"figure {n}": letters[name] for n, name in enumerate(case.figures, 1)}


def figure_slips(case: SepCase) -> dict[str, Table]:
    """Return wrong letters for `figures`."""
    right = figures(case)

    def given(letter: str, *where: str) -> Table:
        return {row: letter for row, cell in right.items() if cell in where}

    return {
        "a figure that was vacated or replaced was taken for a rate": given("A", "B"),
        "what one party claimed or offered was taken for a rate": given("A", "C"),
        "a cap or an interim payment was taken for a rate": given("A", "D"),
        "a rate for another technology was taken for one of mobile radio": given("A", "E"),
        "a rate that may be quoted was thrown away": {
            row: "B" for row, cell in right.items() if cell in "AE"
        },
        "a rate that a court set, or an owner's list price, was taken for a claim or offer": given(
            "C", "A", "E"
        ),
        "a rate was taken for a cap or an interim payment": given("D", "A", "E"),
        "a rate of mobile radio was taken for one of another technology": given("E", "A"),
        "a figure that is no rate at all was sorted by its technology alone": given(
            "E", "B", "C", "D"
        ),
    }


def disputes(case: SepCase) -> Table:
    """Return the letters on the next step in two regimes, on an injunction, and on the pool."""
    steps = {row: _next_step(regime, case) for row, regime in (("Europe", "EU"), ("China", "CN"))}
    holder, user = case.faults
    found = injunction_outlook(holder_at_fault=holder, user_at_fault=user)
    outcome = {"yes": "A", "no": "B" if holder else "C", "open": "D"}[found.outcome]
    where = pool_royalty_due(case.pool_in, "CN", case.market, case.plot.today).where
    owed = {("CN",): "A", (case.market,): "B", ("CN", case.market): "C", (): "D"}[where]
    return {**steps, "injunction": outcome, "pool": owed}


def _next_step(regime: str, case: SepCase) -> str:
    """Return the letter of the step that is owed; in Europe an offer has its calculation."""
    told = HISTORIES[case.history]
    complete = ("terms", "calculation") if regime == "EU" else ("terms",)
    acts = {
        "EU": ("notice", "willing", "counter-offer"),
        "CN": ("notice", "willing", "information"),
    }[regime]
    done = tuple(act for act in told if act in acts)
    if set(complete) <= set(told):
        done += ("offer",)
    return STEPS[negotiation(State(regime, done)).act]


def dispute_slips(case: SepCase) -> dict[str, Table]:
    """Return wrong letters for `disputes`."""
    told = HISTORIES[case.history]
    yes_owed = bool(told) and "willing" not in told
    slips = {
        "a letter that names no patent was taken for a notice": (
            {"Europe": "B", "China": "B"} if not told else {}
        ),
        "the ball was left with the owner although the user still owes a clear yes": (
            {"Europe": "D", "China": "D"} if yes_owed else {}
        ),
        "an offer or an argument was taken for the user's yes": (
            {"Europe": "E", "China": "E"} if yes_owed else {}
        ),
        "the charts, a step of the Chinese guidelines, were asked for in Europe": {"Europe": "C"},
        "it was overlooked that the charts are there": (
            {"China": "C"} if "information" in told else {}
        ),
        "it was overlooked that the charts are missing": (
            {"China": "D"} if told == HISTORIES["yes"] else {}
        ),
        "a sum on the telephone was taken for an offer": (
            {"Europe": "E", "China": "E"} if case.history == "telephone" else {}
        ),
        "an offer without its calculation was taken to be enough in Europe": (
            {"Europe": "E"} if case.history == "no calculation" else {}
        ),
        "the calculation, which Europe asks for, was asked for in China too": (
            {"China": "D"} if case.history == "no calculation" else {}
        ),
        "the ball was put to the user although the owner owes its terms": (
            {"Europe": "B", "China": "B"} if "willing" in told else {}
        ),
        "the fault of the owner was overlooked": (
            {"injunction": "A" if case.faults[1] else "C"} if case.faults[0] else {}
        ),
        "the user's own fault was overlooked": (
            {"injunction": "B" if case.faults[0] else "C"} if case.faults[1] else {}
        ),
        "an essential patent was taken to bring an injunction in any case": {"injunction": "A"},
        "it was overlooked that a patent where the goods are made is enough": (
            {"pool": "D" if case.pool_in == ("CN",) else "B"} if "CN" in case.pool_in else {}
        ),
        "the place of sale was overlooked": (
            {"pool": "D" if case.pool_in == (case.market,) else "A"}
            if case.market in case.pool_in
            else {}
        ),
        "a royalty was found although the pool has no patent there": (
            {"pool": "A"} if not case.pool_in else {}
        ),
    }
    return wrong_cells(disputes(case), slips)
