-- Who leads each action, one row per role, by the documents that count by D.
create macro owners_known(d) as table
select action_owners.*
from main.action_owners
left join main.documents using (document_id)
where coalesce(documents.counts_from, date '1900-01-01') <= d;

-- One row per action that names somebody; the roles as printed, in their order.
create macro owners_on(d) as table
select action_id, list(role order by position) as roles
from owners_known(d)
group by action_id;
