"""What a reader sees of figures and panels, and whether it is fit to be seen."""

import itertools
import re

import nbformat
from nbconvert import HTMLExporter

from course_utils.lessons import look


def texts_of(figure):
    found = figure.findobj(lambda artist: hasattr(artist, "get_text") and artist.get_visible())
    spare = {label for axes in figure.axes for label in ticks_out_of_view(axes)}
    return [text for text in found if text.get_text().strip() and text not in spare]


def ticks_out_of_view(axes):
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks():
            if not low <= tick.get_loc() <= high:
                yield from (tick.label1, tick.label2)


def boxes_of(figure):
    renderer = figure.canvas.get_renderer()
    return {
        f"{number}: {text.get_text()}": text.get_window_extent(renderer)
        for number, text in enumerate(texts_of(figure))
    }


def assert_tidy(figure):
    """No text runs over another one or out of the figure."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    FigureCanvasAgg(figure).draw()
    boxes = boxes_of(figure)
    page = figure.bbox
    for name, box in boxes.items():
        assert box.x0 >= page.x0 and box.x1 <= page.x1, f"{name} leaves the figure at a side"
        assert box.y0 >= page.y0 and box.y1 <= page.y1, f"{name} leaves the figure above or below"
    for (one, first), (other, second) in itertools.combinations(boxes.items(), 2):
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        # Boxes include room for letters that reach down; a fifth of a line is no collision.
        assert wide <= 1 or high <= 0.2 * min(first.height, second.height), f"{one} / {other}"


def words(figure):
    return " ".join(text.get_text() for text in texts_of(figure))


def panel_words(panel):
    text = re.sub(r"src='data:[^']*'", "", panel.result)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def assert_refused(panel, name, value, sentence):
    """A bad input is answered by a sentence in place of the result, and does no lasting harm."""
    good, before = panel.result, panel.inputs[name].value
    panel.inputs[name].value = value
    assert sentence in panel_words(panel).replace("&#x27;", "'")
    assert "role='alert'" in panel.result
    assert "<img" not in panel.result and "<table" not in panel.result
    panel.inputs[name].value = before
    assert panel.result == good


def assert_shown_without_widgets(panel):
    """Where no widgets are, as on an exported page, the result stands there as a table."""
    data = panel._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    output = nbformat.v4.new_output("execute_result", data=data, execution_count=1)
    cell = nbformat.v4.new_code_cell("panel", outputs=[output])
    page, _resources = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    assert "widget-view" not in page
    assert panel.title in page
    assert page.count("<tr") == panel.result.count("<tr") > 3


def assert_labels_fit(panel):
    """No label and no choice of an input is cut off."""
    em, points = 13, 13 * 72 / 96  # JupyterLab writes widgets in letters of 13 pixels

    def pixels(text):
        return look.text_width(text, points, bold=True) * 96

    for control in panel.inputs.values():
        room = control.style.description_width if control.has_trait("style") else ""
        if str(room).endswith("em"):
            assert pixels(control.description) <= float(room.removesuffix("em")) * em
        for choice in getattr(control, "_options_labels", ()):
            inner = float(control.layout.width.removesuffix("em")) - float(room.removesuffix("em"))
            assert pixels(choice) <= inner * em - 40
