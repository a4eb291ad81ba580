-- dataset: residents

-- # council-tenants
-- ? Residents who rent from the council and were born before 1960: number and birth date.
-- +
SELECT person_id, birth_date FROM residents_demo WHERE tenure = 'council rent' AND birth_date < DATE '1960-01-01'
-- + year
SELECT person_id, birth_date FROM residents_demo WHERE tenure = 'council rent' AND year(birth_date) < 1960
-- + last day
SELECT p.person_id, p.birth_date FROM residents_demo p WHERE p.birth_date <= '1959-12-31' AND p.tenure IN ('council rent')
-- + negated
SELECT person_id, birth_date FROM residents_demo WHERE NOT (birth_date >= '1960-01-01' OR tenure <> 'council rent')
-- + nested
SELECT person_id, birth_date FROM (FROM residents_demo WHERE 'council rent' = tenure) WHERE date_part('year', birth_date) <= 1959
-- ! LOG-57: 'council rent' => 'Council rent'
-- ! LOG-57: 'council rent' => 'private rent'
-- ! SEM-43: = 'council rent' => = '%rent'
-- ! SEM-44|LOG-57|LOG-66: = 'council rent' => LIKE '%rent'
-- ! LOG-52: AND birth => OR birth
-- ! LOG-66: AND birth_date < DATE '1960-01-01' =>
-- ! LOG-66: tenure = 'council rent' AND =>
-- ! LOG-57: birth_date < => birth_date >
-- ! LOG-57: 1960-01-01 => 1970-01-01
-- ! LOG-67: AND birth_date => AND collected_on
-- ! LOG-67: person_id, birth_date FROM => person_id, collected_on FROM
-- ! LOG-68: < DATE => < DATE '1940-01-01' AND birth_date < DATE
-- !~ LOG-57: < DATE '1960-01-01' => <= DATE '1960-01-01'
-- ! LOG-57: < DATE '1960-01-01' => < DATE '1960-12-31'

-- # tenure-and-sex
-- ? How many residents of each sex live in each kind of tenure?
-- +
SELECT tenure, sex, count(*) AS n FROM residents_demo GROUP BY tenure, sex
-- + all
SELECT tenure, sex, count(person_id) AS n FROM residents_demo GROUP BY ALL
-- + other order
SELECT tenure, sex, count(*) AS n FROM residents_demo GROUP BY 2, 1
-- + window
SELECT DISTINCT tenure, sex, count(*) OVER (PARTITION BY tenure, sex) AS n FROM residents_demo
-- + sum of ones
SELECT p.tenure, p.sex, sum(1) AS n FROM residents_demo p GROUP BY p.sex, p.tenure
-- ! SYN-16|LOG-67: tenure, sex, count => tenure, min(sex), count ;; GROUP BY tenure, sex => GROUP BY tenure
-- ! SYN-16: BY tenure, sex => BY tenure, sex, area_id
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT area_id)
-- ! LOG-81: count(*) => count(keep_until)
-- ! LOG-68: GROUP => WHERE keep_until IS NOT NULL GROUP
-- ! SYN-16|LOG-67: tenure, sex, count => area_id, sex, count ;; BY tenure => BY area_id
-- ! LOG-66|LOG-68: BY tenure, sex => BY tenure, sex HAVING count(*) > 260
-- ! LOG-80|LOG-81: count(*) => max(person_id)
-- ! LOG-71: tenure, sex, count => tenure, count
-- ! GH-ROLLUP|SYN-16: BY tenure, sex => BY ROLLUP (tenure, sex)
-- ! SYN-16:
SELECT tenure, sex, count(*) OVER () AS n FROM residents_demo

