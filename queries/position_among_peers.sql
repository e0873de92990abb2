-- Question: Where does this council stand among its peers, measure by measure?
-- Grain: one row per measure, in a fixed order that says nothing of their weight; none where no council has the code
-- Params:
--   as_at      date
--   gss_code   the council itself
--   gss_codes  codes of its peers joined by commas, its own left out; of a joint review one among them, none where it was its own; null for all
--   theme_id   1 to 5: only what belongs to this theme; null for all
--   level      recommendation (also null) or action: what completion and the move to business as usual count
-- Columns:
--   position         order of the measures
--   measure          what is measured
--   unit             recommendation or action: what is counted
--   needs_progress   whether a council takes part only when a loaded document of its latest review tells of progress
--   own_count        the council's own (count; null where nothing is loaded, or no progress where it needs that)
--   own_of_count     of so many (count; null likewise)
--   own_share        of these (fraction; null below five)
--   own_low_share    the least it can be where not all is known (fraction; null below five and where nothing is open)
--   own_high_share   the most it can be (fraction; null likewise)
--   peer_count       peers in the group: councils that stand on the day or of which a review is known (count)
--   counted_count    of them those with five or more in the whole, and progress loaded where it needs that (count)
--   lower_share      a quarter of the counted peers' shares lie at or below this (fraction; null below five peers counted)
--   middle_share     half of them do (fraction; null likewise)
--   upper_share      three quarters of them do (fraction; null likewise)
--   least_share      the smallest share of a counted peer (fraction; null if none is counted)
--   most_share       the largest (fraction; null if none is counted)
--   band             lower quarter, middle half or upper quarter of the peers by value, which says nothing of good or bad (null
--                    where the council's own share is not given or fewer than five peers are counted)
--   peer_shares      the counted peers' shares from small to large, without names (list of fractions; null if none)
with mine as (

    select gss_code
    from councils
    where gss_code = $gss_code::varchar

),

tallies as materialized (

    select *
    from measures_of_councils($as_at::date, $gss_code::varchar, $gss_codes::varchar, $theme_id::integer, $level::varchar)

),

-- Everybody whom the reader means, whether anything is loaded of them or not.
peers as (

    select count(*)::integer as peer_count
    from councils
    where gss_code <> $gss_code::varchar and is_chosen_code(gss_code, $gss_codes::varchar)
        and (
            $gss_codes::varchar is not null
            or (coalesce(start_on, $as_at::date) <= $as_at::date and coalesce(end_on, date '9999-12-31') > $as_at::date)
            or gss_code in (select reviews.gss_code from reviews_as_at($as_at::date) as reviews)
        )

),

counted as (

    select
        number,
        count(share)::integer as counted_count,
        case when count(share) >= 5 then quantile_cont(share, 0.25) end as lower_share,
        case when count(share) >= 5 then quantile_cont(share, 0.5) end as middle_share,
        case when count(share) >= 5 then quantile_cont(share, 0.75) end as upper_share,
        min(share) as least_share,
        max(share) as most_share,
        list(share order by share) filter (where share is not null) as peer_shares
    from tallies
    where not is_own
    group by number

)

select
    measures.number as position,
    measures.measure,
    measures.unit,
    measures.needs_progress,
    own.part as own_count,
    own.whole as own_of_count,
    own.share as own_share,
    own.low_share as own_low_share,
    own.high_share as own_high_share,
    peers.peer_count,
    coalesce(counted.counted_count, 0) as counted_count,
    counted.lower_share,
    counted.middle_share,
    counted.upper_share,
    counted.least_share,
    counted.most_share,
    case
        when own.share < counted.lower_share then 'lower quarter'
        when own.share > counted.upper_share then 'upper quarter'
        when own.share between counted.lower_share and counted.upper_share then 'middle half'
    end as band,
    counted.peer_shares
from mine
cross join peers
cross join compared_measures($level::varchar) as measures
left join tallies as own on own.is_own and measures.number = own.number
left join counted on measures.number = counted.number
order by measures.number
