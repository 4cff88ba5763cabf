"""Grade on this computer, with a desk for each of its cores.

Nothing of nbgrader is imported here at first: desks get ready while the rest of the program loads.
"""

from concurrent.futures import Future, ThreadPoolExecutor

from course_utils.classroom.warm import Staff, best_isolation
from course_utils.classroom.workers import cores


class Here:
    """This computer as the place to grade; use it in a `with`, for one exercise.

    Raises:
        CourseError: nothing here can isolate student code, and `allow_no_isolation` is false.
    """

    def __init__(self, allow_no_isolation: bool = False):
        self._isolation = best_isolation(allow_no_isolation)
        self._staff = Staff(self._isolation, cores())
        self.slots = cores() + 1  # so that no core waits for a disk
        self._threads = ThreadPoolExecutor(self.slots)

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *problem) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._staff.close()
        self._threads.shutdown()
        self._staff.close()

    def open(self, exercise) -> str:
        """Get ready for an exercise; say how it will be graded."""
        from course_utils.classroom.pipeline import Workshop, say_how

        self._workshop = Workshop(exercise, self._staff)
        return say_how(exercise, str(self._isolation))

    def submit(self, submission) -> Future:
        """Grade a submission; the future has its Result."""
        return self._threads.submit(self._workshop.grade, submission)
