"""The code on a certificate: short enough to type, and only the classroom can make one.

Sixteen characters hold the day and two authentication tags (HMAC-SHA256, cut short). The first
tag finds the student in the class list, the second one the modules. Nothing needs to be kept of
a certificate: the secret of the classroom and the gradebook are enough to read its code.
"""

import hmac
import json
import os
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from course_utils.errors import CourseError
from course_utils.messages import _

SECRET_FILE = ".certificate_secret"
SECRET_BYTES = 32
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # neither I, L nor O; no U, so that no word appears
LENGTH, GROUP = 16, 4
FIRST_DAY = date(2020, 1, 1)
DAY_BITS, STUDENT_BITS, MODULE_BITS = 15, 30, 35
_SAME = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class Certificate:
    """What a certificate says: who passed which modules, and the day on it."""

    student: str
    modules: tuple[str, ...]
    day: date


def make_secret(root: Path) -> Path | None:
    """Make the secret of the classroom at `root`, once; return its file if it is new."""
    path = root / SECRET_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
    except OSError as error:
        raise CourseError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_BYTES))
    except BaseException:
        path.unlink()
        raise
    return path


def read_secret(root: Path) -> bytes:
    """Read the secret of the classroom at `root`."""
    path = root / SECRET_FILE
    if not path.exists():
        raise CourseError(
            _("No certificate was made in this classroom: {path} is not there.").format(path=path)
        )
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError:
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise CourseError(
            _(
                "{path}, the secret behind the codes, is damaged; put a copy of it back. Without "
                "it no certificate that was made can be verified."
            ).format(path=path)
        )
    return secret


def write_code(secret: bytes, certificate: Certificate) -> str:
    """Return the code of a certificate, in groups of four characters."""
    days = (certificate.day - FIRST_DAY).days
    last = FIRST_DAY + timedelta(days=(1 << DAY_BITS) - 1)
    if not FIRST_DAY <= certificate.day <= last:
        raise CourseError(
            _("A certificate bears a day from {first} to {last}, not {day}.").format(
                first=FIRST_DAY, last=last, day=certificate.day
            )
        )
    number = days << STUDENT_BITS | _student_tag(secret, certificate.student, certificate.day)
    number = number << MODULE_BITS | _module_tag(secret, certificate)
    digits = [ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH))]
    groups = ["".join(digits[start : start + GROUP]) for start in range(0, LENGTH, GROUP)]
    return "-".join(groups)


def read_code(
    secret: bytes, code: str, students: Iterable[str], modules: Iterable[str]
) -> Certificate | None:
    """Find what `code` certifies for one of `students`; None if it certifies nothing.

    Case, spaces and hyphens do not matter, nor does O for 0, or I or L for 1. `modules` are all
    that may stand on a certificate.

    Raises:
        CourseError: `code` has not the form of a code.
    """
    number = _number(code)
    student_tag = number >> MODULE_BITS & (1 << STUDENT_BITS) - 1
    module_tag = number & (1 << MODULE_BITS) - 1
    day = FIRST_DAY + timedelta(days=number >> MODULE_BITS + STUDENT_BITS)
    for student in students:
        if _student_tag(secret, student, day) == student_tag:
            for passed in _choices(sorted(modules)):
                certificate = Certificate(student, passed, day)
                if _module_tag(secret, certificate) == module_tag:
                    return certificate
    return None


def _number(code: str) -> int:
    text = unicodedata.normalize("NFKC", code).upper().translate(_SAME)
    letters = [letter for letter in text if letter.isalnum()]
    if len(letters) != LENGTH or not set(letters) <= set(ALPHABET):
        raise CourseError(
            _(
                "{code} is not the code of a certificate, which has {length} letters and digits in "
                "groups of {group}, such as {example}."
            ).format(code=code, length=LENGTH, group=GROUP, example="4F7K-0M2Q-9XTB-C83R")
        )
    number = 0
    for letter in letters:
        number = number << 5 | ALPHABET.index(letter)
    return number


def _choices(modules: list[str]) -> Iterable[tuple[str, ...]]:
    # The longest first: most certificates bear all modules.
    for number in range(len(modules), 0, -1):
        yield from combinations(modules, number)


def _student_tag(secret: bytes, student: str, day: date) -> int:
    return _tag(secret, ["student", student, day.isoformat()], STUDENT_BITS)


def _module_tag(secret: bytes, certificate: Certificate) -> int:
    parts = [certificate.student, certificate.day.isoformat(), *sorted(certificate.modules)]
    return _tag(secret, ["modules", *parts], MODULE_BITS)


def _tag(secret: bytes, parts: list[str], bits: int) -> int:
    digest = hmac.digest(secret, json.dumps(parts).encode(), "sha256")
    return int.from_bytes(digest[:8], "big") >> 64 - bits
