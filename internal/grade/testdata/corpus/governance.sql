-- dataset: governance

-- # sensitive
-- ? Titles of confidential assets that hold personal data.
-- +
SELECT title FROM data_assets WHERE classification = 'confidential' AND has_personal_data
-- + compared with true
SELECT a.title FROM data_assets a WHERE a.has_personal_data = true AND a.classification IN ('confidential')
-- + intersect
SELECT title FROM (SELECT asset_id, title FROM data_assets WHERE classification = 'confidential' INTERSECT SELECT asset_id, title FROM data_assets WHERE has_personal_data)
-- + like without wildcard
SELECT title FROM data_assets WHERE has_personal_data IS TRUE AND classification LIKE 'confidential'
-- + nested
WITH personal AS (SELECT * FROM data_assets WHERE has_personal_data) SELECT title FROM personal WHERE 'confidential' = classification
-- + the other classes excluded
SELECT title FROM data_assets WHERE has_personal_data AND classification NOT IN ('public', 'internal', 'special category')
-- ! LOG-57: 'confidential' => 'Confidential'
-- ! LOG-57: 'confidential' => 'internal'
-- ! LOG-52: AND has => OR has
-- !~ LOG-66: AND has_personal_data =>
-- ! LOG-66: classification = 'confidential' AND has => has
-- ! LOG-54|LOG-53: AND has_personal_data => AND NOT has_personal_data
-- ! LOG-53|LOG-57: classification = => classification <>
-- ! LOG-67: SELECT title => SELECT owner
-- ! LOG-67|LOG-57: has_personal_data => lawful_basis IS NULL
-- ! LOG-68: AND has_personal_data => AND has_personal_data AND format = 'CSV'
-- ! LOG-70: SELECT title => SELECT asset_id, title
-- ! LOG-67|LOG-57: classification = => spectrum =
-- !~ SEM-42: SELECT title => SELECT DISTINCT title
-- !~ LOG-68: AND has => AND spectrum <> 'open' AND has
-- !~ LOG-68: AND has => AND licence IS NULL AND has

-- # unlicensed
-- ? How many assets of each department have no licence? Only departments with some.
-- +
SELECT department, count(*) AS n FROM data_assets WHERE licence IS NULL GROUP BY department
-- + filter and having
SELECT department, count(*) FILTER (licence IS NULL) AS n FROM data_assets GROUP BY department HAVING count(*) FILTER (licence IS NULL) > 0
-- + difference of counts
SELECT department, count(*) - count(licence) AS n FROM data_assets GROUP BY department HAVING count(*) > count(licence)
-- + sum of cases
SELECT * FROM (SELECT department, sum(CASE WHEN licence IS NULL THEN 1 ELSE 0 END) AS n FROM data_assets GROUP BY 1) WHERE n > 0
-- + group by all
SELECT department, count(asset_id) AS n FROM data_assets WHERE licence IS NOT DISTINCT FROM NULL GROUP BY ALL
-- + an empty licence is no value it can have
SELECT department, count(DISTINCT asset_id) AS n FROM data_assets WHERE ifnull(licence, '') = '' GROUP BY department HAVING count(*) >= 1
-- ! SYN-21: IS NULL => = NULL
-- ! LOG-53: IS NULL => IS NOT NULL
-- ! LOG-81: count(*) => count(licence)
-- ! LOG-66: WHERE licence IS NULL =>
-- ! SYN-16: GROUP BY department => GROUP BY department, asset_id
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT format)
-- ! LOG-57|LOG-67|LOG-66: licence IS NULL => owner IS NULL
-- ! LOG-57|LOG-66: licence IS NULL => licence = ''
-- ! LOG-81|LOG-80: count(*) => sum(requests_last_year)
-- ! SYN-16|LOG-67: department, count => format, count ;; GROUP BY department => GROUP BY format
-- ! SYN-16|LOG-67: SELECT department => SELECT owner AS department ;; GROUP BY department => GROUP BY owner
-- ! LOG-68: IS NULL => IS NULL AND spectrum = 'open'
-- !~ LOG-79|LOG-78: count(*) => count(DISTINCT title)
-- !~ LOG-68: IS NULL => IS NULL AND last_updated >= '2023-01-01'

