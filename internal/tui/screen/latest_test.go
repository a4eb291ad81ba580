package screen

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestLatestSkipsWhatIsOvertaken(t *testing.T) {
	request := func(n int) tea.Cmd { return func() tea.Msg { return n } }
	var l Latest
	ask := func(n int) tea.Cmd { return l.Ask(n, request(n)) }
	if ask(1) == nil || ask(2) != nil || ask(4) != nil || ask(3) != nil {
		t.Fatal("one request at a time")
	}
	next := l.Answered()
	if next == nil || next() != 4 {
		t.Fatal("the last request comes after the first, also when it came before another one")
	}
	if ask(5) != nil {
		t.Error("the last request is running")
	}
	if next = l.Answered(); next == nil || next() != 5 || l.Answered() != nil {
		t.Error("a request was lost, or none comes to an end")
	}
	if ask(4) != nil || ask(6) == nil {
		t.Error("after all were answered the next one runs, and none that is late")
	}
	l.Answered()
	if l.Restart(); ask(1) == nil {
		t.Error("another asker begins with 1")
	}
}
