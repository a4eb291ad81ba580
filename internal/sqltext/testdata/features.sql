# A query, and under it the features that it uses.
SELECT 1
# select
SELECT a FROM t WHERE a > 1 OR b ORDER BY a LIMIT 3
# limit, or, order-by, select, where
SELECT a FROM b JOIN c USING (id)
# join, select
SELECT a FROM b, c
# join, select
SELECT a FROM b RIGHT JOIN c USING (id)
# join, left-join, select
SELECT g, count(*), Sum(DISTINCT v) FILTER (WHERE v > 0) FROM t GROUP BY g HAVING count(*) > 1
# distinct, filter, function:count, function:sum, group-by, having, select
SELECT g, v FROM t GROUP BY ALL
# group-by, select
SELECT row_number() OVER (PARTITION BY g ORDER BY v) AS n FROM t QUALIFY n = 1
# function:row_number, qualify, select, window
WITH q AS (SELECT DISTINCT a FROM t) SELECT CASE WHEN a THEN 1 END FROM q
# case, cte, distinct, select
SELECT a FROM (SELECT a FROM t) WHERE a IN (SELECT 1)
# select, subquery, where
SELECT a FROM (VALUES (1), (2)) v(a)
# select
SELECT a FROM t UNION ALL SELECT b FROM u
# select, union
SELECT a FROM t EXCEPT SELECT b FROM u
# select
SELECT a::INT, CAST(b AS DATE), TRY_CAST(c AS INT) FROM t
# cast, select
SELECT true, DATE '2024-01-01', INTERVAL 3 DAY, INTERVAL '3 days', d + INTERVAL (n) MONTH FROM t
# select
SELECT '3 days'::INTERVAL, to_days(3), trunc(1.5)
# cast, function:to_days, function:trunc, select
SELECT extract(year FROM d), a || b, coalesce(a, b), a LIKE 'x%' FROM t
# function:coalesce, function:date_part, function:extract, select
SELECT i FROM range(3) r(i)
# function:range, select
SELECT string_agg(a ORDER BY b) FROM t
# function:string_agg, select
