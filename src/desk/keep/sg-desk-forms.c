/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paper for when the power is out, with the head of this office. What was written on it is entered
 * afterwards like everything else, with the time at which it happened. */

#include "desk/keep/sg-desk-forms.h"

#include <errno.h>

#include "db/sg-db-fault.h"
#include "desk/paper/sg-form.h"

/* After so many lines comes the address. */
#define OFFICE_LINES 3

/**
 * sg_desk_new_letterhead:
 *
 * Returns: (transfer full): of the desk's office: the first three lines are who, the rest is where;
 *   the name of the PSC when none was set
 */
SgLetterhead *
sg_desk_new_letterhead (SgDesk *desk)
{
  const SgLogIdentity *identity = sg_desk_get_identity (desk);
  const char *text = identity->letterhead != NULL ? identity->letterhead : identity->psc_name;
  g_auto (GStrv) lines = g_strsplit (text, "\n", OFFICE_LINES + 1);
  g_auto (GStrv) rest = NULL;
  g_autofree char *address = NULL;

  if (g_strv_length (lines) > OFFICE_LINES)
    {
      rest = g_strsplit (lines[OFFICE_LINES], "\n", -1);
      address = g_strjoinv (" · ", rest);
      g_clear_pointer (&lines[OFFICE_LINES], g_free);
    }

  return sg_letterhead_new ((const char *const *) lines, address, NULL);
}

/**
 * sg_desk_print_forms:
 * @folder: gets a PDF for each form; it is made if it is not there
 */
gboolean
sg_desk_print_forms (SgDesk *desk, const char *folder, GError **error)
{
  g_autoptr (SgLetterhead) letterhead = sg_desk_new_letterhead (desk);

  if (g_mkdir_with_parents (folder, 0755) != 0)
    return sg_db_set_file_fault (folder, errno, error);

  for (guint kind = 0; kind < SG_N_FORMS; kind++)
    {
      g_autofree char *name = g_strconcat (sg_form_get_name ((SgFormKind) kind), ".pdf", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!sg_form_write ((SgFormKind) kind, letterhead, path, error))
        return FALSE;
    }

  return TRUE;
}
