-- The filters of the sector's figures: chosen_year (of visit), chosen_type and chosen_region (of the council), chosen_theme (of the
-- recommendation) and chosen_codes (of councils, joined by commas). NULL chooses nothing, so a caller names those it has.
create macro is_chosen_code(code, chosen_codes) as
    chosen_codes is null or list_contains(regexp_split_to_array(trim(chosen_codes::varchar), '\s*,\s*'), code);

create macro is_chosen_year(visited_from, chosen_year) as chosen_year is null or year(visited_from) = chosen_year;

create macro is_of_theme(id, chosen_theme) as
    chosen_theme is null or id in (select recommendation_id from main.recommendations where theme_id = chosen_theme);

create macro is_chosen_council(code, council_type, region, chosen_type, chosen_region, chosen_codes) as
    (chosen_type is null or council_type = chosen_type)
    and (chosen_region is null or region = chosen_region)
    and is_chosen_code(code, chosen_codes);

-- Every review visited up to D of which a document counts, with what is known of it by then (method rules 1 and 12).
create macro reviews_known(d, chosen_year := null, chosen_type := null, chosen_region := null, chosen_codes := null) as table
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
where coalesce(reviews.visited_from, date '1900-01-01') <= d
    and is_chosen_year(reviews.visited_from, chosen_year)
    and is_chosen_council(councils.gss_code, councils.council_type, councils.region, chosen_type, chosen_region, chosen_codes);

-- A revisit or a review of another kind never takes the place of the corporate peer challenge that it follows.
create macro comes_first(kind) as kind = 'corporate peer challenge';

-- The latest of each council.
create macro reviews_as_at(d, chosen_year := null, chosen_type := null, chosen_region := null, chosen_codes := null) as table
select *
from reviews_known(d, chosen_year, chosen_type, chosen_region, chosen_codes)
qualify row_number() over (partition by gss_code order by comes_first(kind) desc, visited_from desc nulls last, review_id) = 1;

-- What sector figures count: the latest review of each chosen council, or its latest of a chosen year; joint reviews once.
create macro sector_reviews(d, chosen_year, chosen_type := null, chosen_region := null, chosen_codes := null) as table
select *
from reviews_as_at(d, chosen_year, chosen_type, chosen_region, chosen_codes)
-- Of a joint review the council of which more is known stands for all of them that are chosen, whoever else was visited.
qualify joint_id is null
    or row_number() over (partition by joint_id order by read_count desc, recommendation_count desc, gss_code) = 1;

-- The reviews that a question is about: one review, the latest of one council, or all that sector figures count; whatever
-- it is has to pass the filters too.
create macro chosen_reviews(
    d, code, id, chosen_year := null, chosen_type := null, chosen_region := null, chosen_codes := null
) as table
select *
from reviews_known(d, chosen_year, chosen_type, chosen_region, chosen_codes) as known
where (code is null or known.gss_code = code)
    and case
        when id is not null then known.review_id = id
        when code is not null then known.review_id in (select latest.review_id from reviews_as_at(d, chosen_year) as latest)
        else known.review_id in (
            select counted.review_id
            from sector_reviews(d, chosen_year, chosen_type, chosen_region, chosen_codes) as counted)
    end;