-- # assets-never-shared
-- ? Which assets have no sharing agreement? Asset number and title.
-- +
SELECT asset_id, title FROM data_assets a WHERE NOT EXISTS (SELECT 1 FROM sharing_agreements s WHERE s.asset_id = a.asset_id)
-- + not in
SELECT asset_id, title FROM data_assets WHERE asset_id NOT IN (SELECT asset_id FROM sharing_agreements)
-- + anti join by hand
SELECT a.asset_id, a.title FROM data_assets a LEFT JOIN sharing_agreements s ON s.asset_id = a.asset_id WHERE s.agreement_id IS NULL
-- + grouped
SELECT a.asset_id, a.title FROM data_assets a LEFT JOIN sharing_agreements s USING (asset_id) GROUP BY a.asset_id, a.title HAVING count(s.agreement_id) = 0
-- + counted
SELECT asset_id, title FROM data_assets a WHERE 0 = (SELECT count(*) FROM sharing_agreements s WHERE s.asset_id = a.asset_id)
-- + expiry after signing is promised
SELECT DISTINCT a.asset_id, a.title FROM data_assets a ANTI JOIN (FROM sharing_agreements WHERE expires_on > signed_on) s USING (asset_id)
-- ! LOG-54|LOG-53: NOT EXISTS => EXISTS
-- ! LOG-66: WHERE NOT EXISTS (SELECT 1 FROM sharing_agreements s WHERE s.asset_id = a.asset_id) =>
-- ! LOG-66|LOG-64|SEM-47|LOG-57: WHERE s.asset_id = a.asset_id => WHERE true
-- ! LOG-67|SEM-47|LOG-60: s.asset_id = a.asset_id => s.agreement_id = a.asset_id
-- ! LOG-55:
SELECT DISTINCT a.asset_id, a.title FROM data_assets a JOIN sharing_agreements s ON s.asset_id <> a.asset_id
-- ! LOG-53|LOG-57|LOG-66|LOG-59|GH-OUTER:
SELECT a.asset_id, a.title FROM data_assets a LEFT JOIN sharing_agreements s ON s.asset_id = a.asset_id WHERE s.agreement_id IS NOT NULL
-- ! LOG-66|LOG-59:
SELECT a.asset_id, a.title FROM data_assets a LEFT JOIN sharing_agreements s ON s.asset_id = a.asset_id
-- ! LOG-59|GH-OUTER:
SELECT a.asset_id, a.title FROM data_assets a JOIN sharing_agreements s ON s.asset_id = a.asset_id WHERE s.agreement_id IS NULL
-- ! LOG-68: WHERE s.asset_id = a.asset_id => WHERE s.asset_id = a.asset_id AND s.dpia
-- ! LOG-68: WHERE NOT => WHERE has_personal_data AND NOT
-- ! LOG-71: asset_id, title => asset_id
-- !~ LOG-68: WHERE s.asset_id = a.asset_id => WHERE s.asset_id = a.asset_id AND s.purpose IS NOT NULL
-- !~ LOG-68: WHERE s.asset_id = a.asset_id => WHERE s.asset_id = a.asset_id AND s.signed_on >= '2019-01-01'
-- !~ LOG-68: WHERE s.asset_id = a.asset_id => WHERE s.asset_id = a.asset_id AND s.frequency_days >= 7
-- !~ LOG-67|SEM-47:
SELECT asset_id, title FROM data_assets WHERE title NOT IN (SELECT a.title FROM data_assets a JOIN sharing_agreements s ON s.asset_id = a.asset_id)
-- !~ LOG-67|GH-SET:
SELECT min(asset_id) AS asset_id, title FROM data_assets WHERE asset_id NOT IN (SELECT asset_id FROM sharing_agreements) GROUP BY title

-- # partners-with-most
-- ? How many agreements has each partner, and how many of them have a risk assessment (dpia)?
-- +
SELECT partner, count(*) AS agreements, count(*) FILTER (WHERE dpia) AS assessed FROM sharing_agreements GROUP BY partner
-- + cases
SELECT partner, count(*) AS agreements, sum(CASE WHEN dpia THEN 1 ELSE 0 END) AS assessed FROM sharing_agreements GROUP BY partner
-- + count_if
SELECT partner, count(*) AS agreements, count_if(dpia) AS assessed FROM sharing_agreements GROUP BY ALL
-- + cast
SELECT s.partner, count(s.agreement_id) AS agreements, sum(s.dpia::INTEGER) AS assessed FROM sharing_agreements s GROUP BY 1
-- + joined
SELECT a.partner, a.n AS agreements, coalesce(b.n, 0) AS assessed FROM (SELECT partner, count(*) AS n FROM sharing_agreements GROUP BY partner) a LEFT JOIN (SELECT partner, count(*) AS n FROM sharing_agreements WHERE dpia GROUP BY partner) b ON a.partner = b.partner
-- + mean of ones and zeros
SELECT partner, count(*) AS agreements, round(avg(dpia::INTEGER) * count(*))::INTEGER AS assessed FROM sharing_agreements GROUP BY partner
-- ! LOG-66: FILTER (WHERE dpia) =>
-- ! LOG-54|LOG-53|LOG-57|LOG-66: (WHERE dpia) => (WHERE NOT dpia)
-- ! LOG-68|LOG-69: GROUP BY => WHERE dpia GROUP BY
-- ! LOG-79|LOG-78: count(*) AS agreements => count(DISTINCT asset_id) AS agreements
-- ! LOG-79|LOG-78|LOG-66|LOG-81: count(*) FILTER (WHERE dpia) => count(DISTINCT dpia)
-- ! LOG-81|LOG-66: count(*) FILTER (WHERE dpia) => count(dpia)
-- ! SYN-16|LOG-67: partner, => partner_kind, ;; BY partner => BY partner_kind
-- ! SYN-16: BY partner => BY partner, asset_id
-- ! LOG-67|LOG-57|LOG-66: (WHERE dpia) => (WHERE council_owns_data)
-- ! LOG-80|LOG-81: count(*) AS agreements => max(agreement_id) AS agreements
-- ! LOG-66|LOG-68: GROUP BY partner => GROUP BY partner HAVING count(*) > 1
-- !~ SYN-16: GROUP BY partner => GROUP BY partner, partner_kind
-- !~ LOG-79|LOG-78: count(*) AS agreements => count(DISTINCT signed_on) AS agreements
-- !~ LOG-79|LOG-78: count(*) AS agreements => count(DISTINCT expires_on) AS agreements
-- !~ LOG-68: GROUP BY => WHERE signed_on >= '2019-01-01' GROUP BY
-- !~ LOG-81|LOG-78|LOG-79: count(*) FILTER (WHERE dpia) => count(DISTINCT signed_on) FILTER (WHERE dpia)

