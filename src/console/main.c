/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "console/base/sg-watchdog.h"
#include "console/sg-application.h"

int
main (int argc, char *argv[])
{
  const char *messages = g_getenv ("SIAGA_LOCALE_DIR"); /* of a program that is not installed */
  g_autoptr (SgApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, messages != NULL ? messages : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = sg_application_new ();
  sg_watchdog_start ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  sg_watchdog_report ();

  return status != 0 ? status : sg_application_get_exit_code (application);
}
