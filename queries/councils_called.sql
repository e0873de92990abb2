-- Question: Which councils does a written name mean?
-- Grain: one row per council that bears the name, those that stand first
-- Params:
--   called    a name as people write it; capitals, '&', full stops, apostrophes, hyphens and a leading 'the' do not matter
-- Columns:
--   gss_code  code of the council
--   label     name to choose it by
--   is_former  whether it stands no more
select distinct
    councils.gss_code,
    council_label(councils.name, councils.council_type, councils.end_on) as label,
    councils.end_on is not null as is_former
from council_names
inner join councils using (gss_code)
where simple_name(council_names.name) = simple_name($called::varchar)
order by is_former, label
