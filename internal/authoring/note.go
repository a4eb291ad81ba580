package authoring

import "guildhall/internal/lesson"

func frontKeys() keyBook {
	return keyBook{
		"title":      note("What learners see; quote it when it holds a colon and a space."),
		"minutes":    note("1 to 90. Above 45 a check warns."),
		"objectives": note("One to five things that the learner can do afterwards."),
		"dataset":    note("The dataset of every SQL block and exercise."),
		"datasets":   note("The same for several; write one of the two keys."),
		"teaches":    note("Skills of pack.yaml that this lesson teaches."),
		"uses":       note("Skills from earlier lessons, or from packs that this one needs."),
		"source":     note("The few words of the source talks that this serves."),
		"checkpoint": note("A test-out lesson: only exercises, no hints, two attempts each. Passing it marks its module done."),
		"translates": note("Of a translation: the hash of the base file that it was made from."),
	}
}

func divNotes() map[string]string {
	return map[string]string{
		"exercise": "An exercise, with an `#id` that is unique in the pack.",
		"shown":    "Round SQL in the prose: shown, not run. It must still parse.",
		"fails":    "Round SQL in the prose: runnable, and it must fail.",
		"chart":    "Round SQL: its result is drawn. `kind` is `bar`, `column`, `line`, `histogram` or `scatter`; `alt` is required, since plain mode reads it.",
		"note":     "A callout.", "warning": "A callout that warns.",
		"source":      "What the source talk said, kept apart from what the lesson adds.",
		"trainer":     "Trainer's notes: learners never see them.",
		"starter":     "What stands in the editor at first.",
		"solution":    "An accepted answer; the first is the reference. With `reading` it is another accepted reading of the prompt.",
		"wrong":       "An answer that must be refused, with the message after its SQL, or with the `code` that the judge must give.",
		"hint":        "One step of help; hints are shown one at a time.",
		"explain":     "Shown after success, or after the solution was asked for.",
		"reveal":      "SQL that is run and shown once the exercise is answered.",
		"check":       "`change`: queries whose results after the learner's statements must be those after the solution's.",
		"distractors": "`parsons`: lines that belong to no answer.",
		"near":        "`number`: a likely slip, its `value` and the message for it.",
		"also":        "`arrange`: another order that is right.",
		"model":       "`reflect`: the model answer.",
	}
}

func typeNotes() map[lesson.Type]string {
	return map[lesson.Type]string{
		lesson.SQL: "writes a query", lesson.Change: "changes data in a private copy", lesson.Parsons: "puts shuffled lines in order",
		lesson.Choice: "picks one option, or several", lesson.Number: "types a number", lesson.TextType: "types a short answer",
		lesson.Arrange: "puts items in order", lesson.Classify: "gives each item a label", lesson.Reflect: "writes, then compares with a model answer",
	}
}

// attributeNote says what an attribute takes.
type attributeNote struct{ values, fallback, about string }

func attributeNotes() map[string]attributeNote {
	return map[string]attributeNote{
		"type":       {"a type", "`sql`", "What the learner does."},
		"points":     {"1 to 100", "10", "What success gives."},
		"skills":     {"comma list", "the lesson's `teaches`", "Skills of pack.yaml."},
		"dataset":    {"id, or comma list", "the lesson's", "What the SQL runs on."},
		"was":        {"comma list", "none", "Former ids: progress under them counts."},
		"order":      {"`auto`, `keys`, `strict`, `none`", "`auto`", "How the order of rows is compared. `keys`: the sorted columns must be in the reference's sequence, ties may stand in any order. `strict`: the whole sequence. `auto`: `keys` if the reference has an ORDER BY, else `none`."},
		"columns":    {"`auto`, `names`, `positions`", "`auto`", "How columns are matched."},
		"tolerance":  {"a number, or `1%`", "exact; 1e-9 for floats", "How far a number may be off."},
		"require":    {"comma list of features", "none", "What an answer must use."},
		"forbid":     {"comma list of features", "none", "What an answer may not use."},
		"variants":   {"`on`, `empty`, `off`", "`on`", "Whether hidden databases judge answers too; `empty`: also with empty tables."},
		"why":        {"text", "none", "With `variants=off`: the reason, required."},
		"equivalent": {"comma list of `operator:clause`", "none", "Small faults of the reference that mean the same, as a check prints them."},
		"answer":     {"a number", "none", "`number`: the answer, unless a solution computes it."},
		"unit":       {"text", "none", "`number`: what is counted."},
		"labels":     {"comma list", "none", "`classify`: labels that no item has."},
		"shuffle":    {"`on`, `off`", "`on`", "Whether items are shuffled."},
		"min_words":  {"1 to 2000", "none", "`reflect`: how much must be written."},
	}
}
