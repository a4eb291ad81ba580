package config

import (
	"time"
)

// Config is every setting of the program.
type Config struct {
	Theme         string              `mapstructure:"theme"`          // one of Themes
	Plain         bool                `mapstructure:"plain"`          // line mode instead of the full screen
	ASCII         string              `mapstructure:"ascii"`          // auto, on or off: no characters beyond ASCII
	Mouse         bool                `mapstructure:"mouse"`          // the mouse works at the start
	ReducedMotion bool                `mapstructure:"reduced_motion"` // nothing moves by itself
	Language      string              `mapstructure:"language"`       // BCP 47, or Auto
	Editor        string              `mapstructure:"editor"`         // command of an outside editor; "" is $VISUAL, then $EDITOR
	Keys          map[string][]string `mapstructure:"keys"`           // action to keys, for actions that are remapped
	Limits        Limits              `mapstructure:"limits"`
}

// Limits bound what a query may use.
type Limits struct {
	Time           time.Duration `mapstructure:"time"`            // of a run in a lesson
	PlaygroundTime time.Duration `mapstructure:"playground_time"` // of a run in the playground
	MemoryMB       int           `mapstructure:"memory_mb"`       // DuckDB's own limit
	ProcessMB      int           `mapstructure:"process_mb"`      // of the process that runs DuckDB
	Rows           int           `mapstructure:"rows"`            // of a result
	ResultMB       int           `mapstructure:"result_mb"`       // of a result
	Workers        int           `mapstructure:"workers"`         // processes that run queries
}

// Auto is the value of a setting that follows what the terminal or the locale says.
const Auto = "auto"

// Themes lists the values of the setting theme.
func Themes() []string {
	return []string{Auto, "light", "dark", "high-contrast", "colour-blind", "none"}
}

// setting is one leaf of Config: its name in files and flags, and its default.
type setting struct {
	name  string
	value any
}

// defaults lists every setting with the value it has when nobody says otherwise. The limits are those of the engine's
// contract.
func defaults() []setting {
	return []setting{
		{"theme", Auto},
		{"plain", false},
		{"ascii", Auto},
		{"mouse", true},
		{"reduced_motion", false},
		{"language", Auto},
		{"editor", ""},
		{"keys", map[string][]string{}},
		{"limits.time", 5 * time.Second},
		{"limits.playground_time", 30 * time.Second},
		{"limits.memory_mb", 512},
		{"limits.process_mb", 1536},
		{"limits.rows", 10_000},
		{"limits.result_mb", 16},
		{"limits.workers", 1},
	}
}
