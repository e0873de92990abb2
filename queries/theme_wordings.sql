-- Question: Which older wordings of a theme are read as which of the five themes?
-- Grain: one row per theme and older wording
-- Params:
-- Columns:
--   theme_id        1 to 5
--   theme           its name since 2021
--   wording         a core question as documents of 2012 to 2020 print it
select
    themes.theme_id,
    themes.name as theme,
    theme_wordings.wording
from theme_wordings
inner join themes using (theme_id)
order by themes.theme_id, theme_wordings.wording
