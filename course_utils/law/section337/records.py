"""Real investigations under section 337, as far as their papers were seen.

What was not seen is missing (`NaT`, `<NA>`, an empty tuple) and is counted as unknown in every
figure; it never means "none". The investigations are those that were found, no random sample.
Seven of them have no number, because the page did not show it: `case_id` names them.

By 19 CFR 210.10(b) an investigation is instituted by publication in the Federal Register. A vote or
a news release comes days earlier and stands in columns of its own.
"""

import html
from dataclasses import dataclass
from datetime import date

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.tables import table
from course_utils.messages import _

INVESTIGATIONS = "section337/investigations"


@dataclass(frozen=True)
class Tally:
    """Figures from the record with what they stand on.

    Attributes:
        frame: the figures; its columns are those that the function names.
        known: how many of the base the figures stand on.
        unknown: for how many of the base the fact was not seen.
        base: known and unknown together.
        unit: what is counted, e.g. "investigations".
        definition: one sentence that says what is counted, and how.
    """

    frame: pd.DataFrame
    known: int
    base: int
    unit: str
    definition: str

    @property
    def unknown(self) -> int:
        return self.base - self.known

    @property
    def standing(self) -> str:
        """One sentence: known for how many, unknown for how many."""
        return _("Known for {known} of {base} {unit}; not known for {unknown}.").format(
            known=self.known, base=self.base, unit=self.unit, unknown=self.unknown
        )

    def __str__(self) -> str:
        return f"{self.definition} {self.standing}\n{self.frame.to_string(index=False)}"

    def _repr_html_(self) -> str:
        table_html = self.frame.to_html(index=False, na_rep="")
        return f"<p>{html.escape(self.definition)} {html.escape(self.standing)}</p>{table_html}"


def as_days(cells: pd.Series) -> pd.Series:
    """Return days as `datetime64`; a cell that only knows its month is `NaT`."""
    return pd.to_datetime(cells.where(cells.str.len() == len("2024-05-01")), format="%Y-%m-%d")


def as_months(cells: pd.Series) -> pd.Series:
    """Return the months of days and of cells that only know their month, as `period[M]`."""
    return pd.Series(pd.PeriodIndex(cells.str[:7].where(cells != "", None), freq="M"), cells.index)


def as_list(cells: pd.Series) -> pd.Series:
    """Return the parts of each cell as a tuple of texts; empty where nothing was seen."""
    return cells.map(lambda cell: tuple(cell.split(";")) if cell else ())


def as_text(cells: pd.Series) -> pd.Series:
    """Return texts with `<NA>` where nothing was seen."""
    return cells.astype("string").where(cells != "", pd.NA)


def as_answer(cells: pd.Series) -> pd.Series:
    """Return "yes" and "no" as nullable booleans, `<NA>` where nothing was seen."""
    return cells.map({"yes": True, "no": False}).astype("boolean")


def as_count(cells: pd.Series) -> pd.Series:
    """Return whole numbers as `Int64`, `<NA>` where nothing was seen."""
    return pd.to_numeric(cells.where(cells != "", None)).astype("Int64")


def _dates(cells: pd.Series) -> pd.Series:
    return as_list(cells).map(lambda parts: tuple(date.fromisoformat(part) for part in parts))


