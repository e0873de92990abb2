-- Every table of a finished build. NULL means 'not stated', never zero and never 'no'.
-- _on, _from and _to are DATE; _share a fraction 0 to 1; is_ boolean. A period known only as a month is its interval.
-- The comment behind a column and the one above a table are their meanings in docs/data-dictionary.md (queries/dictionary.py).

-- One row per English principal council, standing or abolished since 2018.
create table councils (
    gss_code varchar primary key,              -- nine characters of the national statistics office
    name varchar not null,                     -- everyday name
    official_name varchar,                     -- with its title: Havant Borough Council
    council_type varchar not null,             -- County, Non-metropolitan district, Unitary authority, Metropolitan district, London borough, City corporation
    region varchar,                            -- one of the nine regions of England
    county varchar,                            -- ceremonial or county area where the register gives one
    population integer,                        -- people, 2020
    area_km2 double,                           -- square kilometres
    latitude double,                           -- degrees
    longitude double,                          -- degrees
    deprivation_quintile integer,              -- 1 most deprived fifth, 5 least
    rurality varchar,                          -- Urban, Urban with rural areas, Rural, Sparse and rural
    start_on date,                             -- when it began, as the source of data/councils.csv gives it
    end_on date,                               -- when it ended, as that source gives it; NULL while the council stands
    replaced_by varchar,                       -- gss_code of the successor, several joined by '|'
    tile_column integer,                       -- its tile on the map of all councils: column from the west, the first is 0; NULL for a former council
    tile_row integer                           -- row from the south, the first is 0; NULL for a former council
);

-- One row per council and spelling of its name.
create table council_names (
    gss_code varchar not null references councils (gss_code),  -- the council
    name varchar not null,                     -- a spelling by which the council is known
    primary key (gss_code, name)
);

-- One row per council whose area is being reorganised.
create table reorganisations (
    gss_code varchar not null references councils (gss_code),  -- the council
    since_on date not null,                    -- since when, as the page tells; of a month or year its first day
    note varchar not null,                     -- what is known of it
    url varchar not null,                      -- the page that says so
    place varchar not null                     -- line of data/registers/reorganisation.csv
);

-- One row per theme of the peer challenge.
create table themes (
    theme_id integer primary key,              -- 1 to 5
    name varchar not null                      -- as the Local Government Association words it since 2021
);

-- One row per older wording of a theme.
create table theme_wordings (
    theme_id integer not null references themes (theme_id),  -- the theme
    wording varchar not null                   -- an older core question that maps to the theme
);

-- One row per peer challenge and council: a joint one has a row for each of its councils.
create table reviews (
    review_id varchar primary key,             -- e.g. havant-2025-06; never changes once published
    gss_code varchar not null references councils (gss_code),  -- the council reviewed
    joint_id varchar,                          -- shared by the reviews of several councils visited together; NULL for a visit to one council
    kind varchar not null,                     -- corporate peer challenge (also where nothing says otherwise), finance peer challenge, governance
                                               -- peer challenge, revisit, other
    visited_from date,                         -- first day of the visit; of a month or year its first day
    visited_to date,                           -- last day of the visit; NULL also where only its first day is stated
    visited_precision varchar,                 -- how exact the visit is stated: day, month or year
    framework varchar not null,                -- five themes 2021, five questions 2012, not stated
    stated_recommendations integer,            -- how many recommendations its documents say there are
    stated_actions integer,                    -- how many actions its documents say there are
    people_met integer,                        -- how many people the peers met, as its documents say
    meetings integer,                          -- how many meetings the peers held, as its documents say
    report_published_on date,                  -- when the peers' report came out, as a register tells; a month or year as its last day
    plan_published_on date,                    -- when the action plan came out, likewise
    progress_review_on date,                   -- when the progress review took place, likewise
    progress_review_published_on date,         -- when the report of the progress review came out, likewise
    next_report_on date                        -- when progress next comes to a committee, as the latest document that tells it says; a period as its last day
);

