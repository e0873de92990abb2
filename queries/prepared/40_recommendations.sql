-- What the actions of each recommendation come to where that depends on D: deadlines, not statuses. `of_review`: one review, NULL for all.
create macro action_totals_as_at(d, of_review := null) as table
select
    recommendation_id,
    count(*) filter (where timing = 'overdue') as overdue_count,
    count(*) filter (where redated_count > 0) as redated_count,
    count(*) filter (where timing = 'due, no update found') as due_without_update_count,
    count(*) filter (where due_kind <> 'dated') as undated_count,
    count(*) filter (where is_dropped) as dropped_count,
    min(first_due_from) as first_due_from,
    max(first_due_to) as first_due_to,
    min(due_from) filter (where due_kind = 'dated' and not is_due_before_document) as due_from,
    max(due_to) filter (where due_kind = 'dated' and not is_due_before_document) as due_to,
    min(due_to) filter (where timing = 'not yet due') as next_due_on
from actions_as_at(d)
where recommendation_id is not null and (of_review is null or review_id = of_review)
group by recommendation_id;

-- Every recommendation with its status, one row per stretch of days in which it stays the same (method rule 2).
create table recommendation_states as
select
    recommendations.* exclude (text, due_text, acceptance, response_text),
    -- What a later document prints first is not known before it.
    coalesce(spans.text, case when not spans.has_text then recommendations.text end) as text,
    coalesce(spans.response_text, recommendations.response_text) as response_text,
    spans.* exclude (recommendation_id, review_id, text, has_text, response_text),
    themes.name as theme,
    facts.* exclude (review_id)
from recommendations
inner join recommendation_spans as spans using (recommendation_id)
inner join review_facts as facts on recommendations.review_id = facts.review_id
left join themes using (theme_id)
order by recommendations.review_id, recommendations.recommendation_id, spans.valid_from;

create macro recommendations_as_at(d) as table
select * exclude (
    valid_from, valid_to, theme, gss_code, joint_id, council_name, council_type, region, review_year,
    known_from, read_from, progress_from, followed_from, latest_until, latest_of_year_until)
from main.recommendation_states
where valid_from <= d and valid_to > d;
