"""The squatter's files: what he has, and which remedy is open against it on the day of the note."""

from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.law.madrid import china_invalidity, non_use, opposition
from course_utils.lessons.cases.draw import Draw

REMEDIES = {
    "opposition": "A",
    "invalidity": "B",
    "non-use": "C",
    "domain name": "D",
    "none": "E",
}


@dataclass(frozen=True)
class SquatterFile:
    """Something that the squatter has in China, or a domain name.

    Attributes:
        kind: "application", "registration" or "domain name".
        published: preliminary publication of an application.
        registered: registration day, once there is one.
        used: whether he uses the mark.
        today: the day of the note.
    """

    kind: str
    today: date
    published: date | None = None
    registered: date | None = None
    used: bool = True

    @property
    def remedy(self) -> str:
        """The best remedy that is open today, a key of `REMEDIES`."""
        if self.kind == "domain name":
            return "domain name"
        if self.kind == "application" and self.today <= opposition("CN", self.published).day:
            return "opposition"
        registered = self.registered
        if self.today <= china_invalidity(registered, route="national", on=self.today).day:
            return "invalidity"
        end = non_use("CN", registered, on=self.today, route="national").day
        return "none" if self.used or self.today <= end else "non-use"


def squatter_files(draw: Draw, today: date) -> tuple[SquatterFile, ...]:
    """Return an application, a registration, and a domain name or an old mark in use."""
    if draw.one("application", (True, False)):
        published = today - timedelta(days=draw.number("published", 47, 80))
        application = SquatterFile("application", today, published=published)
    else:
        published = today - timedelta(days=draw.number("published", 112, 170))
        registered = opposition("CN", published).day + timedelta(days=7)
        application = SquatterFile("application", today, published, registered)
    if draw.one("registration", (True, False)):
        registration = _registered(today, draw.number("age", 1150, 1750), used=True)
    else:
        registration = _registered(today, draw.number("age", 1900, 2900), used=False)
    if draw.one("third", (True, False)):
        third = SquatterFile("domain name", today)
    else:
        third = _registered(today, draw.number("older", 1900, 2900), used=True)
    files = (application, registration, third)
    return draw.some("files", files, len(files))


def _registered(today: date, days: int, *, used: bool) -> SquatterFile:
    return SquatterFile("registration", today, registered=today - timedelta(days=days), used=used)
