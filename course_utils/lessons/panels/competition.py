"""The panels of the module on trade secrets: the damages board and the audit of a secret."""

import html
import re
from datetime import date

import ipywidgets as widgets
from IPython.display import HTML

from course_utils.law.competition import (
    Act,
    Audit,
    audit,
    burden,
    damages,
    evidence_items,
    law_on,
    protection_elements,
    say_state,
)
from course_utils.law.competition.audit import EVIDENCE, FURTHER, ISSUES
from course_utils.law.inputs import near
from course_utils.law.tables import table
from course_utils.lessons.figures.parts.countries import say_country
from course_utils.lessons.panels.panel import (
    Panel,
    choice_input,
    day_input,
    needed_day,
    table_of,
    text_input,
    tick_input,
)
from course_utils.messages import _, language

# What the rules of a country in the tables do not use; the board leaves it out and says so.
_UNUSED = {
    "CN": (),
    "US": ("statutory", "serious"),
    "KR": ("gain", "royalty", "statutory", "serious", "costs"),
    "DE": ("statutory", "serious", "costs"),
}
_AUDITED = ("CN", "US", "KR", "JP", "DE")
_WIDE = "54em"  # a line of evidence on one line


def damages_board(
    jurisdiction: str = "CN",
    *,
    act: Act | date,
    loss="10,000,000",
    gain="",
    multiple="",
    wilful: bool = False,
    serious: bool = False,
    costs="",
    judged: date | None = None,
) -> Panel:
    """Return a panel that gives an award line by line as the facts change.

    Amounts are in the money of the country and may have commas; an empty one is not given, which
    for loss and gain means that they are hard to determine. What a country's rules do not use is
    left out and named.

    Args:
        jurisdiction: "CN", "US", "KR" or "DE".
        act: the act, or its day; it decides the text.
        loss, gain: the owner's loss and the infringer's gain.
        multiple: China and Korea: the award is the base times this; United States: exemplary
            damages are the base times this, on top.
        wilful, serious: whether the act was intentional, and the circumstances serious (China).
        costs: reasonable costs, or attorney's fees (United States).
        judged: China: the day of the judgment; the last day of the act when not given.
    """
    act = act if isinstance(act, Act) else Act(act)
    began = _("First day of the act")

    def show(country, first, last, judged, wilful, serious, **amounts):
        facts = {name: _amount(text) for name, text in amounts.items()}
        facts |= {"wilful": wilful, "serious": serious}
        facts["costs"] = facts["costs"] or 0
        unused = [name for name in _UNUSED[country] if facts[name]]
        facts = {name: fact for name, fact in facts.items() if name not in _UNUSED[country]}
        if country == "CN":
            facts["judged"] = judged
        span = Act(needed_day(first, began), last)
        award = damages(country, span, **facts)
        return [award, *_left_out(unused), law_on(country, span)]

    inputs = {
        "country": choice_input(
            _("Country"), [(say_country(code), code) for code in _UNUSED], jurisdiction
        ),
        "first": day_input(began, act.first),
        "last": day_input(_("Last day of the act"), act.last if act.last > act.first else None),
        "judged": day_input(_("Day of the judgment"), judged),
        "loss": text_input(_("Actual loss"), str(loss), _hard()),
        "gain": text_input(_("Infringer's gain"), str(gain), _hard()),
        "royalty": text_input(_("Licence fee"), "", _("only without loss and gain")),
        "statutory": text_input(_("Statutory damages"), "", _("only without all three")),
        "multiple": text_input(_("Multiple"), str(multiple), _("none")),
        "costs": text_input(_("Costs"), str(costs), _("none")),
        "wilful": tick_input(_("The act was intentional (故意)"), wilful),
        "serious": tick_input(_("The circumstances are serious (情节严重)"), serious),
    }
    return Panel(_("Damages board"), inputs, show)


def _hard() -> str:
    return _("empty: hard to determine")


def _amount(text: str) -> str | None:
    """Return an amount that a reader typed, without its commas; None when there is none."""
    return re.sub(r"[\s,，]", "", text) or None


def _left_out(names: list[str]) -> list[HTML]:
    if not names:
        return []
    said = {
        "gain": _("the gain"),
        "royalty": _("the licence fee"),
        "statutory": _("statutory damages"),
        "serious": _("serious circumstances"),
        "costs": _("the costs"),
    }
    sentence = _(
        "Left out, because the rules of this country in the tables do not use it: {names}."
    )
    text = sentence.format(names=", ".join(said[name] for name in names))
    return [HTML(f"<p>{html.escape(text)}</p>")]


