-- Method rule 10: the ten nearest standing councils of each standing council, with the five parts of the distance.
insert into neighbours
with facts as materialized (select * from council_facts()),

gaps as materialized (

    select
        mine.gss_code,
        theirs.gss_code as neighbour_gss_code,
        theirs.council_type as pool,
        mine.council_type = theirs.council_type as is_of_type,
        abs(ln(mine.people) - ln(theirs.people)) as population_gap,
        abs(ln(mine.density) - ln(theirs.density)) as density_gap,
        abs(mine.quintile - theirs.quintile) / 4 as deprivation_part,
        abs(mine.step - theirs.step) / 3 as rurality_part,
        (mine.region <> theirs.region)::integer::double as region_part
    from facts as mine
    inner join facts as theirs
        on compared_type(mine.council_type) = theirs.council_type and mine.gss_code <> theirs.gss_code

),

wide as (

    select pool, quantile_disc(population_gap, 0.9) as population_gap, quantile_disc(density_gap, 0.9) as density_gap
    from gaps
    where is_of_type
    group by pool

),

parts as materialized (

    select
        gaps.*,
        part_of(gaps.population_gap, wide.population_gap) as population_part,
        part_of(gaps.density_gap, wide.density_gap) as density_part
    from gaps
    left join wide using (pool)

),

-- What a part is as a rule between two councils of the type: it stands in where a fact is not stated, so that silence is neither near nor far.
usual as (

    select
        pool,
        avg(population_part) as population,
        avg(density_part) as density,
        avg(deprivation_part) as deprivation,
        avg(rurality_part) as rurality,
        avg(region_part) as region
    from parts
    where is_of_type
    group by pool

),

filled as (

    select
        parts.gss_code,
        parts.neighbour_gss_code,
        coalesce(parts.population_part, usual.population) as population_part,
        coalesce(parts.density_part, usual.density) as density_part,
        coalesce(parts.deprivation_part, usual.deprivation) as deprivation_part,
        coalesce(parts.rurality_part, usual.rurality) as rurality_part,
        coalesce(parts.region_part, usual.region) as region_part,
        known_of([parts.population_part, parts.density_part, parts.deprivation_part, parts.rurality_part, parts.region_part])
            as facts_compared
    from parts
    left join usual using (pool)

),

measured as (

    select
        *,
        round(distance_of([population_part, density_part, deprivation_part, rurality_part, region_part]), 6) as distance
    from filled
    where facts_compared >= 3

),

nearest as (

    select *, row_number() over (partition by gss_code order by distance, neighbour_gss_code) as position
    from measured
    qualify position <= 10

)

select
    nearest.gss_code,
    nearest.neighbour_gss_code,
    nearest.position,
    nearest.distance,
    why_alike(mine, theirs) as why,
    nearest.population_part,
    nearest.density_part,
    nearest.deprivation_part,
    nearest.rurality_part,
    nearest.region_part,
    nearest.facts_compared
from nearest
inner join facts as mine on nearest.gss_code = mine.gss_code
inner join facts as theirs on nearest.neighbour_gss_code = theirs.gss_code
order by nearest.gss_code, nearest.position;
