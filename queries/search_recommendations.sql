-- Question: Who else was told this, and what did they do?
-- Grain: one row per recommendation known on the date that holds one of the typed words, the best first
-- Params:
--   as_at         date
--   text          what is looked for, as typed: the first 20 words count, leaving out words such as 'the' and 'how'
--   gss_code      the council from which the scope is seen; null where the scope is all
--   scope         all (also null), council (with those whose place it took), neighbours, or type (councils of its type)
--   theme_id      1 to 5; null for all themes
--   limit_to      at most so many rows, up to 1000; null for 50
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for all
-- Columns:
--   rank               1 is the best; of equals the one visited last comes first
--   score              how much the words found say (BM25), more where all typed words are held; no unit
--   recommendation_id  key
--   council            name by which a council is chosen
--   gss_code           code of the council
--   council_type       as the register of councils has it
--   region             region (null if the register has none)
--   visited_from       first day of the visit (date; null if not stated)
--   visited_precision  day, month or year
--   review_year        year of the visit (null if not stated)
--   theme              core theme (null where nothing decides it)
--   theme_method       stated, corrected or inferred
--   theme_id           1 to 5
--   ref                number as printed (null if none)
--   text               its words
--   topic              what it is about, where a register says so (null if not)
--   status             status as at the date
--   status_method      stated, colour key, percent, prose, corrected, derived (null where no status is stated)
--   action_count       actions listed under it (count)
--   complete_count     of them complete (count)
--   family_id          recommendations that say the same (null if none)
--   document_title     document in which it is printed (null if it has none)
--   url                where that was published (null if not stated)
--   file_name          its file
--   place              place in it
--   matched            the typed words, or expressions, that it or its actions hold (list)
--   understood_as      typed words that were read as others, in a sentence (null if none)
--   unused_words       typed words that took no part: found nowhere, or after the first 20 (null if none)
--   match_count        recommendations that hold one of the words, before the limit (count)
select
    rank,
    score,
    recommendation_id,
    council,
    gss_code,
    council_type,
    region,
    visited_from,
    visited_precision,
    review_year,
    theme,
    theme_method,
    theme_id,
    ref,
    text,
    topic,
    status,
    status_method,
    action_count,
    complete_count,
    family_id,
    document_title,
    url,
    file_name,
    place,
    matched,
    understood_as,
    unused_words,
    match_count
from found_by($as_at::date, $text::varchar, $gss_code::varchar, $scope::varchar, $theme_id::integer, $limit_to::integer,
    $year::integer, $council_type::varchar, $region::varchar)
order by rank
