package dataset

import "syscall"

// diskFull are ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
var diskFull = []syscall.Errno{39, 112}
