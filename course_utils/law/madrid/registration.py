"""A mark, its basis at home, and its international registration, as far as the facts are known."""

from dataclasses import dataclass
from datetime import date

from course_utils.errors import CourseError
from course_utils.law.inputs import as_day, near
from course_utils.law.madrid.application import registration_date
from course_utils.law.madrid.members import member
from course_utils.messages import _, say_day

KINDS = ("standard", "collective_or_certification")


@dataclass(frozen=True)
class Mark:
    """A mark and the classes of its goods and services.

    Attributes:
        name: the mark in words.
        classes: numbers of the Nice Classification, 1 to 45, each once; kept sorted.
        colour: whether colour is claimed.
        kind: "standard" or "collective_or_certification".

    Raises:
        CourseError: no or wrong classes, or no such kind.
    """

    name: str
    classes: tuple[int, ...]
    colour: bool = False
    kind: str = "standard"

    def __post_init__(self):
        classes = tuple(sorted(self.classes))
        wrong = [n for n in classes if type(n) is not int or not 1 <= n <= 45]
        if not classes or wrong or len(set(classes)) < len(classes):
            raise CourseError(
                _(
                    "The classes of {mark} are to be numbers from 1 to 45, each once, not "
                    "{classes}."
                ).format(mark=self.name, classes=", ".join(map(str, classes)) or _("none"))
            )
        object.__setattr__(self, "classes", classes)
        if self.kind not in KINDS:
            raise near(_("There is no kind of mark {text!r}; {hint}."), self.kind, list(KINDS))


@dataclass(frozen=True)
class Basic:
    """The basic application or registration (Protocol Article 2(1)).

    Attributes:
        office: ST.3 code of the Office of origin.
        filed: filing date of the basic application.
        priority: filing date of the first application, where its priority is claimed.
        registered: registration date, if it is registered.
    """

    office: str
    filed: date
    priority: date | None = None
    registered: date | None = None

    def __post_init__(self):
        object.__setattr__(self, "office", member(self.office).code)
        _check_days(self, ("filed", "priority", "registered"))
        if self.priority and self.priority > self.filed:
            raise CourseError(
                _(
                    "The first filing on {first} cannot lie after the basic filing on {filed}."
                ).format(first=say_day(self.priority), filed=say_day(self.filed))
            )
        if self.registered and self.registered < self.filed:
            raise CourseError(
                _("The basic mark cannot be registered on {day}, before its filing.").format(
                    day=say_day(self.registered)
                )
            )


@dataclass(frozen=True)
class Designation:
    """A member designated later than the registration (Article 3ter(2)).

    Attributes:
        member: ST.3 code.
        since: the date of the subsequent designation; see `subsequent_designation_date`.
    """

    member: str
    since: date

    def __post_init__(self):
        object.__setattr__(self, "member", member(self.member).code)
        _check_days(self, ("since",))


@dataclass(frozen=True)
class Registration:
    """An international registration.

    Attributes:
        mark: the mark.
        basic: the basic application or registration.
        filed: when the Office of origin received the application.
        received_by_ib: when the International Bureau received it.
        registered: the international registration date; worked out under Article 3(4) when None.
        members: ST.3 codes of the members designated from the start.
        holder: ST.3 code of the party through which the holder is entitled.
        later: subsequent designations.

    Raises:
        CourseError: dates out of order, an unknown member, a member named twice, or the member of
            the Office of origin itself (Article 3bis).
    """

    mark: Mark
    basic: Basic
    filed: date
    received_by_ib: date
    registered: date | None = None
    members: tuple[str, ...] = ()
    holder: str = "CN"
    later: tuple[Designation, ...] = ()

    def __post_init__(self):
        _check_days(self, ("filed", "received_by_ib", "registered"))
        if self.filed < self.basic.filed:
            raise CourseError(
                _("The international application of {day} cannot lie before its basis.").format(
                    day=say_day(self.filed)
                )
            )
        worked_out = registration_date(self.filed, self.received_by_ib).day
        object.__setattr__(self, "registered", self.registered or worked_out)
        if self.registered < self.filed:
            raise CourseError(
                _("The registration date {day} lies before the filing on {filed}.").format(
                    day=say_day(self.registered), filed=say_day(self.filed)
                )
            )
        object.__setattr__(self, "holder", member(self.holder).code)
        object.__setattr__(self, "members", tuple(member(code).code for code in self.members))
        object.__setattr__(self, "later", tuple(self.later))
        self._check_members()

    def _check_members(self) -> None:
        for code in set(self.all_members):
            if self.all_members.count(code) > 1:
                raise CourseError(_("{member} is designated twice.").format(member=code))
        if self.basic.office in self.all_members:
            raise CourseError(
                _(
                    "{member} cannot be designated: the basic mark is protected there already "
                    "(Protocol Art. 3bis); leave it out."
                ).format(member=self.basic.office)
            )
        for designation in self.later:
            if designation.since < self.registered:
                raise CourseError(
                    _("{member} cannot be designated later on {day}, before registration.").format(
                        member=designation.member, day=say_day(designation.since)
                    )
                )

    @property
    def all_members(self) -> tuple[str, ...]:
        """The members designated from the start and later, in this order."""
        return (*self.members, *(designation.member for designation in self.later))


def _check_days(facts: object, names) -> None:
    for name in names:
        value = getattr(facts, name)
        if value is not None:
            object.__setattr__(facts, name, as_day(value, name.replace("_", " ")))
