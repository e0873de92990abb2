-- Question: What does the council itself say of what is shown of this review?
-- Grain: one row per reply given by the date to the review, or to a recommendation or action of it that is known by then
-- Params:
--   as_at      date
--   review_id  the review
-- Columns:
--   record_kind        review, recommendation or action: what the reply speaks of
--   record_id          its key
--   recommendation_id  the recommendation: itself, or that of the action (null for the review, or where the document does not say)
--   ref                its number as printed (null if none)
--   record_text        its words (null for the review, or where only the number is named)
--   council            the council that replies: the one reviewed, or the one that took its place
--   replied_on         day of the reply (date)
--   by_role            who speaks for it: a role
--   reply              its own words
--   url                where the reply was published (null if not)
--   place              line of replies.csv
with records as (

    select review_id, review_id as record_id, null::varchar as recommendation_id, null::varchar as ref, null::varchar as text,
        0 as position, 0 as step
    from reviews_known($as_at::date)
    where review_id = $review_id
    union all
    select review_id, recommendation_id, recommendation_id, ref, text, position, 0
    from recommendations_as_at($as_at::date)
    where review_id = $review_id
    union all
    select actions.review_id, actions.action_id, actions.recommendation_id, actions.ref, known.text, recommendations.position, actions.position
    from actions_as_at($as_at::date) as known
    inner join actions using (action_id)
    left join recommendations on actions.recommendation_id = recommendations.recommendation_id
    where actions.review_id = $review_id

)

select
    replies.record_kind,
    replies.record_id,
    records.recommendation_id,
    records.ref,
    records.text as record_text,
    council_label(councils.name, councils.council_type, councils.end_on) as council,
    replies.replied_on,
    replies.by_role,
    replies.text as reply,
    replies.url,
    replies.place
from replies
inner join records using (review_id, record_id)
inner join councils using (gss_code)
where replies.replied_on <= $as_at::date
order by
    array_position(['review', 'recommendation', 'action'], replies.record_kind),
    records.position nulls last,
    records.step,
    replies.record_id,
    replies.replied_on,
    replies.place