def secret_audit(jurisdiction: str = "CN", *, on: date, ticked: tuple[str, ...] = ()) -> Panel:
    """Return a panel of measures and evidence to tick, and what they show of a trade secret.

    Below the elements stands, for China, who has to prove what on that evidence.

    Args:
        jurisdiction: "CN", "US", "KR", "JP" or "DE".
        on: the day of the act.
        ticked: items of `law.competition.evidence_items` that are there from the start.

    Raises:
        CourseError: an item that is not known, named by the list of those that are.
    """
    items = _items(on)
    for name in ticked:
        if name not in [item.item for item in items]:
            raise near(_("There is no evidence {text!r} to tick; {hint}."), name,
                       [item.item for item in items])  # fmt: skip
    acted = _("Day of the act")

    def show(country, day, indication, further, **evidence):
        day = needed_day(day, acted)
        demanded = list(protection_elements(day, country)["element"])
        given: dict[str, list[str]] = {}
        for item in items:
            if evidence[item.item] and item.element in demanded:
                given.setdefault(item.element, []).append(item.item)
        result = audit(given, day, country)
        shown = [_verdict(result), result]
        if country == "CN":
            shown.append(_burdens(day, result, indication, further))
        return shown

    inputs: dict[str, widgets.Widget] = {
        "country": choice_input(
            _("Country"), [(say_country(code), code) for code in _AUDITED], jurisdiction
        ),
        "day": day_input(acted, on),
    }
    for item in items:
        box = tick_input(_label(item), item.item in ticked)
        box.layout.width = _WIDE
        inputs[item.item] = box
    inputs["indication"] = tick_input(_("Signs of infringement (侵权的初步证据)"), False)
    inputs["further"] = choice_input(
        _("And further"), [(_("nothing"), ""), *((say_further(name), name) for name in FURTHER)], ""
    )
    return Panel(_("Audit of a trade secret"), inputs, show)


def _items(on: date) -> list:
    """Return the evidence that can be ticked, element by element."""
    on = max(on, table(EVIDENCE)["effective_from"].max())
    return list(evidence_items(on).itertuples(index=False))


def _label(item) -> str:
    element = {
        "secret": _("Secret"),
        "value": _("Value"),
        "measures": _("Measures"),
        "useful": _("Useful"),
        "interest": _("Interest"),
    }[item.element]
    name = item.zh if language() == "zh" else item.name
    return _("{element}: {evidence}").format(element=element, evidence=name)


def say_further(name: str) -> str:
    """Say what the owner shows besides signs of infringement."""
    return {
        "access and sameness": _("access and the same"),
        "disclosed or at risk": _("disclosed or at risk"),
        "other evidence": _("other evidence"),
    }[name]


def _verdict(result: Audit) -> HTML:
    """Say in a sentence how many elements are shown, and which are not."""
    open_ones = [f"{gap.name} ({say_state(gap.state)})" for gap in result.gaps]
    text = _("All {count} elements are shown.").format(count=len(result.findings))
    if open_ones:
        text = _("{shown} of {count} elements are shown; open: {gaps}.").format(
            shown=len(result.findings) - len(open_ones),
            count=len(result.findings),
            gaps="; ".join(open_ones),
        )
    return HTML(f"<p><b>{html.escape(text)}</b></p>")


def _burdens(day: date, result: Audit, indication: bool, further: str) -> HTML:
    """Make a table of who has to prove what on this evidence."""
    measures = result["measures"].state == "shown"
    facts = {
        "trade secret": {"measures": measures, "indication": indication},
        "infringement": {"indication": indication, "further": further},
    }
    issues = {
        "trade secret": _("Is it a trade secret?"),
        "infringement": _("Was it infringed?"),
    }
    sides = {"owner": _("owner (权利人)"), "defendant": _("defendant (被告)")}
    rows = []
    for issue in ISSUES:
        found = burden(issue, day, **facts[issue])
        rows.append(
            {
                _("Question"): issues[issue],
                _("Burden of proof on"): sides[found.who],
                _("To prove"): found.proves,
                _("To shift it, still missing"): "; ".join(found.missing) or "–",
                _("Basis"): found.cite,
            }
        )
    return table_of(rows)
