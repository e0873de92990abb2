-- One row per action and stretch of days in which what is known of it stays the same: as at D is valid_from <= D < valid_to.
-- Method rules 1, 2, 4, 6, 7 and 8: everything of them that does not depend on D.
create table action_spans as
with mentions as (

    select
        updates.action_id,
        updates.update_id,
        updates.document_id,
        coalesce(documents.counts_from, date '1900-01-01') as counts_from,
        coalesce(documents.as_at, documents.published_on) as own_on,
        documents.scope = 'full' as is_full,
        false as is_absence,
        updates.text,
        updates.status,
        updates.status_method,
        updates.status_text,
        coalesce(updates.due_kind, 'none') as due_kind,
        updates.due_from,
        updates.due_to,
        updates.due_text,
        updates.completed_from,
        updates.completed_to,
        updates.successor_id,
        struct_pack(document_id := updates.document_id, place := updates.place) as word,
        mention_order.number as spoken_at,
        coalesce(documents.kind in ('action plan', 'response')
            and updates.due_to < coalesce(documents.period_from, documents.as_at, documents.published_on), false) as is_set_early
    from updates
    inner join documents using (document_id)
    inner join mention_order using (update_id)
    where updates.action_id is not null

),

-- Rule 8: a full document that lists actions and leaves this one out is a word too, though a silent one.
full_documents as (

    select document_id, documents.review_id, coalesce(documents.counts_from, date '1900-01-01') as counts_from
    from documents
    where scope = 'full' and kind <> 'register' and document_id in (select document_id from mentions)

),

first_mentions as (

    select mentions.action_id, actions.review_id, min(mentions.counts_from) as counts_from
    from mentions
    inner join actions using (action_id)
    group by mentions.action_id, actions.review_id

),

absences as (

    select
        first_mentions.action_id, '' as update_id, full_documents.document_id, full_documents.counts_from, null::date as own_on,
        true as is_full, true as is_absence, null::varchar as text, 'not stated' as status, null::varchar as status_method,
        null::varchar as status_text, 'none' as due_kind, null::date as due_from, null::date as due_to, null::varchar as due_text,
        null::date as completed_from, null::date as completed_to, null::varchar as successor_id,
        null::struct(document_id varchar, place varchar) as word, 0 as spoken_at, null::boolean as is_set_early
    from first_mentions
    inner join full_documents
        on first_mentions.review_id = full_documents.review_id and full_documents.counts_from > first_mentions.counts_from
    anti join mentions
        on mentions.action_id = first_mentions.action_id and mentions.document_id = full_documents.document_id

),

numbered as (

    select
        *,
        row_number() over (
            partition by action_id
            order by counts_from, not is_absence, spoken_at, document_id
        ) as number
    from (select * from mentions union all select * from absences)

),

-- Rule 4: whoever repeats a deadline that was set too early repeats an early one.
dated as (

    select
        *,
        status <> 'not stated' as is_stated,
        not is_absence and row_number() over (partition by action_id, document_id, is_absence order by number) = 1 as is_first_in_document,
        due_kind = 'dated' and first_value(is_set_early) over (partition by action_id, due_kind, due_to order by number) as is_early
    from numbered

),

stated as (

    select
        *,
        last_value(case when is_stated then status end ignore nulls) over before as status_before,
        last_value(case when due_kind <> 'none' and not is_early then due_kind end ignore nulls) over before as kind_before,
        last_value(case when due_kind = 'dated' and not is_early then due_to end ignore nulls) over before as due_before,
        -- A document that says complete is not one before it, whatever else it says of the action.
        list_last(list_filter(
            array_agg(struct_pack(document_id := document_id, own_on := own_on)) over before,
            lambda known: known.document_id <> document_id and known.own_on is not null)).own_on as own_before,
        count(case when not is_absence then 1 end) over so_far as spell
    from dated
    window
        before as (partition by action_id order by number rows between unbounded preceding and 1 preceding),
        so_far as (partition by action_id order by number rows between unbounded preceding and current row)

),

-- Rule 7: a run of complete lasts until another status is stated.
started as (

    select
        *,
        status = 'complete' and status_before is distinct from 'complete' as starts_run,
        not is_early and ((due_kind = 'dated' and due_to <> due_before) or (due_kind in ('ongoing', 'event') and kind_before = 'dated'))
            as redates
    from stated

),

runs as (

    select *, count(case when starts_run then 1 end) over (partition by action_id order by number) as run
    from started

),

