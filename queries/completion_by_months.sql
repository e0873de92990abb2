-- Question: How far was each council so many months after its visit, by what was known then?
-- Grain: one row per council with a plan or progress loaded and month since the visit, from 0 to those that have passed for its latest review, at most 60
-- Params:
--   as_at      date
--   gss_codes  codes of councils joined by commas; null for all
--   level      recommendation (also null) or action
--   theme_id   1 to 5: only what belongs to this theme; null for all
-- Columns:
--   council              name to choose it by
--   gss_code             code of the council
--   review_id            its latest review as at the date
--   joint_id             shared by the reviews of several councils visited together (null if alone)
--   month                whole months since the last day of the visit; of a visit known by its month or year only, since the last day of that
--   day_on               the day on which that was (date)
--   has_progress         whether by that day a loaded document told of progress
--   complete_count       complete by what was known on that day (count; null without progress: not counted)
--   stated_count         with a stated status: the whole of the point (count; null likewise)
--   counting_count       neither stopped nor continuous: the whole of the bounds (count; null likewise)
--   point_share          complete of those stated (fraction; null below five and without progress)
--   low_share            not stated taken as not complete (fraction; null likewise)
--   high_share           not stated taken as complete (fraction; null likewise)
--   months_since_report  whole months since the date of the council's own last document (null if there was none)
select
    council_label(councils.name, councils.council_type, councils.end_on) as council,
    months.gss_code,
    months.review_id,
    reviews.joint_id,
    months.month,
    months.day as day_on,
    months.has_progress,
    months.complete_count,
    months.stated_count,
    months.counting_count,
    months.point_share,
    months.low_share,
    months.high_share,
    months.months_since_report
from progress_by_months($as_at::date, $gss_codes::varchar, $theme_id::integer, $level::varchar) as months
inner join councils using (gss_code)
inner join reviews on months.review_id = reviews.review_id
order by council, months.gss_code, months.month
