// Package authoring takes from the code what the documentation for authors of packs must not get wrong: JSON Schemas, editor snippets
// and the reference in docs/authoring. Its test fails when one of them is stale. The program does not use it.
package authoring
