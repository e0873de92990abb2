-- What was finished elsewhere: how alike two recommendations are, and when one was completed.

-- What each recommendation asks for, term by term, and how much each says: the rarer among recommendations, the more, and what is
-- asked for first the most. `whole` is what all of its terms say together. found_asks is a temporary table of the build
-- (loaders/asking.py); the words of actions take no part: what is asked is likened, not what was done.
create table recommendation_terms as
with weighed as (

    select
        *,
        weight * ln(1 + ((select count(distinct recommendation_id) from found_asks) - count(*) over of_term + 0.5)
            / (count(*) over of_term + 0.5)) as says
    from found_asks
    window of_term as (partition by term)

)

select term, recommendation_id, says, sum(says) over (partition by recommendation_id) as whole
from weighed
order by term, recommendation_id;

drop table found_asks;

-- From which likeness on two recommendations are shown as like: one term in common, or terms without a theme in common, have to say more.
-- Measured on the pairs of docs/families.md.
create macro is_like(likeness, term_count, has_common_theme) as
    likeness >= case when term_count > 1 and has_common_theme then 0.35 else 0.45 end;

-- When each recommendation that is complete was completed, and which word says so last: the completion of the last of its actions where
-- its status is derived, else its own (method rule 7). NULL where no day is known. One row per stretch of days as in recommendation_states.
create table completion_spans as
with complete_now as (

    select recommendation_id, valid_from, valid_to, status_method
    from recommendation_states
    where status = 'complete'

),

mentions as (

    select
        complete_now.recommendation_id,
        complete_now.valid_from,
        updates.action_id,
        updates.status,
        updates.completed_from,
        updates.completed_to,
        documents.document_id,
        coalesce(documents.as_at, documents.published_on) as own_on,
        mention_order.number,
        struct_pack(said_by := updates.said_by, kind := documents.kind, file_name := documents.file_name, place := updates.place,
            url := documents.url) as word
    from updates
    inner join complete_now using (recommendation_id)
    inner join documents using (document_id)
    inner join mention_order using (update_id)
    where coalesce(documents.counts_from, date '1900-01-01') <= complete_now.valid_from

),

-- A run of complete lasts until another status is stated.
opened as (

    select recommendation_id, valid_from, coalesce(max(number) filter (where status not in ('complete', 'not stated')), 0) as number
    from mentions
    where action_id is null
    group by recommendation_id, valid_from

),

run as (

    select
        mentions.recommendation_id,
        mentions.valid_from,
        arg_min(mentions.document_id, mentions.number) as first_document,
        min(mentions.number) as first_number,
        arg_min(mentions.own_on, mentions.number) filter (where mentions.own_on is not null) as first_done_on,
        arg_max(struct_pack(completed_from := mentions.completed_from, completed_to := mentions.completed_to), mentions.number)
            filter (where mentions.completed_to is not null) as told
    from mentions
    inner join opened using (recommendation_id, valid_from)
    where mentions.action_id is null and mentions.status = 'complete' and mentions.number > opened.number
    group by mentions.recommendation_id, mentions.valid_from

),

before as (

    select mentions.recommendation_id, mentions.valid_from, arg_max(mentions.own_on, mentions.number) as own_on
    from mentions
    inner join run using (recommendation_id, valid_from)
    where mentions.number < run.first_number and mentions.document_id <> run.first_document and mentions.own_on is not null
    group by mentions.recommendation_id, mentions.valid_from

),

-- The last possible day is known only where that of every action is.
last_action as (

    select
        complete_now.recommendation_id,
        complete_now.valid_from,
        max(actions.completed_from) as completed_from,
        case when count(actions.completed_to) = count(*) then max(actions.completed_to) end as completed_to
    from complete_now
    inner join action_spans as actions
        on complete_now.recommendation_id = actions.recommendation_id
            and actions.valid_from <= complete_now.valid_from and actions.valid_to > complete_now.valid_from
    where actions.status = 'complete'
    group by complete_now.recommendation_id, complete_now.valid_from

),

evidence as (

    select recommendation_id, valid_from, arg_max(word, number) as word
    from mentions
    where status = 'complete'
    group by recommendation_id, valid_from

)

select
    complete_now.recommendation_id,
    complete_now.valid_from,
    complete_now.valid_to,
    case
        when complete_now.status_method = 'derived' then last_action.completed_from
        when run.told is not null then run.told.completed_from
        when before.own_on is not null then least(before.own_on + 1, run.first_done_on)
    end as completed_from,
    case
        when complete_now.status_method = 'derived' then last_action.completed_to
        else coalesce(run.told.completed_to, run.first_done_on)
    end as completed_to,
    evidence.word
from complete_now
left join run using (recommendation_id, valid_from)
left join before using (recommendation_id, valid_from)
left join last_action using (recommendation_id, valid_from)
left join evidence using (recommendation_id, valid_from)
order by complete_now.recommendation_id, complete_now.valid_from;

create macro completions_as_at(d) as table
select * exclude (valid_from, valid_to)
from main.completion_spans
where valid_from <= d and valid_to > d;
