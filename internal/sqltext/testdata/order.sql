# A query, and under it its outermost keys: place and name of the output column or "no", then direction and place of NULL.
SELECT a, b FROM t
#
SELECT a, b FROM t ORDER BY b DESC, A
# 1 b down last; 0 a up last
SELECT a AS x, b FROM t ORDER BY x NULLS FIRST, a, c
# 0 x up first; 0 x up last; no up last
SELECT a, count(*) AS n FROM t GROUP BY a ORDER BY 2 DESC, count(*) DESC
# 1 n down last; 1 n down last
SELECT a, sum(v) FROM t GROUP BY a ORDER BY SUM(V)
# 1 "" up last
SELECT * FROM t ORDER BY a, t.b, 3
# -1 a up last; -1 b up last; 2 "" up last
SELECT * EXCLUDE (a) FROM t ORDER BY a
# no up last
SELECT x, t.* FROM t JOIN u USING (id) ORDER BY t.a, u.a
# -1 a up last; no up last
SELECT *, v + 1 AS w FROM t ORDER BY w
# -1 w up last
SELECT a FROM t UNION SELECT b FROM u ORDER BY a
# 0 a up last
SELECT a FROM t ORDER BY ALL
# all up last
SELECT a FROM (SELECT a FROM t ORDER BY b)
#
(SELECT a FROM t ORDER BY b LIMIT 1)
# no up last
SELECT t.a FROM t ORDER BY a
# 0 a up last
SELECT 1; SELECT a FROM t ORDER BY a
# 0 a up last
