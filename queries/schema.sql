-- Every table of a finished build. NULL means 'not stated', never zero and never 'no'.
-- _on, _from and _to are DATE; _share a fraction 0 to 1; is_ boolean. A period known only as a month is its interval.

create table councils (
    gss_code varchar primary key,              -- nine characters of the national statistics office
    name varchar not null,                     -- everyday name
    official_name varchar,
    council_type varchar not null,
    region varchar,
    county varchar,                            -- ceremonial or county area where the register gives one
    population integer,                        -- people, 2020
    area_km2 double,
    latitude double,                           -- degrees
    longitude double,                          -- degrees
    deprivation_quintile integer,              -- 1 most deprived fifth, 5 least
    rurality varchar,
    start_on date,
    end_on date,                               -- NULL while the council stands
    replaced_by varchar,                       -- gss_code of the successor, several joined by '|'
    tile_column integer,                       -- its tile on the map of all councils: column from the west
    tile_row integer                           -- row from the south; NULL for a former council
);

create table council_names (
    gss_code varchar not null references councils (gss_code),
    name varchar not null,                     -- a spelling by which the council is known
    primary key (gss_code, name)
);

create table reorganisations (
    gss_code varchar not null references councils (gss_code),
    since_on date not null,
    note varchar not null,                     -- what is known of it
    url varchar not null,
    place varchar not null                     -- line of the register
);

create table themes (
    theme_id integer primary key,
    name varchar not null
);

create table theme_wordings (
    theme_id integer not null references themes (theme_id),
    wording varchar not null                   -- an older core question that maps to the theme
);

create table reviews (
    review_id varchar primary key,             -- e.g. havant-2025-06; never changes once published
    gss_code varchar not null references councils (gss_code),
    joint_id varchar,                          -- shared by the reviews of several councils visited together
    kind varchar not null,
    visited_from date,
    visited_to date,
    visited_precision varchar,                 -- day, month or year
    framework varchar not null,                -- five themes 2021, five questions 2012, not stated
    stated_recommendations integer,            -- how many its documents say there are
    stated_actions integer,
    people_met integer,
    meetings integer,
    report_published_on date,
    plan_published_on date,
    progress_review_on date,
    progress_review_published_on date,
    next_report_on date
);

create table documents (
    document_id varchar primary key,
    review_id varchar not null references reviews (review_id),
    kind varchar not null,
    scope varchar not null,                    -- full, open items, part, unknown
    title varchar,
    published_title varchar,                   -- title of the published document that a summary stands for
    as_at date,                                -- the document's own date; a period counts as its last day
    as_at_precision varchar,
    period_from date,
    period_to date,
    published_on date,
    counts_from date,                          -- first day on which the document counts (method rule 1)
    said_by varchar not null,                  -- council, peers or press
    wording varchar not null,                  -- verbatim, or summary: this project's words
    url varchar,
    file_name varchar not null,
    sha256 varchar not null,
    media_type varchar not null,
    page_count integer,
    stated_recommendations integer,            -- how many this document says there are
    stated_actions integer,
    looked_on date,                            -- when somebody last looked for newer documents: the first day of it
    looked_precision varchar,                  -- day, month or year
    basis varchar,                             -- register entries: how firm the source is (LGA page, council page, press, heading only ...)
    note varchar,                              -- register entries: what must be known to read the row
    events varchar,                            -- register entries: dates promised or told in passing, as words
    said_of_progress varchar,                  -- register entries: progress told in words, not counted
    other_urls varchar[],                      -- further addresses of the same register entry
    place varchar                              -- register entries: the line of the file
);

create table review_dates (
    review_id varchar not null references reviews (review_id),
    document_id varchar not null references documents (document_id),
    step varchar not null,                     -- report, action plan, progress review, progress review report; next report: what a document says is to come
    on_from date not null,
    on_to date not null,                       -- a month or year is its interval
    precision varchar not null,
    place varchar
);

create table recommendations (
    recommendation_id varchar primary key,
    review_id varchar not null references reviews (review_id),
    document_id varchar not null references documents (document_id),
    ref varchar,                               -- as printed, without brackets and full stop
    other_refs varchar[] not null,
    position integer not null,
    tier varchar not null,
    is_key boolean not null,
    text varchar,                              -- NULL where only its number is named
    topic varchar,                             -- what it is about in two or three words, where a register says so
    note varchar,                              -- what must be known to read the words of a register
    response_text varchar,                     -- what the first document that shows it says beside it that is no action
    source_refs varchar[] not null,            -- where in the peers' report it stands
    owner_text varchar,
    due_text varchar,
    acceptance varchar,
    theme_id integer references themes (theme_id),
    theme_score double,                        -- share of the deciding words' weight, 0 to 1
    theme_method varchar,                      -- stated, corrected or inferred
    theme_text varchar,                        -- as the document states it
    theme_words varchar[] not null,            -- the words that decided an inferred theme
    second_theme_id integer references themes (theme_id),
    family_id varchar,
    place varchar not null
);

