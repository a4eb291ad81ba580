package engine_test

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

func attack(name, sql string) txtar.File { return txtar.File{Name: name, Data: []byte(sql)} }

// generated are attacks too long to be written down.
func generated() []txtar.File {
	values := func(n int) string { return strings.Repeat("1,", n) + "1" }
	return []txtar.File{
		attack("stack/brackets contained", "SELECT "+strings.Repeat("(", 50_000)+"1"+strings.Repeat(")", 50_000)),
		attack("stack/brackets-open contained", "SELECT "+strings.Repeat("(", 500_000)),
		attack("stack/functions contained", "SELECT "+strings.Repeat("abs(", 20_000)+"1"+strings.Repeat(")", 20_000)),
		attack("stack/not contained", "SELECT "+strings.Repeat("NOT ", 200_000)+"true"),
		attack("stack/minus contained", "SELECT "+strings.Repeat("- ", 200_000)+"1"),
		attack("stack/case contained", "SELECT "+strings.Repeat("CASE WHEN true THEN ", 10_000)+"1"+strings.Repeat(" END", 10_000)),
		attack("stack/subqueries contained", strings.Repeat("SELECT * FROM (", 3000)+"SELECT 1"+strings.Repeat(")", 3000)),
		attack("stack/lists contained", "SELECT "+strings.Repeat("[", 20_000)+strings.Repeat("]", 20_000)),
		attack("stack/plus contained", "SELECT 1"+strings.Repeat("+1", 100_000)),
		attack("stack/and contained", "SELECT 1 WHERE true"+strings.Repeat(" AND true", 100_000)),
		attack("stack/comment contained", strings.Repeat("/*", 100_000)),
		attack("stack/explain blocked", strings.Repeat("EXPLAIN ", 1000)+"SELECT 1"),
		attack("stack/json contained", "SELECT '"+strings.Repeat("[", 100_000)+"'::JSON"),
		attack("stack/types contained", "SELECT NULL::"+strings.Repeat("STRUCT(a ", 5000)+"INTEGER"+strings.Repeat(")", 5000)),
		attack("hidden/nul refused", "SELECT 1;\x00COPY members TO 'x'"),
		attack("hidden/nul-inside refused", "SELECT \x00 1"),
		attack("weight/message contained", "SELECT error(repeat('x', 40000000))"),
		attack("size/unions contained", "SELECT 1"+strings.Repeat(" UNION ALL SELECT 1", 20_000)),
		attack("size/in contained", "SELECT 1 WHERE 1 IN ("+values(500_000)+")"),
		attack("size/columns contained", "SELECT "+values(50_000)),
		attack("size/statements contained", strings.Repeat("SELECT 1;", 20_000)),
		attack("size/name contained", `SELECT 1 AS "`+strings.Repeat("x", 1<<20)+`"`),
		attack("size/text stopped", "SELECT '"+strings.Repeat("x", 17<<20)+"'"),
		attack("size/joins contained", "SELECT count(*) FROM range(2) t0"+strings.Repeat(", range(2)", 200)),
	}
}

// counted joins texts that differ by a number.
func counted(n int, format, separator string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(strings.ReplaceAll(format, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// doubling is a chain in which each common table expression joins the one before with itself.
func doubling(n int, first, how string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "WITH t0 AS %s (%s)", how, first)
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, ", t%d AS %s (SELECT p.* FROM t%d p, t%d q)", i, how, i-1, i-1)
	}
	return b.String() + fmt.Sprintf(" SELECT count(*) FROM t%d", n)
}

// nested puts a text between openings and closings.
func nested(open, inner, closing string, n int) string {
	return strings.Repeat(open, n) + inner + strings.Repeat(closing, n)
}

// nestedTypes are types of which each holds the one before twice.
func nestedTypes(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "CREATE TYPE a%d AS STRUCT(x a%d, y a%d); ", i, i-1, i-1)
	}
	return b.String()
}

