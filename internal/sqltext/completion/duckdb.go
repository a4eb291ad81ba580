package completion

import (
	"slices"
	"strings"
	"unicode"
)

// familiarWords are the keywords and functions that people who analyse data use; DuckDB knows some thousand more.
var familiarWords = words(`
	select from where group order by having limit offset join left right full inner outer cross on using as distinct and or not in is null
	like ilike between case when then else end exists union intersect except all with recursive over partition rows desc asc nulls first last
	insert into values update set delete create table view if filter qualify within interval cast true false
	count sum avg min max median mode round floor ceil abs coalesce nullif greatest least lower upper trim ltrim rtrim length replace
	substring left right split_part concat concat_ws string_agg list array_agg contains starts_with ends_with regexp_matches regexp_replace
	regexp_extract strftime strptime try_strptime date_trunc date_part date_diff datediff date_add make_date year month day dayofweek
	isodow week quarter current_date today now age extract try_cast row_number rank dense_rank ntile lag lead first_value last_value
	quantile_cont quantile_disc stddev corr any_value arg_max arg_min bool_and bool_or count_if range generate_series unnest
	describe summarize printf format lpad rpad`)

func words(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}

// suggested sorts what DuckDB suggests: operators and the system's own tables are left out, and the few words that people use come
// before the rest.
func suggested(duckdb []Item) []ranked {
	var found []ranked
	for _, it := range duckdb {
		text := strings.TrimSpace(it.Text)
		kind := kindOf(it.Kind)
		word := strings.ToLower(strings.Trim(text, `"`))
		if kind == KindFunction {
			text = strings.Trim(text, `"`)
		}
		r := ranked{Item: Item{Text: text, Kind: kind, Type: it.Type, Detail: it.Detail}, rank: rare}
		switch {
		case kind == "" || text == "" || !unicode.IsLetter([]rune(word)[0]):
			continue
		case familiarWords[word]:
			r.rank = familiar
		case it.Kind == "table_function":
			continue
		}
		found = append(found, completed(r, word))
	}
	return found
}

// completed adds the second word to those that never stand alone.
func completed(r ranked, word string) ranked {
	if r.Kind == KindKeyword && slices.Contains([]string{"group", "order", "partition"}, word) {
		by := " by"
		if r.Text == strings.ToUpper(r.Text) {
			by = " BY"
		}
		r.Text += by
	}
	return r
}

// kindOf names what DuckDB calls by longer names; "" for what is left out.
func kindOf(kind string) string {
	switch {
	case strings.HasSuffix(kind, "function") || kind == "macro":
		return KindFunction
	case kind == KindColumn || kind == KindKeyword || kind == KindType:
		return kind
	case strings.HasPrefix(kind, "type"):
		return KindType
	}
	return ""
}

func only(found []ranked, kinds ...string) []ranked {
	return slices.DeleteFunc(slices.Clone(found), func(r ranked) bool { return !slices.Contains(kinds, r.Kind) })
}
