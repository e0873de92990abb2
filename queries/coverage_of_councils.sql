-- Question: Of each English council, what is known: a review, recommendations, a plan, progress, and when did somebody last look?
-- Grain: one row per council that stands at the as-at date
-- Params:
--   as_at         date
--   council_type  only councils of this type; null for all
--   region        only councils of this region; null for all
--   year          only reviews visited in this year are seen; null for the latest review of each council
-- Columns:
--   council                 everyday name
--   gss_code                code of the council
--   label                   name to choose it by, which tells a former council from its successor
--   council_type            type of council
--   region                  region (null if not known)
--   level                   the furthest that is known of its latest review: nothing found, review known, recommendations known, plan loaded, progress loaded
--   review_kind             kind of the latest review (null if none is known)
--   visited_from            its visit (date; null if no review or no date is known)
--   visited_to              last day of it (date; null if not stated)
--   visited_precision       day, month or year
--   recommendation_count    recommendations of it that are known (count)
--   stated_recommendations  how many there are said to be (count; null if not stated)
--   has_plan                whether an action plan or response is loaded
--   plan_on                 date of the latest (date)
--   plan_published_on       last day on which a register says that a plan was published (date; null if not told)
--   has_progress            whether a loaded document states progress
--   progress_on             date of the latest document that states progress (date)
--   is_progress_told        whether a register holds a total, a status or words on progress
--   progress_review_on      last day on which a register says that a progress review was held (date; null if not told)
--   said_by                 who speaks of its latest review, with how firm each register's source is (list; null if nobody)
--   has_register_facts      whether facts are known from a register, without the document itself
--   document_count          documents and register entries of the latest review (count)
--   read_count              of them documents that were read (count)
--   inherited_review_count  reviews of the councils whose place it took (count)
--   in_reorganisation       what is known of its reorganisation (null if nothing)
--   last_looked_on          first day of the time in which somebody last looked for newer documents (date; null if not recorded)
--   tile_column             column of its tile on the map, from the west
--   tile_row                row of its tile, from the south
select
    councils.name as council,
    coverage.gss_code,
    council_label(councils.name, councils.council_type, councils.end_on) as label,
    councils.council_type,
    councils.region,
    coverage.level,
    coverage.review_kind,
    coverage.visited_from,
    coverage.visited_to,
    coverage.visited_precision,
    coverage.recommendation_count,
    coverage.stated_recommendations,
    coverage.has_plan,
    coverage.plan_on,
    coverage.plan_published_on,
    coverage.has_progress,
    coverage.progress_on,
    coverage.is_progress_told,
    coverage.progress_review_on,
    coverage.said_by,
    coverage.has_register_facts,
    coverage.document_count,
    coverage.read_count,
    coverage.inherited_review_count,
    reorganisations.note as in_reorganisation,
    coverage.last_looked_on,
    councils.tile_column,
    councils.tile_row
from coverage_on($as_at::date, $year::integer, $council_type::varchar, $region::varchar) as coverage
inner join councils using (gss_code)
left join reorganisations on councils.gss_code = reorganisations.gss_code and reorganisations.since_on <= $as_at::date
order by councils.name, councils.gss_code