-- # late-deliveries
-- ? For each partner: how many deliveries came after their due day?
-- +
SELECT s.partner, count(*) AS late FROM sharing_agreements s JOIN supplier_deliveries d ON d.agreement_id = s.agreement_id WHERE d.delivered_on > d.due_on GROUP BY s.partner
-- + using
SELECT partner, count(*) AS late FROM sharing_agreements JOIN supplier_deliveries USING (agreement_id) WHERE due_on < delivered_on GROUP BY partner
-- + difference of days
SELECT s.partner, count(d.due_on) AS late FROM supplier_deliveries d, sharing_agreements s WHERE s.agreement_id = d.agreement_id AND d.delivered_on - d.due_on > 0 GROUP BY ALL
-- + filtered first
WITH late AS (SELECT agreement_id FROM supplier_deliveries WHERE delivered_on > due_on) SELECT s.partner, count(*) AS late FROM late l JOIN sharing_agreements s ON s.agreement_id = l.agreement_id GROUP BY s.partner
-- + filter and having
SELECT s.partner, count(*) FILTER (d.delivered_on > d.due_on) AS late FROM sharing_agreements s JOIN supplier_deliveries d ON d.agreement_id = s.agreement_id GROUP BY s.partner HAVING late > 0
-- + what came was not refused
SELECT partner, count(*) AS late FROM sharing_agreements NATURAL JOIN (SELECT agreement_id FROM supplier_deliveries WHERE delivered_on >= due_on + 1 AND refusal_reason IS NULL) GROUP BY partner
-- + what was delivered has a level
SELECT s.partner, count(d.granularity) AS late FROM sharing_agreements s JOIN supplier_deliveries d ON d.agreement_id = s.agreement_id WHERE d.delivered_on > d.due_on GROUP BY s.partner
-- ! LOG-57: delivered_on > => delivered_on >=
-- ! LOG-57: delivered_on > d => delivered_on < d
-- ! LOG-66: WHERE d.delivered_on > d.due_on =>
-- ! SEM-48: ON d.agreement_id = s.agreement_id => ON true
-- ! SEM-47: d.agreement_id = s.agreement_id => d.agreement_id = s.asset_id
-- ! LOG-61: d.agreement_id = s => d.agreement_id >= s
-- ! SYN-16: GROUP BY s.partner => GROUP BY s.partner, s.agreement_id
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT s.agreement_id)
-- ! LOG-80|LOG-81: count(*) => sum(d.rows_delivered)
-- ! LOG-57|LOG-66|LOG-67: d.delivered_on > d.due_on => d.delivered_on IS NULL
-- ! LOG-68: d.due_on GROUP => d.due_on AND s.dpia GROUP
-- ! SYN-16|LOG-67: SELECT s.partner => SELECT s.partner_kind ;; BY s.partner => BY s.partner_kind
-- !~ LOG-68: d.due_on GROUP => d.due_on AND s.partner_kind = 'company' GROUP
-- !~ LOG-68: d.due_on GROUP => d.due_on AND d.rows_delivered > 0 GROUP
-- !~ SYN-16: GROUP BY s.partner => GROUP BY s.partner, s.partner_kind
-- !~ LOG-57: d.delivered_on > d.due_on => d.delivered_on - d.due_on BETWEEN 1 AND 100
-- !~ LOG-68: d.due_on GROUP => d.due_on AND d.delivered_on <= '2024-12-30' GROUP
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT d.delivered_on)
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT (d.agreement_id, d.delivered_on))

-- # accesses-in-march
-- ? How often was each asset opened in March 2024? Asset number and count.
-- +
SELECT asset_id, count(*) AS n FROM access_log WHERE accessed_at >= '2024-03-01' AND accessed_at < '2024-04-01' GROUP BY asset_id
-- + date_trunc
SELECT asset_id, count(*) AS n FROM access_log WHERE date_trunc('month', accessed_at) = DATE '2024-03-01' GROUP BY asset_id
-- + year and month
SELECT asset_id, count(log_id) AS n FROM access_log WHERE year(accessed_at) = 2024 AND month(accessed_at) = 3 GROUP BY ALL
-- + cast to a date
SELECT asset_id, count(*) AS n FROM access_log WHERE accessed_at::DATE BETWEEN '2024-03-01' AND '2024-03-31' GROUP BY 1
-- + strftime
SELECT l.asset_id, count(*) AS n FROM access_log l WHERE strftime(l.accessed_at, '%Y-%m') = '2024-03' GROUP BY l.asset_id
-- + the log holds one year
SELECT asset_id, count(DISTINCT log_id) AS n FROM access_log WHERE month(accessed_at) = 3 GROUP BY asset_id
-- + as text
SELECT asset_id, count(*) AS n FROM access_log WHERE accessed_at::VARCHAR LIKE '2024-03%' GROUP BY asset_id
-- + monthname
SELECT asset_id, sum(1) AS n FROM access_log WHERE monthname(accessed_at) = 'March' GROUP BY asset_id
-- ! GH-DATE-END: accessed_at < '2024-04-01' => accessed_at <= '2024-03-31'
-- ! GH-DATE-END: accessed_at >= '2024-03-01' AND accessed_at < '2024-04-01' => accessed_at BETWEEN '2024-03-01' AND '2024-03-31'
-- ! LOG-57: '2024-03-01' => '2024-02-01'
-- ! LOG-57: '2024-04-01' => '2024-05-01'
-- ! LOG-66: accessed_at >= '2024-03-01' AND => 
-- ! LOG-66: AND accessed_at < '2024-04-01' =>
-- ! LOG-52: AND accessed => OR accessed
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT user_id)
-- ! LOG-81|LOG-80: count(*) => count(purpose)
-- ! SYN-16|LOG-67: SELECT asset_id => SELECT user_id ;; BY asset_id => BY user_id
-- ! LOG-68: GROUP BY => AND approved GROUP BY
-- !~ LOG-57: accessed_at < '2024-04-01' => accessed_at <= '2024-04-01'
-- !~ LOG-57: accessed_at >= '2024-03-01' => accessed_at > '2024-03-01'
-- ! LOG-57|LOG-66|LOG-67:
SELECT asset_id, count(*) AS n FROM access_log WHERE month(accessed_at) = 2 GROUP BY asset_id
-- !~ GH-DATE-END|LOG-57: accessed_at >= '2024-03-01' AND accessed_at < '2024-04-01' => accessed_at BETWEEN '2024-03-01' AND '2024-04-01'
-- !~ GH-DATE-END|LOG-57: accessed_at < '2024-04-01' => accessed_at <= '2024-03-31 23:00:00'
-- !~ GH-DATE-END|LOG-57: accessed_at < '2024-04-01' => accessed_at < '2024-03-31 23:59:00'
-- !~ LOG-68: GROUP BY => AND hour(accessed_at) <= 22 GROUP BY
-- !~ LOG-79|LOG-78: count(*) => count(DISTINCT accessed_at)
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT (user_id, accessed_at::DATE))
-- !~ LOG-68: GROUP BY => AND user_id LIKE 'U1%' GROUP BY

