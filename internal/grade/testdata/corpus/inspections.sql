-- dataset: inspections

-- # worst-score
-- ? Inspections with a score above 40 on or after 1 January 2024: number, day and score, the highest score first, then by number.
-- order: keys
-- +
SELECT inspection_id, inspected_on, score FROM inspections WHERE score > 40 AND inspected_on >= DATE '2024-01-01' ORDER BY score DESC, inspection_id
-- + turned round
SELECT inspection_id, inspected_on, score FROM inspections WHERE DATE '2023-12-31' < inspected_on AND 40 < score ORDER BY 3 DESC, 1
-- + at least 41
SELECT i.inspection_id, i.inspected_on, i.score FROM inspections AS i WHERE i.score >= 41 AND i.inspected_on >= '2024-01-01' ORDER BY i.score DESC NULLS LAST, i.inspection_id ASC
-- + nested
SELECT * FROM (SELECT inspection_id, inspected_on, score FROM inspections WHERE score > 40) WHERE inspected_on >= '2024-01-01' ORDER BY score DESC, inspection_id
-- + negated
SELECT inspection_id, inspected_on, score FROM inspections WHERE NOT (score <= 40 OR inspected_on < '2024-01-01') ORDER BY -score, inspection_id
-- ! LOG-57: score > => score >=
-- ! LOG-57: > 40 => > 30
-- ! LOG-57: score > => score <
-- ! LOG-57: 2024-01-01 => 2023-01-01
-- ! LOG-52: AND inspected => OR inspected
-- ! LOG-66: AND inspected_on >= DATE '2024-01-01' =>
-- ! LOG-66: score > 40 AND =>
-- ! LOG-77: score DESC => score
-- !~ LOG-74: DESC, inspection_id => DESC
-- ! LOG-77: score DESC, inspection_id => inspection_id, score DESC
-- ! LOG-77: ORDER BY score DESC, inspection_id =>
-- !~ GH-LIMIT: DESC, inspection_id => DESC, inspection_id LIMIT 20
-- ! LOG-68: DATE '2024-01-01' => DATE '2024-01-01' AND kind = 'full'
-- !~ LOG-57: inspected_on >= => inspected_on >

-- # grades
-- ? How many inspections ended with each grade, those without a grade (NULL) included?
-- +
SELECT grade, count(*) AS n FROM inspections GROUP BY grade
-- + count a key
SELECT grade, count(inspection_id) AS n FROM inspections GROUP BY 1
-- + window
SELECT DISTINCT grade, count(*) OVER (PARTITION BY grade) AS n FROM inspections
-- + sum of ones
SELECT i.grade, sum(1) AS n FROM inspections i GROUP BY ALL
-- + union
SELECT grade, count(*) AS n FROM inspections WHERE grade IS NOT NULL GROUP BY grade UNION ALL SELECT NULL, count(*) FROM inspections WHERE grade IS NULL HAVING count(*) > 0
-- ! LOG-81: count(*) => count(grade)
-- ! LOG-68: GROUP => WHERE grade IS NOT NULL GROUP
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT estab_id)
-- ! LOG-81: count(*) => count(score)
-- ! SYN-16: BY grade => BY grade, kind
-- ! SYN-16|LOG-67: SELECT grade => SELECT trigger ;; BY grade => BY trigger
-- ! LOG-80|LOG-81: count(*) => sum(score)
-- ! LOG-68: GROUP => WHERE kind = 'full' GROUP
-- ! LOG-66|LOG-68: BY grade => BY grade HAVING grade IS NOT NULL
-- ! GH-NULL: SELECT grade, => SELECT coalesce(grade, ''),

