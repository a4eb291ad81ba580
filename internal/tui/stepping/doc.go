// Package stepping is the screen on which a query is taken apart: the learner's own or a solution that was shown.
package stepping
