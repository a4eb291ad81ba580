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
-- + the other tenures excluded
SELECT DISTINCT person_id, birth_date FROM residents_demo WHERE tenure NOT IN ('owner', 'private rent', 'supported housing') AND birth_date <= DATE '1959-12-31'
-- + as every code of an area is built
SELECT person_id, birth_date FROM residents_demo WHERE tenure = 'council rent' AND area_id LIKE 'PMD-%' AND birth_date < DATE '1960-01-01'
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
-- !~ LOG-57: birth_date < DATE '1960-01-01' => birth_date BETWEEN '1900-01-01' AND '1959-12-31'
-- !~ LOG-57: birth_date < DATE '1960-01-01' => year(birth_date) BETWEEN 1920 AND 1959
-- !~ LOG-68: AND birth => AND collected_on <= '2024-12-31' AND birth

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
-- + rolled up and only the finest level kept
SELECT tenure, sex, count(*) AS n FROM residents_demo GROUP BY ROLLUP (tenure, sex) HAVING grouping(tenure, sex) = 0
-- + as every code of an area is built
SELECT tenure, sex, count(*) AS n FROM residents_demo WHERE area_id LIKE 'PMD-%' GROUP BY tenure, sex
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
-- !~ LOG-68: GROUP => WHERE birth_date >= '1920-01-01' GROUP
-- !~ LOG-66|LOG-68: BY tenure, sex => BY tenure, sex HAVING count(*) >= 10
-- !~ LOG-68: GROUP => WHERE collected_on <= '2024-12-30' GROUP
-- !~ LOG-79|LOG-78: count(*) => count(DISTINCT (birth_date, postcode, collected_on))

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
-- + what is helped begins with h
SELECT source, round(100 * avg((coalesce(outcome, '') LIKE 'h%')::INTEGER), 1) AS helped FROM referrals_demo GROUP BY source
-- + as every code of an area is built
SELECT source, round(100 * count(*) FILTER (WHERE outcome = 'helped') / count(*), 1) AS helped FROM referrals_demo WHERE area_id LIKE 'PMD-_' GROUP BY source
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
-- !~ LOG-66|LOG-68: BY source => BY source HAVING count(*) >= 100

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
-- + a year that all are in
SELECT person_id, count(*) AS n FROM referrals_demo WHERE year(referred_on) = 2024 GROUP BY person_id HAVING count(referred_on) > 2 ORDER BY n DESC, person_id
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
-- !~ LOG-57: >= 3 => BETWEEN 3 AND 5
-- !~ LOG-79|LOG-81: count(*) AS n => count(DISTINCT referred_on) AS n
-- !~ LOG-81|LOG-79: HAVING count(*) >= 3 => HAVING count(DISTINCT referred_on) >= 3
-- !~ GH-HARD: count(*) AS n => 3 AS n
-- !~ GH-LIMIT: DESC, person_id => DESC, person_id LIMIT 20
-- !~ LOG-77|LOG-75: n DESC, person_id => person_id

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
-- + as every code of an area is built
SELECT r.referral_id, p.tenure FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE p.area_id LIKE 'PMD-%' AND r.reason = 'food'
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
-- !~ LOG-68: WHERE r.reason => WHERE p.birth_date < '2006-01-01' AND r.reason
-- !~ LOG-68: ON p.person_id => ON p.collected_on <= '2024-12-31' AND p.person_id

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
-- + referrals of this year are all of them
SELECT p.tenure, count(DISTINCT p.person_id) AS residents, count(DISTINCT r.referral_id) AS referrals FROM residents_demo p LEFT JOIN referrals_demo r ON r.person_id = p.person_id AND r.referred_on >= '2024-01-01' GROUP BY p.tenure
-- + as every code of an area is built
SELECT p.tenure, count(DISTINCT p.person_id) AS residents, count(r.referral_id) AS referrals FROM residents_demo p LEFT JOIN referrals_demo r ON r.area_id LIKE 'PMD-_' AND r.person_id = p.person_id GROUP BY p.tenure
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
-- !~ LOG-66|LOG-68: BY p.tenure => BY p.tenure HAVING count(r.referral_id) > 0
-- !~ LOG-68: GROUP BY => WHERE p.birth_date < '2006-06-01' GROUP BY
-- !~ LOG-68: ON r.person_id => ON p.birth_date < '2006-01-01' AND r.person_id

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
-- + collected before, by the check
SELECT person_id FROM residents_demo WHERE keep_until < DATE '2024-12-30' AND collected_on < DATE '2024-12-29'
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
-- !~ LOG-57: keep_until < DATE '2024-12-30' => keep_until BETWEEN '2019-01-01' AND '2024-12-29'
-- !~ LOG-68: WHERE => WHERE collected_on >= '2016-01-01' AND
-- !~ LOG-57: keep_until < DATE '2024-12-30' => keep_until < DATE '2024-12-29'
-- !~ LOG-68: WHERE => WHERE collected_on < '2024-01-01' AND

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
-- + largest of a list of pairs
SELECT reason, source, n FROM (SELECT reason, source, count(*) AS n, max(count(*)) OVER (PARTITION BY reason) AS top FROM referrals_demo GROUP BY reason, source) WHERE n >= top
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
-- !~ LOG-80:
SELECT reason, arg_max(source, n) AS source, max(n) AS n FROM (SELECT reason, source, count(*) AS n FROM referrals_demo GROUP BY ALL) GROUP BY reason
-- !~ GH-HARD:
SELECT reason, source, count(*) AS n FROM referrals_demo WHERE source = 'self' GROUP BY reason, source
-- !~ LOG-80|GH-LIMIT:
SELECT DISTINCT ON (reason) reason, source, count(*) AS n FROM referrals_demo GROUP BY reason, source ORDER BY reason, n DESC
-- ! GH-LIMIT:
SELECT reason, source, count(*) AS n FROM referrals_demo GROUP BY reason, source ORDER BY n DESC LIMIT 6

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
-- + born within a range of text
SELECT if(birth_date::VARCHAR >= '2006', 'child', if(birth_date::VARCHAR < '1958', 'pensioner', 'adult')) AS age_group, count(*) AS n FROM residents_demo GROUP BY ALL
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
-- !~ LOG-57: >= 2006 => = 2006
-- !~ LOG-57: year(birth_date) <= 1957 => year(birth_date) BETWEEN 1920 AND 1957
-- !~ LOG-80: year(birth_date) >= 2006 => age(DATE '2024-01-01', birth_date) < INTERVAL 18 YEARS
-- !~ LOG-57: year(birth_date) >= 2006 => birth_date > '2006-01-01'
-- !~ LOG-57: year(birth_date) >= 2006 => birth_date >= '2006-01-17'
-- !~ LOG-66|LOG-68: GROUP BY 1 => GROUP BY 1 HAVING count(*) < 3000

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
-- + a closed list turned round
SELECT referral_id FROM referrals_demo WHERE source IN ('GP', 'school') AND outcome NOT IN ('helped', 'passed on')
-- + as every code of an area is built
SELECT referral_id FROM referrals_demo WHERE area_id LIKE 'PMD-_' AND source IN ('GP', 'school') AND outcome IN ('declined', 'no contact')
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
-- !~ COM-84|LOG-68:
SELECT r.referral_id FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE p.birth_date < '2006-01-01' AND r.source IN ('GP', 'school') AND r.outcome IN ('declined', 'no contact')

