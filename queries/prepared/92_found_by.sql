-- What a search finds: how the typed words are understood, what holds them, how much that says, and who is asked (docs/decisions.md).
-- It stands here and not in the question, since a macro is parsed once, at load.
create macro found_by(
    on_day, asked, seen_from, looked_in, only_theme, most, only_year := null, only_type := null, only_region := null
) as table
with typed as (

    select unnest(words) as word, unnest(range(1, len(words) + 1)) as position
    from (select plain_words(asked) as words)

),

numbered as (

    select
        typed.position,
        typed.word,
        coalesce(spelt.is_stop, false) as is_stop,
        count(*) filter (where spelt.is_stop is distinct from true) over (order by typed.position) <= 20 as is_used,
        case when is_used then spelt.stem end as stem,
        spelt.text_count
    from typed
    left join main.search_words as spelt using (word)

),

-- Words that stand nowhere, each with all that it may be found by. A slip seldom falls on the first letter; where it
-- does, that letter is one too many, exchanged with the next, missing or wrong.
unknown as (

    select distinct
        word,
        without_ending(word) as root,
        unnest(list_concat(
            ['^' || left(word, 3), (length(word) + 1) || '+' || word[1], length(word) || '+' || word[2]],
            [(length(word) + more) || word[1] for more in [-2, -1, 0, 1, 2]],
            [(length(word) + more) || word[2] for more in [-2, -1, 0]])) as sign
    from numbered
    where is_used and stem is null and length(word) >= 4 and not regexp_matches(word, '^[0-9]+$')

),

-- The words they may stand for: another ending, or the beginning of a longer word; else the one word that is nearest.
likened as (

    select
        unknown.word,
        spelt.word as read_as,
        spelt.stem,
        spelt.text_count,
        spelt.sign[1] = '^' as is_beginning,
        damerau_levenshtein(unknown.word, spelt.word) as slips,
        row_number() over (
            partition by unknown.word, is_beginning
            order by case when is_beginning then 0 else slips end,
                case when is_beginning then 0 else -jaro_winkler_similarity(unknown.word, spelt.word) end,
                spelt.text_count desc, length(spelt.word), spelt.word) as number
    from unknown
    inner join main.search_signs as spelt
        on unknown.sign = spelt.sign
            and case when spelt.sign[1] = '^' then starts_with(spelt.word, unknown.word) or spelt.root = unknown.root
                else damerau_levenshtein(unknown.word, spelt.word) <= slips_allowed(unknown.word)
                    or (length(spelt.word) > 4 and jaro_winkler_similarity(unknown.word, spelt.word) >= 0.92) end
    qualify number <= case when is_beginning then 5 when bool_or(is_beginning) over (partition by unknown.word) then 0 else 1 end

),

read as (

    select
        numbered.position,
        numbered.word,
        numbered.is_stop,
        likened.read_as,
        coalesce(numbered.stem, likened.stem) as stem,
        coalesce(numbered.text_count, likened.text_count) as text_count,
        case when likened.word is null then 1.0 when likened.is_beginning then 0.9 else 0.7 end as worth,
        count(*) over (partition by numbered.position) = 1 as is_sole
    from numbered
    left join likened on numbered.word = likened.word and numbered.is_used

),

-- Expressions of several words that some recommendation holds, leaving out those inside of a longer one.
expressions as (

    select runs.position as first, sizes.size + runs.position - 1 as last, known.term
    from (
        select position, list(struct_pack(position, stem)) over (order by position rows between current row and 7 following) as words
        from read
        where is_sole and stem is not null
    ) as runs
    inner join range(1, 9) as sizes(size) on runs.words[sizes.size].position = runs.position + sizes.size - 1
    inner join main.search_expressions as known
        on known.stems = array_to_string(list_transform(runs.words[1:sizes.size], lambda one: one.stem), ' ')
    inner join main.search_terms as terms on known.term = terms.term and terms.document_count > 0
    qualify coalesce(max(last) over (order by first, last desc rows between unbounded preceding and 1 preceding), 0) < last

),

told as (

    select read.*, expressions.term, coalesce(expressions.first, read.position) as piece
    from read
    left join expressions on read.position between expressions.first and expressions.last

),

-- What is looked for, piece by piece: an expression, or a word outside of any. A text that has the very words of an
-- expression is a little nearer than one that says the same otherwise, but these words alone find nothing.
pieces as (

    select piece, term, min(worth) as worth, true as finds, string_agg(word, ' ' order by position) as label
    from told
    where term is not null
    group by piece, term
    union all
    select piece, stem, case when term is null then worth else 0.3 * worth end, term is null, word
    from told
    where not is_stop and stem is not null

),

