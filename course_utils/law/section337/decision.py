"""The decision of a respondent: its ways side by side, with expected cost, range and branches.

The trees stand in `ways`, their numbers in `inputs`.
"""

import html
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import pandas as pd

from course_utils.law.section337.inputs import Inputs
from course_utils.law.section337.ways import (
    USD,
    WAYS,
    closed_ways,
    expected_cost,
    inputs_of,
    tree,
)
from course_utils.messages import _, say_money


def _leaves(way: str) -> str:
    return {
        "default": _(
            "No US market once the order issues; the facts of the complaint are taken as true, and "
            "nobody speaks for the company on remedy and bond. A win of others helps only if the "
            "complainant's own industry fails."
        ),
        "consent order": _(
            "No US market for the accused goods, but no violation is admitted; the order binds "
            "like a cease and desist order, with its daily penalties, until the right ends."
        ),
        "settlement or licence": _(
            "The US market, against a royalty; the agreement goes to the Commission. Without a "
            "deal the defence goes on to the end."
        ),
        "redesign": _(
            "The US market for the new design; the old one is given up by consent order, and if "
            "the new one is caught, selling it is a breach."
        ),
        "full defence": _(
            "The US market as before, if it is won; else an order, and an appeal to the Federal "
            "Circuit."
        ),
        "full defence with inter partes review": _(
            "As full defence; the Commission does not wait for the patent office. Claims that fall "
            "before the final determination suspend the order, later ones lift it only after the "
            "Federal Circuit."
        ),
    }[way]


def _range(inputs: Inputs, way: str) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest expected cost when each input stands at an end of its range.

    The cost rises or falls steadily with every single input, so its extremes lie at such ends.
    """
    open_names = [n for n in inputs_of(way, inputs) if inputs[n].low < inputs[n].high]
    ends = product(*[(inputs[name].low, inputs[name].high) for name in open_names])
    values = inputs.likely()
    corners = [values | dict(zip(open_names, corner, strict=True)) for corner in ends]
    costs = [expected_cost(inputs, way, corner) for corner in corners]
    return min(costs), max(costs)


@dataclass(frozen=True)
class Decision:
    """The ways that are open to a company, side by side."""

    inputs: Inputs

    @property
    def closed(self) -> dict[str, str]:
        """The ways that the company does not have, with the reason."""
        return closed_ways(self.inputs)

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways that are open."""
        return tuple(way for way in WAYS if way not in self.closed)

    @property
    def best(self) -> str:
        """The open way with the lowest expected cost; the law leaves other reasons to choose."""
        return min(self.ways, key=lambda way: expected_cost(self.inputs, way))

    def frame(self) -> pd.DataFrame:
        """Return one row an open way.

        Columns: way; expected_cost; low, high (expected cost with all inputs at the kindest and
        at the harshest end of their ranges); best_case, worst_case (cheapest and dearest branch
        that can happen); months (expected); leaves. Money in USD, as Decimal.
        """
        table = []
        for way in self.ways:
            branches = [branch for branch in tree(self.inputs, way) if branch.probability]
            costs = [branch.cost for branch in branches]
            months = sum(branch.probability * branch.months for branch in branches)
            cost = expected_cost(self.inputs, way)
            ends = _range(self.inputs, way)
            table.append([way, cost, *ends, min(costs), max(costs), months, _leaves(way)])
        columns = ["way", "expected_cost", "low", "high", "best_case", "worst_case", "months"]
        return pd.DataFrame(table, columns=[*columns, "leaves"])

    def branches(self, way: str) -> pd.DataFrame:
        """Return one row a branch of a way.

        Columns: branch, probability, cost, weighted (probability times cost), months, made_of (the
        costs one by one). The column `weighted` adds up to the expected cost, which
        is rounded to cents.

        Raises:
            CourseError: there is no such way, or it is closed.
        """
        rows = [
            [
                branch.name,
                branch.probability,
                branch.cost,
                branch.probability * branch.cost,
                branch.months,
                " + ".join(f"{label} {say_money(amount, USD)}" for label, amount in branch.costs),
            ]
            for branch in tree(self.inputs, way)
        ]
        columns = ["branch", "probability", "cost", "weighted", "months", "made_of"]
        return pd.DataFrame(rows, columns=columns)

    def __str__(self) -> str:
        return _("Lowest expected cost: {way}, {cost}.").format(
            way=self.best, cost=say_money(expected_cost(self.inputs, self.best), USD)
        )

    def _repr_html_(self) -> str:
        body = "".join(
            f"<tr><td style='text-align:left'>{html.escape(way)}</td>"
            f"<td>{html.escape(say_money(expected_cost(self.inputs, way), USD))}</td></tr>"
            for way in self.ways
        )
        titles = (_("Way"), _("Expected cost"))
        head = "<tr>" + "".join(f"<th>{html.escape(title)}</th>" for title in titles) + "</tr>"
        return f"<table>{head}{body}</table><p>{html.escape(str(self))}</p>"


def decision(inputs: Inputs) -> Decision:
    """Return the ways that are open to a company with these inputs."""
    return Decision(inputs)
