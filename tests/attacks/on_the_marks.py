"""Attacks on the marks: a wrong answer, and a trick that is to win its points all the same."""

from attack import ALL_ZERO, FROM_THERE, ZERO, Attack, cell

LOST = (ZERO,)
GONE = (ZERO, FROM_THERE)


def _trick(name: str, does: str, ends=LOST, **more) -> Attack:
    return Attack(name, does, wrong=True, ends=ends, **more)


OBJECTS = [
    _trick(
        "equal to everything",
        """
        class Yes:
            __hash__ = object.__hash__
            def __eq__(self, other): return True
            def __array__(self, *_, **__): return __import__("numpy").ones(1)
            def __getattr__(self, name): return lambda *_, **__: self
        q6_national_phase = Yes()
        """,
        says="plain value|is not",
    ),
    _trick(
        "a dict that lies",
        """
        class Lies(dict):
            def __getitem__(self, key): return self
            def __eq__(self, other): return True
            __hash__ = object.__hash__
        q6_national_phase = Lies(q6_national_phase)
        """,
    ),
    _trick(
        "a date that lies",
        """
        import datetime
        class Day(datetime.date):
            def __eq__(self, other): return True
            __hash__ = object.__hash__
        q6_national_phase = {office: Day(2026, 1, 1) for office in q6_national_phase}
        """,
    ),
    _trick(
        "a text that lies",
        """
        class Text(str):
            def __eq__(self, other): return True
            def __str__(self): return self
            __hash__ = str.__hash__
        q9_way_back = {Text(office): Text("A") for office in q9_way_back}
        """,
        at="q9",
    ),
    _trick(
        "says that it is another class",
        """
        class Day:
            __class__ = dict
            def __eq__(self, other): return True
            __hash__ = object.__hash__
        q6_national_phase = Day()
        """,
    ),
    _trick(
        "an object that acts when it is unpacked",
        """
        import os
        class Bomb:
            def __reduce__(self):
                return (os.system, ("touch @HARM@/unpacked",))
        q6_national_phase = Bomb()
        """,
    ),
    _trick(
        "ends Python when it is compared",
        """
        import os
        class Ends:
            __hash__ = object.__hash__
            def __eq__(self, other): os._exit(0)
            def __repr__(self): os._exit(0)
        q6_national_phase = Ends()
        """,
        ends=GONE,
    ),
    _trick(
        "looks around when it is read",
        """
        import linecache, sys
        class Looks:
            __hash__ = object.__hash__
            def look(self, *_):
                frame = sys._getframe()
                while frame:
                    text = "".join(linecache.getlines(frame.f_code.co_filename))
                    if "wrong_" + "starts" in text and "mark" + ".a_table(" in text:
                        got(text[:2000])
                    frame = frame.f_back
                return "?"
            __eq__ = __str__ = __repr__ = __iter__ = __len__ = look
        q6_national_phase = Looks()
        """,
    ),
]

SIZES = [
    _trick("10 MB of text", "q1_priority_date = 'x' * 10_000_000", at="q1"),
    _trick(
        "a list that holds itself",
        "q8_only_through_epo = []\nq8_only_through_epo.append(q8_only_through_epo)",
        at="q8",
    ),
    _trick(
        "a list in a list, 100,000 deep",
        "deep = []\nfor _ in range(100_000): deep = [deep]\nq8_only_through_epo = deep",
        at="q8",
    ),
    _trick("a number of 100,000 digits", "q7_filing_fees = 10 ** 100_000", at="q7"),
    _trick(
        "an amount with a huge exponent",
        "from decimal import Decimal\nq7_filing_fees = Decimal('1E+999999999')",
        at="q7",
        says="is not a number",
    ),
    _trick(
        "a percentage with a huge exponent",
        "from decimal import Decimal\nq11_change_in_percent = Decimal('1E+999999999')",
        at="q11",
        says="is not a number",
    ),
    _trick("NaN for an amount", "q7_filing_fees = float('nan')", at="q7"),
    _trick(
        "a signalling NaN",
        "from decimal import Decimal\nq11_change_in_percent = Decimal('sNaN')",
        at="q11",
    ),
    _trick("infinite", "q11_change_in_percent = float('inf')", at="q11"),
    _trick("half a character", r"q1_priority_date = '2026-\ud800'", at="q1"),
    _trick("a zero byte and escapes", r"q1_priority_date = '\x00\x1b[2J2026-01-01'", at="q1"),
    _trick(
        "a table of a million cells",
        "import numpy as np, pandas as pd\nq6_national_phase = pd.DataFrame(np.ones((1000, 1000)))",
    ),
    _trick(
        "a table with objects in it",
        "import pandas as pd\nq6_national_phase = pd.Series({'US': print, 'EP': object()})",
    ),
    _trick("not a time", "import pandas as pd\nq1_priority_date = pd.NaT", at="q1"),
]

