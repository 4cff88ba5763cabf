"""Accidents: files and notebooks that nobody meant any harm with, and some that look like it."""

import copy
import json
import os
import zipfile
from pathlib import Path

import nbformat
from attack import ALL_ZERO, ANSWERS, FROM_THERE, HONEST, REFUSED, ZERO, Attack, cell
from nbformat import NotebookNode

from course_utils.classroom.demo_class import ACCIDENTS

NAME = "01_pct.ipynb"
MEGABYTE = 2**20


def text_of(nb) -> str:
    return json.dumps(nb, ensure_ascii=False)


def _demo(kind: str, ends=(HONEST,), **more) -> Attack:
    return Attack(kind, change=ACCIDENTS[kind], ends=ends, **more)


def _copied_test(nb):
    where = nb.cells.index(cell(nb, "q6"))
    nb.cells.insert(0, NotebookNode({**copy.deepcopy(nb.cells[where]), "id": "above"}))


def _same_ids(nb):
    for part in nb.cells:
        part["id"] = "the-same"


def _no_ids(nb):
    for part in nb.cells:
        part.pop("id", None)
    nb.nbformat_minor = 4


def _old_release(nb):
    """Last year's exercise: other words and points, nbgrader's old marks, no question 11."""
    nb.cells = [part for part in nb.cells if not part.metadata.nbgrader.grade_id.startswith("q11")]
    for part in nb.cells:
        part.metadata.nbgrader.schema_version = 1
        part.metadata.nbgrader.pop("task", None)
        if part.metadata.nbgrader.get("grade"):
            part.metadata.nbgrader.points = 1
            if part.cell_type == "code":
                part.source = "assert True  # last year's test"
        elif part.metadata.nbgrader.locked and part.cell_type == "markdown":
            part.source = "Last year's text"
    _no_ids(nb)


def _format_3(nb):
    return nbformat.writes(nbformat.convert(nb, 3), 3).encode()


def _format_99(nb):
    nb.nbformat = 99


def _another_exercise(nb):
    nb.cells = [nbformat.v4.new_code_cell("2 + 2"), nbformat.v4.new_markdown_cell("Shopping")]


def _output_of(size: int):
    def change(nb):
        out = {"output_type": "stream", "name": "stdout", "text": "@"}
        nb.cells[1]["outputs"] = [out]
        return text_of(nb).replace('"text": "@"', f'"text": "{"x" * size}"').encode()

    return change


def _many_cells(nb):
    extra = [nbformat.v4.new_code_cell("pass", id=f"extra-{number}") for number in range(1500)]
    nb.cells[-1:-1] = extra


def _deep_source(nb):
    cell(nb, "student").source += "\nother = " + "-" * 200_000 + "1"


def _without(*names: str):
    def change(nb):
        nb.cells = [part for part in nb.cells if part.metadata.nbgrader.grade_id not in names]

    return change


def _nothing_filled_in(nb):
    for question, name in ANSWERS.items():
        cell(nb, f"{question}_answer").source = f'{name} = ""'


def _order_turned(nb):
    nb.cells = nb.cells[::-1]


def _no_id_typed(nb):
    cell(nb, "student").source = 'student = ""  # your student id between the quotation marks\n'


def _another_id(nb):
    cell(nb, "student").source = 'student = "somebody else"'


def _odd_parts(nb):
    nb.metadata.nbgrader = "?"
    nb.metadata.authors = [{"name": "王小明"}]
    nb.cells[0].metadata.tags = "no list"
    nb.cells[0].attachments = {"a.png": {"image/png": 7}}
    cell(nb, "q1_answer").outputs = [{"output_type": "nothing"}]


def _renamed(folder: Path, content: bytes) -> None:
    (folder / "Kopie von 01_pct (1).ipynb").write_bytes(content)


def _named_to_cheat_the_eye(folder: Path, content: bytes) -> None:
    (folder / "\x1b[2J\n[red]all graded.ipynb").write_bytes(content)


