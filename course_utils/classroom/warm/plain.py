"""Answers as plain data: what crosses from a student's process to the tests, by exact type.

Text, int, float, bool and None stand for themselves, a list is a list, and everything else is
`{kind: value}`. Nothing else crosses: an object with methods of its own could fool a test.
"""

import json
import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd

DEPTH = 8  # lists in lists in lists ...
ROWS = 1000
_NOT_PLAIN = "not plain"
_SEQUENCES = {list: None, tuple: None, set: "set", frozenset: "set"}


@dataclass(frozen=True)
class NotPlain:
    """Stands for an answer that is no plain value; `kind` is the name of its type."""

    kind: str


class _Refused(Exception):
    pass


def encode(value: object, limit: int = 64 << 10) -> object:
    """Write a value as JSON's types; anything that is not plain, or longer than `limit`, as such.

    Text, int, float, bool, None, date, datetime, Decimal, list, tuple (as list), set, dict (keys
    text, int or date), numpy scalars, pandas Timestamp, and a small Series or DataFrame are plain.
    """
    try:
        encoded = _encode(value, 0)
        if len(json.dumps(encoded)) <= limit:
            return encoded
        return {_NOT_PLAIN: "too long"}
    except (_Refused, ValueError, RecursionError):
        return {_NOT_PLAIN: type(value).__name__[:60]}


def decode(encoded: object) -> object:
    """Read what `encode` wrote; whatever else it is given becomes NotPlain.

    An answer comes from a process that a student's code controls, so nothing in it is trusted.
    """
    try:
        return _decode(encoded, 0)
    except _Refused as refused:
        return NotPlain(str(refused))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return NotPlain("?")


def _encode(value, depth):
    value, kind = _built_in(value), type(_built_in(value))
    if value is None or kind in (str, int, bool):
        return value
    if kind is float:
        return value if math.isfinite(value) else {"float": str(value)}
    if kind in (date, datetime):
        return {kind.__name__: value.isoformat()}
    if kind is Decimal:
        return {"Decimal": str(value)}
    if depth == DEPTH:
        raise _Refused
    if kind in _SEQUENCES:
        items = [_encode(item, depth + 1) for item in value]
        return {_SEQUENCES[kind]: items} if _SEQUENCES[kind] else items
    if kind is dict:
        pairs = value.items()
        return {"dict": [[_encode(k, DEPTH), _encode(v, depth + 1)] for k, v in pairs]}
    if kind is pd.Series and len(value) <= ROWS:
        return {"Series": [_encode(list(part), depth + 1) for part in (value.index, value)]}
    if kind is pd.DataFrame and value.size <= ROWS:
        columns = [list(value.iloc[:, n]) for n in range(value.shape[1])]
        parts = (list(value.index), list(value.columns), columns)
        return {"DataFrame": [_encode(part, depth + 1) for part in parts]}
    raise _Refused


def _built_in(value):
    if type(value).__module__ == "numpy" and isinstance(value, np.generic):
        value = pd.Timestamp(value) if isinstance(value, np.datetime64) else value.item()
    if type(value) is pd.Timestamp:
        return value.to_pydatetime(warn=False)
    return None if value is pd.NA else value


def _decode(encoded, depth):
    if depth > DEPTH + 2:
        raise _Refused("?")
    if encoded is None or type(encoded) in (str, int, float, bool):
        return encoded
    if type(encoded) is list:
        return [_decode(item, depth + 1) for item in encoded]
    ((kind, value),) = encoded.items()
    return _KINDS[kind](value, depth + 1)


def _text(value) -> str:
    if type(value) is not str:
        raise _Refused("?")
    return value


def _refuse(value, depth):
    raise _Refused(_text(value)[:60])


def _series(value, depth):
    index, values = (_decode(part, depth) for part in value)
    return pd.Series(values, index=index)


def _frame(value, depth):
    index, names, columns = (_decode(part, depth) for part in value)
    frame = pd.DataFrame(dict(enumerate(columns)), index=index)
    frame.columns = names
    return frame


_KINDS = {
    _NOT_PLAIN: _refuse,
    "float": lambda value, depth: float(_text(value)),
    "date": lambda value, depth: date.fromisoformat(_text(value)),
    "datetime": lambda value, depth: datetime.fromisoformat(_text(value)),
    "Decimal": lambda value, depth: Decimal(_text(value)),
    "set": lambda value, depth: {_decode(item, depth) for item in value},
    "dict": lambda value, depth: {_decode(k, depth): _decode(v, depth) for k, v in value},
    "Series": _series,
    "DataFrame": _frame,
}
