"""What a certificate asks for and says: `c.Certificates` in `nbgrader_config.py`.

A text is a pair: `c.Certificates.organiser = {"zh": "...", "en": "..."}`.
"""

from traitlets import Dict, Float, List, TraitError, Unicode
from traitlets.config import Configurable

from course_utils.classroom.course import Course
from course_utils.classroom.settings import CONFIG_FILE
from course_utils.errors import CourseError
from course_utils.messages import _

LANGUAGES = ("zh", "en")
MODULES = {
    "01_pct": {"zh": "PCT 国际专利申请", "en": "PCT applications"},
    "02_sep": {
        "zh": "标准必要专利的海外布局",
        "en": "Overseas layout of standard-essential patents",
    },
    "03_trademarks": {"zh": "商标的海外注册与保护", "en": "Trade marks abroad"},
    "04_section_337": {
        "zh": "应对美国 337 调查",
        "en": "Responding to a section 337 investigation",
    },
    "05_trade_secrets": {
        "zh": "商业秘密与反不正当竞争",
        "en": "Trade secrets and unfair competition",
    },
    "06_technology_transfer": {"zh": "跨境技术转让", "en": "Cross-border technology transfer"},
    "07_capstone": {"zh": "综合演练：海外知识产权布局", "en": "Capstone: two years on one board"},
}


def _pair(help: str, zh: str = "", en: str = "") -> Dict:
    return Dict(Unicode(), default_value={"zh": zh, "en": en}, help=help).tag(config=True)


class Certificates(Configurable):
    """The settings of the certificates of a classroom."""

    threshold = Float(60, help="percent of a module's points that pass it").tag(config=True)
    required = List(
        Unicode(), help="the modules that a certificate asks for; all of the classroom if empty"
    ).tag(config=True)
    modules = Dict(Dict(Unicode()), default_value=MODULES, help="exercise -> its title").tag(
        config=True
    )
    title = _pair("the heading", "结业证书", "Certificate of Completion")
    course_title = _pair(
        "the name of the course", "国际知识产权实务", "International Intellectual Property"
    )
    statement = _pair(
        "the sentence under the name; may hold {course} and {threshold}",
        "完成“{course}”课程的学习，以下各模块考核得分均达到 {threshold}%，准予结业，特发此证。",
        "has completed the course {course} with at least {threshold}% of the points in each "
        "module below.",
    )
    organiser = _pair("who issues the certificate")
    signatory = _pair("who signs: name and office; no line to sign on if empty")
    place = _pair("where it is issued; left out if empty")

    PAIRS = ("title", "course_title", "statement", "organiser", "signatory", "place")

    def says(self, sentence: str, language: str) -> str:
        """Return the text of `sentence`, its fields filled in."""
        return getattr(self, sentence)[language].format(
            course=self.course_title[language], threshold=f"{self.threshold:g}"
        )


def read(course: Course) -> Certificates:
    """Read and check the settings of the classroom; `required` is never empty afterwards."""
    unknown = set(course.config.Certificates) - set(Certificates.class_trait_names(config=True))
    if unknown:
        raise _wrong(sorted(unknown)[0], _("there is no such setting"))
    try:
        settings = Certificates(config=course.config)
    except TraitError as error:
        raise CourseError(
            _("{file}, c.Certificates: {reason}").format(file=CONFIG_FILE, reason=error)
        ) from error
    if not 0 < settings.threshold <= 100:
        raise _wrong("threshold", _("it is a percentage above 0 and up to 100"))
    _check_texts(settings)
    _check_modules(settings, course.assignments())
    return settings


def _check_texts(settings: Certificates) -> None:
    for name in settings.PAIRS:
        pair = getattr(settings, name)
        if set(pair) != set(LANGUAGES):
            raise _wrong(name, _('write it in both languages: {"zh": "...", "en": "..."}'))
        if any(pair.values()) and not all(pair.values()):
            raise _wrong(name, _("one of the two languages is empty"))
    for exercise, pair in settings.modules.items():
        if set(pair) != set(LANGUAGES) or not all(pair.values()):
            raise _wrong("modules", _("{name} lacks a title in zh or en").format(name=exercise))
    if not settings.organiser["zh"]:
        raise _wrong("organiser", _('say who issues the certificates: {"zh": "...", "en": "..."}'))
    for language in LANGUAGES:
        try:
            settings.says("statement", language)
        except (LookupError, ValueError, AttributeError) as error:
            reason = _("it may hold the fields {fields} and no other braces")
            fields = "{course}, {threshold}"
            raise _wrong("statement", reason.format(fields=fields)) from error


def _check_modules(settings: Certificates, here: list[str]) -> None:
    for name in settings.required:
        if name not in here:
            raise _wrong("required", _("there is no exercise {name} here").format(name=name))
        if name not in settings.modules:
            raise _wrong(
                "required", _("{name} has no title in c.Certificates.modules").format(name=name)
            )
    settings.required = settings.required or [name for name in here if name in settings.modules]
    if not settings.required:
        raise _wrong("modules", _("none of them is an exercise of this classroom"))


def _wrong(name: str, reason: str) -> CourseError:
    return CourseError(
        _("{file}, c.Certificates.{name}: {reason}.").format(
            file=CONFIG_FILE, name=name, reason=reason
        )
    )
