package config

import (
	"time"

	"guildhall/internal/i18n"
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

// setting is one leaf of Config: its name in files and flags, its default, and what it may be.
type setting struct {
	name        string
	value       any
	choices     func() []string // of a text that may not be anything
	least, most int             // of a number
}

const (
	keysName = "keys"
	// longest is the longest time that a query can be given: a learner who waits longer is better served by another query.
	longest = time.Hour
)

// defaults lists every setting with the value it has when nobody says otherwise. The limits are those of the engine's
// contract; their least values are what a worker needs to start at all.
func defaults() []setting {
	return []setting{
		{name: "theme", value: Auto, choices: Themes},
		{name: "plain", value: false},
		{name: "ascii", value: Auto, choices: func() []string { return []string{Auto, "on", "off"} }},
		{name: "mouse", value: true},
		{name: "reduced_motion", value: false},
		{name: "language", value: Auto, choices: languages},
		{name: "editor", value: ""},
		{name: keysName, value: map[string][]string{}},
		{name: "limits.time", value: 5 * time.Second},
		{name: "limits.playground_time", value: 30 * time.Second},
		{name: "limits.memory_mb", value: 512, least: 16, most: 1 << 20},
		{name: "limits.process_mb", value: 1536, least: 128, most: 1 << 20},
		{name: "limits.rows", value: 10_000, least: 1, most: 10_000_000},
		{name: "limits.result_mb", value: 16, least: 1, most: 1024},
		{name: "limits.workers", value: 1, least: 1, most: 64},
	}
}

// languages are what the setting language may be.
func languages() []string {
	offered, err := i18n.Languages()
	if err != nil {
		return []string{Auto}
	}
	return append([]string{Auto}, offered...)
}