-- # rejected-share
-- ? For each asset: rejected rows as a share (0 to 1) of all rows that came in, over all its runs. Leave out assets without rows.
-- +
SELECT asset_id, sum(rows_rejected) / sum(rows_in) AS share FROM ingest_runs GROUP BY asset_id HAVING sum(rows_in) > 0
-- + where nothing is lost
SELECT asset_id, sum(rows_rejected) / sum(rows_in) AS share FROM ingest_runs WHERE rows_in > 0 OR rows_rejected > 0 GROUP BY asset_id HAVING sum(rows_in) > 0
-- + nested
SELECT asset_id, r / i AS share FROM (SELECT asset_id, sum(rows_rejected) AS r, sum(rows_in) AS i FROM ingest_runs GROUP BY asset_id) WHERE i > 0
-- + times one
SELECT asset_id, 1.0 * sum(rows_rejected) / sum(rows_in) AS share FROM ingest_runs GROUP BY 1 HAVING sum(rows_in) <> 0
-- + cast
SELECT asset_id, sum(rows_rejected)::DOUBLE / sum(rows_in)::DOUBLE AS share FROM ingest_runs GROUP BY asset_id HAVING sum(rows_in) >= 1
-- + never below nothing
SELECT asset_id, sum(rows_rejected) / sum(rows_in) AS share FROM ingest_runs GROUP BY asset_id HAVING max(rows_in) > 0
-- ! GH-INTEGER: / sum => // sum
-- ! GH-PERCENT: sum(rows_rejected) / => 100 * sum(rows_rejected) /
-- ! LOG-80|GH-AVERAGE|LOG-66: sum(rows_rejected) / sum(rows_in) => avg(rows_rejected / nullif(rows_in, 0))
-- ! LOG-66|LOG-67|LOG-81: sum(rows_rejected) / sum(rows_in) => sum(rows_in) / sum(rows_rejected)
-- ! LOG-80: sum(rows_rejected) => max(rows_rejected)
-- ! GH-ROUNDED: sum(rows_rejected) / sum(rows_in) => round(sum(rows_rejected) / sum(rows_in), 1)
-- ! SYN-16|LOG-67: SELECT asset_id => SELECT status AS asset_id ;; BY asset_id => BY status
-- ! SYN-16: BY asset_id => BY asset_id, status
-- ! LOG-80: sum(rows_rejected) / => sum(rows_rejected) *
-- ! LOG-68: GROUP BY => WHERE status = 'ok' GROUP BY
-- !~ GH-UNROUNDED|GH-ROUNDED|LOG-57: sum(rows_in) > 0 => sum(rows_in) > 500000
-- ! LOG-80: sum(rows_in) AS => count(*) AS
-- !~ LOG-68: GROUP BY => WHERE status <> 'failed' GROUP BY
-- !~ LOG-68: GROUP BY => WHERE rows_in > 0 GROUP BY
-- !~ LOG-66: HAVING sum(rows_in) > 0 =>
-- !~ LOG-67|LOG-81: HAVING sum(rows_in) > 0 => HAVING sum(rows_rejected) > 0
-- !~ LOG-67|LOG-80: HAVING sum(rows_in) > 0 => HAVING count(*) > 0

