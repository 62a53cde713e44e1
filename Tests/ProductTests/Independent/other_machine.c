// A machine on which something is not as it should be; loaded before the C library (LD_PRELOAD).
//   CLOCK_SECONDS   what the clock says, in seconds since 1970
//   NO_HASH         libcrypto cannot hash
//   NO_VERIFY       libcrypto cannot verify
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
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

int EVP_Digest(
    const void *data, size_t count, unsigned char *hash, unsigned int *size, const void *type, void *engine) {
  if (getenv("NO_HASH")) return 0;
  int (*real)(const void *, size_t, unsigned char *, unsigned int *, const void *, void *) =
      dlsym(RTLD_NEXT, "EVP_Digest");
  return real(data, count, hash, size, type, engine);
}

int EVP_DigestVerify(
    void *context, const unsigned char *signature, size_t size, const unsigned char *data, size_t count) {
  if (getenv("NO_VERIFY")) return -1;
  int (*real)(void *, const unsigned char *, size_t, const unsigned char *, size_t) =
      dlsym(RTLD_NEXT, "EVP_DigestVerify");
  return real(context, signature, size, data, count);
}
