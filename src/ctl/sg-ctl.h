/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "common/sg-progress.h"
#include "region/sg-manifest.h"

G_BEGIN_DECLS

/* Exit codes that scripts rely on. */
enum
{
  SG_CTL_DONE = 0,
  SG_CTL_FAILED = 1,
  SG_CTL_USAGE = 2
};

/**
 * SgCtlCommand:
 * @path: the words that select it, such as `region route`
 * @synopsis: what follows them, for the help
 * @run: gets the arguments after those words (NULL-ended) and returns an exit code. It reports by
 *   sg_ctl_usage() or sg_ctl_failed() and returns what they return
 */
typedef struct
{
  const char *path;
  const char *synopsis;
  int (*run) (char **arguments);
} SgCtlCommand;

/* Every file of commands ends with one such table; sg-ctl.c lists the tables. */
extern const SgCtlCommand sg_ctl_bench_commands[];
extern const SgCtlCommand sg_ctl_demo_commands[];
extern const SgCtlCommand sg_ctl_desk_call_commands[];
extern const SgCtlCommand sg_ctl_desk_candidates_commands[];
extern const SgCtlCommand sg_ctl_desk_commands[];
extern const SgCtlCommand sg_ctl_desk_demo_commands[];
extern const SgCtlCommand sg_ctl_desk_report_commands[];
extern const SgCtlCommand sg_ctl_desk_show_commands[];
extern const SgCtlCommand sg_ctl_facilities_commands[];
extern const SgCtlCommand sg_ctl_place_commands[];
extern const SgCtlCommand sg_ctl_places_commands[];
extern const SgCtlCommand sg_ctl_region_commands[];
extern const SgCtlCommand sg_ctl_roads_commands[];
extern const SgCtlCommand sg_ctl_tile_commands[];

int sg_ctl_run (int argc, char *argv[]);

/* For sg_ctl_parse(): the command looks at its words itself. */
#define SG_CTL_ANY_WORDS G_MAXUINT

/* What the commands share. */
int    sg_ctl_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
int    sg_ctl_failed (const GError *error);
char **sg_ctl_parse (char **arguments, const GOptionEntry *entries, guint n_words, int *exit_code);
GCancellable *sg_ctl_cancel_on_signal (void);
void          sg_ctl_show_progress (const SgProgressReport *report, gpointer user_data);
void          sg_ctl_end_progress (void);
int           sg_ctl_show_manifest (const SgManifest *manifest, gboolean as_json);
void          sg_ctl_print_json (JsonBuilder *builder);
void sg_ctl_json_double (JsonBuilder *builder, const char *member, double value, int decimals);
void sg_ctl_json_point (JsonBuilder *builder, SgPoint point);

G_END_DECLS
