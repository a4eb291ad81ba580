package tui

import "testing"

func TestFuzzy(t *testing.T) {
	tests := []struct {
		query, text string
		ok          bool
	}{
		{"sort", "lesson: sorting, ties", true},
		{"lst", "lesson: sorting", true},
		{"srtng", "lesson: sorting", true},
		{"xyz", "lesson: sorting", false},
		{"", "anything", true},
		{"sorting lesson", "lesson: sorting", false},
	}
	for _, tt := range tests {
		if _, ok := fuzzy(tt.query, tt.text); ok != tt.ok {
			t.Errorf("fuzzy(%q, %q) = %v", tt.query, tt.text, ok)
		}
	}
}

func TestBestMatchComesFirst(t *testing.T) {
	m := newMenu("", []item{{text: "Show the contents of the lesson"}, {text: "Sorting"}, {text: "Resort to help"}, {text: "Où trouver"}})
	for query, want := range map[string]string{"sor": "Sorting", "ou": "Où trouver", "cont": "Show the contents of the lesson"} {
		m.query = query
		m.search()
		if len(m.found) == 0 || m.items[m.found[0]].text != want {
			t.Errorf("%q finds %v first, want %q", query, m.found, want)
		}
	}
}
