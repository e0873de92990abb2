-- Question: What was this council told, who leads, and how far has each recommendation come?
-- Grain: one row per recommendation of the review known by the as-at date
-- Params:
--   as_at                date
--   review_id            the review
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
--   status_method        stated, colour key, percent, prose, corrected, derived (null where no status is stated)
--   status_text          the printed words behind it (null if derived)
--   status_on            day from which the latest document that states it counts (date)
--   status_as_at         that document's own date (date; null if it has none, or none states it)
--   said                 what the latest document says of it (null if nothing)
--   said_on              date of the document that says it (date)
--   owners               roles named for it or its actions (list)
--   due_text             latest deadline printed for the recommendation itself (null if none)
--   first_due_from       earliest first deadline among its actions (date)
--   first_due_to         latest first deadline among its actions (date)
--   due_from             earliest present deadline among its dated actions (date)
--   due_to               latest present deadline among its dated actions (date)
--   action_count         actions listed under it (count)
--   complete_count       of them complete (count)
--   in_progress_count    of them in progress (count)
--   not_started_count    of them not started (count)
--   not_stated_count     of them without a stated status (count)
--   overdue_count        of them overdue (count)
--   redated_count        of them with a deadline that was moved (count)
--   due_without_update_count  of them past the deadline without a later update (count)
--   stopped_count        of them stopped (count)
--   continuous_count     of them continuous (count)
--   dropped_count        of them left out of the last full document without a word (count)
--   undated_count        of them without a calendar date (count)
--   next_due_on          end of the next deadline that has not passed (date)
--   is_from_register     whether it is known from a public page only, without report or plan
--   said_by              who speaks there: council, peers or press
--   basis                how firm that source is (null for a loaded document)
--   note                 what must be known to read a register's words (null if nothing)
--   url                  where that was published (null if not known)
--   family_id            recommendations of other councils that say the same (null if none)
--   file_name            document in which it is printed
--   place                place in that document
with owners as (

    select recommendation_id, list(role order by first_at) as roles
    from (
        select actions.recommendation_id, owners.role, min(actions.position * 100 + owners.position) as first_at
        from owners_known($as_at::date) as owners
        inner join actions using (action_id)
        where actions.review_id = $review_id
        group by actions.recommendation_id, owners.role
    )
    group by recommendation_id

),

words as (

    select
        updates.recommendation_id,
        arg_max(struct_pack(narrative := updates.narrative, as_at := updates.as_at), mention_order.number)
            filter (where updates.narrative is not null) as latest
    from updates
    inner join documents using (document_id)
    inner join mention_order using (update_id)
    where updates.action_id is null and updates.review_id = $review_id
        and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    group by updates.recommendation_id

)

select
    known.recommendation_id,
    known.acceptance,
    known.position,
    known.ref,
    known.other_refs,
    known.text as recommendation,
    known.is_key,
    known.source_refs,
    themes.name as theme,
    known.theme_method,
    second_themes.name as second_theme,
    known.status,
    known.status_method,
    known.status_text,
    known.status_on,
    known.status_as_at,
    words.latest.narrative as said,
    words.latest.as_at as said_on,
    coalesce(owners.roles, case when known.owner_text is not null then [known.owner_text] end) as owners,
    known.due_text,
    totals.first_due_from,
    totals.first_due_to,
    totals.due_from,
    totals.due_to,
    known.action_count,
    known.complete_count,
    known.in_progress_count,
    known.not_started_count,
    known.not_stated_count,
    coalesce(totals.overdue_count, 0) as overdue_count,
    coalesce(totals.redated_count, 0) as redated_count,
    coalesce(totals.due_without_update_count, 0) as due_without_update_count,
    known.stopped_count,
    known.continuous_count,
    coalesce(totals.dropped_count, 0) as dropped_count,
    coalesce(totals.undated_count, 0) as undated_count,
    totals.next_due_on,
    documents.kind = 'register' as is_from_register,
    documents.said_by,
    documents.basis,
    known.note,
    documents.url,
    known.family_id,
    documents.file_name,
    known.place
from recommendations_as_at($as_at::date) as known
inner join documents using (document_id)
left join action_totals_as_at($as_at::date, $review_id) as totals on known.recommendation_id = totals.recommendation_id
left join themes on known.theme_id = themes.theme_id
left join themes as second_themes on known.second_theme_id = second_themes.theme_id
left join owners on known.recommendation_id = owners.recommendation_id
left join words on known.recommendation_id = words.recommendation_id
where known.review_id = $review_id
order by known.position
