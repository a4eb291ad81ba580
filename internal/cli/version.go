package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"guildhall/internal/engine"
)

func (a *app) versionCommand() *cobra.Command {
	cmd := a.command("version", "guildhall version", func(*cobra.Command, []string) error {
		fmt.Fprintf(a.streams.Out, "guildhall %s\nDuckDB %s\n%s %s/%s\n", version(), engine.Version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return nil
	})
	cmd.Args = a.takes(0, 0)
	return cmd
}

// version is what the build knows of itself: a tag, else the commit, else "devel".
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	if tag := info.Main.Version; tag != "" && tag != "(devel)" {
		return tag
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" && len(setting.Value) >= 12 {
			return "devel " + setting.Value[:12]
		}
	}
	return "devel"
}

func (a *app) manCommand(root *cobra.Command) *cobra.Command {
	cmd := a.command("man", "guildhall man > guildhall.1", func(*cobra.Command, []string) error {
		page, err := mcobra.NewManPage(1, root)
		if err != nil {
			return a.environment("cli.output.failed", err)
		}
		fmt.Fprint(a.streams.Out, page.Build(roff.NewDocument()))
		return nil
	})
	cmd.Args = a.takes(0, 0)
	return cmd
}
