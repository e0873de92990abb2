"""Who is spoken of on day :d, what was said last and what it comes to, in SQLite from plain tables (rules 1 to 3 of docs/method.md).

Every update gets one number, `spoken`, that is larger the later it speaks (rule 1) and ends in its own key. One pass over the updates
of the reviews that count then finds the largest and smallest of each kind for every action, and the row id leads back to the rest:
faster here than window functions over the same rows. Parts are joined by row id alone, since SQLite may scan a part again for every row
where it takes it to be small.
"""

INDEXES = (
    *("updates (document_id)", "updates (action_id)", "updates (recommendation_id, action_id)"),
    *("documents (review_id)", "recommendations (review_id)"),
)
KEY_BITS = 26  # updates up to 67 million
MASK = (1 << KEY_BITS) - 1
COUNTS = "coalesce({documents}.counts_from, -25567)"
SPOKEN = (
    "(" + COUNTS + " * 24 + (coalesce({documents}.as_at, {documents}.published_on) is not null) * 12 "
    "+ ({documents}.scope = 'full') * 6 + case {updates}.status when 'complete' then 1 when 'continuous' then 2 "
    "when 'stopped' then 3 when 'in progress' then 4 when 'not started' then 5 else 0 end)"
    f" * {1 << KEY_BITS} + {{updates}}.update_id"
)
OWN_ON = "coalesce({documents}.as_at, {documents}.published_on)"
NAMES = {"documents": "documents", "updates": "updates"}

# Rule 2, of a key that is continuous now: what stood at the end of the first day on which it was spoken of.
FIRST_STATUS = f"""(
    select updates.status
    from updates
    inner join documents using (document_id)
    where {{about}} and updates.status <> 'not stated' and {COUNTS.format(**NAMES)} = {{heard}}.first_on
    order by {SPOKEN.format(**NAMES)} desc
    limit 1
)"""
MOVED = "case when said.status = 'continuous' then coalesce(" + FIRST_STATUS + ", '') <> 'continuous' else 0 end"

SECTOR = {
    "known_documents": f"""
        select document_id, review_id, kind <> 'register' as is_read, said_by, {COUNTS.format(**NAMES)} as counts
        from documents
        where likely({COUNTS.format(**NAMES)} <= :d)""",
    "known_reviews": """
        select review_id, gss_code, joint_id, read_count, row_number() over (
            partition by gss_code
            order by kind = 'corporate peer challenge' desc, visited_from desc nulls last, review_id) as number
        from reviews
        inner join (select review_id, sum(is_read) as read_count from known_documents group by review_id) using (review_id)
        where likely(coalesce(visited_from, -25567) <= :d)""",
    "latest_reviews": """
        select *, row_number() over (
            partition by coalesce(joint_id, review_id)
            order by
                read_count desc,
                (select count(*) from recommendations where recommendations.review_id = known_reviews.review_id) desc,
                gss_code) as joint_number
        from known_reviews
        where likely(number = 1)""",
    "sector": f"""
        select review_id, gss_code, read_count, exists (
            select 1
            from documents
            inner join updates using (document_id)
            where documents.review_id = latest_reviews.review_id and documents.kind <> 'register' and {COUNTS.format(**NAMES)} <= :d
                and (updates.status <> 'not stated' or (updates.action_id is null and updates.recommendation_id is null))
        ) as has_progress
        from latest_reviews
        where likely(joint_number = 1)""",
    "clocks": "select *, 0 as clock, :d as known_on, :d as measured_on from sector",
    "both_clocks": f"""
        select *, 0 as clock, :d as known_on, :d as measured_on
        from sector
        union all
        select review_id, gss_code, read_count, has_progress, 1, counts, coalesce(own_on, counts)
        from (
            select sector.*, known.counts, {OWN_ON.format(**NAMES)} as own_on, row_number() over (
                partition by known.review_id
                order by known.counts desc, {OWN_ON.format(**NAMES)} desc nulls last, known.document_id desc) as number
            from known_documents as known
            inner join sector using (review_id)
            inner join documents using (document_id)
            where known.said_by = 'council' and known.is_read
        )
        where likely(number = 1)""",
}

# What one pass over the words of every action finds; the largest and smallest `spoken` lead back to the update.
HEARD = """
    who, max(clock) as clock, max(gss_code) as gss_code, max(has_progress) as has_progress, max(measured_on) as measured_on,
    max(known_on) as known_on, max(action_id) as action_id, min(counts) as first_on,
    max(case when status <> 'not stated' then spoken end) as said_at, max(case when due_kind <> 'none' then spoken end) as due_at"""
OWN_WORDS = "updates.recommendation_id = heard.recommendation_id and updates.action_id is null"
OWN_FIRST_ON = f"""(
    select min({COUNTS.format(**NAMES)})
    from updates
    inner join documents using (document_id)
    where updates.recommendation_id = told.recommendation_id and updates.action_id is null)"""
OWN_AT = f"""(
    select max({SPOKEN.format(**NAMES)})
    from updates
    inner join documents using (document_id)
    where updates.recommendation_id = {{of}}.recommendation_id and updates.action_id is null and updates.status <> 'not stated'
        and {COUNTS.format(**NAMES)} <= known_on)"""