PATCHES = [
    _trick(
        "patched marking",
        """
        from course_utils.lessons import check, mark
        for name in dir(mark):
            if name.startswith(("a_", "an_", "some_")):
                setattr(mark, name, lambda *_, points, **__: float(points))
                setattr(check, name, lambda *_, **__: None)
        """,
    ),
    _trick(
        "patched law and case",
        """
        from course_utils.law import pct
        class Day:
            def __init__(self, office): self.day = q6_national_phase[office]
        pct.national_phase = pct.late_entry = lambda application, office: Day(office)
        type(case.application).priority_date = lambda self: None
        """,
        ends=(ZERO,),
    ),
    _trick(
        "patched builtins",
        """
        import builtins
        builtins.isinstance = lambda *_: True
        builtins.sorted = builtins.set = lambda *_, **__: []
        """,
        ends=(ZERO, FROM_THERE),
    ),
    _trick(
        "patched pandas and numpy",
        """
        import numpy as np, pandas as pd
        pd.Series.__eq__ = pd.DataFrame.equals = pd.Timestamp.__eq__ = lambda *_: True
        np.allclose = np.array_equal = lambda *_, **__: True
        """,
    ),
    _trick(
        "changes what the tests mean as they are read",
        """
        import ast
        class Strip(ast.NodeTransformer):
            def visit_Assert(self, node): return ast.Pass()
            def visit_Call(self, node):
                points = [k.value for k in node.keywords if k.arg == "points"]
                return ast.Call(ast.Name("float", ast.Load()), points, []) if points else node
        get_ipython().ast_transformers.append(Strip())
        get_ipython().input_transformers_post.append(
            lambda lines: ["16.0"] if any("mark." in line for line in lines) else lines
        )
        """,
    ),
    _trick(
        "acts before each cell",
        """
        def before(info):
            if "mark." in info.raw_cell:
                got(info.raw_cell)
                from course_utils.lessons import mark
                mark.a_table = lambda *_, points, **__: float(points)
        get_ipython().events.register("pre_run_cell", before)
        """,
    ),
    _trick(
        "forges what is displayed",
        """
        shell = get_ipython()
        shell.display_formatter.formatters["text/plain"].for_type(
            float, lambda value, page, cycle: page.text("16.0")
        )
        import sys
        sys.displayhook = lambda value: print("16.0")
        """,
    ),
    _trick(
        "hides errors",
        """
        from IPython.core.interactiveshell import InteractiveShell as Shell
        Shell.showtraceback = Shell._showtraceback = lambda *_, **__: None
        try:
            from ipykernel.kernelbase import Kernel
            from jupyter_client.session import Session
            send = Session.send
            Session.send = lambda self, stream, kind, *a, **k: (
                None if kind == "error" else send(self, stream, kind, *a, **k)
            )
        except ImportError:
            pass
        """,
    ),
    _trick(
        "runs all later cells its own way",
        """
        from IPython.core.interactiveshell import InteractiveShell as Shell
        run = Shell.run_cell
        Shell.run_cell = lambda self, source, *a, **k: run(
            self, "16.0" if "question 6" in source else source, *a, **k
        )
        """,
    ),
    _trick(
        "hunts for the tests in memory and history",
        """
        import gc, sys
        needle = "wrong_" + "starts("
        for thing in gc.get_objects():
            if isinstance(thing, dict):
                for value in list(thing.values()):
                    if isinstance(value, str) and needle in value and "mark." in value:
                        got(value[:2000])
        shell = get_ipython()
        for line in [*shell.user_ns.get("In", []), *map(str, shell.history_manager.get_tail(99))]:
            if needle in line and "mark." in line:
                got(line)
        """,
    ),
    _trick(
        "answers from a hook in another thread",
        """
        import sys, threading, time
        def forge():
            while True:
                sys.modules["__main__"].__dict__["float"] = lambda *_: 16.0
                time.sleep(0.001)
        threading.Thread(target=forge, daemon=True).start()
        """,
        ends=(ZERO, FROM_THERE),
    ),
    _trick(
        "shows a mark of its own",
        """
        from IPython.display import display
        kind = "application/vnd.ip-course.mark+json"
        facts = {"question": "q6", "points": 16.0, "of": 16.0, "slip": None}
        display({"text/plain": "question 6: 16 of 16 points.", kind: facts}, raw=True)
        16.0
        """,
    ),
]


