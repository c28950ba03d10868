#pragma once

// What Linux and glibc have and Swift's `import Glibc` lacks. Each function answers as the call behind it: -1 and errno.
//
// No header of the system is included here: Swift would take the types in it, `struct stat` for one, for this module's.

/// rename(2) with RENAME_NOREPLACE: EEXIST where the new name is taken.
int linux_rename_noreplace(int from_directory, const char *from, int to_directory, const char *to);

/// fcntl(2), F_SETLEASE; `kind` is F_RDLCK or F_UNLCK.
int linux_set_lease(int descriptor, int kind);

/// eventfd(2): at zero, not inherited, never blocking.
int linux_eventfd(void);

/// prctl(2), PR_SET_DUMPABLE.
int linux_set_dumpable(int dumpable);

/// prctl(2), PR_GET_DUMPABLE.
int linux_get_dumpable(void);

/// prctl(2), PR_SET_NAME: of the calling thread, cut to 15 bytes.
int linux_set_thread_name(const char *name);

/// adjtimex(2): 1 where something keeps the clock right, 0 where nothing does or did for hours.
int linux_clock_is_synchronised(void);

/// memfd_create(2): a file in memory, not inherited.
int linux_memory_file(const char *name);

/// strerrorname_np(3): `ENOSPC`; NULL for a number without a name.
const char *linux_error_name(int number);

/// strerrordesc_np(3): `No space left on device`, never translated; NULL as above.
const char *linux_error_description(int number);
