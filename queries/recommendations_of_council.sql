-- Question: What was this council told, who leads, and how far has each recommendation come?
-- Grain: one row per recommendation of the council's latest review visited up to the as-at date
-- Params:
--   as_at                date
--   gss_code             the council
-- Columns:
--   recommendation_id    key
--   acceptance           accepted, part or declined (null if the council does not say)
--   position             order in the plan
--   ref                  number as printed (null if none)
--   other_refs           further printed numbers (list)
--   recommendation       its words (null where only its number is named)
--   is_key               whether its number marks it as a key recommendation
--   source_refs          where it stands in the peers' report, as printed (list)
--   theme                core theme (null where nothing decides it)
--   theme_method         stated, corrected or inferred
--   second_theme         a second theme that comes near (null if none)
--   status               status as at the date
--   status_method        stated, colour key, percent, prose, derived (null where no status is stated)
--   status_text          the printed words behind it (null if derived)
--   status_on            date of the latest document that states it (date)
--   said                 what the latest document says of it (null if nothing)
--   said_on              date of the document that says it (date)
--   owners               roles named for it or its actions (list)
--   due_text             latest deadline printed for the recommendation itself (null if none)
--   due_from             earliest deadline among its dated actions (date)
--   due_to               latest deadline among its dated actions (date)
--   action_count         actions listed under it (count)
--   complete_count       of them complete (count)
--   in_progress_count    of them in progress (count)
--   not_started_count    of them not started (count)
--   not_stated_count     of them without a stated status (count)
--   overdue_count        of them overdue (count)
--   redated_count        of them with a deadline that was moved (count)
--   due_without_update_count  of them past the deadline without a later update (count)
--   undated_count        of them without a calendar date (count)
--   next_due_on          end of the next deadline that has not passed (date)
--   file_name            document in which it is printed
--   place                place in that document
with review as (

    select review_id
    from reviews_as_at($as_at::date)
    where gss_code = $gss_code

),

deadlines as (

    select recommendation_id, min(due_from) as due_from, max(due_to) as due_to
    from actions_as_at($as_at::date)
    where due_kind = 'dated'
    group by recommendation_id

),

owners as (

    select recommendation_id, list(role order by first_at) as roles
    from (
        select actions.recommendation_id, action_owners.role, min(actions.position * 100 + action_owners.position) as first_at
        from action_owners
        inner join actions using (action_id)
        group by actions.recommendation_id, action_owners.role
    )
    group by recommendation_id

),

words as (

    select
        updates.recommendation_id,
        max_by(updates.narrative, coalesce(documents.counts_from, date '1900-01-01')) filter (where updates.narrative is not null) as said,
        max_by(updates.as_at, coalesce(documents.counts_from, date '1900-01-01')) filter (where updates.narrative is not null) as said_on,
        max_by(updates.due_text, coalesce(documents.counts_from, date '1900-01-01')) filter (where updates.due_kind <> 'none') as due_text
    from updates
    inner join documents using (document_id)
    where updates.action_id is null
        and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    group by updates.recommendation_id

)

select
    recommendations.recommendation_id,
    recommendations.acceptance,
    recommendations.position,
    recommendations.ref,
    recommendations.other_refs,
    recommendations.text as recommendation,
    recommendations.is_key,
    recommendations.source_refs,
    themes.name as theme,
    recommendations.theme_method,
    second_themes.name as second_theme,
    recommendations.status,
    recommendations.status_method,
    recommendations.status_text,
    recommendations.status_on,
    words.said,
    words.said_on,
    coalesce(owners.roles, case when recommendations.owner_text is not null then [recommendations.owner_text] end) as owners,
    coalesce(words.due_text, recommendations.due_text) as due_text,
    deadlines.due_from,
    deadlines.due_to,
    coalesce(recommendations.action_count, 0) as action_count,
    coalesce(recommendations.complete_count, 0) as complete_count,
    coalesce(recommendations.in_progress_count, 0) as in_progress_count,
    coalesce(recommendations.not_started_count, 0) as not_started_count,
    coalesce(recommendations.not_stated_count, 0) as not_stated_count,
    coalesce(recommendations.overdue_count, 0) as overdue_count,
    coalesce(recommendations.redated_count, 0) as redated_count,
    coalesce(recommendations.due_without_update_count, 0) as due_without_update_count,
    coalesce(recommendations.undated_count, 0) as undated_count,
    recommendations.next_due_on,
    documents.file_name,
    recommendations.place
from recommendations_as_at($as_at::date) as recommendations
inner join review using (review_id)
inner join documents using (document_id)
left join themes on recommendations.theme_id = themes.theme_id
left join themes as second_themes on recommendations.second_theme_id = second_themes.theme_id
left join deadlines using (recommendation_id)
left join owners using (recommendation_id)
left join words using (recommendation_id)
order by recommendations.position