-- One row per document of a review; an entry of a register counts as one.
create table documents (
    document_id varchar primary key,           -- review_id and the first eight characters of sha256
    review_id varchar not null references reviews (review_id),  -- the review to which it belongs
    kind varchar not null,                     -- action plan, progress report, position statement, response, feedback report, progress review, cover
                                               -- report, minute, register, other
    scope varchar not null,                    -- how much of the plan it shows: full, open items, part or unknown; unknown counts as part
    title varchar,                             -- as printed, or as data/sources.csv gives it; of a register entry what it is
    published_title varchar,                   -- title of the published document that a summary stands for
    as_at date,                                -- the document's own date; a period counts as its last day
    as_at_precision varchar,                   -- day, month, quarter, season, half or year; NULL where as_at is
    period_from date,                          -- first day of the period by which as_at is stated; NULL where it is a day
    period_to date,                            -- last day of that period; NULL likewise
    published_on date,                         -- when it was published, as data/sources.csv gives it; a month or year as its last day
    counts_from date,                          -- first day on which the document counts (method rule 1); NULL: it counts always
    said_by varchar not null,                  -- council, peers or press
    wording varchar not null,                  -- verbatim, or summary: this project's words
    url varchar,                               -- where it was published; of several addresses the first
    file_name varchar not null,                -- the file's own name, no folders; of a register entry the register's
    sha256 varchar not null,                   -- fingerprint of the file's content; of a register entry that of its rows
    media_type varchar not null,               -- media type by the file's content (text/html): PDF, Word, Excel, HTML, CSV or plain text
    page_count integer,                        -- pages of a PDF; NULL for any other file
    stated_recommendations integer,            -- how many recommendations this document says there are
    stated_actions integer,                    -- how many actions this document says there are
    looked_on date,                            -- when somebody last looked for newer documents: the first day of it
    looked_precision varchar,                  -- day, month or year
    basis varchar,                             -- register entries: how firm the source is (LGA page, council page, press, heading only ...)
    note varchar,                              -- register entries: what must be known to read the row
    events varchar,                            -- register entries: dates promised or told in passing, as words
    said_of_progress varchar,                  -- register entries: progress told in words, not counted
    other_urls varchar[],                      -- further addresses of the same register entry, empty where there are none
    place varchar                              -- register entries: the line of the file
);

-- One row per step of a review and document or register entry that dates it.
create table review_dates (
    review_id varchar not null references reviews (review_id),  -- the review
    document_id varchar not null references documents (document_id),  -- the document or register entry that says so
    step varchar not null,                     -- report, action plan, progress review, progress review report; next report: what a document says is to come
    on_from date not null,                     -- first day of the time told
    on_to date not null,                       -- last day of it; a month or year is its interval
    precision varchar not null,                -- day, month, quarter, season, half or year
    place varchar                              -- where in the document, or the line of the register
);

-- One row per recommendation of a review, as the first document that shows it has it.
create table recommendations (
    recommendation_id varchar primary key,     -- review_id and its number; without one its position or, of a register, a fingerprint of its words
    review_id varchar not null references reviews (review_id),  -- the review in which it was made
    document_id varchar not null references documents (document_id),  -- the first document that shows it
    ref varchar,                               -- as printed, without brackets and full stop
    other_refs varchar[] not null,             -- further numbers printed for it, empty where there are none
    position integer not null,                 -- 1, 2, 3 in the order in which the review's recommendations became known
    tier varchar not null,                     -- recommendation, or suggestion: a second tier by its own name or number
    is_key boolean not null,                   -- whether its number marks it as a key recommendation ('KR2')
    text varchar,                              -- what is recommended, as first printed; NULL where only its number is named
    topic varchar,                             -- what it is about in two or three words, where a register says so
    note varchar,                              -- what must be known to read the words of a register
    response_text varchar,                     -- what the first document that shows it says beside it that is no action
    source_refs varchar[] not null,            -- where in the peers' report it stands, empty where that is not stated
    owner_text varchar,                        -- who leads it, as first printed
    due_text varchar,                          -- its deadline, as first printed
    acceptance varchar,                        -- the council's first answer: accepted, part or declined
    theme_id integer references themes (theme_id),  -- the theme; NULL where no word tells one
    theme_score double,                        -- share of the deciding words' weight, 0 to 1; 1 where stated or corrected, NULL where a register
                                               -- names the theme
    theme_method varchar,                      -- stated, corrected or inferred (also where a register names the theme); NULL without a theme
    theme_text varchar,                        -- as the document states it; NULL where that is none of the five names or the older wordings
    theme_words varchar[] not null,            -- the words that decided an inferred theme, or the listed name of a stated one; else empty
    second_theme_id integer references themes (theme_id),  -- another theme that comes near; NULL where none does
    family_id varchar,                         -- its family (families.family_id); NULL where it is of none
    place varchar not null                     -- where in that document: page 3, table 1, row 2
);

