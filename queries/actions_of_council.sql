-- Question: What did this council promise to do, who leads, by when, and what is known of it?
-- Grain: one row per action of the council's latest review visited up to the as-at date
-- Params:
--   as_at               date
--   gss_code            the council
-- Columns:
--   action_id           key
--   recommendation_id   key of its recommendation (null where the document does not say whose it is)
--   recommendation_ref  that recommendation's number as printed
--   objective_ref       number of the objective between the two (null if none)
--   objective           its words
--   ref                 the action's own number (null if none)
--   action              its words
--   owners              roles as printed (list; null if none is named)
--   owner_scope         own, row or recommendation: what the owner stands beside
--   due_text            latest deadline as printed (null if none)
--   due_kind            dated, ongoing, event or none
--   due_from            first day of the deadline's period (date)
--   due_to              last day (date)
--   due_scope           own, row or recommendation: what the deadline stands beside
--   status              status as at the date
--   status_method       how it is known (null where no status is stated)
--   status_text         the printed words behind it
--   status_on           date of the document that states it (date)
--   timing              where it stands against its deadline as at the date
--   redated_count       times its deadline was moved (count)
--   file_name           document in which the action is printed
--   place               place in that document
with review as (

    select review_id
    from reviews_as_at($as_at::date)
    where gss_code = $gss_code

),

owners as (

    select action_id, list(role order by position) as roles
    from action_owners
    group by action_id

)

select
    actions.action_id,
    actions.recommendation_id,
    recommendations.ref as recommendation_ref,
    actions.objective_ref,
    actions.objective_text as objective,
    actions.ref,
    actions.text as action,
    owners.roles as owners,
    actions.owner_scope,
    known.due_text,
    known.due_kind,
    known.due_from,
    known.due_to,
    actions.due_scope,
    known.status,
    known.status_method,
    known.status_text,
    known.status_on,
    known.timing,
    known.redated_count,
    documents.file_name,
    actions.place
from actions_as_at($as_at::date) as known
inner join review using (review_id)
inner join actions using (action_id)
inner join documents on actions.document_id = documents.document_id
left join recommendations on actions.recommendation_id = recommendations.recommendation_id
left join owners on actions.action_id = owners.action_id
order by recommendations.position nulls last, actions.position
