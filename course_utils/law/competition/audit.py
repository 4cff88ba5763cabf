"""Is it a trade secret? The elements one by one, with evidence; and who has to prove what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.competition.texts import jurisdiction_code
from course_utils.law.inputs import near
from course_utils.law.shown import text_table
from course_utils.law.tables import in_force, records_in_force, row_in_force
from course_utils.messages import _, language

ELEMENTS = "competition/elements"
EVIDENCE = "competition/evidence"
BURDENS = "competition/burdens"
ISSUES = ("trade secret", "infringement")
FURTHER = ("access and sameness", "disclosed or at risk", "other evidence")


def protection_elements(on: date, jurisdiction: str) -> pd.DataFrame:
    """Return what makes information a trade secret on a day; all elements are needed together.

    Args:
        on: the day of the act.
        jurisdiction: "CN", "US", "KR", "JP", "DE", "EU" or "INT" (TRIPS).

    Returns:
        Columns: element ("secret", "value", "measures", "useful", "interest"), name, zh, demand,
        cite, source, as_of.

    Raises:
        CourseError: no such jurisdiction.
        MissingValue: no text is known for that day.
    """
    found = in_force(ELEMENTS, on, st3=jurisdiction_code(jurisdiction))
    columns = ["element", "name", "zh", "demand", "cite", "source", "as_of"]
    return found[columns].reset_index(drop=True)


def evidence_items(on: date, element: str = "") -> pd.DataFrame:
    """Return the items of evidence that an audit knows.

    They are China's: its Supreme Court says what measures suffice (provisions on trade secret cases
    (2020) Art. 6), what is known to the public (Art. 4) and what gives value (Art. 7, 19). For
    other countries they are a guide, no law.

    Args:
        on: the day of the judgment; the provisions are known from 12 September 2020.
        element: only the items on this element.

    Returns:
        Columns: element, item, name, zh, weight ("shows": suffices by itself if it is good;
        "supports"; "not enough": never suffices alone, and does not help; "against"), cite,
        source, as_of.

    Raises:
        MissingValue: no items for that day or element.
    """
    found = in_force(EVIDENCE, on, **({"element": element} if element else {}))
    return found.drop(columns=["effective_from", "effective_to", "start"]).reset_index(drop=True)


@dataclass(frozen=True)
class Finding:
    """How one element stands.

    Attributes:
        element, name: which element, and its name in the reader's language.
        state: "shown", "weak" (only supporting evidence), "missing" or "contradicted".
        demand: what the law asks for, with `cite`.
        evidence: the items handed in.
        would_help: items that would help and are not there.
        note: what to be careful about.
    """

    element: str
    name: str
    state: str
    demand: str
    cite: str
    evidence: tuple[str, ...]
    would_help: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Audit:
    """The elements of a trade secret, one by one.

    Attributes:
        jurisdiction, on: which law, on which day.
        findings: one an element; all must be shown.
    """

    jurisdiction: str
    on: date
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether every element is shown."""
        return all(finding.state == "shown" for finding in self.findings)

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """The elements that are not shown."""
        return tuple(finding for finding in self.findings if finding.state != "shown")

    def __getitem__(self, element: str) -> Finding:
        for finding in self.findings:
            if finding.element == element:
                return finding
        names = [finding.element for finding in self.findings]
        raise near(_("This audit has no element {text!r}; {hint}."), element, names)

    def frame(self) -> pd.DataFrame:
        """Return one row an element.

        Columns: element, name, state, demand, evidence, would_help, note, cite.
        """
        return pd.DataFrame(
            {
                "element": f.element,
                "name": f.name,
                "state": f.state,
                "demand": f.demand,
                "evidence": "; ".join(f.evidence),
                "would_help": "; ".join(f.would_help),
                "note": f.note,
                "cite": f.cite,
            }
            for f in self.findings
        )

    def _repr_html_(self) -> str:
        head = (_("Element"), _("State"), _("Evidence"), _("What would help"), _("Basis"))
        rows = (
            (
                f.name,
                say_state(f.state),
                "; ".join(f.evidence),
                "; ".join(filter(None, ("; ".join(f.would_help), f.note))),
                f.cite,
            )
            for f in self.findings
        )
        return text_table(head, rows)


def say_state(state: str) -> str:
    """Say the state of an element in words."""
    return {
        "shown": _("shown"),
        "weak": _("weak"),
        "missing": _("missing"),
        "contradicted": _("contradicted"),
    }[state]


