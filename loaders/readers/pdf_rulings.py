"""The ruling lines of a page: thin boxes and drawn lines, level and upright."""

from typing import Any

from pdfplumber.table import merge_edges

Shape = dict[str, Any]  # a box, line or curve of pdfplumber, by the names of its properties
THIN = 4  # a filled box thinner than this, in points, is a ruling line


def rulings(shapes: list[Shape]) -> tuple[list[Shape], list[Shape]]:
    """The ruling lines among a page's boxes, lines and curves, joined; and the level edges of fills with them."""
    drawn = [edge for shape in shapes if shape["stroke"] or is_thin(shape) for edge in _edges(shape)]
    filled = [edge for shape in shapes if shape["fill"] and not is_thin(shape) for edge in _edges(shape)]
    lines = [edge for edge in merge_edges(drawn, 3, 3, 3, 3) if length(edge) >= 8]
    level = merge_edges([edge for edge in drawn + filled if edge["orientation"] == "h"], 3, 3, 12, 3)
    return lines, [edge for edge in level if length(edge) >= 40]


def is_thin(shape: Shape) -> bool:
    """Whether a box is so thin that it looks like a line."""
    thickness: float = min(shape["x1"] - shape["x0"], shape["bottom"] - shape["top"])
    return thickness <= THIN


def _edges(shape: Shape) -> list[Shape]:
    """The level and upright sides of a shape; a thin box is the one line it looks like."""
    x0, top, x1, bottom = shape["x0"], shape["top"], shape["x1"], shape["bottom"]
    across, down = (top + bottom) / 2, (x0 + x1) / 2
    if bottom - top <= THIN and x1 - x0 <= THIN:
        return [edge_of(x0, across, x1, across), edge_of(down, top, down, bottom)]
    if bottom - top <= THIN:
        return [edge_of(x0, across, x1, across)]
    if x1 - x0 <= THIN:
        return [edge_of(down, top, down, bottom)]
    if shape["object_type"] != "rect":
        return []
    return [
        edge_of(x0, top, x1, top),
        edge_of(x0, bottom, x1, bottom),
        edge_of(x0, top, x0, bottom),
        edge_of(x1, top, x1, bottom),
    ]


def edge_of(x0: float, top: float, x1: float, bottom: float) -> Shape:
    """The line between two corners in points, level or upright by its longer side."""
    is_level = x1 - x0 >= bottom - top
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": "h" if is_level else "v",
    }  # fmt: skip


def length(edge: Shape) -> float:
    """In points."""
    longest: float = max(edge["width"], edge["height"])
    return longest
