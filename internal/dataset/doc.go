// Package dataset knows what a dataset is: it reads dataset.yaml and every fault in it, finds datasets in the catalogue
// and in packs, turns their files into a cached DuckDB file, verifies that the data keeps what the manifest promises and
// profiles tables. It runs SQL only through the engine's sandbox and knows nothing of lessons' contents, judging or
// screens.
package dataset
