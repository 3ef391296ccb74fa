/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl region import, check, info: making a region and looking after it. */

#include "ctl/sg-ctl.h"

const SgCtlCommand sg_ctl_region_commands[] = {
  { NULL, NULL, NULL },
};
