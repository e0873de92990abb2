-- Question: Which recommendations stand behind a figure?
-- Grain: one row per recommendation of the reviews asked for that is known by the as-at date
-- Params:
--   as_at         date
--   gss_code      latest review of one council; null for every council
--   review_id     one review; null for the latest review of each council
--   gss_codes     codes of councils joined by commas; null for all of the sector
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year; null for the latest review of each council
--   theme_id      only recommendations of this core theme; null for all
-- Columns:
--   council            name by which the council is chosen
--   gss_code           its code
--   review_id          the review
--   recommendation_id  key
--   ref                number as printed (null if none)
--   text               its words (null where only its number is named)
--   theme              core theme (null where nothing decides it)
--   theme_method       stated, corrected or inferred
--   second_theme       a second theme that comes near (null if none)
--   status             status as at the date
--   status_method      stated, colour key, percent, prose, corrected, derived (null where no status is stated)
--   status_as_at       own date of the latest document that states it (date; null if it has none, or none states it)
--   action_count       actions listed under it (count)
--   complete_count     of them complete (count)
--   has_progress       whether a document of its review reports progress, without which it is in no completion figure
--   read_count         documents of its review that are loaded; without one it is in no figure on progress (count)
--   is_from_register   whether it is known from a public page only, without report or plan
--   is_part_list       of these, whether the list on that page was not seen whole
--   moved_to_continuous  continuous now and not so at first
--   family_id          recommendations of other councils that say the same (null if none)
--   said_by            who speaks where it is first printed: council, peers or press
--   basis              how firm that source is (null for a loaded document)
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

)

select
    council_label(reviews.council_name, reviews.council_type, reviews.council_end_on) as council,
    reviews.gss_code,
    known.review_id,
    known.recommendation_id,
    known.ref,
    known.text,
    themes.name as theme,
    known.theme_method,
    second_themes.name as second_theme,
    known.status,
    known.status_method,
    known.status_as_at,
    known.action_count,
    known.complete_count,
    reviews.has_progress,
    reviews.read_count,
    documents.kind = 'register' as is_from_register,
    documents.kind = 'register' and documents.scope <> 'full' as is_part_list,
    known.moved_to_continuous,
    known.family_id,
    documents.said_by,
    documents.basis,
    documents.file_name,
    known.place,
    documents.url,
    reviews.visited_from,
    reviews.council_type,
    reviews.region,
    reviews.review_year
from recommendations_as_at($as_at::date) as known
inner join reviews using (review_id)
inner join documents using (document_id)
left join themes on known.theme_id = themes.theme_id
left join themes as second_themes on known.second_theme_id = second_themes.theme_id
where $theme_id is null or known.theme_id = $theme_id::integer
order by council, reviews.gss_code, known.position, known.recommendation_id
