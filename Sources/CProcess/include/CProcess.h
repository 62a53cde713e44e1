// What a process was started with, and the calls that Swift does not import.
#ifndef CPROCESS_H
#define CPROCESS_H

/// The number of words of the command line with the program's own name; 0 when the C library told none.
int process_word_count(void);

/// One of those words, as bytes ended by a zero; they stay as long as the process.
const char *process_word(int index);

/// The path that the kernel was asked to run, as bytes ended by a zero (AT_EXECFN, getauxval(3)); null when it
/// was not told.
const char *process_executed_path(void);

/// A new descriptor, the lowest that is free, that can be neither read nor written (O_PATH, open(2)); or -1 with
/// errno.
int process_open_nothing(void);

/// No core dump of this process from here on, and no other process of the same user may read its memory
/// (PR_SET_DUMPABLE, prctl(2)); 0, or -1 with errno.
int process_forbid_dumps(void);

/// 0 once that is so, above 0 when it is not, or -1 with errno.
int process_may_be_dumped(void);

#endif
