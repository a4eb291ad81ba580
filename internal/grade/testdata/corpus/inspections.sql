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
-- + year, and the order by a pair
SELECT inspection_id, inspected_on, score FROM inspections WHERE score > 40 AND inspected_on > DATE '2024-01-01' - 1 ORDER BY (-score, inspection_id)
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
-- !~ LOG-57: inspected_on >= DATE '2024-01-01' => year(inspected_on) = 2024
-- !~ LOG-57: score > 40 => score BETWEEN 41 AND 50
-- !~ LOG-57: inspected_on >= DATE '2024-01-01' => inspected_on BETWEEN DATE '2024-01-01' AND DATE '2024-12-30'
-- !~ LOG-68: WHERE => WHERE (grade = 'C' OR grade IS NULL) AND
-- !~ LOG-68: WHERE => WHERE inspector_id IS NOT NULL AND
-- !~ LOG-75: DESC, inspection_id => DESC, inspected_on

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
-- + nulls made a value and back
SELECT nullif(g, '-') AS grade, count(*) AS n FROM (SELECT coalesce(grade, '-') AS g FROM inspections) GROUP BY g
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
-- !~ LOG-68: GROUP => WHERE inspected_on >= '1900-01-01' GROUP
-- !~ LOG-66|LOG-68: BY grade => BY grade HAVING count(*) > 10
-- !~ LOG-79|LOG-78: count(*) => count(DISTINCT (estab_id, inspected_on, kind, inspector_id, score))
-- !~ LOG-68: GROUP => WHERE score IS NOT NULL OR inspected_on = '1900-01-01' GROUP

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
-- + grouping sets of one
SELECT inspection_id, count(*) AS violations, count(nullif(is_critical, false)) AS critical FROM violations GROUP BY GROUPING SETS ((inspection_id)) HAVING NOT count(*) < 5
-- ! LOG-57: >= 5 => > 5
-- ! LOG-57: >= 5 => >= 4
-- ! LOG-66: HAVING count(*) >= 5 =>
-- ! LOG-66: FILTER (WHERE is_critical) =>
-- ! LOG-54|LOG-53|LOG-57: (WHERE is_critical) => (WHERE NOT is_critical)
-- ! LOG-68|LOG-69: GROUP => WHERE is_critical GROUP
-- ! LOG-81|LOG-66: count(*) FILTER (WHERE is_critical) => count(is_critical)
-- ! LOG-79|LOG-78|LOG-66: count(*) AS violations => count(DISTINCT code) AS violations
-- ! SYN-16|LOG-67: SELECT inspection_id => SELECT code ;; BY inspection_id => BY code
-- ! SYN-16: BY inspection_id HAVING => BY inspection_id, code HAVING
-- ! LOG-81: count(*) AS violations => count(fine) AS violations
-- ! LOG-57: >= 5 => = 5
-- !~ LOG-67: WHERE is_critical => WHERE code LIKE 'C%'
-- !~ LOG-67: WHERE is_critical => WHERE code < 'G'
-- !~ LOG-57: >= 5 => BETWEEN 5 AND 9
-- !~ LOG-57: >= 5 => IN (5, 6, 7, 8, 9)
-- !~ LOG-67: WHERE is_critical => WHERE code NOT LIKE 'G%'
-- !~ COM-84|LOG-68:
SELECT v.inspection_id, count(*) AS violations, count(*) FILTER (v.is_critical) AS critical FROM violations v JOIN inspections i ON i.inspection_id = v.inspection_id WHERE i.inspector_id IS NOT NULL GROUP BY v.inspection_id HAVING count(*) >= 5
-- !~ COM-84|LOG-68:
SELECT v.inspection_id, count(*) AS violations, count(*) FILTER (v.is_critical) AS critical FROM violations v JOIN inspections i ON i.inspection_id = v.inspection_id WHERE i.score > 0 GROUP BY v.inspection_id HAVING count(*) >= 5
-- !~ COM-84|LOG-58:
SELECT v.inspection_id, count(*) AS violations, count(*) FILTER (v.is_critical) AS critical FROM violations v JOIN inspections i USING (inspection_id) JOIN (SELECT DISTINCT estab_id FROM establishments) e USING (estab_id) GROUP BY v.inspection_id HAVING count(*) >= 5

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
-- + semi-additive
SELECT kind, sum(total) AS fines, sum(1) AS visits FROM inspections NATURAL JOIN (SELECT inspection_id, sum(fine) AS total FROM violations GROUP BY ALL) GROUP BY kind
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
-- !~ LOG-68: GROUP => WHERE i.inspected_on > '1900-01-01' GROUP
-- !~ LOG-68: GROUP => WHERE i.score IS NOT NULL GROUP
-- !~ GH-NULL: sum(v.fine) => coalesce(sum(v.fine), 0)
-- !~ GH-NULL: sum(v.fine) => sum(coalesce(v.fine, 0))
-- !~ LOG-66|LOG-68: BY i.kind => BY i.kind HAVING sum(v.fine) > 0

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
-- + date_trunc
SELECT year(date_trunc('year', inspected_on)) AS year, count(*) AS n FROM inspections WHERE inspected_on >= make_date(2020, 1, 1) GROUP BY date_trunc('year', inspected_on)
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
-- ! LOG-57: >= DATE '2020-01-01' => > DATE '2020-01-01'
-- !~ LOG-68: GROUP => AND inspector_id IS NOT NULL GROUP
-- !~ LOG-57: inspected_on >= DATE '2020-01-01' => year(inspected_on) BETWEEN 2020 AND 2024
-- !~ LOG-81: count(*) => count(score)
-- !~ LOG-81: count(*) => count(inspector_id)
-- !~ LOG-68: GROUP => AND inspected_on <= DATE '2024-12-30' GROUP

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
-- + a kind that is not the other one
SELECT DISTINCT estab_id, inspected_on FROM inspections a JOIN inspections b USING (estab_id, inspected_on) WHERE a.kind = 'full' AND b.kind <> 'full'
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
-- ! LOG-61: b.inspected_on = a.inspected_on WHERE => b.inspected_on = a.inspected_on AND b.inspection_id > a.inspection_id WHERE
-- ! LOG-68: AND b.kind => AND b.inspector_id = a.inspector_id AND b.kind
-- !~ LOG-68: AND b.kind => AND b.trigger = 'routine' AND b.kind
-- !~ LOG-68: AND b.kind => AND a.inspected_on > '1900-01-01' AND b.kind
-- !~ SEM-42: SELECT DISTINCT a. => SELECT a.
-- ! LOG-68: AND b.kind => AND a.score >= b.score AND b.kind