def standing(heard: str) -> str:
    """Status, cover and latest deadline of every action in `heard`; rules 2 and 4."""
    return f"""
        select
            heard.*, coalesce(said.status, 'not stated') as status,
            case when said.update_id is not null then {COUNTS.format(documents="spoke")} end as status_on,
            {OWN_ON.format(documents="spoke")} as status_as_at,
            case when own.update_id is not null then {COUNTS.format(documents="owned")} end as covered_on,
            coalesce(due.due_kind, 'none') as due_kind, due.due_from, due.due_to, due.due_text,
            own.update_id is not null and coalesce(said.status not in ('complete', 'stopped', 'continuous'), 1)
                and (said.update_id is null or {COUNTS.format(documents="spoke")} < {COUNTS.format(documents="owned")}) as is_covered,
            {MOVED.format(about="updates.action_id = heard.action_id", heard="heard")} as moved_to_continuous
        from (
            select marks.*, actions.review_id, actions.recommendation_id, {OWN_AT.format(of="actions")} as own_at
            from {heard} as marks
            cross join actions using (action_id)
            order by marks.who
        ) as heard
        left join updates as said on said.update_id = heard.said_at & {MASK}
        left join documents as spoke on spoke.document_id = said.document_id
        left join updates as own on own.update_id = heard.own_at & {MASK}
        left join documents as owned on owned.document_id = own.document_id
        left join updates as due on due.update_id = heard.due_at & {MASK}"""


WORDS = {
    "words": f"""
        select
            updates.action_id * 2 + clocks.clock as who, clocks.clock, clocks.gss_code, clocks.has_progress, clocks.measured_on,
            clocks.known_on, updates.action_id, updates.document_id, updates.status,
            coalesce(updates.due_kind, 'none') as due_kind, updates.due_to, updates.text is not null as has_text,
            {COUNTS.format(**NAMES)} as counts, {OWN_ON.format(**NAMES)} as own_on, {SPOKEN.format(**NAMES)} as spoken,
            updates.due_kind = 'dated' and documents.kind in ('action plan', 'response')
                and updates.due_to < coalesce(documents.period_from, documents.as_at, documents.published_on) as sets_early
        from clocks
        cross join documents on documents.review_id = clocks.review_id and {COUNTS.format(**NAMES)} <= clocks.known_on
        cross join updates on updates.document_id = documents.document_id
        where +updates.action_id is not null""",
    "heard": f"select {HEARD} from words group by who",
    "standing": standing("heard"),
}

RECOMMENDATIONS = {
    "told": f"""
        select
            recommendations.recommendation_id, clocks.gss_code, clocks.has_progress, clocks.known_on, recommendations.theme_id,
            recommendations.theme_method, {OWN_AT.format(of="recommendations")} as own_at
        from clocks
        cross join recommendations using (review_id)
        cross join documents using (document_id)
        where clocks.read_count > 0 and {COUNTS.format(**NAMES)} <= :d""",
    "own_said": f"""
        select
            heard.*, said.status as own_status, case when said.update_id is not null then {COUNTS.format(documents="spoke")} end as own_on,
            {MOVED.format(about=OWN_WORDS, heard="heard")} as own_moved
        from (select *, {OWN_FIRST_ON} as first_on from told) as heard
        left join updates as said on said.update_id = heard.own_at & {MASK}
        left join documents as spoke on spoke.document_id = said.document_id""",
    # One pass over recommendations and their actions under each other, since a join of two parts has no index to go by.
    "sums": """
        select
            recommendation_id, max(gss_code) as gss_code, max(has_progress) as has_progress, max(theme_id) as theme_id,
            max(theme_method) as theme_method, max(own_status) as own_status, max(own_on) as own_on, max(own_moved) as own_moved,
            count(status) as action_count, max(status_on) as status_on, max(moved) as moved,
            sum(status = 'complete') as complete, sum(status = 'in progress') as in_progress, sum(status = 'not started') as not_started,
            sum(status = 'stopped') as stopped, sum(status = 'continuous') as continuous,
            coalesce(sum(status not in ('stopped', 'continuous') and not (status = 'not stated' and due_kind = 'ongoing')), 0) as counting
        from (
            select
                recommendation_id, gss_code, has_progress, theme_id, theme_method, own_status, own_on, own_moved, null as status,
                null as status_on, null as moved, null as due_kind
            from own_said
            union all
            select recommendation_id, null, null, null, null, null, null, null, status, status_on, moved_to_continuous, due_kind
            from standing
            where recommendation_id is not null
        )
        group by recommendation_id
        having max(gss_code) is not null""",
    "derived": """
        select
            *,
            case
                when action_count = 0 then 'not stated'
                when counting = 0 and continuous > 0 then 'continuous'
                when counting = 0 and stopped = action_count then 'stopped'
                when counting = 0 then 'not stated'
                when complete = counting then 'complete'
                when complete + in_progress > 0 then 'in progress'
                when not_started = counting then 'not started'
                else 'not stated'
            end as derived_status
        from sums""",
    "recommendations_known": """
        select
            recommendation_id, gss_code, has_progress, theme_id, theme_method, action_count,
            case when is_own then own_status else derived_status end as status,
            case when is_own then own_moved else derived_status = 'continuous' and moved end as moved_to_continuous
        from (
            select *, own_status is not null and (derived_status = 'not stated' or own_on >= coalesce(status_on, own_on)) as is_own
            from derived
        )""",
}
