// A machine on which something is not as it should be; loaded before the C library (LD_PRELOAD).
//   CLOCK_SECONDS   what the clock says, in seconds since 1970
//   NO_HASH         libcrypto cannot hash
//   HASHES          libcrypto hashes so many times for the program, and then no more
//   NO_VERIFY       libcrypto cannot verify
//   FIRST_THERE     another process makes the folder of this name just before, and puts a file in it
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
  const char *seconds = getenv("CLOCK_SECONDS");
  if (clock == CLOCK_REALTIME && seconds) {
    time->tv_sec = atoll(seconds);
    time->tv_nsec = 0;
    return 0;
  }
  int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
  return real(clock, time);
}

int mkdirat(int above, const char *name, mode_t permissions) {
  int (*real)(int, const char *, mode_t) = dlsym(RTLD_NEXT, "mkdirat");
  const char *first = getenv("FIRST_THERE");
  if (first && !strcmp(name, first) && !real(above, name, permissions)) {
    int folder = openat(above, name, O_RDONLY | O_DIRECTORY);
    openat(folder, "van-een-ander", O_CREAT | O_WRONLY, 0600);
  }
  return real(above, name, permissions);
}

int EVP_Digest(
    const void *data, size_t count, unsigned char *hash, unsigned int *size, const void *type, void *engine) {
  if (getenv("NO_HASH")) return 0;
  int (*real)(const void *, size_t, unsigned char *, unsigned int *, const void *, void *) =
      dlsym(RTLD_NEXT, "EVP_Digest");
  return real(data, count, hash, size, type, engine);
}

int EVP_DigestFinal_ex(void *context, unsigned char *hash, unsigned int *size) {
  static long count;
  const char *most = getenv("HASHES");
  Dl_info caller;
  int is_ours = dladdr(__builtin_return_address(0), &caller) && !strstr(caller.dli_fname, "libcrypto");
  if (most && is_ours && ++count > atol(most)) return 0;
  int (*real)(void *, unsigned char *, unsigned int *) = dlsym(RTLD_NEXT, "EVP_DigestFinal_ex");
  return real(context, hash, size);
}

int EVP_DigestVerify(
    void *context, const unsigned char *signature, size_t size, const unsigned char *data, size_t count) {
  if (getenv("NO_VERIFY")) return -1;
  int (*real)(void *, const unsigned char *, size_t, const unsigned char *, size_t) =
      dlsym(RTLD_NEXT, "EVP_DigestVerify");
  return real(context, signature, size, data, count);
}
