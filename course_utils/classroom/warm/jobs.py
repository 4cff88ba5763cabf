"""What a warm process is asked to do, and what comes back."""

from dataclasses import dataclass, field

DIED = "died"
TOO_LONG = "too long"
TOO_MUCH = "too much output"
MISSING = {"not plain": ""}  # given in place of an answer that does not exist
OWN_FOLDER = "/desk"  # the folder of jobs where they have a file system of their own


@dataclass(frozen=True)
class Cell:
    """Run this; its outputs come back under `name`."""

    name: str
    source: str


@dataclass(frozen=True)
class Take:
    """Hand over these variables here, under `name`; one that does not exist is left out."""

    name: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Job:
    """One notebook: its steps in order, in one fresh Python.

    Attributes:
        given: cell name -> {variable: encoded plain value}. Such a cell runs in a copy of the
            namespace with these variables set.
        files: relative name -> content; they lie in the working folder before the first step.
        cell_seconds: how long one step may take; then it is interrupted.
        seconds: how long all steps together may take.
    """

    steps: tuple[Cell | Take, ...]
    given: dict[str, dict[str, object]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    cell_seconds: float = 30
    seconds: float = 240


@dataclass(frozen=True)
class Done:
    """What came of a job.

    Attributes:
        outputs: cell name -> its outputs as nbformat has them.
        counts: cell name -> execution count; an empty cell has none.
        taken: name of the Take -> {variable: encoded plain value}.
        ended: "" if every step was done, else DIED (Python ended), TOO_LONG or TOO_MUCH.
        at: the step at which it ended; later ones left nothing.
        cpu: seconds of processor time.
    """

    outputs: dict[str, list[dict]]
    counts: dict[str, int]
    taken: dict[str, dict[str, object]]
    ended: str = ""
    at: str = ""
    cpu: float = 0.0


@dataclass(frozen=True)
class Limits:
    """What one job may use; sizes are in bytes.

    `memory` bounds the address space of each process, and the memory of all of them together.
    """

    memory: int = 4 << 30
    processes: int = 64
    file_size: int = 64 << 20
    folder_size: int = 128 << 20
    open_files: int = 256
    cell_output: int = 1 << 20
    output: int = 8 << 20
    answer: int = 64 << 10