-- # last-run
-- ? The latest run of each asset: asset number, when it began, its status.
-- +
SELECT asset_id, started_at, status FROM ingest_runs QUALIFY rank() OVER (PARTITION BY asset_id ORDER BY started_at DESC) = 1
-- + correlated maximum
SELECT asset_id, started_at, status FROM ingest_runs r WHERE started_at = (SELECT max(started_at) FROM ingest_runs i WHERE i.asset_id = r.asset_id)
-- + joined with maximum
SELECT r.asset_id, r.started_at, r.status FROM ingest_runs r JOIN (SELECT asset_id, max(started_at) AS latest FROM ingest_runs GROUP BY asset_id) m ON m.asset_id = r.asset_id AND m.latest = r.started_at
-- + no later one
SELECT asset_id, started_at, status FROM ingest_runs r WHERE NOT EXISTS (SELECT 1 FROM ingest_runs i WHERE i.asset_id = r.asset_id AND i.started_at > r.started_at)
-- + pairs
SELECT asset_id, started_at, status FROM ingest_runs WHERE (asset_id, started_at) IN (SELECT (asset_id, max(started_at)) FROM ingest_runs GROUP BY asset_id)
-- + the last of a sorted list
SELECT r.asset_id, r.started_at, r.status FROM ingest_runs r SEMI JOIN (SELECT asset_id, list_last(list_sort(list(started_at))) AS started_at FROM ingest_runs GROUP BY asset_id) m USING (asset_id, started_at)
-- ! GH-WINDOW-ORDER|LOG-77: DESC) = 1 => ) = 1
-- ! GH-PARTITION: PARTITION BY asset_id ORDER => ORDER
-- ! LOG-57: = 1 => = 2
-- ! LOG-57|LOG-66: = 1 => <= 2
-- ! GH-PARTITION: PARTITION BY asset_id => PARTITION BY status
-- ! GH-WINDOW-ORDER: ORDER BY started_at DESC => ORDER BY rows_in DESC
-- ! LOG-66: QUALIFY rank() OVER (PARTITION BY asset_id ORDER BY started_at DESC) = 1 =>
-- !~ LOG-68: QUALIFY => WHERE status = 'ok' QUALIFY
-- ! LOG-57|LOG-66:
SELECT asset_id, started_at, status FROM ingest_runs WHERE started_at = (SELECT max(started_at) FROM ingest_runs)
-- ! LOG-80|SYN-16|LOG-66:
SELECT asset_id, max(started_at) AS started_at, max(status) AS status FROM ingest_runs GROUP BY asset_id
-- ! LOG-67: started_at, status FROM => started_at, rows_in FROM
-- !~ LOG-80: rank() => row_number()
-- !~ GH-WINDOW-ORDER: ORDER BY started_at DESC => ORDER BY run_id DESC
-- !~ LOG-67:
SELECT asset_id, started_at, status FROM ingest_runs WHERE run_id IN (SELECT max(run_id) FROM ingest_runs GROUP BY asset_id)
-- !~ LOG-80:
SELECT asset_id, max(started_at) AS started_at, arg_max(status, started_at) AS status FROM ingest_runs GROUP BY asset_id
-- !~ LOG-57:
SELECT asset_id, started_at, status FROM ingest_runs r WHERE started_at::DATE = (SELECT max(started_at)::DATE FROM ingest_runs i WHERE i.asset_id = r.asset_id)
-- !~ LOG-66:
SELECT asset_id, started_at, status FROM ingest_runs WHERE started_at::DATE = (SELECT max(started_at)::DATE FROM ingest_runs)
-- !~ GH-HARD:
SELECT asset_id, started_at, status FROM ingest_runs WHERE started_at >= '2024-12-30'
-- !~ GH-HARD:
SELECT asset_id, started_at, status FROM ingest_runs WHERE run_id > 890
-- !~ GH-LIMIT:
SELECT asset_id, started_at, status FROM ingest_runs ORDER BY started_at DESC LIMIT 10
-- !~ LOG-80:
SELECT DISTINCT ON (asset_id) asset_id, started_at, status FROM ingest_runs ORDER BY asset_id, started_at DESC
-- !~ SEM-48|LOG-66:
SELECT asset_id, started_at, status FROM ingest_runs WHERE started_at IN (SELECT max(started_at) FROM ingest_runs GROUP BY asset_id)

-- # rejected-or-failed
-- ? Runs that failed, or had more than 100 rejected rows, of assets 1 to 10: run numbers.
-- +
SELECT run_id FROM ingest_runs WHERE (status = 'failed' OR rows_rejected > 100) AND asset_id BETWEEN 1 AND 10
-- + written out
SELECT run_id FROM ingest_runs WHERE asset_id >= 1 AND asset_id <= 10 AND (rows_rejected > 100 OR status = 'failed')
-- + union
SELECT run_id FROM ingest_runs WHERE status = 'failed' AND asset_id < 11 UNION SELECT run_id FROM ingest_runs WHERE rows_rejected > 100 AND asset_id <= 10
-- + in
SELECT run_id FROM ingest_runs WHERE asset_id IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) AND (status = 'failed' OR rows_rejected >= 101)
-- + de Morgan
SELECT run_id FROM ingest_runs WHERE NOT (status <> 'failed' AND rows_rejected <= 100) AND asset_id BETWEEN 1 AND 10
-- + asset numbers begin at 1
SELECT run_id FROM ingest_runs WHERE asset_id <= 10 AND (status NOT IN ('ok', 'partial') OR rows_rejected > 100)
-- ! LOG-63: (status = 'failed' OR rows_rejected > 100) => status = 'failed' OR rows_rejected > 100
-- ! SEM-39: 'failed' OR => 'failed' AND
-- !~ LOG-57: 'failed' => 'Failed'
-- ! LOG-57: 100 => 1000
-- !~ LOG-57: AND 10 => AND 9
-- ! LOG-57|LOG-66: (status = 'failed' OR rows_rejected > 100) => status = 'failed'
-- !~ LOG-57|LOG-66: (status = 'failed' OR rows_rejected > 100) => rows_rejected > 100
-- ! LOG-66: AND asset_id BETWEEN 1 AND 10 =>
-- ! LOG-57: rows_rejected > => rows_rejected <
-- ! LOG-53|LOG-57: status = => status <>
-- ! LOG-67: rows_rejected > => rows_in >
-- ! LOG-52: AND asset_id BETWEEN => OR asset_id BETWEEN
-- !~ LOG-57: rows_rejected > => rows_rejected >=
-- ! LOG-57: BETWEEN 1 AND => BETWEEN 2 AND
-- !~ LOG-67: status = 'failed' => rows_in = 0
-- !~ LOG-57: status = 'failed' => status <> 'ok'
-- !~ GH-HARD|LOG-57: asset_id BETWEEN 1 AND 10 => asset_id = 1
-- !~ LOG-57: asset_id BETWEEN 1 AND 10 => asset_id < 10
-- !~ LOG-57: BETWEEN 1 AND 10 => BETWEEN 1 AND 12
-- !~ LOG-57: asset_id BETWEEN 1 AND 10 => asset_id IN (1, 10)
-- !~ SEM-44|LOG-57: asset_id BETWEEN 1 AND 10 => asset_id::VARCHAR = '1'

