"""The floor: what the cells of graded notebooks take in one warm interpreter, without grading."""

import json
import statistics
import sys
import time
from pathlib import Path

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output


def run(shell: InteractiveShell, nb: nbformat.NotebookNode) -> tuple[float, float, list[str]]:
    """Run all code cells; return seconds of wall time, of CPU, and the pictures' media types."""
    shell.reset(new_session=False)
    pictures: list[str] = []
    wall, cpu = time.perf_counter(), time.process_time()
    for cell in nb.cells:
        if cell.cell_type == "code":
            with capture_output() as shown:
                shell.run_cell(cell.source)
            pictures += [kind for out in shown.outputs for kind in out.data if "image/" in kind]
    return time.perf_counter() - wall, time.process_time() - cpu, pictures


def main(*notebooks: str) -> None:
    """Print the medians of wall time and CPU over the notebooks, in seconds."""
    shell = InteractiveShell.instance()
    loaded = [nbformat.read(Path(path), as_version=4) for path in notebooks]
    for nb in loaded[:2]:
        run(shell, nb)
    walls, cpus, pictures = zip(*(run(shell, nb) for nb in loaded), strict=True)
    facts = {
        "seconds": statistics.median(walls),
        "cpu": statistics.median(cpus),
        "pictures": sum(map(len, pictures)),
    }
    print(json.dumps(facts))


if __name__ == "__main__":
    main(*sys.argv[1:])
