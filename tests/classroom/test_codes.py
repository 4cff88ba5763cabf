import re
import stat
from datetime import date

import pytest

from course_utils.classroom import codes
from course_utils.classroom.codes import (
    Certificate,
    make_secret,
    read_code,
    read_secret,
    write_code,
)
from course_utils.errors import CourseError

DAY = date(2026, 12, 5)
PCT, SEP = "01_pct", "02_sep"
WHO = Certificate("2026001", (PCT, SEP), DAY)
SECRET = bytes(range(32))


def test_the_first_characters_of_a_code_are_the_days_since_2020():
    # 15 bits in base 32: 2 February 2020 is day 32, "010"; the first day is "000".
    assert write_code(SECRET, Certificate("a", (PCT,), date(2020, 2, 2))).startswith("010")
    assert write_code(SECRET, Certificate("a", (PCT,), date(2020, 1, 1))).startswith("000")
    for day in (date(2019, 12, 31), date(2109, 9, 19)):  # day 32,768 after 2020-01-01
        with pytest.raises(CourseError, match="from 2020-01-01 to 2109-09-18"):
            write_code(SECRET, Certificate("a", (PCT,), day))


def test_a_code_is_read_however_it_is_typed():
    code = write_code(SECRET, WHO)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)  # as a Chinese input method writes it
    slips = code.replace("0", "o").replace("1", "l")
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", ""), wide, slips):
        assert read_code(SECRET, typed, ["x", WHO.student], [SEP, "07", PCT]) == WHO


def test_every_changed_character_is_refused():
    code = write_code(SECRET, WHO)
    for place, letter in enumerate(code):
        for other in set(codes.ALPHABET) - {letter}:
            if letter != "-":
                changed = code[:place] + other + code[place + 1 :]
                assert read_code(SECRET, changed, [WHO.student, "2"], WHO.modules) is None


def test_a_code_is_bound_to_student_modules_day_and_classroom():
    code = write_code(SECRET, WHO)
    others = [
        write_code(SECRET, Certificate("2026002", WHO.modules, DAY)),
        write_code(SECRET, Certificate(WHO.student, (PCT,), DAY)),
        write_code(SECRET, Certificate(WHO.student, WHO.modules, date(2026, 12, 6))),
        write_code(bytes(32), WHO),
    ]
    assert len({code, *others}) == 5
    assert read_code(bytes(32), code, [WHO.student], WHO.modules) is None
    assert read_code(SECRET, others[1], [WHO.student], WHO.modules).modules == (PCT,)
    # The day of one certificate on the tags of another.
    assert read_code(SECRET, others[2][:3] + code[3:], [WHO.student], WHO.modules) is None


@pytest.mark.parametrize("code", ["", "1234", "4F7K-0M2Q-9XTB-C83", "4F7K-0M2Q-9XTB-C83U", "证书"])
def test_what_has_not_the_form_of_a_code_is_one_sentence(code):
    with pytest.raises(CourseError, match="is not the code of a certificate, which has 16"):
        read_code(SECRET, code, ["a"], [PCT])


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path):
    path = make_secret(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = read_secret(tmp_path)
    assert make_secret(tmp_path) is None and read_secret(tmp_path) == first
    assert len(first) == 32
    path.write_text("damaged")
    with pytest.raises(CourseError, match="is damaged; put a copy"):
        read_secret(tmp_path)
