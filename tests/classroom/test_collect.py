import io
import os
import stat
import zipfile
from datetime import UTC, datetime

import pytest
import tiny

from course_utils.classroom import handins
from course_utils.classroom.collect import collect
from course_utils.errors import CourseError

FILE = f"{tiny.NAME}.ipynb"


@pytest.fixture
def box(tmp_path):
    """The folder in which a platform's files lie."""
    (tmp_path / "box").mkdir()
    return tmp_path / "box"


@pytest.fixture
def work(course):
    """Makes the file that a student hands in; `typed` is the id in the notebook."""

    def make(typed="", sum=1) -> bytes:
        nb = tiny.fill(course.released(tiny.NAME), typed, {"q1_sum": sum})
        return tiny.json.dumps(nb).encode()

    return make


def pack(path, entries: dict) -> None:
    """Write a zip file; a key is a name or a ZipInfo."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


def filed(course) -> list[str]:
    return course.students(tiny.NAME)


def content(course, student) -> bytes:
    return (course.submission(student, tiny.NAME) / FILE).read_bytes()


def stamp(course, student) -> str:
    return (course.submission(student, tiny.NAME) / "timestamp.txt").read_text()


def touch(path, day: str) -> None:
    time = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
    os.utime(path, (time, time))


def test_names_and_folders_and_zip_files_as_platforms_write_them(course, box, work):
    (box / f"2026001_{FILE}").write_bytes(work())
    (box / "2026002").mkdir()
    (box / "2026002" / FILE).write_bytes(work())
    pack(box / "2026003.zip", {FILE: work()})
    inner = io.BytesIO()
    pack(inner, {FILE: work()})
    pack(
        box / "class.zip",
        {
            f"2026004_{FILE}": work(),
            f"2026005/{FILE}": work(),
            "2026006.zip": inner.getvalue(),
            f"Lin Tao/{FILE}": work(typed="2026007"),
            f"__MACOSX/2026008/{FILE}": b"noise",
            "2026004/photo.png": b"no notebook",
        },
    )
    result = collect(course, box, tiny.NAME)
    assert result.left == []
    assert filed(course) == result.filed == [f"202600{number}" for number in range(1, 8)]
    files = sorted(path.name for path in course.submission("2026001", tiny.NAME).iterdir())
    assert files == [FILE, "timestamp.txt"]


def test_the_id_in_the_notebook_decides_and_a_contradiction_is_reported(course, box, work):
    (box / "homework.ipynb").write_bytes(work(typed="anna"))
    (box / f"2026001_{FILE}").write_bytes(work(typed="2026002"))
    (box / FILE).write_bytes(work())
    result = collect(course, box, tiny.NAME)
    assert filed(course) == ["anna"]
    assert result.left == [
        f"{FILE}: no student's id in the notebook or in the file name",
        f"2026001_{FILE}: the notebook says 2026002, the file name says 2026001; "
        "find out whose it is",
    ]


def test_a_class_list_finds_ids_in_any_name_and_refuses_strangers(course, box, work):
    with course.gradebook() as book:
        book.add_student("zj7", last_name="Wang", first_name="Tao")
        book.add_student("zj_8")
    for folder in ("Wang Tao_zj7_assignsubmission_file", "zj_8_late", "Lin_zj9_x"):
        (box / folder).mkdir()
        (box / folder / FILE).write_bytes(work())
    (box / f"zj9_{FILE}").write_bytes(work())
    (box / "z.ipynb").write_bytes(work(typed="zj10"))
    result = collect(course, box, tiny.NAME)
    assert filed(course) == ["zj7", "zj_8"]
    assert result.left == [
        f"Lin_zj9_x/{FILE}: no student's id in the notebook or in the file name",
        "z.ipynb: zj10 is not in the class list",
        f"zj9_{FILE}: zj9 is not in the class list",
    ]


def test_full_width_digits_and_a_byte_order_mark_do_no_harm(course, box, work):
    (box / FILE).write_bytes(b"\xef\xbb\xbf" + work(typed="２０２６００１ "))
    collect(course, box, tiny.NAME)
    assert filed(course) == ["2026001"]
    assert content(course, "2026001").startswith(b"{")


def test_the_newest_counts_whatever_the_order(course, box, work):
    for name, day, number in [
        ("a", "2026-03-02", 2),
        ("b", "2026-03-03", 3),
        ("c", "2026-03-01", 1),
    ]:
        (box / f"{name}.ipynb").write_bytes(work(typed="anna", sum=number))
        touch(box / f"{name}.ipynb", day)
    assert collect(course, box, tiny.NAME).filed == ["anna"]
    assert content(course, "anna") == work(typed="anna", sum=3)
    assert stamp(course, "anna") == "2026-03-03 00:00:00.000000 UTC"

    (box / "b.ipynb").unlink()
    result = collect(course, box, tiny.NAME)
    assert (result.filed, result.unchanged) == ([], ["anna"])
    assert content(course, "anna") == work(typed="anna", sum=3)

    (box / "d.ipynb").write_bytes(work(typed="anna", sum=4))
    touch(box / "d.ipynb", "2026-03-04")
    assert collect(course, box, tiny.NAME).filed == ["anna"]
    assert content(course, "anna") == work(typed="anna", sum=4)


def test_names_written_by_windows_in_chinese_are_read(course, box, work):
    name = f"王小明_2026001/{FILE}"
    with zipfile.ZipFile(box / "class.zip", "w") as archive:
        for index, text in enumerate((name, f"张三/{tiny.NAME}_作业.ipynb")):
            placeholder = f"{'x' * len(text.encode('gbk'))}"[:-1] + str(index)
            archive.writestr(placeholder, work(typed="2026001") if index == 0 else b"{")
    data = (box / "class.zip").read_bytes()
    for index, text in enumerate((name, f"张三/{tiny.NAME}_作业.ipynb")):
        raw = text.encode("gbk")
        data = data.replace((b"x" * len(raw))[:-1] + str(index).encode(), raw)
    (box / "class.zip").write_bytes(data)
    result = collect(course, box, tiny.NAME)
    assert filed(course) == ["2026001"]
    assert result.left == [
        f"class.zip/张三/{tiny.NAME}_作业.ipynb: "
        "no student's id in the notebook or in the file name"
    ]


def test_names_that_point_outside_are_refused_and_the_class_goes_on(course, box, work, tmp_path):
    link = zipfile.ZipInfo(f"2026004/{FILE}")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    pack(
        box / "class.zip",
        {
            f"../../2026001/{FILE}": work(),
            f"/tmp/2026002/{FILE}": work(),
            f"C:\\2026003\\{FILE}": work(),
            link: b"/etc/passwd",
            f"2026005/{FILE}": work(),
        },
    )
    before = sorted(path for path in tmp_path.rglob("*") if "submitted" not in path.parts)
    result = collect(course, box, tiny.NAME)
    assert filed(course) == ["2026005"]
    assert [sentence.rpartition(": ")[2] for sentence in result.left] == [
        "its name points outside the zip file",
        "its name points outside the zip file",
        "its name points outside the zip file",
        "it is a link, not a file",
    ]
    assert before == sorted(path for path in tmp_path.rglob("*") if "submitted" not in path.parts)


def test_a_link_in_the_folder_is_refused(course, box, work, tmp_path):
    (tmp_path / "elsewhere.ipynb").write_bytes(work())
    (box / f"2026001_{FILE}").symlink_to(tmp_path / "elsewhere.ipynb")
    assert collect(course, box, tiny.NAME).left == [f"2026001_{FILE}: it is a link, not a file"]


def test_a_bomb_is_refused_without_being_unpacked(course, box, work, monkeypatch):
    monkeypatch.setattr(handins, "MAX_NOTEBOOK", 2 * handins.MEGABYTE)
    monkeypatch.setattr(handins, "MAX_TOTAL", 5 * handins.MEGABYTE)
    bomb = b" " * 3 * handins.MEGABYTE
    pack(box / "a.zip", {f"2026001_{FILE}": bomb, f"2026002_{FILE}": work()})
    many = {f"20260{number}_{FILE}": bomb[: 2 * handins.MEGABYTE] for number in range(10, 14)}
    pack(box / "b.zip", many)
    result = collect(course, box, tiny.NAME)
    assert result.left == [
        f"a.zip/2026001_{FILE}: it is larger than 2 MB",
        f"b.zip/2026012_{FILE}: it is larger than 5 MB",
        f"b.zip/2026013_{FILE}: it is larger than 5 MB",
    ]
    assert "2026002" in filed(course)


def test_damaged_and_foreign_files_are_reported(course, box, work):
    pack(box / "2026001.zip", {FILE: work()})
    (box / "2026001.zip").write_bytes((box / "2026001.zip").read_bytes()[:200])
    (box / "2026002.rar").write_bytes(b"Rar!")
    (box / "2026003").mkdir()
    (box / "2026003" / "notes.ipynb").write_text('{"cells": [], "nbformat": 4, "metadata": {}}')
    (box / f"2026004_{FILE}").write_bytes(work()[:300])
    result = collect(course, box, tiny.NAME)
    assert result.left == [
        "2026001.zip: the zip file is damaged; ask for it again",
        "2026002.rar: only zip files can be opened; ask for a zip file",
        f"2026003/notes.ipynb: it is not the exercise {tiny.NAME}",
    ]
    assert filed(course) == ["2026004"]  # broken, but whose it is is known: grading reports it


def test_a_folder_that_is_not_there_is_one_sentence(course, box):
    with pytest.raises(CourseError, match="There is no folder"):
        collect(course, box / "nowhere", tiny.NAME)


def test_nothing_half_written_is_left_when_the_disk_refuses(course, box, work, monkeypatch):
    (box / f"2026001_{FILE}").write_bytes(work())

    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        collect(course, box, tiny.NAME)
    assert [path for path in (course.root / "submitted").rglob("*") if path.is_file()] == []
