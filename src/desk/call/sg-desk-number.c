/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that people say to each other. They are made without asking anybody and stay for ever, so
 * they carry who made them: the letter of the desk, or part of its identifier while it has none. */

#include "desk/call/sg-desk-number.h"

#include <string.h>

#include "common/sg-error.h"

static char *
make_prefix (SgDesk *desk)
{
  const SgLogIdentity *identity = sg_desk_get_identity (desk);
  g_autoptr (GDateTime) today = sg_desk_to_local (desk, sg_desk_get_now (desk));
  g_autofree char *date = g_date_time_format (today, "%Y%m%d");
  const guint8    *id = identity->desk.bytes;

  if (identity->letter != NULL)
    return g_strdup_printf ("PSC-%s-%s-%s", identity->psc, date, identity->letter);

  /* The last bytes: the first ones are the day on which the desk was made. */
  return g_strdup_printf ("PSC-%s-%s-X%02X%02X", identity->psc, date, id[14], id[15]);
}

/**
 * sg_desk_make_number:
 *
 * Returns: (nullable) (transfer full): the next number of the day in the desk's zone, such as
 *   `PSC-3171-20261125-X3FA2001`
 */
char *
sg_desk_make_number (SgDesk *desk, GError **error)
{
  g_autofree char *prefix = make_prefix (desk);
  g_autoptr (SgDbStatement) statement = NULL;
  const char *last;
  guint64     count = 0;
  gboolean    has_row;

  /* The longer one is the higher: a day may have more than 999. */
  statement = sg_db_get_statement (sg_desk_get_db (desk),
                                   error,
                                   "SELECT number FROM incident"
                                   " WHERE number > ?1 AND number < ?1 || ':'"
                                   " ORDER BY length(number) DESC, number DESC LIMIT 1",
                                   "s",
                                   prefix);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return NULL;

  last = has_row ? sg_db_get_text (statement, 0) : NULL;
  if (last != NULL)
    g_ascii_string_to_unsigned (last + strlen (prefix), 10, 0, G_MAXUINT32, &count, NULL);

  return g_strdup_printf ("%s%03" G_GUINT64_FORMAT, prefix, count + 1);
}
