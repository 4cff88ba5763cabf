"""What comes out of a warm process, looked at before anybody believes it.

A student's code controls the process that sends this, so only JSON is read, and only what nbformat
and `plain` know is let through.
"""

import json

from course_utils.classroom.warm.jobs import Limits, Take

_FIELDS = {
    "stream": {"name": str, "text": str},
    "display_data": {"data": dict, "metadata": dict},
    "execute_result": {"data": dict, "metadata": dict, "execution_count": int},
    "error": {"ename": str, "evalue": str, "traceback": list},
}


def outputs(frame: bytes) -> tuple[list[dict], int | None]:
    """Read the outputs and the execution count of a cell; ValueError if they are anything else."""
    found = _read(frame)
    if type(found) is not list or len(found) != 2 or type(found[0]) is not list:
        raise ValueError("no outputs")
    count = found[1]
    if count is not None and type(count) is not int:
        raise ValueError("no execution count")
    return [_output(output) for output in found[0]], count


def answers(frame: bytes, step: Take, limits: Limits) -> dict[str, object]:
    """Read the answers of a Take, encoded; ValueError if they are anything else."""
    found = _read(frame)
    if type(found) is not dict or not found.keys() <= set(step.answers):
        raise ValueError("no answers")
    return {
        name: value if len(json.dumps(value)) <= limits.answer else {"not plain": "too long"}
        for name, value in found.items()
    }


def timed_out() -> dict:
    """Return what nbgrader adds to the outputs of a cell that ran too long."""
    text = "\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"
    return {"output_type": "error", "ename": "CellTimeoutError", "evalue": "", "traceback": [text]}


def _read(frame: bytes) -> object:
    try:
        # A lone surrogate is no text that can be saved.
        return _clean(json.loads(frame, parse_constant=_no_constant))
    except RecursionError:
        raise ValueError("nested too deep") from None


def _clean(value):
    if type(value) is str:
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if type(value) is list:
        return [_clean(item) for item in value]
    if type(value) is dict:
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value


def _no_constant(name: str):
    raise ValueError(name)


def _output(output: object) -> dict:
    if type(output) is not dict:
        raise ValueError("no output")
    fields = _FIELDS.get(output.get("output_type"), {})
    kept = {name: output.get(name) for name in fields}
    if not fields or any(type(kept[name]) is not kind for name, kind in fields.items()):
        raise ValueError("no output")
    if output["output_type"] == "stream" and kept["name"] not in ("stdout", "stderr"):
        raise ValueError("no stream")
    if not all(type(line) is str for line in kept.get("traceback", [])):
        raise ValueError("no traceback")
    for kind, content in kept.get("data", {}).items():
        if type(content) is not str and not kind.endswith("json"):
            raise ValueError("no display")
    return {"output_type": output["output_type"], **kept}
