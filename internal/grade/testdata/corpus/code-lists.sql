-- dataset: code-lists

-- # retired
-- ? Codes that are no longer in use (they have a last day): list, code and what to use instead, empty where there is nothing.
-- +
SELECT list, code, replaced_by FROM code_lists WHERE valid_to IS NOT NULL
-- + the check of the table turned into a test
SELECT list, code, replaced_by FROM code_lists WHERE valid_to >= valid_from
-- + except
SELECT list, code, replaced_by FROM code_lists EXCEPT SELECT list, code, replaced_by FROM code_lists WHERE valid_to IS NULL
-- + distinct over a key, star without columns
SELECT DISTINCT * EXCLUDE (label, valid_from, valid_to) FROM code_lists WHERE NOT valid_to IS NULL
-- + counted
SELECT list, code, any_value(replaced_by) AS instead FROM code_lists GROUP BY list, code HAVING count(valid_to) = 1
-- + semi join with itself
FROM code_lists c SEMI JOIN (SELECT list, code FROM code_lists WHERE valid_to IS DISTINCT FROM NULL) r USING (list, code) SELECT c.list, c.code, c.replaced_by
-- !~ LOG-57: valid_to IS NOT NULL => valid_to > valid_from
-- !~ LOG-57: valid_to IS NOT NULL => valid_to < '2024-01-01'
-- !~ LOG-57: valid_to IS NOT NULL => valid_to <= '2022-12-31'
-- !~ LOG-57|LOG-66: valid_to IS NOT NULL => year(valid_to) IN (2021, 2022)
-- !~ LOG-68: WHERE => WHERE list <> 'area spelling' AND
-- !~ LOG-68: WHERE => WHERE valid_from = '2018-01-01' AND
-- !~ LOG-68: WHERE => WHERE list IN ('agency', 'channel', 'request status', 'request type') AND
-- !~ GH-HARD: valid_to IS NOT NULL => code IN ('Cleansing', 'Highways', 'Fax', 'Parked', 'Dumped rubbish', 'Lamp failure', 'Phone box damage')
-- !~ LOG-67|LOG-57: valid_to IS NOT NULL => label ILIKE '%now %' OR label ILIKE '%no longer%' OR label = 'Older name'
-- !~ LOG-68: WHERE => WHERE replaced_by IS DISTINCT FROM code AND
-- ! LOG-67: valid_to IS NOT NULL => replaced_by IS NOT NULL
-- ! LOG-68: WHERE => WHERE replaced_by IS NOT NULL AND
-- ! LOG-54|LOG-57: IS NOT NULL => IS NULL
-- ! SYN-21: IS NOT NULL => <> NULL
-- ! LOG-67: code, replaced_by => code, label
-- ! GH-NULL: code, replaced_by => code, coalesce(replaced_by, 'none')

-- # replacements
-- ? Codes that were replaced by another code of the same list: list, code, and the label of the code to use now.
-- +
SELECT o.list, o.code, n.label FROM code_lists o JOIN code_lists n ON n.list = o.list AND n.code = o.replaced_by
-- + using and where
SELECT o.list, o.code, n.label FROM code_lists o JOIN code_lists n USING (list) WHERE o.replaced_by = n.code
-- + the other way round
SELECT old.list, old.code, new.label FROM code_lists AS new, code_lists AS old WHERE (new.list, new.code) = (old.list, old.replaced_by)
-- + subquery
SELECT list, code, (SELECT n.label FROM code_lists n WHERE n.list = o.list AND n.code = o.replaced_by) AS now FROM code_lists o WHERE (list, replaced_by) IN (SELECT (list, code) FROM code_lists)
-- + lateral
SELECT o.list, o.code, n.label FROM code_lists o, LATERAL (SELECT label FROM code_lists c WHERE c.list = o.list AND c.code = o.replaced_by) n
-- + a map of labels
WITH m AS (SELECT list, map_from_entries(list((code, label))) AS labels FROM code_lists GROUP BY list) SELECT o.list, o.code, m.labels[o.replaced_by] AS label FROM code_lists o JOIN m USING (list) WHERE map_contains(m.labels, o.replaced_by)
-- + names in other case are nobody's subject here
SELECT o.list, o.code, n.label FROM code_lists o JOIN code_lists n ON n.list = o.list AND lower(n.code) = lower(o.replaced_by)
-- !~ SEM-48|LOG-66: n.list = o.list AND n.code => n.code
-- !~ LOG-68: o.replaced_by => o.replaced_by WHERE o.valid_to IS NOT NULL
-- !~ LOG-68: o.replaced_by => o.replaced_by WHERE n.valid_to IS NULL
-- !~ LOG-68: o.replaced_by => o.replaced_by WHERE o.list <> 'area spelling'
-- !~ LOG-68: o.replaced_by => o.replaced_by AND n.valid_from <= o.valid_to
-- !~ LOG-68: o.replaced_by => o.replaced_by AND n.code <> o.code
-- !~ LOG-61|SEM-44: n.code = o.replaced_by => starts_with(n.code, o.replaced_by)
-- !~ LOG-61|SEM-44: n.code = o.replaced_by => n.code LIKE '%' || o.replaced_by || '%'
-- !~ GH-HARD: o.replaced_by => o.replaced_by WHERE o.valid_to IN ('2022-12-31', '2021-06-30')
-- !~ LOG-68: o.replaced_by => o.replaced_by AND n.valid_from = o.valid_from
-- ! GH-INNER: JOIN => LEFT JOIN
-- ! SEM-47: n.code = o.replaced_by => n.code = o.code
-- ! LOG-67: n.label => o.label
-- ! SEM-47: n.code = o.replaced_by => n.replaced_by = o.code

