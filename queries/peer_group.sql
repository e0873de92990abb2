-- Question: Which councils is this one compared with, and why?
-- Grain: one row per council of the peer group, the council itself left out
-- Params:
--   as_at     date
--   gss_code  the council; null only where grouping is own, or year with a year
--   grouping  neighbours (also where it is null), type, region, county, year or own; anything else is an error
--   codes     for own: codes of councils joined by commas; a code that no council has is left out
--   year      for year: year of the visit; null for that of the council's own latest review
-- Columns:
--   council               name to choose it by; one that stands no more today says so
--   gss_code              code of the council
--   council_type          type of council
--   region                region (null if not known)
--   county                county area (null where there is none or it is not known)
--   position              nearest first; in every other group by name
--   distance              0 alike to 1 unlike in every way (null but for neighbours)
--   why                   why it is in the group; the figures of the council itself come first
--   population            people, 2020 (null if not stated)
--   deprivation_quintile  1 most deprived fifth, 5 least (null if not stated)
--   rurality              Urban, Urban with rural areas, Rural, Sparse and rural (null if not stated)
--   is_former             whether it has ended by the as-at date
--   successor             name of the council that took its place, or of several (null if none)
select
    council_label(councils.name, councils.council_type, councils.end_on) as council,
    councils.gss_code,
    councils.council_type,
    councils.region,
    councils.county,
    peers.position,
    case when coalesce($grouping, 'neighbours') = 'neighbours' then neighbours.distance end as distance,
    peers.why,
    councils.population,
    councils.deprivation_quintile,
    councils.rurality,
    coalesce(councils.end_on <= $as_at::date, false) as is_former,
    successors.name as successor
from peer_group(
    $as_at::date,
    $gss_code::varchar,
    $grouping::varchar,
    list_transform(string_split($codes::varchar, ','), lambda code: upper(trim(code))),
    $year::integer
) as peers
inner join councils using (gss_code)
left join neighbours on neighbours.gss_code = $gss_code and neighbours.neighbour_gss_code = peers.gss_code
left join successor_names as successors on councils.gss_code = successors.gss_code
order by peers.position, councils.gss_code
