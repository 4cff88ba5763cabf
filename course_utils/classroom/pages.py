"""How a feedback page is written."""

import re

from nbconvert.exporters import HTMLExporter

from course_utils.messages import language

# nbconvert's page fetches MathJax from a host that cannot be reached from everywhere.
_MATHJAX = re.compile(
    r"<!-- Load mathjax -->.*?<!-- End of mathjax configuration -->", re.DOTALL | re.IGNORECASE
)

# Long lines wrap, and the cells of a table stand apart, as they do in JupyterLab.
_STYLE = (
    "<style>pre { white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere; } "
    "td, th { padding: 0.2em 0.7em; } tbody tr:nth-child(odd) { background: #f5f5f5; }</style>"
)


class FeedbackPage(HTMLExporter):
    """nbgrader's feedback page: it names its language, can be read, and opens without a network."""

    def from_notebook_node(self, nb, resources=None, **kw):
        page, resources = super().from_notebook_node(nb, resources, **kw)
        page = _MATHJAX.sub("", page, count=1)
        page = page.replace("</head>", f"{_STYLE}</head>", 1)
        page = page.replace("<html>", f'<html lang="{language()}">', 1)
        return page, resources
