# One query a line. Queries of a block mean the same and must be equal; queries of different blocks must differ.

SELECT district, count(*) AS n FROM requests WHERE closed_at IS NULL GROUP BY district ORDER BY n DESC
select r.District, COUNT(*) as total from Requests as r where r.closed_at is null group by r.district order by total desc
SELECT district, count(1) FROM requests WHERE NOT closed_at IS NOT NULL GROUP BY 1 ORDER BY 2 DESC
SELECT requests.district, count() FROM requests WHERE requests.closed_at IS NULL GROUP BY ALL ORDER BY count(*) DESC NULLS LAST

SELECT district, count(closed_at) AS n FROM requests WHERE closed_at IS NULL GROUP BY district ORDER BY n DESC

SELECT district, count(*) AS n FROM requests WHERE closed_at IS NULL GROUP BY district ORDER BY n

SELECT a FROM t WHERE x BETWEEN 1 AND 5 AND y = 2
SELECT a FROM t WHERE y = 2 AND x >= 1 AND x <= 5
SELECT a FROM t WHERE 5 >= x AND (1 <= x AND 2 = y)
SELECT t.a FROM t WHERE NOT (x < 1 OR x > 5) AND y IN (2)

SELECT a FROM t WHERE x > 1 AND x <= 5 AND y = 2

SELECT a FROM t WHERE k IN ('b', 'a', 'a')
SELECT a FROM t WHERE k = 'a' OR k = 'b'
SELECT a FROM t WHERE NOT (k NOT IN ('a', 'b'))
SELECT a FROM t WHERE NOT (k <> 'a' AND 'b' != k)

SELECT a FROM t WHERE k IN ('B', 'a')

SELECT a FROM t WHERE name NOT LIKE 'x%'
SELECT a FROM t WHERE NOT (name LIKE 'x%')

SELECT a FROM t WHERE name LIKE 'x%'

SELECT b.x, c.y FROM b JOIN c ON b.id = c.b_id WHERE c.k = 1
SELECT b.x, c.y FROM c JOIN b ON c.b_id = b.id AND c.k = 1
SELECT b.x, c.y FROM b, c WHERE b.id = c.b_id AND c.k = 1
SELECT one.x, two.y FROM c AS two CROSS JOIN b AS one WHERE two.k = 1 AND two.b_id = one.id

SELECT b.x, c.y FROM b LEFT JOIN c ON b.id = c.b_id WHERE c.k = 1
SELECT b.x, c.y FROM c RIGHT JOIN b ON c.b_id = b.id WHERE 1 = c.k

SELECT b.x, c.y FROM b LEFT JOIN c ON b.id = c.b_id AND c.k = 1

SELECT b.x, c.y FROM b JOIN c USING (id)
SELECT b.x, c.y FROM b JOIN c ON c.id = b.id

SELECT b.x, c.y FROM b JOIN c ON true

WITH m AS (SELECT district, avg(days) AS d FROM t GROUP BY district) SELECT district FROM m WHERE d > 3
SELECT district FROM (SELECT district, avg(days) AS d FROM t GROUP BY district) AS m WHERE m.d > 3
WITH unused AS (SELECT 1), m(district, d) AS (SELECT district, avg(days) AS d FROM t GROUP BY district) SELECT district FROM (SELECT district, mean(days) AS d FROM t GROUP BY ALL) q WHERE 3 < q.d

SELECT district FROM (SELECT district, avg(days) AS d FROM t GROUP BY district) AS m WHERE m.d >= 3

SELECT DISTINCT a FROM t
WITH q AS (SELECT DISTINCT a FROM t) SELECT * FROM q
SELECT * FROM (SELECT DISTINCT a FROM t)

SELECT a FROM t

SELECT x FROM t t1 WHERE v > (SELECT avg(v) FROM t t2 WHERE t2.g = t1.g)
SELECT x FROM t AS o WHERE (SELECT avg(v) FROM t AS i WHERE o.g = i.g) < v

SELECT x FROM t t1 WHERE v > (SELECT avg(v) FROM t t2 WHERE t2.g = t2.g)

SELECT e.n, m.n FROM emp e JOIN emp m ON e.boss = m.id
SELECT a.n, b.n FROM emp a JOIN emp b ON b.id = a.boss

SELECT e.n, m.n FROM emp e JOIN emp m ON e.id = m.boss

SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.id = t.id)
SELECT a FROM t WHERE EXISTS (SELECT * FROM u WHERE t.id = u.id)
SELECT a FROM t WHERE EXISTS (FROM u WHERE id = t.id)

SELECT a FROM t WHERE EXISTS (SELECT max(k) FROM u WHERE u.id = t.id)

SELECT a FROM t UNION SELECT b FROM u
SELECT b FROM u UNION SELECT a AS z FROM t

SELECT a FROM t UNION ALL SELECT b FROM u

SELECT a FROM t EXCEPT SELECT b FROM u

SELECT b FROM u EXCEPT SELECT a FROM t

SELECT year(d), price * 1.50 + 2 FROM t GROUP BY year(d)
SELECT extract(year FROM d) AS y, 2 + 1.5 * price FROM t GROUP BY y
SELECT date_part('year', d) y, 2 + price * 1.5 FROM t GROUP BY 1

SELECT upper(name) AS name FROM t GROUP BY name

SELECT upper(name) AS name FROM t GROUP BY upper(name)

SELECT a, row_number() OVER (PARTITION BY g ORDER BY v) FROM t
SELECT a, row_number() OVER w FROM t WINDOW w AS (PARTITION BY g ORDER BY v ASC NULLS LAST)

SELECT a, row_number() OVER (ORDER BY v) FROM t

SELECT if(x, 1, 2) FROM t
SELECT CASE WHEN x THEN 1 ELSE 2 END FROM t

SELECT * FROM b, c

SELECT * FROM c, b

SELECT sum(v) FROM t GROUP BY ROLLUP (g, h)

SELECT sum(v) FROM t GROUP BY ROLLUP (h, g)

WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n FROM r
WITH RECURSIVE R(N) AS (SELECT 1 UNION ALL SELECT 1 + N FROM R WHERE 5 > n) SELECT n FROM r

WITH q AS (SELECT random() AS a) SELECT x.a FROM q x JOIN q y ON x.a = y.a

SELECT x.a FROM (SELECT random() AS a) x JOIN (SELECT random() AS a) y ON x.a = y.a

SELECT id FROM b FULL JOIN c USING (id)

SELECT b.id FROM b FULL JOIN c ON b.id = c.id
