-- Question: Which ten councils are most like this one, and how far is each in each part?
-- Grain: one row per neighbour of the council, nearest first
-- Params:
--   gss_code  the council; null for all
-- Columns:
--   of_council            everyday name of the council itself
--   of_gss_code           its code
--   position              1 is the nearest; of two as near the lower code comes first
--   council               everyday name of the neighbour
--   gss_code              code of the neighbour
--   distance              0 to 1: the parts added up, region halved, divided by 4.5
--   population_part       0 to 1: difference in the logarithm of population, by the one that nine in ten pairs of the type stay within
--   density_part          0 to 1: the same of people a square kilometre
--   deprivation_part      0 to 1: fifths between them, divided by 4
--   rurality_part         0 to 1: steps between them from Urban to Sparse and rural, divided by 3
--   region_part           0 in one region, else 1
--   facts_compared        how many of the five parts are known of both; a part that is not is what it is on average in the type
--   not_stated            facts that are not stated, and of whom (null if all are)
--   population            people of the neighbour, 2020 (null if not stated)
--   people_per_km2        people a square kilometre of the neighbour (null if not stated)
--   deprivation_quintile  of the neighbour: 1 most deprived fifth, 5 least (null if not stated)
--   rurality              of the neighbour (null if not stated)
--   region                of the neighbour (null if not stated)
--   why                   the same in words, the council's own figures first
select
    mine.name as of_council,
    neighbours.gss_code as of_gss_code,
    neighbours.position,
    theirs.name as council,
    neighbours.neighbour_gss_code as gss_code,
    neighbours.distance,
    neighbours.population_part,
    neighbours.density_part,
    neighbours.deprivation_part,
    neighbours.rurality_part,
    neighbours.region_part,
    neighbours.facts_compared,
    what_is_not_stated(mine, theirs) as not_stated,
    theirs.people::integer as population,
    theirs.density as people_per_km2,
    theirs.quintile as deprivation_quintile,
    theirs.rurality,
    theirs.region,
    neighbours.why
from neighbours
inner join council_facts() as mine using (gss_code)
inner join council_facts() as theirs on neighbours.neighbour_gss_code = theirs.gss_code
where $gss_code is null or neighbours.gss_code = $gss_code
order by of_council, of_gss_code, neighbours.position
