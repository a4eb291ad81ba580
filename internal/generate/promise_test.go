package generate

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"guildhall/datasets"
)

// promises is as much of a manifest as can be held against the data without a database.
type promises struct {
	ID     string `yaml:"id"`
	Tables []struct {
		Name    string     `yaml:"name"`
		File    string     `yaml:"file"`
		Key     []string   `yaml:"key"`
		Unique  [][]string `yaml:"unique"`
		Check   string     `yaml:"check"`
		Columns []struct {
			Name        string `yaml:"name"`
			Type        string `yaml:"type"`
			Description string `yaml:"description"`
			NotNull     bool   `yaml:"not_null"`
			References  string `yaml:"references"`
			Values      []any  `yaml:"values"`
			Min         any    `yaml:"min"`
			Max         any    `yaml:"max"`
		} `yaml:"columns"`
	} `yaml:"tables"`
}

func readPromises(t *testing.T) []promises {
	t.Helper()
	paths, err := fs.Glob(datasets.FS, "*/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []promises
	for _, p := range paths {
		source, err := fs.ReadFile(datasets.FS, p)
		if err != nil {
			t.Fatal(err)
		}
		var m promises
		if err := yaml.Unmarshal(source, &m); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		if m.ID != path.Dir(p) {
			t.Errorf("%s has the id %q", p, m.ID)
		}
		all = append(all, m)
	}
	return all
}

// written says how a value of each type is written.
var written = map[string]*regexp.Regexp{
	"VARCHAR":       regexp.MustCompile(`^`),
	"INTEGER":       regexp.MustCompile(`^-?\d{1,9}$`),
	"BIGINT":        regexp.MustCompile(`^-?\d{1,18}$`),
	"DOUBLE":        regexp.MustCompile(`^-?\d+(\.\d+)?$`),
	"DECIMAL(10,2)": regexp.MustCompile(`^-?\d{1,8}\.\d{2}$`),
	"BOOLEAN":       regexp.MustCompile(`^(true|false)$`),
	"DATE":          regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`),
	"TIMESTAMP":     regexp.MustCompile(`^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$`),
}

// Everything that a manifest promises of single values holds for every row.
func TestPromisesOfColumns(t *testing.T) {
	for _, m := range readPromises(t) {
		for _, table := range m.Tables {
			for _, r := range rows(t, m.ID+"/"+table.File) {
				if len(r) != len(table.Columns) {
					t.Fatalf("%s: %d columns in the data, %d in the manifest", table.Name, len(r), len(table.Columns))
				}
				for _, c := range table.Columns {
					value, found := r[c.Name]
					complain := func(what string) { t.Errorf("%s.%s: %q %s", table.Name, c.Name, value, what) }
					switch {
					case !found:
						t.Fatalf("%s: no column %s", table.Name, c.Name)
					case value == "" && (c.NotNull || slices.Contains(table.Key, c.Name)):
						complain("is promised not to be empty")
					case value == "":
						continue
					}
					pattern, known := written[c.Type]
					if !known || !pattern.MatchString(value) {
						complain("is no " + c.Type)
					}
					if len(c.Values) > 0 && !slices.Contains(c.Values, any(value)) {
						complain("is not among the values")
					}
					if c.Min != nil && less(t, value, fmt.Sprint(c.Min)) {
						complain("is below the minimum")
					}
					if c.Max != nil && less(t, fmt.Sprint(c.Max), value) {
						complain("is above the maximum")
					}
				}
				if t.Failed() {
					break // one row with all its faults is enough
				}
			}
		}
	}
}

// The columns of Parquet files have the types and the order that the manifests give.
func TestPromisesOfTypes(t *testing.T) {
	files := map[string]File{}
	for _, f := range generated(t) {
		files[f.Path] = f
	}
	for _, m := range readPromises(t) {
		for _, table := range m.Tables {
			if !isParquet(table.File) {
				continue
			}
			var want []string
			for _, c := range table.Columns {
				want = append(want, c.Name+" "+c.Type)
			}
			if diff := cmp.Diff(want, files[m.ID+"/"+table.File].table.columns); diff != "" {
				t.Errorf("%s (-manifest +file):\n%s", table.Name, diff)
			}
		}
	}
}

// less compares two numbers, or two dates or timestamps as they are written.
func less(t *testing.T, a, b string) bool {
	t.Helper()
	if strings.Count(a, "-") == 2 {
		return a < b
	}
	x, err := strconv.ParseFloat(a, 64)
	if err != nil {
		t.Fatal(err)
	}
	y, err := strconv.ParseFloat(b, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x < y
}

// Keys and unique sets are unique; NULLs do not count in a unique set.
func TestPromisesOfUniqueness(t *testing.T) {
	for _, m := range readPromises(t) {
		for _, table := range m.Tables {
			sets := table.Unique
			if len(table.Key) > 0 {
				sets = append(sets, table.Key)
			}
			for _, set := range sets {
				seen := map[string]bool{}
				for _, r := range rows(t, m.ID+"/"+table.File) {
					var parts []string
					for _, column := range set {
						parts = append(parts, r[column])
					}
					if id := strings.Join(parts, "\x00"); seen[id] {
						t.Errorf("%s: %v repeats %q", table.Name, set, parts)
					} else {
						seen[id] = !slices.Contains(parts, "")
					}
				}
			}
		}
	}
}

// Every value of a column that references another stands there.
func TestPromisesOfReferences(t *testing.T) {
	all := readPromises(t)
	files := map[string]string{}
	for _, m := range all {
		for _, table := range m.Tables {
			files[m.ID+"/"+table.Name] = m.ID + "/" + table.File
		}
	}
	for _, m := range all {
		for _, table := range m.Tables {
			for _, c := range table.Columns {
				if c.References == "" {
					continue
				}
				target, column, _ := strings.Cut(c.References, ".")
				if !strings.Contains(target, "/") {
					target = m.ID + "/" + target
				}
				there := map[string]bool{"": true}
				for _, r := range rows(t, files[target]) {
					there[r[column]] = true
				}
				for _, r := range rows(t, m.ID+"/"+table.File) {
					if !there[r[c.Name]] {
						t.Errorf("%s.%s: %q is not in %s", table.Name, c.Name, r[c.Name], c.References)
					}
				}
			}
		}
	}
}

// quarterName is how boroughs write a quarter, by the calendar or by the financial year.
var quarterName = regexp.MustCompile(`^[0-9]{4}(/[0-9]{2})? Q[1-4]$`)

// checks are the conditions of the manifests in Go; an empty field stands for NULL.
var checks = map[string]func(r record) bool{
	"(parent_id IS NULL) = (parent_name IS NULL)": func(r record) bool {
		return (r["parent_id"] == "") == (r["parent_name"] == "")
	},
	"valid_to IS NULL OR valid_to >= valid_from": func(r record) bool {
		return r["valid_to"] == "" || r["valid_to"] >= r["valid_from"]
	},
	"closed_on IS NULL OR closed_on >= opened_on": func(r record) bool {
		return r["closed_on"] == "" || r["closed_on"] >= r["opened_on"]
	},
	"done_on IS NULL OR done_on >= raised_on": func(r record) bool {
		return r["done_on"] == "" || r["done_on"] >= r["raised_on"]
	},
	"keep_until IS NULL OR keep_until > collected_on": func(r record) bool {
		return r["keep_until"] == "" || r["keep_until"] > r["collected_on"]
	},
	"(delivered_on IS NULL OR refusal_reason IS NULL)": func(r record) bool {
		return r["delivered_on"] == "" || r["refusal_reason"] == ""
	},
	"(delivered_on IS NOT NULL OR rows_delivered = 0)": func(r record) bool {
		return r["delivered_on"] != "" || r["rows_delivered"] == "0"
	},
	"(delivered_on IS NULL) = (granularity IS NULL)": func(r record) bool {
		return (r["delivered_on"] == "") == (r["granularity"] == "")
	},
	"(parent_id IS NULL) = (level IN ('borough', 'council district', 'district'))": func(r record) bool {
		return (r["parent_id"] == "") == slices.Contains([]string{"borough", "council district", "district"}, r["level"])
	},
	"(level <> 'barri' OR city = 'Barcelona')": func(r record) bool {
		return r["level"] != "barri" || r["city"] == "Barcelona"
	},
	"(level <> 'neighbourhood' OR city = 'Port Meridian')": func(r record) bool {
		return r["level"] != "neighbourhood" || r["city"] == "Port Meridian"
	},
	"(origin = 'TOTAL') = (origin_group = 'Total')": func(r record) bool {
		return (r["origin"] == "TOTAL") == (r["origin_group"] == "Total")
	},
	"(city <> 'London' OR level = 'borough')": func(r record) bool {
		return r["city"] != "London" || r["level"] == "borough"
	},
	"(resolution IS NULL OR trim(resolution) <> '')": func(r record) bool {
		return r["resolution"] == "" || strings.TrimSpace(r["resolution"]) != ""
	},
	"(descriptor IS NULL OR trim(descriptor) <> '')": func(r record) bool {
		return r["descriptor"] == "" || strings.TrimSpace(r["descriptor"]) != ""
	},
	"expires_on > signed_on": func(r record) bool { return r["expires_on"] > r["signed_on"] },
	"days_open > 0 OR days_open IS NULL OR (visits = 0 AND pc_sessions = 0 AND loans = 0)": func(r record) bool {
		return r["days_open"] != "0" || r["visits"] == "0" && r["pc_sessions"] == "0" && r["loans"] == "0"
	},
	"(status = 'Closed') = (closed_at IS NOT NULL)": func(r record) bool {
		return (r["status"] == "Closed") == (r["closed_at"] != "")
	},
	"(due_at IS NULL OR due_at >= created_at)": func(r record) bool {
		return r["due_at"] == "" || r["due_at"] >= r["created_at"]
	},
	"(area_name <> 'Unspecified' OR area_id IS NULL)": func(r record) bool {
		return r["area_name"] != "Unspecified" || r["area_id"] == ""
	},
	"(end_at IS NULL OR end_at >= start_at)": func(r record) bool { return r["end_at"] == "" || r["end_at"] >= r["start_at"] },
	"(end_at IS NULL) = (end_lat IS NULL)":   func(r record) bool { return (r["end_at"] == "") == (r["end_lat"] == "") },
	"(end_at IS NULL) = (end_lon IS NULL)":   func(r record) bool { return (r["end_at"] == "") == (r["end_lon"] == "") },
	"regexp_full_match(period, '[0-9]{4}(/[0-9]{2})? Q[1-4]')": func(r record) bool {
		return quarterName.MatchString(r["period"])
	},
	"(lat IS NULL) = (lon IS NULL)": func(r record) bool { return (r["lat"] == "") == (r["lon"] == "") },
	"(resolution IS NULL OR closed_at IS NOT NULL)": func(r record) bool {
		return r["resolution"] == "" || r["closed_at"] != ""
	},
	"(reopened_from IS NULL OR reopened_from < request_id)": func(r record) bool {
		return r["reopened_from"] < r["request_id"] // both have eight digits
	},
}

// Every part of a check has its counterpart above, and no row makes it false.
func TestPromisesOfChecks(t *testing.T) {
	for _, m := range readPromises(t) {
		for _, table := range m.Tables {
			for _, condition := range conditions(table.Check) {
				holds, known := checks[condition]
				if !known {
					t.Errorf("%s: this test does not know the check %q", table.Name, condition)
					continue
				}
				for _, r := range rows(t, m.ID+"/"+table.File) {
					if !holds(r) {
						t.Errorf("%s: %q is false for %v", table.Name, condition, r)
						break
					}
				}
			}
		}
	}
}

// conditions cuts a check at the ANDs outside brackets.
func conditions(check string) []string {
	var parts []string
	depth, begin := 0, 0
	for i := range len(check) {
		switch {
		case check[i] == '(':
			depth++
		case check[i] == ')':
			depth--
		case depth == 0 && strings.HasPrefix(check[i:], " AND "):
			parts = append(parts, strings.TrimSpace(check[begin:i]))
			begin = i + len(" AND ")
		}
	}
	if rest := strings.TrimSpace(check[begin:]); rest != "" {
		parts = append(parts, rest)
	}
	return parts
}

// Every column is described, and times in the data can be read as times.
func TestColumnsAreDescribed(t *testing.T) {
	for _, m := range readPromises(t) {
		for _, table := range m.Tables {
			for _, c := range table.Columns {
				if c.Description == "" {
					t.Errorf("%s.%s has no description", table.Name, c.Name)
				}
				layout := map[string]string{"DATE": time.DateOnly, "TIMESTAMP": time.DateTime}[c.Type]
				if layout == "" {
					continue
				}
				for _, r := range rows(t, m.ID+"/"+table.File) {
					if _, err := time.Parse(layout, r[c.Name]); r[c.Name] != "" && err != nil {
						t.Errorf("%s.%s: %v", table.Name, c.Name, err)
					}
				}
			}
		}
	}
}
