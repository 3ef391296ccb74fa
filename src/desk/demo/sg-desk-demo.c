/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A desk to try things on: a PSC that is invented, on the roads of any region. Nothing in it is
 * about a real person, and every name of a desk or base says DEMO. */

#include "config.h"

#include "desk/demo/sg-desk-demo.h"

#include <glib/gi18n-lib.h>

#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/demo/sg-story-day.h"
#include "desk/demo/sg-story-people.h"
#include "desk/log/sg-log-check.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-pin-store.h"
#include "desk/people/sg-role.h"

#define PLACES_SHARE     0.1
#define VOLUNTEERS_SHARE 0.15
#define DAYS_SHARE       0.4
#define REBUILD_SHARE    0.35

#define REBUILD_STEPS 1000

/* Kemendagri codes of the provinces in the middle and in the east; the others keep western time. */
static const char *const central[] = { "51", "52", "53", "63", "64", "65", "71",
                                       "72", "73", "74", "75", "76", NULL };
static const char *const eastern[] = { "81", "82", "91", "92", "93", "94", "95", "96", NULL };

static gboolean
check_figure (const char *name, guint value, guint least, guint most, GError **error)
{
  if (value >= least && value <= most)
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               "%s must be between %u and %u, not %u",
               name,
               least,
               most,
               value);
  return FALSE;
}

static gboolean
check_plan (const SgDeskDemoPlan *plan, GError **error)
{
  return check_figure ("volunteers", plan->n_volunteers, 6, SG_DESK_DEMO_VOLUNTEERS_MAX, error) &&
         check_figure ("units", plan->n_units, 1, SG_DESK_DEMO_UNITS_MAX, error) &&
         check_figure ("days", plan->n_days, 1, SG_DESK_DEMO_DAYS_MAX, error) &&
         check_figure ("incidents", plan->incidents_per_day, 1, SG_DESK_DEMO_INCIDENTS_MAX, error);
}

static gboolean
check_empty (SgDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) events = sg_event_log_read_after (sg_desk_get_log (desk), 0, 1, error);

  if (events != NULL && events->len > 0)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_INVALID,
                 "%s is in use: a demo needs a new file",
                 sg_desk_get_path (desk));

  return events != NULL && events->len == 0;
}

static void
on_rebuilding (const SgProgressReport *report, gpointer user_data)
{
  /* The rows are only compared and put right: there is nothing to stop in the middle of. */
  sg_progress_step (user_data, (guint64) (report->fraction * REBUILD_STEPS), REBUILD_STEPS, NULL);
}

static gboolean
rebuild (SgDesk *desk, SgProgress *progress, GError **error)
{
  g_autoptr (SgProgress) inner = sg_progress_new (on_rebuilding, progress, NULL);
  g_autoptr (SgLogFindings) findings = NULL;

  sg_progress_begin (progress, _ ("Making the rows"), REBUILD_SHARE);
  findings = sg_log_rebuild (sg_desk_get_log (desk), inner, error);

  return findings != NULL;
}

/**
 * sg_desk_demo_fill:
 * @desk: new, with a region
 * @progress: (nullable): in four phases
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when the desk is in use, or what the region or the disk
 *   said
 */
gboolean
sg_desk_demo_fill (SgDesk *desk, const SgDeskDemoPlan *plan, SgProgress *progress, GError **error)
{
  SgRegion    *region = sg_desk_get_region (desk, error);
  SgGazetteer *gazetteer = region != NULL ? sg_desk_get_gazetteer (desk, error) : NULL;
  g_autoptr (SgStoryGround) ground = NULL;
  g_autoptr (SgStory) story = NULL;

  if (gazetteer == NULL || sg_desk_get_router (desk, error) == NULL || !check_plan (plan, error) ||
      !check_empty (desk, error))
    return FALSE;

  ground = sg_story_ground_new (region, gazetteer, error);
  if (ground == NULL)
    return FALSE;

  sg_progress_begin (progress, _ ("Finding places"), PLACES_SHARE);
  story = sg_story_new (desk, plan);
  sg_story_make_people (story);
  if (!sg_story_make_facilities (story, ground, error))
    return FALSE;
  sg_story_make_units (story);
  if (!sg_story_make_places (story, ground, progress, error))
    return FALSE;

  sg_progress_begin (progress, _ ("Inventing volunteers"), VOLUNTEERS_SHARE);
  if (!sg_story_make_volunteers (story, ground, progress, error))
    return FALSE;

  sg_progress_begin (progress, _ ("Telling the days"), DAYS_SHARE);
  return sg_story_tell_days (story, progress, error) && rebuild (desk, progress, error);
}

