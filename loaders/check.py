"""Does the whole look right: totals and rules over one reading -> flags."""

from loaders.clean import refs
from loaders.clean.reading import Reading
from loaders.records import Flag


def flags_of(reading: Reading) -> list[Flag]:
    """Every flag of one document: those met on the way and those that only the whole shows."""
    is_register = reading.printed.facts.kind == "register"  # a few facts of many, undated by nature
    if is_register or any(flag.code == "not_a_peer_challenge" for flag in reading.flags):
        return list(reading.flags)
    found = [
        *reading.flags,
        *_missing_refs(reading),
        *_annex(reading),
        *_counts(reading),
        *_dates(reading),
        *_nothing(reading),
    ]
    # Steps that share one cell share its flag: the same words at the same place are looked at once.
    return list({(flag.code, flag.place, flag.found): flag for flag in found}.values())


def scope_of(reading: Reading) -> str:
    """full only where every recommendation that the document states is listed; else unknown, which counts as part."""
    facts = reading.printed.facts
    if facts.scope != "unknown":
        return facts.scope
    listed = sum(1 for r in reading.recommendations if r.printed.text)
    if facts.stated_recommendations and listed >= facts.stated_recommendations:
        return "full"
    named = sum(1 for r in reading.recommendations if not r.printed.text)
    return "open items" if named and listed else "unknown"


def lists_all(reading: Reading) -> bool:
    """Whether the document shows every recommendation of its review: a full one, or a plan whose numbering skips none."""
    if not reading.recommendations:
        return False
    is_plan = reading.printed.facts.kind in ("action plan", "response", "feedback report")
    return scope_of(reading) == "full" or (is_plan and not _missing_refs(reading) and not _counts(reading))


def _missing_refs(reading: Reading) -> list[Flag]:
    """Numbers that the numbering skips; a second printed code counts ('REC 3 (CRD3)')."""
    numbers = [reading.recommendations[i].printed.ref for i in range(len(reading.recommendations))]
    plain = [str(refs.number(ref)[0]) if len(refs.number(ref)) == 1 else ref for ref in numbers]
    prefix = {"".join(c for c in ref if c.isalpha()) for ref in numbers}
    missing = [f"{prefix.copy().pop() if len(prefix) == 1 else ''}{n}" for n in refs.missing(plain)]
    if not missing:
        return []
    return [
        Flag(
            "refs_missing",
            f"The numbering skips {', '.join(missing)}: these recommendations are not in the file.",
            "ref",
            ", ".join(missing),
            reading.recommendations[0].printed.place,
        )
    ]


def _annex(reading: Reading) -> list[Flag]:
    facts = reading.printed.facts
    if reading.recommendations or not facts.names_annex:
        return []
    stated = f"{facts.stated_recommendations} recommendations" if facts.stated_recommendations else "recommendations"
    return [
        Flag(
            "annex_missing",
            f"The document speaks of {stated} set out in an annex, and the annex is not in the file: none is listed.",
            "recommendations",
        )
    ]


def _counts(reading: Reading) -> list[Flag]:
    """More or fewer recommendations than the document states, unless missing numbers already say why."""
    stated = reading.printed.facts.stated_recommendations
    found = sum(1 for r in reading.recommendations if r.printed.tier == "recommendation")
    if not stated or not found or stated == found or _missing_refs(reading):
        return []
    return [
        Flag(
            "count_differs",
            f"The document states {stated} recommendations; {found} were found.",
            "stated_recommendations",
            str(stated),
        )
    ]


def _dates(reading: Reading) -> list[Flag]:
    if reading.as_at.to_on:
        return []
    return [
        Flag(
            "date_not_stated",
            "Neither the document nor its source row gives its date: it counts from the last day of the visit "
            "and never proves lateness.",
            "as_at",
        )
    ]


def _nothing(reading: Reading) -> list[Flag]:
    has_any = (
        reading.printed.totals
        or reading.recommendations
        or reading.loose_actions
        or reading.updates
        or any(f.code == "annex_missing" for f in _annex(reading))
    )
    return (
        [] if has_any else [Flag("nothing_found", "No recommendation, action or progress was recognised in this file.")]
    )
