// Package variant makes the hidden databases that tell a right answer from a lucky one. A variant is a small relative of the
// sample: the same tables and promises, other rows, chosen so that what a reference asks about lies near its edges. The builder
// sees manifests, the reference's syntax tree and the sample's rows, never a particular schema. It also shrinks a variant to the
// few rows that show why an answer is wrong.
package variant
