-- dataset: visitors

-- # spain-2019
-- ? Tourists from Spain in each month of 2019.
-- +
SELECT month, tourists FROM visitors WHERE origin = 'Spain' AND year(month) = 2019
-- + range
SELECT month, tourists FROM visitors WHERE origin = 'Spain' AND month >= '2019-01-01' AND month < '2020-01-01'
-- + between
SELECT v.month, v.tourists FROM visitors v WHERE v.month BETWEEN DATE '2019-01-01' AND DATE '2019-12-31' AND v.origin IN ('Spain')
-- + intersect
SELECT month, tourists FROM (FROM visitors WHERE origin = 'Spain') WHERE extract('year' FROM month) = 2019
-- + truncated
SELECT month, tourists FROM visitors WHERE date_trunc('year', month) = DATE '2019-01-01' AND origin = 'Spain'
-- + distinct over a key
SELECT DISTINCT month, tourists FROM visitors WHERE origin = 'Spain' AND month > '2018-12-31' AND month < '2020-01-01'
-- + a month is its first day
SELECT month, tourists FROM visitors WHERE origin = 'Spain' AND month BETWEEN '2019-01-01' AND '2019-12-01'
-- + a month is its first day
SELECT month, tourists FROM visitors WHERE origin = 'Spain' AND month > '2018-12-01' AND month < '2020-01-01'
-- + a year has twelve months, each once
SELECT month, tourists FROM visitors WHERE origin = 'Spain' AND year(month) = 2019 LIMIT 12
-- ! LOG-57: 'Spain' => 'spain'
-- ! LOG-57: 'Spain' => 'France'
-- ! LOG-57: 2019 => 2018
-- ! LOG-52: AND year => OR year
-- ! LOG-66: AND year(month) = 2019 =>
-- ! LOG-66: origin = 'Spain' AND =>
-- ! LOG-67: month, tourists => month, overnight_stays
-- ! LOG-57: = 2019 => >= 2019
-- ! LOG-53|LOG-57: origin = => origin <>
-- ! LOG-68: = 2019 => = 2019 AND month(month) < 7
-- !~ LOG-67: origin = 'Spain' => origin_group = 'Spain'
-- !~ SEM-44: origin = 'Spain' => origin LIKE 'Spain%'
-- !~ SEM-44: origin = 'Spain' => origin LIKE '%Spain'
-- !~ LOG-68: AND year => AND tourists IS NOT NULL AND year
-- !~ LOG-68: AND year => AND tourists > 0 AND year

-- # by-year
-- ? Tourists of each year from everywhere: use the rows of the group Total.
-- +
SELECT year(month) AS year, sum(tourists) AS tourists FROM visitors WHERE origin_group = 'Total' GROUP BY year(month)
-- + date_part
SELECT date_part('year', month) AS year, sum(tourists) AS tourists FROM visitors WHERE origin_group = 'Total' GROUP BY 1
-- + nested
SELECT y AS year, sum(t) AS tourists FROM (SELECT year(month) AS y, tourists AS t FROM visitors WHERE origin_group = 'Total') GROUP BY y
-- + filter
SELECT year(month) AS year, sum(tourists) FILTER (origin_group = 'Total') AS tourists FROM visitors GROUP BY ALL HAVING count(*) FILTER (origin_group = 'Total') > 0
-- + alias
SELECT extract(year FROM v.month) AS y, sum(v.tourists) FROM visitors v WHERE v.origin_group LIKE 'Total' GROUP BY y
-- + the years there are
SELECT year(month) AS year, sum(tourists) AS tourists FROM visitors WHERE origin_group = 'Total' AND year(month) BETWEEN 2016 AND 2023 GROUP BY ROLLUP (year(month)) HAVING grouping(year(month)) = 0
-- + TOTAL is the one origin of its group
SELECT year(month) AS year, sum(tourists) AS tourists FROM visitors WHERE origin = 'TOTAL' GROUP BY year(month)
-- ! LOG-66: WHERE origin_group = 'Total' =>
-- ! LOG-57: 'Total' => 'TOTAL'
-- ! LOG-57: 'Total' => 'Spain'
-- ! LOG-53|LOG-57: origin_group = => origin_group <>
-- ! LOG-80: sum(tourists) => avg(tourists)
-- ! LOG-80: sum(tourists) => max(tourists)
-- ! LOG-81: sum(tourists) => sum(overnight_stays)
-- ! SYN-16: GROUP BY year(month) => GROUP BY year(month), month
-- ! SYN-16|LOG-80: SELECT year(month) => SELECT month(month) ;; BY year(month) => BY month(month)
-- ! LOG-80|LOG-81: sum(tourists) => count(tourists)
-- ! LOG-68: 'Total' => 'Total' AND year(month) <> 2020
-- !~ SEM-41: sum(tourists) => sum(DISTINCT tourists)
-- !~ LOG-66|LOG-68: BY year(month) => BY year(month) HAVING sum(tourists) > 0
-- !~ LOG-68: WHERE => WHERE tourists > 0 AND
-- !~ LOG-68: WHERE => WHERE tourists IS NOT NULL AND
-- !~ GH-NULL: sum(tourists) => coalesce(sum(tourists), 0)
-- !~ LOG-57: origin_group = 'Total' => lower(origin) = 'total'