-- # current-restaurants
-- ? The latest version of each establishment counts (updated_at). How many restaurants that have not closed are there in each neighbourhood?
-- +
SELECT area_id, count(*) AS n FROM (SELECT * FROM establishments QUALIFY row_number() OVER (PARTITION BY estab_id ORDER BY updated_at DESC) = 1) WHERE kind = 'restaurant' AND closed_on IS NULL GROUP BY area_id
-- + the maximum of each
SELECT e.area_id, count(*) AS n FROM establishments e JOIN (SELECT estab_id, max(updated_at) AS updated_at FROM establishments GROUP BY estab_id) m USING (estab_id, updated_at) WHERE e.kind = 'restaurant' AND e.closed_on IS NULL GROUP BY e.area_id
-- + no later version
SELECT area_id, count(*) AS n FROM establishments e WHERE kind = 'restaurant' AND closed_on IS NULL AND NOT EXISTS (SELECT 1 FROM establishments l WHERE l.estab_id = e.estab_id AND l.updated_at > e.updated_at) GROUP BY ALL
-- + rank, which has no ties here
WITH v AS (SELECT *, rank() OVER (PARTITION BY estab_id ORDER BY updated_at DESC) AS r FROM establishments) SELECT area_id, count(DISTINCT estab_id) AS n FROM v WHERE r = 1 AND kind = 'restaurant' AND closed_on IS NULL GROUP BY area_id
-- + the row with the latest date
SELECT r.area_id, count(*) AS n FROM (SELECT arg_max(e, updated_at) AS r FROM establishments e GROUP BY estab_id) WHERE r.kind = 'restaurant' AND r.closed_on IS NULL GROUP BY r.area_id
-- + distinct on
SELECT area_id, count(*) AS n FROM (SELECT DISTINCT ON (estab_id) * FROM establishments ORDER BY estab_id, updated_at DESC) WHERE closed_on IS NULL AND kind = 'restaurant' GROUP BY 1
-- ! LOG-69: AND closed_on IS NULL => ;; establishments QUALIFY => establishments WHERE closed_on IS NULL QUALIFY
-- !~ LOG-69: kind = 'restaurant' AND => ;; establishments QUALIFY => establishments WHERE kind = 'restaurant' QUALIFY
-- ! LOG-69: WHERE kind = 'restaurant' AND closed_on IS NULL => ;; establishments QUALIFY => establishments WHERE kind = 'restaurant' AND closed_on IS NULL QUALIFY
-- !~ GH-PARTITION: PARTITION BY estab_id => PARTITION BY estab_id, kind
-- !~ GH-PARTITION: PARTITION BY estab_id => PARTITION BY estab_id, trading_name
-- !~ GH-PARTITION: PARTITION BY estab_id => PARTITION BY estab_id, opened_on
-- !~ LOG-68: WHERE kind => WHERE seats IS NOT NULL AND kind
-- !~ LOG-68: WHERE kind => WHERE opened_on <= '2023-12-31' AND kind
-- !~ LOG-68: WHERE kind => WHERE trading_name NOT LIKE 'TEST%' AND kind
-- !~ LOG-68: WHERE kind => WHERE estab_id <> 1777 AND kind
-- !~ GH-WINDOW-ORDER: ORDER BY updated_at DESC => ORDER BY updated_at::DATE DESC
-- !~ LOG-57|LOG-66: closed_on IS NULL => (closed_on IS NULL OR closed_on > '2024-12-30')
-- ! LOG-66: QUALIFY row_number() OVER (PARTITION BY estab_id ORDER BY updated_at DESC) = 1 =>
-- ! GH-WINDOW-ORDER: updated_at DESC => updated_at
-- ! LOG-66: AND closed_on IS NULL =>
-- ! LOG-57: 'restaurant' => 'cafe'

