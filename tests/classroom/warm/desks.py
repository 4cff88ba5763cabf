"""Desks to attack, and what a person reads in their answers."""

from course_utils.classroom.warm import Cell, Done, Isolation, Job, Limits, WarmProcess, isolation

LEVELS = [isolation.BUBBLEWRAP, isolation.NAMESPACES, isolation.LANDLOCK]
SMALL = Limits(memory=1 << 30, folder_size=64 << 20, file_size=16 << 20, processes=20)


class Desk:
    """A warm process to attack; `level` names its isolation."""

    def __init__(self, level: str, limits: Limits = SMALL):
        self.level = level
        self.warm = WarmProcess(Isolation(level), limits)
        self.warm.prepare(["import pandas"])

    def cell(self, source: str, seconds: float = 10) -> Done:
        """Run one cell, and see that the next submission finds all in order."""
        done = self.run(source, seconds)
        after = self.run("import os\nos.listdir('.'), 6 * 7", 10)
        assert after.ended == ""
        assert text(after) == "([], 42)"
        return done

    def run(self, source: str, seconds: float) -> Done:
        return self.warm.run(Job((Cell("cell", source),), cell_seconds=seconds, seconds=60))


def text(done: Done) -> str:
    """Return all that a person would read in the outputs."""
    parts = []
    for output in done.outputs.get("cell", []):
        parts.append(output.get("text") or output.get("evalue") or output.get("ename") or "")
        parts.append(output.get("data", {}).get("text/plain", ""))
    return "".join(parts)


def errors(done: Done) -> list[str]:
    return [o["ename"] for o in done.outputs.get("cell", []) if o["output_type"] == "error"]
