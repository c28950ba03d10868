#define _GNU_SOURCE

#include "CLinuxShims.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/timex.h>

int linux_rename_noreplace(int from_directory, const char *from, int to_directory, const char *to) {
    return renameat2(from_directory, from, to_directory, to, RENAME_NOREPLACE);
}

int linux_set_lease(int descriptor, int kind) {
    return fcntl(descriptor, F_SETLEASE, kind);
}

int linux_eventfd(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

int linux_set_dumpable(int dumpable) {
    return prctl(PR_SET_DUMPABLE, (unsigned long)dumpable, 0ul, 0ul, 0ul);
}

int linux_get_dumpable(void) {
    return prctl(PR_GET_DUMPABLE, 0ul, 0ul, 0ul, 0ul);
}

int linux_set_thread_name(const char *name) {
    return prctl(PR_SET_NAME, name, 0ul, 0ul, 0ul);
}

int linux_clock_is_synchronised(void) {
    struct timex clock = {0};
    return adjtimex(&clock) == -1 ? -1 : (clock.status & STA_UNSYNC) == 0;
}

int linux_memory_file(const char *name) {
    return memfd_create(name, MFD_CLOEXEC);
}

const char *linux_error_name(int number) {
    return strerrorname_np(number);
}

const char *linux_error_description(int number) {
    return strerrordesc_np(number);
}
