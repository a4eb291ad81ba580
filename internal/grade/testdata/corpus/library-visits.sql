-- Answers for measuring the judge. A line "# id" begins an exercise, "?" is its prompt, "order:" says order=. Each "+" begins an
-- answer that is right, the first of them the reference. Each "!" is a wrong answer with the codes that name its cause: either an
-- edit of the reference ("old => new", several joined by ";;") or, when nothing follows the colon, SQL of its own. "!~" marks one
-- that is right on the sample all the same. Other comments are comments.
-- dataset: library-visits

-- # busy-branches
-- ? Which branches have at least 20 computers? Name and number of computers.
-- +
SELECT name, public_pcs FROM branches WHERE public_pcs >= 20
-- + other boundary
SELECT b.name, b.public_pcs FROM branches AS b WHERE b.public_pcs > 19
-- + negated
SELECT name, public_pcs FROM branches WHERE NOT (public_pcs < 20)
-- + set operation
SELECT name, public_pcs FROM branches EXCEPT ALL SELECT name, public_pcs FROM branches WHERE public_pcs < 20
-- + turned round
WITH big AS (FROM branches WHERE 20 <= public_pcs) SELECT name, public_pcs AS computers FROM big
-- + divided
SELECT any_value(name) AS name, any_value(public_pcs) AS public_pcs FROM branches GROUP BY branch_id HAVING max(public_pcs) // 20 > 0
-- ! LOG-57: >= => >
-- ! LOG-57: >= => <=
-- ! LOG-57: 20 => 22
-- ! LOG-66: WHERE public_pcs >= 20 =>
-- ! LOG-71: name, public_pcs => name
-- ! LOG-70: name, public_pcs => branch_id, name, public_pcs
-- ! LOG-68: >= 20 => >= 20 AND area_id LIKE 'PMD-1%'
-- ! LOG-67: name, public_pcs => branch_id, public_pcs
-- ! GH-LIMIT: >= 20 => >= 20 LIMIT 5
-- ! LOG-57: >= 20 => = 20
-- !~ LOG-57: public_pcs >= 20 => public_pcs BETWEEN 20 AND 30
-- !~ LOG-57: public_pcs >= 20 => public_pcs // 10 = 2
-- !~ SEM-42: SELECT name => SELECT DISTINCT name
-- !~ SEM-44|LOG-80: public_pcs >= 20 => public_pcs::VARCHAR LIKE '2%'
-- !~ LOG-68: >= 20 => >= 20 AND name LIKE '%Library'
-- !~ SEM-42|GH-SET:
SELECT name, public_pcs FROM branches EXCEPT SELECT name, public_pcs FROM branches WHERE public_pcs < 20
-- !~ SEM-42|SYN-16:
SELECT name, max(public_pcs) AS public_pcs FROM branches GROUP BY name HAVING max(public_pcs) >= 20

