// Package workbench is the screen where an exercise is done: the prompt and its hints, the answer, and what came of it. Each type
// of exercise has an answer of its own; running, submitting and being told why are the same for all.
package workbench
