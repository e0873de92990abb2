-- Small definitions that every other one stands on.

-- Which of two statuses stated on one day holds: the larger number, the one that claims less; NULL where nothing is stated.
create macro openness(status) as array_position(['complete', 'continuous', 'stopped', 'in progress', 'not started'], status);

-- Nothing is left to be done, or it was given up: no later silence or deadline changes that.
create macro is_closed(status) as status in ('complete', 'stopped', 'continuous');

-- Method rule 2: the recommendation's own later word never changes an action that is still open, but it answers for it. What is covered
-- counts in completion as not stated.
create macro is_covered_by(status, status_on, own_status, own_on) as
    coalesce(own_status <> 'not stated' and not is_closed(status) and (status_on is null or status_on < own_on), false);
create macro counted_status(status, is_covered) as case when is_covered then 'not stated' else status end;

-- Whole months from one day to another; negative where the second lies before the first.
create macro whole_months(since, until) as datesub('month', since, until)::integer;

-- The days between which a visit ended: one day, or a month or year where no more is known.
create macro left_from(visited_from, visited_to, visited_precision) as
    case when coalesce(visited_precision, 'day') = 'day' then coalesce(visited_to, visited_from) else visited_from end;
create macro left_on(visited_from, visited_to) as coalesce(visited_to, visited_from);

-- How many different values a group holds, NULL left out: count(distinct) in DuckDB 2.0 keeps every row for it and takes four times as long.
create macro different(listed) as coalesce(list_unique(listed), 0)::bigint;

-- Method rule 13: a share only from five on.
create macro share(part, whole) as case when whole >= 5 then part / nullif(whole, 0) end;

-- Method rule 3, over a group of rows with one status each: how many, and the three shares.
create macro complete_of(status) as (count(*) filter (where status = 'complete'))::integer;
create macro stated_of(status) as (count(*) filter (where status in ('complete', 'in progress', 'not started')))::integer;
create macro not_stated_of(status) as (count(*) filter (where status = 'not stated'))::integer;
create macro counting_of(status) as (count(*) filter (where status not in ('stopped', 'continuous')))::integer;
create macro completion_point(status) as share(complete_of(status), stated_of(status));
create macro completion_low(status) as share(complete_of(status), counting_of(status));
create macro completion_high(status) as share(complete_of(status) + not_stated_of(status), counting_of(status));

-- Method rule 7, over a group of actions: of those complete with a first deadline and those overdue, how many were on time.
create macro judged_of(on_time) as count(on_time)::integer;
create macro on_time_low(on_time) as share(count(*) filter (where on_time = 'on time'), count(on_time));
create macro on_time_high(on_time) as share(count(*) filter (where on_time in ('on time', 'cannot tell')), count(on_time));

-- The order in which timings are told.
create macro timing_order(timing) as array_position(
    ['overdue', 'due, no update found', 'covered by its recommendation', 'not yet due', 'undated', 'done on time', 'done late',
        'done, date not stated', 'no end by design', 'stopped', 'date before its document'], timing);

-- Whether a document's own word for a total means complete and nothing else; 'green' or 'completed or progressed' do not.
create macro means_complete(measure) as
    regexp_matches(lower(measure), '^(fully )?(complete|completed|implemented|delivered|done|achieved|finished|closed)$');
