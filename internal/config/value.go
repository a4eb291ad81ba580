package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// read makes the value of a setting of what somebody gave: a file any YAML, the environment and flags a text. What the program
// cannot act on is told as the reason, which is zero otherwise.
func (s setting) read(given any) (value any, why i18n.Message) {
	if s.name == keysName {
		return readKeys(given)
	}
	text := fmt.Sprint(given)
	switch given.(type) {
	case nil:
		return s.value, i18n.Message{}
	case []any, []string, map[string]any, map[any]any:
		return nil, s.refuse("config.why-one", text)
	}
	switch s.value.(type) {
	case bool:
		truth, known := truths()[strings.ToLower(text)]
		if !known {
			return nil, s.refuse("config.why-truth", text)
		}
		return truth, i18n.Message{}
	case int:
		number, err := strconv.Atoi(text)
		if err != nil || number < s.least || number > s.most {
			return nil, s.refuse("config.why-number", text)
		}
		return number, i18n.Message{}
	case time.Duration:
		lasts, err := time.ParseDuration(text)
		if err != nil || lasts <= 0 || lasts > longest {
			return nil, s.refuse("config.why-time", text)
		}
		return lasts, i18n.Message{}
	}
	if s.choices == nil || s.accepts(text) {
		return text, i18n.Message{}
	}
	// In YAML, and so here, yes and true are other words for on.
	if truth, known := truths()[strings.ToLower(text)]; known && slices.Contains(s.choices(), "on") {
		return map[bool]string{true: "on", false: "off"}[truth], i18n.Message{}
	}
	return nil, s.refuse("config.why-choice", text)
}

// accepts reports whether a text is one of the choices. A language may come with its region.
func (s setting) accepts(text string) bool {
	if s.name == "language" && text != Auto {
		_, err := i18n.NewPrinter(text)
		return err == nil
	}
	return slices.Contains(s.choices(), text)
}

// refuse says why a value cannot be used.
func (s setting) refuse(key, value string) i18n.Message {
	args := i18n.Args{"Setting": s.name, "Value": shortened(value), "Least": s.least, "Most": s.most}
	if s.choices != nil {
		args["Known"] = strings.Join(s.choices(), ", ")
	}
	return i18n.New(key, args)
}

// shortened makes a text that may be anything fit into a sentence.
func shortened(text string) string {
	const most = 60
	if letters := []rune(text); len(letters) > most {
		text = string(letters[:most]) + "…"
	}
	return result.Safe(text)
}

// truths are the words for yes and no, as YAML has them.
func truths() map[string]bool {
	return map[string]bool{
		"true": true, "on": true, "yes": true, "1": true,
		"false": false, "off": false, "no": false, "0": false,
	}
}

// readKeys makes the remapped keys of what a file gave: for each action one key or a list of them.
func readKeys(given any) (map[string][]string, i18n.Message) {
	actions, isMap := given.(map[string]any)
	if own, is := given.(map[string][]string); is {
		return own, i18n.Message{}
	}
	if given != nil && !isMap {
		return nil, i18n.New("config.why-keys", i18n.Args{"Action": keysName})
	}
	keys := map[string][]string{}
	for action, value := range actions {
		switch value := value.(type) {
		case string:
			keys[action] = []string{value}
		case []any:
			keys[action] = []string{}
			for _, key := range value {
				keys[action] = append(keys[action], fmt.Sprint(key))
			}
		case nil:
			keys[action] = []string{}
		default:
			return nil, i18n.New("config.why-keys", i18n.Args{"Action": keysName + "." + shortened(action)})
		}
	}
	return keys, i18n.Message{}
}