-- # referral-share
-- ? Percentage (0 to 100) of the referrals of each source whose outcome is helped, one digit. Open referrals count in the total.
-- +
SELECT source, round(100 * count(*) FILTER (WHERE outcome = 'helped') / count(*), 1) AS helped FROM referrals_demo GROUP BY source
-- + count of a case
SELECT source, round(100.0 * count(CASE WHEN outcome = 'helped' THEN 1 END) / count(*), 1) AS helped FROM referrals_demo GROUP BY source
-- + average
SELECT source, round(avg(CASE WHEN outcome = 'helped' THEN 100 ELSE 0 END), 1) AS helped FROM referrals_demo GROUP BY 1
-- + count_if
SELECT r.source, round(count(*) FILTER (r.outcome = 'helped') * 100 / count(r.referral_id), 1) AS helped FROM referrals_demo r GROUP BY ALL
-- + sum
SELECT source, round(sum(CASE outcome WHEN 'helped' THEN 1 ELSE 0 END) / count(*) * 100, 1) AS helped FROM referrals_demo GROUP BY source
-- ! LOG-81: / count(*) => / count(outcome)
-- ! GH-PERCENT|GH-ROUNDED|LOG-57|LOG-66: round(100 * => round(
-- ! LOG-57: 'helped' => 'Helped'
-- ! LOG-57: 'helped' => 'declined'
-- ! GH-INTEGER: / count(*), 1) => // count(*), 1)
-- ! GH-UNROUNDED: round(100 * count(*) FILTER (WHERE outcome = 'helped') / count(*), 1) => 100 * count(*) FILTER (WHERE outcome = 'helped') / count(*)
-- ! GH-ROUNDED|LOG-57|GH-INTEGER|GH-ROUND-EARLY: count(*), 1) => count(*), 0)
-- ! LOG-53|LOG-57|LOG-54: outcome = 'helped' => outcome <> 'helped'
-- ! LOG-68: GROUP BY => WHERE outcome IS NOT NULL GROUP BY
-- ! SYN-16|LOG-67: SELECT source => SELECT reason ;; BY source => BY reason
-- ! LOG-66|LOG-80: FILTER (WHERE outcome = 'helped') =>
-- ! SYN-16: BY source => BY source, reason

-- # repeat-clients
-- ? Residents with at least three referrals: number and how many. The most first, then by number.
-- order: keys
-- +
SELECT person_id, count(*) AS n FROM referrals_demo GROUP BY person_id HAVING count(*) >= 3 ORDER BY n DESC, person_id
-- + alias in having
SELECT person_id, count(*) AS n FROM referrals_demo GROUP BY person_id HAVING n > 2 ORDER BY 2 DESC, 1
-- + outside
SELECT * FROM (SELECT person_id, count(*) AS n FROM referrals_demo GROUP BY 1) WHERE n >= 3 ORDER BY n DESC, person_id ASC
-- + joined to residents
SELECT p.person_id, count(r.referral_id) AS n FROM residents_demo p JOIN referrals_demo r ON r.person_id = p.person_id GROUP BY p.person_id HAVING count(*) >= 3 ORDER BY count(*) DESC, p.person_id
-- + qualify
SELECT DISTINCT person_id, count(*) OVER (PARTITION BY person_id) AS n FROM referrals_demo QUALIFY n >= 3 ORDER BY n DESC, person_id
-- ! LOG-57: >= 3 => > 3
-- ! LOG-57: >= 3 => >= 2
-- ! LOG-66: HAVING count(*) >= 3 =>
-- !~ LOG-77: n DESC => n
-- ! LOG-77: n DESC, person_id => n DESC, person_id DESC
-- !~ LOG-74: n DESC, person_id => n DESC
-- ! LOG-77: ORDER BY n DESC, person_id =>
-- !~ LOG-77|LOG-75: ORDER BY n DESC, person_id => ORDER BY person_id, n DESC
-- !~ LOG-57: >= 3 => = 3
-- ! LOG-79|LOG-78: count(*) AS n => count(DISTINCT reason) AS n
-- ! LOG-81: count(*) AS n => count(outcome) AS n
-- ! SYN-16|LOG-66: BY person_id HAVING => BY person_id, reason HAVING
-- ! LOG-68: GROUP BY => WHERE outcome = 'helped' GROUP BY
-- ! GH-LIMIT: DESC, person_id => DESC, person_id LIMIT 3

