-- Method rule 12: what is known of each council that stands on D, by its latest review; of its predecessors' reviews only the number.
-- With a chosen year by its latest review of that year; chosen_type and chosen_region choose among the councils.
create macro coverage_on(d, chosen_year := null, chosen_type := null, chosen_region := null) as table
with reviews as (

    select *
    from reviews_as_at(d, chosen_year, chosen_type, chosen_region)

),

found as (

    select
        documents.review_id,
        max(coalesce(documents.as_at, documents.published_on)) filter (where documents.kind in ('action plan', 'response')) as plan_on,
        max(coalesce(documents.as_at, documents.published_on)) filter (where read.tells_progress and documents.kind <> 'register')
            as progress_on,
        bool_or(documents.kind = 'register') as has_register_facts,
        list_sort(list(distinct documents.said_by || coalesce(' (' || nullif(documents.basis, documents.said_by) || ')', ''))) as said_by,
        bool_or(documents.kind = 'register' and (read.tells_progress
            or (documents.said_of_progress is not null and coalesce(documents.looked_on, d) <= d))) as is_progress_told,
        sum(read.total_count) as total_count
    from main.documents
    inner join main.document_totals as read using (document_id)
    where read.known_from <= d
    group by documents.review_id

),

listed as (

    select review_id, count(*) as recommendation_count
    from recommendations_as_at(d)
    where review_id in (select review_id from reviews)
    group by review_id

),

clock as (

    select
        review_id,
        max(on_to) filter (where step = 'action plan') as plan_published_on,
        max(on_to) filter (where step = 'progress review') as progress_review_on
    from main.review_dates
    where on_to <= d
    group by review_id

),

looked as (

    select reviews.gss_code, max(documents.looked_on) as last_looked_on
    from main.documents
    inner join main.reviews using (review_id)
    where documents.looked_on <= d
    group by reviews.gss_code

),

inherited as (

    select successions.gss_code, count(*) as review_count
    from main.successions
    inner join reviews_known(d, chosen_year) as reviews on successions.predecessor_code = reviews.gss_code
    group by successions.gss_code

),

known as (

    select
        councils.gss_code,
        reviews.review_id,
        reviews.joint_id,
        reviews.kind as review_kind,
        reviews.visited_from,
        reviews.visited_to,
        reviews.visited_precision,
        reviews.review_id is not null as has_review,
        coalesce(listed.recommendation_count, 0) as recommendation_count,
        reviews.stated_recommendations,
        coalesce(reviews.has_plan, false) as has_plan,
        found.plan_on,
        clock.plan_published_on,
        coalesce(reviews.has_progress, false) as has_progress,
        found.progress_on,
        clock.progress_review_on,
        coalesce(found.is_progress_told, false) or coalesce(found.total_count, 0) > 0 as is_progress_told,
        coalesce(found.has_register_facts, false) as has_register_facts,
        found.said_by,
        coalesce(reviews.document_count, 0) as document_count,
        coalesce(reviews.read_count, 0) as read_count,
        coalesce(inherited.review_count, 0) as inherited_review_count,
        looked.last_looked_on
    from main.councils
    left join reviews using (gss_code)
    left join found using (review_id)
    left join listed using (review_id)
    left join clock using (review_id)
    left join looked on councils.gss_code = looked.gss_code
    left join inherited on councils.gss_code = inherited.gss_code
    where coalesce(councils.start_on, d) <= d and coalesce(councils.end_on, date '9999-12-31') > d
        and is_chosen_council(councils.gss_code, councils.council_type, councils.region, chosen_type, chosen_region, null)

)

select
    *,
    case
        when has_progress then 'progress loaded'
        when has_plan then 'plan loaded'
        when recommendation_count > 0 then 'recommendations known'
        when has_review then 'review known'
        else 'nothing found'
    end as level
from known;
