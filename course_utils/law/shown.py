"""How a result of the law shows itself where there is HTML."""

import html
from collections.abc import Iterable, Sequence


def text_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return an HTML table of texts, set to the left; the texts are escaped."""
    titles = "".join(f"<th style='text-align:left'>{html.escape(text)}</th>" for text in head)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td style='text-align:left;vertical-align:top'>{html.escape(text)}</td>"
            for text in row
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"
