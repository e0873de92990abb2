-- Question: Which recommendations of the peers never reached the council's plan, as far as it is loaded?
-- Grain: one row per recommendation known from the peers that no loaded plan, response or other document of the council speaks of
-- Params:
--   as_at         date
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      only recommendations of this core theme; null for all
-- Columns:
--   council            name to choose it by
--   gss_code           code of the council
--   review_id          key of the review
--   recommendation_id  key
--   ref                number as printed (null if none)
--   text               its words (null where only its number is named)
--   theme_id           its core theme (null where nothing decides it)
--   theme              name of that theme (null where nothing decides it)
--   said_by            who told it: peers, unless the report is loaded as another's
--   kind               kind of document that tells it: feedback report, progress review or register (a public page)
--   plan_scope         full, or part, open items or unknown: then it may stand in a part of the plan that is not loaded
--   stated_count       recommendations that the review's documents say there are (count; null if not stated)
--   listed_count       recommendations that its loaded plans show (count)
--   document_title     title of the document that tells it (null if none)
--   file_name          that document
--   place              place in it
--   url                where it was published (null if not known)
--   of_count           recommendations known from the peers in all reviews with a loaded plan: of so many this was looked at (count)
--   review_count       reviews with a loaded plan of which these are known (count)
with looked_at as (

    select
        *,
        count(*) over () as of_count,
        dense_rank() over (order by review_id) + dense_rank() over (order by review_id desc) - 1 as review_count
    from sector_plans(
        $as_at::date, $year::integer,
        chosen_type := $council_type, chosen_region := $region, chosen_theme := $theme_id::integer
    )
    where is_from_peers

)

select
    looked_at.council_name as council,
    looked_at.gss_code,
    looked_at.review_id,
    looked_at.recommendation_id,
    looked_at.ref,
    looked_at.text,
    looked_at.theme_id,
    looked_at.theme,
    documents.said_by,
    documents.kind,
    looked_at.plan_scope,
    reviews.stated_recommendations as stated_count,
    looked_at.listed_count,
    coalesce(documents.published_title, documents.title) as document_title,
    documents.file_name,
    looked_at.first_told.place as place,
    documents.url,
    looked_at.of_count,
    looked_at.review_count
from looked_at
inner join reviews_known($as_at::date) as reviews using (review_id)
inner join documents on looked_at.first_told.document_id = documents.document_id
where not looked_at.is_mentioned
order by council, looked_at.review_id, looked_at.position, looked_at.recommendation_id
