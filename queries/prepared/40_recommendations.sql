-- What the actions of each recommendation come to where that depends on D: deadlines, not statuses.
create macro action_totals_on(d, clock) as table
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
from actions_on(d, clock)
where recommendation_id is not null
group by recommendation_id;

-- Every recommendation known up to D with its status (method rule 2).
create macro recommendations_on(d, clock) as table
select
    recommendations.* exclude (text, due_text, acceptance, response_text),
    -- What a later document prints first is not known before it.
    coalesce(spans.text, case when not spans.has_text then recommendations.text end) as text,
    coalesce(spans.response_text, recommendations.response_text) as response_text,
    spans.* exclude (recommendation_id, review_id, valid_from, valid_to, text, has_text, response_text)
from main.recommendations
inner join clock_on(d, clock) as clocks using (review_id)
inner join main.recommendation_spans as spans
    on recommendations.recommendation_id = spans.recommendation_id
        and spans.valid_from <= clocks.known_on and spans.valid_to > clocks.known_on;

create macro recommendations_as_at(d) as table select * from recommendations_on(d, 'as at');
create macro recommendations_as_last_reported(d) as table select * from recommendations_on(d, 'last reported');