// large are attacks by sheer size.
func large() []txtar.File {
	return []txtar.File{
		attack("large/views contained", doubling(24, "SELECT 1 AS x", "")),
		attack("large/materialized contained", doubling(5, "FROM range(1000)", "MATERIALIZED")),
		attack("large/macros contained", "CREATE MACRO a(x) AS x + x; SELECT "+nested("a(", "1", ")", 22)),
		attack("large/like contained", "SELECT repeat('a', 100000) LIKE '"+strings.Repeat("%a%", 20_000)+"b'"),
		attack("large/stars contained", "SELECT "+strings.Repeat("*, ", 20_000)+"* FROM members"),
		attack("large/columns contained", "SELECT "+counted(20_000, "COLUMNS(*)", ", ")+" FROM members"),
		attack("large/aliases contained", "SELECT * FROM members t("+counted(10_000, "a%d", ",")+")"),
		attack("large/natural refused", "SELECT * FROM members"+strings.Repeat(" NATURAL JOIN members m", 2000)),
		attack("large/product contained", "SELECT * FROM "+counted(500, "members m%d", ", ")+" LIMIT 1"),
		attack("large/join contained", "SELECT count(*) FROM members m"+counted(150, " JOIN members m%d USING (id)", "")),
		attack("large/concat refused", "SELECT "+counted(30_000, "'x'", " || ")),
		attack("large/scalar refused", nested("SELECT (", "SELECT 1", ")", 1000)),
		attack("large/from refused", "SELECT * FROM "+nested("(FROM ", "members", ")", 2000)),
		attack("large/intersect refused", "SELECT 1 "+strings.Repeat("INTERSECT SELECT 1 ", 5000)),
		attack("large/values contained", "VALUES "+counted(400_000, "(1)", ",")),
		attack("large/struct contained", "SELECT {"+counted(50_000, "'k%d': 1", ",")+"}"),
		attack("large/map contained", "SELECT MAP {"+counted(50_000, "'k%d': 1", ",")+"}"),
		attack("large/nested-struct refused", "SELECT "+nested("{'a': ", "1", "}", 3000)),
		attack("large/json contained", "SELECT '"+nested(`{"a":`, "1", "}", 50_000)+"'::JSON"),
		attack("large/json-path contained", "SELECT json_extract('"+nested("[", "1", "]", 5000)+"', '$"+strings.Repeat("[0]", 5000)+"')"),
		attack("large/json-transform contained", "SELECT json_transform('{}', '"+nested(`{"a":`, `"INT"`, "}", 2000)+"')"),
		attack("large/json-tree contained", "SELECT * FROM json_tree('"+nested("[", "", "]", 900)+"')"),
		attack("large/serialise contained", "SELECT json_serialize_sql('SELECT "+nested("(", "1", ")", 5000)+"')"),
		attack("large/plan contained", "SELECT json_serialize_plan('SELECT "+counted(20_000, "1", "+")+"')"),
		attack("large/table contained", "CREATE TABLE t ("+counted(20_000, "c%d INT", ",")+")"),
		attack("large/insert contained", "CREATE TABLE t AS FROM range(100000); "+strings.Repeat("INSERT INTO t FROM t; ", 20)),
		attack("large/tables contained", counted(5000, "CREATE TABLE t%d (a INT)", "; ")),
		attack("large/schemas contained", counted(5000, "CREATE SCHEMA s%d", "; ")),
		attack("large/prepared contained", counted(5000, "PREPARE p%d AS SELECT 1", "; ")),
		attack("large/variables contained", counted(2000, "SET VARIABLE v%d = repeat('x', 1000000)", "; ")),
		attack("large/types contained", "CREATE TYPE a0 AS STRUCT(x INT); "+nestedTypes(25)+" SELECT NULL::a25"),
		attack("large/dollars refused", "SELECT $"+strings.Repeat("a", 1<<20)+"$ x"),
		attack("large/comments contained", strings.Repeat("/**/ -- x\n", 100_000)+"SELECT 1"),
		attack("large/semicolons contained", strings.Repeat(";", 1<<20)+"SELECT 1"),
		attack("large/names contained", "SELECT "+strings.Repeat("x.", 100_000)+"y FROM members"),
		attack("large/parameters contained", "SELECT "+counted(50_000, "$1", ",")),
		attack("large/carried blocked", nested("PREPARE p AS ", "COPY members TO 'x'", "", 1000)),
		attack("large/lambda contained", "SELECT "+nested("list_transform([1], lambda x: ", "1", ")", 300)),
		attack("large/windows contained", "SELECT "+counted(2000, "sum(range) OVER (ORDER BY range ROWS %d PRECEDING)", ",")+" FROM range(1000)"),
		attack("large/order contained", "SELECT * FROM members ORDER BY "+counted(20_000, "id + %d", ",")),
		attack("large/when contained", "SELECT CASE "+counted(50_000, "WHEN id = %d THEN 1 ", "")+"END FROM members"),
	}
}
