//go:build !windows

package dataset

import "syscall"

// diskFull are the errors of a disk or quota without room.
var diskFull = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}
