-- Question: Which recommendations recur, and to how many councils were they told?
-- Grain: one row per family of which members told to two councils or more are known by the as-at date, one of them chosen; councils
--   reviewed together are one
-- Params:
--   as_at         date
--   theme_id      1 to 5; null for all themes
--   gss_codes     codes of councils joined by commas: only families of which one of them was told, whether or not it passes the
--                 other filters; null for all
--   council_type  members told to councils of this type are counted; null for all
--   region        members told to councils of this region are counted; null for all
--   year          members told by a review visited in this year are counted; null for all
-- Columns:
--   family_id             key
--   label                 the words of one member known by the date, the plainest
--   theme_id              1 to 5: the commonest theme of its members (null where none has one)
--   theme                 name of it
--   council_count         chosen councils that were told it; councils reviewed together count once (count)
--   of_council_count      all councils that were told it, whatever is chosen (count)
--   recommendation_count  its members that are chosen, one for each council of a joint review (count)
--   first_year            year of the earliest visit (null if no visit is dated)
--   last_year             year of the latest visit (null if no visit is dated)
--   with_plan_count       members of whose review a document is loaded that is no register (count)
--   action_count          actions listed under its members (count)
--   complete_count        members that are complete (count)
--   in_progress_count     members in progress (count)
--   not_stated_count      members of which no document states a status (count)
with read_reviews as (

    select distinct review_id
    from documents
    where kind <> 'register' and coalesce(counts_from, date '1900-01-01') <= $as_at::date

),

members as (

    select
        known.family_id,
        known.text,
        known.status,
        known.action_count,
        families.label,
        reviews.gss_code,
        reviews.joint_id,
        year(reviews.visited_from) as visit_year,
        is_chosen_council(councils.gss_code, councils.council_type, councils.region, $council_type::varchar, $region::varchar, null)
            and is_chosen_year(reviews.visited_from, $year::integer) as is_chosen,
        known.review_id in (select review_id from read_reviews) as has_plan
    from recommendations_as_at($as_at::date) as known
    inner join reviews using (review_id)
    inner join councils using (gss_code)
    inner join families using (family_id)

),

-- A council that was told once together with others counts as one with them in that family.
joints as (

    select family_id, gss_code, min(joint_id) as joint_id
    from members
    where joint_id is not null
    group by family_id, gss_code

),

told as (

    select members.* exclude (joint_id), coalesce(joints.joint_id, members.gss_code) as told_to
    from members
    left join joints using (family_id, gss_code)

),

counted as (

    select
        family_id,
        different(list(told_to) filter (where is_chosen)) as council_count,
        different(list(told_to)) as of_council_count,
        count(*) filter (where is_chosen) as recommendation_count,
        min(visit_year) filter (where is_chosen) as first_year,
        max(visit_year) filter (where is_chosen) as last_year,
        count(*) filter (where is_chosen and has_plan) as with_plan_count,
        (sum(action_count) filter (where is_chosen))::integer as action_count,
        count(*) filter (where is_chosen and status = 'complete') as complete_count,
        count(*) filter (where is_chosen and status = 'in progress') as in_progress_count,
        count(*) filter (where is_chosen and status = 'not stated') as not_stated_count,
        list(distinct gss_code) as gss_codes,
        arg_min(text, struct_pack(a := length(text), b := text)) as shortest,
        bool_or(text = label) as is_label_told
    from told
    group by family_id
    having different(list(told_to)) > 1 and bool_or(is_chosen)

)

select
    families.family_id,
    -- Words that nobody had been told by then are no name for it.
    case when later.family_id is not null then counted.shortest else families.label end as label,
    families.theme_id,
    themes.name as theme,
    counted.council_count,
    counted.of_council_count,
    counted.recommendation_count,
    counted.first_year,
    counted.last_year,
    counted.with_plan_count,
    counted.action_count,
    counted.complete_count,
    counted.in_progress_count,
    counted.not_stated_count
from counted
inner join families using (family_id)
left join (select distinct family_id, text from recommendations where family_id is not null) as later
    on families.family_id = later.family_id and families.label = later.text and counted.is_label_told is distinct from true
left join themes on families.theme_id = themes.theme_id
where ($theme_id is null or families.theme_id = $theme_id)
    and ($gss_codes is null or list_has_any(counted.gss_codes, regexp_split_to_array(trim($gss_codes::varchar), '\s*,\s*')))
order by counted.council_count desc, label, families.family_id
