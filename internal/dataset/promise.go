package dataset

import (
	"fmt"
	"slices"
	"strings"

	"guildhall/internal/i18n"
)

// promise is one thing that a manifest promises of a table's rows, as SQL that finds what breaks it.
type promise struct {
	where string    // entry of the manifest
	name  string    // of the problem when rows break it
	args  i18n.Args // beside those of every promise
	// broken is the condition that rows which break the promise meet; "" for a promise about groups.
	broken string
	// together are the columns of a promise to be unique.
	together []string
	shows    []string // columns that an example shows
}

// promises lists everything that the table at an entry of the manifest promises.
func (d *Dataset) promises(where string, t *Table) []promise {
	var all []promise
	unique := func(place string, set []string) {
		name := "not-unique"
		if len(set) > 1 {
			name = "not-unique.together"
		}
		all = append(all, promise{where: place, name: name, args: i18n.Args{"Columns": allOf(set)}, together: set, shows: set})
	}
	if len(t.Key) > 0 {
		unique(where+".key", t.Key)
	}
	for i, set := range t.Unique {
		unique(entry(where, "unique", i), set)
	}
	for i, column := range t.Columns {
		if column.Unique != nil && *column.Unique {
			unique(entry(where, "columns", i)+".unique", []string{column.Name})
		}
	}
	for i := range t.Columns {
		all = append(all, d.columnPromises(entry(where, "columns", i), t, &t.Columns[i])...)
	}
	if t.Check != "" {
		// The author's SQL stands on lines of its own, so that a comment at its end cannot swallow the bracket.
		all = append(all, promise{
			where: where + ".check", name: "check-broken", shows: firstColumns(t),
			broken: "CAST((\n" + t.Check + "\n) AS BOOLEAN) IS FALSE",
		})
	}
	return all
}

func (d *Dataset) columnPromises(where string, t *Table, c *Column) []promise {
	name := identifier(c.Name)
	shows := withColumn(t, c.Name)
	var all []promise
	add := func(place, name, limit, broken string) {
		all = append(all, promise{where: place, name: name, args: i18n.Args{"Column": c.Name, "Limit": limit}, broken: broken, shows: shows})
	}
	if t.NeverNull(c.Name) {
		place := where + ".not_null"
		if !c.NotNull {
			place = where
		}
		add(place, "null-value", "", name+" IS NULL")
	}
	kind := c.DuckType()
	if len(c.Values) > 0 {
		var listed []string
		for _, value := range c.Values {
			text, _ := kind.Scalar(value)
			listed = append(listed, typed(text, kind))
		}
		add(where+".values", "unlisted-value", "", name+" NOT IN ("+strings.Join(listed, ", ")+")")
	}
	if c.Min != nil {
		text, _ := kind.Scalar(c.Min)
		add(where+".min", "below-min", text, name+" < "+typed(text, kind))
	}
	if c.Max != nil {
		text, _ := kind.Scalar(c.Max)
		add(where+".max", "above-max", text, name+" > "+typed(text, kind))
	}
	if ref, ok := ParseReference(c.References); ok {
		if ref.Dataset == "" {
			ref.Dataset = d.ID
		}
		if ref.Dataset == d.ID && d.Table(ref.Table) == nil {
			return all // ReadManifest has warned of it
		}
		add(where+".references", "dangling-reference", c.References,
			fmt.Sprintf("%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s AS parent WHERE parent.%s = row_.%s)",
				name, qualified(ref.Dataset, ref.Table), identifier(ref.Column), name))
	}
	return all
}

func typed(text string, t Type) string { return "CAST(" + literal(text) + " AS " + t.Name + ")" }

func qualified(dataset, table string) string {
	return identifier(dataset) + ".main." + identifier(table)
}

// from is the table under the alias that conditions use.
func from(d *Dataset, t *Table) string { return " FROM " + qualified(d.ID, t.Name) + " AS row_" }

// count is SQL for how many rows break the promise.
func (p promise) count(d *Dataset, t *Table) string {
	if p.together == nil {
		return "SELECT count(*)" + from(d, t) + " WHERE " + p.broken
	}
	return "SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n" + from(d, t) + p.repeated() + ")"
}

// example is SQL for one row that breaks the promise, always the same one.
func (p promise) example(d *Dataset, t *Table) string {
	columns := identifiers(p.shows)
	if p.together == nil {
		return "SELECT " + columns + from(d, t) + " WHERE " + p.broken + " ORDER BY ALL LIMIT 1"
	}
	return "SELECT " + columns + from(d, t) + p.repeated() + " ORDER BY ALL LIMIT 1"
}

// repeated keeps the groups of rows that should be one row. NULLs repeat nothing, as in SQL's own UNIQUE.
func (p promise) repeated() string {
	var known []string
	for _, name := range p.together {
		known = append(known, identifier(name)+" IS NOT NULL")
	}
	return " WHERE " + strings.Join(known, " AND ") + " GROUP BY " + identifiers(p.together) + " HAVING count(*) > 1"
}

func identifiers(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = identifier(name)
	}
	return strings.Join(quoted, ", ")
}

// firstColumns are the columns by which a reader recognises a row.
func firstColumns(t *Table) []string {
	if len(t.Key) > 0 {
		return t.Key
	}
	names := t.columnNames()
	return names[:min(3, len(names))]
}

func withColumn(t *Table, name string) []string {
	shows := slices.Clone(firstColumns(t))
	if !slices.Contains(shows, name) {
		shows = append(shows, name)
	}
	return shows
}
