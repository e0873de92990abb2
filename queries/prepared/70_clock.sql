-- Method rule 11: what was due when, counted from the last day of the visit, and when it was found. All are intervals: a month is its days.
create macro publication_steps(d, chosen_year := null, chosen_type := null, chosen_region := null) as table
with told as (

    select review_id, step, on_from, on_to, document_id
    from main.review_dates
    union all
    select review_id, step, day, day, null
    from (
        select
            review_id,
            unnest(['report', 'action plan', 'progress review', 'progress review report']) as step,
            unnest([report_published_on, plan_published_on, progress_review_on, progress_review_published_on]) as day
        from main.reviews
    )
    where day is not null and (review_id, step) not in (select review_id, step from main.review_dates)
    union all
    select
        review_id,
        case when kind = 'feedback report' then 'report' when kind = 'progress review' then 'progress review report' else 'action plan' end,
        coalesce(published_on, case when as_at_precision = 'day' or period_from is null then as_at else period_from end),
        coalesce(published_on, as_at),
        document_id
    from main.documents
    where kind in ('feedback report', 'action plan', 'response', 'progress review')
        and coalesce(counts_from, date '1900-01-01') <= d

),

-- The earliest holds; of those that may be the same day as it the most exact.
found as (

    select review_id, step, on_from as found_from, on_to as found_on, document_id as found_in
    from (
        select *
        from told
        where on_to <= d
        qualify on_from <= min(on_to) over (partition by review_id, step)
    )
    qualify row_number() over (partition by review_id, step order by on_to - on_from, on_to, document_id) = 1

),

visits as (

    select
        reviews.review_id,
        reviews.gss_code,
        reviews.joint_id,
        reviews.visited_from,
        reviews.visited_to,
        reviews.visited_precision,
        -- Of a visit known by its month or year only, the days between which it ended.
        left_from(reviews.visited_from, reviews.visited_to, reviews.visited_precision) as left_from,
        left_on(reviews.visited_from, reviews.visited_to) as left_on
    from main.reviews
    inner join main.councils using (gss_code)
    where year(reviews.visited_from) >= 2023 and reviews.visited_from <= d and reviews.kind = 'corporate peer challenge'
        and is_chosen_year(reviews.visited_from, chosen_year)
        and is_chosen_council(councils.gss_code, councils.council_type, councils.region, chosen_type, chosen_region, null)

),

dated as (

    select
        visits.*,
        steps.position,
        steps.step,
        steps.months,
        (visits.left_from + to_months(steps.months))::date as due_from,
        (visits.left_on + to_months(steps.months))::date as due_on,
        found.found_from,
        found.found_on,
        found.found_in
    from visits
    cross join (values (1, 'report', 3), (2, 'action plan', 5), (3, 'progress review', 10), (4, 'progress review report', 12))
        as steps(position, step, months)
    left join found on visits.review_id = found.review_id and steps.step = found.step

)

select
    *,
    case
        when found_on <= due_from then 'within'
        when found_from > due_on then 'later'
        when found_on is not null then 'cannot tell'
        when due_on >= d then 'not yet due'
        else 'not found'
    end as standing
from dated;
