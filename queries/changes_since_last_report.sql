-- Question: What changed with the council's last report: what is new, done, reopened, stopped, re-dated, reworded or dropped?
-- Grain: one row per action and change; none where only one document speaks of the actions
-- Params:
--   as_at         date
--   review_id     one review; null for the latest review of every council
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      1 to 5: only what belongs to this theme; null for all
-- Columns:
--   council          everyday name
--   review_id        key of the review
--   change           new, done, reopened, stopped, continuous (business as usual), re-dated, end date removed, reworded, merged, split or dropped without statement
--   action_id        key
--   recommendation_id  key of its recommendation (null if none is known)
--   ref              number of its recommendation (null if none)
--   action           its words in the last report, else as last printed
--   was              what stood before (null for what is new)
--   is_now           what stands now (null for what is dropped)
--   reported_on      date of the last report (date)
--   reported_precision  how exactly that is printed: day, month, quarter, year (null if the report prints none)
--   file_name        the last report
--   place            place in it (null for what it leaves out)
select
    reviews.council_name as council,
    changes.review_id,
    changes.change,
    changes.action_id,
    changes.recommendation_id,
    recommendations.ref,
    changes.text as action,
    changes.was,
    changes.is_now,
    reviews.last_reported_on as reported_on,
    documents.as_at_precision as reported_precision,
    documents.file_name,
    changes.place
from report_changes as changes
inner join chosen_reviews($as_at::date, null, $review_id, $year::integer, $council_type::varchar, $region::varchar) as reviews
    on changes.review_id = reviews.review_id and changes.report_document_id = reviews.report_document_id
inner join documents on changes.report_document_id = documents.document_id
left join recommendations on changes.recommendation_id = recommendations.recommendation_id
where $theme_id is null or changes.theme_id = $theme_id::integer
order by reviews.council_name, changes.review_id, changes.position, recommendations.position nulls last, changes.action_id
