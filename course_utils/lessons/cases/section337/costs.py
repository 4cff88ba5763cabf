"""Expected costs in a case of the section 337 module, and ways in which people misjudge them."""

from decimal import Decimal

from course_utils.law.section337.ways import expected_cost
from course_utils.lessons.cases.section337.case import WAYS, Section337Case


def costs(case: Section337Case, defence_cost: Decimal | None = None) -> dict[str, Decimal]:
    """Return the expected cost of each way in USD; see `Section337Case.inputs`."""
    inputs = case.inputs(defence_cost)
    return {way: expected_cost(inputs, way) for way in WAYS.values()}


def cheapest(costs: dict[str, Decimal]) -> str:
    """Return the letter of the way with the lowest cost."""
    return min(WAYS, key=lambda letter: costs[WAYS[letter]])


def cost_slips(case: Section337Case) -> dict[str, dict[str, Decimal]]:
    """Return wrong expected costs: slip -> way -> USD."""
    v, profit, total = case.sheet.estimates, case.sheet.profit_a_month, case.sheet.months
    sales, right = case.sheet.sales_a_month, costs(case)
    lost = {
        "default": profit * (total - v["default_months"]),
        "consent order": profit * (total - v["consent_months"]),
        "full defence": profit * (total - v["trial_months"]),
    }
    ready = max(v["consent_months"], v["redesign_months"] + v["clearance_months"])
    paid = v["consent_cost"] + v["redesign_cost"] + v["clearance_cost"]
    licence = v["settlement_cost"] + v["royalty"] * sales * (total - v["settlement_months"])
    violation = v["p_violation"] * lost["full defence"]
    gap = v["p_cleared"] * profit * (ready - v["consent_months"])
    less = v["p_cleared"] * v["margin_loss"] * profit * (total - ready)
    return {
        "the probability was left out, as if the worst were sure": {
            "default": v["default_cost"] + lost["default"],
            "full defence": v["defence_cost"] + lost["full defence"],
            "redesign": paid + lost["consent order"],
        },
        "all months were counted as lost, also those before the order": {
            "default": v["default_cost"] + (1 - v["p_no_order"]) * profit * total,
            "consent order": v["consent_cost"] + profit * total,
            "full defence": v["defence_cost"] + v["p_violation"] * profit * total,
        },
        "the months before the order were counted as lost, not those after it": {
            "default": v["default_cost"] + (1 - v["p_no_order"]) * profit * v["default_months"],
            "consent order": v["consent_cost"] + profit * v["consent_months"],
            "full defence": v["defence_cost"] + v["p_violation"] * profit * v["trial_months"],
        },
        "sales were counted as lost, not the profit on them": {
            "default": v["default_cost"]
            + (1 - v["p_no_order"]) * sales * (total - v["default_months"]),
            "consent order": v["consent_cost"] + sales * (total - v["consent_months"]),
            "full defence": v["defence_cost"]
            + v["p_violation"] * sales * (total - v["trial_months"]),
        },
        "only the lawyers were counted": {
            "default": v["default_cost"],
            "consent order": v["consent_cost"],
            "settlement or licence": v["settlement_cost"],
            "redesign": paid,
            "full defence": v["defence_cost"],
        },
        "the case without a deal was left out": {
            "settlement or licence": v["p_settle"] * licence,
        },
        "the deal was taken for sure": {"settlement or licence": licence},
        "the risk of a violation was forgotten in the case without a deal": {
            "settlement or licence": right["settlement or licence"]
            - (1 - v["p_settle"]) * violation
        },
        "the royalty was taken from the profit, not from the value": {
            "settlement or licence": right["settlement or licence"]
            - v["p_settle"] * v["royalty"] * (sales - profit) * (total - v["settlement_months"])
        },
        "the negotiation was forgotten in the case without a deal": {
            "settlement or licence": right["settlement or licence"]
            - (1 - v["p_settle"]) * v["settlement_cost"]
        },
        "the months without goods before clearance were forgotten": {
            "redesign": right["redesign"] - gap
        },
        "the lower profit of the new design was forgotten": {"redesign": right["redesign"] - less},
        "the chance that the new design is caught was forgotten": {
            "redesign": paid + (gap + less) / v["p_cleared"]
        },
        "the consent order for the old model was forgotten": {
            "redesign": right["redesign"] - v["consent_cost"]
        },
    }


def way_slips(case: Section337Case) -> dict[str, dict[str, str]]:
    """Return wrong choices of a way: slip -> row -> letter."""
    now, then = costs(case), costs(case, case.sheet.defence_cost_then)
    half = now | {"full defence": then["full defence"]}
    bills = {
        way: case.sheet.estimates[name]
        for way, name in zip(
            WAYS.values(),
            ("default_cost", "consent_cost", "settlement_cost", "redesign_cost", "defence_cost"),
            strict=True,
        )
    }
    wrong = {
        "the letter was overlooked": {"after the letter": cheapest(now)},
        "the settlement was not reckoned again, although it may end in a full defence": {
            "after the letter": cheapest(half)
        },
        "the smallest bill was taken, not the lowest expected cost": {
            "by the sheet": cheapest(bills),
            "after the letter": cheapest(bills),
        },
        "the dearest way was taken": {
            "by the sheet": max(WAYS, key=lambda letter: now[WAYS[letter]])
        },
    }
    return wrong


def break_even_slips(case: Section337Case) -> dict[str, Decimal]:
    """Return wrong break-even costs of a defence against the consent order: slip -> USD."""
    v, profit, total = case.sheet.estimates, case.sheet.profit_a_month, case.sheet.months
    consent = costs(case)["consent order"]
    lost = profit * (total - v["trial_months"])
    return {
        "the cost of the consent order was given; the risk of a violation has a price too": consent,
        "the violation was taken for sure": consent - lost,
        "the chance to win was taken in the place of the chance of a violation": consent
        - (1 - v["p_violation"]) * lost,
        "the lawyers of the consent order were forgotten": consent
        - v["consent_cost"]
        - v["p_violation"] * lost,
        "the risk of a violation was added, not taken off": consent + v["p_violation"] * lost,
        "the difference of the two ways was given": abs(costs(case)["full defence"] - consent),
        "all months were taken as lost after a violation": consent
        - v["p_violation"] * profit * total,
    }