-- One row per action, the smallest printed commitment, as the first document that shows it has it.
create table actions (
    action_id varchar primary key,             -- the recommendation's key (review_id and 'loose' without one) and the action's number, else its position
    review_id varchar not null references reviews (review_id),  -- the review to which it belongs
    recommendation_id varchar references recommendations (recommendation_id),  -- the recommendation under which it stands; NULL: the document does
                                               -- not say whose it is
    document_id varchar not null references documents (document_id),  -- the first document that shows it
    ref varchar,                               -- its number as printed
    position integer not null,                 -- 1, 2, 3 within its recommendation, or among the review's actions without one
    objective_ref varchar,                     -- number of the objective under which it stands
    objective_text varchar,                    -- words of that objective
    text varchar not null,                     -- what is to be done, as printed
    split_from varchar,                        -- action_id of the action of which this is a part; NULL where it is of none
    owner_text varchar,                        -- who leads it, as first printed
    owner_scope varchar,                       -- own, row or recommendation: the owner stands by the action itself, its table row or its recommendation
    due_text varchar,                          -- first deadline published, as printed
    due_kind varchar not null,                 -- dated, ongoing, event, none
    due_from date,                             -- first day of that deadline; NULL unless due_kind is dated
    due_to date,                               -- last day of it; NULL likewise
    due_precision varchar,                     -- day, month, quarter, season, half, year or range; NULL likewise
    due_scope varchar,                         -- own, row or recommendation: likewise for the deadline
    place varchar not null                     -- where in that document: page 3, table 1, row 2
);

-- One row per action and role that leads it, as first named.
create table action_owners (
    action_id varchar not null references actions (action_id),  -- the action
    document_id varchar references documents (document_id),  -- the first that names them
    position integer not null,                 -- 1, 2, 3 in printed order
    role varchar not null,                     -- one role as printed
    role_family varchar not null,              -- chief executive; finance; governance and legal; people and organisation; policy, performance and
                                               -- communications; digital and transformation; place, planning and growth; member; leadership team; other
    lead_kind varchar not null,                -- officer, member or team
    primary key (action_id, position)
);

-- One row for what one document says of an action, of a recommendation or of the review as a whole; no row is ever changed.
create table updates (
    update_id varchar primary key,             -- key of what it speaks of, '@' and the end of document_id; then '-2' and so on where that is taken
    review_id varchar not null references reviews (review_id),  -- the review
    recommendation_id varchar references recommendations (recommendation_id),  -- the recommendation it speaks of, or whose action it speaks of; NULL
                                               -- where there is none
    action_id varchar references actions (action_id),  -- the action it speaks of; NULL where it speaks of the recommendation itself or of the review as a whole
    document_id varchar not null references documents (document_id),  -- the document that says it
    as_at date,                                -- that document's own date; a period counts as its last day
    said_by varchar not null,                  -- council, peers or press
    status varchar not null,                   -- not started, in progress, complete, stopped, continuous, not stated
    status_method varchar,                     -- stated, colour key, percent, prose, derived (of a split or merge) or corrected; NULL where no status
                                               -- was stated
    status_text varchar,                       -- the words in the place of a status, understood or not; of a split or merge this project's words
    ref varchar,                               -- the number under which this document shows it
    text varchar,                              -- the words by which this document names it
    owner_text varchar,                        -- who leads according to this document
    acceptance varchar,                        -- accepted, part or declined, as this document says
    response_text varchar,                     -- what this document says beside the recommendation that is no action
    link_method varchar not null default 'first',  -- first, ref, words, correction, split, merge: how it was recognised
    link_score double,                         -- likeness to what was known, 0 to 1; NULL for first, split and merge
    successor_id varchar references actions (action_id),  -- the action that takes this one's place from here on; NULL where none does
    rag varchar,                               -- the printed colour: red, amber, yellow, green, blue, grey, gray or purple
    percent_complete integer,                  -- 0 to 100, as printed
    narrative varchar,                         -- what it tells of progress, as printed
    due_text varchar,                          -- the deadline as this document prints it
    due_kind varchar,                          -- dated, ongoing, event, none
    due_from date,                             -- first day of that deadline; NULL unless due_kind is dated
    due_to date,                               -- last day of it; NULL likewise
    completed_from date,                       -- first day of the time of completion that it states
    completed_to date,                         -- last day of that time
    place varchar not null                     -- where in the document: page 3, table 1, row 2
);

-- One row per update and reason for delay that it gives.
create table update_reasons (
    update_id varchar not null references updates (update_id),  -- the update
    reason varchar not null,                   -- pandemic, election, funding, capacity, partner, procurement, reorganisation, policy change, other
    quote varchar not null                     -- the sentence that says so
);

