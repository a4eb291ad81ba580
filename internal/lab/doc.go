// Package lab is where SQL meets data: it prepares the datasets that a lesson names, runs examples and tries on them in the
// engine's sandbox, and has answers judged there. Every face uses it, as does the check of packs; it records nothing.
package lab