-- # first-and-last
-- ? For each resident with more than one referral: number of the resident, day of the first and of the last referral, and how many.
-- +
SELECT person_id, min(referred_on) AS first, max(referred_on) AS last, count(*) AS n FROM referrals_demo GROUP BY person_id HAVING count(*) > 1
-- + keys that differ
SELECT person_id, min(referred_on) AS first, max(referred_on) AS last, count(DISTINCT referral_id) AS n FROM referrals_demo GROUP BY person_id HAVING min(referral_id) < max(referral_id)
-- + windows
SELECT DISTINCT person_id, min(referred_on) OVER w AS first, max(referred_on) OVER w AS last, count(*) OVER w AS n FROM referrals_demo WINDOW w AS (PARTITION BY person_id) QUALIFY n >= 2
-- + ends of a sorted list
SELECT person_id, l[1] AS first, l[-1] AS last, len(l) AS n FROM (SELECT person_id, list(referred_on ORDER BY referred_on) AS l FROM referrals_demo GROUP BY person_id) WHERE len(l) > 1
-- + joined to residents
SELECT p.person_id, min(r.referred_on) AS first, max(r.referred_on) AS last, count(r.referral_id) AS n FROM residents_demo p LEFT JOIN referrals_demo r USING (person_id) GROUP BY p.person_id HAVING count(r.referral_id) > 1
-- + year, which is promised
SELECT person_id, min(referred_on) AS first, max(referred_on) AS last, sum(1) AS n FROM referrals_demo WHERE referred_on BETWEEN '2024-01-01' AND '2024-12-31' GROUP BY ALL HAVING sum(1) <> 1
-- + as every code of an area is built
SELECT person_id, min(referred_on) AS first, max(referred_on) AS last, count(*) AS n FROM referrals_demo WHERE area_id LIKE 'PMD-_' GROUP BY person_id HAVING count(*) > 1
-- !~ LOG-80: min(referred_on) => arg_min(referred_on, referral_id)
-- !~ LOG-80: max(referred_on) => arg_max(referred_on, referral_id)
-- !~ LOG-57: count(*) > 1 => count(*) BETWEEN 2 AND 3
-- !~ LOG-57: count(*) > 1 => count(*) IN (2, 3)
-- ! LOG-81|LOG-57: HAVING count(*) > 1 => HAVING min(referred_on) <> max(referred_on)
-- ! LOG-79|LOG-81: HAVING count(*) > 1 => HAVING count(DISTINCT referred_on) > 1
-- !~ LOG-79|LOG-78: count(*) AS n => count(DISTINCT (referred_on, reason)) AS n
-- !~ LOG-79|LOG-78: count(*) AS n => count(DISTINCT (referred_on, source)) AS n
-- !~ COM-84|LOG-68:
SELECT r.person_id, min(r.referred_on) AS first, max(r.referred_on) AS last, count(*) AS n FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE p.birth_date < '2006-01-01' GROUP BY r.person_id HAVING count(*) > 1
-- ! LOG-57: > 1 => > 2
-- ! LOG-66: HAVING count(*) > 1 =>
-- ! LOG-80: max(referred_on) => min(referred_on)
-- ! LOG-79|LOG-78: count(*) AS n => count(DISTINCT reason) AS n
-- ! SYN-16: BY person_id => BY person_id, reason

