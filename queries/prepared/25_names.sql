-- The name by which a council is chosen and linked: no two are the same.
create macro council_label(name, council_type, end_on) as
    case when end_on is null then name else name || ' (former ' || lower(council_type) || ', until ' || year(end_on) || ')' end;

-- A written name without what may be written this way or that: 'St. Helens' and 'st helens', 'the City of York' and 'city of york'.
create macro simple_name(name) as
    trim(regexp_replace(regexp_replace(regexp_replace(replace(lower(name), '&', ' and '), '[.''’]', '', 'g'), '[^a-z0-9]+', ' ', 'g'), '^ *the ', ''));

-- What took a council's place, in words: 'Bedford and Central Bedfordshire'.
create table successor_names as
select former.gss_code, string_agg(standing.name, ' and ' order by standing.name) as name
from councils as former
inner join councils as standing on list_contains(string_split(former.replaced_by, '|'), standing.gss_code)
group by former.gss_code
order by former.gss_code;

-- Every council with those whose place it took, directly or through another (method rule 12).
create table successions as
with recursive line as (

    select successors.gss_code, councils.gss_code as predecessor_code
    from councils
    inner join councils as successors on list_contains(string_split(councils.replaced_by, '|'), successors.gss_code)
    union
    select line.gss_code, councils.gss_code
    from line
    inner join councils on list_contains(string_split(councils.replaced_by, '|'), line.predecessor_code)

)

select gss_code, predecessor_code
from line
order by gss_code, predecessor_code;
