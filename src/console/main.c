/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "console/base/sg-language.h"
#include "console/base/sg-watchdog.h"
#include "console/sg-application.h"

/* Before any word is looked up. */
static void
use_chosen_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("id.or.kreki.Siaga");
  g_autofree char *language = g_settings_get_string (settings, "language");

  sg_language_use (language);
}

int
main (int argc, char *argv[])
{
  const char *messages = g_getenv ("SIAGA_LOCALE_DIR"); /* of a program that is not installed */
  g_autoptr (SgApplication) application = NULL;
  int status;

  use_chosen_language ();
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