filled as (

    select
        action_id,
        counts_from,
        number,
        is_absence,
        last_value(text ignore nulls) over so_far as text,
        last_value(case when is_stated then struct_pack(
            status := status, method := status_method, text := status_text, stated_on := counts_from, own_on := own_on,
            successor_id := successor_id) end ignore nulls) over so_far as said,
        last_value(case when due_kind <> 'none' then struct_pack(
            kind := due_kind, due_from := due_from, due_to := due_to, text := due_text, is_early := is_early) end ignore nulls) over so_far as due,
        first_value(case when due_kind = 'dated' and not is_early then struct_pack(
            due_from := due_from, due_to := due_to, text := due_text) end ignore nulls) over so_far as first_due,
        last_value(case when due_kind = 'dated' and not is_early then due_text end ignore nulls) over so_far as dated_text,
        last_value(case when status = 'complete' and completed_to is not null then struct_pack(
            completed_from := completed_from, completed_to := completed_to) end ignore nulls) over in_run as told_done,
        first_value(case when status = 'complete' then own_on end ignore nulls) over in_run as first_done_on,
        last_value(case when starts_run then struct_pack(own_on := own_before) end ignore nulls) over so_far as open,
        min(case when is_absence then counts_from end) over (partition by action_id, spell order by number) as dropped_on,
        count(case when is_first_in_document then 1 end) over so_far as document_count,
        last_value(case when not is_absence then word end ignore nulls) over so_far as latest,
        last_value(case when due_kind <> 'none' then word end ignore nulls) over so_far as latest_due,
        count(case when redates then 1 end) over so_far as redated_count,
        count(case when redates and due_kind <> 'dated' then 1 end) over so_far as end_removed_count
    from runs
    window
        so_far as (partition by action_id order by number rows between unbounded preceding and current row),
        in_run as (partition by action_id, run order by number rows between unbounded preceding and current row)

),

-- Rule 2: what stands at the end of each day; two documents of one day reopen nothing.
ends as (

    select *
    from filled
    qualify number = max(number) over (partition by action_id, counts_from)

),

steps as (

    select *, lag(said.status) over (partition by action_id order by counts_from) as said_before
    from ends

),

days as (

    select
        *,
        count(case when said_before = 'complete' and said.status <> 'complete' then 1 end)
            over (partition by action_id order by counts_from) as reopened_count,
        lead(counts_from, 1, date '9999-12-31') over (partition by action_id order by counts_from) as valid_to,
        coalesce(said.status, 'not stated') as status,
        first_value(coalesce(said.status, 'not stated')) over (partition by action_id order by counts_from) as first_status
    from steps

)

select
    action_id,
    actions.review_id,
    actions.recommendation_id,
    days.counts_from as valid_from,
    days.valid_to,
    coalesce(days.text, actions.text) as text,
    days.status,
    days.said.method as status_method,
    days.said.text as status_text,
    days.said.stated_on as status_on,
    -- What a document says holds for its own date, not for the day it was published; without one it proves no lateness.
    days.said.own_on as status_as_at,
    days.reopened_count::integer as reopened_count,
    days.status = 'continuous' and days.first_status <> 'continuous' as moved_to_continuous,
    -- least() would take the known one of two days for both.
    case when days.status = 'complete' then coalesce(
        days.told_done.completed_from, case when days.open.own_on is not null then least(days.open.own_on + 1, days.first_done_on) end)
        end as completed_from,
    case when days.status = 'complete' then coalesce(days.told_done.completed_to, days.first_done_on) end as completed_to,
    coalesce(days.due.kind, 'none') as due_kind,
    days.due.due_from as due_from,
    days.due.due_to as due_to,
    days.due.text as due_text,
    coalesce(days.due.is_early, false) as is_due_before_document,
    days.first_due.due_from as first_due_from,
    days.first_due.due_to as first_due_to,
    days.first_due.text as first_due_text,
    days.dated_text as last_dated_text,
    days.redated_count::integer as redated_count,
    days.end_removed_count::integer as end_removed_count,
    days.is_absence and not is_closed(days.status) as is_dropped,
    case when days.is_absence and not is_closed(days.status) then days.dropped_on end as dropped_on,
    days.said.successor_id as successor_id,
    -- In how many documents it stands by then, and where it stands last, and last with a deadline.
    days.document_count,
    days.latest.document_id as latest_document_id,
    days.latest.place as latest_place,
    days.latest_due.document_id as due_document_id,
    days.latest_due.place as due_place
from days
inner join actions using (action_id)
order by action_id, valid_from;
