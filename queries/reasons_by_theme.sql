-- Question: Why do actions slip, in the documents' own words?
-- Grain: one row per theme, reason and statement
-- Params:
--   as_at         date
--   year          only reviews visited in this year; null for the latest review of each council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   theme            theme of the recommendation; 'Review as a whole' where the statement names none
--   reason           pandemic, election, funding, capacity, partner, procurement, reorganisation, policy change or other
--   statement_count  statements of this reason in this theme (count)
--   council_count    councils that give it (count)
--   council          who says it
--   gss_code         code of the council
--   quote            the sentence that gives it
--   said_by          council, peers or press
--   as_at            date of the document (date; null if not stated)
--   file_name        the document
--   url              where it was published (null if not known)
--   place            place in it
--   recommendation_id  the recommendation it speaks of (null where it speaks of none)
with statements as (

    select
        case when updates.recommendation_id is null and updates.action_id is null then 'Review as a whole' else coalesce(themes.name, 'No theme found') end as theme,
        update_reasons.reason,
        reviews.gss_code,
        reviews.council_name as council,
        update_reasons.quote,
        updates.update_id,
        updates.said_by,
        updates.as_at,
        documents.file_name,
        documents.url,
        updates.place,
        updates.recommendation_id
    from update_reasons
    inner join updates using (update_id)
    inner join documents on updates.document_id = documents.document_id
    inner join sector_reviews($as_at::date, $year::integer, $council_type::varchar, $region::varchar) as reviews on updates.review_id = reviews.review_id
    left join recommendations on updates.recommendation_id = recommendations.recommendation_id
    left join themes on recommendations.theme_id = themes.theme_id
    where coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
        and is_of_theme(updates.recommendation_id, $theme_id::integer)

),

counts as (

    select theme, reason, count(distinct update_id) as statement_count, count(distinct gss_code) as council_count
    from statements
    group by theme, reason

)

select
    statements.theme,
    statements.reason,
    counts.statement_count,
    counts.council_count,
    statements.council,
    statements.gss_code,
    statements.quote,
    statements.said_by,
    statements.as_at,
    statements.file_name,
    statements.url,
    statements.place,
    statements.recommendation_id
from statements
inner join counts using (theme, reason)
order by statements.theme, counts.statement_count desc, statements.reason, statements.council, statements.as_at, statements.update_id
