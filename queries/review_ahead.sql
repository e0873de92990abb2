-- Question: When does progress on this review next come to committee, when is the progress review, and where was looked?
-- Grain: one row per review (one row in all), where it was visited by the date and something is known of it
-- Params:
--   as_at      date
--   review_id  the review
-- Columns:
--   council                   name to choose it by
--   gss_code                  code of the council
--   review_id                 key of the review
--   next_report_from          first day on which the next report may come, by the last document that says so (date; null if none does)
--   next_report_to            last day of it (date; null if none does)
--   next_report_precision     day, month, quarter or season: how exactly that is printed (null if none does)
--   is_next_report_past       whether that time has passed by the date: then nothing is known of a further one (null if none is stated)
--   next_report_said_by       council, peers or press (null if none does)
--   next_report_said_on       own date of the document that says so (date; null if none does, or it has no date)
--   next_report_file_name     that document (null if none does)
--   next_report_place         place in it (null if none does)
--   next_report_url           where it was published (null if none does, or not known)
--   progress_review_from      first day of the time in which the peers came back (date; null if not found by the date)
--   progress_review_to        last day of it (date; null if not found by the date)
--   progress_review_said_by   who says so (null if not found)
--   progress_review_file_name  where (null if not found)
--   progress_review_place     place in it (null if not found, or not stated)
--   progress_review_url       where it was published (null if not found, or not known)
--   progress_review_due_from  first day of 'about 10 months after the visit' (date; null before 2023 and for other kinds of review: no rule then)
--   progress_review_due_to    last day of it: another where only the month or year of the visit is known (date; null likewise)
--   progress_review_basis     'stated', 'about 10 months after the visit', or null where neither is known
--   looked_on                 first day of the time in which somebody last looked for documents of this council (date; null if not recorded)
--   looked_precision          day, month or year (null if not recorded)
--   looked_page_count         public pages that were looked at by the date, for all reviews of this council (count)
with reviews as (

    select *
    from reviews_known($as_at::date)
    where review_id = $review_id

),

next_reports as (

    select
        review_dates.*,
        documents.said_by,
        coalesce(documents.as_at, documents.published_on) as own_on,
        documents.file_name,
        documents.url
    from review_dates
    inner join documents using (document_id)
    where review_dates.review_id = $review_id and review_dates.step = 'next report'
        and coalesce(documents.counts_from, date '1900-01-01') <= $as_at::date
    qualify row_number() over (
        order by coalesce(documents.counts_from, date '1900-01-01') desc, own_on desc nulls last, review_dates.on_to desc, document_id) = 1

),

-- The clock's own rule from 2023 on; before it what is told, without anything being due.
told as (

    select
        reviews.review_id,
        coalesce(steps.found_from, dates.on_from, reviews.progress_review_on) as found_from,
        coalesce(steps.found_on, reviews.progress_review_on) as found_to,
        coalesce(steps.found_in, dates.document_id) as found_in
    from reviews
    left join publication_steps($as_at::date) as steps on reviews.review_id = steps.review_id and steps.step = 'progress review'
    left join review_dates as dates
        on reviews.review_id = dates.review_id and dates.step = 'progress review' and dates.on_to = reviews.progress_review_on
    where coalesce(steps.found_on, reviews.progress_review_on) <= $as_at::date
    qualify row_number() over (order by found_from desc, found_in) = 1

),

found as (

    select told.*, documents.said_by, documents.file_name, documents.url, dates.place
    from told
    left join documents on told.found_in = documents.document_id
    left join review_dates as dates
        on told.found_in = dates.document_id and dates.review_id = told.review_id and dates.step = 'progress review' and told.found_to = dates.on_to

),

due as (

    select review_id, due_from, due_on
    from publication_steps($as_at::date)
    where step = 'progress review'

),

looked as (

    select
        documents.looked_on,
        documents.looked_precision,
        list_concat([documents.url], coalesce(documents.other_urls, [])) as urls
    from documents
    inner join main.reviews as of_council using (review_id)
    where documents.looked_on <= $as_at::date and of_council.gss_code in (select gss_code from reviews)

),

last_looked as (

    select
        max(looked_on) as looked_on,
        arg_max(looked_precision, looked_on) as looked_precision,
        (select count(distinct url) from (select unnest(urls) as url from looked)) as page_count
    from looked

)

select
    council_label(reviews.council_name, reviews.council_type, reviews.council_end_on) as council,
    reviews.gss_code,
    reviews.review_id,
    next_reports.on_from as next_report_from,
    next_reports.on_to as next_report_to,
    next_reports.precision as next_report_precision,
    next_reports.on_to < $as_at::date as is_next_report_past,
    next_reports.said_by as next_report_said_by,
    next_reports.own_on as next_report_said_on,
    next_reports.file_name as next_report_file_name,
    next_reports.place as next_report_place,
    next_reports.url as next_report_url,
    found.found_from as progress_review_from,
    found.found_to as progress_review_to,
    found.said_by as progress_review_said_by,
    found.file_name as progress_review_file_name,
    found.place as progress_review_place,
    found.url as progress_review_url,
    due.due_from as progress_review_due_from,
    due.due_on as progress_review_due_to,
    case when found.found_to is not null then 'stated' when due.due_on is not null then 'about 10 months after the visit' end as progress_review_basis,
    last_looked.looked_on,
    last_looked.looked_precision,
    last_looked.page_count as looked_page_count
from reviews
left join next_reports using (review_id)
left join found on reviews.review_id = found.review_id
left join due on reviews.review_id = due.review_id
cross join last_looked
order by reviews.review_id
