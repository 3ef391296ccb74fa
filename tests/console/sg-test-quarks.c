/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GLib's first table of quarks is made before main() and given up when it has grown, for who still
 * reads it: it is no leak. The address sanitizer tells us of each allocation, and the table has
 * this size. To excuse it by the stack that made it, each allocation's whole stack would have to be
 * walked, which takes four fifths of the time of a program with a window. */

#include <stddef.h>

#ifdef __SANITIZE_ADDRESS__

#define QUARKS_SIZE (2048 * sizeof (char *))

/* Called by the sanitizer. */
void __sanitizer_malloc_hook (const volatile void *memory, size_t size);

static const volatile void *quarks;

void
__sanitizer_malloc_hook (const volatile void *memory, size_t size)
{
  if (quarks == NULL && size == QUARKS_SIZE)
    quarks = memory;
}

#endif