def investigations() -> pd.DataFrame:
    """Return the investigations, one row each.

    Returns:
        Columns:
        case_id: the number, or a name of ours where the number was not seen;
        inv_no: "337-TA-655", `<NA>` where not seen; number: 655 (`Int64`);
        product: in short;
        complaint_filed: day of the complaint, `NaT` where only its month or nothing is known;
        complaint_month: its month, `period[M]`;
        complaint_amended, complaint_supplemented: tuples of days before institution;
        decided: day of the vote or of the signed notice; released: day of the news release;
        published: day of institution, `NaT` where only its month or nothing is known;
        published_month; fr_cite: the notice of institution;
        complainants: names, separated by "; ";
        named, named_cn: how many respondents, and how many of them of mainland China (`Int64`),
        where the whole list or a stated total was seen;
        list_complete: whether `respondents()` holds them all;
        basis: tuple of kinds of right; exclusion_asked: "LEO", "GEO", "GEO or LEO",
        "kind not stated" or "none"; cdo_asked: True where a cease and desist order is among it,
        `<NA>` where none was seen; relief_seen: "request", "order" (only what was ordered in the
        end was seen) or "unclear";
        note, source, as_of.
    """
    frame = table(INVESTIGATIONS)
    frame["inv_no"] = as_text(frame["inv_no"])
    frame.insert(2, "number", frame["inv_no"].str.extract(r"(\d+)$")[0].astype("Int64"))
    for name in ("complaint_filed", "published"):
        month = "complaint_month" if name == "complaint_filed" else "published_month"
        frame.insert(frame.columns.get_loc(name) + 1, month, as_months(frame[name]))
        frame[name] = as_days(frame[name])
    for name in ("decided", "released"):
        frame[name] = as_days(frame[name])
    for name in ("complaint_amended", "complaint_supplemented"):
        frame[name] = _dates(frame[name])
    for name in ("named", "named_cn"):
        frame[name] = as_count(frame[name])
    for name in ("fr_cite", "complainants", "exclusion_asked", "relief_seen"):
        frame[name] = as_text(frame[name])
    for name in ("list_complete", "cdo_asked"):
        frame[name] = as_answer(frame[name])
    frame["basis"] = as_list(frame["basis"])
    return frame


def counts(values: pd.Series, name: str, count: str) -> pd.DataFrame:
    """Return how often each value occurs, most frequent first, then by name."""
    frame = values.value_counts().rename_axis(name).reset_index(name=count)
    return frame.sort_values([count, name], ascending=[False, True], ignore_index=True)


def by_basis() -> Tally:
    """Return how many investigations rest on each kind of right.

    Returns:
        Columns basis, investigations. One investigation may rest on several, so that the column
        adds up to more than `known`.
    """
    basis = investigations()["basis"]
    known = basis[basis.map(len) > 0]
    definition = _("Investigations by the kind of right; one may rest on several.")
    frame = counts(known.explode(), "basis", "investigations")
    return Tally(frame, len(known), len(basis), _("investigations"), definition)


def by_relief() -> Tally:
    """Return which relief complainants asked for.

    Returns:
        Columns order ("exclusion order", "cease and desist order"), asked, investigations. Only
        requests count: where only the order issued in the end was seen, the request is unknown.
        Whether somebody asked for no cease and desist order was not seen.
    """
    every = investigations()
    asked = every[every["relief_seen"] == "request"]
    exclusion = counts(asked["exclusion_asked"], "asked", "investigations")
    exclusion.insert(0, "order", "exclusion order")
    cease = pd.DataFrame(
        {
            "order": "cease and desist order",
            "asked": ["asked for", "not seen"],
            "investigations": [asked["cdo_asked"].sum(), asked["cdo_asked"].isna().sum()],
        }
    )
    definition = _("Investigations by the relief that the complainant asks for.")
    frame = pd.concat([exclusion, cease], ignore_index=True)
    return Tally(frame, len(asked), len(every), _("investigations"), definition)


def complaint_to_institution(until: str = "publication") -> Tally:
    """Return how long it took from the complaint to the institution of the investigation.

    Args:
        until: "publication" in the Federal Register, which is the institution, or "decision": the
            vote, the signed notice or, where neither was seen, the news release.

    Returns:
        Columns case_id, inv_no, complaint_filed, end, days (`Int64`, calendar days), sorted by
        days. Complaints that were amended count from the first filing.

    Raises:
        CourseError: `until` is neither of the two words.
    """
    every = investigations()
    ends = {
        "publication": every["published"],
        "decision": every["decided"].fillna(every["released"]),
    }
    if until not in ends:
        raise CourseError(
            _("Count until {words}, not until {word!r}.").format(
                words=_("publication or decision"), word=until
            )
        )
    every["end"] = ends[until]
    every["days"] = (every["end"] - every["complaint_filed"]).dt.days.astype("Int64")
    known = every.dropna(subset="days").sort_values(["days", "case_id"], ignore_index=True)
    frame = known[["case_id", "inv_no", "complaint_filed", "end", "days"]]
    definition = _("Calendar days from the complaint to the notice in the Federal Register.")
    if until == "decision":
        definition = _("Calendar days from the complaint to the decision or its news release.")
    return Tally(frame, len(known), len(every), _("investigations"), definition)
