package workbench

import (
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// Messages to the workbench from its own commands. Those with a request are dropped when another one is awaited.
type (
	openedMsg struct {
		exercising trainer.Exercising
		hints      []trainer.HintView
		err        error
		renewed    bool // the file was read again because it has changed
	}
	ranMsg struct {
		request uint64
		outcome result.Outcome
		sql     string
		whole   bool // sql is the whole answer, so that places in it are places in the answer
		err     error
	}
	gradedMsg struct {
		request    uint64
		answer     string // that was judged
		submission trainer.Submission
		err        error
	}
	hintedMsg struct {
		hint trainer.HintView
		err  error
	}
	revealedMsg struct {
		revealed trainer.Revealed
		err      error
	}
	describedMsg struct {
		tables []trainer.TableInfo
		err    error
	}
	completedMsg struct {
		to          answer
		request     int
		suggestions []trainer.Suggestion
	}
	// pastMsg brings the queries that were run, oldest first.
	pastMsg struct {
		to      answer
		queries []string
	}
	skippedMsg  struct{ err error }
	draftDueMsg struct{}
	savedMsg    struct{ err error }
	// chartedMsg brings the result of a chart in the prompt.
	chartedMsg struct {
		index   int
		outcome result.Outcome
		err     error
	}
)