wanted as (

    select
        terms.term_id,
        max(pieces.worth) as worth,
        bool_or(pieces.finds) as finds,
        min(pieces.label) filter (where pieces.finds) as label,
        1::bigint << (dense_rank() over (order by min(pieces.piece)) - 1) as bit
    from pieces
    inner join main.search_terms as terms using (term)
    where terms.document_count > 0
    group by terms.term_id

),

scope_codes as (

    select gss_code
    from main.councils
    where case coalesce(looked_in, 'all')
        when 'all' then true
        when 'council' then gss_code = seen_from
        when 'neighbours' then false
        when 'type' then council_type = (select council_type from main.councils where gss_code = seen_from)
        else error('scope: one of all, council, neighbours, type is accepted')
    end
    union all
    select predecessor_code from main.successions where looked_in = 'council' and gss_code = seen_from
    union all
    select neighbour_gss_code from main.neighbours where looked_in = 'neighbours' and gss_code = seen_from

),

found as (

    select
        postings.entry_id,
        sum(wanted.worth * postings.says) as says,
        bit_or(case when wanted.finds then wanted.bit else 0 end) as bits
    from wanted
    inner join main.search_postings as postings using (term_id)
    where postings.known_from <= on_day
    group by postings.entry_id

),

fitting as materialized (

    select
        found.*,
        entries.recommendation_id,
        entries.gss_code,
        entries.told_together,
        found.says * (0.5 + 0.5 * bit_count(found.bits) / nullif((select bit_count(bit_or(bit)) from wanted where finds), 0)) as score
    from found
    inner join main.search_entries as entries using (entry_id)
    inner join scope_codes using (gss_code)
    where found.bits <> 0
        and (only_theme is null or entries.theme_id = only_theme)
        and (only_type is null or entries.council_type = only_type)
        and (only_region is null or entries.region = only_region)
        and is_chosen_year(entries.visited_from, only_year)

),

-- Of councils that were told the same thing together the first speaks for all.
spoken_for as (

    select distinct fitting.entry_id
    from fitting
    inner join fitting as other on fitting.told_together = other.told_together and other.gss_code < fitting.gss_code

),

ranked as materialized (

    select *, row_number() over (order by round(score, 6) desc, entry_id) as rank
    from (
        select *
        from fitting
        where entry_id not in (select entry_id from spoken_for)
        order by round(score, 6) desc, entry_id
        limit 1000
    )
    qualify rank <= coalesce(most, 50)

),

readings as (

    select
        min(position) as position,
        '''' || word || ''' read as ' || string_agg(distinct '''' || read_as || '''', ', ' order by '''' || read_as || '''') as said
    from read
    where read_as is not null
    group by word

),

left_out as (

    select word, row_number() over (order by min(position)) as number, count(*) over () as count
    from told
    where not is_stop and term is null and (stem is null or text_count = 0)
    group by word

),

-- What is said once of the whole search.
notes as materialized (

    select
        (select list(distinct struct_pack(bit, label) order by struct_pack(bit, label)) from wanted where finds) as pieces,
        (select count(*) from fitting) - (select count(*) from spoken_for) as match_count,
        (select string_agg(said, '; ' order by position) from readings) as understood_as,
        (select string_agg(case when length(word) > 30 then left(word, 30) || '…' else word end, ', ' order by number)
            || case when max(count) > 10 then ' and ' || (max(count) - 10) || ' more' else '' end
            from left_out where number <= 10) as unused_words

)

select
    ranked.rank,
    round(ranked.score, 3) as score,
    entries.recommendation_id,
    entries.council,
    entries.gss_code,
    entries.council_type,
    entries.region,
    entries.visited_from,
    entries.visited_precision,
    year(entries.visited_from) as review_year,
    entries.theme,
    known.theme_method,
    entries.theme_id,
    known.ref,
    known.text,
    known.topic,
    known.status,
    known.status_method,
    known.action_count,
    known.complete_count,
    known.family_id,
    entries.document_title,
    entries.url,
    entries.file_name,
    known.place,
    list_transform(list_filter(notes.pieces, lambda one: one.bit & ranked.bits <> 0), lambda one: one.label) as matched,
    notes.understood_as,
    notes.unused_words,
    notes.match_count
from ranked
inner join main.search_entries as entries using (entry_id)
inner join main.recommendation_states as known
    on ranked.recommendation_id = known.recommendation_id and known.valid_from <= on_day and known.valid_to > on_day
cross join notes;
