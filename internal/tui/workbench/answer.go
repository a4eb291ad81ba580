package workbench

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/lesson"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// answer is the part of the screen where the learner answers. Its text has the form that trainer.Submit takes, and the same text
// is kept as the draft.
type answer interface {
	// Text is the answer as it stands.
	Text() string
	// Load takes up a draft.
	Load(draft string, cursor int)
	// Update takes a key, paste or message and reports whether it was meant for the answer.
	Update(msg tea.Msg) (bool, tea.Cmd)
	// Mouse takes a mouse message whose place is in the answer's rectangle, or of a drag that began there.
	Mouse(msg tea.Msg) tea.Cmd
	Resize(width, height int)
	// View draws at most the answer's height in lines.
	View() string
	// Focus gives the answer the keyboard or takes it away.
	Focus(focused bool) tea.Cmd
	// Capturing reports whether letters are typed into the answer.
	Capturing() bool
	// Keys lists what works in the answer now.
	Keys() []screen.Binding
	// Cursor is where the terminal's cursor belongs, in the answer's rectangle; nil hides it.
	Cursor() *tea.Cursor
	Restyle()
}

// newAnswer makes the answer that fits the type of the exercise.
func newAnswer(env *screen.Env, ex trainer.Exercising) answer {
	switch ex.Exercise.Type {
	case lesson.Choice:
		return newChoice(env, ex)
	case lesson.Arrange:
		return newArrange(env, ex)
	case lesson.Parsons:
		return newParsons(env, ex)
	case lesson.Classify:
		return newClassify(env, ex)
	case lesson.Number:
		return newNumber(env, ex)
	case lesson.TextType:
		return newShort(env)
	case lesson.Reflect:
		return newReflection(env, ex)
	default:
		return newQuery(env)
	}
}

// runner is an answer that holds SQL to run without submitting it.
type runner interface {
	// SQL is what Run runs; "" when there is nothing.
	SQL() string
}
