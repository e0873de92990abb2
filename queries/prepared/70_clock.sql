-- Method rule 11: what was due when, counted from the last day of the visit, and the day on which it was found.
create macro publication_steps(d) as table
with found as (

    select
        review_id,
        min(coalesce(published_on, as_at)) filter (where kind = 'feedback report') as report_on,
        min(coalesce(published_on, as_at)) filter (where kind in ('action plan', 'response')) as plan_on,
        min(coalesce(published_on, as_at)) filter (where kind = 'progress review') as review_report_on
    from main.documents
    where coalesce(counts_from, date '1900-01-01') <= d
    group by review_id

),

visits as (

    select reviews.*, coalesce(reviews.visited_to, reviews.visited_from) as left_on
    from main.reviews
    where year(reviews.visited_from) >= 2023 and reviews.visited_from <= d

),

steps as (

    select review_id, gss_code, visited_from, left_on, 1 as position, 'report' as step, 3 as months,
        least(report_published_on, report_on) as found_on
    from visits left join found using (review_id)
    union all
    select review_id, gss_code, visited_from, left_on, 2, 'action plan', 5, least(plan_published_on, plan_on)
    from visits left join found using (review_id)
    union all
    select review_id, gss_code, visited_from, left_on, 3, 'progress review', 10, progress_review_on
    from visits left join found using (review_id)
    union all
    select review_id, gss_code, visited_from, left_on, 4, 'progress review report', 12,
        least(progress_review_published_on, review_report_on)
    from visits left join found using (review_id)

),

dated as (

    select
        * replace (case when found_on <= d then found_on end as found_on),
        (left_on + to_months(months))::date as due_on
    from steps

)

select
    *,
    case
        when found_on <= due_on then 'within'
        when found_on > due_on then 'later'
        when due_on >= d then 'not yet due'
        else 'not found'
    end as standing
from dated;
