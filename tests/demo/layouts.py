"""What a document shows -> its blocks, laid out as councils do: one table, a table each, lines, folds, prose."""

from collections.abc import Callable

from tests.demo.blocks import Block, Cell, Folded, Heading, Items, Paragraph, Table
from tests.demo.content import Paper, Shown

SHARES = {
    "ref": 0.6,
    "action_ref": 0.7,
    "recommendation": 2.4,
    "action": 3.2,
    "owner": 1.5,
    "due": 1.2,
    "revised": 1.2,
    "status": 1.1,
    "percent": 0.9,
    "update": 3.0,
    "theme": 1.5,
    "response": 2.4,
    "acceptance": 1.1,
    "page": 0.9,
}
ANSWERS = ("acceptance", "response")  # what the council says of a recommendation, above its actions
OF_RECOMMENDATION = ("ref", "recommendation", "theme", "acceptance", "page", "response")


def blocks_of(paper: Paper) -> list[Block]:
    """The whole document: what it says of itself, the plan, its last words."""
    head = [Heading(words, min(level, 2)) for level, words in enumerate(paper.head, 1)]
    intro = [_spoken(words) for words in paper.intro]
    closing = [_spoken(words) for words in paper.closing]
    return [*head, *intro, *LAYOUTS[paper.layout](paper), *closing]


def _spoken(words: str) -> Block:
    """'# ' before a heading, '- ' before each item of a list, else a paragraph."""
    lines = tuple(words.strip().split("\n"))
    if lines[0].startswith("# "):
        return Heading(lines[0][2:], 2)
    if lines[0].startswith("- "):
        return Items(tuple(line[2:] for line in lines))
    return Paragraph(lines)


def _rows(paper: Paper) -> list[Block]:
    """One table, a row an action; the recommendation is merged over its rows, repeated, or printed on the first."""
    rows = [row for item in paper.recommendations for row in _rows_of(paper, item)]
    return [_table(paper, list(paper.columns), rows)]


def _rows_of(paper: Paper, item: Shown) -> list[tuple[Cell | None, ...]]:
    how = paper.options.get("recommendation", "first")
    actions = item.actions or (None,)
    made = []
    for index, action in enumerate(actions):
        row: list[Cell | None] = []
        for name in paper.columns:
            if name not in OF_RECOMMENDATION:
                row.append(_cell(paper, action or item, name, is_own=action is None))
            elif index == 0 or how == "repeated":
                row.append(_cell(paper, item, name, rows=len(actions) if how == "merged" else 1))
            else:
                row.append(None if how == "merged" else Cell())
        made.append(tuple(row))
    return made


def _lists(paper: Paper) -> list[Block]:
    """One table, a row a recommendation, its actions a numbered list in one cell; other cells a line each or one."""
    rows = []
    for item in paper.recommendations:
        row = []
        for name in paper.columns:
            if name in OF_RECOMMENDATION or not item.actions:
                row.append(_cell(paper, item, name, is_own=name != "action"))
            elif name == "action":
                row.append(Cell(tuple(action.text for action in item.actions), is_numbered=True))
            else:
                lines = [action.value(name) for action in item.actions]
                row.append(Cell(tuple(lines) if len(set(lines)) > 1 else tuple(filter(None, lines[:1]))))
        rows.append(tuple(row))
    return [_table(paper, list(paper.columns), rows)]


def _bands(paper: Paper) -> list[Block]:
    """One table in which each recommendation is a row of its own above its actions."""
    names = [name for name in paper.columns if name not in OF_RECOMMENDATION]
    rows: list[tuple[Cell | None, ...]] = []
    for item in paper.recommendations:
        rows.append((Cell((_label(paper, item),), columns=len(names)), *[None] * (len(names) - 1)))
        rows += [tuple(_cell(paper, action, name) for name in names) for action in item.actions]
    return [_table(paper, names, rows)]