-- # critical
-- ? For each inspection with violations: how many, and how many critical ones. Only inspections with at least 5 violations.
-- +
SELECT inspection_id, count(*) AS violations, count(*) FILTER (WHERE is_critical) AS critical FROM violations GROUP BY inspection_id HAVING count(*) >= 5
-- + cases
SELECT inspection_id, count(*) AS violations, sum(CASE WHEN is_critical THEN 1 ELSE 0 END) AS critical FROM violations GROUP BY inspection_id HAVING count(*) > 4
-- + cast
SELECT inspection_id, count(violation_id) AS violations, sum(is_critical::INTEGER) AS critical FROM violations GROUP BY ALL HAVING violations >= 5
-- + outside
SELECT * FROM (SELECT inspection_id, count(*) AS violations, count_if(is_critical) AS critical FROM violations GROUP BY 1) WHERE violations >= 5
-- + in
SELECT inspection_id, count(*) AS violations, count(*) FILTER (is_critical) AS critical FROM violations WHERE inspection_id IN (SELECT inspection_id FROM violations GROUP BY inspection_id HAVING count(*) >= 5) GROUP BY inspection_id
-- ! LOG-57: >= 5 => > 5
-- ! LOG-57: >= 5 => >= 4
-- ! LOG-66: HAVING count(*) >= 5 =>
-- ! LOG-66: FILTER (WHERE is_critical) =>
-- ! LOG-54|LOG-53|LOG-57: (WHERE is_critical) => (WHERE NOT is_critical)
-- ! LOG-68: GROUP => WHERE is_critical GROUP
-- ! LOG-81|LOG-66: count(*) FILTER (WHERE is_critical) => count(is_critical)
-- ! LOG-79|LOG-78|LOG-66: count(*) AS violations => count(DISTINCT code) AS violations
-- ! SYN-16|LOG-67: SELECT inspection_id => SELECT code ;; BY inspection_id => BY code
-- ! SYN-16: BY inspection_id HAVING => BY inspection_id, code HAVING
-- ! LOG-81: count(*) AS violations => count(fine) AS violations
-- ! LOG-57: >= 5 => = 5

