/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "console/base/sg-language.h"

/* Of glibc: gettext looks the words up anew when it grows. */
extern int _nl_msg_cat_cntr;

/**
 * sg_language_use:
 * @language: such as `id`; empty for that of the system, which holds from the next start
 *
 * What is made from now on speaks it; what is there already stays as it is.
 */
void
sg_language_use (const char *language)
{
  if (*language == '\0')
    return;

  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
}