-- # stay-length
-- ? Mean length of stay (nights per tourist) of each origin group over all years, two digits. Without the group Total.
-- +
SELECT origin_group, round(sum(overnight_stays) / sum(tourists), 2) AS nights FROM visitors WHERE origin_group <> 'Total' GROUP BY origin_group
-- + not
SELECT origin_group, round(sum(overnight_stays) / sum(tourists), 2) AS nights FROM visitors WHERE NOT origin_group = 'Total' GROUP BY ALL
-- + having
SELECT origin_group, round(sum(overnight_stays) / sum(tourists), 2) AS nights FROM visitors GROUP BY origin_group HAVING origin_group != 'Total'
-- + cte
WITH g AS (SELECT origin_group, sum(overnight_stays) AS n, sum(tourists) AS t FROM visitors GROUP BY 1) SELECT origin_group, round(n / t, 2) AS nights FROM g WHERE origin_group NOT IN ('Total')
-- + cast
SELECT origin_group, round(sum(overnight_stays)::DOUBLE / sum(tourists), 2) AS nights FROM visitors WHERE origin_group <> 'Total' GROUP BY 1
-- + the other groups said
SELECT origin_group, round(sum(overnight_stays) / sum(tourists), 2) AS nights FROM visitors WHERE origin_group IN ('Africa', 'America', 'Asia', 'European Union', 'Rest of Europe', 'Rest of world', 'Spain') GROUP BY origin_group
-- + TOTAL is the one origin of its group
SELECT origin_group, round(sum(overnight_stays) / sum(tourists), 2) AS nights FROM visitors WHERE origin <> 'TOTAL' GROUP BY origin_group
-- ! LOG-66: WHERE origin_group <> 'Total' =>
-- ! LOG-53|LOG-54|LOG-57: <> 'Total' => = 'Total'
-- ! GH-AVERAGE|LOG-80|LOG-66: round(sum(overnight_stays) / sum(tourists), 2) => round(avg(overnight_stays / nullif(tourists, 0)), 2)
-- ! LOG-80|LOG-66|LOG-81|LOG-67: sum(overnight_stays) / sum(tourists) => sum(tourists) / sum(overnight_stays)
-- ! GH-UNROUNDED: round(sum(overnight_stays) / sum(tourists), 2) => sum(overnight_stays) / sum(tourists)
-- ! GH-ROUNDED|LOG-57|GH-INTEGER|GH-ROUND-EARLY: tourists), 2) => tourists), 0)
-- ! GH-INTEGER: / sum => // sum
-- ! LOG-80: sum(tourists), 2 => count(tourists), 2
-- ! SYN-16|LOG-67: SELECT origin_group => SELECT origin ;; GROUP BY origin_group => GROUP BY origin
-- ! SYN-16: GROUP BY origin_group => GROUP BY origin_group, origin
-- ! LOG-80: stays) / sum => stays) - sum
-- !~ LOG-68: WHERE => WHERE tourists > 0 AND
-- !~ LOG-68: WHERE => WHERE tourists IS NOT NULL AND
-- !~ LOG-68: WHERE => WHERE overnight_stays >= tourists AND
-- !~ LOG-68: WHERE => WHERE overnight_stays IS NOT NULL AND
-- !~ GH-NULL: sum(tourists), 2 => sum(coalesce(tourists, 0)), 2

