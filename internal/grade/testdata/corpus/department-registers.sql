-- dataset: department-registers

-- # arrears-in-one-district
-- ? Accounts in the postcode district PM1 (what stands before the space) with more than £500 overdue: account and arrears, the highest first, equal ones by account.
-- order: keys
-- +
SELECT account_no, arrears FROM hx_tax WHERE split_part(postcode, ' ', 1) = 'PM1' AND arrears > 500 ORDER BY arrears DESC, account_no
-- + like with the space
SELECT account_no, arrears FROM hx_tax WHERE postcode || ' ' LIKE 'PM1 %' AND arrears > 500 ORDER BY arrears DESC, account_no
-- + expression
SELECT account_no, arrears FROM hx_tax WHERE regexp_matches(postcode, '^PM1( |$)') AND arrears >= 500.01 ORDER BY 2 DESC, 1
-- + list element
SELECT t.account_no, t.arrears FROM hx_tax t WHERE string_split(t.postcode, ' ')[1] = 'PM1' AND NOT t.arrears <= 500 ORDER BY -t.arrears, t.account_no
-- + extracted
SELECT account_no, arrears FROM (SELECT *, regexp_extract(postcode, '^[^ ]*') AS district FROM hx_tax) WHERE (district, arrears > 500) = ('PM1', true) ORDER BY arrears DESC NULLS LAST, account_no ASC
-- + window
SELECT account_no, arrears FROM hx_tax WHERE split_part(postcode, ' ', 1) IN ('PM1') AND arrears - 500 > 0 ORDER BY row_number() OVER (ORDER BY arrears DESC, account_no)
-- !~ SEM-44: split_part(postcode, ' ', 1) = 'PM1' => postcode LIKE 'PM1%'
-- !~ LOG-80: split_part(postcode, ' ', 1) = 'PM1' => left(postcode, 3) = 'PM1'
-- !~ SEM-44: split_part(postcode, ' ', 1) = 'PM1' => postcode LIKE '%PM1%'
-- !~ SEM-44: split_part(postcode, ' ', 1) = 'PM1' => postcode LIKE 'PM1____'
-- !~ SEM-44|LOG-80: split_part(postcode, ' ', 1) = 'PM1' => regexp_matches(postcode, 'PM1')
-- !~ SEM-44: split_part(postcode, ' ', 1) = 'PM1' => postcode ILIKE 'pm1 %'
-- !~ LOG-57: arrears > 500 => arrears >= 500
-- !~ LOG-57: arrears > 500 => arrears > 499
-- !~ LOG-57: arrears > 500 => arrears BETWEEN 500.01 AND 5000
-- !~ LOG-74: DESC, account_no => DESC
-- !~ LOG-75: DESC, account_no => DESC, full_name
-- !~ LOG-77: DESC, account_no => DESC, account_no DESC
-- !~ GH-LIMIT: DESC, account_no => DESC, account_no LIMIT 100
-- !~ LOG-68: AND arrears => AND address LIKE '% %' AND arrears
-- ! LOG-57: arrears > 500 => arrears > 50
-- ! LOG-77: arrears DESC => arrears
-- ! LOG-66: AND arrears > 500 =>
-- ! LOG-57: 'PM1' => 'PM2'

