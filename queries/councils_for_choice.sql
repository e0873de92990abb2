-- Question: Which councils can be chosen, and of which is anything loaded?
-- Grain: one row per council, current and former
-- Params:
--   as_at          date
-- Columns:
--   gss_code       code of the council
--   label          name to choose it by; no two are the same
--   has_documents  whether a document of it counts by this date
--   end_on         day on which the council ended (date; null while it stands)
--   successor      name of the council that took its place (null if none)
with reviews as (

    select distinct gss_code
    from reviews_as_at($as_at::date)

)

select
    councils.gss_code,
    council_label(councils.name, councils.council_type, councils.end_on) as label,
    reviews.gss_code is not null as has_documents,
    councils.end_on,
    successors.name as successor
from councils
left join reviews using (gss_code)
left join councils as successors on councils.replaced_by = successors.gss_code
order by has_documents desc, label
