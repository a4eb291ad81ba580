// Package fromcsv reads CSV files as they come out of offices and makes datasets of them: a tidy copy of the rows, a manifest with
// types and promises proposed from the data, and a list of everything that differs from the file or that only its owner can decide.
//
// One rule holds throughout. What is written changes only where two spellings stand for the same thing beyond doubt (a byte order
// mark, 12,5 in a column of decimal commas, 31/12/2024 beside 2024-12-31), and every such change is noted. Where there is doubt
// the text stays as it is and is noted for its owner. The original is never touched.
package fromcsv
