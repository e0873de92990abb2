-- Question: Which council was reviewed?
-- Grain: one row, none where the review is not known
-- Params:
--   review_id  the review
-- Columns:
--   gss_code  its code
select gss_code
from reviews
where review_id = $review_id
order by gss_code
