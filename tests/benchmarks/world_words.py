"""Words of the invented sector: names of councils and places, what peers ask, what councils promise and report.

Everything is drawn from short lists by position, so that thousands of texts cost a few array additions.
"""

import numpy as np

Draws = np.random.Generator
Texts = np.ndarray


def one_by_one(text: str, mark: str | None = None) -> Texts:
    """A list kept as text: words, or what stands between marks; lines that run on begin with four spaces."""
    return np.array(text.split() if mark is None else text.replace("\n    ", "").split(mark))


STARTS = one_by_one(
    """Bor Fel Am Pen Lay Dar Holl Lox Edg Wat Lak Brom Cald Dunn Esk Farn Gris Harb Ild Jarr Kelm Lund Mard Norl Oak Pell Quar
    Rush Sall Tarr Ulv Vann Whit Yarl Zeal Ash Birk Crok Dren Elv"""
)
MIDDLES = one_by_one(
    """a en er in ing o ow ed ab ack ad ag all and ard arn at aw eck el ell em ent ess et ib ick id il im"""
)
ENDS = one_by_one(
    """chester sham bridge ton ley ham wick ford mouth thorpe by field combe don gate hurst mere minster port pool shaw stead
    stoke stow ville wold worth bourne cote den dale fleet grave head holme low market moor ness over"""
)

# Objects of the five themes, of each several wordings.
OBJECTS = (
    """corporate plan|council plan;vision for the place|long-term vision;performance framework|performance management framework;
    outcome measures|performance indicators;residents' survey|survey of residents;data and insight|use of data;
    climate change plan|climate action plan;housing strategy|plan for housing;economic growth strategy|growth plan;
    equalities objectives|equality, diversity and inclusion plan;local plan|emerging local plan;priorities of the administration|council's priorities""",
    """partnership working|work with partners;story of place|place narrative;communications strategy|approach to communications;
    relationship of Cabinet and senior officers|top-team working;work with town and parish councils|relationship with parishes;
    voluntary and community sector compact|work with the voluntary sector;devolution position|readiness for devolution;
    regional influence|voice in the region;engagement with business|business engagement;health partnership|work with the integrated care board;
    community engagement|engagement with residents;anchor institutions network|network of anchor institutions""",
    """overview and scrutiny|scrutiny function;constitution|scheme of delegation;audit committee|audit and risk committee;
    risk management|risk register;code of conduct|standards regime;member development programme|councillor training;
    member-officer protocol|relations of members and officers;forward plan|decision-making timetable;
    shareholder committee|oversight of council companies;internal audit follow-up|tracking of audit actions;
    whistleblowing policy|speaking-up arrangements;annual governance statement|governance improvement plan""",
    """medium-term financial strategy|medium term financial plan;savings programme|savings plan;reserves policy|use of reserves;
    capital programme|capital strategy;commercial investments|commercial strategy;budget monitoring|financial reporting;
    statement of accounts|closing of accounts;treasury management|borrowing strategy;asset management plan|asset strategy;
    procurement strategy|contract management;fees and charges policy|charging policy;budget consultation|consultation on the budget""",
    """workforce strategy|workforce plan;organisational development plan|organisational development;digital strategy|digital programme;
    programme management office|project management;transformation programme|change programme;ICT systems|technology infrastructure;
    staff engagement|communication with staff;senior structure|management structure;customer contact strategy|customer services;
    planning service|development management;recruitment and retention plan|recruitment and retention;service planning|service plans""",
)
STEPS = (
    ("Review", "Revisit", "Carry out a review of"),
    ("Strengthen", "Improve", "Develop further"),
    ("Agree and publish", "Produce", "Write"),
    ("Embed", "Put into practice", "Use consistently across the council"),
)
PURPOSES = one_by_one(
    """ so that priorities are owned by all; to make the best use of limited capacity; with clear milestones and named leads;
    so that members can hold the council to account;, involving partners and residents early; to give staff certainty about direction;
    , and report progress to Cabinet every quarter; before the next budget is set; so that decisions rest on evidence;
    with an independent view of what works elsewhere; to close the gap between ambition and delivery; so that savings can be tracked;;;;
    ;;, drawing on good practice in other councils; in order to prepare for local government reorganisation""",
    ";",
)
DETAILS = one_by_one(
    """. The council has much to be proud of, and peers heard that staff and partners are ready to play their part in this;
    . This should build on what already works and say plainly what will stop, so that capacity goes where it matters most;
    . Peers found that progress depends on a few people, which is a risk while services are being redesigned;
    . Members told the team that they want earlier sight of proposals and a clearer line from decisions to results;
    . A single timetable, known to everybody, would help the council to show residents what has changed for them;;;
    . Include housing, health and the voluntary sector from the start, since none of this can be done by the council alone""",
    ";",
)
PROMISES = one_by_one(
    """Agree a delivery plan for the ;Draft and consult on the ;Report to Cabinet on the ;Appoint a lead officer for the ;
    Hold workshops with all members on the ;Commission outside advice on the ;Publish a timetable for the ;Train managers in the ;
    Map what is in place for the ;Set measures of success for the ;Bring a paper to scrutiny on the ;Learn from three councils about the """,
    ";",
)
FORUMS = one_by_one(
    ";;; with the leadership team; through a member working group; and share it with partners; in the service plan", ";"
)
NARRATIVES = one_by_one(
    """Workshops were held and a first draft was shared with ;Cabinet agreed the approach, which is now with ;
    The work was taken further and is being tested with ;A lead officer is in post and meets every month with ;
    Consultation closed and the responses are being read by ;The document was adopted and published after discussion with ;
    Good progress was made and the next step is agreed with ;A revised timetable was agreed with """,
    ";",
)
AUDIENCES = one_by_one(
    "the leadership team;all group leaders;the scrutiny committee;partners;staff;the portfolio holder;residents", ";"
)
DELAYS = {
    "pandemic": "This was delayed by the pandemic.",
    "election": "This was delayed until after the elections in May.",
    "funding": "This slipped because grant funding was confirmed late.",
    "capacity": "This was delayed by vacancies and sickness.",
    "partner": "This slipped while we were awaiting the county council.",
    "procurement": "This was delayed by a second tender.",
    "reorganisation": "This was paused because of local government reorganisation.",
    "policy change": "This was put back by new legislation.",
    "other": "This was later than planned.",
}
ROLES = one_by_one(
    """Chief Executive;Section 151 Officer;Monitoring Officer;Head of Policy and Performance;Head of Communications;
    Director of Resources;Director of Place;Head of Planning;Head of Human Resources;Head of Digital;Transformation Manager;
    Leader of the Council;Portfolio Holder for Finance;Cabinet Member for Housing;Chair of Scrutiny;Corporate Leadership Team;
    Heads of Service;Democratic Services Manager;Assistant Director Growth;Community Engagement Manager;Head of Legal Services;
    Corporate Director Communities;Scrutiny Committee;Programme Board;Property Manager""",
    ";",
)


