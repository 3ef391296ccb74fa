/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A desk that stands alone: the map is imported first, since that is what can be stopped, and the
 * desk's file is made at the end, so that a half one is never found. */

#include "config.h"

#include "console/entry/sg-desk-maker.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/sg-desk.h"
#include "region/sg-region-import.h"
#include "region/sg-region.h"

#define PSC_DIGITS 4

typedef struct
{
  char           *psc;
  char           *psc_name;
  char           *map;
  char           *folder;
  SgWorkProgress *progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->psc);
  g_free (job->psc_name);
  g_free (job->map);
  g_free (job->folder);
  g_object_unref (job->progress);
  g_free (job);
}

/**
 * sg_new_desk_get_zone:
 * @psc: whose first two digits are those of the province
 *
 * Returns: (transfer none): the zone of the province
 */
const char *
sg_new_desk_get_zone (const char *psc)
{
  static const char *const central[] = { "51", "52", "53", "63", "64", "65", "71",
                                         "72", "73", "74", "75", "76", NULL };
  g_autofree char         *province = g_strndup (psc, 2);

  if (g_strv_contains (central, province))
    return "Asia/Makassar";

  return *province == '8' || *province == '9' ? "Asia/Jayapura" : "Asia/Jakarta";
}

/**
 * sg_new_desk_check:
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that says what is missing
 */
gboolean
sg_new_desk_check (const SgNewDesk *self, GError **error)
{
  const char *problem = NULL;

  if (*self->psc_name == '\0')
    problem = _ ("Write what people call the PSC, such as “PSC 119 Kota Contoh”");
  else if (strlen (self->psc) != PSC_DIGITS || strspn (self->psc, "0123456789") != PSC_DIGITS)
    problem = _ ("The code of the PSC has four digits, such as 3171");
  else if (self->map == NULL)
    problem = _ ("Choose a map: an .osm.pbf file, or the folder of a region");

  if (problem != NULL)
    g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, problem);
  return problem == NULL;
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               _ ("“%s” cannot be made: %s"),
               path,
               g_strerror (errno));
  return FALSE;
}

static char *
ensure_region (const Job *job, GError **error)
{
  const char *const files[] = { job->map, NULL };
  g_autofree char  *regions = g_build_filename (job->folder, "regions", NULL);
  g_autofree char  *output = g_build_filename (regions, job->psc, NULL);
  SgRegionImport    what = { .osm_files = files, .output = output, .name = job->psc_name };
  g_autoptr (SgProgress) progress = NULL;
  g_autoptr (SgManifest) manifest = NULL;

  if (g_file_test (job->map, G_FILE_TEST_IS_DIR))
    return g_strdup (job->map);
  if (!make_folder (regions, error))
    return NULL;

  progress = sg_work_progress_begin (job->progress);
  manifest = sg_region_import (&what, progress, error);

  return manifest != NULL ? g_steal_pointer (&output) : NULL;
}

/* A desk that is there already is never touched. */
static char *
find_free_path (const Job *job, const char *desks)
{
  g_autofree char *first = g_strconcat (desks, G_DIR_SEPARATOR_S, job->psc, ".db", NULL);

  for (guint i = 2; g_file_test (first, G_FILE_TEST_EXISTS); i++)
    {
      g_free (first);
      first = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s-%u.db", desks, job->psc, i);
    }

  return g_steal_pointer (&first);
}

static void
remove_desk (const char *path)
{
  static const char *const parts[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_strconcat (path, parts[i], NULL);

      g_unlink (part);
    }
}

static gboolean
create_desk (const Job *job, const char *path, const char *region, GError **error)
{
  SgLogIdentity    identity = { .name = _ ("Desk 1"), .psc = job->psc, .psc_name = job->psc_name };
  g_autofree char *zone = g_strdup (sg_new_desk_get_zone (job->psc));
  g_autoptr (SgDesk) desk = NULL;

  identity.zone = zone;
  desk = sg_desk_create (path, &identity, error);

  return desk != NULL && sg_desk_use_region (desk, region, error);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job       *job = task_data;
  g_autofree char *desks = g_build_filename (job->folder, "desks", NULL);
  g_autofree char *region = NULL;
  g_autofree char *path = NULL;
  GError          *error = NULL;

  region = make_folder (desks, &error) ? ensure_region (job, &error) : NULL;
  if (region == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  path = find_free_path (job, desks);
  if (create_desk (job, path, region, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&path), g_free);
      return;
    }

  remove_desk (path);
  g_task_return_error (task, error);
}

/**
 * sg_new_desk_make_async:
 * @self: passed sg_new_desk_check(); copied
 */
void
sg_new_desk_make_async (const SgNewDesk    *self,
                        SgWorkProgress     *progress,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->psc = g_strdup (self->psc);
  job->psc_name = g_strdup (self->psc_name);
  job->map = g_strdup (self->map);
  job->folder = g_strdup (self->folder);
  job->progress = g_object_ref (progress);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * sg_new_desk_make_finish:
 *
 * Returns: (nullable) (transfer full): path of the desk's file
 */
char *
sg_new_desk_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