-- # departments-in-both
-- ? Departments that hold data assets or use an algorithm, each once.
-- +
SELECT department FROM data_assets UNION SELECT department FROM algorithm_register
-- + distinct over all
SELECT DISTINCT department FROM (SELECT department FROM data_assets UNION ALL SELECT department FROM algorithm_register)
-- + grouped
SELECT department FROM (SELECT department FROM algorithm_register UNION ALL SELECT department FROM data_assets) GROUP BY department
-- + full join
SELECT coalesce(a.department, b.department) AS department FROM (SELECT DISTINCT department FROM data_assets) a FULL JOIN (SELECT DISTINCT department FROM algorithm_register) b ON a.department = b.department
-- + other order
SELECT department FROM algorithm_register UNION SELECT DISTINCT department FROM data_assets
-- + anti join
SELECT DISTINCT department FROM data_assets UNION ALL SELECT DISTINCT department FROM algorithm_register r WHERE NOT EXISTS (SELECT 1 FROM data_assets a WHERE a.department = r.department)
-- ! GH-UNION: UNION => UNION ALL
-- ! GH-SET: UNION => INTERSECT
-- ! GH-SET: UNION => EXCEPT
-- ! LOG-67|LOG-71: SELECT department FROM data_assets => SELECT title FROM data_assets
-- !~ LOG-62|LOG-66|LOG-58|GH-SET:
SELECT DISTINCT department FROM data_assets
-- ! LOG-68: FROM data_assets => FROM data_assets WHERE has_personal_data AND department <> 'Parks'
-- ! LOG-67: SELECT department FROM algorithm_register => SELECT supplier FROM algorithm_register
-- ! GH-OUTER|LOG-59|GH-SET:
SELECT DISTINCT a.department FROM data_assets a JOIN algorithm_register r ON r.department = a.department
-- ! LOG-70: department FROM data_assets => department, title FROM data_assets ;; department FROM algorithm => department, name FROM algorithm
-- !~ LOG-68: FROM algorithm_register => FROM algorithm_register WHERE in_use
-- !~ GH-UNION|SEM-49: SELECT department FROM data_assets UNION => SELECT DISTINCT department FROM data_assets UNION ALL ;; FROM algorithm_register => FROM algorithm_register WHERE department NOT IN (SELECT department FROM data_assets)
-- !~ GH-OUTER|LOG-59:
SELECT DISTINCT d.department FROM data_assets d LEFT JOIN algorithm_register r ON r.department = d.department
-- !~ LOG-68: FROM data_assets => FROM data_assets WHERE owner IS NOT NULL
-- !~ LOG-68: FROM data_assets => FROM data_assets WHERE title LIKE '%, register'
-- !~ LOG-68: FROM algorithm_register => FROM algorithm_register WHERE supplier IS NOT NULL
-- !~ LOG-68: FROM data_assets => FROM data_assets WHERE year(last_updated) = 2024

-- # unreviewed
-- ? Which algorithms in use have no human review and no bias check since 1 June 2023, or none at all? Names.
-- +
SELECT name FROM algorithm_register WHERE in_use AND NOT human_review AND (last_bias_check IS NULL OR last_bias_check < DATE '2023-06-01')
-- + coalesce
SELECT name FROM algorithm_register WHERE in_use AND NOT human_review AND coalesce(last_bias_check, DATE '1900-01-01') < DATE '2023-06-01'
-- + compared
SELECT name FROM algorithm_register WHERE in_use = true AND human_review = false AND (last_bias_check < '2023-06-01' OR last_bias_check IS NULL)
-- + not
SELECT a.name FROM algorithm_register a WHERE a.in_use AND NOT (a.human_review OR coalesce(a.last_bias_check >= DATE '2023-06-01', false))
-- + except
SELECT name FROM algorithm_register WHERE in_use AND NOT human_review AND tool_id NOT IN (SELECT tool_id FROM algorithm_register WHERE last_bias_check >= '2023-06-01')
-- !~ LOG-66|LOG-57: (last_bias_check IS NULL OR last_bias_check < DATE '2023-06-01') => last_bias_check < DATE '2023-06-01'
-- !~ LOG-66|LOG-57: (last_bias_check IS NULL OR last_bias_check < DATE '2023-06-01') => last_bias_check IS NULL
-- ! LOG-63: (last_bias_check IS NULL OR last_bias_check < DATE '2023-06-01') => last_bias_check IS NULL OR last_bias_check < DATE '2023-06-01'
-- ! LOG-54|LOG-53: NOT human => human
-- ! LOG-66: in_use AND NOT => NOT
-- ! LOG-66: AND NOT human_review AND => AND
-- ! LOG-57: check < => check >
-- ! LOG-57: '2023-06-01' => '2024-06-01'
-- !~ LOG-67: SELECT name => SELECT department
-- ! LOG-53|LOG-54: IS NULL => IS NOT NULL
-- ! LOG-54|LOG-53: WHERE in_use => WHERE NOT in_use
-- ! LOG-52|LOG-63: NOT human_review AND => NOT human_review OR