-- # in-tax-and-care
-- ? Residents (person_id) whom both the tax office and social care know, each once.
-- +
SELECT person_id FROM hx_truth WHERE source = 'tax' INTERSECT SELECT person_id FROM hx_truth WHERE source = 'care'
-- + self-join
SELECT DISTINCT t.person_id FROM hx_truth t JOIN hx_truth c USING (person_id) WHERE t.source = 'tax' AND c.source = 'care'
-- + grouped
SELECT person_id FROM hx_truth WHERE source IN ('care', 'tax') GROUP BY person_id HAVING count(DISTINCT source) = 2
-- + two flags
SELECT person_id FROM hx_truth GROUP BY ALL HAVING bool_or(source = 'tax') AND bool_or(source = 'care')
-- + list
SELECT person_id FROM hx_truth GROUP BY person_id HAVING list_has_all(list(source), ['tax', 'care'])
-- + first and last letter of two
SELECT person_id FROM (SELECT person_id, min(source) AS a, max(source) AS b FROM hx_truth WHERE source <> 'school' AND source <> 'repairs' GROUP BY person_id) WHERE a <> b
-- + semi join
SELECT DISTINCT person_id FROM hx_truth t SEMI JOIN (FROM hx_truth WHERE source = 'care') c USING (person_id) WHERE t.source = 'tax'
-- !~ SEM-49|LOG-72:
SELECT t.person_id FROM hx_truth t JOIN hx_truth c ON c.person_id = t.person_id WHERE t.source = 'tax' AND c.source = 'care'
-- !~ LOG-72|SEM-49:
SELECT person_id FROM hx_truth t WHERE source = 'tax' AND EXISTS (SELECT 1 FROM hx_truth c WHERE c.person_id = t.person_id AND c.source = 'care')
-- !~ LOG-72|SEM-49:
SELECT person_id FROM hx_truth WHERE source = 'care' AND person_id IN (SELECT person_id FROM hx_truth WHERE source = 'tax')
-- !~ LOG-79:
SELECT person_id FROM hx_truth WHERE source IN ('tax', 'care') GROUP BY person_id HAVING count(*) = 2
-- !~ LOG-79:
SELECT person_id FROM hx_truth WHERE source IN ('tax', 'care') GROUP BY person_id HAVING count(source) > 1
-- !~ LOG-79|LOG-81:
SELECT person_id FROM hx_truth WHERE source IN ('tax', 'care') GROUP BY person_id HAVING count(DISTINCT source_key) = 2
-- !~ GH-SET|GH-UNION: INTERSECT => INTERSECT ALL
-- !~ LOG-67: source = 'care' => source_key LIKE 'C-%'
-- !~ LOG-67: source = 'tax' => starts_with(source_key, 'T')
-- !~ COM-84|LOG-68: FROM hx_truth WHERE source = 'tax' => FROM hx_truth JOIN hx_tax ON account_no = source_key WHERE source = 'tax'
-- !~ COM-84|LOG-68: WHERE source = 'care' => WHERE source = 'care' AND source_key IN (SELECT client_ref FROM hx_care)
-- !~ LOG-68: WHERE source = 'tax' => WHERE source = 'tax' AND length(source_key) = 7
-- ! GH-SET: INTERSECT => UNION
-- ! GH-SET: INTERSECT => EXCEPT
-- ! LOG-57: 'care' => 'school'
-- ! SEM-39|LOG-59|GH-SET:
SELECT DISTINCT person_id FROM hx_truth WHERE source = 'tax' AND source = 'care'
-- ! LOG-52|GH-SET:
SELECT DISTINCT person_id FROM hx_truth WHERE source = 'tax' OR source = 'care'

-- # slow-boilers
-- ? Boiler jobs that took more than 60 days: number of the job and days, the slowest first, equal ones by number. Jobs not done are left out.
-- order: keys
-- +
SELECT job_no, done_on - raised_on AS days FROM hx_repairs WHERE category = 'boiler' AND done_on - raised_on > 60 ORDER BY days DESC, job_no
-- + date_diff
SELECT job_no, date_diff('day', raised_on, done_on) AS days FROM hx_repairs WHERE category = 'boiler' AND date_diff('day', raised_on, done_on) > 60 ORDER BY 2 DESC, 1
-- + moved to the other side
SELECT job_no, done_on - raised_on AS days FROM hx_repairs WHERE category = 'boiler' AND done_on > raised_on + 60 ORDER BY done_on - raised_on DESC, job_no
-- + named first
WITH d AS (SELECT job_no, category, done_on - raised_on AS days FROM hx_repairs WHERE done_on IS NOT NULL) SELECT job_no, days FROM d WHERE days >= 61 AND category LIKE 'boil%' ORDER BY days DESC, job_no
-- + alias in where
SELECT job_no, done_on - raised_on AS days FROM hx_repairs WHERE days > 60 AND category IN ('boiler') ORDER BY -days, job_no
-- !~ LOG-57: raised_on > 60 => raised_on >= 60
-- !~ LOG-57: raised_on > 60 => raised_on BETWEEN 61 AND 365
-- ! LOG-75|LOG-74: days DESC, job_no => days DESC, raised_on
-- !~ LOG-74: days DESC, job_no => days DESC
-- !~ LOG-68: AND done_on => AND raised_on >= '2023-01-01' AND done_on
-- !~ GH-LIMIT: DESC, job_no => DESC, job_no LIMIT 50
-- !~ LOG-80:
SELECT job_no, done_on - raised_on AS days FROM hx_repairs WHERE category = 'boiler' AND done_on > raised_on + INTERVAL 2 MONTH AND done_on - raised_on > 60 ORDER BY days DESC, job_no
-- ! LOG-77: days DESC => days
-- ! LOG-66: category = 'boiler' AND =>
-- ! LOG-57: 60 => 30
-- ! LOG-57: 'boiler' => 'leak'
-- ! GH-SIGN|LOG-67: SELECT job_no, done_on - raised_on => SELECT job_no, raised_on - done_on
