package data

import (
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// about says what is known of the chosen dataset or table.
func (d *Data) about() []string {
	set, table, ok := d.current()
	if !ok {
		return nil
	}
	width, _ := d.inner()
	width = min(width, 110)
	if table == nil {
		return d.aboutSet(set, width)
	}
	return d.aboutTable(set, *table, width)
}

func (d *Data) wrapped(text string, width int) []string {
	return prose.Wrapped(text, width, d.env.Styles)
}

func (d *Data) aboutSet(set trainer.DatasetInfo, width int) []string {
	styles := d.env.Styles
	if !set.Broken.IsZero() {
		return append([]string{styles.Title.Render(frame.Cut(result.Safe(set.ID), width, styles))}, d.wrapped(d.env.Say(set.Broken), width)...)
	}
	lines := []string{styles.Title.Render(frame.Cut(result.Safe(set.Title), width, styles))}
	lines = append(lines, d.stamp(set, width)...)
	lines = append(lines, "")
	lines = append(lines, d.wrapped(set.Description, width)...)
	lines = append(lines, "", styles.Subheading.Render(d.env.Text("data.tables", i18n.Args{"Count": len(set.Tables)})))
	for _, table := range set.Tables {
		lines = append(lines, frame.Cut(styles.Code.Render(result.Safe(table.Name)), width, styles))
		lines = append(lines, frame.Margin(d.wrapped(d.env.Text("data.grain", i18n.Args{"Grain": table.Grain}), width-2), 2)...)
	}
	lines = append(lines, "", styles.Subheading.Render(d.env.Text("data.origin")))
	lines = append(lines, d.wrapped(d.origin(set), width)...)
	if set.AsOf != "" {
		lines = append(lines, d.wrapped(d.env.Text("data.as-of", i18n.Args{"Date": set.AsOf}), width)...)
	}
	return append(lines, d.wrapped(d.env.Text("data.licence", i18n.Args{"Licence": set.Licence}), width)...)
}

// stamp says at once where rows were invented.
func (d *Data) stamp(set trainer.DatasetInfo, width int) []string {
	if !set.Synthetic {
		return nil
	}
	styles := d.env.Styles
	lines := d.wrapped(d.env.Text("data.synthetic-long"), width-2)
	for i, line := range lines {
		mark := "  "
		if i == 0 {
			mark = styles.Warn.Render(styles.Symbols.Warn) + " "
		}
		lines[i] = mark + styles.Warn.UnsetBold().Render(line)
	}
	return lines
}

// origin says where the rows come from.
func (d *Data) origin(set trainer.DatasetInfo) string {
	from := set.Provenance
	text := d.env.Text("data.from-"+string(from.Kind), i18n.Args{
		"URL": from.URL, "Retrieved": from.Retrieved, "From": from.From, "How": from.How, "By": from.By,
	})
	if from.ModelledOn != "" {
		text += " " + d.env.Text("data.modelled-on", i18n.Args{"What": from.ModelledOn})
	}
	return text
}

func (d *Data) aboutTable(set trainer.DatasetInfo, table trainer.TableInfo, width int) []string {
	styles := d.env.Styles
	known, arrived := d.profiles[d.entries[d.chosen]]
	head := styles.Title.Render(result.Safe(table.Name)) + " " + styles.Symbols.Separator + " " + styles.Muted.Render(d.env.Text("data.table-of", i18n.Args{"Dataset": result.Safe(set.ID)}))
	lines := []string{frame.Cut(head, width, styles)}
	if set.Synthetic {
		lines = append(lines, styles.Warn.Render(styles.Symbols.Warn+" "+d.env.Text("data.synthetic")))
	}
	lines = append(lines, d.wrapped(d.env.Text("data.grain", i18n.Args{"Grain": table.Grain}), width)...)
	if table.Description != "" {
		lines = append(lines, d.wrapped(table.Description, width)...)
	}
	switch {
	case arrived && known.err != nil:
		lines = append(lines, d.wrapped(styles.Symbols.Bad+" "+d.env.Text("data.no-profile", i18n.Args{"Why": known.err.Error()}), width)...)
	case arrived:
		lines = append(lines, d.env.Text("data.rows", i18n.Args{"Count": known.profile.Rows, "Columns": len(table.Columns)}))
	default:
		lines = append(lines, styles.Muted.Render(frame.Cut(d.env.Text("data.looking"), width, styles)))
	}
	for i, column := range table.Columns {
		lines = append(lines, "")
		lines = append(lines, d.column(column, width)...)
		if arrived && known.err == nil && i < len(known.profile.Columns) {
			lines = append(lines, d.figures(known.profile, known.profile.Columns[i], width)...)
		}
	}
	return lines
}

// column says what a column is: name, type, whether it identifies a row, and its meaning.
func (d *Data) column(column trainer.ColumnInfo, width int) []string {
	styles := d.env.Styles
	head := styles.Code.Bold(true).Render(result.Safe(column.Name)) + " " + styles.Muted.Render(strings.ToLower(result.Safe(column.Type)))
	if column.Key {
		head += " " + styles.Note.Render(d.env.Text("data.key"))
	}
	if column.References != "" {
		head += " " + styles.Link.Render(styles.Symbols.Next+" "+result.Safe(column.References))
	}
	meaning := column.Description
	if column.Unit != "" {
		meaning += " (" + column.Unit + ")"
	}
	return append([]string{frame.Cut(head, width, styles)}, frame.Margin(d.wrapped(meaning, width-2), 2)...)
}

// notable is the share of rows from which the most frequent value of a column is worth a word.
const notable = 0.05

// figures says what a look at all rows shows of a column: what is missing, from where to where, and how it is spread.
func (d *Data) figures(profile dataset.Profile, column dataset.ColumnProfile, width int) []string {
	styles := d.env.Styles
	var parts []string
	if column.Nulls == 0 {
		parts = append(parts, d.env.Text("data.never-empty"))
	} else {
		parts = append(parts, d.env.Text("data.empty", i18n.Args{"Share": percent(profile.NullShare(column))}))
	}
	if column.Distinct > 0 {
		parts = append(parts, d.env.Text("data.distinct", i18n.Args{"Count": column.Distinct}))
	}
	switch {
	case column.Distinct == 0:
	case len(column.Bins) > 0 || !column.Median.IsNull():
		parts = append(parts, d.env.Text("data.range", i18n.Args{"Low": short(column.Min), "High": short(column.Max), "Middle": short(column.Median)}))
	case len(column.Top) > 0 && float64(column.Top[0].Rows) >= notable*float64(profile.Rows):
		parts = append(parts, d.env.Text("data.often", i18n.Args{"Values": d.top(profile, column)}))
	case !column.Min.IsNull():
		parts = append(parts, d.env.Text("data.from-to", i18n.Args{"Low": short(column.Min), "High": short(column.Max)}))
	}
	var lines []string
	for _, line := range d.wrapped(strings.Join(parts, " "+styles.Symbols.Separator+" "), width-2) {
		lines = append(lines, "  "+styles.Muted.Render(line))
	}
	if len(column.Bins) > 1 {
		picture := "  " + styles.Chart.Mark.Render(histogram(column.Bins, styles.Symbols.ASCII)) + " " + styles.Muted.Render(
			d.env.Text("data.spread", i18n.Args{"Low": short(column.Bins[0].Low), "High": short(column.Bins[len(column.Bins)-1].High)}))
		lines = append(lines, frame.Cut(picture, width, styles))
	}
	return lines
}

// top lists the most frequent values with their shares.
func (d *Data) top(profile dataset.Profile, column dataset.ColumnProfile) string {
	var all []string
	for _, value := range column.Top[:min(len(column.Top), 3)] {
		share := float64(value.Rows) / float64(max(profile.Rows, 1))
		all = append(all, short(value.Value)+" "+percent(share)+"%")
	}
	return strings.Join(all, ", ")
}
