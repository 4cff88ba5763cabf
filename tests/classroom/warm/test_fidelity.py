"""A warm process gives what a real kernel gives, output by output."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from course_utils.classroom.warm import NONE, Cell, Job, WarmProcess, best_isolation

ROOT = Path(__file__).parents[3]
MASTER = ROOT / "solutions/01_pct/01_pct.ipynb"

# What the course's own cells do not do.
MORE = [
    "print('中文，全角')\nprint('to stderr', file=__import__('sys').stderr)\n'last'",
    "import warnings\nwarnings.warn('careful')",
    "def deep(n):\n    return 1 / n if n == 0 else deep(n - 1)\ndeep(2)",
    "this is no Python",
    "undefined_name",
    "",
    "from IPython.display import HTML, Markdown, clear_output, display\n"
    "display(HTML('<b>fett</b>'), Markdown('*x*'))\nHTML('<i>result</i>')",
    "print('gone')\nclear_output()\nprint('stays')",
    "print('kept for a while')\nclear_output(wait=True)\ndisplay(1)",
    "handle = display('first', display_id='here')\nhandle.update('second')",
    "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.plot([1, 3, 2])",
    "import pandas as pd\npd.DataFrame({'费用': [1, 2], 'b': ['x', None]})",
    "_ is not None, In[-1][:4], sorted(Out)[:2], __name__",
    "1;",
    "%%time\npass",
    "!echo from a program",
    "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "import sys\nsys.path",
    "raise SystemExit",
    "assert 1 == 2, '不对'",
    "input('name? ')",
    "from course_utils.errors import CourseError\nraise CourseError('one sentence')",
]


def of_a_kernel(sources):
    nb = new_notebook(cells=[new_code_cell(source) for source in sources])
    client = NotebookClient(nb, timeout=60, kernel_name="python3", allow_errors=True)
    client.execute()
    return [(cell.outputs, cell.execution_count) for cell in nb.cells]


def of_ours(sources, isolation):
    cells = tuple(Cell(str(number), source) for number, source in enumerate(sources))
    with WarmProcess(isolation) as warm:
        warm.prepare(["import matplotlib.pyplot, pandas"])
        done = warm.run(Job(cells))
    assert done.ended == ""
    return [(done.outputs[cell.name], done.counts.get(cell.name)) for cell in cells]


def comparable(outputs):
    """Merge pieces of a stream, as they depend on chance, and blank what no two kernels share."""
    merged = []
    for output in map(dict, outputs):
        last = merged[-1] if merged else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            merged.append(output)
    return sorted(clean(str(sorted(output.items()))) for output in merged)


def clean(text):
    text = re.sub(r"[\w/-]+/ipykernel_\d+", "ipykernel", text)
    text = re.sub(r"(CPU times|Wall time)[^\\]*", r"\1", text)
    return re.sub(r"0x[0-9a-f]+", "0x", text)


@pytest.fixture(scope="module")
def sources():
    nb = nbformat.read(MASTER, as_version=4)
    return [cell.source for cell in nb.cells if cell.cell_type == "code"] + MORE


@pytest.fixture(scope="module")
def real(sources):
    return of_a_kernel(sources)


@pytest.mark.parametrize("level", ["desk", "examiner"])
def test_outputs_are_those_of_a_kernel(sources, real, level):
    isolation = NONE if level == "examiner" else best_isolation()
    for source, theirs, ours in zip(sources, real, of_ours(sources, isolation), strict=True):
        if source.startswith("input"):
            assert ours[0][-1]["ename"] == theirs[0][-1]["ename"], source
        else:
            assert comparable(ours[0]) == comparable(theirs[0]), source
        assert ours[1] == theirs[1], source
