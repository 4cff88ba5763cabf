"""How a feedback page is written."""

import re

from nbconvert.exporters import HTMLExporter

from course_utils.messages import language

# nbconvert's page fetches MathJax from a host that cannot be reached from everywhere.
_MATHJAX = re.compile(
    r"<!-- Load mathjax -->.*?<!-- End of mathjax configuration -->", re.DOTALL | re.IGNORECASE
)

_LONG_LINES_WRAP = "<style>pre { white-space: pre-wrap; overflow-wrap: anywhere; }</style>"


class FeedbackPage(HTMLExporter):
    """nbgrader's feedback page: it names its language, wraps lines, opens without a network."""

    def from_notebook_node(self, nb, resources=None, **kw):
        page, resources = super().from_notebook_node(nb, resources, **kw)
        page = _MATHJAX.sub("", page, count=1)
        page = page.replace("</head>", f"{_LONG_LINES_WRAP}</head>", 1)
        page = page.replace("<html>", f'<html lang="{language()}">', 1)
        return page, resources
