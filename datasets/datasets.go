// Package datasets holds the sample datasets that come with Guildhall: manifests and data files.
package datasets

import "embed"

// FS holds one folder for each dataset, named by its id, with its dataset.yaml and the files that this names.
//
//go:embed areas code-lists library-visits service-requests visitors
var FS embed.FS