-- # visits-per-branch
-- ? How many visits did each branch have in 2023? Branch code and total.
-- +
SELECT branch_id, sum(visits) AS visits FROM library_visits WHERE month >= DATE '2023-01-01' AND month < DATE '2024-01-01' GROUP BY branch_id
-- + year()
SELECT branch_id, sum(visits) AS visits FROM library_visits WHERE year(month) = 2023 GROUP BY ALL
-- + between, whole months only
SELECT branch_id, sum(visits) AS visits FROM library_visits WHERE month BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY 1
-- + extract
SELECT v.branch_id, sum(v.visits) AS total FROM library_visits v WHERE extract('year' FROM v.month) = 2023 GROUP BY v.branch_id
-- + subquery
SELECT branch_id, sum(visits) AS visits FROM (SELECT * FROM library_visits WHERE date_trunc('year', month) = DATE '2023-01-01') GROUP BY branch_id
-- + year as text
SELECT branch_id, sum(visits) AS visits FROM library_visits WHERE month::VARCHAR LIKE '2023-%' GROUP BY branch_id
-- + a month is its first day
SELECT branch_id, sum(visits) AS visits FROM library_visits WHERE month BETWEEN '2023-01-01' AND '2023-12-01' GROUP BY branch_id
-- + a month is its first day
SELECT branch_id, sum(visits) AS visits FROM library_visits WHERE month >= DATE '2023-01-01' AND month < DATE '2023-12-31' GROUP BY branch_id
-- ! LOG-57: '2023-01-01' => '2022-01-01'
-- ! LOG-57: '2024-01-01' => '2023-12-01'
-- ! LOG-80: sum(visits) => count(visits)
-- ! LOG-80: sum(visits) => max(visits)
-- ! LOG-80: sum(visits) => avg(visits)
-- ! LOG-81: sum(visits) => sum(loans)
-- ! LOG-66: WHERE month >= DATE '2023-01-01' AND month < DATE '2024-01-01' =>
-- ! LOG-57|LOG-66: month >= DATE '2023-01-01' AND month < DATE '2024-01-01' => month >= DATE '2023-01-01'
-- ! SYN-16: GROUP BY branch_id => GROUP BY branch_id, month
-- ! SEM-41: sum(visits) => sum(DISTINCT visits)
-- ! LOG-57: month < DATE => month <= DATE
-- !~ GH-NULL: sum(visits) => sum(coalesce(visits, 0))
-- !~ LOG-66|LOG-68: GROUP BY branch_id => GROUP BY branch_id HAVING sum(visits) > 0
-- !~ LOG-68: WHERE month => WHERE days_open > 0 AND month
-- !~ LOG-68: WHERE month => WHERE visits IS NOT NULL AND month
-- !~ GH-NULL: sum(visits) => coalesce(sum(visits), 0)
-- !~ SYN-16|LOG-67:
SELECT min(b.branch_id) AS branch_id, sum(v.visits) AS visits FROM branches b JOIN library_visits v ON v.branch_id = b.branch_id WHERE year(v.month) = 2023 GROUP BY b.name

-- # closed-months
-- ? How many months was each branch closed (days open: 0)? Branches that never closed count 0.
-- +
SELECT b.branch_id, count(v.month) AS months FROM branches b LEFT JOIN library_visits v ON v.branch_id = b.branch_id AND v.days_open = 0 GROUP BY b.branch_id
-- + filter
SELECT b.branch_id, count(v.month) FILTER (WHERE v.days_open = 0) AS months FROM branches b LEFT JOIN library_visits v USING (branch_id) GROUP BY b.branch_id
-- + correlated subquery
SELECT b.branch_id, (SELECT count(*) FROM library_visits v WHERE v.branch_id = b.branch_id AND v.days_open = 0) AS months FROM branches b
-- + grouped first
SELECT b.branch_id, coalesce(c.n, 0) AS months FROM branches b LEFT JOIN (SELECT branch_id, count(*) AS n FROM library_visits WHERE days_open = 0 GROUP BY branch_id) c ON c.branch_id = b.branch_id
-- + right join
SELECT b.branch_id, count(v.branch_id) AS months FROM (SELECT * FROM library_visits WHERE days_open = 0) v RIGHT JOIN branches b ON b.branch_id = v.branch_id GROUP BY b.branch_id
-- + nothing is below nothing
SELECT b.branch_id, count(DISTINCT v.month) AS months FROM branches b LEFT JOIN library_visits v ON v.branch_id = b.branch_id AND v.days_open < 1 GROUP BY b.branch_id
-- !~ GH-OUTER: LEFT JOIN => JOIN
-- !~ COM-104: AND v.days_open = 0 => WHERE v.days_open = 0
-- !~ LOG-81: count(v.month) => count(*)
-- ! LOG-66: AND v.days_open = 0 =>
-- ! LOG-57: days_open = 0 => days_open > 0
-- ! LOG-57|LOG-67|SEM-43: v.days_open = 0 => v.days_open IS NULL
-- !~ LOG-67: v.days_open = 0 => v.visits = 0
-- ! GH-OUTER: FROM branches b LEFT JOIN library_visits v => FROM branches b RIGHT JOIN library_visits v
-- ! LOG-79|LOG-78: count(v.month) => count(DISTINCT v.days_open)
-- ! SYN-16: GROUP BY b.branch_id => GROUP BY b.branch_id, v.month
-- !~ LOG-67: v.days_open = 0 => v.loans = 0
-- !~ LOG-67: v.days_open = 0 => v.pc_sessions = 0
-- !~ LOG-67|LOG-68: v.days_open = 0 => v.days_open = 0 AND v.visits = 0
-- !~ LOG-68: AND v.days_open = 0 => AND v.days_open = 0 AND year(v.month) >= 2020
-- !~ LOG-66|LOG-68: BY b.branch_id => BY b.branch_id HAVING count(v.month) > 0
-- !~ GH-OUTER|LOG-62:
SELECT branch_id, count(*) FILTER (days_open = 0) AS months FROM library_visits GROUP BY branch_id
-- !~ GH-OUTER|LOG-62:
SELECT branch_id, count(*) AS months FROM library_visits WHERE days_open = 0 GROUP BY branch_id

