// Package lessons holds the lesson packs that come with Guildhall.
package lessons

import "embed"

// FS holds one folder for each pack, with its pack.yaml, lessons, pictures and own datasets. Files that are not in a
// folder with a pack.yaml are no part of any pack.
//
//go:embed *
var FS embed.FS
