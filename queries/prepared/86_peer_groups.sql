-- Method rule 10: the councils that one is compared with, those that stand on day D but for 'year', which is history.
-- grouping: neighbours (where it is NULL), type, region, county, year or own; codes: the reader's own list (varchar[]), where
-- codes that no council has are left out; chosen_year: year of visit, NULL for that of the council's own latest review by D.
-- A group that cannot be told (a council without a county, a code that no council has) has no rows.
create macro peer_group(d, code, grouping, codes, chosen_year) as table
with visited as (

    select distinct known.gss_code, known.review_year
    from reviews_known(d) as known
    where known.review_year = coalesce(
        chosen_year, (select latest.review_year from reviews_as_at(d) as latest where latest.gss_code = code))

),

peers as (

    select
        theirs.gss_code,
        theirs.name,
        case coalesce(grouping, 'neighbours')
            when 'neighbours' then near.why
            when 'type' then case when theirs.council_type = mine.council_type then 'Also a ' || type_words(mine.council_type) end
            when 'region' then case when theirs.region = mine.region then 'Also in ' || region_words(mine.region) end
            when 'county' then case when theirs.county = mine.county then 'Also in ' || mine.county end
            when 'year' then 'Visited in ' || visited.review_year
            when 'own' then case when list_contains(codes, theirs.gss_code) then 'Chosen by you' end
            else error('grouping: one of neighbours, type, region, county, year, own is accepted')
        end as why,
        case when coalesce(grouping, 'neighbours') = 'neighbours' then near.position end as nearness
    from main.councils as theirs
    left join main.councils as mine on mine.gss_code = code
    left join main.neighbours as near on near.gss_code = code and near.neighbour_gss_code = theirs.gss_code
    left join visited on theirs.gss_code = visited.gss_code
    where theirs.gss_code is distinct from code
        and (
            coalesce(grouping, 'neighbours') = 'year'
            or (coalesce(theirs.start_on, d) <= d and coalesce(theirs.end_on, date '9999-12-31') > d)
        )

)

select gss_code, coalesce(nearness, row_number() over (order by name, gss_code))::integer as position, why
from peers
where why is not null;
