-- Method rule 1: the order in which documents speak. The larger number is the later word.
create table mention_order as
select
    updates.update_id,
    row_number() over (
        order by
            coalesce(documents.counts_from, date '1900-01-01'),
            coalesce(documents.as_at, documents.published_on) is not null,
            documents.scope = 'full',
            openness(updates.status) nulls first,
            updates.update_id
    ) as number
from updates
inner join documents using (document_id)
order by updates.update_id;