-- # mean-visits
-- ? The mean number of visits per month of each branch in 2024, rounded to one digit.
-- +
SELECT branch_id, round(avg(visits), 1) AS mean FROM library_visits WHERE year(month) = 2024 GROUP BY branch_id
-- + sum over count
SELECT branch_id, round(sum(visits) / count(visits), 1) AS mean FROM library_visits WHERE year(month) = 2024 GROUP BY branch_id
-- + range
SELECT branch_id, round(avg(visits), 1) AS mean FROM library_visits WHERE month >= '2024-01-01' AND month < '2025-01-01' GROUP BY 1
-- + date_part
SELECT branch_id, round(mean(visits), 1) AS m FROM library_visits WHERE date_part('year', month) = 2024 GROUP BY ALL
-- + nested
WITH m AS (SELECT branch_id, avg(visits) AS a FROM library_visits WHERE month >= DATE '2024-01-01' GROUP BY branch_id) SELECT branch_id, round(a, 1) AS mean FROM m
-- + nothing after December
SELECT branch_id, round(avg(visits), 1) AS mean FROM library_visits WHERE month > '2023-12-31' GROUP BY branch_id
-- ! LOG-57: 2024 => 2023
-- ! GH-UNROUNDED: round(avg(visits), 1) => avg(visits)
-- ! GH-ROUNDED|LOG-57: round(avg(visits), 1) => round(avg(visits))
-- ! GH-INTEGER|GH-ROUNDED: round(avg(visits), 1) => avg(visits)::INTEGER
-- ! LOG-81|GH-NULL|LOG-66: avg(visits) => sum(visits) / count(*)
-- ! GH-NULL: avg(visits) => avg(coalesce(visits, 0))
-- ! LOG-80: avg(visits) => median(visits)
-- ! LOG-81: avg(visits) => avg(loans)
-- ! LOG-57|LOG-53: = 2024 => <> 2024
-- ! SYN-16: SELECT branch_id, => SELECT month, ;; GROUP BY branch_id => GROUP BY month
-- ! GH-ROUND-EARLY: round(avg(visits), 1) => round(avg(round(visits, -2)), 1)
-- !~ LOG-68: WHERE => WHERE days_open > 0 AND
-- !~ LOG-68: WHERE => WHERE visits > 0 AND
-- !~ LOG-68: WHERE => WHERE visits IS NOT NULL AND
-- !~ SEM-41|LOG-78: avg(visits) => avg(DISTINCT visits)
-- !~ LOG-66|LOG-68: BY branch_id => BY branch_id HAVING count(visits) > 0
-- !~ GH-NULL: round(avg(visits), 1) => coalesce(round(avg(visits), 1), 0)

