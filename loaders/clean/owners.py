"""Printed owners -> one role a row, with its family and whether an officer, a member or a team leads."""

import re
from dataclasses import dataclass

ROLE_START = (
    r"(?:chief|head|director|deputy|assistant|executive|leader|cabinet|portfolio|corporate|strategic|service|monitoring|"
    r"borough|section|s151|interim|managing|group|lead|chair|mayor|councillor|cllr|all|senior|programme|transformation|"
    r"policy|communications|finance|planning|legal|democratic|hr|it|ict|digital|human|town|joint|team|officer|slt|clt|cmt|elt|"
    r"smt|cmb|emt|ceo|cfo|cx|dce|ace|ed|ads?|hos)\b"
)
SPLIT = re.compile(rf"\s*(?:/|;|\n|\||•)\s*|\s*,\s*(?={ROLE_START})|\s+(?:and|&)\s+(?={ROLE_START}[^,/;]*$)", re.I)
TITLE_JOINS = re.compile(
    r"^(?:head|director|assistant director|executive director|strategic director|corporate director|"
    r"service manager|manager|portfolio holder|cabinet member|lead member|executive head)\s+(?:of|for)\b",
    re.I,
)
LABEL = re.compile(
    r"^(?:accountable|responsible|lead(?: officer| member)?|officer lead|owner|officer|member|support(?:ed by)?)\s*[:–-]\s*",
    re.I,
)
MEMBER = re.compile(
    r"\b(?:leader of (?:the )?(?:council|opposition)|^leader$|deputy leader|portfolio holder|cabinet member|lead member|cllr|"
    r"councillor|mayor|chair(?:man|person)?\b|executive member|group leaders?|member champion)",
    re.I,
)
TEAM = re.compile(
    r"\b(?:team|board|committee|group|slt|clt|cmt|elt|smt|cmb|emt|cabinet|panel|working party|directorate|services?|all )\b|"
    r"\b(?:directors|heads of service|managers|officers|members|councillors)$",
    re.I,
)
TEAM_END = re.compile(
    r"\b(?:teams?|boards?|committees?|groups?|panel|party|directorate|cabinet|directors|managers|officers|heads of service|"
    r"members|councillors|slt|clt|cmt|elt|smt|cmb|emt)\s*(?:\([^)]*\))?$",
    re.I,
)
PERSON = re.compile(
    r"\b(?:officer|head|director|manager|chief|solicitor|lead|s151|partner|holder|executive|treasurer|advis[eo]r|"
    r"co-?ordinator|secretary|accountant|sro)\b",
    re.I,
)
NOBODY = re.compile(r"(?:n/?a|t\.?b\.?[cd]\.?|none|not (?:stated|applicable)|to be (?:confirmed|agreed))\.?", re.I)
FAMILIES = (
    (
        "chief executive",
        r"\bchief executive\b(?! (?:and )?(?:leadership )?team)|\bceo\b|\bmanaging director\b|head of paid service",
    ),
    ("finance", r"financ|s\.?\s?151|section 151|treasur|resources|audit|\bcfo\b"),
    ("governance and legal", r"monitoring officer|democratic|legal|governance|solicitor"),
    ("people and organisation", r"\bhr\b|human resources|people|workforce|organisational development|\bod\b"),
    (
        "policy, performance and communications",
        r"policy|performance|communicat|strategy|engagement|customer|insight|partnership",
    ),
    ("digital and transformation", r"digital|\b(?:ict|it)\b|transformation|change|technology|programme"),
    (
        "place, planning and growth",
        r"planning|place|growth|economic|development|regeneration|housing|environment|property|asset",
    ),
    ("member", MEMBER.pattern),
    ("leadership team", r"leadership team|management team|\b(?:slt|clt|cmt|elt|smt|cmb|emt)\b|directors$"),
)


@dataclass(frozen=True)
class Owner:
    """One role as printed; family 'other' where no word decides it."""

    role: str
    role_family: str
    lead_kind: str


def read_owners(text: str) -> list[Owner]:
    """'Head of Planning/Borough Solicitor' -> two; a job title with 'and' inside stays one; blank -> none."""
    text = re.sub(r"[ \t]+", " ", text or "")
    roles: list[str] = []
    if NOBODY.fullmatch((text or "").strip()):
        return []
    for part in _parts(text or ""):
        role = LABEL.sub("", part).strip(" .,;:–-")
        if role and not NOBODY.fullmatch(role) and role not in roles:
            roles.append(role)
    return [Owner(role, family(role), lead_kind(role)) for role in roles]


def family(role: str) -> str:
    """The family of roles that this role belongs to, 'other' where none fits."""
    low = role.lower()
    return next((name for name, pattern in FAMILIES if re.search(pattern, low, re.I)), "other")


def lead_kind(role: str) -> str:
    """officer, member or team. The last words decide: 'Democratic Services Manager' is one person, a board is a team."""
    if MEMBER.search(role):
        return "member"
    if TEAM_END.search(role) or not PERSON.search(role) and TEAM.search(role):
        return "team"
    return "officer"


def _parts(text: str) -> list[str]:
    """Cut at slashes, semicolons and lines; at commas and 'and' only where another role begins."""
    parts = [part for part in SPLIT.split(text) if part and part.strip()]
    joined: list[str] = []
    for part in parts:
        if joined and _is_rest_of_title(joined[-1], part, text):
            joined[-1] = _between(text, joined[-1], part)
        else:
            joined.append(part)
    return joined


def _is_rest_of_title(before: str, part: str, text: str) -> bool:
    """'Head of Finance and Legal Services': what follows 'and' belongs to the title when it is no role of its own."""
    between = text[text.find(before) + len(before) : text.find(part, text.find(before) + len(before))].strip().lower()
    is_own_role = re.match(
        r"(?:chief|head|director|deputy|assistant|leader|portfolio|monitoring|cabinet|executive|s151|section|"
        r"borough|corporate (?:director|management)|strategic director|managing|interim|cllr|councillor|mayor|all)\b",
        part,
        re.I,
    )
    return between in ("and", "&", ",") and TITLE_JOINS.match(before) is not None and is_own_role is None


def _between(text: str, before: str, part: str) -> str:
    start = text.find(before)
    return text[start : text.find(part, start + len(before)) + len(part)]
