-- One council beside others: who is compared, where each stands, and how far it was after so many months.

create macro known_level(level) as
    case when coalesce(level, 'recommendation') in ('recommendation', 'action') then coalesce(level, 'recommendation')
        else error('level: one of recommendation, action is accepted') end;

-- The latest review of a council and those of its peers, of which a document is loaded. Councils visited together are no peers of
-- each other: it is one review (method rule 12).
create macro compared_reviews(d, own, codes) as table
with mine as (

    select *
    from reviews_as_at(d, null, null, null, own)
    where gss_code = own

)

select mine.gss_code, mine.review_id, mine.has_progress, true as is_own
from mine
where mine.read_count > 0
union all
select peers.gss_code, peers.review_id, peers.has_progress, false
from sector_reviews(d, null, null, null, codes) as peers
where peers.read_count > 0 and peers.gss_code is distinct from own
    and peers.joint_id is distinct from coalesce((select mine.joint_id from mine), '');

-- By what councils are set side by side, in the order in which it is told. `needs_progress`: without a document that tells of progress
-- it would say what is loaded, not how things stand, so it is not counted.
create macro compared_measures(level) as table
select *
from (values
    (1, 'complete', known_level(level), true),
    (2, 'overdue', 'action', true),
    (3, 'due, no update found', 'action', true),
    (4, 're-dated', 'action', true),
    (5, 'slipped late', 'action', true),
    (6, 'without a calendar date', 'action', false),
    (7, 'with a named owner', 'action', false),
    (8, 'moved to business as usual', known_level(level), true),
    (9, 'done on time', 'action', true)
) as measures(number, measure, unit, needs_progress);

-- Each measure of the council and its peers: `part` of `whole`, and both bounds where not all is known.
create macro measures_of_councils(d, own, codes, chosen_theme, level) as table
with compared as materialized (select * from compared_reviews(d, own, codes)),

actions as materialized (

    select compared.gss_code, known.*, known.roles is not null as is_led
    from actions_as_at(d) as known
    inner join compared using (review_id)
    where chosen_theme is null or known.theme_id = chosen_theme

),

counted as (

    select compared.gss_code, known.status, known.moved_to_continuous
    from recommendations_as_at(d) as known
    inner join compared using (review_id)
    where known_level(level) = 'recommendation' and (chosen_theme is null or known.theme_id = chosen_theme)
    union all
    select gss_code, counted_status, moved_to_continuous
    from actions
    where known_level(level) = 'action'

),

completion as (

    select
        gss_code,
        complete_of(status) as complete_count,
        stated_of(status) as stated_count,
        completion_low(status) as low_share,
        completion_high(status) as high_share,
        count(*) filter (where moved_to_continuous) as moved_count,
        count(*) as row_count
    from counted
    group by gss_code

),

timing as (

    select
        gss_code,
        count(*) as row_count,
        count(*) filter (where timing = 'overdue') as overdue_count,
        count(*) filter (where timing = 'due, no update found') as silent_count,
        count(*) filter (where redated_count > 0) as redated_count,
        count(slip_kind) as measured_count,
        count(*) filter (where slip_kind = 'late') as late_count,
        count(*) filter (where slip_kind in ('late', 'cannot tell')) as late_high_count,
        count(*) filter (where due_kind <> 'dated') as undated_count,
        count(*) filter (where is_led) as led_count,
        judged_of(on_time) as judged_count,
        count(*) filter (where on_time = 'on time') as on_time_count,
        on_time_low(on_time) as on_time_low_share,
        on_time_high(on_time) as on_time_high_share
    from actions
    group by gss_code

),