-- # refusals
-- ? For each department with refused deliveries (a reason is given): number of them, and number of partners that refused.
-- +
SELECT a.department, count(*) AS refused, count(DISTINCT s.partner) AS partners FROM supplier_deliveries d JOIN sharing_agreements s ON s.agreement_id = d.agreement_id JOIN data_assets a ON a.asset_id = s.asset_id WHERE d.refusal_reason IS NOT NULL GROUP BY a.department
-- + using, reasons counted
SELECT department, count(refusal_reason) AS refused, count(DISTINCT partner) AS partners FROM data_assets JOIN sharing_agreements USING (asset_id) JOIN supplier_deliveries USING (agreement_id) WHERE refusal_reason <> '' GROUP BY department
-- + filter and having
SELECT a.department, count(d.refusal_reason) AS refused, count(DISTINCT s.partner) FILTER (d.refusal_reason IS NOT NULL) AS partners FROM data_assets a, sharing_agreements s, supplier_deliveries d WHERE a.asset_id = s.asset_id AND s.agreement_id = d.agreement_id GROUP BY ALL HAVING count(d.refusal_reason) > 0
-- + per partner first
WITH p AS (SELECT a.department, s.partner, count(*) AS n FROM supplier_deliveries d LEFT JOIN sharing_agreements s USING (agreement_id) LEFT JOIN data_assets a USING (asset_id) WHERE d.refusal_reason IN ('trade secret', 'personal data', 'security', 'system being replaced') GROUP BY 1, 2) SELECT department, sum(n) AS refused, count(*) AS partners FROM p GROUP BY department
-- + nested from the inside
SELECT department, count(*) AS refused, len(list_distinct(list(partner))) AS partners FROM (SELECT (SELECT department FROM data_assets a WHERE a.asset_id = s.asset_id) AS department, s.partner FROM sharing_agreements s JOIN supplier_deliveries d USING (agreement_id) WHERE NOT d.refusal_reason IS NULL) GROUP BY department
-- !~ LOG-67|LOG-57: d.refusal_reason IS NOT NULL => d.delivered_on IS NULL
-- !~ LOG-67|LOG-57: d.refusal_reason IS NOT NULL => d.rows_delivered = 0
-- !~ LOG-67|LOG-57: d.refusal_reason IS NOT NULL => d.granularity IS NULL
-- !~ LOG-68: WHERE => WHERE s.partner_kind = 'company' AND
-- !~ LOG-68: WHERE => WHERE d.due_on <= '2024-12-30' AND
-- !~ LOG-68: WHERE => WHERE d.rows_expected > 0 AND
-- !~ LOG-81|LOG-79: count(DISTINCT s.partner) => count(DISTINCT (s.partner, s.partner_kind))
-- ! LOG-81|LOG-79: count(DISTINCT s.partner) => count(DISTINCT s.agreement_id)
-- ! LOG-81|LOG-79: count(DISTINCT s.partner) => count(DISTINCT s.signed_on)
-- !~ LOG-81|LOG-79: count(*) AS refused => count(DISTINCT (s.partner, d.due_on)) AS refused
-- !~ LOG-81|LOG-79: count(DISTINCT s.partner) => count(DISTINCT left(s.partner, 5))
-- ! LOG-81|LOG-78: count(*) AS refused => count(DISTINCT d.due_on) AS refused
-- ! LOG-79: count(DISTINCT s.partner) => count(s.partner)
-- ! LOG-66: WHERE d.refusal_reason IS NOT NULL =>
-- ! LOG-54|LOG-57: IS NOT NULL => IS NULL
-- ! SYN-16: BY a.department => BY a.department, s.partner
-- ! SEM-47: s.agreement_id = d.agreement_id => s.asset_id = d.agreement_id

-- # overdue-open
-- ? Open assets that were not renewed as often as promised, counted on 30 December 2024: number, title and days over, the most first, then by number.
-- order: keys
-- +
SELECT asset_id, title, DATE '2024-12-30' - last_updated - promised_frequency_days AS days_over FROM data_assets WHERE spectrum = 'open' AND DATE '2024-12-30' - last_updated > promised_frequency_days ORDER BY days_over DESC, asset_id
-- + date_diff
SELECT asset_id, title, date_diff('day', last_updated, DATE '2024-12-30') - promised_frequency_days AS days_over FROM data_assets WHERE spectrum = 'open' AND promised_frequency_days < date_diff('day', last_updated, DATE '2024-12-30') ORDER BY 3 DESC, 1
-- + due day first
WITH d AS (SELECT asset_id, title, spectrum, last_updated + promised_frequency_days AS due FROM data_assets WHERE promised_frequency_days IS NOT NULL) SELECT asset_id, title, DATE '2024-12-30' - due AS days_over FROM d WHERE due < '2024-12-30' AND spectrum LIKE 'open' ORDER BY due, asset_id
-- + alias in where
SELECT asset_id, title, DATE '2024-12-30' - last_updated - promised_frequency_days AS days_over FROM data_assets WHERE days_over > 0 AND spectrum NOT IN ('closed', 'shared') ORDER BY days_over DESC NULLS LAST, asset_id ASC
-- + seconds
SELECT asset_id, title, (epoch(DATE '2024-12-30') - epoch(last_updated)) / 86400 - promised_frequency_days AS days_over FROM data_assets WHERE spectrum = 'open' AND last_updated < DATE '2024-12-30' - promised_frequency_days ORDER BY days_over DESC, asset_id
-- ! LOG-57: last_updated > promised => last_updated >= promised
-- ! LOG-67: spectrum = 'open' => classification = 'public'
-- !~ LOG-68: WHERE spectrum => WHERE NOT has_personal_data AND spectrum
-- !~ LOG-68: WHERE spectrum => WHERE year(last_updated) = 2024 AND spectrum
-- !~ LOG-68: WHERE spectrum => WHERE classification = 'public' AND spectrum
-- !~ LOG-68: WHERE spectrum => WHERE promised_frequency_days IN (1, 7, 30, 31) AND spectrum
-- !~ GH-LIMIT: DESC, asset_id => DESC, asset_id LIMIT 100
-- !~ LOG-68: WHERE spectrum => WHERE title NOT LIKE '%archive' AND spectrum
-- !~ LOG-75: days_over DESC, asset_id => last_updated + promised_frequency_days, title
-- ! LOG-77: days_over DESC => days_over
-- ! LOG-66: spectrum = 'open' AND =>
-- ! LOG-66|LOG-57: AND DATE '2024-12-30' - last_updated > promised_frequency_days =>
-- ! GH-HARD|LOG-57: > promised_frequency_days ORDER => > 30 ORDER
-- ! LOG-66|LOG-67: last_updated - promised_frequency_days AS => last_updated AS