-- # top-five
-- ? The five branches with the most visits in all: name and visits, the most first, equal ones by name.
-- order: keys
-- +
SELECT b.name, sum(v.visits) AS visits FROM branches b JOIN library_visits v ON v.branch_id = b.branch_id GROUP BY b.branch_id, b.name ORDER BY visits DESC, b.name LIMIT 5
-- + using
SELECT name, sum(visits) AS visits FROM branches JOIN library_visits USING (branch_id) GROUP BY branch_id, name ORDER BY 2 DESC, 1 LIMIT 5
-- + where join
SELECT b.name, sum(v.visits) AS visits FROM library_visits v, branches b WHERE v.branch_id = b.branch_id GROUP BY b.branch_id, b.name ORDER BY sum(v.visits) DESC, b.name LIMIT 5
-- + grouped first
SELECT b.name, t.visits FROM (SELECT branch_id, sum(visits) AS visits FROM library_visits GROUP BY branch_id) t JOIN branches b ON b.branch_id = t.branch_id ORDER BY t.visits DESC, b.name LIMIT 5
-- + window
WITH t AS (SELECT b.name, sum(v.visits) AS visits FROM branches b JOIN library_visits v ON v.branch_id = b.branch_id GROUP BY b.branch_id, b.name) SELECT name, visits FROM t QUALIFY row_number() OVER (ORDER BY visits DESC, name) <= 5 ORDER BY visits DESC, name
-- ! LOG-77: visits DESC, => visits,
-- ! GH-LIMIT: LIMIT 5 => LIMIT 10
-- ! GH-LIMIT-ORDER: ORDER BY visits DESC, b.name LIMIT 5 => LIMIT 5
-- ! LOG-75: ORDER BY visits DESC, b.name => ORDER BY b.name
-- ! LOG-80: sum(v.visits) => max(v.visits)
-- ! LOG-80: sum(v.visits) => count(*)
-- ! SEM-48: ON v.branch_id = b.branch_id => ON true
-- ! GH-LIMIT: LIMIT 5 =>
-- ! LOG-81: sum(v.visits) => sum(v.loans)
-- !~ SYN-16: GROUP BY b.branch_id, b.name => GROUP BY b.name
-- !~ LOG-74: DESC, b.name => DESC
-- !~ LOG-75: DESC, b.name => DESC, b.branch_id
-- !~ GH-OUTER: b JOIN => b LEFT JOIN
-- !~ LOG-68: GROUP BY => WHERE v.days_open > 0 GROUP BY
-- !~ LOG-68: GROUP BY => WHERE v.visits > 0 GROUP BY
-- !~ GH-LIMIT:
SELECT b.name, sum(v.visits) AS visits FROM branches b JOIN library_visits v ON v.branch_id = b.branch_id GROUP BY b.branch_id, b.name QUALIFY rank() OVER (ORDER BY sum(v.visits) DESC) <= 5 ORDER BY visits DESC, b.name
-- !~ LOG-77: visits DESC, b.name => visits DESC, b.name DESC

-- # no-form
-- ? In which months did a branch send no form (days open unknown)? Branch code and month.
-- +
SELECT branch_id, month FROM library_visits WHERE days_open IS NULL
-- + negated
SELECT branch_id, month FROM library_visits WHERE NOT days_open IS NOT NULL
-- + coalesce
SELECT branch_id, month FROM library_visits WHERE coalesce(days_open, -1) = -1
-- + is not distinct
SELECT v.branch_id, v.month FROM library_visits v WHERE v.days_open IS NOT DISTINCT FROM NULL
-- + except
SELECT branch_id, month FROM library_visits EXCEPT SELECT branch_id, month FROM library_visits WHERE days_open >= 0
-- + nothing known of the days
SELECT branch_id, month FROM library_visits GROUP BY branch_id, month HAVING count(days_open) = 0
-- ! SYN-21: IS NULL => = NULL
-- ! LOG-53: IS NULL => IS NOT NULL
-- ! LOG-57|LOG-66: days_open IS NULL => days_open = 0
-- ! LOG-57|LOG-67: days_open IS NULL => visits IS NULL
-- ! LOG-66: WHERE days_open IS NULL =>
-- ! LOG-71: branch_id, month => branch_id
-- ! LOG-68: IS NULL => IS NULL AND year(month) = 2024
-- ! SEM-42|LOG-71: branch_id, month => DISTINCT branch_id, date_trunc('year', month) AS month
-- ! LOG-52|LOG-68: IS NULL => IS NULL OR days_open = 0
-- !~ LOG-67: days_open IS NULL => loans IS NULL
-- !~ LOG-67: days_open IS NULL => pc_sessions IS NULL
-- !~ LOG-68: days_open IS NULL => days_open IS NULL AND visits IS NULL
-- !~ LOG-67: days_open IS NULL => coalesce(visits, pc_sessions, loans, days_open) IS NULL
-- !~ LOG-67|SYN-21: days_open IS NULL => visits + loans + pc_sessions IS NULL AND loans IS NULL

