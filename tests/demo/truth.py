"""What is true of the fictional county: every promise through all documents, in the words of each."""

from tests.demo.content import Paper, Promise, Shown, World

MEANS = {
    "in progress": "in progress",
    "on track": "in progress",
    "at risk": "in progress",
    "delayed": "in progress",
    "behind schedule": "in progress",
    "under way": "in progress",
    "ongoing": "in progress",
    "partially complete": "in progress",
    "rolled forward": "in progress",
    "not started": "not started",
    "not yet started": "not started",
    "complete": "complete",
    "completed": "complete",
    "delivered": "complete",
    "implemented": "complete",
    "closed": "complete",
    "stopped": "stopped",
    "superseded": "stopped",
    "no longer pursued": "stopped",
    "business as usual": "continuous",
}


def of(worlds: list[World]) -> dict:
    return {"councils": [_council(world) for world in worlds]}


def _council(world: World) -> dict:
    files = {paper.name: paper.file for paper in world.papers}
    return {
        "gss_code": world.register["gss_code"],
        "name": world.register["name"],
        "documents": list(files.values()),
        "recommendations": [
            {
                "key": _key(world, promise.key),
                "mentions": [
                    {
                        "file": paper.file,
                        **_named(promise.says[paper.name]),
                        "status": own_status(promise.says[paper.name]),
                    }
                    for paper in world.papers
                    if paper.name in promise.says
                ],
            }
            for promise in world.promises
        ],
        "actions": [_action(world, promise, action, files) for promise in world.promises for action in promise.actions],
    }


def _action(world: World, promise: Promise, action: Promise, files: dict[str, str]) -> dict:
    return {
        "key": _key(world, action.key),
        "recommendation_key": _key(world, promise.key),
        "mentions": [
            {"file": paper.file, **_named(shown), **_values(paper, shown)}
            for paper in world.papers
            if (shown := action.says.get(paper.name))
        ],
        "split_from": _key(world, action.split_from) if action.split_from else None,
        "merged_into": _key(world, action.merged_into) if action.merged_into else None,
        "dropped_in": files[action.dropped_in] if action.dropped_in else None,
    }


def _named(shown: Shown) -> dict[str, str]:
    return {"ref": shown.ref, "text": shown.text}


def _values(paper: Paper, shown: Shown) -> dict[str, str]:
    """Owner, deadlines and status where the document has a place for them."""
    return {
        "owner": _printed(paper, shown, "owner"),
        "due": _printed(paper, shown, "due"),
        "revised_due": _printed(paper, shown, "revised"),
        "status": status_of(paper, shown),
        "status_text": _printed(paper, shown, "status") or _printed(paper, shown, "percent"),
    }


def _printed(paper: Paper, shown: Shown, name: str) -> str:
    return shown.value(name) if name in paper.columns else ""


def own_status(shown: Shown) -> str:
    """What a document says of the recommendation itself, not of its actions."""
    return shown.said.get("means", "not stated")


def status_of(paper: Paper, shown: Shown) -> str:
    """What the printed words mean: by themselves, by the document's own key of colours, or as `means` says of prose."""
    if means := shown.said.get("means"):
        return means
    words = _printed(paper, shown, "status").lower()
    if words:
        return paper.colours.get(words) or MEANS[words]
    if percent := _printed(paper, shown, "percent"):
        return {"0%": "not started", "100%": "complete"}.get(percent, "in progress")
    return "complete" if _printed(paper, shown, "due").lower().startswith("completed") else "not stated"


def _key(world: World, key: str) -> str:
    return f"{world.register['name'].lower().replace(' ', '-')}-{key}"
