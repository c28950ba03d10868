// Preloaded into the real program by the end-to-end tests: a process that dies at its n-th effect, a kernel that
// announces nothing, a disk that is full for a while. All it does is off unless the environment asks for it:
//
//   FAULT_EFFECTS=FILE   eight bytes that count this process's effects, shared with whoever reads the file
//   FAULT_DIE_AT=N       SIGKILL instead of the N-th effect; of a write, half is done first
//   FAULT_ONLY=PREFIX    only effects on files whose path begins so count
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
static const char *only;
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
    only = getenv("FAULT_ONLY");
    is_deaf = getenv("FAULT_DEAF") != NULL;
    disk = getenv("FAULT_DISK");
    if (disk) snprintf(full_flag, sizeof full_flag, "%s.full", disk);
    if (disk) snprintf(read_only_flag, sizeof read_only_flag, "%s.read-only", disk);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static int begins_with(const char *path, const char *prefix) { return strncmp(path, prefix, strlen(prefix)) == 0; }

// The path that a descriptor was opened under; empty where there is none.
static void path_of(int descriptor, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = '\0';
}

// True where this is the effect at which the process dies. `path` is absolute, or relative to the folder.
static int is_last_effect_at(int folder, const char *path) {
    char whole[2 * PATH_MAX] = "";
    if (only && path[0] != '/') {
        path_of(folder, whole);
        strcat(whole, "/");
    }
    if (only && !begins_with(strncat(whole, path, PATH_MAX - 1), only)) return 0;
    return atomic_fetch_add(effect_count, 1) + 1 == die_at;
}

static int is_last_effect(int descriptor) {
    char path[PATH_MAX] = "/";
    if (only) path_of(descriptor, path);
    return is_last_effect_at(AT_FDCWD, path);
}

static void count_effect(int descriptor) {
    if (is_last_effect(descriptor)) die();
}

static void count_effect_at(int folder, const char *path) {
    if (is_last_effect_at(folder, path)) die();
}

static int is_file(int descriptor) {
    struct stat status;
    return descriptor > 2 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

// What the disk answers to a write that would end at `end`; 0 where it takes it.
static int refusal(int descriptor, off_t end) {
    char path[PATH_MAX];
    if (!disk) return 0;
    int is_read_only = access(read_only_flag, F_OK) == 0;
    if (!is_read_only && access(full_flag, F_OK) != 0) return 0;
    path_of(descriptor, path);
    if (!begins_with(path, disk)) return 0;
    struct stat status;
    if (is_read_only || fstat(descriptor, &status) != 0) return EROFS;
    return end > status.st_blocks * 512 ? ENOSPC : 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *bytes, size_t size) {
    if (!is_file(descriptor)) return REAL(write)(descriptor, bytes, size);
    int refused = refusal(descriptor, lseek(descriptor, 0, SEEK_CUR) + (off_t)size);
    if (refused) return errno = refused, -1;
    if (is_last_effect(descriptor)) {
        REAL(write)(descriptor, bytes, size / 2);
        die();
    }
    return REAL(write)(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
    int refused = refusal(descriptor, offset + (off_t)size);
    if (refused) return errno = refused, -1;
    if (is_last_effect(descriptor)) {
        REAL(pwrite64)(descriptor, bytes, size / 2, offset);
        die();
    }
    return REAL(pwrite64)(descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
    return pwrite64(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
    count_effect(descriptor);
    return REAL(fsync)(descriptor);
}

int fdatasync(int descriptor) {
    count_effect(descriptor);
    return REAL(fdatasync)(descriptor);
}

int ftruncate64(int descriptor, off64_t size) {
    count_effect(descriptor);
    return REAL(ftruncate64)(descriptor, size);
}

int ftruncate(int descriptor, off_t size) {
    return ftruncate64(descriptor, size);
}

int rename(const char *from, const char *to) {
    count_effect_at(AT_FDCWD, to);
    return REAL(rename)(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    count_effect_at(to_folder, to);
    return REAL(renameat)(from_folder, from, to_folder, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    count_effect_at(to_folder, to);
    return REAL(renameat2)(from_folder, from, to_folder, to, flags);
}

int unlink(const char *path) {
    count_effect_at(AT_FDCWD, path);
    return REAL(unlink)(path);
}

int unlinkat(int folder, const char *path, int flags) {
    count_effect_at(folder, path);
    return REAL(unlinkat)(folder, path, flags);
}

int inotify_add_watch(int descriptor, const char *path, uint32_t mask) {
    // IN_UNMOUNT is the one event that these tests never cause.
    if (is_deaf) mask = (mask & ~(uint32_t)IN_ALL_EVENTS) | IN_UNMOUNT;
    return REAL(inotify_add_watch)(descriptor, path, mask);
}
