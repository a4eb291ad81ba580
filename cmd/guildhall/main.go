// Command guildhall is a bootcamp in the terminal: lessons, SQL on sample city data, and a judge that explains.
package main

import (
	"os"

	"guildhall/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
