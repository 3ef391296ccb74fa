/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl region demo: a city for a desk that has no map yet. */

#include "ctl/sg-ctl.h"
#include "region/demo/sg-demo-city.h"
#include "region/demo/sg-demo-region.h"

static int
make_demo (const char *output, guint64 seed)
{
  g_autoptr (GCancellable) cancellable = sg_ctl_cancel_on_signal ();
  g_autoptr (SgProgress) progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = sg_demo_region_make (output, seed, progress, &error);

  sg_ctl_end_progress ();
  if (manifest == NULL)
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

static int
run_demo (char **arguments)
{
  g_autofree char *output = NULL;
  gint64           seed = SG_DEMO_CITY_SEED;
  g_auto (GStrv) words = NULL;
  int                exit_code;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, NULL, NULL },
    { NULL },
  };

  words = sg_ctl_parse (arguments, entries, 0, &exit_code);
  if (words == NULL)
    return exit_code;
  if (output == NULL)
    return sg_ctl_usage ("region demo: --output is missing");

  return make_demo (output, (guint64) seed);
}

const SgCtlCommand sg_ctl_demo_commands[] = {
  { "region demo", "--output REGION [--seed N]", run_demo },
  { NULL, NULL, NULL },
};
