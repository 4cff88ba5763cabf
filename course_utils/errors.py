"""One kind of error for everything a reader can put right.

A `CourseError` is a sentence: what is wrong, where, and what to do. Notebooks and the command line
show the sentence alone, never a traceback.
"""


class CourseError(ValueError):
    """Something the reader can put right; its text is one clear sentence."""

    def _render_traceback_(self):
        # IPython asks an exception how it wants to be shown in a notebook.
        return [str(self)]
