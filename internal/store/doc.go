// Package store keeps a learner's progress durably: attempts, what follows from them, drafts, hints and positions, in one
// SQLite file that survives crashes, upgrades and damage. It knows no lessons, no judge and no screen.
package store