def names(first: int, count: int) -> Texts:
    """Names of councils or places number `first` on; the same number has the same name, no two of 48,000 are alike."""
    whole = len(STARTS) * len(MIDDLES) * len(ENDS)
    number = (np.arange(first, first + count) * 7919 + 311) % whole
    rest, end = np.divmod(number, len(ENDS))
    start, middle = np.divmod(rest, len(MIDDLES))
    return texts(STARTS[start]) + texts(MIDDLES[middle]) + texts(ENDS[end])


def texts(values: Texts) -> Texts:
    """As Python strings, which add up piece by piece."""
    return np.asarray(values).astype(object)


def _lists() -> tuple[Texts, np.ndarray]:
    """Wordings of every object, two an object, and the theme (1 to 5) of each object."""
    objects = [[one.strip() for one in text.split(";")] for text in OBJECTS]
    theme = np.array([number for number, of_theme in enumerate(objects, 1) for _ in of_theme])
    return np.array([one.split("|") for of_theme in objects for one in of_theme], dtype=object), theme


WORDINGS, THEMES = _lists()
STEP_WORDINGS = np.array(STEPS, dtype=object)
ASKS = len(THEMES) * len(STEPS)  # what can be asked: a step and an object


def drawn_asks(rng: Draws, count: int) -> np.ndarray:
    """Numbers of asks, 0 to ASKS - 1: a few are told to many councils, most to few."""
    weight = 1 / (np.arange(ASKS) + 20)
    mixed = np.random.default_rng(1).permutation(ASKS)
    return mixed[rng.choice(ASKS, count, p=weight / weight.sum())]


def theme_of(ask: np.ndarray) -> np.ndarray:
    return THEMES[ask // len(STEPS)]


def object_of(rng: Draws, ask: np.ndarray) -> Texts:
    return WORDINGS[ask // len(STEPS), rng.integers(0, WORDINGS.shape[1], len(ask))]


def recommendations(rng: Draws, ask: np.ndarray, places: Texts) -> Texts:
    """Texts that ask it in several wordings; one in three names a place of its own."""
    step = STEP_WORDINGS[ask % len(STEPS), rng.integers(0, STEP_WORDINGS.shape[1], len(ask))]
    place = np.where(rng.random(len(ask)) < 0.33, " in " + texts(rng.choice(places, len(ask))), "")
    said = step + " the " + object_of(rng, ask) + place + texts(rng.choice(PURPOSES, len(ask)))
    return said + texts(rng.choice(DETAILS, len(ask)))


def actions(rng: Draws, ask: np.ndarray, places: Texts) -> Texts:
    """What a council promises in answer to it."""
    place = np.where(rng.random(len(ask)) < 0.15, " for " + texts(rng.choice(places, len(ask))), "")
    return texts(rng.choice(PROMISES, len(ask))) + object_of(rng, ask) + place + texts(rng.choice(FORUMS, len(ask)))


def narratives(rng: Draws, count: int) -> Texts:
    return texts(rng.choice(NARRATIVES, count)) + texts(rng.choice(AUDIENCES, count)) + "."