def _link(folder: Path, content: bytes) -> None:
    (folder / NAME).write_bytes(content)
    (folder / "data.csv").symlink_to(folder.parents[2] / "gradebook.db")


def _linked_notebook(folder: Path, _content: bytes) -> None:
    (folder / NAME).symlink_to(folder.parents[2] / "solutions" / "01_pct" / NAME)


def _pipe(folder: Path, content: bytes) -> None:
    (folder / NAME).write_bytes(content)
    os.mkfifo(folder / "data.csv")


def _pipe_for_a_notebook(folder: Path, _content: bytes) -> None:
    os.mkfifo(folder / NAME)


def _folder_for_a_notebook(folder: Path, _content: bytes) -> None:
    (folder / NAME).mkdir()


def _bad_time(folder: Path, content: bytes) -> None:
    (folder / NAME).write_bytes(content)
    (folder / "timestamp.txt").write_text("gestern")


def _chinese_files(folder: Path, content: bytes) -> None:
    (folder / NAME).write_bytes(content)
    (folder / "数据 表.csv").write_text("年,件\n2025,7\n", encoding="gbk")


def _two_notebooks(folder: Path, content: bytes) -> None:
    (folder / NAME).write_bytes(content)
    (folder / "notes.ipynb").write_bytes(b"{")


