package diagnose

import (
	"maps"

	"guildhall/internal/sqltext"
)

// mend changes a tree and returns what takes the change back.
type mend func() (undo func())

// become makes a node another, in place.
func become(n, other sqltext.Node) mend {
	return func() func() {
		before := maps.Clone(n)
		alias, aliased := n["alias"]
		clear(n)
		maps.Copy(n, other.Clone())
		if aliased {
			n["alias"] = alias
		}
		return func() {
			clear(n)
			maps.Copy(n, before)
		}
	}
}

// set changes a member of a node.
func set(n sqltext.Node, key string, value any) mend {
	return func() func() {
		before, had := n[key]
		n[key] = value
		return func() {
			if !had {
				delete(n, key)
				return
			}
			n[key] = before
		}
	}
}

// setNode changes a member that is a node; nil takes it away.
func setNode(n sqltext.Node, key string, value sqltext.Node) mend {
	if value == nil {
		return set(n, key, nil)
	}
	return set(n, key, map[string]any(value))
}

// setNodes changes a member that is a list of nodes.
func setNodes(n sqltext.Node, key string, nodes []sqltext.Node) mend {
	elements := make([]any, len(nodes))
	for i, node := range nodes {
		elements[i] = map[string]any(node)
	}
	return set(n, key, elements)
}

// all makes several mends one.
func all(mends ...mend) mend {
	return func() func() {
		undos := make([]func(), len(mends))
		for i, m := range mends {
			undos[i] = m()
		}
		return func() {
			for i := len(undos) - 1; i >= 0; i-- {
				undos[i]()
			}
		}
	}
}
