-- Who leads each action, one row per role and the first day on which a document that counts names it.
create table owner_words as
select action_owners.*, coalesce(documents.counts_from, date '1900-01-01') as known_from
from action_owners
left join documents using (document_id)
order by action_owners.action_id, action_owners.position;

create macro owners_known(d) as table
select * exclude (known_from)
from main.owner_words
where known_from <= d;
