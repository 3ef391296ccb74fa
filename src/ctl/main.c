/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ctl/sg-ctl.h"

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");

  return sg_ctl_run (argc, argv);
}
