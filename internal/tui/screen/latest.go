package screen

import tea "charm.land/bubbletea/v2"

// Latest lets one request run at a time and, of those that are made meanwhile, only the last one after it: what is asked with every letter
// that is typed must not queue up. Each command must bring its message, whatever happens.
type Latest struct {
	busy bool
	next tea.Cmd
}

// Ask returns the command, or nil while another one runs.
func (l *Latest) Ask(request tea.Cmd) tea.Cmd {
	if l.busy {
		l.next = request
		return nil
	}
	l.busy = true
	return request
}

// Answered takes note that a request has brought its message, and returns the one that waits.
func (l *Latest) Answered() tea.Cmd {
	next := l.next
	l.busy, l.next = next != nil, nil
	return next
}