-- # best-month
-- ? For each origin: the month with the most tourists (all, if several). Origin, month and tourists.
-- +
SELECT origin, month, tourists FROM visitors QUALIFY tourists = max(tourists) OVER (PARTITION BY origin)
-- + rank
SELECT origin, month, tourists FROM visitors WHERE tourists IS NOT NULL QUALIFY rank() OVER (PARTITION BY origin ORDER BY tourists DESC) = 1
-- + correlated
SELECT origin, month, tourists FROM visitors v WHERE tourists = (SELECT max(tourists) FROM visitors w WHERE w.origin = v.origin)
-- + joined
SELECT v.origin, v.month, v.tourists FROM visitors v JOIN (SELECT origin, max(tourists) AS top FROM visitors GROUP BY origin) m ON m.origin = v.origin AND m.top = v.tourists
-- + no better one
SELECT origin, month, tourists FROM visitors v WHERE tourists IS NOT NULL AND NOT EXISTS (SELECT 1 FROM visitors w WHERE w.origin = v.origin AND w.tourists > v.tourists)
-- ! LOG-80: max( => min(
-- ! GH-PARTITION: (PARTITION BY origin) => ()
-- ! GH-PARTITION: PARTITION BY origin => PARTITION BY origin_group
-- ! LOG-81: max(tourists) => max(overnight_stays)
-- ! LOG-67: origin, month, tourists FROM => origin, month, overnight_stays FROM
-- ! LOG-80: max(tourists) => avg(tourists)
-- ! LOG-66: QUALIFY tourists = max(tourists) OVER (PARTITION BY origin) =>
-- ! LOG-57: tourists = max => tourists < max
-- ! LOG-68: QUALIFY => WHERE year(month) = 2019 QUALIFY
-- ! SYN-16|LOG-66|LOG-80|LOG-81:
SELECT origin, max(month) AS month, max(tourists) AS tourists FROM visitors GROUP BY origin
-- ! GH-PARTITION: PARTITION BY origin => PARTITION BY year(month)
-- !~ LOG-80|GH-LIMIT:
SELECT origin, month, tourists FROM visitors QUALIFY row_number() OVER (PARTITION BY origin ORDER BY tourists DESC) = 1
-- !~ LOG-80:
SELECT origin, arg_max(month, tourists) AS month, max(tourists) AS tourists FROM visitors GROUP BY origin
-- !~ GH-LIMIT|LOG-80:
SELECT DISTINCT ON (origin) origin, month, tourists FROM visitors ORDER BY origin, tourists DESC
-- !~ LOG-68: QUALIFY => WHERE tourists > 0 QUALIFY
-- !~ LOG-80: tourists = max(tourists) OVER (PARTITION BY origin) => rank() OVER (PARTITION BY origin ORDER BY tourists DESC) = 1

-- # growth
-- ? For the group Total: tourists of each month and the difference to the same month a year earlier (12 rows before), in order.
-- order: keys
-- +
SELECT month, tourists, tourists - lag(tourists, 12) OVER (ORDER BY month) AS growth FROM visitors WHERE origin_group = 'Total' ORDER BY month
-- + cte
WITH t AS (SELECT month, tourists, lag(tourists, 12) OVER (ORDER BY month) AS before FROM visitors WHERE origin_group = 'Total') SELECT month, tourists, tourists - before AS growth FROM t ORDER BY month
-- + negated
SELECT month, tourists, -(lag(tourists, 12) OVER (ORDER BY month) - tourists) AS growth FROM visitors WHERE origin_group = 'Total' ORDER BY 1
-- + named window
SELECT month, tourists, tourists - lag(tourists, 12) OVER w AS growth FROM visitors WHERE origin_group = 'Total' WINDOW w AS (ORDER BY month) ORDER BY month ASC
-- + lead backwards
SELECT v.month, v.tourists, v.tourists - lead(v.tourists, 12) OVER (ORDER BY v.month DESC) AS growth FROM visitors v WHERE v.origin_group = 'Total' ORDER BY v.month
-- + TOTAL is the one origin of its group
SELECT month, tourists, tourists - lag(tourists, 12) OVER (ORDER BY month) AS growth FROM visitors WHERE origin = 'TOTAL' ORDER BY month
-- + eight years of first days of a month are 96 rows at most
SELECT month, tourists, tourists - lag(tourists, 12) OVER (ORDER BY month) AS growth FROM visitors WHERE origin_group = 'Total' ORDER BY month LIMIT 96
-- ! LOG-57|LOG-81|LOG-80: lag(tourists, 12) => lag(tourists, 1)
-- ! LOG-80: lag( => lead(
-- ! GH-WINDOW-ORDER: OVER (ORDER BY month) => OVER (ORDER BY month DESC)
-- ! LOG-80: tourists - lag => tourists + lag
-- ! GH-SIGN|LOG-66|LOG-80: tourists - lag(tourists, 12) OVER (ORDER BY month) => lag(tourists, 12) OVER (ORDER BY month) - tourists
-- ! LOG-77: 'Total' ORDER BY month => 'Total' ORDER BY month DESC
-- ! LOG-77: 'Total' ORDER BY month => 'Total'
-- ! LOG-75: 'Total' ORDER BY month => 'Total' ORDER BY tourists
-- ! LOG-57: 'Total' => 'Spain'
-- ! LOG-81: lag(tourists => lag(overnight_stays
-- ! LOG-67: month, tourists, => month, overnight_stays,

-- # summer-share
-- ? For each origin: share of its tourists (0 to 1) that came in June, July or August. Leave out origins without tourists.
-- +
SELECT origin, sum(tourists) FILTER (WHERE month(month) IN (6, 7, 8)) / sum(tourists) AS share FROM visitors GROUP BY origin HAVING sum(tourists) > 0
-- + cases
SELECT origin, sum(CASE WHEN month(month) BETWEEN 6 AND 8 THEN tourists END) / sum(tourists) AS share FROM visitors GROUP BY origin HAVING sum(tourists) > 0
-- + written out
SELECT origin, sum(tourists) FILTER (WHERE month(month) = 6 OR month(month) = 7 OR month(month) = 8) / sum(tourists) AS share FROM visitors GROUP BY ALL HAVING sum(tourists) <> 0
-- + date_part
SELECT v.origin, sum(v.tourists) FILTER (date_part('month', v.month) IN (8, 7, 6)) / sum(v.tourists) AS s FROM visitors v GROUP BY v.origin HAVING sum(v.tourists) >= 1
-- + nested
SELECT origin, s / t AS share FROM (SELECT origin, sum(tourists) AS t, sum(tourists) FILTER (WHERE month(month) >= 6 AND month(month) <= 8) AS s FROM visitors GROUP BY origin) WHERE t > 0
-- + seasons by number
SELECT origin, sum(tourists) FILTER (month(month) // 3 = 2) / sum(tourists) AS share FROM visitors GROUP BY origin HAVING sum(tourists) > 0
-- ! LOG-57: (6, 7, 8) => (7, 8)
-- ! LOG-57: (6, 7, 8) => (7, 8, 9)
-- ! GH-PERCENT: sum(tourists) FILTER => 100 * sum(tourists) FILTER
-- ! LOG-80: sum(tourists) FILTER => avg(tourists) FILTER
-- ! LOG-53|LOG-54: month(month) IN => month(month) NOT IN
-- ! LOG-66: FILTER (WHERE month(month) IN (6, 7, 8)) =>
-- ! LOG-81: sum(tourists) FILTER => sum(overnight_stays) FILTER
-- ! SYN-16|LOG-67: SELECT origin, => SELECT origin_group, ;; BY origin => BY origin_group
-- ! SYN-16: BY origin => BY origin, year(month)
-- ! LOG-68: GROUP => WHERE year(month) = 2019 GROUP
-- ! GH-INTEGER: / sum => // sum
-- ! LOG-80|LOG-67: month(month) IN => quarter(month) IN
-- !~ LOG-66: HAVING sum(tourists) > 0 =>
-- !~ LOG-81|LOG-80: HAVING sum(tourists) > 0 => HAVING count(tourists) > 0
-- !~ LOG-57: > 0 => > 1000
-- !~ LOG-67|LOG-81: HAVING sum(tourists) > 0 => HAVING sum(overnight_stays) > 0

-- # many-origins
-- ? Origin groups with more than one origin, and how many origins each has.
-- +
SELECT origin_group, count(DISTINCT origin) AS origins FROM visitors GROUP BY origin_group HAVING count(DISTINCT origin) > 1
-- + distinct first
SELECT origin_group, count(*) AS origins FROM (SELECT DISTINCT origin_group, origin FROM visitors) GROUP BY origin_group HAVING count(*) > 1
-- + alias
SELECT origin_group, count(DISTINCT origin) AS n FROM visitors GROUP BY ALL HAVING n >= 2
-- + outside
SELECT * FROM (SELECT origin_group, count(DISTINCT origin) AS origins FROM visitors GROUP BY 1) WHERE origins <> 1
-- + two origins differ
SELECT origin_group, count(DISTINCT origin) AS origins FROM visitors GROUP BY origin_group HAVING min(origin) <> max(origin)
-- ! LOG-79|SYN-16: count(DISTINCT origin) AS => count(origin) AS
-- ! LOG-57: > 1 => >= 1
-- ! LOG-57: > 1 => > 2
-- ! LOG-66: HAVING count(DISTINCT origin) > 1 =>
-- ! LOG-81: count(DISTINCT origin) AS => count(DISTINCT month) AS
-- ! LOG-79: HAVING count(DISTINCT origin) => HAVING count(origin)
-- ! LOG-57: > 1 => = 1
-- ! SYN-16|LOG-67: SELECT origin_group => SELECT origin ;; GROUP BY origin_group => GROUP BY origin
-- ! LOG-80|LOG-79: count(DISTINCT origin) AS => count(*) AS
-- ! LOG-68: GROUP BY => WHERE tourists > 0 AND origin_group <> 'Asia' GROUP BY
-- ! LOG-67: SELECT origin_group, => SELECT min(origin),
-- !~ LOG-68: GROUP BY => WHERE tourists IS NOT NULL GROUP BY
-- !~ LOG-68: GROUP BY => WHERE tourists > 0 GROUP BY
-- !~ LOG-68: GROUP BY => WHERE month >= '2020-01-01' GROUP BY
-- !~ LOG-68|LOG-57: GROUP BY => WHERE month IN ('2019-12-01', '2023-12-01') GROUP BY
-- !~ GH-HARD: HAVING count(DISTINCT origin) > 1 => HAVING count(*) > 96
-- !~ GH-HARD: HAVING count(DISTINCT origin) > 1 => HAVING origin_group NOT IN ('Africa', 'Rest of world', 'Spain', 'Total')
-- !~ LOG-81: count(DISTINCT origin) AS => count(DISTINCT left(origin, 7)) AS

-- # gaps
-- ? Rows without a number of tourists, newest month first, then by origin: month and origin.
-- order: keys
-- +
SELECT month, origin FROM visitors WHERE tourists IS NULL ORDER BY month DESC, origin
-- + by number
SELECT month, origin FROM visitors WHERE tourists IS NULL ORDER BY 1 DESC, 2
-- + nulls said
SELECT month, origin FROM visitors WHERE tourists IS NULL ORDER BY month DESC NULLS LAST, origin ASC
-- + negated
SELECT v.month, v.origin FROM visitors v WHERE NOT (v.tourists IS NOT NULL) ORDER BY v.month DESC, v.origin
-- + nested
SELECT * FROM (SELECT month, origin FROM visitors WHERE coalesce(tourists, -1) = -1) ORDER BY month DESC, origin
-- + by a pair
SELECT month, origin FROM visitors WHERE tourists IS NOT DISTINCT FROM NULL ORDER BY (-epoch(month), origin)
-- ! LOG-77: month DESC => month
-- ! LOG-77: DESC, origin => DESC, origin DESC
-- ! LOG-77: month DESC, origin => origin, month DESC
-- ! LOG-74: DESC, origin => DESC
-- ! LOG-77: ORDER BY month DESC, origin =>
-- ! LOG-53: IS NULL => IS NOT NULL
-- ! SYN-21: IS NULL => = NULL
-- ! LOG-57|LOG-66|LOG-68: tourists IS NULL => tourists = 0
-- ! LOG-66: WHERE tourists IS NULL =>
-- ! GH-LIMIT: DESC, origin => DESC, origin LIMIT 10
-- ! LOG-67: SELECT month, origin => SELECT month, origin_group
-- ! LOG-75|LOG-74: DESC, origin => DESC, tourists
-- !~ LOG-67: tourists IS NULL => overnight_stays IS NULL
-- !~ LOG-68: IS NULL => IS NULL AND month < '2018-01-01'
-- !~ LOG-68: IS NULL => IS NULL AND origin_group = 'European Union'
-- !~ GH-HARD: tourists IS NULL => origin IN ('Bulgaria', 'Hungary', 'Romania') AND month < '2018-01-01'
-- !~ LOG-68: IS NULL => IS NULL AND overnight_stays IS NULL
-- !~ GH-LIMIT: DESC, origin => DESC, origin LIMIT 100
-- !~ GH-HARD: tourists IS NULL => origin IN ('Bulgaria', 'Hungary', 'Romania') AND year(month) IN (2016, 2017)
-- !~ LOG-67: tourists IS NULL => tourists + overnight_stays IS NULL

-- # above-average
-- ? Months in which more tourists came from France than on average over all months. Month only.
-- +
SELECT month FROM visitors WHERE origin = 'France' AND tourists > (SELECT avg(tourists) FROM visitors WHERE origin = 'France')
-- + window
SELECT month FROM (SELECT month, tourists, avg(tourists) OVER () AS mean FROM visitors WHERE origin = 'France') WHERE tourists > mean
-- + cte
WITH f AS (SELECT * FROM visitors WHERE origin = 'France') SELECT month FROM f WHERE tourists > (SELECT avg(tourists) FROM f)
-- + correlated
SELECT v.month FROM visitors v WHERE v.origin = 'France' AND v.tourists > (SELECT avg(w.tourists) FROM visitors w WHERE w.origin = v.origin)
-- + cross join
SELECT v.month FROM visitors v CROSS JOIN (SELECT avg(tourists) AS mean FROM visitors WHERE origin = 'France') m WHERE v.origin = 'France' AND v.tourists > m.mean
-- + sum and count
SELECT month FROM visitors WHERE origin = 'France' AND tourists > (SELECT sum(tourists) / count(tourists) FROM visitors WHERE origin = 'France')
-- + a whole number above the floor of a mean is above the mean
SELECT month FROM visitors WHERE origin = 'France' AND tourists > (SELECT sum(tourists) // count(tourists) FROM visitors WHERE origin = 'France')
-- ! LOG-66: (SELECT avg(tourists) FROM visitors WHERE origin = 'France') => (SELECT avg(tourists) FROM visitors)
-- ! LOG-80: avg( => max(
-- ! LOG-80: avg( => median(
-- ! LOG-57: tourists > => tourists <
-- ! LOG-57: 'France' => 'Spain'
-- ! LOG-66: origin = 'France' AND => 
-- ! GH-HARD: (SELECT avg(tourists) FROM visitors WHERE origin = 'France') => 25000
-- ! LOG-81: avg(tourists) => avg(overnight_stays)
-- ! LOG-67: AND tourists > => AND overnight_stays >
-- ! LOG-52: 'France' AND => 'France' OR
-- ! LOG-68: AND tourists => AND month(month) < 7 AND tourists
-- !~ LOG-57: tourists > => tourists >=
-- !~ SEM-44: origin = 'France' AND => origin LIKE 'Fra%' AND
-- !~ LOG-81: avg(tourists) => sum(tourists) / count(*)
-- !~ GH-HARD: avg(tourists) => sum(tourists) / 96
-- !~ GH-ROUND-EARLY: avg(tourists) => round(avg(tourists))
-- ! SEM-41: avg(tourists) => avg(DISTINCT tourists)
-- !~ GH-NULL: avg(tourists) => avg(coalesce(tourists, 0))
-- ! GH-ROUND-EARLY: avg(tourists) => round(avg(tourists), -2)

-- # letter
-- ? Origins whose name contains "land", each once.
-- +
SELECT DISTINCT origin FROM visitors WHERE origin LIKE '%land%'
-- + contains
SELECT DISTINCT origin FROM visitors WHERE contains(origin, 'land')
-- + grouped
SELECT origin FROM visitors WHERE origin LIKE '%land%' GROUP BY origin
-- + position
SELECT DISTINCT origin FROM visitors WHERE strpos(origin, 'land') > 0
-- + expression
SELECT DISTINCT origin FROM visitors WHERE regexp_matches(origin, 'land')
-- + names in other case are nobody's subject here
SELECT DISTINCT origin FROM visitors WHERE origin ILIKE '%land%'
-- ! SEM-43: LIKE '%land%' => = '%land%'
-- ! SEM-43: LIKE '%land%' => = 'land'
-- ! COM-88: '%land%' => 'land'
-- ! SEM-44: '%land%' => 'land%'
-- ! LOG-72: DISTINCT origin => origin
-- ! GH-WHOLE-STRING: LIKE '%land%' => ~ 'land'
-- ! LOG-53: LIKE => NOT LIKE
-- ! LOG-66: WHERE origin LIKE '%land%' =>
-- ! LOG-67: DISTINCT origin => DISTINCT origin_group
-- ! LOG-67: WHERE origin LIKE => WHERE origin_group LIKE
-- ! SEM-44|LOG-57: '%land%' => '%lands%'
-- ! SEM-44: '%land%' => '%land'
-- ! GH-WHOLE-STRING: LIKE '%land%' => SIMILAR TO 'land'
-- !~ GH-HARD: LIKE '%land%' => IN ('Finland', 'Ireland', 'Netherlands', 'Poland')
-- !~ SEM-44: '%land%' => '%lan%'
-- !~ SEM-44: '%land%' => '%and%'
-- !~ SEM-44: '%land%' => '_%land%'
-- !~ LOG-68: '%land%' => '%land%' AND tourists > 0
-- !~ LOG-68: '%land%' => '%land%' AND origin_group = 'European Union'
-- !~ SEM-44: '%land%' => '%l_nd%'
-- !~ SEM-44|LOG-80: LIKE '%land%' => SIMILAR TO '.+lands?'
