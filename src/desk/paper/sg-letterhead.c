/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/paper/sg-letterhead.h"

/**
 * sg_letterhead_new:
 * @office: (array zero-terminated=1): the lines of the office, the largest body first
 * @address: (nullable): address and telephone numbers
 * @logo_png: (nullable): path of the emblem
 *
 * Returns: (transfer full): a letterhead; the emblem is read when something is printed
 */
SgLetterhead *
sg_letterhead_new (const char *const *office, const char *address, const char *logo_png)
{
  SgLetterhead *self = g_new0 (SgLetterhead, 1);

  self->office = g_new0 (char *, g_strv_length ((char **) office) + 1);
  for (guint i = 0; office[i] != NULL; i++)
    self->office[i] = g_utf8_make_valid (office[i], -1);
  self->address = address != NULL ? g_utf8_make_valid (address, -1) : NULL;
  self->logo_png = g_strdup (logo_png);

  return self;
}

void
sg_letterhead_free (SgLetterhead *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->office);
  g_free (self->address);
  g_free (self->logo_png);
  g_free (self);
}
