package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Memory keeps what was found of a thing under a key that changes whenever anything changes that the finding rests on. Several
// goroutines use it at once.
type Memory interface {
	Recall(key string) (text []byte, ok bool)
	Keep(key string, text []byte)
}

// recipe counts the ways in which things have been checked: another number, and nothing remembered counts.
const recipe = 2

// key names a task with everything that its outcome rests on: the thing as its author wrote it, wherever it stands, the data, the judge
// and the options. "" is for what must not be remembered.
func (w *work) key(t task) string {
	if w.options.Memory == nil {
		return ""
	}
	hash := sha256.New()
	fmt.Fprintf(hash, "recipe %d judge %q\n", recipe, w.options.Judge)
	for _, id := range t.datasets {
		set, err := w.bench.Dataset(w.pack, id)
		if err != nil {
			return ""
		}
		fmt.Fprintf(hash, "dataset %s %s\n", id, set.Hash)
		for _, neighbour := range set.Neighbours() {
			if other, err := w.bench.Dataset(w.pack, neighbour); err == nil {
				fmt.Fprintf(hash, "beside %s %s\n", neighbour, other.Hash)
			}
		}
	}
	text, err := json.Marshal(t.thing)
	if err != nil {
		return ""
	}
	if text, err = placeless(text, t.at); err != nil {
		return ""
	}
	fmt.Fprintf(hash, "%T ", t.thing)
	hash.Write(text)
	return hex.EncodeToString(hash.Sum(nil))
}

// placeless takes the file out of everything that has a place and counts its lines from the thing's own, so that a line more above
// changes nothing.
func placeless(text []byte, at lesson.Position) ([]byte, error) {
	var thing any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&thing); err != nil {
		return nil, err
	}
	moveAll(thing, at)
	return json.Marshal(thing)
}

func moveAll(thing any, at lesson.Position) {
	switch value := thing.(type) {
	case []any:
		for _, item := range value {
			moveAll(item, at)
		}
	case map[string]any:
		if line, ok := value["Line"].(json.Number); ok {
			if n, err := line.Int64(); err == nil {
				value["File"], value["Line"] = "", n-int64(at.Line)
			}
			// The number of an example counts those before it.
			delete(value, "Index")
		}
		for _, item := range value {
			moveAll(item, at)
		}
	}
}

// recall gives what is remembered of a thing, at the place where it stands now.
func (w *work) recall(key string, at lesson.Position) (found, bool) {
	if key == "" {
		return found{}, false
	}
	text, ok := w.options.Memory.Recall(key)
	if !ok {
		return found{}, false
	}
	var known found
	if err := json.Unmarshal(text, &known); err != nil {
		return found{}, false
	}
	if at.File != "" {
		for i := range known.Problems {
			known.Problems[i].File = at.File
			known.Problems[i].Line += at.Line
		}
	}
	return known, true
}

// keep remembers what was found of a thing, with places counted from its own, in the words of this program and language: the key holds
// both.
func (w *work) keep(key string, at lesson.Position, what found) {
	if key == "" || what.unsure {
		return
	}
	kept := make([]lesson.Problem, len(what.Problems))
	for i, p := range what.Problems {
		p.Message, p.Mend = i18n.Literally(w.options.Say(p.Message)), i18n.Literally(w.options.Say(p.Mend))
		if at.File != "" {
			p.File = ""
			p.Line -= at.Line
		}
		kept[i] = p
	}
	what.Problems = kept
	if text, err := json.Marshal(what); err == nil {
		w.options.Memory.Keep(key, text)
	}
}
