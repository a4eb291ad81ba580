package screen

import tea "charm.land/bubbletea/v2"

// Latest lets one request run at a time and, of those that are made meanwhile, only the last one after it: what is asked with every letter
// that is typed must not queue up. Requests are numbered, since they may come out of order; one that comes after a later one is dropped.
// Each command must bring its message, whatever happens.
type Latest struct {
	busy   bool
	newest int
	next   tea.Cmd
}

// Ask returns the command, or nil while another one runs or when it comes too late.
func (l *Latest) Ask(number int, request tea.Cmd) tea.Cmd {
	if number < l.newest {
		return nil
	}
	l.newest = number
	if l.busy {
		l.next = request
		return nil
	}
	l.busy = true
	return request
}

// Restart says that the numbers begin anew, with another asker.
func (l *Latest) Restart() { l.newest, l.next = 0, nil }

// Answered takes note that a request has brought its message, and returns the one that waits.
func (l *Latest) Answered() tea.Cmd {
	next := l.next
	l.busy, l.next = next != nil, nil
	return next
}