-- # month-to-month
-- ? For branch LIB-01: each month with its visits and the visits of the month before.
-- +
SELECT month, visits, lag(visits) OVER (ORDER BY month) AS before FROM library_visits WHERE branch_id = 'LIB-01'
-- + lead, seen from before
SELECT month, visits, lag(v.visits, 1, NULL) OVER (ORDER BY v.month ASC) AS before FROM library_visits AS v WHERE v.branch_id = 'LIB-01'
-- + numbered
WITH n AS (SELECT month, visits, row_number() OVER (ORDER BY month) AS i FROM library_visits WHERE branch_id = 'LIB-01') SELECT a.month, a.visits, b.visits AS before FROM n a LEFT JOIN n b ON b.i = a.i - 1
-- + partition over all
SELECT month, visits, before FROM (SELECT branch_id, month, visits, lag(visits, 1) OVER (PARTITION BY branch_id ORDER BY month) AS before FROM library_visits) WHERE branch_id = 'LIB-01'
-- + named window
SELECT month, visits, lag(visits) OVER w AS before FROM library_visits WHERE branch_id = 'LIB-01' WINDOW w AS (ORDER BY month)
-- + year and month in their order
SELECT month, visits, lag(visits) OVER (ORDER BY year(month), month(month)) AS before FROM library_visits WHERE branch_id = 'LIB-01'
-- ! LOG-80: lag(visits) => lead(visits)
-- ! GH-WINDOW-ORDER: ORDER BY month => ORDER BY month DESC
-- ! GH-WINDOW-ORDER: ORDER BY month => ORDER BY visits
-- ! LOG-57: LIB-01 => LIB-02
-- ! LOG-81: lag(visits) => lag(loans)
-- ! LOG-80|LOG-81|LOG-66: lag(visits) => lag(visits, 2)
-- ! LOG-66: WHERE branch_id = 'LIB-01' =>
-- ! LOG-67: month, visits, lag => month, loans, lag
-- ! LOG-80: lag(visits) => first_value(visits)
-- ! LOG-57|LOG-53: = 'LIB-01' => <> 'LIB-01'
-- !~ SEM-47|LOG-62:
SELECT a.month, a.visits, b.visits AS before FROM library_visits a LEFT JOIN library_visits b ON b.branch_id = a.branch_id AND b.month = a.month - INTERVAL 1 MONTH WHERE a.branch_id = 'LIB-01'
-- !~ LOG-80:
SELECT month, visits, any_value(visits) OVER (ORDER BY month RANGE BETWEEN INTERVAL 1 MONTH PRECEDING AND INTERVAL 1 MONTH PRECEDING) AS before FROM library_visits WHERE branch_id = 'LIB-01'
-- !~ SEM-44: branch_id = 'LIB-01' => branch_id LIKE 'LIB_01'
-- !~ SEM-44: branch_id = 'LIB-01' => branch_id LIKE '%01'