class _Gbk(zipfile.ZipInfo):
    """An entry of a zip file whose name is written as Windows in Chinese writes it."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits


def _as_it_is(folder: Path, content: bytes) -> None:
    (folder / NAME).write_bytes(content)


def _gbk_zip(folder: Path, content: bytes) -> None:
    with zipfile.ZipFile(folder / f"作业_{folder.name}.zip", "w") as archive:
        archive.writestr(_Gbk(f"王小明_{folder.name}/作业 01_pct.ipynb"), content)


def _zip_that_points_outside(folder: Path, content: bytes) -> None:
    with zipfile.ZipFile(folder / f"{folder.name}.zip", "w") as archive:
        archive.writestr(f"../../../{folder.name}/01_pct.ipynb", content)


BROKEN = {
    "an empty file": b"",
    "blanks": b" \n\n",
    "not JSON": b"my answers are: 1, 2, 3",
    "JSON of another kind": b"[1, 2, 3]",
    "cells of another kind": b'{"cells": 5, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "cells without contents": b'{"cells": [{}], "metadata": {}, "nbformat": 4}',
    "JSON nested 100,000 deep": b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "zero bytes": b"\0" * 4096,
}

ON_FILES = [
    *(
        Attack(name, change=lambda nb, content=content: content, ends=(REFUSED, ALL_ZERO))
        for name, content in BROKEN.items()
    ),
    _demo("broken file", (REFUSED,), says="not a notebook, or it is cut off"),
    Attack(
        "saved as UTF-16", change=lambda nb: text_of(nb).encode("utf-16"), ends=(REFUSED, HONEST)
    ),
    Attack(
        "saved in GBK",
        change=lambda nb: text_of(nb).encode("gb18030"),
        ends=(REFUSED, HONEST),
    ),
    Attack(
        "a byte order mark",
        change=lambda nb: b"\xef\xbb\xbf" + text_of(nb).encode(),
        hand_in=_as_it_is,
        collect=True,
    ),
    Attack("a GBK name in a zip file", hand_in=_gbk_zip, collect=True),
    Attack(
        "a zip file that points outside",
        hand_in=_zip_that_points_outside,
        collect=True,
        ends=(REFUSED,),
        says="points outside the zip file",
    ),
    Attack("Chinese file names", hand_in=_chinese_files),
    Attack("a second, broken notebook", hand_in=_two_notebooks),
    Attack(
        "a renamed notebook", hand_in=_renamed, ends=(REFUSED,), says="there is no 01_pct.ipynb"
    ),
    Attack("a name with escape codes", hand_in=_named_to_cheat_the_eye, ends=(REFUSED,)),
    Attack("a link to the gradebook", hand_in=_link, ends=(REFUSED,), says="a link"),
    Attack("a link to the master", hand_in=_linked_notebook, ends=(REFUSED,), says="a link"),
    Attack("a pipe beside the notebook", hand_in=_pipe, ends=(REFUSED, HONEST), stock=False),
    Attack("a pipe for a notebook", hand_in=_pipe_for_a_notebook, ends=(REFUSED,), stock=False),
    Attack("a folder for a notebook", hand_in=_folder_for_a_notebook, ends=(REFUSED,)),
    Attack("a broken timestamp", hand_in=_bad_time, ends=(HONEST, REFUSED)),
    Attack("a notebook of 200 MB", change=_output_of(200 * MEGABYTE), ends=(REFUSED, HONEST)),
    Attack("format 3", change=_format_3, ends=(HONEST, REFUSED)),
    Attack("format 99", change=_format_99, ends=(HONEST, REFUSED)),
    Attack("the wrong notebook", change=_another_exercise, ends=(ALL_ZERO, REFUSED)),
]

ON_CELLS = [
    _demo("copied cell", says="copied or split"),
    _demo("split cell", says="copied or split"),
    _demo("deleted test cell", says="missing"),
    _demo("stripped marks", says="lost their marks"),
    _demo("retyped cell", (HONEST, ZERO), at="q2"),
    _demo("no memo", says="missing"),
    Attack("nothing filled in", change=_nothing_filled_in, ends=(ALL_ZERO,)),
    _demo("answers of a wrong type", (ALL_ZERO,)),
    Attack("a copied test cell", change=_copied_test, says="copied or split"),
    Attack("one id for all cells", change=_same_ids),
    Attack("no cell ids", change=_no_ids),
    Attack("an old release", change=_old_release, at="q11", ends=(ZERO, REFUSED)),
    Attack("a deleted answer", change=_without("q6_answer"), ends=(ZERO,)),
    Attack("a deleted case", change=_without("student", "start", "case")),
    Attack("cells in the opposite order", change=_order_turned, ends=(HONEST, ALL_ZERO)),
    Attack("no id typed", change=_no_id_typed),
    Attack("another student's id typed", change=_another_id),
    Attack("odd parts", change=_odd_parts, ends=(HONEST, REFUSED)),
    Attack("1,500 more cells", change=_many_cells, ends=(HONEST, FROM_THERE)),
    Attack("source that no parser likes", change=_deep_source),
]

ON_CODE = [
    Attack("a mistake in the code", "this is not Python"),
    Attack(
        "noise on stderr",
        """
        import logging, sys, warnings
        print("noise", file=sys.stderr)
        warnings.warn("noise", FutureWarning)
        logging.warning("noise")
        """,
    ),
    Attack(
        "noise from a thread that goes on",
        """
        import sys, threading, time
        def hum():
            while True:
                print("hum", file=sys.stderr, flush=True)
                time.sleep(0.05)
        threading.Thread(target=hum, daemon=True).start()
        """,
    ),
    Attack(
        "a figure without the fonts",
        """
        import matplotlib.pyplot as plt
        plt.rcParams["font.family"] = ["DejaVu Sans"]
        plt.title("专利合作条约")
        plt.show()
        """,
    ),
    Attack("deletes an answer", "del q6_national_phase", ends=(ZERO,), says="no such answer"),
    Attack("NaN for an answer", "q1_priority_date = float('nan')", at="q1", ends=(ZERO,)),
    Attack(
        "an answer out of range", "q11_change_in_percent = -10.0 ** 300", at="q11", ends=(ZERO,)
    ),
    Attack("names of ours used for its own", "case = check = display = print = None"),
]

ROWS = ON_FILES + ON_CELLS + ON_CODE
