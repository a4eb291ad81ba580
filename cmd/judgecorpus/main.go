// Command judgecorpus measures the judge on the corpus of internal/grade/testdata/corpus and prints the table. It ends with exit
// code 1 when a bar is not met (see table), and with -v it lists every answer that was judged otherwise than it should be.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/grade/corpus"
	"guildhall/internal/lab"
	"guildhall/internal/lesson"
	"guildhall/internal/variant"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 0 all bars met, 1 a bar is not met or the corpus could not be judged, 2 wrong usage.
func run(ctx context.Context, args []string, out, complaints io.Writer) int {
	flags := flag.NewFlagSet("judgecorpus", flag.ContinueOnError)
	flags.SetOutput(complaints)
	folder := flags.String("corpus", filepath.Join("internal", "grade", "testdata", "corpus"), "the folder of the corpus")
	only := flags.String("only", "", "judge only exercises whose dataset/id contains one of these, separated by commas")
	list := flags.Bool("v", false, "list every answer that is judged otherwise than it should be")
	sample := flags.Bool("sample", false, "judge on the sample alone, without variants")
	workers := flags.Int("workers", 2, "judge so many exercises at once; times are only comparable with 1")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	report, err := measure(ctx, *folder, *only, *sample, max(1, *workers))
	if err != nil {
		fmt.Fprintln(complaints, "judgecorpus:", err)
		return 1
	}
	if *list {
		for _, m := range report.Misjudged {
			if *sample && m.Problem == corpus.Accepted {
				continue // the sample cannot tell
			}
			fmt.Fprintf(out, "%s:%d %s: %s (%s): %s\n    %s\n", m.Answer.File, m.Answer.Line, m.Exercise, m.Problem,
				strings.Join(m.Answer.Codes, "|"), m.Got, strings.Join(strings.Fields(m.Answer.SQL), " "))
		}
	}
	if *list {
		fmt.Fprintln(out, "\nslowest, by the median of right answers but the first:")
		for _, slow := range report.Slow[:min(10, len(report.Slow))] {
			fmt.Fprintf(out, "%8.1f ms  %s\n", float64(slow.Median.Microseconds())/1000, slow.Exercise)
		}
		fmt.Fprintln(out)
	}
	if !table(out, report, *sample) {
		return 1
	}
	return 0
}

// measure judges the corpus in a folder of its own that is gone afterwards.
func measure(ctx context.Context, folder, only string, sample bool, workers int) (report *corpus.Report, err error) {
	exercises, err := corpus.Read(os.DirFS(folder), ".")
	if err != nil {
		return nil, err
	}
	exercises = slices.DeleteFunc(exercises, func(ex *corpus.Exercise) bool {
		return !slices.ContainsFunc(strings.Split(only, ","), func(part string) bool { return strings.Contains(ex.Dataset+"/"+ex.ID, part) })
	})
	home, err := os.MkdirTemp("", "judgecorpus")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the databases: %w", err)
	}
	defer func() { _ = os.RemoveAll(home) }() // what is left of it is the system's to clean
	eng := engine.New(engine.Options{Workers: workers, Dir: home})
	defer func() { _ = eng.Close() }() // the report is complete by then
	options := lab.Options{
		Engine: eng, Preparer: dataset.NewPreparer(eng, home), Catalog: dataset.NewCatalog(datasets.FS),
		// Which cause is found must not depend on how busy the machine is.
		Grader: grade.New().WithPatience(time.Minute),
	}
	if !sample {
		options.Variants = variant.NewBuilder(eng, filepath.Join(home, "_variants"))
	}
	bench := lab.New(options)
	return corpus.Measure(ctx, exercises, workers, func(ctx context.Context, ex *lesson.Exercise, answer string) (grade.Verdict, error) {
		return bench.Judge(ctx, nil, ex, answer)
	})
}
