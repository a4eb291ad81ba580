package lesson

import "strings"

// In returns the pack as a reader of the language sees it: lessons that are translated into it, or into the language that it is a
// variety of (ca for ca-ES), are in it, the others as their author wrote them. Ids, answers and hashes stay those of the pack's own
// language, and so does progress.
func (p *Pack) In(language string) *Pack {
	if p == nil || len(p.Translations) == 0 || strings.EqualFold(language, p.Language) {
		return p
	}
	translated := p.translation(language)
	if translated == nil {
		return p
	}
	in := *p
	in.Lessons = make([]*Lesson, len(p.Lessons))
	for i, l := range p.Lessons {
		in.Lessons[i] = l
		if other := translated[l.ID]; other != nil {
			in.Lessons[i] = other
		}
	}
	return &in
}

// translation finds the translations into a language, then into shorter forms of its tag.
func (p *Pack) translation(language string) map[string]*Lesson {
	for tag := language; tag != ""; {
		for known, lessons := range p.Translations {
			if strings.EqualFold(known, tag) {
				return lessons
			}
		}
		cut := strings.LastIndexByte(tag, '-')
		if cut < 0 {
			return nil
		}
		tag = tag[:cut]
		if strings.EqualFold(tag, p.Language) {
			return nil
		}
	}
	return nil
}
