-- Question: Of each English council, what is found: a plan, progress, and when did somebody last look?
-- Grain: one row per council that stands at the as-at date
-- Params:
--   as_at        date
-- Columns:
--   council                 everyday name
--   gss_code                code of the council
--   council_type            type of council
--   region                  region (null if not known)
--   visited_from            latest visit known (date; null if none is known)
--   has_plan                whether an action plan or response is loaded
--   plan_on                 date of the latest (date)
--   has_progress            whether a document that states progress is loaded
--   progress_on             date of the latest document that states progress (date)
--   has_register_facts      whether facts are known from a register, without the document itself
--   document_count          documents of the latest review (count)
--   inherited_review_count  reviews of the councils whose place it took (count)
--   last_looked_on          day on which somebody last looked for newer documents (date; null if not recorded)
with reviews as (

    select *
    from reviews_as_at($as_at::date)

),

found as (

    select
        documents.review_id,
        bool_or(documents.kind in ('action plan', 'response')) as has_plan,
        max(coalesce(documents.as_at, documents.published_on)) filter (where documents.kind in ('action plan', 'response')) as plan_on,
        max(coalesce(documents.as_at, documents.published_on)) filter (where told.document_id is not null) as progress_on,
        bool_or(documents.kind = 'register') as has_register_facts
    from documents
    left join (
        select distinct document_id
        from updates
        where status <> 'not stated' or (recommendation_id is null and action_id is null)
    ) as told using (document_id)
    where coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    group by documents.review_id

),

looked as (

    select reviews.gss_code, max(documents.looked_on) as last_looked_on
    from documents
    inner join reviews using (review_id)
    where documents.looked_on <= $as_at::date
    group by reviews.gss_code

),

inherited as (

    select successions.gss_code, count(*) as review_count
    from successions
    inner join reviews_known($as_at::date) as reviews on successions.predecessor_code = reviews.gss_code
    group by successions.gss_code

)

select
    councils.name as council,
    councils.gss_code,
    councils.council_type,
    councils.region,
    reviews.visited_from,
    coalesce(found.has_plan, false) as has_plan,
    found.plan_on,
    coalesce(reviews.has_progress, false) as has_progress,
    found.progress_on,
    coalesce(found.has_register_facts, false) as has_register_facts,
    coalesce(reviews.document_count, 0) as document_count,
    coalesce(inherited.review_count, 0) as inherited_review_count,
    looked.last_looked_on
from councils
left join reviews using (gss_code)
left join found using (review_id)
left join looked on councils.gss_code = looked.gss_code
left join inherited on councils.gss_code = inherited.gss_code
where coalesce(councils.start_on, $as_at::date) <= $as_at::date and coalesce(councils.end_on, date '9999-12-31') > $as_at::date
order by councils.name, councils.gss_code
