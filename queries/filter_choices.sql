-- Question: What can the figures be narrowed to?
-- Grain: one row per kind of filter and value
-- Params:
--   as_at          date
-- Columns:
--   kind           type, region, year or theme
--   value          as it stands in the address and on the page
--   theme_id       1 to 5 for themes (null for the rest)
--   council_count  councils with it: that stand at the as-at date, or were visited in that year (count; null for themes)
with standing as (

    select council_type, region, gss_code
    from councils
    where coalesce(start_on, $as_at::date) <= $as_at::date and coalesce(end_on, date '9999-12-31') > $as_at::date

)

select kind, value, theme_id, council_count
from (
    select 'type' as kind, council_type as value, null as theme_id, count(*) as council_count
    from standing
    group by council_type
    union all
    select 'region', region, null, count(*)
    from standing
    where region is not null
    group by region
    union all
    select 'year', review_year::varchar, null, count(distinct gss_code)
    from reviews_known($as_at::date)
    where review_year is not null
    group by review_year
    union all
    select 'theme', name, theme_id, null
    from themes
)
order by kind, theme_id nulls last, case when kind = 'year' then -value::integer end nulls last, value