-- The number of a measure is its place in the order in which they are told.
tallies as (

    select compared.*, unnest([
        struct_pack(number := 1, part := completion.complete_count, whole := completion.stated_count,
            low := completion.low_share, high := completion.high_share),
        struct_pack(number := 2, part := timing.overdue_count, whole := timing.row_count, low := null, high := null),
        struct_pack(number := 3, part := timing.silent_count, whole := timing.row_count, low := null, high := null),
        struct_pack(number := 4, part := timing.redated_count, whole := timing.row_count, low := null, high := null),
        struct_pack(number := 5, part := timing.late_count, whole := timing.measured_count,
            low := share(timing.late_count, timing.measured_count), high := share(timing.late_high_count, timing.measured_count)),
        struct_pack(number := 6, part := timing.undated_count, whole := timing.row_count, low := null, high := null),
        struct_pack(number := 7, part := timing.led_count, whole := timing.row_count, low := null, high := null),
        struct_pack(number := 8, part := completion.moved_count, whole := completion.row_count, low := null, high := null),
        struct_pack(number := 9, part := timing.on_time_count, whole := timing.judged_count,
            low := timing.on_time_low_share, high := timing.on_time_high_share)
    ], recursive := true)
    from compared
    left join completion using (gss_code)
    left join timing using (gss_code)

)

select
    tallies.gss_code,
    tallies.is_own,
    tallies.number,
    case when counts then coalesce(part, 0)::integer end as part,
    case when counts then coalesce(whole, 0)::integer end as whole,
    case when counts then share(part, whole) end as share,
    case when counts then low end as low_share,
    case when counts then high end as high_share
from (
    select tallies.*, tallies.has_progress or not measures.needs_progress as counts
    from tallies
    inner join compared_measures(level) as measures using (number)
) as tallies;

-- How far each council was m months after its visit (0 to 60), by what was known on that day: of its latest review as at D, once a plan or
-- progress is loaded. What is known changes only on days on which a document begins to count, so the months share a handful of states.
create macro progress_by_months(d, codes, chosen_theme, level) as table
with reviews as materialized (

    select *, left_on(visited_from, visited_to) as left_on
    from reviews_as_at(d, null, null, null, codes)
    where has_plan or has_progress

),

days as (

    select reviews.gss_code, reviews.review_id, months.month, (reviews.left_on + to_months(months.month))::date as day
    from reviews
    inner join (select range::integer as month from range(0, 61)) as months on reviews.left_on + to_months(months.month) <= d

),

known as materialized (

    select days.*, spans.valid_from as known_from, coalesce(spans.has_progress, false) as has_progress, spans.last_reported_on
    from days
    left join main.review_spans as spans
        on days.review_id = spans.review_id and spans.valid_from <= days.day and spans.valid_to > days.day

),

states as materialized (

    select distinct review_id, known_from
    from known
    where has_progress

),

counted as (

    select states.review_id, states.known_from, spans.status
    from states
    inner join main.recommendation_states as spans
        on states.review_id = spans.review_id and spans.valid_from <= states.known_from and spans.valid_to > states.known_from
    where known_level(level) = 'recommendation' and (chosen_theme is null or spans.theme_id = chosen_theme)
    union all
    select states.review_id, states.known_from, spans.counted_status
    from states
    inner join main.action_states as spans
        on states.review_id = spans.review_id and spans.valid_from <= states.known_from and spans.valid_to > states.known_from
    where known_level(level) = 'action' and spans.clock = 'as at' and (chosen_theme is null or spans.theme_id = chosen_theme)

),

totals as (

    select
        review_id,
        known_from,
        complete_of(status) as complete_count,
        stated_of(status) as stated_count,
        counting_of(status) as counting_count,
        completion_point(status) as point_share,
        completion_low(status) as low_share,
        completion_high(status) as high_share
    from counted
    group by review_id, known_from

)

select
    known.gss_code,
    known.review_id,
    known.month,
    known.day,
    known.has_progress,
    case when known.has_progress then coalesce(totals.complete_count, 0) end as complete_count,
    case when known.has_progress then coalesce(totals.stated_count, 0) end as stated_count,
    case when known.has_progress then coalesce(totals.counting_count, 0) end as counting_count,
    totals.point_share,
    totals.low_share,
    totals.high_share,
    whole_months(known.last_reported_on, known.day) as months_since_report
from known
left join totals on known.review_id = totals.review_id and known.known_from = totals.known_from;
