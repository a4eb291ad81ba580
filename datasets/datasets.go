// Package datasets holds the sample datasets that come with Guildhall: manifests and data files.
package datasets

import "embed"

// FS holds one folder for each dataset, named by its id, with its dataset.yaml and the files that
// this names, and the checksums of all data files.
//
//go:embed areas borough-returns code-lists council-homes department-registers governance inspections library-visits
//go:embed residents scooter-trips service-requests visitors checksums.txt
var FS embed.FS