-- # clients-and-home
-- ? For each referral about food: its number and the referred resident's tenure.
-- +
SELECT r.referral_id, p.tenure FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE r.reason = 'food'
-- + using
SELECT referral_id, tenure FROM residents_demo JOIN referrals_demo USING (person_id) WHERE reason = 'food'
-- + commas
SELECT r.referral_id, p.tenure FROM referrals_demo r, residents_demo p WHERE r.reason = 'food' AND r.person_id = p.person_id
-- + subquery
SELECT referral_id, (SELECT tenure FROM residents_demo p WHERE p.person_id = r.person_id) AS tenure FROM referrals_demo r WHERE reason = 'food'
-- + filtered first
WITH food AS (SELECT * FROM referrals_demo WHERE reason = 'food') SELECT f.referral_id, p.tenure FROM food f LEFT JOIN residents_demo p ON p.person_id = f.person_id
-- ! SEM-47: p.person_id = r.person_id => p.person_id = r.referral_id
-- ! SEM-48: ON p.person_id = r.person_id => ON true
-- ! SEM-47: p.person_id = r.person_id => p.area_id = r.area_id
-- ! LOG-61: p.person_id = r => p.person_id <> r
-- ! LOG-66: WHERE r.reason = 'food' =>
-- ! LOG-57: 'food' => 'Food'
-- ! LOG-57: 'food' => 'housing'
-- ! LOG-67: p.tenure => p.sex
-- ! LOG-67: r.referral_id => r.person_id
-- ! LOG-62|LOG-67: 
SELECT referral_id, source AS tenure FROM referrals_demo WHERE reason = 'food'
-- ! GH-OUTER|GH-INNER|LOG-68: JOIN residents => RIGHT JOIN residents ;; WHERE => AND
-- ! LOG-53|LOG-57: reason = => reason <>

-- # all-homes
-- ? For every tenure: number of residents and number of referrals of these residents. Residents without referrals count.
-- +
SELECT p.tenure, count(DISTINCT p.person_id) AS residents, count(r.referral_id) AS referrals FROM residents_demo p LEFT JOIN referrals_demo r ON r.person_id = p.person_id GROUP BY p.tenure
-- + counted first
SELECT p.tenure, count(*) AS residents, sum(coalesce(c.n, 0)) AS referrals FROM residents_demo p LEFT JOIN (SELECT person_id, count(*) AS n FROM referrals_demo GROUP BY person_id) c ON c.person_id = p.person_id GROUP BY p.tenure
-- + right join
SELECT p.tenure, count(DISTINCT p.person_id) AS residents, count(r.person_id) AS referrals FROM referrals_demo r RIGHT JOIN residents_demo p ON p.person_id = r.person_id GROUP BY ALL
-- + using
SELECT tenure, count(DISTINCT person_id) AS residents, count(referral_id) AS referrals FROM residents_demo LEFT JOIN referrals_demo USING (person_id) GROUP BY tenure
-- + two counts joined
SELECT a.tenure, a.n AS residents, coalesce(b.n, 0) AS referrals FROM (SELECT tenure, count(*) AS n FROM residents_demo GROUP BY tenure) a LEFT JOIN (SELECT p.tenure, count(*) AS n FROM residents_demo p JOIN referrals_demo r ON r.person_id = p.person_id GROUP BY p.tenure) b ON b.tenure = a.tenure
-- ! GH-OUTER: LEFT JOIN => JOIN
-- ! LOG-79: count(DISTINCT p.person_id) => count(p.person_id)
-- ! LOG-81: count(r.referral_id) => count(*)
-- ! LOG-79|LOG-78: count(r.referral_id) => count(DISTINCT r.person_id)
-- ! COM-104|LOG-68|LOG-66: GROUP BY => WHERE r.referral_id > 0 GROUP BY
-- ! SEM-47: r.person_id = p.person_id => r.referral_id = p.person_id
-- ! GH-OUTER: LEFT JOIN => RIGHT JOIN
-- ! LOG-79|LOG-81|LOG-80: count(DISTINCT p.person_id) => count(DISTINCT p.area_id)
-- ! SYN-16|LOG-67: SELECT p.tenure => SELECT p.sex ;; BY p.tenure => BY p.sex
-- ! SYN-16: BY p.tenure => BY p.tenure, p.sex
-- ! LOG-67|LOG-81|LOG-79: count(DISTINCT p.person_id) => count(DISTINCT r.person_id)
-- ! SEM-48: ON r.person_id = p.person_id => ON true