-- # fines
-- ? For each kind of visit: total of fines and number of visits with violations.
-- +
SELECT i.kind, sum(v.fine) AS fines, count(DISTINCT i.inspection_id) AS visits FROM inspections i JOIN violations v ON v.inspection_id = i.inspection_id GROUP BY i.kind
-- + using
SELECT kind, sum(fine) AS fines, count(DISTINCT inspection_id) AS visits FROM inspections JOIN violations USING (inspection_id) GROUP BY kind
-- + counted on the other side
SELECT i.kind, sum(v.fine) AS fines, count(DISTINCT v.inspection_id) AS visits FROM violations v, inspections i WHERE i.inspection_id = v.inspection_id GROUP BY 1
-- + summed first
SELECT i.kind, sum(f.fines) AS fines, count(*) AS visits FROM inspections i JOIN (SELECT inspection_id, sum(fine) AS fines FROM violations GROUP BY inspection_id) f ON f.inspection_id = i.inspection_id GROUP BY i.kind
-- + cte
WITH b AS (SELECT i.inspection_id, i.kind, v.fine FROM inspections i INNER JOIN violations v ON i.inspection_id = v.inspection_id) SELECT kind, sum(fine) AS fines, count(DISTINCT inspection_id) AS visits FROM b GROUP BY ALL
-- ! LOG-79: count(DISTINCT i.inspection_id) => count(i.inspection_id)
-- ! LOG-80: sum( => avg(
-- ! LOG-80: sum( => max(
-- ! SEM-41: sum(v.fine) => sum(DISTINCT v.fine)
-- ! SEM-47: v.inspection_id = i.inspection_id => v.violation_id = i.inspection_id
-- ! SEM-48|GH-STOPPED: ON v.inspection_id = i.inspection_id => ON true
-- ! GH-INNER: JOIN violations => LEFT JOIN violations
-- ! LOG-68: GROUP => WHERE v.is_critical GROUP
-- ! SYN-16|LOG-67: SELECT i.kind => SELECT i.trigger ;; BY i.kind => BY i.trigger
-- ! SYN-16: BY i.kind => BY i.kind, i.grade
-- ! LOG-81|LOG-79: count(DISTINCT i.inspection_id) => count(DISTINCT i.estab_id)
-- ! LOG-81|LOG-80|LOG-67: sum(v.fine) => sum(i.score)

-- # no-visit
-- ? Visits that never took place are stored with 1 January 1900. How many real visits were there in each year from 2020 on?
-- +
SELECT year(inspected_on) AS year, count(*) AS n FROM inspections WHERE inspected_on >= DATE '2020-01-01' GROUP BY year(inspected_on)
-- + year
SELECT date_part('year', inspected_on) AS year, count(*) AS n FROM inspections WHERE year(inspected_on) >= 2020 GROUP BY 1
-- + having
SELECT year(inspected_on) AS year, count(*) AS n FROM inspections GROUP BY year(inspected_on) HAVING year(inspected_on) > 2019
-- + nested
SELECT y AS year, count(*) AS n FROM (SELECT extract(year FROM inspected_on) AS y FROM inspections WHERE inspected_on > '2019-12-31') GROUP BY y
-- + outside
SELECT * FROM (SELECT year(inspected_on) AS year, count(inspection_id) AS n FROM inspections GROUP BY 1) WHERE year >= 2020
-- ! LOG-66: WHERE inspected_on >= DATE '2020-01-01' =>
-- ! LOG-57: 2020-01-01 => 2021-01-01
-- ! LOG-57: >= DATE => < DATE
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT estab_id)
-- ! LOG-81: count(*) => count(grade)
-- ! SYN-16|LOG-67|LOG-80|LOG-57: SELECT year(inspected_on) => SELECT month(inspected_on) ;; BY year => BY month
-- ! SYN-16: BY year(inspected_on) => BY year(inspected_on), kind
-- ! LOG-68: GROUP => AND score > 10 GROUP
-- ! LOG-68: GROUP => AND kind = 'full' GROUP
-- ! LOG-80|LOG-81: count(*) => sum(score)
-- ! LOG-57: 2020-01-01 => 2019-01-01

-- # second-look
-- ? Establishments with a full visit and a follow-up on the same day: number and day, each once.
-- +
SELECT DISTINCT a.estab_id, a.inspected_on FROM inspections a JOIN inspections b ON b.estab_id = a.estab_id AND b.inspected_on = a.inspected_on WHERE a.kind = 'full' AND b.kind = 'follow-up'
-- + intersect
SELECT estab_id, inspected_on FROM inspections WHERE kind = 'full' INTERSECT SELECT estab_id, inspected_on FROM inspections WHERE kind = 'follow-up'
-- + exists
SELECT DISTINCT estab_id, inspected_on FROM inspections a WHERE kind = 'full' AND EXISTS (SELECT 1 FROM inspections b WHERE b.estab_id = a.estab_id AND b.inspected_on = a.inspected_on AND b.kind = 'follow-up')
-- + grouped
SELECT estab_id, inspected_on FROM inspections WHERE kind IN ('full', 'follow-up') GROUP BY estab_id, inspected_on HAVING count(DISTINCT kind) = 2
-- + two flags
SELECT estab_id, inspected_on FROM inspections GROUP BY ALL HAVING bool_or(kind = 'full') AND bool_or(kind = 'follow-up')
-- ! SEM-48: AND b.inspected_on = a.inspected_on =>
-- ! SEM-48|SEM-47: b.estab_id = a.estab_id AND =>
-- ! LOG-57: b.kind = 'follow-up' => b.kind = 'full'
-- ! LOG-66: AND b.kind = 'follow-up' =>
-- ! LOG-57: 'follow-up' => 'Follow-up'
-- ! LOG-61: b.inspected_on = => b.inspected_on >
-- ! SEM-47: b.estab_id = a.estab_id => b.inspection_id = a.estab_id
-- ! LOG-67: a.estab_id, a.inspected_on FROM => a.inspection_id, a.inspected_on FROM
-- ! SEM-39|LOG-59|LOG-62|LOG-66:
SELECT DISTINCT estab_id, inspected_on FROM inspections WHERE kind = 'full' AND kind = 'follow-up'
-- ! LOG-52|SEM-48|LOG-57|LOG-63: AND b.kind => OR b.kind
-- ! LOG-66: WHERE a.kind = 'full' AND => WHERE