create table actions (
    action_id varchar primary key,
    review_id varchar not null references reviews (review_id),
    recommendation_id varchar references recommendations (recommendation_id),  -- NULL: the document does not say whose
    document_id varchar not null references documents (document_id),
    ref varchar,
    position integer not null,
    objective_ref varchar,
    objective_text varchar,
    text varchar not null,
    split_from varchar,                        -- action_id of the action of which this is a part
    owner_text varchar,
    owner_scope varchar,                       -- own, row or recommendation
    due_text varchar,                          -- first deadline published, as printed
    due_kind varchar not null,                 -- dated, ongoing, event, none
    due_from date,
    due_to date,
    due_precision varchar,
    due_scope varchar,
    place varchar not null
);

create table action_owners (
    action_id varchar not null references actions (action_id),
    document_id varchar references documents (document_id),  -- the first that names them
    position integer not null,
    role varchar not null,
    role_family varchar not null,
    lead_kind varchar not null,                -- officer, member or team
    primary key (action_id, position)
);

create table updates (
    update_id varchar primary key,
    review_id varchar not null references reviews (review_id),
    recommendation_id varchar references recommendations (recommendation_id),
    action_id varchar references actions (action_id),
    document_id varchar not null references documents (document_id),
    as_at date,
    said_by varchar not null,
    status varchar not null,
    status_method varchar,                     -- NULL where no status was stated
    status_text varchar,
    ref varchar,                               -- the number under which this document shows it
    text varchar,                              -- the words by which this document names it
    owner_text varchar,                        -- who leads according to this document
    acceptance varchar,                        -- accepted, part or declined, as this document says
    response_text varchar,                     -- what this document says beside the recommendation that is no action
    link_method varchar not null default 'first',  -- first, ref, words, correction, split, merge: how it was recognised
    link_score double,                         -- likeness to what was known, 0 to 1; NULL for the first
    successor_id varchar references actions (action_id),  -- the action that takes this one's place from here on
    rag varchar,
    percent_complete integer,
    narrative varchar,
    due_text varchar,
    due_kind varchar,
    due_from date,
    due_to date,
    completed_from date,
    completed_to date,
    place varchar not null
);

create table update_reasons (
    update_id varchar not null references updates (update_id),
    reason varchar not null,
    quote varchar not null
);

create table reported_totals (
    review_id varchar not null references reviews (review_id),
    document_id varchar not null references documents (document_id),
    as_at date,
    said_by varchar not null,
    unit varchar not null,
    measure varchar not null,                  -- the document's own word
    count integer,
    "of" integer,
    share double,
    count_text varchar not null,
    place varchar not null
);

create table replies (
    gss_code varchar not null references councils (gss_code),  -- the council that replies
    record_id varchar not null,                -- recommendation_id, action_id or review_id, as given
    record_kind varchar,                       -- review, recommendation or action; NULL where no record of the council has this key
    review_id varchar references reviews (review_id),  -- NULL likewise
    replied_on date not null,
    by_role varchar not null,                  -- who speaks for the council: a role, never a person's name
    text varchar not null,                     -- its own words, at most 2,000 characters
    url varchar,                               -- where it was published
    place varchar not null                     -- line of data/replies.csv
);

create table checks (
    review_id varchar not null references reviews (review_id),
    checked_on date not null,                  -- the day on which the council's officer found what is shown here right
    by_role varchar not null,                  -- who checked: a role, never a person's name
    note varchar,
    place varchar not null                     -- line of data/checked.csv
);

create table corrections (
    line integer not null,                     -- of data/corrections.csv, which also says who made it
    file_name varchar not null,
    place varchar not null,
    change varchar not null,                   -- join, part, apart, text, ref, owner, due, status, done, theme, acceptance, remove
    printed varchar not null,                  -- how the record begins
    meant varchar not null,
    reason varchar not null,
    corrected_on date,
    is_applied boolean not null,               -- false: a later one took its place, or it fits nothing any more (see flags)
    replaced_by integer                        -- line of the later one
);

create table flags (
    document_id varchar references documents (document_id),
    severity varchar not null,                 -- error, warning or note
    code varchar not null,
    field varchar,
    found varchar,
    message varchar not null,
    place varchar
);

create table neighbours (
    gss_code varchar not null references councils (gss_code),
    neighbour_gss_code varchar not null references councils (gss_code),
    position integer not null,                 -- 1 is the nearest
    distance double not null,                  -- 0 to 1: the mean of the parts, region at half weight
    why varchar not null,
    population_part double,                    -- 0 to 1; NULL where no two councils of the type have the fact
    density_part double,                       -- where one of the two lacks the fact: what the part is as a rule in the type
    deprivation_part double,
    rurality_part double,
    region_part double,
    facts_compared integer not null,           -- how many of the five parts are known of both
    primary key (gss_code, position)
);

create table families (
    family_id varchar primary key,
    label varchar not null,
    theme_id integer references themes (theme_id),
    council_count integer not null,
    recommendation_count integer not null
);

create table build_info (
    key varchar primary key,
    value varchar not null
);