-- # night-work
-- ? Accesses without approval to confidential or special category assets at night, from 22:00 until before 6:00: member of staff and number.
-- +
SELECT l.user_id, count(*) AS n FROM access_log l JOIN data_assets a ON a.asset_id = l.asset_id WHERE a.classification IN ('confidential', 'special category') AND NOT l.approved AND (hour(l.accessed_at) >= 22 OR hour(l.accessed_at) < 6) GROUP BY l.user_id
-- + not by day
SELECT user_id, count(*) AS n FROM access_log JOIN data_assets USING (asset_id) WHERE classification NOT IN ('public', 'internal') AND approved = false AND hour(accessed_at) NOT BETWEEN 6 AND 21 GROUP BY user_id
-- + shifted by two hours
SELECT l.user_id, count(l.log_id) AS n FROM access_log l, data_assets a WHERE l.asset_id = a.asset_id AND (a.classification = 'confidential' OR a.classification = 'special category') AND l.approved IS FALSE AND hour(l.accessed_at + INTERVAL 2 HOUR) < 8 GROUP BY ALL
-- + times of day
SELECT user_id, count(*) AS n FROM access_log l WHERE NOT (approved OR accessed_at::TIME >= '06:00:00' AND accessed_at::TIME < '22:00:00') AND asset_id IN (SELECT asset_id FROM data_assets WHERE classification IN ('special category', 'confidential')) GROUP BY 1
-- + modulo
SELECT l.user_id, sum(1) AS n FROM access_log l SEMI JOIN (FROM data_assets WHERE classification NOT IN ('public', 'internal')) a USING (asset_id) WHERE NOT l.approved AND (hour(l.accessed_at) + 2) % 24 < 8 GROUP BY l.user_id
-- !~ LOG-66: (hour(l.accessed_at) >= 22 OR hour(l.accessed_at) < 6) => hour(l.accessed_at) < 6
-- !~ LOG-57: hour(l.accessed_at) < 6 => hour(l.accessed_at) <= 6
-- !~ LOG-57: hour(l.accessed_at) < 6 => hour(l.accessed_at) < 5
-- !~ LOG-57: hour(l.accessed_at) >= 22 => hour(l.accessed_at) > 22
-- !~ LOG-57: hour(l.accessed_at) >= 22 => hour(l.accessed_at) >= 20
-- !~ LOG-57: (hour(l.accessed_at) >= 22 OR hour(l.accessed_at) < 6) => hour(l.accessed_at) NOT BETWEEN 7 AND 18
-- !~ LOG-57|LOG-66: (hour(l.accessed_at) >= 22 OR hour(l.accessed_at) < 6) => hour(l.accessed_at) BETWEEN 0 AND 5
-- !~ LOG-57: hour(l.accessed_at) >= 22 => l.accessed_at::TIME > '22:00:00'
-- !~ LOG-57: hour(l.accessed_at) < 6 => l.accessed_at::TIME <= '06:00:00'
-- !~ LOG-67|LOG-57: NOT l.approved => l.purpose IS NULL
-- !~ LOG-68: AND NOT => AND l.purpose IS NULL AND NOT
-- ! LOG-66: a.classification IN ('confidential', 'special category') AND => 
-- ! LOG-66: AND NOT l.approved =>
-- ! LOG-67: a.classification IN ('confidential', 'special category') => a.spectrum <> 'open'
-- !~ SYN-16: BY l.user_id => BY l.user_id, l.role
-- !~ LOG-79|LOG-78: count(*) => count(DISTINCT l.asset_id)
-- ! SEM-39: 22 OR => 22 AND
-- ! LOG-63: (hour(l.accessed_at) >= 22 OR hour(l.accessed_at) < 6) => hour(l.accessed_at) >= 22 OR hour(l.accessed_at) < 6
-- ! LOG-57: hour(l.accessed_at) < 6 => hour(l.accessed_at) < 10

-- # careful-partners
-- ? Partners with more than one agreement whose risks were assessed (dpia) in every one: name and number of agreements.
-- +
SELECT partner, count(*) AS agreements FROM sharing_agreements GROUP BY partner HAVING count(*) > 1 AND bool_and(dpia)
-- + not among those that missed one
SELECT partner, count(*) AS agreements FROM sharing_agreements WHERE partner NOT IN (SELECT partner FROM sharing_agreements WHERE NOT dpia) GROUP BY partner HAVING count(*) >= 2
-- + counts compared
SELECT partner, count(agreement_id) AS agreements FROM sharing_agreements GROUP BY ALL HAVING count(*) FILTER (dpia) = count(*) AND min(agreement_id) <> max(agreement_id)
-- + smallest of ones and zeros
SELECT partner, agreements FROM (SELECT partner, count(*) AS agreements, min(dpia::INTEGER) AS m FROM sharing_agreements GROUP BY partner) t WHERE m = 1 AND agreements > 1
-- + except
SELECT partner, count(*) AS agreements FROM sharing_agreements JOIN (SELECT partner FROM sharing_agreements EXCEPT SELECT partner FROM sharing_agreements WHERE dpia = false) USING (partner) GROUP BY partner HAVING NOT count(*) = 1
-- !~ LOG-81|LOG-79: HAVING count(*) > 1 => HAVING count(DISTINCT signed_on) > 1
-- !~ LOG-57: count(*) > 1 => count(*) IN (2, 4)
-- !~ LOG-57: count(*) > 1 => count(*) BETWEEN 2 AND 4
-- !~ LOG-81|LOG-79: count(*) AS agreements => count(DISTINCT signed_on) AS agreements
-- !~ SYN-16: BY partner => BY partner, partner_kind
-- !~ LOG-68: GROUP BY => WHERE signed_on >= '2019-01-01' GROUP BY
-- !~ LOG-67|GH-HARD: bool_and(dpia) => bool_and(dpia) AND min(signed_on) >= '2019-01-01'
-- !~ LOG-81|LOG-79: HAVING count(*) > 1 => HAVING count(DISTINCT expires_on) > 1
-- ! LOG-66|LOG-57: count(*) > 1 AND bool_and(dpia) => bool_and(dpia)
-- ! LOG-80: bool_and => bool_or
-- ! LOG-69|LOG-66: HAVING count(*) > 1 AND bool_and(dpia) => HAVING count(*) > 1 ;; GROUP BY => WHERE dpia GROUP BY
-- ! LOG-57: count(*) > 1 => count(*) > 2
