#define _GNU_SOURCE
#include "CProcess.h"

#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/prctl.h>

// Swift's own `CommandLine` finds them through /proc, and where that is not there it sees no words: then every
// command would be the one without words. The GNU C library hands main's arguments to every constructor as well.

static int count = 0;
static char **words = 0;

__attribute__((constructor)) static void remember(int argc, char **argv, char **environment) {
  (void)environment;
  count = argc;
  words = argv;
}

int process_word_count(void) { return words == 0 ? 0 : count; }

const char *process_word(int index) { return words[index]; }

const char *process_executed_path(void) { return (const char *)getauxval(AT_EXECFN); }

// It needs no rights, and gives none.
int process_open_nothing(void) { return open("/", O_PATH); }

// prctl takes a variable number of arguments, which Swift does not import.
int process_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int process_may_be_dumped(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0); }
