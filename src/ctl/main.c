/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <libintl.h>
#include <locale.h>

#include "ctl/sg-ctl.h"

int
main (int argc, char *argv[])
{
  const char *messages = g_getenv ("SIAGA_LOCALE_DIR"); /* of a program that is not installed */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, messages != NULL ? messages : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  return sg_ctl_run (argc, argv);
}
