// Package preview keeps a pack that is being written: it reads the working files again when one is saved, and holds on to the last
// version that could be used.
package preview
