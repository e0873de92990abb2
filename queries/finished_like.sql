-- Question: Who has finished something like this recommendation, and how long did it take?
-- Grain: one row per recommendation of another council that is complete as at the date and of the same family or asks for something
--   like it, the same family and the most like first
-- Params:
--   as_at              date
--   recommendation_id  the recommendation that is still to be done
--   limit_to           at most so many rows; null for 10
-- Columns:
--   recommendation_id  key
--   council            name by which a council is chosen
--   gss_code           code of the council
--   council_type       type of council
--   is_neighbour       whether it is one of the ten nearest neighbours of the council that asks
--   position           its place among them (null if it is none)
--   why                same family, or what both ask for, what says most first
--   is_family          whether it is of the same family
--   likeness           weight of what both ask for, relative to all that each asks for: 0 nothing in common to 1 the same
--   ref                number as printed (null if none)
--   text               its words
--   theme              core theme (null where nothing decides it)
--   theme_method       stated, corrected or inferred
--   status             complete
--   status_method      stated, colour key, percent, prose, corrected or derived from its actions
--   action_count       actions listed under it (count)
--   complete_count     of them complete (count)
--   owners             roles that lead its actions, else the recommendation, as printed (list; null if none is named)
--   completed_from     first day on which it, or the last of its actions, may have been completed (date; null if not known)
--   completed_to       last such day (date; null if not known)
--   months_from_visit_low   whole months from the end of the visit to the first of these days (null if either is not known)
--   months_from_visit_high  to the last of them (null if either is not known)
--   said_by            who says that it is complete: council, peers or press
--   document_kind      kind of the document that says so; register: a public page
--   file_name          its file
--   place              place in it
--   url                where it was published (null if not stated)
with asked as (

    select
        recommendations.recommendation_id,
        recommendations.family_id,
        recommendations.text,
        [recommendations.theme_id, recommendations.second_theme_id] as theme_ids,
        reviews.joint_id,
        reviews.gss_code,
        councils.council_type
    from recommendations
    inner join reviews using (review_id)
    inner join councils using (gss_code)
    where recommendations.recommendation_id = $recommendation_id and recommendations.recommendation_id in (
        select recommendation_id from recommendation_states where valid_from <= $as_at::date)

),

-- A word as the text has it stands for its stem; what has another name stands for itself.
named as (

    select search_words.stem as term, min(written.word) as label
    from (select distinct unnest(plain_words(text)) as word from asked) as written
    inner join search_words on written.word = search_words.word and not search_words.is_stop
    group by search_words.stem

),

shared as (

    select
        theirs.recommendation_id,
        theirs.term,
        least(mine.says, theirs.says) as says,
        mine.whole + theirs.whole as both_whole
    from recommendation_terms as mine
    inner join recommendation_terms as theirs using (term)
    where mine.recommendation_id = $recommendation_id

),

likened as (

    select
        shared.recommendation_id,
        2 * sum(shared.says) / nullif(any_value(shared.both_whole), 0) as likeness,
        list(coalesce(named.label, ltrim(shared.term, '=@')) order by shared.says desc, shared.term) as labels
    from shared
    left join named using (term)
    group by shared.recommendation_id

),

found as (

    select
        known.*,
        reviews.gss_code,
        reviews.joint_id,
        reviews.visited_from,
        reviews.visited_to,
        reviews.visited_precision,
        councils.council_type,
        council_label(councils.name, councils.council_type, councils.end_on) as council,
        coalesce(known.family_id = asked.family_id, false) as is_family,
        round(coalesce(likened.likeness, 0), 3) as likeness,
        likened.labels,
        neighbours.position as nearness,
        councils.council_type = asked.council_type as is_of_type
    from asked
    cross join recommendations_as_at($as_at::date) as known
    inner join reviews on known.review_id = reviews.review_id
    inner join councils on reviews.gss_code = councils.gss_code
    left join likened on known.recommendation_id = likened.recommendation_id
    left join neighbours on neighbours.gss_code = asked.gss_code and neighbours.neighbour_gss_code = reviews.gss_code
    where known.status = 'complete' and known.text is not null and reviews.gss_code <> asked.gss_code
        and reviews.joint_id is distinct from coalesce(asked.joint_id, '')
        and (known.family_id = asked.family_id
            or is_like(likened.likeness, len(likened.labels), list_has_any(asked.theme_ids, [known.theme_id, known.second_theme_id])))

),

-- Of councils that were told the same thing together the nearest speaks for all.
ranked as materialized (

    select
        *,
        row_number() over (
            order by is_family desc, round(likeness, 1) desc, nearness nulls last, is_of_type desc, likeness desc, recommendation_id) as number
    from (
        select *
        from found
        qualify joint_id is null
            or row_number() over (
                partition by joint_id, lower(text)
                order by is_family desc, nearness nulls last, is_of_type desc, gss_code) = 1
    )
    qualify number <= coalesce($limit_to::integer, 10)

),

leads as (

    select actions.recommendation_id, list_distinct(flatten(list(known.roles order by actions.position))) as roles
    from actions_as_at($as_at::date) as known
    inner join actions using (action_id)
    where known.roles is not null and known.recommendation_id in (select recommendation_id from ranked)
    group by actions.recommendation_id

)

select
    ranked.recommendation_id,
    ranked.council,
    ranked.gss_code,
    ranked.council_type,
    ranked.nearness is not null as is_neighbour,
    ranked.nearness as position,
    case when ranked.is_family then 'same family' else 'shares: ' || array_to_string(ranked.labels, ', ') end as why,
    ranked.is_family,
    ranked.likeness,
    ranked.ref,
    ranked.text,
    themes.name as theme,
    ranked.theme_method,
    ranked.status,
    ranked.status_method,
    ranked.action_count,
    ranked.complete_count,
    coalesce(list_sort(leads.roles), case when ranked.owner_text is not null then [ranked.owner_text] end) as owners,
    completed.completed_from,
    completed.completed_to,
    whole_months(left_on(ranked.visited_from, ranked.visited_to), completed.completed_from) as months_from_visit_low,
    whole_months(left_from(ranked.visited_from, ranked.visited_to, ranked.visited_precision), completed.completed_to) as months_from_visit_high,
    completed.word.said_by as said_by,
    completed.word.kind as document_kind,
    completed.word.file_name as file_name,
    completed.word.place as place,
    completed.word.url as url
from ranked
left join themes on ranked.theme_id = themes.theme_id
left join completions_as_at($as_at::date) as completed using (recommendation_id)
left join leads using (recommendation_id)
order by ranked.number
