"""A panel: inputs above, and below what follows from them."""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import ipywidgets as widgets
import pandas as pd
from IPython.display import HTML

from course_utils.errors import CourseError
from course_utils.law.offices import office_code
from course_utils.messages import _, say_day

_LABEL, _INPUT = "13em", "27em"


class Panel(widgets.VBox):
    """Inputs, and a result that follows them; without a widget front end, the result alone.

    Attributes:
        inputs: the input widgets by name.
        result: the HTML of what the panel shows now.
    """

    def __init__(self, title: str, inputs: Mapping[str, widgets.Widget], show: Callable[..., list]):
        """Make a panel.

        Args:
            title: the heading.
            inputs: input widgets by name.
            show: takes the values of the inputs by name and returns what to show below them:
                objects that have a `_repr_html_` (tables) or are figures. A `CourseError` from it
                is shown as its sentence.
        """
        self.title, self.inputs, self._show = title, dict(inputs), show
        self._below = widgets.HTML()
        form = widgets.Box(
            list(self.inputs.values()),
            layout=widgets.Layout(flex_flow="row wrap", width="100%", align_items="flex-start"),
        )
        heading = widgets.HTML(f"<b style='font-size:1.1em'>{html.escape(title)}</b>")
        super().__init__([heading, form, self._below], layout=widgets.Layout(width="100%"))
        for control in self.inputs.values():
            control.observe(self._follow, names="value")
        self._follow()

    @property
    def result(self) -> str:
        return self._below.value

    def _follow(self, _change=None) -> None:
        values = {name: control.value for name, control in self.inputs.items()}
        try:
            shown = "\n".join(_as_html(thing) for thing in self._show(**values))
            # The class gives tables the look that they have elsewhere in a notebook.
            self._below.value = f"<div class='jp-RenderedHTMLCommon'>{shown}</div>"
        except CourseError as problem:
            self._below.value = (
                "<p role='alert' style='border-left:4px solid #D55E00;padding:.4em .8em'>"
                f"{html.escape(str(problem))}</p>"
            )

    def _repr_mimebundle_(self, **kwargs):
        # A page without widgets (a converted notebook, a viewer) takes the HTML instead.
        inputs = "; ".join(
            f"{control.description}: {_say(control)}" for control in self.inputs.values()
        )
        return {
            **super()._repr_mimebundle_(**kwargs),
            "text/plain": f"{self.title} ({inputs})",
            "text/html": f"<p><b>{html.escape(self.title)}</b><br>{html.escape(inputs)}</p>"
            f"{self.result}",
        }


def day_input(label: str, day: date | None) -> widgets.DatePicker:
    """Return an input for a day; empty when `day` is None."""
    return widgets.DatePicker(value=day, **_labelled(label))


def text_input(label: str, text: str, hint: str = "") -> widgets.Text:
    """Return an input for text that counts when Enter is pressed or the input is left."""
    return widgets.Text(value=text, placeholder=hint, continuous_update=False, **_labelled(label))


def number_input(label: str, value: int, least: int, most: int) -> widgets.BoundedIntText:
    """Return an input for a whole number from `least` to `most`."""
    return widgets.BoundedIntText(value=value, min=least, max=most, **_labelled(label))


def choice_input(label: str, options, value) -> widgets.Dropdown:
    """Return an input for one of `options`, pairs of what is read and what it stands for."""
    return widgets.Dropdown(options=options, value=value, **_labelled(label))


def tick_input(label: str, value: bool) -> widgets.Checkbox:
    """Return a box to tick."""
    return widgets.Checkbox(
        value=value, description=label, indent=False, layout=widgets.Layout(width=_INPUT)
    )


def parts_of(text: str) -> list[str]:
    """Return the parts of a list that a reader typed, with commas of any kind between them."""
    return [part.strip() for part in re.split(r"[,;，；、\n]+", text) if part.strip()]


def offices_in(text: str) -> tuple[str, ...]:
    """Return the ST.3 codes in a list that a reader typed: "CN, ep；Japan" gives CN, EP, JP.

    Raises:
        CourseError: the list is empty, or names something that is no Office.
    """
    names = parts_of(text)
    if not names:
        raise CourseError(_("Name at least one Office, such as CN, EP, US."))
    return tuple(dict.fromkeys(office_code(name) for name in names))


def needed_day(day: date | None, label: str) -> date:
    """Return the day of an input that must not be empty.

    Raises:
        CourseError: it is empty.
    """
    if day is None:
        raise CourseError(_("Fill in a full date for “{label}”.").format(label=label))
    return day


def table_of(rows: Sequence[dict]) -> HTML:
    """Return a table of rows that have the same keys, its text set to the left."""
    page = pd.DataFrame(rows).to_html(index=False, border=0)
    page = page.replace("<table ", "<table style='margin-left:0' ", 1)
    return HTML(re.sub("<(t[hd])>", r"<\1 style='text-align:left'>", page))


def _labelled(label: str) -> dict:
    return {
        "description": label,
        "style": {"description_width": _LABEL},
        "layout": widgets.Layout(width=_INPUT),
    }


def _say(control: widgets.Widget) -> str:
    if isinstance(control, widgets.Dropdown):
        return str(control.label)
    if isinstance(control, widgets.Checkbox):
        return _("yes") if control.value else _("no")
    if isinstance(control.value, date):
        return say_day(control.value)
    return "–" if control.value in (None, "") else str(control.value)


def _as_html(thing) -> str:
    if hasattr(thing, "finding"):
        data, metadata = thing._repr_mimebundle_()
        return (
            f"<img alt='{html.escape(thing.finding, quote=True)}' style='max-width:100%'"
            f" width='{metadata['image/png']['width']}'"
            f" src='data:image/png;base64,{data['image/png']}'>"
        )
    return thing._repr_html_()