def _tables(paper: Paper) -> list[Block]:
    """A heading and a table for each recommendation."""
    names = [name for name in paper.columns if name not in OF_RECOMMENDATION]
    made: list[Block] = []
    for item in paper.recommendations:
        rows = [tuple(_cell(paper, action, name) for name in names) for action in item.actions]
        made += [Heading(_label(paper, item), 3), _table(paper, names, rows)]
    return made


def _forms(paper: Paper) -> list[Block]:
    """A form for each recommendation: names at the left, what they stand for at the right."""
    made: list[Block] = []
    for item in paper.recommendations:
        pairs = [(_label(paper, item).partition(":")[0], item.text)]
        pairs += [(label, item.value(name)) for name, label in paper.columns.items() if name in ANSWERS]
        for action in item.actions:
            pairs += [(label, _text(action, name)) for name, label in paper.columns.items() if name not in ANSWERS]
        rows = tuple((Cell((label,)), Cell((words,))) for label, words in pairs if words)
        made += [Table((), rows, (1.0, 3.0)), Paragraph(("",))]
    return made


def _lines(paper: Paper) -> list[Block]:
    """'Recommendation 1: ...', and under it each action with its fields, a line each."""
    made: list[Block] = []
    for item in paper.recommendations:
        made.append(Heading(_label(paper, item), 3))
        made += [Paragraph(tuple(_fields(paper, item)))] if item.said.get("response") else []
        made += [Paragraph(tuple(_fields(paper, action))) for action in item.actions]
    return made


def _folds(paper: Paper) -> list[Block]:
    return [
        Folded(_label(paper, item), tuple(Paragraph(tuple(_fields(paper, action))) for action in item.actions))
        for item in paper.recommendations
    ]


def _prose(paper: Paper) -> list[Block]:
    """Each recommendation, then what was done about it, in paragraphs."""
    made: list[Block] = []
    for item in paper.recommendations:
        made += [Paragraph((_label(paper, item),)), Paragraph((item.value("update"),))]
    return made


def _words(paper: Paper) -> list[Block]:
    """Nothing but what the document says of itself."""
    return []


def _label(paper: Paper, item: Shown) -> str:
    return paper.options.get("label", "Recommendation {ref}: {text}").format(ref=item.ref, text=item.text)


def _fields(paper: Paper, shown: Shown) -> list[str]:
    """'Action 1.1: Publish a plan', 'Lead: Head of Place', ..."""
    names = [name for name in paper.columns if name not in ("ref", "action_ref", "recommendation")]
    pairs = [(paper.columns[name], _text(shown, name)) for name in names]
    number = f" {shown.ref}" if shown.ref and "action_ref" in paper.columns else ""
    return [f"{label}{number if label == paper.columns['action'] else ''}: {words}" for label, words in pairs if words]


def _text(shown: Shown, name: str) -> str:
    return shown.text if name == "action" else shown.value(name)


def _cell(paper: Paper, shown: Shown, name: str, rows: int = 1, is_own: bool = False) -> Cell:
    """`is_own`: the recommendation's own word where it has no actions."""
    if name == "recommendation":
        words = paper.options.get("label", "{text}").format(ref=shown.ref, text=shown.text)
    elif name == "action":
        words = "" if is_own else paper.options.get("action_label", "{text}").format(ref=shown.ref, text=shown.text)
    else:
        words = shown.value(name)
    fill = paper.options.get(f"fill_{words}", "") if name == "status" else ""
    if name == "status" and words.lower() in paper.colours:
        return Cell((), words.lower(), rows) if paper.options.get("status") == "fill" else Cell((words,), "", rows)
    return Cell(tuple(words.split("\n")) if words else (), fill, rows)


def _table(paper: Paper, names: list[str], rows: list[tuple[Cell | None, ...]]) -> Table:
    shares = [SHARES[name] for name in names]
    return Table(tuple(paper.columns[name] for name in names), tuple(rows), tuple(s / sum(shares) for s in shares))


LAYOUTS: dict[str, Callable[[Paper], list[Block]]] = {
    "rows": _rows,
    "lists": _lists,
    "bands": _bands,
    "tables": _tables,
    "forms": _forms,
    "lines": _lines,
    "folds": _folds,
    "prose": _prose,
    "words": _words,
}
