package plain

import (
	"context"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// manyValues is how many values of a column are read out at most.
const manyValues = 12

// dictionary describes the tables of datasets: all in short, or one with its columns. A single table is described at once.
func (d *dialogue) dictionary(ctx context.Context, pack string, datasets []string, name string) error {
	if len(datasets) == 0 {
		d.say("plain.tables.none")
		return nil
	}
	tables, err := await(ctx, d, "plain.opening", func(ctx context.Context) ([]trainer.TableInfo, error) {
		return d.Trainer.Dictionary(ctx, pack, datasets)
	})
	if err != nil {
		return err
	}
	d.tables(tables, name)
	return nil
}

// tables describes tables: all in short, or the one that is named with its columns.
func (d *dialogue) tables(tables []trainer.TableInfo, name string) {
	if name == "" && len(tables) == 1 {
		name = tables[0].Name
	}
	for _, table := range tables {
		switch {
		case name == "":
			d.item("- ", d.tableLine(table))
		case strings.EqualFold(table.Name, name):
			d.tell(d.tableLine(table))
			d.describe(table)
			return
		}
	}
	if name == "" {
		d.once("plain.tables.hint")
	} else {
		d.say("plain.tables.unknown", i18n.Args{"Name": result.Safe(name)})
	}
}

func (d *dialogue) tableLine(table trainer.TableInfo) string {
	key := "plain.tables.table"
	if table.Rows < 0 {
		key = "plain.tables.uncounted"
	}
	line := d.text(key, i18n.Args{
		"Name": result.Safe(table.Name), "Count": table.Rows, "Rows": table.Rows,
		"Columns": i18n.New("plain.result.columns", i18n.Args{"Count": len(table.Columns)}),
		"Grain":   sentence(capital(result.Safe(table.Grain))),
	})
	if table.Grain == "" {
		line = strings.TrimSuffix(line, " .")
	}
	if table.Synthetic {
		line += " " + d.text("plain.tables.synthetic")
	}
	return line
}

// describe says each column: its name as SQL needs it, what it holds, and what it means.
func (d *dialogue) describe(table trainer.TableInfo) {
	for _, c := range table.Columns {
		parts := []string{d.columnLine(c)}
		if c.Unit != "" {
			parts = append(parts, d.text("plain.tables.unit", i18n.Args{"Unit": result.Safe(c.Unit)}))
		}
		if c.Key {
			parts = append(parts, d.text("plain.tables.key"))
		}
		if c.References != "" {
			parts = append(parts, d.text("plain.tables.references", i18n.Args{"Column": result.Safe(c.References)}))
		}
		if n := len(c.Values); n > 0 && n <= manyValues {
			parts = append(parts, d.text("plain.tables.values", i18n.Args{"Values": result.Safe(strings.Join(c.Values, ", "))}))
		}
		if !c.NotNull {
			parts = append(parts, d.text("plain.tables.nullable"))
		}
		d.item("- ", strings.Join(parts, " "))
	}
}

// columnLine is a column with its meaning; the learner's own columns have none.
func (d *dialogue) columnLine(c trainer.ColumnInfo) string {
	name, kind := result.Safe(c.Name), d.typeName(c.Type)
	if c.Description == "" {
		return sentence(name + ", " + kind)
	}
	return d.text("plain.tables.column", i18n.Args{"Name": name, "Type": kind, "Meaning": sentence(result.Safe(c.Description))})
}

// typeName is a column type in words.
func (d *dialogue) typeName(sql string) string {
	base, _, _ := strings.Cut(strings.ToUpper(sql), "(")
	switch strings.TrimSpace(base) {
	case "VARCHAR", "TEXT", "ENUM":
		return d.text("plain.kind.text")
	case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT":
		return d.text("plain.kind.whole")
	case "DECIMAL", "DOUBLE", "FLOAT":
		return d.text("plain.kind.number")
	case "DATE":
		return d.text("plain.kind.date")
	case "TIME":
		return d.text("plain.kind.time")
	case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE":
		return d.text("plain.kind.moment")
	case "BOOLEAN":
		return d.text("plain.kind.truth")
	}
	return strings.ToLower(result.Safe(sql))
}