def audit(
    evidence: Mapping[str, Iterable[str]], on: date, jurisdiction: str = "CN", *,
    judged: date | None = None,
) -> Audit:  # fmt: skip
    """Weigh the evidence for a trade secret, element by element.

    Args:
        evidence: items of `evidence_items` by element; an element without items may be left out.
        on: the day of the act, which decides the text.
        jurisdiction: as in `protection_elements`.
        judged: the day of the judgment, which decides the list of items; the day of the act, or the
            first day of that list, when not given.

    Raises:
        CourseError: no such element or item, or one item instead of a list.
        MissingValue: no text is known for that day.
    """
    elements = protection_elements(on, jurisdiction)
    names = list(elements["element"])
    for element in evidence:
        if element not in names:
            raise near(_("There is no element {text!r}; {hint}."), element, names)
    list_day = judged or max(on, date(2020, 9, 12))
    findings = tuple(
        _finding(row, evidence.get(row.element, ()), list_day, jurisdiction)
        for row in elements.itertuples(index=False)
    )
    return Audit(jurisdiction, on, findings)


def _finding(row, given: Iterable[str], list_day: date, jurisdiction: str) -> Finding:
    if isinstance(given, str):
        raise CourseError(
            _("Give the evidence on {element} as a list, [{item!r}].").format(
                element=row.element, item=given
            )
        )
    known = {item.item: item for item in records_in_force(EVIDENCE, list_day, element=row.element)}
    given = tuple(dict.fromkeys(given))
    for item in given:
        if item not in known:
            raise near(_("There is no evidence {text!r} here; {hint}."), item, list(known))
    weights = {known[item].weight for item in given}
    against = [known[item] for item in given if known[item].weight == "against"]
    if against:
        state = "contradicted"
    elif "shows" in weights:
        state = "shown"
    else:
        state = "weak" if weights else "missing"
    notes = [
        _("{item} speaks against it ({cite})").format(item=_name(item), cite=item.cite)
        for item in against
    ]
    if jurisdiction != "CN" and any("SPC provisions" in item.cite for item in known.values()):
        notes.append(_("the list of evidence is China's and only a guide here"))
    would_help = tuple(
        _name(item)
        for item in known.values()
        if item.item not in given and item.weight in ("shows", "supports")
    )
    return Finding(
        row.element, _name(row), state, row.demand, row.cite,
        tuple(_name(known[item]) for item in given), would_help, "; ".join(notes),
    )  # fmt: skip


def _name(row) -> str:
    return row.zh if language() == "zh" else row.name


@dataclass(frozen=True)
class Burden:
    """Who has to prove what, after the owner's first evidence.

    Attributes:
        issue: "trade secret" or "infringement".
        on_defendant: whether the burden has passed to the defendant.
        proves: what that side must prove.
        missing: what the owner still has to bring before the burden passes.
        cite: the article on that day.
    """

    issue: str
    on_defendant: bool
    proves: str
    missing: tuple[str, ...]
    cite: str

    @property
    def who(self) -> str:
        """The side that bears the burden: "owner" or "defendant"."""
        return "defendant" if self.on_defendant else "owner"


def burden(
    issue: str, on: date, *, measures: bool = False, indication: bool = False, further: str = ""
) -> Burden:
    """Return who bears the burden of proof in a Chinese civil case on trade secrets.

    Whether it is a trade secret: after prima facie evidence of confidentiality measures and a
    reasonable indication of infringement the defendant must prove that it is none. Whether it was
    infringed: after prima facie evidence that reasonably indicates infringement and one further
    item the defendant must prove that it did not infringe. AUCL 2019 Art. 32, AUCL 2025 Art. 39.

    Args:
        issue: "trade secret" or "infringement".
        on: the day of the act.
        measures: prima facie evidence of confidentiality measures is there (first issue only).
        indication: evidence reasonably indicates that the secret was infringed.
        further: one of "access and sameness", "disclosed or at risk", "other evidence" (second
            issue only).

    Raises:
        CourseError: no such issue or further item.
        MissingValue: no such rule on that day.
    """
    if issue not in ISSUES:
        raise near(_("There is no issue {text!r}; {hint}."), issue, list(ISSUES))
    if further and further not in FURTHER:
        raise near(_("There is no further item {text!r}; {hint}."), further, list(FURTHER))
    row = row_in_force(BURDENS, on, st3="CN", issue=issue)
    missing = []
    if issue == "trade secret" and not measures:
        missing.append(_("prima facie evidence of confidentiality measures"))
    if not indication:
        missing.append(_("a reasonable indication that the secret was infringed"))
    if issue == "infringement" and not further:
        missing.append(_("access and substantial sameness, disclosure or its risk, or the like"))
    proves = row.defendant_proves if not missing else row.owner_shows
    return Burden(issue, not missing, proves, tuple(missing), row.cite)
