-- The sentence that says why two councils are compared: what is alike, what differs, what is not stated. The council's own
-- figure always comes first.

-- Two figures that count, three from 100,000 on: 'about 94,000' and 'about 1,140,000', never more precise than anybody needs.
create macro about(amount) as case
    when amount < 10 then format('{:.1f}', amount)
    else format('{:,}', round(amount, case when amount >= 100000 then 2 else 1 end - floor(log10(amount))::integer)::bigint)
end;

-- ['a', NULL, 'b', 'c'] -> 'a, b and c'; NULL where nothing is left. The list within a list is so that it is worked out once.
create macro listed(words) as list_transform(
    [list_filter(words, lambda word: word is not null)],
    lambda said: nullif(concat_ws(' and ', nullif(array_to_string(said[:-2], ', '), ''), said[-1]), '')
)[1];

create macro type_words(council_type) as case when council_type like 'London%' then council_type else lower(council_type) end;
create macro type_plural(council_type) as regexp_replace(type_words(council_type), 'y$', 'ie') || 's';
create macro region_words(region) as
    case when regexp_matches(region, '^(North|South|East|West)\b') then 'the ' else '' end || replace(region, ' The ', ' the ');
create macro fifth_words(quintile) as
    ['most deprived fifth', 'second most deprived fifth', 'middle fifth', 'second least deprived fifth', 'least deprived fifth'][quintile];

-- '215,000 and 209,000 people' or '215,000 people each'; `unit` is what is counted.
create macro both_amounts(mine, theirs, unit) as
    mine || case when mine = theirs then '' else ' and ' || theirs end || unit || case when mine = theirs then ' each' else '' end;
create macro against(mine, theirs) as mine || ' against ' || theirs || ')';

-- Alike is: the larger at most a quarter above the smaller.
create macro is_alike(mine, theirs) as mine <= 1.25 * theirs and theirs <= 1.25 * mine;

-- Each takes two rows of `council_facts`, the council's own and the neighbour's.
create macro what_is_alike(mine, theirs) as listed([
    case when is_alike(mine.people, theirs.people) then 'about ' || both_amounts(mine.people_text, theirs.people_text, ' people') end,
    case when is_alike(mine.density, theirs.density)
        then 'about as densely peopled (' || both_amounts(mine.density_text, theirs.density_text, ' people a square kilometre') || ')' end,
    case when mine.quintile = theirs.quintile
        then 'both in the ' || mine.quintile_text || case mine.quintile when 3 then ' for deprivation' else '' end end,
    case when mine.rurality = theirs.rurality then 'both ' || lower(mine.rurality) end
]);
create macro what_differs(mine, theirs) as listed([
    case when not is_alike(mine.people, theirs.people) then 'population (about ' || against(mine.people_text, theirs.people_text) end,
    case when not is_alike(mine.density, theirs.density)
        then 'density (about ' || against(mine.density_text || ' people a square kilometre', theirs.density_text) end,
    case when mine.quintile <> theirs.quintile then 'deprivation (' || against(mine.quintile_text, theirs.quintile_text) end,
    case when mine.rurality <> theirs.rurality then 'rurality (' || against(lower(mine.rurality), lower(theirs.rurality)) end,
    case when mine.region <> theirs.region then 'region (' || against(region_words(mine.region), region_words(theirs.region)) end
]);

create macro missing_of(fact, mine, theirs, my_name, their_name) as case
    when mine is null and theirs is null then fact || ' of both'
    when mine is null then fact || ' of ' || my_name
    when theirs is null then fact || ' of ' || their_name
end;
create macro what_is_not_stated(mine, theirs) as listed([
    missing_of('population', mine.people, theirs.people, mine.name, theirs.name),
    missing_of('area', mine.area, theirs.area, mine.name, theirs.name),
    missing_of('deprivation', mine.quintile, theirs.quintile, mine.name, theirs.name),
    missing_of('rurality', mine.rurality, theirs.rurality, mine.name, theirs.name),
    missing_of('region', mine.region, theirs.region, mine.name, theirs.name)
]);

create macro who_they_are(mine, theirs) as case
    when mine.council_type <> theirs.council_type
        then 'There is one ' || type_words(mine.council_type) || ', so it is compared with ' || type_plural(theirs.council_type)
    when mine.region = theirs.region and not contains(mine.council_type, mine.region)
        then 'Both ' || type_plural(mine.council_type) || ' in ' || region_words(mine.region)
    else 'Both ' || type_plural(mine.council_type)
end;
create macro why_alike(mine, theirs) as
    who_they_are(mine, theirs)
    || coalesce(': ' || what_is_alike(mine, theirs), '')
    || coalesce('; they differ in ' || what_differs(mine, theirs), '')
    || coalesce('; not stated: ' || what_is_not_stated(mine, theirs), '')
    || '.';
