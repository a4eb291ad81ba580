// Package config gathers the program's settings from flags, the environment, one file and defaults, in that order, into
// one struct, and says which folders the program uses. It knows settings, not what they do.
package config