-- # running-total
-- ? For every branch and month of 2024: visits so far that year.
-- +
SELECT branch_id, month, sum(visits) OVER (PARTITION BY branch_id ORDER BY month) AS so_far FROM library_visits WHERE year(month) = 2024
-- + frame said
SELECT branch_id, month, sum(visits) OVER (PARTITION BY branch_id ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS so_far FROM library_visits WHERE year(month) = 2024
-- + self-join
SELECT a.branch_id, a.month, sum(b.visits) AS so_far FROM library_visits a JOIN library_visits b ON b.branch_id = a.branch_id AND b.month <= a.month AND b.month >= '2024-01-01' WHERE a.month >= '2024-01-01' GROUP BY a.branch_id, a.month
-- + cte
WITH y AS (SELECT * FROM library_visits WHERE month >= DATE '2024-01-01') SELECT branch_id, month, sum(visits) OVER (PARTITION BY branch_id ORDER BY month) AS so_far FROM y
-- + whole years
SELECT branch_id, month, so_far FROM (SELECT branch_id, month, sum(visits) OVER (PARTITION BY branch_id, year(month) ORDER BY month) AS so_far FROM library_visits) WHERE year(month) = 2024
-- + nothing after December
SELECT branch_id, month, sum(visits) OVER (PARTITION BY branch_id ORDER BY month) AS so_far FROM library_visits WHERE month >= DATE '2024-01-01'
-- + within one year
SELECT branch_id, month, sum(visits) OVER (PARTITION BY branch_id ORDER BY month(month)) AS so_far FROM library_visits WHERE year(month) = 2024
-- + a year has twelve months
SELECT branch_id, month, sum(visits) OVER (PARTITION BY branch_id ORDER BY month ROWS BETWEEN 11 PRECEDING AND CURRENT ROW) AS so_far FROM library_visits WHERE year(month) = 2024
-- + a year has twelve months
SELECT branch_id, month, sum(visits) OVER (PARTITION BY branch_id ORDER BY month RANGE BETWEEN INTERVAL 11 MONTH PRECEDING AND CURRENT ROW) AS so_far FROM library_visits WHERE year(month) = 2024
-- ! GH-PARTITION: PARTITION BY branch_id ORDER BY => ORDER BY
-- ! GH-WINDOW-ORDER: ORDER BY month => ORDER BY month DESC
-- ! GH-WINDOW-ORDER|GH-FRAME: PARTITION BY branch_id ORDER BY month => PARTITION BY branch_id
-- ! LOG-80: sum(visits) => avg(visits)
-- ! LOG-57: 2024 => 2023
-- ! GH-FRAME: ORDER BY month) => ORDER BY month ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
-- ! GH-PARTITION: PARTITION BY branch_id => PARTITION BY month
-- ! LOG-81: sum(visits) => sum(loans)
-- ! LOG-66: WHERE year(month) = 2024 =>
-- ! LOG-80: sum(visits) => max(visits)

-- # loans-or-pcs
-- ? Rows of December 2024 with more than 5,000 loans or more than 1,000 computer sessions: branch, loans, sessions.
-- +
SELECT branch_id, loans, pc_sessions FROM library_visits WHERE month = DATE '2024-12-01' AND (loans > 5000 OR pc_sessions > 1000)
-- + distributed
SELECT branch_id, loans, pc_sessions FROM library_visits WHERE month = '2024-12-01' AND loans > 5000 OR month = '2024-12-01' AND pc_sessions > 1000
-- + union
SELECT branch_id, loans, pc_sessions FROM library_visits WHERE month = '2024-12-01' AND loans > 5000 UNION SELECT branch_id, loans, pc_sessions FROM library_visits WHERE month = '2024-12-01' AND pc_sessions > 1000
-- + greatest of two tests
SELECT v.branch_id, v.loans, v.pc_sessions FROM library_visits v WHERE (v.pc_sessions > 1000 OR v.loans > 5000) AND year(v.month) = 2024 AND month(v.month) = 12
-- + nested
SELECT branch_id, loans, pc_sessions FROM (FROM library_visits WHERE month = '2024-12-01') WHERE loans >= 5001 OR pc_sessions >= 1001
-- + the last month there is
SELECT branch_id, loans, pc_sessions FROM library_visits WHERE month > '2024-11-30' AND (loans > 5000 OR pc_sessions > 1000)
-- + a month is its first day
SELECT branch_id, loans, pc_sessions FROM library_visits WHERE month(month) = 12 AND year(month) = 2024 AND day(month) <= 1 AND (loans > 5000 OR pc_sessions > 1000)
-- ! LOG-63: (loans > 5000 OR pc_sessions > 1000) => loans > 5000 OR pc_sessions > 1000
-- ! SEM-39: OR pc => AND pc
-- ! LOG-57: 5000 => 50
-- ! LOG-57: 2024-12-01 => 2023-12-01
-- ! LOG-66|LOG-57: (loans > 5000 OR pc_sessions > 1000) => loans > 5000
-- !~ LOG-66|LOG-57: (loans > 5000 OR pc_sessions > 1000) => pc_sessions > 1000
-- ! LOG-57: loans > 5000 => loans < 5000
-- ! LOG-67: loans > 5000 => visits > 5000
-- ! LOG-66: month = DATE '2024-12-01' AND =>
-- ! LOG-57|LOG-53: month = => month <>
-- !~ LOG-57: loans > 5000 => loans >= 5000
-- !~ LOG-57: loans > 5000 => loans BETWEEN 5001 AND 20000
-- !~ LOG-68: WHERE => WHERE days_open > 0 AND
-- !~ LOG-57: pc_sessions > 1000 => pc_sessions >= 1000

