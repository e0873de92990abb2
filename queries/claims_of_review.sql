-- Question: What is said to be complete, and what words are shown beside that claim?
-- Grain: one row per action or recommendation that is complete as at the date by its own word, not by what others come to
-- Params:
--   as_at      date
--   review_id  the review
-- Columns:
--   level              action or recommendation
--   id                 its key
--   recommendation_id  the recommendation it belongs to, for a recommendation its own key (null if the document does not say)
--   ref                its number as printed (null if none)
--   text               its words (null where only its number is named)
--   claim              the printed words by which complete was first said, since when nothing else was (null where nothing is printed)
--   status_method      stated, colour key, percent, prose or corrected: how it was said
--   said_by            council, peers or press
--   claimed_on         own date of the document that said so (date; null if it has none)
--   shown              what that document, else the first later one that tells anything, says beside it (null if none does); says nothing of proof
--   shown_on           own date of the document that shows it (date; null if none, or it has no date)
--   shown_file_name    that document (null if none)
--   shown_place        place in it (null if none)
--   shown_url          where that was published (null if none, or not known)
--   grade              'words beside it' or 'claim only'
--   completed_from     first day of the completion that was last stated since (date; null if not stated)
--   completed_to       last day of it (date; null if not stated)
--   is_reopened        whether it had been complete before and then was not
--   document_title     title of the document that made the claim (null if none)
--   kind               kind of that document; register: a public page, without the document itself
--   file_name          the document
--   place              place in it
--   url                where it was published (null if not known)
with claimed as (

    select
        'action' as level, known.action_id as id, known.recommendation_id, actions.ref, known.text,
        known.reopened_count > 0 as is_reopened
    from actions_as_at($as_at::date) as known
    inner join actions using (action_id)
    where known.review_id = $review_id and known.status = 'complete'
    union all
    select
        'recommendation', known.recommendation_id, known.recommendation_id, known.ref, known.text,
        known.recommendation_id in (
            select recommendation_id
            from (
                select recommendation_id, valid_from, status,
                    lag(status) over (partition by recommendation_id order by valid_from) as status_before
                from recommendation_words
                where recommendation_id in (select recommendation_id from recommendations where review_id = $review_id)
            )
            where valid_from <= $as_at::date and status_before = 'complete' and status <> 'complete'
        )
    from recommendations_as_at($as_at::date) as known
    where known.review_id = $review_id and known.status = 'complete' and known.status_method is distinct from 'derived'

),

mentions as (

    select
        case when updates.action_id is null then 'recommendation' else 'action' end as level,
        coalesce(updates.action_id, updates.recommendation_id) as id,
        mention_order.number,
        updates.status,
        updates.status_text,
        updates.status_method,
        updates.said_by,
        updates.completed_from,
        updates.completed_to,
        updates.place,
        documents.published_title,
        documents.title,
        documents.kind,
        documents.file_name,
        documents.url,
        coalesce(documents.as_at, documents.published_on) as own_on,
        -- Words that only repeat the claim show nothing beside it.
        case when plain_words(updates.narrative) is distinct from plain_words(updates.status_text) then updates.narrative end as words,
        max(case when updates.status not in ('complete', 'not stated') then mention_order.number end) over (partition by level, id) as open_at
    from updates
    inner join documents using (document_id)
    inner join mention_order using (update_id)
    where updates.review_id = $review_id and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date

),

-- Method rule 7: the unbroken run of complete, from the first document that said so.
runs as (

    select *, min(number) filter (where status = 'complete') over (partition by level, id) as claimed_at
    from mentions
    where number > coalesce(open_at, 0)

),

told as (

    select
        level,
        id,
        arg_min(runs, number) filter (where number = claimed_at) as claim,
        arg_min(runs, number) filter (where number >= claimed_at and words is not null) as shown,
        arg_max(runs, number) filter (where status = 'complete' and completed_to is not null) as done
    from runs
    group by level, id

)

select
    claimed.level,
    claimed.id,
    claimed.recommendation_id,
    claimed.ref,
    claimed.text,
    told.claim.status_text as claim,
    told.claim.status_method as status_method,
    told.claim.said_by as said_by,
    told.claim.own_on as claimed_on,
    told.shown.words as shown,
    told.shown.own_on as shown_on,
    told.shown.file_name as shown_file_name,
    told.shown.place as shown_place,
    told.shown.url as shown_url,
    case when told.shown.words is not null then 'words beside it' else 'claim only' end as grade,
    told.done.completed_from as completed_from,
    told.done.completed_to as completed_to,
    claimed.is_reopened,
    coalesce(told.claim.published_title, told.claim.title) as document_title,
    told.claim.kind as kind,
    told.claim.file_name as file_name,
    told.claim.place as place,
    told.claim.url as url
from claimed
inner join told using (level, id)
left join recommendations on claimed.recommendation_id = recommendations.recommendation_id
left join actions on claimed.id = actions.action_id
order by recommendations.position nulls last, claimed.level desc, actions.position, claimed.id
