"""The language of a report, which is that of its reader and not that of the computer."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import GNUTranslations, NullTranslations, translation
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from course_utils import messages
from course_utils.errors import CourseError
from course_utils.messages import _

LANGUAGES = ("zh", "en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let every sentence be in `language` ("zh" or "en") inside a `with` block."""
    if language not in LANGUAGES:
        raise CourseError(
            _("A report is written in {known}, not in {language}.").format(
                known=", ".join(LANGUAGES), language=language
            )
        )
    before = messages.catalogue()
    messages.speak(_catalogue(language))
    try:
        yield
    finally:
        messages.speak(before)


def _catalogue(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    path = Path(__file__).with_name(f"report_{language}.po")
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    catalogue = GNUTranslations(compiled)
    # What an exercise says of a misconception is in the catalogue of the whole course.
    catalogue.add_fallback(translation("course", messages.LOCALE_DIR, [language], fallback=True))
    return catalogue
