-- The name by which a council is chosen and linked: no two are the same.
create macro council_label(name, council_type, end_on) as
    case when end_on is null then name else name || ' (former ' || lower(council_type) || ', until ' || year(end_on) || ')' end;
