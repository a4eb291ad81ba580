-- dataset: areas

-- # densest
-- ? Districts of Barcelona with their density (people per km², whole number), the densest first.
-- order: keys
-- +
SELECT name, round(population / area_km2) AS density FROM areas WHERE city = 'Barcelona' AND level = 'district' ORDER BY population / area_km2 DESC
-- + nested
SELECT name, round(d) AS density FROM (SELECT name, population / area_km2 AS d FROM areas WHERE city = 'Barcelona' AND level = 'district') ORDER BY d DESC
-- + other order of conditions
SELECT a.name, round(a.population / a.area_km2, 0) AS density FROM areas a WHERE a.level = 'district' AND a.city = 'Barcelona' ORDER BY a.population / a.area_km2 DESC
-- + window
SELECT name, round(population / area_km2) AS density FROM areas WHERE city = 'Barcelona' AND level IN ('district') ORDER BY rank() OVER (ORDER BY population / area_km2 DESC)
-- + cast
SELECT name, round(population::DOUBLE / area_km2) AS density FROM areas WHERE (city, level) = ('Barcelona', 'district') ORDER BY 1.0 * population / area_km2 DESC
-- + people for each hectare first
SELECT name, round(100 * (population / (area_km2 * 100))) AS density FROM areas WHERE city = 'Barcelona' AND level = 'district' ORDER BY population / area_km2 DESC NULLS LAST
-- ! LOG-77: area_km2 DESC => area_km2
-- ! LOG-77: ORDER BY population / area_km2 DESC =>
-- ! LOG-75: ORDER BY population / area_km2 DESC => ORDER BY population DESC
-- ! LOG-75: ORDER BY population / area_km2 DESC => ORDER BY name
-- ! LOG-57: 'Barcelona' => 'London'
-- ! LOG-57: 'district' => 'barri'
-- ! LOG-66: AND level = 'district' =>
-- ! LOG-80: round(population / area => round(population * area
-- ! LOG-66|LOG-67|LOG-80: round(population / area_km2) => round(area_km2 / population)
-- ! GH-UNROUNDED: round(population / area_km2) AS => population / area_km2 AS
-- ! LOG-66: city = 'Barcelona' AND =>
-- ! LOG-67: SELECT name => SELECT code
-- ! LOG-57: 'Barcelona' => 'barcelona'
-- !~ LOG-75|GH-ROUND-EARLY: ORDER BY population / area_km2 DESC => ORDER BY density DESC
-- !~ LOG-67: level = 'district' => parent_id IS NULL
-- !~ LOG-67: level = 'district' => area_id LIKE 'BCN-__'
-- !~ GH-LIMIT: area_km2 DESC => area_km2 DESC LIMIT 10
-- !~ LOG-68: WHERE => WHERE population IS NOT NULL AND
-- !~ LOG-68: WHERE => WHERE lat IS NOT NULL AND
-- !~ LOG-67: city = 'Barcelona' => area_id LIKE 'BCN-%'

-- # parents
-- ? Every area of London and New York with the name of the larger area it belongs to (its parent), empty where it has none.
-- +
SELECT a.name, p.name AS parent FROM areas a LEFT JOIN areas p ON p.area_id = a.parent_id WHERE a.city IN ('London', 'New York')
-- + subquery
SELECT a.name, (SELECT p.name FROM areas p WHERE p.area_id = a.parent_id) AS parent FROM areas a WHERE a.city = 'London' OR a.city = 'New York'
-- + right join
SELECT a.name, p.name AS parent FROM areas p RIGHT JOIN areas a ON a.parent_id = p.area_id WHERE a.city IN ('New York', 'London')
-- + filtered first
WITH c AS (SELECT name, parent_id FROM areas WHERE city IN ('London', 'New York')) SELECT c.name, p.name AS parent FROM c LEFT JOIN areas p ON p.area_id = c.parent_id
-- + union
SELECT a.name, p.name AS parent FROM areas a JOIN areas p ON p.area_id = a.parent_id WHERE a.city IN ('London', 'New York') UNION ALL SELECT name, NULL FROM areas WHERE city IN ('London', 'New York') AND parent_id IS NULL
-- ! GH-OUTER: LEFT JOIN => JOIN
-- ! SEM-47: p.area_id = a.parent_id => p.parent_id = a.area_id
-- ! SEM-47: p.area_id = a.parent_id => p.area_id = a.area_id
-- ! COM-104|LOG-68|LOG-66: WHERE a.city => WHERE p.level <> 'district' AND a.city
-- ! LOG-57|LOG-66: a.city IN ('London', 'New York') => a.city = 'London'
-- ! LOG-57: 'New York' => 'Los Angeles'
-- ! LOG-66: WHERE a.city IN ('London', 'New York') =>
-- ! SEM-48: ON p.area_id = a.parent_id => ON true
-- ! LOG-67: p.name AS parent => a.name AS parent
-- ! LOG-67: SELECT a.name => SELECT a.code
-- ! SEM-39: a.city IN ('London', 'New York') => a.city = 'London' AND a.city = 'New York'
-- ! GH-OUTER: LEFT JOIN => RIGHT JOIN
-- ! LOG-53|LOG-54: a.city IN => a.city NOT IN
-- !~ LOG-68: ON p.area_id => ON p.city = a.city AND p.area_id
-- !~ LOG-68: ON p.area_id => ON p.level = 'borough' AND p.area_id
-- !~ LOG-68: ON p.area_id => ON p.parent_id IS NULL AND p.area_id
-- !~ SEM-47: p.area_id = a.parent_id => p.name = a.parent_name AND p.city = a.city
-- !~ LOG-68: WHERE => WHERE NOT a.is_fictional AND
-- !~ LOG-67: a.city IN ('London', 'New York') => (a.area_id LIKE 'LDN-%' OR a.area_id LIKE 'NYC-%')

-- # people-per-city
-- ? For each city: number of areas, of those with a known population, and the largest population.
-- +
SELECT city, count(*) AS areas, count(population) AS known, max(population) AS largest FROM areas GROUP BY city
-- + filter
SELECT city, count(area_id) AS areas, count(*) FILTER (population IS NOT NULL) AS known, max(population) AS largest FROM areas GROUP BY ALL
-- + cases
SELECT city, count(1) AS areas, sum(CASE WHEN population IS NULL THEN 0 ELSE 1 END) AS known, max(population) AS largest FROM areas GROUP BY 1
-- + window
SELECT DISTINCT city, count(*) OVER w AS n, count(population) OVER w AS known, max(population) OVER w AS largest FROM areas WINDOW w AS (PARTITION BY city)
-- + joined
SELECT a.city, a.n AS areas, b.known, b.largest FROM (SELECT city, count(*) AS n FROM areas GROUP BY city) a JOIN (SELECT city, count(population) AS known, max(population) AS largest FROM areas GROUP BY city) b ON a.city = b.city
-- + another key, and a number of people is at least one
SELECT city, count(DISTINCT (level, name)) AS areas, count(*) FILTER (population >= 1) AS known, max(population) AS largest FROM areas GROUP BY city
-- ! LOG-81: count(*) AS areas => count(population) AS areas
-- ! LOG-81: count(population) AS known => count(*) AS known
-- ! LOG-80: max( => min(
-- ! LOG-80: max( => sum(
-- ! LOG-81: max(population) => max(area_km2)
-- ! LOG-79|LOG-78: count(*) AS areas => count(DISTINCT level) AS areas
-- ! SYN-16|LOG-67: SELECT city => SELECT level ;; BY city => BY level
-- ! SYN-16: BY city => BY city, level
-- ! LOG-68: GROUP => WHERE population IS NOT NULL GROUP
-- ! LOG-71: max(population) AS largest FROM => max(population) FROM ;; count(population) AS known, =>
-- ! LOG-68: GROUP => WHERE NOT is_fictional GROUP
-- ! LOG-66|LOG-68: BY city => BY city HAVING count(*) > 20
-- !~ LOG-66|LOG-68: BY city => BY city HAVING count(*) > 1
-- ! LOG-79|LOG-78: count(population) AS known => count(DISTINCT (population, level)) AS known
-- !~ LOG-79|LOG-78: count(*) AS areas => count(DISTINCT (code, lat, area_km2, name)) AS areas

-- # larger-than-mean
-- ? Areas with more people than the mean of their own city: city and name.
-- +
SELECT city, name FROM areas a WHERE population > (SELECT avg(population) FROM areas b WHERE b.city = a.city)
-- + window
SELECT city, name FROM (SELECT city, name, population, avg(population) OVER (PARTITION BY city) AS mean FROM areas) WHERE population > mean
-- + joined
SELECT a.city, a.name FROM areas a JOIN (SELECT city, avg(population) AS mean FROM areas GROUP BY city) m ON m.city = a.city WHERE a.population > m.mean
-- + qualify
SELECT city, name FROM areas QUALIFY population > avg(population) OVER (PARTITION BY city)
-- + cte
WITH m AS (SELECT city, avg(population) AS mean FROM areas GROUP BY ALL) SELECT a.city, a.name FROM areas a, m WHERE m.city = a.city AND a.population > m.mean
-- + sums
SELECT city, name FROM areas a WHERE population > (SELECT sum(population) / count(population) FROM areas b WHERE b.city = a.city)
-- + a whole number above the floor of a mean is above the mean
SELECT city, name FROM areas a WHERE population > (SELECT sum(population) // count(population) FROM areas b WHERE b.city = a.city)
-- ! LOG-66: WHERE b.city = a.city) => )
-- ! LOG-57: population > => population <
-- ! LOG-80: avg( => median(
-- ! LOG-80: avg( => max(
-- ! LOG-67|SEM-47|LOG-57: b.city = a.city => b.level = a.level
-- ! LOG-81: avg(population) => avg(area_km2)
-- ! GH-HARD: (SELECT avg(population) FROM areas b WHERE b.city = a.city) => 100000
-- ! LOG-68: FROM areas a WHERE => FROM areas a WHERE level <> 'barri' AND
-- ! LOG-66: WHERE population > (SELECT avg(population) FROM areas b WHERE b.city = a.city) =>
-- ! LOG-67: city, name FROM => level, name FROM
-- ! LOG-67: WHERE population > => WHERE area_km2 >
-- ! LOG-57: b.city = a.city => b.city <> a.city
-- !~ LOG-57: population > => population >=
-- !~ GH-ROUND-EARLY: avg(population) => round(avg(population))
-- !~ LOG-68: FROM areas a WHERE => FROM areas a WHERE city <> 'Los Angeles' AND
-- ! SEM-41: avg(population) => avg(DISTINCT population)
-- !~ LOG-68: WHERE b.city => WHERE b.is_fictional = a.is_fictional AND b.city

-- # names-with-saint
-- ? Areas whose name begins with "Sant" or "Santa": name and city. "Sants" counts too.
-- +
SELECT name, city FROM areas WHERE name LIKE 'Sant%'
-- + starts_with
SELECT name, city FROM areas WHERE starts_with(name, 'Sant')
-- + left
SELECT name, city FROM areas WHERE left(name, 4) = 'Sant'
-- + substring
SELECT a.name, a.city FROM areas a WHERE substring(a.name, 1, 4) = 'Sant'
-- + regexp
SELECT name, city FROM areas WHERE regexp_matches(name, '^Sant')
-- + a range of text
SELECT name, city FROM areas WHERE name >= 'Sant' AND name < 'Sanu'
-- + names in other case are nobody's subject here
SELECT name, city FROM areas WHERE name ILIKE 'Sant%'
-- + the same in lower case
SELECT name, city FROM areas WHERE lower(name) LIKE 'sant%'
-- ! SEM-44: 'Sant%' => '%Sant%'
-- ! COM-88: 'Sant%' => 'Sant'
-- ! SEM-43: LIKE 'Sant%' => = 'Sant%'
-- ! SEM-44: 'Sant%' => 'sant%'
-- ! SEM-44: 'Sant%' => 'Sant %'
-- ! SEM-44: 'Sant%' => 'Santa%'
-- ! GH-WHOLE-STRING: LIKE 'Sant%' => ~ 'Sant'
-- ! LOG-53: LIKE => NOT LIKE
-- ! LOG-66: WHERE name LIKE 'Sant%' =>
-- ! LOG-67: WHERE name => WHERE parent_name
-- ! SEM-44|LOG-66|LOG-68|LOG-57: LIKE 'Sant%' => LIKE 'Sant%' AND name NOT LIKE 'Sants%'
-- ! LOG-67: name, city FROM => name, level FROM
-- !~ LOG-68: WHERE => WHERE city = 'Barcelona' AND
-- !~ SEM-44: 'Sant%' => 'S_nt%'
-- !~ SEM-44: 'Sant%' => 'San%'
-- !~ LOG-68: WHERE => WHERE NOT is_fictional AND
-- !~ LOG-68: WHERE => WHERE level IN ('barri', 'district') AND
-- !~ SEM-44: 'Sant%' => 'Sant_%'

-- # rank-in-city
-- ? Areas of Port Meridian with their rank by population, the largest 1; equal populations share a rank.
-- +
SELECT name, rank() OVER (ORDER BY population DESC) AS place FROM areas WHERE city = 'Port Meridian' AND population IS NOT NULL
-- + counted
SELECT name, 1 + (SELECT count(*) FROM areas b WHERE b.city = 'Port Meridian' AND b.population > a.population) AS place FROM areas a WHERE city = 'Port Meridian' AND population IS NOT NULL
-- + partition
SELECT name, place FROM (SELECT city, name, population, rank() OVER (PARTITION BY city ORDER BY population DESC NULLS LAST) AS place FROM areas) WHERE city = 'Port Meridian' AND population IS NOT NULL
-- + cte
WITH p AS (SELECT * FROM areas WHERE city = 'Port Meridian' AND population IS NOT NULL) SELECT name, rank() OVER (ORDER BY population DESC) AS place FROM p
-- + left join
SELECT a.name, count(b.area_id) + 1 AS place FROM areas a LEFT JOIN areas b ON b.city = a.city AND b.population > a.population WHERE a.city = 'Port Meridian' AND a.population IS NOT NULL GROUP BY a.area_id, a.name
-- ! GH-WINDOW-ORDER: population DESC => population
-- ! GH-WINDOW-ORDER: ORDER BY population DESC => ORDER BY area_km2 DESC
-- ! GH-PARTITION: OVER (ORDER => OVER (PARTITION BY level ORDER
-- ! LOG-57: 'Port Meridian' => 'Barcelona'
-- !~ LOG-66: AND population IS NOT NULL =>
-- ! LOG-53|LOG-54: IS NOT NULL => IS NULL
-- !~ LOG-80: rank() => row_number()
-- !~ LOG-80: rank() => dense_rank()
-- ! LOG-80: rank() => ntile(4)
-- ! LOG-66: city = 'Port Meridian' AND =>
-- ! LOG-67: SELECT name => SELECT code
-- ! LOG-80: rank() => percent_rank()
-- !~ GH-WINDOW-ORDER: population DESC => population DESC, name
-- !~ LOG-67: city = 'Port Meridian' => is_fictional
-- !~ LOG-67: city = 'Port Meridian' => area_id LIKE 'PMD-%'
-- !~ LOG-80: rank() => count(*)
-- !~ LOG-68: AND population => AND area_km2 IS NOT NULL AND population
-- !~ LOG-68: AND population => AND pop_year = 2024 AND population

-- # children
-- ? For each district of Barcelona: its name and number of barris, also where it has none.
-- +
SELECT d.name, count(b.area_id) AS barris FROM areas d LEFT JOIN areas b ON b.parent_id = d.area_id AND b.level = 'barri' WHERE d.city = 'Barcelona' AND d.level = 'district' GROUP BY d.area_id, d.name
-- + subquery
SELECT d.name, (SELECT count(*) FROM areas b WHERE b.parent_id = d.area_id AND b.level = 'barri') AS barris FROM areas d WHERE d.city = 'Barcelona' AND d.level = 'district'
-- + grouped first
SELECT d.name, coalesce(n, 0) AS barris FROM areas d LEFT JOIN (SELECT parent_id, count(*) AS n FROM areas WHERE level = 'barri' GROUP BY parent_id) b ON b.parent_id = d.area_id WHERE d.level = 'district' AND d.city = 'Barcelona'
-- + filter
SELECT d.name, count(*) FILTER (b.level = 'barri') AS barris FROM areas d LEFT JOIN areas b ON b.parent_id = d.area_id WHERE d.city = 'Barcelona' AND d.level = 'district' GROUP BY d.area_id, d.name
-- + right join
SELECT d.name, count(b.area_id) AS barris FROM (SELECT * FROM areas WHERE level = 'barri') b RIGHT JOIN areas d ON d.area_id = b.parent_id WHERE d.city = 'Barcelona' AND d.level = 'district' GROUP BY d.area_id, d.name
-- + a barri lies in Barcelona
SELECT d.name, count(b.area_id) AS barris FROM areas d LEFT JOIN areas b ON b.parent_id = d.area_id AND b.city = 'Barcelona' AND b.level = 'barri' WHERE d.city = 'Barcelona' AND d.level = 'district' GROUP BY d.area_id, d.name
-- + names are unique in a city and level
SELECT d.name, count(DISTINCT b.name) AS barris FROM areas d LEFT JOIN areas b ON b.parent_id = d.area_id AND b.level = 'barri' WHERE d.city = 'Barcelona' AND d.level = 'district' GROUP BY d.area_id, d.name
-- + codes are unique in a city and level
SELECT d.name, count(DISTINCT b.code) AS barris FROM areas d LEFT JOIN areas b ON b.parent_id = d.area_id AND b.level = 'barri' WHERE d.city = 'Barcelona' AND d.level = 'district' GROUP BY d.area_id, d.name
-- !~ GH-OUTER: LEFT JOIN => JOIN
-- !~ LOG-81: count(b.area_id) => count(*)
-- !~ COM-104: AND b.level = 'barri' WHERE => WHERE b.level = 'barri' AND
-- ! LOG-57: 'barri' => 'district'
-- ! SEM-47: b.parent_id = d.area_id => b.area_id = d.parent_id
-- ! SEM-47|SEM-48: b.parent_id = d.area_id => b.city = d.city
-- !~ LOG-66: AND b.level = 'barri' =>
-- ! LOG-66: AND d.level = 'district' =>
-- ! LOG-57: 'Barcelona' => 'Port Meridian'
-- ! SYN-16: d.area_id, d.name => d.area_id, d.name, b.name
-- ! LOG-79|LOG-78|LOG-81: count(b.area_id) => count(DISTINCT b.level)
-- ! LOG-66: d.city = 'Barcelona' AND =>
-- ! LOG-81|LOG-67|LOG-79|LOG-80: count(b.area_id) => sum(b.population)
-- !~ LOG-57: b.level = 'barri' => b.level <> 'district'
-- !~ SEM-47: b.parent_id = d.area_id => b.parent_name = d.name
-- !~ SEM-47: b.parent_id = d.area_id => b.area_id LIKE d.area_id || '-%'
-- !~ LOG-81: count(b.area_id) => count(b.population)
-- !~ LOG-67: d.level = 'district' => d.parent_id IS NULL

-- # unknown-size
-- ? Areas without a known area or population, neither of them fictional: name.
-- +
SELECT name FROM areas WHERE (area_km2 IS NULL OR population IS NULL) AND NOT is_fictional
-- + false
SELECT name FROM areas WHERE is_fictional = false AND (population IS NULL OR area_km2 IS NULL)
-- + product
SELECT name FROM areas WHERE population + area_km2 IS NULL AND NOT is_fictional
-- + negated
SELECT a.name FROM areas a WHERE NOT (a.is_fictional OR a.area_km2 IS NOT NULL AND a.population IS NOT NULL)
-- + union of keys
SELECT name FROM areas WHERE area_id IN (SELECT area_id FROM areas WHERE population IS NULL UNION SELECT area_id FROM areas WHERE area_km2 IS NULL) AND NOT is_fictional
-- !~ LOG-63: (area_km2 IS NULL OR population IS NULL) => area_km2 IS NULL OR population IS NULL
-- ! SEM-39: NULL OR => NULL AND
-- ! LOG-54|LOG-53: NOT is_fictional => is_fictional
-- !~ SYN-21: population IS NULL => population = NULL
-- !~ LOG-66|LOG-57: (area_km2 IS NULL OR population IS NULL) => area_km2 IS NULL
-- ! LOG-66|LOG-57: (area_km2 IS NULL OR population IS NULL) => population IS NULL
-- ! LOG-53|LOG-54|LOG-57: population IS NULL => population IS NOT NULL
-- ! LOG-66: (area_km2 IS NULL OR population IS NULL) AND =>
-- ! LOG-67: SELECT name => SELECT city
-- ! LOG-67|LOG-57: OR population IS => OR lat IS
-- ! LOG-52|LOG-63: AND NOT is => OR NOT is
-- !~ LOG-66: AND NOT is_fictional =>
-- !~ LOG-80|LOG-67: (area_km2 IS NULL OR population IS NULL) => coalesce(area_km2, 0) * coalesce(population, 0) = 0
-- ! GH-HARD: (area_km2 IS NULL OR population IS NULL) => city IN ('Los Angeles', 'New York') AND level <> 'borough'
-- ! GH-HARD: (area_km2 IS NULL OR population IS NULL) => level IN ('council district', 'community district')
-- !~ SEM-42: SELECT name => SELECT DISTINCT name
-- !~ LOG-68: AND NOT => AND city NOT IN ('Barcelona', 'Port Meridian') AND NOT
