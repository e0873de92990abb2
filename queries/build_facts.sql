-- Question: Which build is this, and when was it made from what?
-- Grain: one row
-- Params:
-- Columns:
--   built_at        when it was built (UTC, to the minute)
--   content         fingerprint of the documents it was built from
--   banner          sentence to show on every page (null if none)
--   document_count  documents in it (count)
--   summary_count   of them told in this project's own words (count)
select
    max(value) filter (where key = 'built_at') as built_at,
    max(value) filter (where key = 'content') as content,
    nullif(max(value) filter (where key = 'banner'), '') as banner,
    (select count(*) from documents where kind <> 'register') as document_count,
    (select count(*) from documents where kind <> 'register' and wording = 'summary') as summary_count
from build_info
order by built_at