-- # overdue
-- ? Residents whose data should have been deleted by 30 December 2024 (keep_until before that day): number.
-- +
SELECT person_id FROM residents_demo WHERE keep_until < DATE '2024-12-30'
-- + turned
SELECT person_id FROM residents_demo WHERE DATE '2024-12-30' > keep_until
-- + last day
SELECT p.person_id FROM residents_demo AS p WHERE p.keep_until <= '2024-12-29'
-- + not null said
SELECT person_id FROM residents_demo WHERE keep_until IS NOT NULL AND keep_until < '2024-12-30'
-- + negated
SELECT person_id FROM residents_demo WHERE NOT keep_until >= DATE '2024-12-30'
-- ! LOG-57: keep_until < => keep_until >
-- ! LOG-57: '2024-12-30' => '2023-12-30'
-- ! LOG-66: WHERE keep_until < DATE '2024-12-30' =>
-- ! LOG-67: WHERE keep_until => WHERE collected_on
-- ! LOG-66|LOG-68|LOG-52: keep_until < DATE '2024-12-30' => keep_until < DATE '2024-12-30' OR keep_until IS NULL
-- ! LOG-57|LOG-66|LOG-68: keep_until < DATE '2024-12-30' => keep_until IS NULL
-- ! LOG-67: SELECT person_id => SELECT birth_date
-- ! LOG-70: SELECT person_id => SELECT person_id, keep_until
-- ! LOG-68: '2024-12-30' => '2024-12-30' AND tenure = 'owner'
-- ! GH-NULL|LOG-57|LOG-66|LOG-68: keep_until < => coalesce(keep_until, DATE '1900-01-01') <
-- !~ LOG-57: keep_until < => keep_until <=

-- # quiet-sources
-- ? For each reason: the source with the most referrals (all, if several). Reason, source, number.
-- +
SELECT reason, source, count(*) AS n FROM referrals_demo GROUP BY reason, source QUALIFY rank() OVER (PARTITION BY reason ORDER BY count(*) DESC) = 1
-- + cte
WITH c AS (SELECT reason, source, count(*) AS n FROM referrals_demo GROUP BY ALL) SELECT reason, source, n FROM c QUALIFY n = max(n) OVER (PARTITION BY reason)
-- + correlated
WITH c AS (SELECT reason, source, count(*) AS n FROM referrals_demo GROUP BY reason, source) SELECT * FROM c WHERE n = (SELECT max(n) FROM c d WHERE d.reason = c.reason)
-- + dense rank
SELECT reason, source, n FROM (SELECT reason, source, count(*) AS n, dense_rank() OVER (PARTITION BY reason ORDER BY count(*) DESC) AS place FROM referrals_demo GROUP BY reason, source) WHERE place = 1
-- + none greater
WITH c AS (SELECT reason, source, count(*) AS n FROM referrals_demo GROUP BY 1, 2) SELECT c.* FROM c LEFT JOIN c d ON d.reason = c.reason AND d.n > c.n WHERE d.n IS NULL
-- ! GH-WINDOW-ORDER: DESC) = => ) =
-- ! GH-PARTITION: PARTITION BY reason ORDER => ORDER
-- ! GH-PARTITION: PARTITION BY reason => PARTITION BY source
-- ! LOG-57: = 1 => = 2
-- ! LOG-57|LOG-66: = 1 => <= 2
-- ! LOG-66: QUALIFY rank() OVER (PARTITION BY reason ORDER BY count(*) DESC) = 1 =>
-- ! LOG-68: GROUP BY => WHERE outcome = 'helped' GROUP BY
-- ! LOG-79|LOG-78|LOG-80: count(*) AS n => count(DISTINCT person_id) AS n
-- ! SYN-16: BY reason, source QUALIFY => BY reason, source, outcome QUALIFY
-- ! LOG-81: count(*) AS n => count(outcome) AS n
-- !~ LOG-80: rank() => row_number()

