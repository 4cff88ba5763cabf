"""The facts of a transfer of technology out of China."""

from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise

from course_utils.errors import CourseError
from course_utils.law.inputs import as_day, near, not_before
from course_utils.law.transfer.contract import PAYMENTS
from course_utils.messages import _

KINDS = (
    "patent assignment",
    "application assignment",
    "patent licence",
    "know-how",
    "technical service",
    "other",
)
RECIPIENTS = ("abroad", "foreign person in China", "in China")
CONTROLS = ("", "no", "yes")
CATEGORIES = ("", "free", "restricted", "prohibited")

# In this order they happen, as far as they do.
_LICENCE_DAYS = ("applied", "letter_of_intent", "licence_filed", "licensed")


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """What is known of a transfer.

    Attributes:
        kind: one of `KINDS`.
        recipient: where the technology goes, one of `RECIPIENTS`.
        affiliate: whether the recipient belongs to the same group; it makes no difference.
        controlled: "yes" for a dual-use or otherwise controlled item (listed, temporarily
            controlled, or a known risk), "no", or "" while nobody has looked.
        category: its place in the catalogue: "free", "restricted", "prohibited", or "".
        payment: "lump sum" (any form without a running royalty) or "running royalty". The Order on
            registration is silent on a mix of both; "lump sum" gives the earlier, safe day.
        used_only_abroad: whether the technology is used wholly outside China; None if not known.
        control_accepted, control_licensed: the application for a dual-use licence was accepted, the
            licence was granted.
        applied: the trade authority received the application to export restricted technology.
        letter_of_intent: it issued the letter of intent.
        negotiated: substantive negotiation began.
        signed: the last signature.
        agreed_effective: a later day on which the parties let a free contract take effect.
        licence_filed: the authority received the signed contract with its documents.
        licensed: it issued the licence.
        first_base: the first royalty base formed.
        registration_filed: the contract was handed in for registration.
        patent_registered: the patent office registered the assignment.

    Raises:
        CourseError: a word that is not known, a day that is none, or days in the wrong order.
    """

    kind: str
    recipient: str = "abroad"
    affiliate: bool = False
    controlled: str = ""
    category: str = ""
    payment: str = "lump sum"
    used_only_abroad: bool | None = None
    control_accepted: date | None = None
    control_licensed: date | None = None
    applied: date | None = None
    letter_of_intent: date | None = None
    negotiated: date | None = None
    signed: date | None = None
    agreed_effective: date | None = None
    licence_filed: date | None = None
    licensed: date | None = None
    first_base: date | None = None
    registration_filed: date | None = None
    patent_registered: date | None = None

    def __post_init__(self):
        for name, known in (
            ("kind", KINDS),
            ("recipient", RECIPIENTS),
            ("controlled", CONTROLS),
            ("category", CATEGORIES),
            ("payment", PAYMENTS),
        ):
            if getattr(self, name) not in known:
                sentence = _("A transfer has no {name} {{text!r}}; {{hint}}.").format(name=name)
                words = [word for word in known if word]
                raise near(sentence, str(getattr(self, name)), words)
        for field in fields(self):
            value = getattr(self, field.name)
            if field.type == date | None and value is not None:
                object.__setattr__(self, field.name, as_day(value, field.name.replace("_", " ")))
        self._in_order("control_accepted", "control_licensed")
        self._in_order(*_LICENCE_DAYS)
        self._in_order("signed", "licence_filed")
        self._in_order("signed", "patent_registered")
        if self.category == "free" and any(getattr(self, name) for name in _LICENCE_DAYS):
            raise CourseError(
                _("Free technology needs no licence; leave out the days of a licence.")
            )

    def _in_order(self, *names: str) -> None:
        known = [(name, getattr(self, name)) for name in names if getattr(self, name) is not None]
        for (_before, first), (name, later) in pairwise(known):
            not_before(first, later, name.replace("_", " ").capitalize())
