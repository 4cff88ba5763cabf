"""What every case file is: a story and the papers that came with it."""

import html
from dataclasses import dataclass

from course_utils.messages import _

_PAPER = (
    "border:1px solid #b8b8b8;border-left:4px solid #0072B2;border-radius:4px;"
    "padding:0.6em 1em;margin:0.7em 0;max-width:52em"
)


@dataclass(frozen=True)
class Document:
    """A paper in the case file.

    Attributes:
        title: what it is.
        lines: its text, line by line.
    """

    title: str
    lines: tuple[str, ...]

    def _repr_html_(self) -> str:
        body = "<br>".join(html.escape(line) for line in self.lines)
        return f"<div style='{_PAPER}'><b>{html.escape(self.title)}</b><br>{body}</div>"

    def __str__(self) -> str:
        return "\n".join((f"[{self.title}]", *self.lines))


@dataclass(frozen=True, kw_only=True, repr=False)
class Case:
    """A student's case file; it shows itself in a notebook, and as text where there is no HTML.

    Attributes:
        student: the id as cases know it.
        trap: the one main difficulty of this case.
        company: the company's name.
        story: paragraphs that say who is asking and why.
        documents: the papers, in the order in which they lie in the file.
    """

    student: str
    trap: str
    company: str
    story: tuple[str, ...]
    documents: tuple[Document, ...]

    @property
    def title(self) -> str:
        """The heading of the file."""
        return _("Case file of {student}: {company}").format(
            student=self.student, company=self.company
        )

    def _repr_html_(self) -> str:
        story = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in self.story)
        papers = "".join(document._repr_html_() for document in self.documents)
        return (
            f"<div><h3>{html.escape(self.title)}</h3>"
            f"<div style='max-width:52em'>{story}</div>{papers}</div>"
        )

    def __str__(self) -> str:
        return "\n\n".join((self.title, *self.story, *map(str, self.documents)))

    __repr__ = __str__