-- # ages
-- ? Age group of each resident on 1 January 2024 by year of birth: child (born 2006 or later), pensioner (born 1957 or earlier), else adult. How many in each?
-- +
SELECT CASE WHEN year(birth_date) >= 2006 THEN 'child' WHEN year(birth_date) <= 1957 THEN 'pensioner' ELSE 'adult' END AS age_group, count(*) AS n FROM residents_demo GROUP BY 1
-- + other order of tests
SELECT CASE WHEN year(birth_date) < 1958 THEN 'pensioner' WHEN year(birth_date) < 2006 THEN 'adult' ELSE 'child' END AS age_group, count(*) AS n FROM residents_demo GROUP BY ALL
-- + dates
SELECT CASE WHEN birth_date >= '2006-01-01' THEN 'child' WHEN birth_date < '1958-01-01' THEN 'pensioner' ELSE 'adult' END AS g, count(person_id) AS n FROM residents_demo GROUP BY g
-- + union
SELECT * FROM (SELECT 'child' AS age_group, count(*) AS n FROM residents_demo WHERE year(birth_date) >= 2006 UNION ALL SELECT 'pensioner', count(*) FROM residents_demo WHERE year(birth_date) <= 1957 UNION ALL SELECT 'adult', count(*) FROM residents_demo WHERE year(birth_date) BETWEEN 1958 AND 2005) WHERE n > 0
-- + nested
SELECT g AS age_group, count(*) AS n FROM (SELECT CASE WHEN date_part('year', birth_date) > 2005 THEN 'child' WHEN date_part('year', birth_date) > 1957 THEN 'adult' ELSE 'pensioner' END AS g FROM residents_demo) GROUP BY g
-- ! LOG-57: >= 2006 => > 2006
-- ! LOG-57: <= 1957 => < 1957
-- ! LOG-57: >= 2006 => >= 2000
-- ! LOG-57: <= 1957 => <= 1975
-- ! LOG-57|GH-CASE: 'child' => 'Child'
-- ! LOG-57: >= 2006 => <= 2006
-- ! LOG-67|LOG-81: WHEN year(birth_date) >= => WHEN year(collected_on) >=
-- ! SYN-16: GROUP BY 1 => GROUP BY 1, sex
-- ! LOG-79|LOG-78: count(*) => count(DISTINCT area_id)
-- ! LOG-57: 'adult' => 'grown-up'
-- ! LOG-66|LOG-57: WHEN year(birth_date) <= 1957 THEN 'pensioner' ELSE => ELSE
-- ! LOG-68: GROUP => WHERE sex = 'female' GROUP

-- # from-whom
-- ? Referrals from a GP or a school that were declined or had no contact: numbers.
-- +
SELECT referral_id FROM referrals_demo WHERE source IN ('GP', 'school') AND outcome IN ('declined', 'no contact')
-- + written out
SELECT referral_id FROM referrals_demo WHERE (source = 'GP' OR source = 'school') AND (outcome = 'declined' OR outcome = 'no contact')
-- + turned lists
SELECT r.referral_id FROM referrals_demo r WHERE r.outcome IN ('no contact', 'declined') AND r.source IN ('school', 'GP')
-- + intersect
SELECT referral_id FROM referrals_demo WHERE source IN ('GP', 'school') INTERSECT SELECT referral_id FROM referrals_demo WHERE outcome IN ('declined', 'no contact')
-- + nested
WITH s AS (SELECT * FROM referrals_demo WHERE source = 'GP' OR source = 'school') SELECT referral_id FROM s WHERE NOT (outcome <> 'declined' AND outcome <> 'no contact')
-- ! LOG-57: ('GP', 'school') => ('GP', 'self')
-- ! LOG-57|LOG-66: source IN ('GP', 'school') => source = 'GP'
-- ! LOG-57|LOG-66: outcome IN ('declined', 'no contact') => outcome = 'declined'
-- ! LOG-57: 'GP' => 'gp'
-- ! LOG-52: ) AND => ) OR
-- ! SEM-39: source IN ('GP', 'school') => source = 'GP' AND source = 'school'
-- ! LOG-63: 
SELECT referral_id FROM referrals_demo WHERE source = 'GP' OR source = 'school' AND outcome = 'declined' OR outcome = 'no contact'
-- ! LOG-53|LOG-54: outcome IN => outcome NOT IN
-- ! LOG-66: AND outcome IN ('declined', 'no contact') =>
-- ! LOG-66: source IN ('GP', 'school') AND =>
-- ! LOG-67: SELECT referral_id => SELECT person_id
-- ! LOG-57|LOG-66|LOG-67|LOG-68: outcome IN ('declined', 'no contact') => outcome IS NULL
-- ! LOG-57|LOG-68|LOG-66: 'no contact') => 'no contact', 'passed on')
