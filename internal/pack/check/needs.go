package check

import (
	"context"
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// needs looks up the packs that this one needs. It warns of those that are not here, reports a circle, and skills that none of them
// teaches, and returns the packs that were found.
func (c *checker) needs(ctx context.Context, shelf func(context.Context, string) (*lesson.Pack, error)) ([]*lesson.Pack, error) {
	at := lesson.Position{File: "pack.yaml", Line: 1, Column: 1}
	var needed []*lesson.Pack
	for _, id := range c.pack.Needs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if shelf == nil {
			return nil, nil
		}
		found, err := shelf(ctx, id)
		if err != nil || found == nil {
			c.warn(at, "", "unknown-need", i18n.Args{"Pack": id})
			continue
		}
		if way := c.circle(ctx, shelf, found, []string{c.pack.ID}); way != nil {
			c.fault(at, "", "needs-cycle", i18n.Args{"Packs": strings.Join(way, ", ")})
		}
		needed = append(needed, found)
	}
	if len(needed) == len(c.pack.Needs) {
		c.skills(needed)
	}
	return needed, nil
}

// circle follows needs from a pack and returns the way back to the first, or nil.
func (c *checker) circle(ctx context.Context, shelf func(context.Context, string) (*lesson.Pack, error), p *lesson.Pack, way []string) []string {
	way = append(slices.Clone(way), p.ID)
	for _, id := range p.Needs {
		if id == way[0] {
			return append(way, id)
		}
		if slices.Contains(way, id) {
			continue
		}
		if next, err := shelf(ctx, id); err == nil && next != nil {
			if found := c.circle(ctx, shelf, next, way); found != nil {
				return found
			}
		}
	}
	return nil
}

// skills reports skills that a lesson uses and that neither this pack nor one that it needs has.
func (c *checker) skills(needed []*lesson.Pack) {
	if len(needed) == 0 {
		return
	}
	var known []string
	for _, p := range append([]*lesson.Pack{c.pack}, needed...) {
		for _, skill := range p.Skills {
			known = append(known, skill.ID)
		}
	}
	for _, l := range c.pack.Lessons {
		for _, skill := range l.Uses {
			if !slices.Contains(known, skill) {
				c.fault(lesson.Position{File: l.File, Line: 1, Column: 1}, "", "unknown-skill",
					i18n.Args{"Skill": skill, "Suggestion": suggest(skill, known)})
			}
		}
	}
}

// tables reports lessons and exercises whose datasets hold a table of the same name: a bare name could mean either.
func (c *checker) tables() {
	for _, l := range c.pack.Lessons {
		c.ambiguous(lesson.Position{File: l.File, Line: 1, Column: 1}, "", l.Datasets)
		for _, ex := range l.Exercises() {
			if !slices.Equal(ex.Datasets, l.Datasets) {
				c.ambiguous(ex.Position, ex.ID, ex.Datasets)
			}
		}
	}
}

func (c *checker) ambiguous(at lesson.Position, exercise string, datasets []string) {
	home := map[string]string{}
	for _, id := range datasets {
		set, err := c.bench.Dataset(c.pack, id)
		if err != nil {
			continue
		}
		for _, table := range set.Tables {
			name := strings.ToLower(table.Name)
			if other, twice := home[name]; twice && other != id {
				c.fault(at, exercise, "table-in-two-datasets", i18n.Args{"First": other, "Second": id, "Table": table.Name})
			}
			home[name] = id
		}
	}
}
