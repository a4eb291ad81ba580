// Package curriculum looks at the bundled lessons as an editor would: how hard they are to read, whether every figure in their
// prose is what the data gives, and which phrase of the source talks each lesson serves. Its tests hold the lessons to it and
// write docs/curriculum.md; the program itself does not use it.
package curriculum
