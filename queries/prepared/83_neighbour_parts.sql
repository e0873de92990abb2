-- Method rule 10: what councils are compared by, and how far apart two are in each part, 0 (alike) to 1.

-- What each part weighs, in the order population, density, deprivation, rurality, region. Region weighs half: at a full weight
-- it alone decides who is near, since it is the one part that is either nothing or everything.
create macro part_weights() as [1, 1, 1, 1, 0.5];

-- The type whose councils one of this type is compared with: the only city corporation stands among the London boroughs.
create macro compared_type(council_type) as case council_type when 'City corporation' then 'London borough' else council_type end;

create macro rurality_step(rurality) as array_position(['Urban', 'Urban with rural areas', 'Rural', 'Sparse and rural'], rurality);

-- A difference as a share of the one that nine in ten pairs of the type stay within; a wider one is 1.
create macro part_of(gap, wide) as case when gap = 0 then 0 when gap > 0 then least(1, coalesce(gap / nullif(wide, 0), 1)) end;

-- The mean of the parts by their weights; a part that is NULL takes no part.
create macro distance_of(parts) as
    list_sum(list_transform(parts, lambda part, i: part * part_weights()[i]))
    / nullif(list_sum(list_transform(parts, lambda part, i: case when part is not null then part_weights()[i] end)), 0);
create macro known_of(parts) as len(list_filter(parts, lambda part: part is not null))::integer;

-- What a council is compared by. Nobody on no land is no fact, nor is a sixth fifth.
create macro council_facts() as table
select
    gss_code,
    name,
    council_type,
    case when population > 0 then population end as people,
    case when area_km2 > 0 then area_km2 end as area,
    people / area as density,
    case when deprivation_quintile between 1 and 5 then deprivation_quintile end as quintile,
    rurality,
    rurality_step(rurality) as step,
    region,
    about(people) as people_text,
    about(density) as density_text,
    fifth_words(quintile) as quintile_text
from main.councils
where end_on is null;