-- # share-of-neighbourhood
-- ? For each neighbourhood (area): number of branches and of computers. Only those with at least two branches.
-- +
SELECT area_id, count(*) AS branches, sum(public_pcs) AS computers FROM branches GROUP BY area_id HAVING count(*) >= 2
-- + alias in having
SELECT area_id, count(*) AS branches, sum(public_pcs) AS computers FROM branches GROUP BY area_id HAVING branches > 1
-- + filtered outside
SELECT * FROM (SELECT area_id, count(branch_id) AS branches, sum(public_pcs) AS computers FROM branches GROUP BY area_id) WHERE branches >= 2
-- + in
SELECT area_id, count(*) AS branches, sum(public_pcs) AS computers FROM branches WHERE area_id IN (SELECT area_id FROM branches GROUP BY area_id HAVING count(*) > 1) GROUP BY area_id
-- + window
SELECT DISTINCT area_id, count(*) OVER w AS n, sum(public_pcs) OVER w AS computers FROM branches WINDOW w AS (PARTITION BY area_id) QUALIFY n >= 2
-- + keys that differ
SELECT area_id, count(DISTINCT branch_id) AS branches, sum(public_pcs) AS computers FROM branches GROUP BY area_id HAVING min(branch_id) < max(branch_id)
-- ! LOG-57: >= 2 => > 2
-- !~ LOG-66: HAVING count(*) >= 2 =>
-- ! LOG-57: >= 2 => < 2
-- ! LOG-80: sum(public_pcs) => avg(public_pcs)
-- ! LOG-79|LOG-78: count(*) AS branches => count(DISTINCT area_id) AS branches
-- ! LOG-80|LOG-81: sum(public_pcs) => count(public_pcs)
-- !~ LOG-69|LOG-66|LOG-57: HAVING count(*) >= 2 => HAVING sum(public_pcs) >= 2
-- ! SYN-16: area_id, count => name, count ;; GROUP BY area_id => GROUP BY name
-- ! SEM-41: sum(public_pcs) => sum(DISTINCT public_pcs)
-- !~ LOG-79: count(*) AS branches => count(DISTINCT name) AS branches
-- ! LOG-67: SELECT area_id => SELECT min(branch_id) AS area_id
-- !~ LOG-57: >= 2 => BETWEEN 2 AND 5
-- !~ LOG-79|LOG-81: HAVING count(*) >= 2 => HAVING count(DISTINCT name) >= 2
-- !~ LOG-79|LOG-81: count(*) AS branches => count(DISTINCT lat) AS branches
-- !~ LOG-81|LOG-57: HAVING count(*) >= 2 => HAVING min(name) <> max(name)
-- !~ LOG-81|LOG-57: HAVING count(*) >= 2 => HAVING sum(public_pcs) > 30
-- !~ LOG-81|LOG-57: HAVING count(*) >= 2 => HAVING max(public_pcs) < sum(public_pcs)

