// Package tui is the full-screen face: the root model, which alone builds views, holds the stack of screens, the footer, the help, the
// command palette and the status line, and the factory that knows every screen. It runs no query and reads no file.
package tui