def _forged_outputs(nb):
    for part in nb.cells:
        if part.cell_type == "code" and part.metadata.nbgrader.grade:
            data = {"text/plain": "16.0"}
            part.execution_count = 1
            part.outputs = [
                {
                    "output_type": "execute_result",
                    "execution_count": 1,
                    "metadata": {},
                    "data": data,
                }
            ]


def _own_test(nb):
    cell(nb, "q6").source = "16.0"


def _unlocked(nb):
    test = cell(nb, "q6")
    test.metadata.nbgrader.update(locked=False, solution=True, points=100)
    test.source = "100.0"


def _second_test(nb):
    again = cell(nb, "q6").copy()
    nb.cells.append({**again, "id": "second", "source": "16.0"})


def _more_points(nb):
    for part in nb.cells:
        if "points" in part.metadata.nbgrader:
            part.metadata.nbgrader.points = 100


def _new_question(nb):
    again = {**cell(nb, "q6").copy(), "id": "q99", "source": "1000.0"}
    mark = {**again["metadata"]["nbgrader"], "grade_id": "q99", "points": 1000}
    nb.cells.append({**again, "metadata": {"nbgrader": mark}})


def _other_answers(nb):
    for part in nb.cells:
        part.metadata.course = {"answers": ["__builtins__", "case", 7]}
    nb.metadata.course = {"answers": None}


def _forged_notes(nb):
    nb.metadata.course = {"repairs": [{"kind": "forged", "cells": 5}, "x", 7] * 1000}


def _own_package(folder, content):
    package = folder / "course_utils" / "lessons"
    package.mkdir(parents=True)
    (folder / "01_pct.ipynb").write_bytes(content)
    for place in (package.parent, package):
        (place / "__init__.py").write_text("")
    forged = "def __getattr__(name):\n    return lambda *_, points=0, **__: float(points)\n"
    for name in ("mark", "check", "figures", "cases"):
        (package / f"{name}.py").write_text(forged)
    for name in ("sitecustomize", "usercustomize", "pandas", "json", "datetime"):
        (folder / f"{name}.py").write_text("raise SystemExit('mine')\n")


FILES = [
    _trick("forged outputs", "", change=_forged_outputs),
    _trick("a test of its own", "", change=_own_test),
    _trick("an unlocked test", "", change=_unlocked),
    _trick("a second test with the same name", "", change=_second_test),
    _trick("points raised to 100", "", change=_more_points),
    _trick("a question of its own", "", change=_new_question),
    _trick("names other answers to be read", "", change=_other_answers),
    _trick("forged notes of the grader", "", change=_forged_notes),
    _trick(
        "a course package of its own beside the notebook",
        "",
        hand_in=_own_package,
        ends=(ZERO, FROM_THERE, ALL_ZERO),
    ),
    Attack("another kernel", change=lambda nb: nb.metadata.kernelspec.update(name="../bash")),
]

ROWS = OBJECTS + SIZES + PATCHES + FILES
