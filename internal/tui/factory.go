package tui

import (
	"context"

	"guildhall/internal/trainer"
	"guildhall/internal/tui/course"
	"guildhall/internal/tui/data"
	"guildhall/internal/tui/home"
	"guildhall/internal/tui/playground"
	"guildhall/internal/tui/progress"
	"guildhall/internal/tui/reader"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/stepping"
	"guildhall/internal/tui/workbench"
)

// catalogue tells what packs and lessons there are.
type catalogue interface {
	Home(ctx context.Context) (trainer.Home, error)
	Course(ctx context.Context, pack string) (trainer.Course, error)
}

// factory alone knows every screen.
type factory struct {
	env     *screen.Env
	trainer *trainer.Trainer
}

func (f factory) home() screen.Screen { return home.New(f.env, f.trainer) }

// screen makes the screen of a target; nil for one that has none.
func (f factory) screen(target screen.Target) screen.Screen {
	switch target := target.(type) {
	case screen.ToCourse:
		return course.New(f.env, f.trainer, target.Pack)
	case screen.ToLesson:
		return reader.New(f.env, f.trainer, target)
	case screen.ToExercise:
		return workbench.New(f.env, f.trainer, target)
	case screen.ToData:
		return data.New(f.env, f.trainer, target)
	case screen.ToPlayground:
		return playground.New(f.env, f.trainer, target)
	case screen.ToSteps:
		return stepping.New(f.env, f.trainer, target)
	case screen.ToProgress:
		return progress.New(f.env, f.trainer)
	default:
		return nil
	}
}
