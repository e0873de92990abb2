-- Question: Which councils can be chosen, and of which is anything loaded?
-- Grain: one row per council, current and former
-- Params:
--   as_at          date
-- Columns:
--   gss_code       code of the council
--   label          name to choose it by; no two are the same
--   has_documents  whether a document of it that was read counts by this date
--   has_totals     whether anything is known of it from a register by this date: a review, recommendations or totals
--   in_reorganisation  what is known of its reorganisation (null if nothing)
--   end_on         day on which the council ended (date; null while it stands)
--   successor      name of the council that took its place, or of several (null if none)
with known as (

    select
        gss_code,
        bool_or(read_count > 0) as has_documents,
        bool_or(document_count > read_count) as has_totals
    from reviews_known($as_at::date)
    group by gss_code

)

select
    councils.gss_code,
    council_label(councils.name, councils.council_type, councils.end_on) as label,
    coalesce(known.has_documents, false) as has_documents,
    coalesce(known.has_totals, false) as has_totals,
    reorganisations.note as in_reorganisation,
    councils.end_on,
    successors.name as successor
from councils
left join known using (gss_code)
left join reorganisations on councils.gss_code = reorganisations.gss_code and reorganisations.since_on <= $as_at::date
left join successor_names as successors on councils.gss_code = successors.gss_code
order by has_documents desc, has_totals desc, label
