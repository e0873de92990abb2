-- Question: Which deadlines were moved, from when to when?
-- Grain: one row per action whose deadline was moved at least once
-- Params:
--   as_at         date
--   gss_code      one council; null for the latest review of every council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   council            everyday name
--   action_id          key
--   ref                number of its recommendation (null if none)
--   action             its words
--   status             status as at the date
--   first_due_text     first deadline as printed
--   first_due_to       its last day (date)
--   due_text           latest deadline as printed
--   due_to             its last day (date; null where the end was taken away)
--   redated_count      times it was moved (count)
--   end_removed_count  of these, times its end date was taken away (count)
--   slip_low_days      least that it slipped against the first deadline (days; null if that cannot be measured)
--   slip_high_days     most that it slipped (days)
--   timing             overdue, not yet due and so on
--   gss_code           code of the council
--   recommendation_id  key of its recommendation (null if none is known)
--   file_name          document that gives the latest deadline
--   place              place in it
--   url                where that was published (null if not known)
with dated as (

    select
        updates.action_id,
        arg_max(
            struct_pack(file_name := documents.file_name, place := updates.place, url := documents.url), mention_order.number
        ) as latest
    from updates
    inner join documents using (document_id)
    inner join mention_order using (update_id)
    where updates.action_id is not null and updates.due_kind <> 'none'
        and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    group by updates.action_id

)

select
    reviews.council_name as council,
    known.action_id,
    recommendations.ref,
    known.text as action,
    known.status,
    known.first_due_text,
    known.first_due_to,
    known.due_text,
    known.due_to,
    known.redated_count,
    known.end_removed_count,
    known.slip_low_days,
    known.slip_high_days,
    known.timing,
    reviews.gss_code,
    known.recommendation_id,
    dated.latest.file_name as file_name,
    dated.latest.place as place,
    dated.latest.url as url
from actions_as_at($as_at::date) as known
inner join chosen_reviews(
    $as_at::date, $gss_code, null, $year::integer, $council_type::varchar, $region::varchar
) as reviews using (review_id)
left join dated using (action_id)
left join recommendations on known.recommendation_id = recommendations.recommendation_id
where known.redated_count > 0 and is_of_theme(known.recommendation_id, $theme_id::integer)
order by known.redated_count desc, known.slip_high_days desc nulls last, reviews.council_name, known.action_id