-- # never-empty
-- ? Which branches never had a month with no visits at all (0)? Codes.
-- +
SELECT branch_id FROM branches b WHERE NOT EXISTS (SELECT 1 FROM library_visits v WHERE v.branch_id = b.branch_id AND v.visits = 0)
-- + not in
SELECT branch_id FROM branches WHERE branch_id NOT IN (SELECT branch_id FROM library_visits WHERE visits = 0)
-- + anti join
SELECT b.branch_id FROM branches b LEFT JOIN library_visits v ON v.branch_id = b.branch_id AND v.visits = 0 WHERE v.branch_id IS NULL
-- + except
SELECT branch_id FROM branches EXCEPT SELECT branch_id FROM library_visits WHERE visits = 0
-- + duckdb's anti join
SELECT branch_id FROM branches ANTI JOIN (SELECT * FROM library_visits WHERE visits = 0) z USING (branch_id)
-- ! LOG-54|LOG-53|LOG-56: NOT EXISTS => EXISTS
-- !~ LOG-57: visits = 0 => visits > 0
-- !~ LOG-66|LOG-64: v.branch_id = b.branch_id AND v.visits = 0 => v.visits = 0
-- ! LOG-55:
SELECT DISTINCT b.branch_id FROM branches b JOIN library_visits v ON v.branch_id = b.branch_id WHERE v.visits <> 0
-- ! LOG-55|LOG-66:
SELECT DISTINCT branch_id FROM library_visits WHERE visits > 0
-- ! LOG-66: WHERE NOT EXISTS (SELECT 1 FROM library_visits v WHERE v.branch_id = b.branch_id AND v.visits = 0) =>
-- ! LOG-57|LOG-67: v.visits = 0 => v.visits IS NULL
-- !~ LOG-67: v.visits = 0 => v.loans = 0
-- !~ LOG-67: SELECT branch_id => SELECT name

-- # sessions-per-computer
-- ? Computer sessions of 2024 for each computer, one digit, of every branch that has computers and sent figures: name and sessions.
-- +
SELECT b.name, round(sum(v.pc_sessions) / b.public_pcs, 1) AS sessions FROM branches b JOIN library_visits v ON v.branch_id = b.branch_id WHERE v.month >= '2024-01-01' AND v.pc_sessions IS NOT NULL AND b.public_pcs > 0 GROUP BY b.branch_id, b.name, b.public_pcs
-- + year, grouped first
SELECT b.name, round(t.n / b.public_pcs, 1) AS sessions FROM branches b JOIN (SELECT branch_id, sum(pc_sessions) AS n FROM library_visits WHERE year(month) = 2024 GROUP BY branch_id HAVING count(pc_sessions) > 0) t USING (branch_id) WHERE b.public_pcs <> 0
-- + having
SELECT any_value(name) AS name, round(sum(pc_sessions) / max(public_pcs), 1) AS sessions FROM branches NATURAL JOIN library_visits WHERE month BETWEEN '2024-01-01' AND '2024-12-31' GROUP BY branch_id HAVING sum(pc_sessions) IS NOT NULL AND min(public_pcs) >= 1
-- + subquery
SELECT name, round(n / public_pcs, 1) AS sessions FROM (SELECT name, public_pcs, (SELECT sum(pc_sessions) FROM library_visits v WHERE v.branch_id = b.branch_id AND strftime(v.month, '%Y') = '2024') AS n FROM branches b) WHERE n IS NOT NULL AND public_pcs > 0
-- + lateral
SELECT b.name, round(s.n / b.public_pcs, 1) AS sessions FROM branches b CROSS JOIN LATERAL (SELECT sum(v.pc_sessions) AS n FROM library_visits v WHERE v.branch_id = b.branch_id AND v.month > '2023-12-31') s WHERE NOT (b.public_pcs = 0 OR s.n IS NULL)
-- !~ LOG-66: AND b.public_pcs > 0 =>
-- !~ LOG-66: AND v.pc_sessions IS NOT NULL =>
-- !~ LOG-57: public_pcs > 0 => public_pcs > 1
-- !~ SYN-16: BY b.branch_id, b.name, => BY b.name,
-- !~ LOG-68: WHERE => WHERE v.days_open > 0 AND
-- !~ LOG-68: WHERE => WHERE v.pc_sessions > 0 AND
-- !~ LOG-67: v.pc_sessions IS NOT NULL => v.days_open IS NOT NULL
-- !~ LOG-67: v.pc_sessions IS NOT NULL => v.loans IS NOT NULL
-- !~ LOG-68: WHERE => WHERE b.name LIKE '%Library' AND
-- ! LOG-57: 2024-01-01 => 2023-01-01
-- ! LOG-80: sum(v.pc_sessions) => avg(v.pc_sessions)
-- ! LOG-81: sum(v.pc_sessions) => sum(v.loans)
-- ! LOG-66: v.month >= '2024-01-01' AND =>
-- ! GH-UNROUNDED: round(sum(v.pc_sessions) / b.public_pcs, 1) => sum(v.pc_sessions) / b.public_pcs
