-- Question: What did the council promise, who leads, what was the first deadline, what is it now, and what is known of it?
-- Grain: one row per action of the review known by the as-at date
-- Params:
--   as_at               date
--   review_id           the review
-- Columns:
--   action_id           key
--   recommendation_id   key of its recommendation (null where the document does not say whose it is)
--   recommendation_ref  that recommendation's number as printed
--   objective_ref       number of the objective between the two (null if none)
--   objective           its words
--   ref                 the action's own number (null if none)
--   action              its words in the latest document that names it
--   owners              roles as printed (list; null if none is named)
--   owner_scope         own, row or recommendation: what the owner stands beside
--   first_due_text      first deadline as printed (null if none is dated)
--   first_due_from      first day of its period (date)
--   first_due_to        last day of its period (date)
--   due_text            latest deadline as printed (null if none)
--   due_kind            dated, ongoing, event or none
--   due_from            first day of its period (date)
--   due_to              last day (date)
--   due_scope           own, row or recommendation: what the deadline stands beside
--   redated_count       times its deadline was moved (count)
--   slip_low_days       least that it has slipped against the first deadline (days; null if that cannot be measured)
--   slip_high_days      most that it has slipped (days)
--   slip_kind           late, early, none or cannot tell (null if that cannot be measured)
--   status              status as at the date
--   status_method       how it is known (null where no status is stated)
--   status_text         the printed words behind it
--   status_on           day from which the document that states it counts (date)
--   is_covered          whether its recommendation has a later word of its own
--   reopened_count      times it was reported open again after complete (count)
--   timing              where it stands against its deadline as at the date
--   last_reported_status  status in the council's own last document
--   last_reported_timing  where it stood against its deadline on the date of that document
--   is_dropped          whether the last full document leaves it out without a word
--   dropped_on          date of that document (date)
--   mention_count       documents that speak of it (count)
--   file_name           document in which it is first printed
--   place               place in that document
select
    known.action_id,
    known.recommendation_id,
    recommendations.ref as recommendation_ref,
    actions.objective_ref,
    actions.objective_text as objective,
    actions.ref,
    known.text as action,
    known.roles as owners,
    actions.owner_scope,
    known.first_due_text,
    known.first_due_from,
    known.first_due_to,
    known.due_text,
    known.due_kind,
    known.due_from,
    known.due_to,
    actions.due_scope,
    known.redated_count,
    known.slip_low_days,
    known.slip_high_days,
    known.slip_kind,
    known.status,
    known.status_method,
    known.status_text,
    known.status_on,
    known.is_covered,
    known.reopened_count,
    known.timing,
    reported.status as last_reported_status,
    reported.timing as last_reported_timing,
    known.is_dropped,
    known.dropped_on,
    known.document_count as mention_count,
    documents.file_name,
    actions.place
from actions_as_at($as_at::date) as known
inner join actions using (action_id)
inner join documents on actions.document_id = documents.document_id
left join actions_as_last_reported($as_at::date) as reported on known.action_id = reported.action_id
left join recommendations on known.recommendation_id = recommendations.recommendation_id
where known.review_id = $review_id
order by recommendations.position nulls last, actions.position, known.action_id
