-- The search index over recommendations: which holds which term since when, and how much that says (BM25, k1 1.2, b 0.75).
-- found_texts, found_terms, found_counts, found_words and found_expressions are temporary tables of the build
-- (loaders/indexing.py); terms are stems, and one term with '=' before it for all expressions that mean the same.

-- One row per recommendation that has a text. It can be found from the day on which its words are known.
create table search_entries as
with texts as (

    select found_texts.recommendation_id, sum(found_texts.weight * found_counts.count) as length
    from found_texts
    inner join found_counts using (text_id)
    group by found_texts.recommendation_id

),

known as (

    select spans.recommendation_id, min(spans.valid_from) as known_from
    from recommendation_spans as spans
    inner join recommendations using (recommendation_id)
    where spans.text is not null or (not spans.has_text and recommendations.text is not null)
    group by spans.recommendation_id

)

select
    -- Of equals the one visited last comes first.
    (row_number() over (order by reviews.visited_from desc nulls last, known.recommendation_id))::integer as entry_id,
    known.recommendation_id,
    known.known_from,
    coalesce(texts.length, 0)::integer as length,
    -- Councils visited together were told the same thing once.
    case when reviews.joint_id is not null
        then dense_rank() over (order by reviews.joint_id, lower(recommendations.text)) end::integer as told_together,
    -- What is shown of it whatever the day: joined here, since a search has to answer at once.
    reviews.gss_code,
    council_label(councils.name, councils.council_type, councils.end_on) as council,
    councils.council_type,
    councils.region,
    reviews.visited_from,
    reviews.visited_precision,
    recommendations.theme_id,
    themes.name as theme,
    coalesce(documents.published_title, documents.title) as document_title,
    documents.url,
    documents.file_name
from known
inner join recommendations using (recommendation_id)
inner join documents using (document_id)
inner join reviews on recommendations.review_id = reviews.review_id
inner join councils using (gss_code)
left join themes on recommendations.theme_id = themes.theme_id
left join texts using (recommendation_id)
order by entry_id;

create table search_postings as
with known_texts as (

    -- Nothing is found before its own words are known, and an action that a later document adds is no ground before it.
    select found_texts.text_id, found_texts.weight, entries.entry_id, entries.length,
        greatest(entries.known_from, coalesce(actions.known_from, entries.known_from)) as known_from
    from found_texts
    inner join search_entries as entries using (recommendation_id)
    left join (select action_id, min(valid_from) as known_from from action_spans group by action_id) as actions using (action_id)

),

held as (

    select
        counts.term_id,
        texts.entry_id,
        min(texts.known_from) as known_from,
        sum(texts.weight * counts.count)::integer as weight,
        any_value(texts.length) as length
    from found_counts as counts
    inner join known_texts as texts using (text_id)
    group by counts.term_id, texts.entry_id

),

weighed as (

    select
        *,
        (select greatest(avg(length), 1) from search_entries) as usual_length,
        ln(1 + ((select count(*) from search_entries) - count(*) over of_term + 0.5) / (count(*) over of_term + 0.5)) as rarity
    from held
    window of_term as (partition by term_id)

)

select
    term_id,
    entry_id,
    known_from,
    weight,
    (rarity * weight * 2.2 / (weight + 1.2 * (0.25 + 0.75 * length / usual_length)))::float as says
from weighed
order by term_id, entry_id;

create table search_terms as
select found_terms.term_id, found_terms.term, count(search_postings.entry_id)::integer as document_count
from found_terms
left join search_postings using (term_id)
group by found_terms.term_id, found_terms.term
order by found_terms.term;

-- A word without its ending, roughly: by it 'recruited' is read as the 'recruiting' of a text.
create macro without_ending(word) as regexp_replace(word, '^(.{3,}?)(ations?|ments?|ings?|ers?|ed|es|ly|e|s)$', '\1');

-- How words may be written.
create table search_words as
select word, stem, is_stop, text_count
from found_words
order by word;

-- By what a word is found that is not written as any of them: its first three letters; its length and first letter, or
-- its length and, with '+' before it, second letter.
create table search_signs as
select
    word,
    stem,
    text_count,
    without_ending(word) as root,
    unnest(['^' || left(word, 3), length(word) || word[1], length(word) || '+' || word[2]]) as sign
from found_words
where not is_stop and length(word) > 2
order by sign, word;

create table search_expressions as
select stems, term
from found_expressions
order by stems;

drop table found_texts;
drop table found_terms;
drop table found_counts;
drop table found_words;
drop table found_expressions;

-- A text as plain words, as loaders/words.py takes it apart. strip_accents() would stop at a character 0.
create macro plain_words(text) as list_filter(
    string_split_regex(
        replace(
            regexp_replace(
                strip_accents(lower(regexp_replace(regexp_replace(text, '[[:cntrl:]]', ' ', 'g'), '\bIT\b', 'ict', 'g'))),
                '[''’‘ʼ`´]', '', 'g'),
            '&', ' and '),
        '[^a-z0-9]+'),
    lambda word: word <> '');

-- How far from a typed word another may be and still be meant by it: no slip in a short word, two in a long one.
create macro slips_allowed(word) as case when length(word) < 4 then 0 when length(word) < 7 then 1 else 2 end;

