"""Grade on a Dask cluster: the same work as on one computer, with plain data sent out and back."""

from concurrent.futures import Future
from contextlib import suppress
from threading import Lock

from course_utils.classroom.exercise import Exercise
from course_utils.classroom.pipeline import Result, Submission, Workshop, say_how
from course_utils.classroom.records import package_print
from course_utils.classroom.warm import Staff, best_isolation
from course_utils.errors import CourseError
from course_utils.messages import _

try:
    from distributed import Client, get_worker
except ImportError as missing:
    raise CourseError(
        _("Grading on a cluster needs Dask: install the package with its extra `cluster`.")
    ) from missing

PATIENCE = 20  # seconds that the scheduler and its workers have to answer
_at_work: dict[str, tuple[Workshop, Staff]] = {}  # of this worker; one, for its exercise
_only_one = Lock()


def grade_one(exercise: Exercise, allow_no_isolation: bool, submission: Submission) -> Result:
    """Grade a submission on a worker, which keeps its desks and examiners warm meanwhile."""
    with _only_one:
        if exercise.fingerprint not in _at_work:
            close_workshop()
            staff = Staff(best_isolation(allow_no_isolation), get_worker().state.nthreads)
            _at_work[exercise.fingerprint] = Workshop(exercise, staff), staff
        workshop, _staff = _at_work[exercise.fingerprint]
    return workshop.grade(submission)


def close_workshop() -> None:
    """End the desks and examiners of this worker."""
    while _at_work:
        _at_work.popitem()[1][1].close()


def _isolation(allow_no_isolation: bool) -> str:
    return str(best_isolation(allow_no_isolation))


class Cluster:
    """The workers of the Dask scheduler at an address such as `tcp://10.0.0.5:8786`."""

    def __init__(self, scheduler: str, allow_no_isolation: bool = False):
        self._allow = allow_no_isolation
        self._client = _connect(scheduler)
        try:
            self._see_that_all_know_the_same()
        except BaseException:
            self._client.close()
            raise
        self._executor = self._client.get_executor(pure=False)
        self.slots = sum(self._client.nthreads().values())

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *problem) -> None:
        self._executor.shutdown(wait=False)
        with suppress(OSError, TimeoutError):  # a worker that went away has nothing to close
            self._client.run(close_workshop, on_error="ignore")
        self._client.close()

    def open(self, exercise: Exercise) -> str:
        """Send an exercise to all workers; say how they will grade it."""
        levels = self._client.run(_isolation, self._allow).values()
        self._shared = self._client.scatter(exercise, broadcast=True)
        return _("On {workers} workers. {how}").format(
            workers=len(levels), how=say_how(exercise, "; ".join(sorted(set(levels))))
        )

    def submit(self, submission: Submission) -> Future:
        """Grade a submission; the future has its Result."""
        return self._executor.submit(grade_one, self._shared, self._allow, submission)

    def _see_that_all_know_the_same(self) -> None:
        workers = self._client.run(package_print)
        if not workers:
            raise CourseError(_("The scheduler has no workers; start `dask worker` first."))
        here = package_print()
        if other := [w for w, known in workers.items() if known != here]:
            raise CourseError(
                _(
                    "These workers have another version of the course, so marks could differ: "
                    "{workers}. Install the same version everywhere."
                ).format(workers=", ".join(other))
            )


def _connect(scheduler: str) -> Client:
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise CourseError(
            _("No Dask scheduler answers at {address}.").format(address=scheduler)
        ) from error
    return client
