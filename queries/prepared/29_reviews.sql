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

-- A revisit or a review of another kind never takes the place of the corporate peer challenge that it follows.
create macro comes_first(kind) as kind = 'corporate peer challenge';

-- Of every review what is said of it for good, and from when on: known from its visit on, once a document of it counts (method rules 1 and 12);
-- the latest of its council until another one that comes before it is known, and so within its year.
create table review_facts as
with known as (

    select
        reviews.review_id,
        reviews.gss_code,
        reviews.joint_id,
        year(reviews.visited_from) as review_year,
        greatest(min(spans.valid_from), coalesce(any_value(reviews.visited_from), date '1900-01-01')) as known_from,
        min(spans.valid_from) filter (where spans.read_count > 0) as read_from,
        min(spans.valid_from) filter (where spans.has_progress) as progress_from,
        row_number() over (
            partition by reviews.gss_code
            order by comes_first(reviews.kind) desc, reviews.visited_from desc nulls last, reviews.review_id) as place
    from reviews
    inner join review_spans as spans using (review_id)
    group by reviews.review_id, reviews.gss_code, reviews.joint_id, reviews.visited_from, reviews.kind

),

replaced as (

    select
        mine.review_id,
        min(theirs.known_from) as latest_until,
        min(theirs.known_from) filter (where theirs.review_year is not distinct from mine.review_year) as latest_of_year_until
    from known as mine
    inner join known as theirs on mine.gss_code = theirs.gss_code and theirs.place < mine.place
    group by mine.review_id

),

-- From when on two documents tell of its actions, so that a promise can be followed from one to the other.
followed as (

    select review_id, list_sort(list(known_from))[2] as followed_from
    from (
        select distinct updates.review_id, documents.document_id, coalesce(documents.counts_from, date '1900-01-01') as known_from
        from updates
        inner join documents using (document_id)
        where updates.action_id is not null
    )
    group by review_id

)

select
    known.review_id,
    known.gss_code,
    known.joint_id,
    council_label(councils.name, councils.council_type, councils.end_on) as council_name,
    councils.council_type,
    councils.region,
    known.review_year,
    known.known_from,
    known.read_from,
    known.progress_from,
    followed.followed_from,
    coalesce(replaced.latest_until, date '9999-12-31') as latest_until,
    coalesce(replaced.latest_of_year_until, date '9999-12-31') as latest_of_year_until
from known
inner join councils using (gss_code)
left join replaced on known.review_id = replaced.review_id
left join followed on known.review_id = followed.review_id
order by known.review_id;

-- Every review with what is known of it, one row per stretch of days in which that stays the same.
create table review_states as
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
    facts.review_year,
    greatest(spans.valid_from, facts.known_from) as valid_from,
    spans.valid_to,
    facts.latest_until,
    facts.latest_of_year_until
from reviews
inner join councils using (gss_code)
inner join review_facts as facts on reviews.review_id = facts.review_id
inner join review_spans as spans on reviews.review_id = spans.review_id and spans.valid_to > facts.known_from
order by reviews.review_id, valid_from;

create macro reviews_known(d, chosen_year := null, chosen_type := null, chosen_region := null, chosen_codes := null) as table
select
    * exclude (valid_from, valid_to, latest_until, latest_of_year_until),
    -- Within a chosen year the latest of that year.
    d < case when chosen_year is null then latest_until else latest_of_year_until end as is_latest
from main.review_states
where valid_from <= d and valid_to > d
    and (chosen_year is null or review_year = chosen_year)
    and is_chosen_council(gss_code, council_type, region, chosen_type, chosen_region, chosen_codes);

-- The latest of each council.
create macro reviews_as_at(d, chosen_year := null, chosen_type := null, chosen_region := null, chosen_codes := null) as table
select *
from reviews_known(d, chosen_year, chosen_type, chosen_region, chosen_codes)
where is_latest;

-- The reviews that a question is about: one review, the latest of one council, or all that sector figures count; whatever
-- it is has to pass the filters too. Joint reviews count once: the council of which more is known stands for all of them that are chosen,
-- whoever else was visited.
create macro chosen_reviews(
    d, code, id, chosen_year := null, chosen_type := null, chosen_region := null, chosen_codes := null
) as table
select *
from reviews_known(d, chosen_year, chosen_type, chosen_region, chosen_codes)
where (code is null or gss_code = code) and case when id is not null then review_id = id else is_latest end
qualify joint_id is null or code is not null or id is not null
    or row_number() over (partition by joint_id order by read_count desc, recommendation_count desc, gss_code) = 1;

-- What sector figures count: the latest review of each chosen council, or its latest of a chosen year.
create macro sector_reviews(d, chosen_year, chosen_type := null, chosen_region := null, chosen_codes := null) as table
select *
from chosen_reviews(d, null, null, chosen_year, chosen_type, chosen_region, chosen_codes);

-- Whether a row with the columns of review_facts belongs to a review that sector figures count. Of joint reviews counted_joints tells.
create macro is_in_sector(
    d, known_from, latest_until, latest_of_year_until, gss_code, council_type, region, review_year,
    chosen_year, chosen_type, chosen_region, chosen_codes
) as
    known_from <= d
    and d < case when chosen_year is null then latest_until else latest_of_year_until end
    and (chosen_year is null or review_year = chosen_year)
    and is_chosen_council(gss_code, council_type, region, chosen_type, chosen_region, chosen_codes);

-- The same that chosen_reviews says of them, by itself: a plan of its own would cost more than the rest of a question.
create macro counted_joints(d, chosen_year, chosen_type, chosen_region, chosen_codes) as table
select review_id
from main.review_states
where joint_id is not null and valid_from <= d and valid_to > d
    and is_in_sector(
        d, valid_from, latest_until, latest_of_year_until, gss_code, council_type, region, review_year,
        chosen_year, chosen_type, chosen_region, chosen_codes)
qualify row_number() over (partition by joint_id order by read_count desc, recommendation_count desc, gss_code) = 1;
