package course

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
)

// Trainer tells how far the learner is with a pack.
type Trainer interface {
	Course(ctx context.Context, pack string) (trainer.Course, error)
}

// Course is the screen of one pack.
type Course struct {
	env     *screen.Env
	trainer Trainer
	pack    string

	width, height int
	request       uint64
	loaded        bool
	failed        bool
	view          trainer.Course
	lessons       []trainer.LessonSummary // of all modules, in order
	chosen        int
	top           int
}

// New returns the screen; nothing is read before Init's command runs.
func New(env *screen.Env, t Trainer, pack string) *Course {
	return &Course{env: env, trainer: t, pack: pack, chosen: -1}
}

// Init loads what is shown.
func (c *Course) Init() tea.Cmd { return c.load() }

// Update takes a message in.
func (c *Course) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		return c.loadedWith(msg)
	case screen.ShownMsg, screen.ReloadMsg:
		return c.load()
	case screen.ActMsg:
		return c.act(msg.Action)
	case tea.KeyPressMsg:
		if action, ok := screen.Match(msg, c.Keys()); ok {
			return c.act(action)
		}
	case tea.MouseClickMsg:
		return c.click(msg.Mouse())
	case tea.MouseWheelMsg:
		c.wheel(msg.Mouse())
	}
	return nil
}

// Resize gives the screen its rectangle.
func (c *Course) Resize(width, height int) {
	c.width, c.height = width, height
	c.follow()
}

// Capturing is never true: nothing is typed here.
func (c *Course) Capturing() bool { return false }

// Title names the pack.
func (c *Course) Title() (string, string) {
	if !c.loaded {
		return c.pack, ""
	}
	return c.view.Pack.Title, result.Safe(c.view.Pack.Version)
}

func (c *Course) loadedWith(msg loadedMsg) tea.Cmd {
	if msg.request != c.request {
		return nil
	}
	if msg.err != nil {
		c.failed = true
		return screen.ReportError(msg.err)
	}
	c.loaded, c.failed, c.view, c.lessons = true, false, msg.course, nil
	for _, module := range c.view.Modules {
		c.lessons = append(c.lessons, module.Lessons...)
	}
	if c.chosen < 0 {
		c.chosen = c.nextUp()
	}
	c.choose(c.chosen)
	return nil
}

// nextUp is the first lesson that is not done, so that Enter goes on.
func (c *Course) nextUp() int {
	for i, l := range c.lessons {
		if l.State != progress.LessonDone {
			return i
		}
	}
	return 0
}

func (c *Course) act(action screen.Action) tea.Cmd {
	switch action {
	case screen.DoUp:
		c.choose(c.chosen - 1)
	case screen.DoDown:
		c.choose(c.chosen + 1)
	case screen.DoPageUp:
		c.choose(c.chosen - max(c.height/2, 1))
	case screen.DoPageDown:
		c.choose(c.chosen + max(c.height/2, 1))
	case screen.DoTop:
		c.choose(0)
	case screen.DoBottom:
		c.choose(len(c.lessons) - 1)
	case screen.DoOpen:
		return c.open()
	}
	return nil
}

func (c *Course) choose(i int) {
	c.chosen = max(min(i, len(c.lessons)-1), 0)
	c.follow()
}

func (c *Course) open() tea.Cmd {
	if c.chosen < 0 || c.chosen >= len(c.lessons) {
		return nil
	}
	return screen.Open(screen.ToLesson{Pack: c.pack, Lesson: c.lessons[c.chosen].ID})
}

// click opens a lesson that is chosen already, and chooses another.
func (c *Course) click(mouse tea.Mouse) tea.Cmd {
	if mouse.Button != tea.MouseLeft || !c.loaded || mouse.X >= c.listWidth() {
		return nil
	}
	list := c.list()
	at := c.top + mouse.Y - c.headHeight()
	if mouse.Y < c.headHeight() || at >= len(list.owner) || list.owner[at] < 0 {
		return nil
	}
	if list.owner[at] == c.chosen {
		return c.open()
	}
	c.choose(list.owner[at])
	return nil
}

func (c *Course) wheel(mouse tea.Mouse) {
	switch mouse.Button {
	case tea.MouseWheelUp:
		c.choose(c.chosen - 1)
	case tea.MouseWheelDown:
		c.choose(c.chosen + 1)
	}
}

// follow moves the list's window to the chosen lesson.
func (c *Course) follow() {
	if c.height == 0 || !c.loaded {
		return
	}
	list := c.list()
	for i, owner := range list.owner {
		if owner == c.chosen {
			first := i
			if c.chosen == 0 {
				first = 0
			}
			c.top = max(min(frame.Follow(c.top, c.listHeight(), first, i), len(list.lines)-c.listHeight()), 0)
			return
		}
	}
}
