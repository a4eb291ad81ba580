// Package sqltext is SQL as text and as a tree: DuckDB's lexical rules for the editor and the engine's gate, splitting
// into statements, layout, and the syntax tree that DuckDB hands out, decoded, searched and made comparable. It never
// runs SQL and knows no database; trees come to it as the text of DuckDB's json_serialize_sql.
package sqltext
