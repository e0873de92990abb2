-- Question: What should a member ask about this review?
-- Grain: one row per question and action it rests on
-- Params:
--   as_at        date
--   review_id    the review
-- Columns:
--   position       order of the questions
--   question       the question
--   row_count      actions it rests on (count)
--   action_id      key
--   ref            number of its recommendation (null if none)
--   action         its words
--   because        what in the documents raises it
--   file_name      document of the latest word on it
--   place          place in that document
with known as (

    select *
    from actions_as_at($as_at::date)
    where review_id = $review_id

),

asked as (

    select 1 as position, 'What keeps these overdue actions from being finished, and when will they be?' as question, known.*,
        'deadline ' || due_text || '; still ' || status as because
    from known where timing = 'overdue'
    union all
    select 2, 'These were left out of the last full plan without a word. Were they done, or given up?', known.*,
        'last status: ' || status
    from known where is_dropped
    union all
    select 3, 'The deadline has passed and nothing more was reported of the action itself. What became of these?', known.*, 'deadline ' || due_text
    from known where timing in ('due, no update found', 'covered by its recommendation')
    union all
    select 4, 'These dates have moved twice or more. Is the present one firm?', known.*,
        'moved ' || redated_count || ' times; first ' || first_due_text || ', now ' || coalesce(due_text, 'no date')
    from known where redated_count >= 2 and not is_closed(status)
    union all
    select 5, 'These were reported complete and are open again. What changed?', known.*, 'now ' || status
    from known where reopened_count > 0 and not is_closed(status)
    union all
    select 6, 'An end date was taken away. By when will members see a result?', known.*,
        'was ' || last_dated_text || ', now ' || coalesce(due_text, 'no date')
    from known where end_removed_count > 0 and due_kind <> 'dated' and not is_closed(status)
    union all
    select 7, 'Nobody is named as leading these. Who answers for them?', known.*, 'no owner is printed'
    from known
    where not is_closed(status) and roles is null
    union all
    select 8, 'These have no calendar date, and are not finished. When will we know that they are done?', known.*,
        case due_kind when 'none' then 'no deadline is printed' else 'deadline: ' || coalesce(due_text, due_kind) end
    from known where due_kind <> 'dated' and end_removed_count = 0 and not is_closed(status)

)

select
    asked.position,
    asked.question,
    (count(*) over (partition by asked.position))::integer as row_count,
    asked.action_id,
    recommendations.ref,
    asked.text as action,
    asked.because,
    documents.file_name,
    asked.latest_place as place
from asked
left join recommendations on asked.recommendation_id = recommendations.recommendation_id
left join documents on asked.latest_document_id = documents.document_id
order by asked.position, recommendations.position nulls last, asked.action_id
