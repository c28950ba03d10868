// Preloaded into the real program by the end-to-end tests: a process that dies at its n-th effect, a kernel that
// announces nothing, a disk that is full for a while. All it does is off unless the environment asks for it:
//
//   FAULT_EFFECTS=FILE   eight bytes that count this process's effects, shared with whoever reads the file
//   FAULT_DIE_AT=N       SIGKILL instead of the N-th effect; of a write, half is done first
//   FAULT_DEAF=1         inotify watches are added and never announce anything
//   FAULT_DISK=PREFIX    for as long as there is a file PREFIX.full, files whose path begins so lie on a full disk: what
//                        they have keeps its place and can be overwritten, more is refused (ENOSPC); for as long as
//                        there is a file PREFIX.read-only, on one that refuses every write (EROFS)
//
// An effect is what a later start can find: a write to a file, a rename, an unlink, a cut, and each step of making them
// durable. SQLite's are among them. What goes to standard output and error, to pipes and to eventfds is none.

#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static _Atomic long local_count;
static _Atomic long *effect_count = &local_count;
static long die_at;
static int is_deaf;
static const char *disk;
static char full_flag[PATH_MAX], read_only_flag[PATH_MAX];

__attribute__((constructor)) static void read_environment(void) {
    const char *value = getenv("FAULT_EFFECTS");
    if (value) {
        int file = open(value, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0 || posix_fallocate(file, 0, sizeof(long)) != 0) abort();
        void *shared = mmap(NULL, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (shared == MAP_FAILED) abort();
        close(file);
        effect_count = shared;
    }
    value = getenv("FAULT_DIE_AT");
    if (value) die_at = atol(value);
    is_deaf = getenv("FAULT_DEAF") != NULL;
    disk = getenv("FAULT_DISK");
    if (disk) snprintf(full_flag, sizeof full_flag, "%s.full", disk);
    if (disk) snprintf(read_only_flag, sizeof read_only_flag, "%s.read-only", disk);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

// True where this is the effect at which the process dies.
static int is_last_effect(void) { return atomic_fetch_add(effect_count, 1) + 1 == die_at; }

static void count_effect(void) {
    if (is_last_effect()) die();
}

static int is_file(int descriptor) {
    struct stat status;
    return descriptor > 2 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

// What the disk answers to a write that would end at `end`; 0 where it takes it.
static int refusal(int descriptor, off_t end) {
    char link[64], path[PATH_MAX];
    if (!disk) return 0;
    int is_read_only = access(read_only_flag, F_OK) == 0;
    if (!is_read_only && access(full_flag, F_OK) != 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path);
    if (length < (ssize_t)strlen(disk) || strncmp(path, disk, strlen(disk)) != 0) return 0;
    struct stat status;
    if (is_read_only || fstat(descriptor, &status) != 0) return EROFS;
    return end > status.st_blocks * 512 ? ENOSPC : 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *bytes, size_t size) {
    if (!is_file(descriptor)) return REAL(write)(descriptor, bytes, size);
    int refused = refusal(descriptor, lseek(descriptor, 0, SEEK_CUR) + (off_t)size);
    if (refused) return errno = refused, -1;
    if (is_last_effect()) {
        REAL(write)(descriptor, bytes, size / 2);
        die();
    }
    return REAL(write)(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
    int refused = refusal(descriptor, offset + (off_t)size);
    if (refused) return errno = refused, -1;
    if (is_last_effect()) {
        REAL(pwrite64)(descriptor, bytes, size / 2, offset);
        die();
    }
    return REAL(pwrite64)(descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
    return pwrite64(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
    count_effect();
    return REAL(fsync)(descriptor);
}

int fdatasync(int descriptor) {
    count_effect();
    return REAL(fdatasync)(descriptor);
}

int ftruncate64(int descriptor, off64_t size) {
    count_effect();
    return REAL(ftruncate64)(descriptor, size);
}

int ftruncate(int descriptor, off_t size) {
    return ftruncate64(descriptor, size);
}

int rename(const char *from, const char *to) {
    count_effect();
    return REAL(rename)(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    count_effect();
    return REAL(renameat)(from_folder, from, to_folder, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    count_effect();
    return REAL(renameat2)(from_folder, from, to_folder, to, flags);
}

int unlink(const char *path) {
    count_effect();
    return REAL(unlink)(path);
}

int unlinkat(int folder, const char *path, int flags) {
    count_effect();
    return REAL(unlinkat)(folder, path, flags);
}

int inotify_add_watch(int descriptor, const char *path, uint32_t mask) {
    // IN_UNMOUNT is the one event that these tests never cause.
    if (is_deaf) mask = (mask & ~(uint32_t)IN_ALL_EVENTS) | IN_UNMOUNT;
    return REAL(inotify_add_watch)(descriptor, path, mask);
}
