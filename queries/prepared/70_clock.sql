-- Method rule 11: what was due when, counted from the last day of the visit, and when it was found. All are intervals: a month is its days.
-- One row per step and stretch of days in which what was found and how it stands stay the same.
create table clock_spans as
with told as (

    select review_id, step, on_from, on_to, document_id, on_to as known_from
    from review_dates
    union all
    select review_id, step, day, day, null, day
    from (
        select
            review_id,
            unnest(['report', 'action plan', 'progress review', 'progress review report']) as step,
            unnest([report_published_on, plan_published_on, progress_review_on, progress_review_published_on]) as day
        from reviews
    )
    where day is not null and (review_id, step) not in (select review_id, step from review_dates)
    union all
    select
        review_id,
        case when kind = 'feedback report' then 'report' when kind = 'progress review' then 'progress review report' else 'action plan' end,
        coalesce(published_on, case when as_at_precision = 'day' or period_from is null then as_at else period_from end),
        coalesce(published_on, as_at),
        document_id,
        greatest(coalesce(published_on, as_at), coalesce(counts_from, date '1900-01-01'))
    from documents
    where kind in ('feedback report', 'action plan', 'response', 'progress review') and coalesce(published_on, as_at) is not null

),

visits as (

    select
        reviews.review_id,
        reviews.gss_code,
        councils.council_type,
        councils.region,
        reviews.joint_id,
        reviews.visited_from,
        reviews.visited_to,
        reviews.visited_precision,
        -- Of a visit known by its month or year only, the days between which it ended.
        left_from(reviews.visited_from, reviews.visited_to, reviews.visited_precision) as left_from,
        left_on(reviews.visited_from, reviews.visited_to) as left_on
    from reviews
    inner join councils using (gss_code)
    where year(reviews.visited_from) >= 2023 and reviews.kind = 'corporate peer challenge'

),

dated as (

    select
        visits.*,
        steps.position,
        steps.step,
        steps.months,
        (visits.left_from + to_months(steps.months))::date as due_from,
        (visits.left_on + to_months(steps.months))::date as due_on
    from visits
    cross join (values (1, 'report', 3), (2, 'action plan', 5), (3, 'progress review', 10), (4, 'progress review report', 12))
        as steps(position, step, months)

),

days as (

    select review_id, step, visited_from as day
    from dated
    union
    select review_id, step, due_on + 1
    from dated
    union
    select dated.review_id, dated.step, greatest(told.known_from, dated.visited_from)
    from dated
    inner join told using (review_id, step)

),

-- The earliest holds; of those that may be the same day as it the most exact.
found as (

    select review_id, step, day, on_from as found_from, on_to as found_on, document_id as found_in
    from (
        select days.review_id, days.step, days.day, told.on_from, told.on_to, told.document_id
        from days
        inner join told using (review_id, step)
        where told.known_from <= days.day
        qualify told.on_from <= min(told.on_to) over (partition by days.review_id, days.step, days.day)
    )
    qualify row_number() over (partition by review_id, step, day order by on_to - on_from, on_to, document_id) = 1

)

select
    dated.*,
    found.found_from,
    found.found_on,
    found.found_in,
    case
        when found.found_on <= dated.due_from then 'within'
        when found.found_from > dated.due_on then 'later'
        when found.found_on is not null then 'cannot tell'
        when dated.due_on >= days.day then 'not yet due'
        else 'not found'
    end as standing,
    days.day as valid_from,
    lead(days.day, 1, date '9999-12-31') over (partition by days.review_id, days.step order by days.day) as valid_to
from days
inner join dated using (review_id, step)
left join found on days.review_id = found.review_id and days.step = found.step and days.day = found.day
order by dated.review_id, dated.position, valid_from;

create macro publication_steps(d, chosen_year := null, chosen_type := null, chosen_region := null) as table
select * exclude (council_type, region, valid_from, valid_to)
from main.clock_spans
where valid_from <= d and valid_to > d
    and is_chosen_year(visited_from, chosen_year)
    and is_chosen_council(gss_code, council_type, region, chosen_type, chosen_region, null);
