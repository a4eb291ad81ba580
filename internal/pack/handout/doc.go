// Package handout writes a pack for paper: as Markdown, or as one HTML file that needs no network and prints well. Packs may come from
// anywhere, so nothing in them is believed to be markup except Markdown, and no page loads or runs anything.
package handout