-- # inspectors-2024
-- ? For each inspector with visits in 2024: number of these visits, and number of those at which something critical was found.
-- +
SELECT i.inspector_id, count(DISTINCT i.inspection_id) AS visits, count(DISTINCT i.inspection_id) FILTER (v.is_critical) AS critical FROM inspections i LEFT JOIN violations v ON v.inspection_id = i.inspection_id WHERE i.inspector_id IS NOT NULL AND i.inspected_on >= '2024-01-01' AND i.inspected_on < '2025-01-01' GROUP BY i.inspector_id
-- + exists
SELECT inspector_id, count(*) AS visits, count_if(inspection_id IN (SELECT inspection_id FROM violations WHERE is_critical)) AS critical FROM inspections WHERE year(inspected_on) = 2024 AND inspector_id IS NOT NULL GROUP BY inspector_id
-- + flagged first
WITH f AS (SELECT inspection_id, bool_or(is_critical) AS c FROM violations GROUP BY inspection_id) SELECT inspector_id, count(*) AS visits, sum(coalesce(c, false)::INTEGER) AS critical FROM inspections LEFT JOIN f USING (inspection_id) WHERE inspected_on BETWEEN '2024-01-01' AND '2024-12-31' GROUP BY ALL HAVING inspector_id IS NOT NULL
-- + case in a distinct count
SELECT i.inspector_id, count(DISTINCT i.inspection_id) AS visits, count(DISTINCT CASE WHEN v.is_critical THEN v.inspection_id END) AS critical FROM violations v RIGHT JOIN inspections i ON i.inspection_id = v.inspection_id WHERE date_trunc('year', i.inspected_on) = DATE '2024-01-01' AND NOT i.inspector_id IS NULL GROUP BY 1
-- + lateral
SELECT i.inspector_id, count(*) AS visits, sum(c.any) AS critical FROM inspections i, LATERAL (SELECT least(count(*), 1) AS any FROM violations v WHERE v.inspection_id = i.inspection_id AND v.is_critical) c WHERE strftime(i.inspected_on, '%Y') = '2024' AND i.inspector_id IS NOT NULL GROUP BY i.inspector_id
-- !~ LOG-66|LOG-57: AND i.inspected_on < '2025-01-01' =>
-- !~ LOG-66: i.inspector_id IS NOT NULL AND =>
-- !~ LOG-67: (v.is_critical) => (v.code LIKE 'C%')
-- !~ LOG-67: (v.is_critical) => (left(v.code, 1) <> 'G')
-- ! LOG-57: i.inspected_on >= '2024-01-01' => i.inspected_on > '2024-01-01'
-- !~ LOG-57: i.inspected_on < '2025-01-01' => i.inspected_on < '2024-12-31'
-- !~ LOG-68: WHERE => WHERE i.score IS NOT NULL AND
-- !~ LOG-66|LOG-68: BY i.inspector_id => BY i.inspector_id HAVING count(*) > 100
-- !~ GH-HARD: i.inspector_id IS NOT NULL => i.inspector_id IN ('INS-1', 'INS-2', 'INS-3', 'INS-4', 'INS-5', 'INS-6', 'INS-7')
-- !~ LOG-67|LOG-68: i.inspector_id IS NOT NULL => i.inspector_id LIKE 'INS-_'
-- !~ COM-84|LOG-68:
SELECT i.inspector_id, count(DISTINCT i.inspection_id) AS visits, count(DISTINCT i.inspection_id) FILTER (v.is_critical) AS critical FROM inspections i JOIN establishments e ON e.estab_id = i.estab_id LEFT JOIN violations v ON v.inspection_id = i.inspection_id WHERE i.inspector_id IS NOT NULL AND i.inspected_on >= '2024-01-01' AND i.inspected_on < '2025-01-01' GROUP BY i.inspector_id
-- !~ LOG-68: LEFT JOIN violations v ON => LEFT JOIN violations v ON v.code IN ('C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'G01') AND
-- ! GH-OUTER: LEFT JOIN => JOIN
-- ! LOG-79: count(DISTINCT i.inspection_id) AS => count(i.inspection_id) AS
-- ! LOG-79: count(DISTINCT i.inspection_id) FILTER => count(*) FILTER
-- ! LOG-66: FILTER (v.is_critical) =>
-- ! LOG-57: 2024-01-01 => 2023-01-01
