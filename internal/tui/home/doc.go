// Package home is the first screen: one big way on, the packs with how far the learner is, and the week. It shows what the trainer
// tells and knows no lesson's text.
package home