-- # agencies-now
-- ? Agencies that could be used on 1 July 2023 (both days of a code's validity count): code and label, by code.
-- order: keys
-- +
SELECT code, label FROM code_lists WHERE list = 'agency' AND valid_from <= DATE '2023-07-01' AND (valid_to IS NULL OR valid_to >= DATE '2023-07-01') ORDER BY code
-- + between with coalesce
SELECT code, label FROM code_lists WHERE list = 'agency' AND DATE '2023-07-01' BETWEEN valid_from AND coalesce(valid_to, DATE '9999-12-31') ORDER BY 1
-- + not yet ended, not yet begun
SELECT code, label FROM code_lists WHERE list = 'agency' AND NOT (valid_from > '2023-07-01' OR coalesce(valid_to < '2023-07-01', false)) ORDER BY code ASC
-- + except
SELECT code, label FROM (SELECT code, label FROM code_lists WHERE list = 'agency' AND valid_from <= '2023-07-01' EXCEPT ALL SELECT code, label FROM code_lists WHERE list = 'agency' AND valid_from <= '2023-07-01' AND valid_to < '2023-07-01') ORDER BY code
-- + infinity
SELECT code, label FROM code_lists WHERE list LIKE 'agency' AND valid_from < '2023-07-02' AND ifnull(valid_to, 'infinity'::DATE) > '2023-06-30' ORDER BY code
-- !~ LOG-66: AND valid_from <= DATE '2023-07-01' AND => AND
-- !~ LOG-66|LOG-57: (valid_to IS NULL OR valid_to >= DATE '2023-07-01') => valid_to IS NULL
-- !~ LOG-57: valid_from <= => valid_from <
-- !~ LOG-57: valid_to >= => valid_to >
-- !~ LOG-57: valid_to >= DATE '2023-07-01' => valid_to >= DATE '2023-01-01'
-- !~ LOG-57: valid_from <= DATE '2023-07-01' => year(valid_from) <= 2023
-- !~ LOG-67: (valid_to IS NULL OR valid_to >= DATE '2023-07-01') => replaced_by IS NULL
-- !~ LOG-68|LOG-66: (valid_to IS NULL OR valid_to >= DATE '2023-07-01') => (valid_to IS NULL OR valid_to >= DATE '2023-07-01') AND label NOT LIKE '%now part of%'
-- !~ LOG-63: (valid_to IS NULL OR valid_to >= DATE '2023-07-01') => valid_to IS NULL OR valid_to BETWEEN DATE '2023-07-01' AND DATE '2023-07-31'
-- !~ LOG-57: valid_from <= DATE '2023-07-01' => valid_from = DATE '2018-01-01'
-- !~ GH-LIMIT: ORDER BY code => ORDER BY code LIMIT 10
-- ! LOG-66: AND (valid_to IS NULL OR valid_to >= DATE '2023-07-01') =>
-- ! GH-NULL|LOG-66|LOG-57: (valid_to IS NULL OR valid_to >= DATE '2023-07-01') => valid_to >= DATE '2023-07-01'
-- ! LOG-66: list = 'agency' AND =>
-- ! LOG-77: ORDER BY code => ORDER BY code DESC
