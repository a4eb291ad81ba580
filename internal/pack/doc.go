// Package pack knows how lesson packs travel: where they are found, how they become one file, how that file is checked
// against harm, installed and removed. What a pack says is lesson's business; what may be done with it, its callers'.
package pack