-- One row per total that a document states itself.
create table reported_totals (
    review_id varchar not null references reviews (review_id),  -- the review
    document_id varchar not null references documents (document_id),  -- the document that states it
    as_at date,                                -- that document's own date; a period counts as its last day
    said_by varchar not null,                  -- council, peers or press
    unit varchar not null,                     -- what is counted: action (milestones too), recommendation or theme
    measure varchar not null,                  -- the document's own word
    count integer,                             -- how many; NULL where only a share or a word is printed
    "of" integer,                              -- of how many in all
    share double,                              -- 0 to 1: as printed, else count divided by of
    count_text varchar not null,               -- the total in the document's words, or in those of the register
    place varchar not null                     -- where in the document, or the line of the register
);

-- One row per reply of a council to what is shown of it.
create table replies (
    gss_code varchar not null references councils (gss_code),  -- the council that replies
    record_id varchar not null,                -- recommendation_id, action_id or review_id, as given
    record_kind varchar,                       -- review, recommendation or action; NULL where no record of the council has this key
    review_id varchar references reviews (review_id),  -- the review it speaks of; NULL likewise
    replied_on date not null,                  -- the day of the reply; it is shown from that day on
    by_role varchar not null,                  -- who speaks for the council: a role, never a person's name
    text varchar not null,                     -- its own words, at most 2,000 characters
    url varchar,                               -- where it was published
    place varchar not null                     -- line of data/replies.csv
);

-- One row per check of a review by an officer of the council.
create table checks (
    review_id varchar not null references reviews (review_id),  -- the review checked
    checked_on date not null,                  -- the day on which the council's officer found what is shown here right
    by_role varchar not null,                  -- who checked: a role, never a person's name
    note varchar,                              -- a remark
    place varchar not null                     -- line of data/checked.csv
);

-- One row per line of data/corrections.csv: what a person put right.
create table corrections (
    line integer not null,                     -- of data/corrections.csv, which also says who made it
    file_name varchar not null,                -- the file of the record
    place varchar not null,                    -- the record's place in it
    change varchar not null,                   -- join, part, apart, text, ref, owner, due, status, done, theme, acceptance, remove
    printed varchar not null,                  -- how the record begins; for due the printed deadline does as well, which may be ''
    meant varchar not null,                    -- what it means instead; may be '' for part, apart and remove
    reason varchar not null,                   -- why
    corrected_on date,                         -- when it was made
    is_applied boolean not null,               -- false: a later one took its place, or it fits nothing any more (see flags)
    replaced_by integer                        -- line of the later one; NULL where none took its place
);

-- One row per thing that a person should look at.
create table flags (
    document_id varchar references documents (document_id),  -- the document; NULL for a correction, reply or check that fits nothing
    severity varchar not null,                 -- error, warning or note
    code varchar not null,                     -- what it is about: one of the closed list in loaders/flags.py, which says what each asks to look at
    field varchar,                             -- the column or part of the document that it is about
    found varchar,                             -- what stands there, as printed
    message varchar not null,                  -- the sentence that tells a person what to look at
    place varchar                              -- where in the document; NULL where it is about the whole
);

-- One row per standing council and each of its nearest neighbours, ten at most.
create table neighbours (
    gss_code varchar not null references councils (gss_code),  -- the council
    neighbour_gss_code varchar not null references councils (gss_code),  -- the council that it is compared with
    position integer not null,                 -- 1 is the nearest
    distance double not null,                  -- 0 to 1: the mean of the parts, region at half weight
    why varchar not null,                      -- in a sentence: what is alike, what differs, what is not stated
    population_part double,                    -- how far apart in population, 0 (alike) to 1; where one of the two lacks the fact, the mean of all
                                               -- pairs of the type; NULL where no pair has it
    density_part double,                       -- the same of people a square kilometre
    deprivation_part double,                   -- the same of deprivation: fifths between them, divided by 4
    rurality_part double,                      -- the same of rurality: steps between them, divided by 3
    region_part double,                        -- the same of the region: 0 in one region, else 1
    facts_compared integer not null,           -- how many of the five parts are known of both
    primary key (gss_code, position)
);

-- One row per family: recommendations of two or more councils that say the same.
create table families (
    family_id varchar primary key,             -- 'as-' and the recommendation_id of its member told first
    label varchar not null,                    -- the plainest text among its members, never cut
    theme_id integer references themes (theme_id),  -- the theme of most members; NULL where none has one
    council_count integer not null,            -- councils that were told it; those visited together count as one
    recommendation_count integer not null      -- recommendations in it
);

-- One row per fact of the build itself.
create table build_info (
    key varchar primary key,                   -- built_at, content, documents or banner
    value varchar not null                     -- when it was built (UTC), fingerprint of the data, number of documents with register entries,
                                               -- sentence on every page ('' for none)
);
