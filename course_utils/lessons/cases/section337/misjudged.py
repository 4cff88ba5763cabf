"""Ways in which people misjudge tasks, orders, bonds and elements in a section 337 case."""

from collections.abc import Callable
from decimal import Decimal

from course_utils.law.section337 import bond, elements
from course_utils.lessons.cases.section337.case import Section337Case

# What the complainant may have to show, by the number of the question.
ELEMENTS = {
    "importation": "1",
    "right": "2",
    "technical_prong": "3",
    "economic prong": "4",
    "injury": "7",
}
INTENT, ON_US_SOIL, DAMAGES = "5", "6", "8"
_ANY_OF = {
    "domestic industry, economic prong": "economic prong",
    "threat or effect": "injury",
}


def task_slips(case: Section337Case) -> dict[str, dict[str, str]]:
    """Return wrong people for the tasks: slip -> row -> letter."""
    wrong = {
        "answer": {"E": "the response was taken for something that nobody needs"},
        "stay": {
            "B": "the complainant was taken to ask for the stay; whoever is sued twice asks",
            "C": "the judge was taken to stop the court; the company has to ask the court",
            "D": "the Commission was taken to stop the court; the company has to ask the court",
            "E": "the stay was taken to come by itself; the company has to ask the court",
        },
        "confidential": {"D": "the Commission was taken to give out the confidential exhibits"},
        "more time": {
            "B": "the complainant was taken to grant more time",
            "D": "the Commission was taken to grant more time; it is the judge's decision",
            "A": "the company was taken to grant itself more time",
        },
        "target date": {
            "D": "the Commission was taken to set the target date; the judge sets it",
            "A": "the parties were taken to set the target date",
        },
        "serve": {"B": "the complainant was taken to serve the complaint, as in a court"},
        "publish": {"B": "the complainant was taken to publish the notice"},
        "own staff": {"A": "the company's own staff was taken to see confidential exhibits"},
    }
    return {
        slip: {f"task {n}": letter}
        for n, task in enumerate(case.tasks, 1)
        for letter, slip in wrong[task.key].items()
    }


def lot_slips(case: Section337Case) -> dict[str, dict[str, str]]:
    """Return wrong judgements of the four lots: slip -> row -> letter."""
    general, named_too = case.order.kind == "GEO", case.order.downstream
    stranger = (
        {"B": "a general order was taken to bind only those who are named"}
        if general
        else {"A": "a limited order was taken to bind those who were never named"}
    )
    if not general:
        downstream = {
            "A": "a limited order was taken to reach what others build the goods into",
            "C": "a limited order was taken to leave open what others build the goods into",
        }
    elif named_too:
        downstream = {
            "B": "the words of the order on equipment that contains the goods were overlooked",
            "C": "the words of the order on equipment that contains the goods were taken for open",
        }
    else:
        downstream = {
            "A": "a general order was taken to reach all that contains the goods; its words do not",
            "B": "silence of a general order on equipment that contains the goods was taken for a "
            "free way",
        }
    wrong = {
        "stranger": stranger,
        "downstream": downstream,
        "own": {"B": "the order was taken not to bind the company"},
        "redesign": {
            "A": "a new design was taken for caught before anybody ruled on it",
            "B": "a new design was taken for free before anybody ruled on it",
        },
        "cleared": {
            "A": "the ruling on the new design was overlooked",
            "C": "a design was taken for open, although Customs has ruled on it",
        },
        "other goods": {"A": "the order was taken to stop all goods of the company"},
    }
    rows = {f"lot {n}": lot for n, lot in enumerate(case.lots, 1)}
    slips = {"a bond was taken to let goods in after the review": dict.fromkeys(rows, "D")}
    return slips | {
        slip: {row: letter} for row, lot in rows.items() for letter, slip in wrong[lot.key].items()
    }


def bond_due(case: Section337Case) -> Decimal:
    """Return the bond in USD for the shipments that enter during presidential review."""
    return _bond(case, lambda shipment: shipment.in_review)


def _bond(case: Section337Case, chosen: Callable, value: str = "value") -> Decimal:
    found = [shipment for shipment in case.shipments if chosen(shipment)]
    return bond(
        case.bond_rule,
        sum(shipment.units for shipment in found),
        sum(getattr(shipment, value) for shipment in found),
    )


def bond_slips(case: Section337Case) -> dict[str, Decimal]:
    """Return wrong bonds: slip -> USD."""
    before, *_review, after = case.shipments
    entered = [shipment.value for shipment in case.shipments if shipment.in_review]
    slips = {
        "goods were counted that came in before the determination": _bond(
            case, lambda s: s.in_review or s is before
        ),
        "goods were counted that come after the review, when no bond lets them in": _bond(
            case, lambda s: s.in_review or s is after
        ),
        "all shipments were counted": _bond(case, lambda s: True),
        "only the first shipment of the review was counted": _bond(
            case, lambda s: s is case.shipments[1]
        ),
        "only the last shipment of the review was counted": _bond(
            case, lambda s: s is case.shipments[2]
        ),
    }
    if case.bond_rule.shape == "percent":
        slips["the price of the resale was taken, not the entered value"] = _bond(
            case, lambda s: s.in_review, "resale"
        )
    slips["the entered value was given without the rate of the bond"] = sum(entered)
    return slips


def elements_shown(case: Section337Case) -> frozenset[str]:
    """Return the numbers of what the complainant must show for the claim of the case."""
    return frozenset(
        ELEMENTS[_ANY_OF.get(element.any_of, element.key)] for element in elements(case.kind)
    )


def element_slips(case: Section337Case) -> dict[str, frozenset[str]]:
    """Return wrong lists of elements: slip -> numbers."""
    right = elements_shown(case)
    statutory = ELEMENTS["technical_prong"] in right
    prongs = {ELEMENTS["technical_prong"], ELEMENTS["economic prong"]}
    injury = {ELEMENTS["injury"]}
    if statutory:
        own = {
            "injury was asked for, which a registered right does not need": right | injury,
            "injury was taken in the place of the domestic industry": (right - prongs) | injury,
            "the technical prong of the domestic industry is missing": right
            - {ELEMENTS["technical_prong"]},
            "the economic prong of the domestic industry is missing": right
            - {ELEMENTS["economic prong"]},
        }
    else:
        own = {
            "the prongs of the domestic industry were asked for, which belong to registered "
            "rights": right | prongs,
            "the prongs of the domestic industry were taken in the place of injury": (
                (right - injury) | prongs
            ),
            "injury to an industry is missing": right - injury,
        }
    return own | {
        "intent was asked for": right | {INTENT},
        "acts in the United States were asked for; importation is enough": right | {ON_US_SOIL},
        "damages were asked for; they are no remedy of section 337": right | {DAMAGES},
        "the importation is missing": right - {ELEMENTS["importation"]},
    }
