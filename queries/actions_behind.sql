-- Question: Which actions stand behind a figure?
-- Grain: one row per action of the reviews asked for that is known by the as-at date
-- Params:
--   as_at         date
--   gss_code      latest review of one council; null for every council
--   review_id     one review; null for the latest review of each council
--   gss_codes     codes of councils joined by commas; null for all of the sector
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      only actions of this core theme; null for all
-- Columns:
--   council            name by which the council is chosen
--   gss_code           its code
--   review_id          the review
--   action_id          key
--   recommendation_id  key of its recommendation (null where the document does not say whose it is)
--   ref                that recommendation's number as printed (null if none)
--   recommendation     that recommendation's words (null if none)
--   action             its own words in the latest document that names it
--   theme              core theme of its recommendation (null where nothing decides it)
--   owners             roles as printed (list; null if none is named)
--   is_named           whether a role is named
--   first_due_text     first deadline as printed (null if none is dated)
--   due_text           latest deadline as printed (null if none)
--   due_kind           dated, ongoing, event or none
--   due_from           first day of its period (date)
--   due_to             last day (date)
--   width_days         days of that period, 1 for a deadline known to the day (days; null if undated)
--   redated_count      times its deadline was moved (count)
--   end_removed_count  of these, times its end date was taken away (count)
--   status             status as at the date
--   status_method      how it is known (null where no status is stated)
--   counted_status     the status that completion counts: not stated where its recommendation has a later word of its own
--   status_on          day from which the document that states it counts (date)
--   timing             overdue, not yet due and so on, in the words of the method
--   slip_kind          late, early, none or cannot tell (null if that cannot be measured)
--   slip_low_days      least that it has slipped against the first deadline (days; null if that cannot be measured)
--   slip_high_days     most (days)
--   on_time            on time, late, cannot tell or overdue, against the first deadline (null if that cannot be judged)
--   on_time_latest     the same against the latest deadline
--   has_progress       whether a document of its review reports progress, without which it is in no completion figure
--   moved_to_continuous  continuous now and not so at first
--   is_dropped         whether the last full document leaves it out without a word
--   is_due_before_document  whether its deadline is earlier than the document that sets it, which keeps it out of timing
--   file_name          document in which it is first printed
--   place              place in that document
--   url                where that was published (null if not known)
--   visited_from       first day of the visit (date; null if not stated)
--   council_type       type of council
--   region             region (null if not known)
--   review_year        year of the visit (null if not stated)
with reviews as (

    select *
    from chosen_reviews(
        $as_at::date, $gss_code, $review_id, chosen_codes := $gss_codes, chosen_year := $year::integer,
        chosen_type := $council_type, chosen_region := $region)

),

told as (

    select *
    from recommendations_as_at($as_at::date)

)

select
    council_label(reviews.council_name, reviews.council_type, reviews.council_end_on) as council,
    reviews.gss_code,
    known.review_id,
    known.action_id,
    known.recommendation_id,
    told.ref,
    told.text as recommendation,
    known.text as action,
    themes.name as theme,
    known.roles as owners,
    known.roles is not null as is_named,
    known.first_due_text,
    known.due_text,
    known.due_kind,
    known.due_from,
    known.due_to,
    known.due_to - known.due_from + 1 as width_days,
    known.redated_count,
    known.end_removed_count,
    known.status,
    known.status_method,
    known.counted_status,
    known.status_on,
    known.timing,
    known.slip_kind,
    known.slip_low_days,
    known.slip_high_days,
    known.on_time,
    known.on_time_latest,
    reviews.has_progress,
    known.moved_to_continuous,
    known.is_dropped,
    known.is_due_before_document,
    documents.file_name,
    known.place,
    documents.url,
    reviews.visited_from,
    reviews.council_type,
    reviews.region,
    reviews.review_year
from actions_as_at($as_at::date) as known
inner join reviews using (review_id)
inner join documents on known.document_id = documents.document_id
left join recommendations on known.recommendation_id = recommendations.recommendation_id
left join told on known.recommendation_id = told.recommendation_id
left join themes on known.theme_id = themes.theme_id
where $theme_id is null or known.theme_id = $theme_id::integer
order by council, reviews.gss_code, recommendations.position nulls last, known.position, known.action_id
