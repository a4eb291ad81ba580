package variant

import (
	"slices"
	"testing"

	"guildhall/internal/dataset"
	"guildhall/internal/result"
)

// A reference that cuts rows off at a tie says nothing there: whichever row it takes is luck.
func TestTiesAreNoTrapForLimit(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("lending")
	for _, sql := range []string{
		"SELECT title FROM books ORDER BY price DESC LIMIT 1",
		"SELECT title FROM books QUALIFY row_number() OVER (ORDER BY price DESC) = 1",
		"SELECT b.title FROM loans l JOIN books b USING (book_id) GROUP BY b.book_id, b.title ORDER BY count(*) DESC LIMIT 2",
	} {
		made := w.build(sample, asking(sql))
		if len(made) == 0 {
			t.Errorf("no variants at all: %s", sql)
		}
		for _, v := range made {
			session := w.open(sample, v)
			w.steady(session, v, sql)
			_ = session.Close()
		}
	}
	// The same question without luck keeps its ties.
	if made := w.build(sample, asking("SELECT title FROM books WHERE price = (SELECT max(price) FROM books)")); !slices.Contains(kinds(made), Ties) {
		t.Errorf("no ties among %v", kinds(made))
	}
}

// steady runs a query on the tables in other orders.
func (w *workshop) steady(session Session, v Variant, sql string) {
	want := digest(w.query(session, sql))
	for _, order := range []string{"rowid DESC", "hash(rowid * 7 + 1)"} {
		for _, table := range []string{"books", "loans"} {
			_ = w.query(session, "CREATE OR REPLACE TABLE memory.main."+table+" AS SELECT * FROM lending.main."+table+" ORDER BY "+order+"; SELECT 1")
		}
		if digest(w.query(session, sql)) != want {
			w.tb.Errorf("%s: the order of rows decides: %s", v.Kind, sql)
		}
	}
}

// A text that repeats nothing in the sample is a name, unless the manifest says otherwise.
func TestNaturalKeysStayUnique(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("lending")
	session := w.open(sample, Variant{Databases: databasesOf(sample)})
	defer func() { _ = session.Close() }()
	silent := *sample.Datasets[0]
	silent.Tables = slices.Clone(silent.Tables)
	silent.Tables[0].Columns = slices.Clone(silent.Tables[0].Columns)
	silent.Tables[0].Column("name").Unique = nil
	for _, c := range []struct {
		set          *dataset.Dataset
		column       string
		wantedUnique bool
	}{
		{&silent, "name", true},
		{sample.Datasets[0], "name", false}, // says unique: false
		{&silent, "town", false},            // repeats
	} {
		s := newSchema([]*dataset.Dataset{c.set})
		if err := s.naturalKeys(t.Context(), session); err != nil {
			t.Fatal(err)
		}
		if got := s.tables[0].column(c.column).unique; got != c.wantedUnique {
			t.Errorf("members.%s unique: %t, want %t", c.column, got, c.wantedUnique)
		}
	}
}

// Case changes only where it is the subject.
func TestCaseIsChangedOnlyWhereItCounts(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("lending")
	shouted := func(sql string) bool {
		for _, v := range w.build(sample, asking(sql)) {
			session := w.open(sample, v)
			set := w.query(session, "SELECT count(*) FROM members WHERE town = 'SOUTHSIDE'")
			_ = session.Close()
			if !set.Rows[0][0].Equal(result.NewWhole(0)) {
				return true
			}
		}
		return false
	}
	if shouted("SELECT name FROM members WHERE town = 'Southside'") {
		t.Error("capital letters in an exercise that is not about them")
	}
	if !shouted("SELECT name FROM members WHERE lower(town) = 'southside'") {
		t.Error("no capital letters in an exercise about them")
	}
}

// A variant on which the reference itself fails judges nobody.
func TestVariantsOnWhichTheReferenceFailsAreDropped(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("works")
	sql := "SELECT crew, day, 10 / CASE WHEN finished < planned THEN finished - planned ELSE 1 END AS x, CAST(left(crew, 1) || '' AS VARCHAR) FROM shifts WHERE CAST(substr(crew, 2, 1) AS INTEGER) > 0"
	for _, v := range w.build(sample, asking(sql)) {
		session := w.open(sample, v)
		w.query(session, sql)
		_ = session.Close()
	}
}

// Rows that only a whole group shows, such as its latest, are found all the same.
func TestRareAnswersAreSampled(t *testing.T) {
	w := newWorkshop(t)
	made := w.build(w.sample("governance"), asking("SELECT agreement_id, due_on FROM (SELECT * FROM supplier_deliveries QUALIFY row_number() OVER (PARTITION BY agreement_id ORDER BY due_on DESC) = 1) WHERE refusal_reason IS NOT NULL"))
	if len(made) < 5 {
		t.Errorf("only %v", kinds(made))
	}
}

// Wherever the sample's result says something, so does every variant's.
func TestVariantsSaySomething(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("lending")
	for _, sql := range []string{
		"SELECT max(fine) AS worst FROM loans WHERE returned_at < '2024-03-01'",
		"SELECT name FROM members WHERE town = 'Mill Town' AND joined_on > '2023-01-01'",
		"SELECT member_id FROM loans GROUP BY member_id HAVING count(*) > 3",
	} {
		made := w.build(sample, asking(sql))
		if len(made) < 4 {
			t.Errorf("only %v: %s", kinds(made), sql)
		}
		for _, v := range made {
			session := w.open(sample, v)
			if set := w.query(session, sql); len(set.Rows) == 0 || set.Rows[0][0].IsNull() {
				t.Errorf("%s says nothing: %s", v.Kind, sql)
			}
			_ = session.Close()
		}
	}
}
