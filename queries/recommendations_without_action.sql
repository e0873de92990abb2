-- Question: Under which recommendations of a loaded plan is no action listed?
-- Grain: one row per recommendation that a loaded action plan or response shows and under which no loaded document lists an action
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
--   acceptance         accepted, part or declined (null if the council does not say)
--   response_text      what the last document that says something beside it says that is no action (null if nothing)
--   said_by            council, peers or press: who speaks in the plan that shows it
--   kind               kind of that document: action plan or response
--   plan_scope         full, or part, open items or unknown: then its actions may stand in a part of the plan that is not loaded
--   loose_action_count  actions of the review of which the documents do not say whose they are; some may belong to it (count)
--   stated_count       recommendations that the review's documents say there are (count; null if not stated)
--   listed_count       recommendations that its loaded plans show (count)
--   document_title     title of the plan that shows it first (null if none)
--   file_name          that plan
--   place              place in it
--   url                where it was published (null if not known)
--   of_count           recommendations that the loaded plans show: of so many this was looked at (count)
--   review_count       reviews with a loaded plan that shows recommendations (count)
with loose as (

    select review_id, count(*) as action_count
    from actions_as_at($as_at::date)
    where recommendation_id is null
    group by review_id

),

looked_at as (

    select
        *,
        count(*) over () as of_count,
        dense_rank() over (order by review_id) + dense_rank() over (order by review_id desc) - 1 as review_count
    from sector_plans(
        $as_at::date, $year::integer,
        chosen_type := $council_type, chosen_region := $region, chosen_theme := $theme_id::integer
    )
    where is_in_plan

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
    looked_at.acceptance,
    looked_at.response_text,
    documents.said_by,
    documents.kind,
    looked_at.plan_scope,
    coalesce(loose.action_count, 0) as loose_action_count,
    reviews.stated_recommendations as stated_count,
    looked_at.listed_count,
    coalesce(documents.published_title, documents.title) as document_title,
    documents.file_name,
    looked_at.first_planned.place as place,
    documents.url,
    looked_at.of_count,
    looked_at.review_count
from looked_at
inner join reviews_known($as_at::date) as reviews using (review_id)
inner join documents on looked_at.first_planned.document_id = documents.document_id
left join loose on looked_at.review_id = loose.review_id
where looked_at.action_count = 0
order by council, looked_at.review_id, looked_at.position, looked_at.recommendation_id
