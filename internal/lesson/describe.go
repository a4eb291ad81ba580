package lesson

import (
	"maps"
	"reflect"
	"slices"

	"guildhall/internal/i18n"
)

// HeaderType is the shape of pack.yaml, with the tags that ReadYAML reads.
func HeaderType() reflect.Type { return reflect.TypeFor[headerYAML]() }

// FrontType is the shape of a lesson's front matter.
func FrontType() reflect.Type { return reflect.TypeFor[frontYAML]() }

// TranslatedFrontType is the shape of a translation's front matter.
func TranslatedFrontType() reflect.Type { return reflect.TypeFor[translatedYAML]() }

// TypeDescription says what an exercise of a type is made of.
type TypeDescription struct {
	Type       Type
	List       i18n.Message // what kind of list it is answered by; zero for none
	Parts      []PartDescription
	Attributes []string // in the order in which they are written
}

// PartDescription says how often a part may stand in an exercise; Most 0 is any number.
type PartDescription struct {
	Name        string
	Least, Most int
}

// DescribeTypes describes every type of exercise.
func DescribeTypes() []TypeDescription {
	var all []TypeDescription
	for _, name := range types() {
		rule, _ := ruleOf(Type(name))
		d := TypeDescription{Type: Type(name), Attributes: append(commonAttributes(), rule.attributes...)}
		if rule.list != noList {
			d.List = rule.list.said()
		}
		for _, part := range slices.Concat(slices.Sorted(maps.Keys(rule.parts)), []string{"hint", "reveal", "explain"}) {
			b, _ := rule.boundsOf(part)
			d.Parts = append(d.Parts, PartDescription{Name: part, Least: b.least, Most: b.most})
		}
		all = append(all, d)
	}
	return all
}

// DescribeDivs lists every div with the attributes that it takes besides an exercise's.
func DescribeDivs() map[string][]string {
	all := map[string][]string{}
	for _, name := range slices.Concat(lessonDivs(), allParts()) {
		all[name] = divAttributes(name)
	}
	return all
}

// ExerciseAttributes lists every attribute of exercises, in the order in which they are written.
func ExerciseAttributes() []string { return allAttributes() }
