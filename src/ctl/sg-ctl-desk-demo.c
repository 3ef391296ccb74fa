/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk demo: a desk to try things on. */

#include "config.h"

#include "ctl/sg-ctl-desk.h"

#include "desk/demo/sg-desk-demo.h"

/* As read from the command line. */
typedef struct
{
  char *region;
  char *now;
  gint  seed;
  gint  n_volunteers;
  gint  n_units;
  gint  n_days;
  gint  n_incidents;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->region);
  g_free (self->now);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_now (const char *text, gint64 *now)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  if (text == NULL)
    *now = g_get_real_time ();
  else if (time != NULL)
    *now = g_date_time_to_unix (time) * G_USEC_PER_SEC;

  return text == NULL || time != NULL;
}

static int
make_demo (const char *path, const char *region, const SgDeskDemoPlan *plan)
{
  g_autoptr (GCancellable) cancellable = sg_ctl_cancel_on_signal ();
  g_autoptr (SgProgress) progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDesk) desk = sg_desk_demo_create (path, region, plan, progress, &error);

  sg_ctl_end_progress ();
  if (desk == NULL)
    return sg_ctl_failed (error);

  g_printerr ("demo PIN %s, the same for everybody in “siagactl desk person list”\n",
              SG_DESK_DEMO_PIN);
  return SG_CTL_DONE;
}

static int
run_desk_demo (char **arguments)
{
  g_auto (Options) options = { .seed = 1,
                               .n_volunteers = SG_DESK_DEMO_VOLUNTEERS,
                               .n_units = SG_DESK_DEMO_UNITS,
                               .n_days = SG_DESK_DEMO_DAYS,
                               .n_incidents = SG_DESK_DEMO_INCIDENTS };
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_FILENAME, &options.region, NULL, NULL },
    { "now", 0, 0, G_OPTION_ARG_STRING, &options.now, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, NULL, NULL },
    { "volunteers", 0, 0, G_OPTION_ARG_INT, &options.n_volunteers, NULL, NULL },
    { "units", 0, 0, G_OPTION_ARG_INT, &options.n_units, NULL, NULL },
    { "days", 0, 0, G_OPTION_ARG_INT, &options.n_days, NULL, NULL },
    { "incidents", 0, 0, G_OPTION_ARG_INT, &options.n_incidents, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  SgDeskDemoPlan plan;

  if (words == NULL)
    return exit_code;
  if (options.region == NULL)
    return sg_ctl_usage ("desk demo: --region is missing");

  plan = (SgDeskDemoPlan){ .seed = (guint32) options.seed,
                           .n_volunteers = (guint) MAX (options.n_volunteers, 0),
                           .n_units = (guint) MAX (options.n_units, 0),
                           .n_days = (guint) MAX (options.n_days, 0),
                           .incidents_per_day = (guint) MAX (options.n_incidents, 0) };
  if (!read_now (options.now, &plan.now))
    return sg_ctl_usage ("--now “%s” is not a time: write 2026-11-25T09:30:00+07:00", options.now);

  return make_demo (words[0], options.region, &plan);
}

const SgCtlCommand sg_ctl_desk_demo_commands[] = {
  { "desk demo",
    "DB --region REGION [--seed N] [--now TIME] [--volunteers N] [--units N] [--days N]"
    " [--incidents N]  (everybody's PIN is " SG_DESK_DEMO_PIN ")",
    run_desk_demo },
  { NULL, NULL, NULL },
};
