package check

// Age makes a notebook one that was saved long ago.
func Age(n *Notebook) { n.saved = n.saved.Add(-saveEvery) }

// Reason is reason.
var Reason = reason
