-- Every review visited up to D of which a document counts, with what is known of it by then (method rules 1 and 12).
create macro reviews_known(d) as table
select
    reviews.* exclude (stated_recommendations, stated_actions),
    coalesce(spans.stated_recommendations, case when not spans.has_stated_recommendations then reviews.stated_recommendations end) as stated_recommendations,
    coalesce(spans.stated_actions, case when not spans.has_stated_actions then reviews.stated_actions end) as stated_actions,
    councils.name as council_name,
    councils.council_type,
    councils.end_on as council_end_on,
    councils.replaced_by,
    councils.region,
    spans.document_count,
    spans.read_count,
    spans.latest_document_on,
    spans.has_undated_document,
    spans.has_progress,
    spans.has_plan,
    spans.recommendation_count,
    spans.report_document_id,
    spans.report_known_on,
    spans.last_reported_on,
    year(reviews.visited_from) as review_year
from main.reviews
inner join main.councils using (gss_code)
inner join main.review_spans as spans
    on reviews.review_id = spans.review_id and spans.valid_from <= d and spans.valid_to > d
where coalesce(reviews.visited_from, date '1900-01-01') <= d;

-- A revisit or a review of another kind never takes the place of the corporate peer challenge that it follows.
create macro comes_first(kind) as kind = 'corporate peer challenge';

-- The latest of each council.
create macro reviews_as_at(d) as table
select *
from reviews_known(d)
qualify row_number() over (partition by gss_code order by comes_first(kind) desc, visited_from desc nulls last, review_id) = 1;

-- What sector figures count: the latest review of each council, or the latest of a chosen year; joint reviews once.
create macro sector_reviews(d, chosen_year) as table
select *
from (
    select *
    from reviews_known(d)
    where chosen_year is null or review_year = chosen_year
    qualify row_number() over (partition by gss_code order by comes_first(kind) desc, visited_from desc nulls last, review_id) = 1
)
-- Of a joint review the council of which more is known stands for all.
qualify joint_id is null
    or row_number() over (partition by joint_id order by read_count desc, recommendation_count desc, gss_code) = 1;

-- The reviews that a question is about: one review, the latest of one council, or all that sector figures count.
create macro chosen_reviews(d, code, id) as table
select *
from reviews_known(d) as known
where (code is null or known.gss_code = code)
    and case
        when id is not null then known.review_id = id
        when code is not null then known.review_id in (select latest.review_id from reviews_as_at(d) as latest)
        else known.review_id in (select counted.review_id from sector_reviews(d, null) as counted)
    end;
