// Package cli is the command line: it reads arguments, puts the parts of the program together and turns what they answer
// into output and exit codes. It is the only place that knows every part, and it decides nothing a part could decide.
package cli
