package screen

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestLatestSkipsWhatIsOvertaken(t *testing.T) {
	request := func(n int) tea.Cmd { return func() tea.Msg { return n } }
	var l Latest
	first := l.Ask(request(1))
	if first == nil || l.Ask(request(2)) != nil || l.Ask(request(3)) != nil {
		t.Fatal("one request at a time")
	}
	next := l.Answered()
	if next == nil || next() != 3 {
		t.Fatal("the last request comes after the first")
	}
	if l.Ask(request(4)) != nil {
		t.Error("the last request is running")
	}
	if next = l.Answered(); next == nil || next() != 4 || l.Answered() != nil {
		t.Error("a request was lost, or none comes to an end")
	}
	if l.Ask(request(5)) == nil {
		t.Error("after all were answered the next one runs")
	}
}
