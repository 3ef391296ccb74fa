/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds whatever libFuzzer thinks of to the readers of maps. Run it with soak.sh. */

#define _GNU_SOURCE

#include <gio/gio.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "tests/region/osm/store-check.h"

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  int              fd = memfd_create ("map", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (SgOsmStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (write (fd, bytes, length), ==, (gssize) length);
  store = sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error);
  if (store == NULL)
    g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  else
    sg_check_store (store);
  close (fd);

  return 0;
}
