// Package prose draws what pack authors write: Markdown, tables, SQL to be read and whole runs of lesson blocks. Every text is made
// safe after Markdown's own escapes and entities are decoded, and then wrapped by the cells it takes, with hanging indents for lists.
// It keeps nothing of a learner and starts nothing.
package prose
