/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/paper/sg-desk-letterhead.h"

/**
 * sg_desk_new_letterhead:
 *
 * Returns: (transfer full): the office's, as the desk has it: the first lines are the office, the
 *   last of several its address
 */
SgLetterhead *
sg_desk_new_letterhead (SgDesk *desk)
{
  const SgLogIdentity *identity = sg_desk_get_identity (desk);
  const char          *lines = identity->letterhead;
  g_auto (GStrv) office = NULL;
  g_autofree char *address = NULL;
  guint            n_lines;

  if (lines == NULL || *lines == '\0')
    lines = identity->psc_name;

  office = g_strsplit (lines, "\n", -1);
  n_lines = g_strv_length (office);
  if (n_lines > 1)
    address = g_steal_pointer (&office[n_lines - 1]);

  return sg_letterhead_new ((const char *const *) office, address, NULL);
}