/* PINs are no events, so the same seed still gives the same ones. */
static gboolean
give_pins (SgDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) people = sg_desk_list_people (desk, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    if (!sg_pin_store_set (desk, g_ptr_array_index (people, i), SG_DESK_DEMO_PIN, error))
      return FALSE;

  return people != NULL;
}

/* ---- a new desk ---- */

static const char *
find_zone (const char *province)
{
  if (province != NULL && g_strv_contains (central, province))
    return "Asia/Makassar";

  return province != NULL && g_strv_contains (eastern, province) ? "Asia/Jayapura" : "Asia/Jakarta";
}

/* The four digits; a region that no official list knows gets those of nowhere. */
static char *
dup_psc (const SgStoryGround *ground)
{
  g_auto (GStrv) parts = g_strsplit (ground->code != NULL ? ground->code : "99.99", ".", -1);
  g_autofree char *digits = g_strjoinv ("", parts);

  return g_strdup (strlen (digits) == 4 ? digits : "9999");
}

static SgUuid
make_desk_id (const SgDeskDemoPlan *plan)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (plan->seed);
  guint8 bytes[SG_UUID_CHANCE_BYTES];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_rand_int_range (chance, 0, 256);

  return sg_uuid_new_from (plan->now / 1000, bytes);
}

static SgDesk *
create (const char *path, const char *folder, const SgDeskDemoPlan *plan, GError **error)
{
  g_autoptr (SgRegion) region = sg_region_open (folder, error);
  g_autoptr (SgDb) db = region != NULL ? sg_region_open_db (region, error) : NULL;
  g_autoptr (SgGazetteer) gazetteer = NULL;
  g_autoptr (SgStoryGround) ground = NULL;
  g_auto (SgLogIdentity) identity = { 0 };

  if (db != NULL)
    gazetteer = sg_gazetteer_open (g_steal_pointer (&db), sg_region_get_roads (region), error);
  ground = gazetteer != NULL ? sg_story_ground_new (region, gazetteer, error) : NULL;
  if (ground == NULL)
    return NULL;

  identity.desk = make_desk_id (plan);
  identity.name = g_strdup ("Meja 1 (DEMO)");
  identity.psc = dup_psc (ground);
  identity.psc_name =
    g_strdup_printf ("PSC 119 %s (DEMO)", ground->name != NULL ? ground->name : "Contoh");
  identity.zone = g_strdup (find_zone (ground->province_code));

  return sg_desk_create (path, &identity, error);
}

static void
remove_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-gate" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/**
 * sg_desk_demo_create:
 * @path: where no file is yet
 * @region: the folder of an imported region
 * @progress: (nullable): in four phases
 *
 * Makes the desk of the PSC in which the middle of the region lies, and fills it. Everybody there
 * has the PIN %SG_DESK_DEMO_PIN.
 *
 * Returns: (nullable) (transfer full): the desk, or %NULL with an error; then there is no file
 */
SgDesk *
sg_desk_demo_create (const char           *path,
                     const char           *region,
                     const SgDeskDemoPlan *plan,
                     SgProgress           *progress,
                     GError              **error)
{
  g_autoptr (SgDesk) desk = NULL;

  if (!check_plan (plan, error))
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "%s exists already: name a new file", path);
      return NULL;
    }

  desk = create (path, region, plan, error);
  if (desk == NULL)
    return NULL;

  if (!sg_desk_use_region (desk, region, error) ||
      !sg_desk_demo_fill (desk, plan, progress, error) || !give_pins (desk, error))
    {
      g_clear_object (&desk);
      remove_file (path);
      return NULL;
    }

  return g_steal_pointer (&desk);
}

/**
 * sg_desk_demo_dup_supervisor:
 * @desk: of the demo
 *
 * Returns: (transfer full) (nullable): the id of the first supervisor, for who only looks around:
 *   everybody's PIN is #SG_DESK_DEMO_PIN
 */
char *
sg_desk_demo_dup_supervisor (SgDesk *desk)
{
  g_autoptr (GPtrArray) people = sg_desk_list_people (desk, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const SgPerson *person = g_ptr_array_index (people, i);
      guint           roles;

      if (sg_roles_parse (person->roles, &roles, NULL) && (roles & SG_DESK_ROLE_SUPERVISOR) != 0)
        return sg_uuid_to_text (&person->id);
    }

  return NULL;
}
