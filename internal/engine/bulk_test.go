package engine_test

import (
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// bulk are attacks of latest.txtar's day that are too long, or too crooked, to be written down.
func bulk() []txtar.File {
	return slices.Concat(crooked(), chains(), wide())
}

// crooked are texts that are no UTF-8, or that an editor would mend.
func crooked() []txtar.File {
	return []txtar.File{
		attack("crooked/bytes refused", "SELECT '\xff\xfe'; COPY members TO 'x'"),
		attack("crooked/overlong-semicolon refused", "SELECT 1\xc0\xbbCOPY members TO 'x'"),
		attack("crooked/utf16 refused", "\xff\xfeS\x00E\x00L\x00E\x00C\x00T\x00 \x001\x00"),
		attack("crooked/surrogate refused", "SELECT '\xed\xa0\x80'"),
		attack("crooked/nul-first refused", "\x00SELECT 1"),
		attack("crooked/carriage-return blocked", "SELECT 1 --\r;COPY members TO 'x'"),
	}
}

// chains repeat one operator.
func chains() []txtar.File {
	again := strings.Repeat
	return []txtar.File{
		attack("chain/elements contained", "SELECT [1]"+again("[1]", 50_000)),
		attack("chain/casts contained", "SELECT 1"+again("::INT", 100_000)),
		attack("chain/methods contained", "SELECT ('a')"+again(".upper()", 20_000)),
		attack("chain/is-null contained", "SELECT 1"+again(" IS NULL", 100_000)),
		attack("chain/between refused", "SELECT 1"+again(" BETWEEN 0 AND 2", 20_000)),
		attack("chain/arrows contained", "SELECT '{}'"+again("->'a'", 100_000)),
		attack("chain/zones contained", "SELECT now()"+again(" AT TIME ZONE 'UTC'", 20_000)),
		attack("chain/collations contained", "SELECT 'a'"+again(" COLLATE NOCASE", 50_000)),
		attack("chain/array-type contained", "SELECT NULL::INT"+again("[]", 100_000)),
		attack("chain/map-type contained", "SELECT NULL::"+nested("MAP(INT, ", "INT", ")", 2000)),
		attack("chain/in contained", "SELECT "+nested("1 IN (SELECT ", "1", ")", 1000)),
		attack("chain/filters contained", "SELECT "+nested("list_filter([1], lambda x: 1 IN ", "[1]", ")", 200)),
		attack("chain/comprehensions contained", "SELECT "+again("[", 200)+"1"+again(" for x in [1]]", 200)),
		attack("chain/double contained", "SET VARIABLE x = 'ab'"+again("; SET VARIABLE x = getvariable('x') || getvariable('x')", 40)),
		attack("chain/double-list contained", "SET VARIABLE x = [1]"+again("; SET VARIABLE x = getvariable('x') || getvariable('x')", 32)),
		attack("chain/json-wildcards contained", "SELECT json_extract('"+nested(`{"a":[`, "1", "]}", 400)+"', '$..a')"),
		attack("chain/variant contained", "SELECT '"+nested("[", "1", "]", 900)+"'::JSON::VARIANT"),
	}
}

// wide are lists of many different things.
func wide() []txtar.File {
	return []txtar.File{
		attack("wide/or contained", "SELECT * FROM members WHERE "+counted(30_000, "id = %d", " OR ")),
		attack("wide/or-like contained", "SELECT * FROM members WHERE "+counted(20_000, "name LIKE '%%d%'", " OR ")),
		attack("wide/case contained", "SELECT CASE id "+counted(30_000, "WHEN %d THEN %d", " ")+" END FROM members"),
		attack("wide/lateral contained", "SELECT * FROM range(2) t, "+counted(300, "LATERAL (SELECT t.range FROM range(2)) t%d", ", ")),
		attack("wide/recursions contained", "WITH RECURSIVE "+counted(100, "r%d AS (SELECT 1 n UNION ALL SELECT n + 1 FROM r%d)", ", ")+
			" SELECT count(*) FROM "+counted(100, "r%d", ", ")),
		attack("wide/windows contained", "SELECT "+counted(200, "sum(range) OVER (ORDER BY range ROWS %d PRECEDING)", ", ")+" FROM range(1000000)"),
		attack("wide/aggregates contained", "SELECT "+counted(500, "count(DISTINCT range % (%d + 1))", ", ")+" FROM range(1000000)"),
		attack("wide/grouping-sets contained", "SELECT count(*) FROM range(100000) GROUP BY GROUPING SETS ("+counted(3000, "(range)", ", ")+")"),
		attack("wide/groups contained", "SELECT count(*) FROM range(100000) GROUP BY "+counted(2000, "range % (%d + 1)", ", ")),
		attack("wide/order contained", "SELECT 1 ORDER BY "+counted(20_000, "random()", ", ")),
		attack("wide/values contained", "VALUES ("+counted(100_000, "%d", ", ")+")"),
		attack("wide/by-name contained", "SELECT 1 AS c "+counted(1500, "UNION ALL BY NAME SELECT 1 AS c%d", " ")),
		attack("wide/describe contained", "DESCRIBE SELECT "+counted(50_000, "%d AS c%d", ", ")),
		attack("wide/summarise contained", "SUMMARIZE SELECT "+counted(300, "range + %d AS c%d", ", ")+" FROM range(1000000)"),
		attack("wide/pivot contained", "PIVOT range(10) t(x) ON x IN ("+counted(50_000, "%d", ", ")+")"),
		attack("wide/alter contained", "CREATE TABLE t (a INT); "+counted(2000, "ALTER TABLE t ADD COLUMN c%d INT DEFAULT 1", "; ")),
		attack("wide/defaults contained", "CREATE TABLE t ("+counted(5000, "c%d INT DEFAULT %d", ", ")+"); INSERT INTO t DEFAULT VALUES; FROM t"),
		attack("wide/indexes contained", "CREATE TABLE t AS FROM range(1000000); "+counted(100, "CREATE INDEX i%d ON t (range)", "; ")),
		attack("wide/enum contained", "SELECT NULL::ENUM("+counted(100_000, "'v%d'", ", ")+")"),
		attack("wide/type contained", "SELECT 1::STRUCT("+counted(60_000, "c%d INT", ", ")+")"),
		attack("wide/candidates contained", "SELECT member FROM (SELECT "+counted(20_000, "%d AS members%d", ", ")+")"),
		attack("wide/long-name contained", `SELECT "`+strings.Repeat("z", 1_000_000)+`" FROM members`),
	}
}