-- # handled-elsewhere
-- ? Referrals that another district handled than that of the resident's home, which is what the home's code begins with up to the second hyphen (PMD-1-01 lies in PMD-1): number, home and district.
-- +
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE regexp_extract(p.area_id, '^[^-]*-[^-]*') <> r.area_id
-- + split
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r, residents_demo p WHERE r.person_id = p.person_id AND array_to_string(string_split(p.area_id, '-')[1:2], '-') <> r.area_id
-- + with both hyphens
SELECT referral_id, p.area_id AS home, r.area_id AS district FROM residents_demo p JOIN referrals_demo r USING (person_id) WHERE split_part(p.area_id, '-', 1) || '-' || split_part(p.area_id, '-', 2) != r.area_id
-- + negated
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r LEFT JOIN residents_demo p ON p.person_id = r.person_id WHERE NOT regexp_replace(p.area_id, '^([^-]*-[^-]*).*$', '\1') = r.area_id
-- + parts compared
WITH h AS (SELECT person_id, area_id, string_split(area_id, '-') AS s FROM residents_demo) SELECT r.referral_id, h.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN h USING (person_id) WHERE concat_ws('-', h.s[1], h.s[2]) IS DISTINCT FROM r.area_id
-- + as every code of an area is built
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE left(p.area_id, 5) <> r.area_id
-- + as every code of an area is built
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE p.area_id NOT LIKE r.area_id || '%'
-- + as every code of an area is built
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE NOT starts_with(p.area_id, r.area_id)
-- + as every code of an area is built
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE split_part(p.area_id, '-', 2) <> split_part(r.area_id, '-', 2)
-- + as every code of an area is built
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE substring(p.area_id, 5, 1) <> substring(r.area_id, 5, 1)
-- + as every code of an area is built
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE p.area_id NOT LIKE r.area_id || '-__'
-- + as every code of an area is built
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE left(p.area_id, length(p.area_id) - 3) <> r.area_id
-- + as every code of an area is built
SELECT r.referral_id, p.area_id AS home, r.area_id AS district FROM referrals_demo r JOIN residents_demo p ON p.person_id = r.person_id WHERE NOT contains(p.area_id, r.area_id)
-- !~ LOG-68: WHERE => WHERE p.birth_date < '2006-01-01' AND
-- ! LOG-57|LOG-67|LOG-66: regexp_extract(p.area_id, '^[^-]*-[^-]*') => p.area_id
-- ! LOG-57: '^[^-]*-[^-]*') <> => '^[^-]*-[^-]*') =
-- ! SEM-47: p.person_id = r.person_id => p.person_id = r.referral_id
-- ! LOG-67: r.area_id AS district => p.postcode AS district
