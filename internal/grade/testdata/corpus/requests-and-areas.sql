-- dataset: service-requests areas

-- # london-per-thousand
-- ? For each borough of London with requests: its name and its requests (each counted once) for 1,000 residents, two digits.
-- +
SELECT a.name, round(1000.0 * count(DISTINCT r.request_id) / a.population, 2) AS rate FROM service_requests r JOIN areas a ON a.area_id = r.area_id WHERE a.city = 'London' AND a.level = 'borough' GROUP BY a.area_id, a.name, a.population
-- + counted first
SELECT a.name, round(c.n / a.population * 1000, 2) AS rate FROM areas a JOIN (SELECT area_id, count(DISTINCT request_id) AS n FROM service_requests GROUP BY area_id) c USING (area_id) WHERE a.city = 'London' AND a.level = 'borough'
-- + any value of what depends on the key
SELECT any_value(a.name) AS name, round(count(DISTINCT r.request_id) * 1000 / max(a.population), 2) AS rate FROM areas a, service_requests r WHERE r.area_id = a.area_id AND (a.city, a.level) = ('London', 'borough') GROUP BY a.area_id
-- + right join with its empty side removed
SELECT a.name, round(1e3 * count(DISTINCT r.request_id) / a.population, 2) AS rate FROM service_requests r RIGHT JOIN areas a ON a.area_id = r.area_id WHERE a.city = 'London' AND a.level = 'borough' AND r.request_id IS NOT NULL GROUP BY a.area_id, a.name, a.population
-- + distinct first
WITH once AS (SELECT DISTINCT area_id, request_id FROM service_requests WHERE area_id IS NOT NULL) SELECT name, round(1000 * count(*) / population, 2) AS rate FROM once NATURAL JOIN (SELECT area_id, name, population FROM areas WHERE city = 'London' AND level = 'borough') GROUP BY area_id, name, population
-- + a borough of London has its name alone
SELECT a.name, round(1000.0 * count(DISTINCT r.request_id) / a.population, 2) AS rate FROM service_requests r JOIN areas a ON a.area_id = r.area_id WHERE a.city = 'London' AND a.level = 'borough' GROUP BY a.name, a.population
-- + London has boroughs only
SELECT a.name, round(1000.0 * count(DISTINCT r.request_id) / a.population, 2) AS rate FROM service_requests r JOIN areas a ON a.area_id = r.area_id WHERE a.city = 'London'  GROUP BY a.area_id, a.name, a.population
-- + a borough has no larger area
SELECT a.name, round(1000.0 * count(DISTINCT r.request_id) / a.population, 2) AS rate FROM service_requests r JOIN areas a ON a.area_id = r.area_id WHERE a.city = 'London' AND a.parent_id IS NULL AND a.level = 'borough' GROUP BY a.area_id, a.name, a.population
-- !~ LOG-67: a.city = 'London' => r.city = 'London'
-- !~ SEM-47: a.area_id = r.area_id => a.name = r.area_name
-- !~ LOG-67: a.city = 'London' => a.area_id LIKE 'LDN-%'
-- !~ LOG-68: AND a.level => AND NOT a.is_fictional AND a.level
-- !~ LOG-68: AND a.level => AND a.pop_year = 2021 AND a.level
-- !~ GH-OUTER: r JOIN => r RIGHT JOIN
-- !~ LOG-68: AND a.level => AND a.population > 1000 AND a.level
-- !~ SEM-48: ON a.area_id = r.area_id => ON a.name = r.area_name AND a.city = r.city
-- !~ LOG-67|LOG-57: a.city = 'London' AND a.level = 'borough' => a.code LIKE 'E09%'
-- ! LOG-79: count(DISTINCT r.request_id) => count(*)
-- ! LOG-66: a.city = 'London' AND => 
-- ! LOG-57: 'borough' => 'district'
-- ! GH-PERCENT|LOG-57: 1000.0 => 100.0
-- ! GH-UNROUNDED: round(1000.0 * count(DISTINCT r.request_id) / a.population, 2) => 1000.0 * count(DISTINCT r.request_id) / a.population
