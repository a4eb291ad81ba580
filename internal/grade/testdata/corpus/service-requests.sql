-- dataset: service-requests

-- # potholes-closed
-- ? For each city: how many requests about potholes registered in 2024 are closed? A request that was sent twice counts once.
-- +
SELECT city, count(DISTINCT request_id) AS n FROM service_requests WHERE request_type = 'Pothole' AND status = 'Closed' AND created_at >= '2024-01-01' AND created_at < '2025-01-01' GROUP BY city
-- + the table holds nothing later
SELECT city, count(DISTINCT request_id) AS n FROM service_requests WHERE request_type = 'Pothole' AND status = 'Closed' AND created_at >= '2024-01-01' GROUP BY city
-- + year, and closed exactly when there is a closing time
SELECT city, count(DISTINCT request_id) AS n FROM service_requests WHERE year(created_at) = 2024 AND closed_at IS NOT NULL AND request_type = 'Pothole' GROUP BY ALL
-- + distinct first
SELECT city, count(*) AS n FROM (SELECT DISTINCT city, request_id FROM service_requests WHERE request_type = 'Pothole' AND status = 'Closed' AND created_at::DATE BETWEEN '2024-01-01' AND '2024-12-31') GROUP BY city
-- + length of a list
SELECT city, len(list_distinct(list(request_id))) AS n FROM service_requests WHERE request_type LIKE 'Pot%' AND status = 'Closed' AND extract(year FROM created_at) = 2024 GROUP BY city
-- + grouped twice
SELECT city, count(*) AS n FROM (SELECT city, request_id FROM service_requests WHERE request_type = 'Pothole' AND status = 'Closed' AND strftime(created_at, '%Y') = '2024' GROUP BY city, request_id) GROUP BY 1
-- !~ LOG-68: request_type = 'Pothole' => agency = 'Transport' AND request_type = 'Pothole'
-- !~ SYN-16: GROUP BY city => GROUP BY city, agency
-- !~ LOG-57: created_at >= '2024-01-01' AND created_at < '2025-01-01' => created_at > '2024-01-01'
-- !~ LOG-79|LOG-81: count(DISTINCT request_id) => count(DISTINCT (request_id, closed_at))
-- !~ LOG-79|LOG-81: count(DISTINCT request_id) => count(DISTINCT created_at)
-- !~ LOG-68: BY city => BY city HAVING count(*) > 10
-- !~ LOG-68: AND status => AND resolution IS DISTINCT FROM 'Cleared' AND status
-- !~ LOG-68: AND status => AND due_at IS NOT NULL AND status
-- !~ LOG-68: AND status => AND closed_at < '2024-12-30 23:00:00' AND status
-- !~ LOG-68: AND status => AND created_at <> due_at AND status
-- ! LOG-79: count(DISTINCT request_id) => count(*)
-- ! LOG-66: AND status = 'Closed' =>
-- ! LOG-57: '2024-01-01' => '2023-01-01'
-- ! LOG-67: created_at >= '2024-01-01' AND created_at < '2025-01-01' => year(closed_at) = 2024
-- ! SYN-16: GROUP BY city => GROUP BY city, channel
-- ! LOG-57: 'Pothole' => 'pothole'

-- # kinds-of-noise
-- ? For each request type that begins with "Noise": number of rows and number of different channels.
-- +
SELECT request_type, count(*) AS n, count(DISTINCT channel) AS channels FROM service_requests WHERE request_type LIKE 'Noise%' GROUP BY request_type
-- + the types are a closed list
SELECT request_type, count(*) AS n, count(DISTINCT channel) AS channels FROM service_requests WHERE request_type LIKE '%Noise%' GROUP BY ALL
-- + every one of them said
SELECT request_type, count(created_at) AS n, count(DISTINCT channel) AS channels FROM service_requests WHERE request_type IN ('Noise - commercial', 'Noise - construction', 'Noise - residential', 'Noise - street', 'Noise - vehicle') GROUP BY 1
-- + summed over channels
SELECT request_type, sum(n) AS n, count(*) AS channels FROM (SELECT request_type, channel, count(*) AS n FROM service_requests GROUP BY request_type, channel) WHERE request_type SIMILAR TO 'Noise - .*' GROUP BY request_type
-- + having
SELECT request_type, count(*) AS n, count(DISTINCT channel) AS channels FROM service_requests GROUP BY request_type HAVING starts_with(request_type, 'Noise')
-- + list of channels
SELECT request_type, sum(1) AS n, len(list(DISTINCT channel)) AS channels FROM service_requests WHERE left(request_type, 5) = 'Noise' GROUP BY request_type
-- !~ GH-HARD: count(DISTINCT channel) => 7
-- !~ LOG-68: LIKE 'Noise%' => LIKE 'Noise%' AND agency IN ('Public Safety', 'Buildings')
-- !~ SYN-16: BY request_type => BY request_type, agency
-- !~ LOG-68: BY request_type => BY request_type HAVING count(*) > 100
-- !~ LOG-68: BY request_type => BY request_type HAVING count(DISTINCT channel) > 1
-- !~ LOG-68: LIKE 'Noise%' => LIKE 'Noise%' AND (resolution IS NULL OR resolution NOT LIKE 'Pruned%')
-- ! LOG-79|LOG-78: count(DISTINCT channel) => count(channel)
-- ! LOG-79|LOG-78: count(*) AS n => count(DISTINCT request_id) AS n
-- ! COM-88: 'Noise%' => 'Noise'
-- ! LOG-66: WHERE request_type LIKE 'Noise%' =>
-- ! LOG-57|SEM-44: 'Noise%' => 'Noise - s%'
