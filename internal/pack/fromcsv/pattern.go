package fromcsv

import (
	"regexp"
	"sync"
)

// pattern compiles an expression when it is first asked for: all of this package's at once would be a share of every start of the program.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
