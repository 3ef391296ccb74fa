/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a PSC chooses, for all of it and for one of its districts. */

#include "config.h"

#include "desk/sg-desk-settings.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "desk/sg-act.h"
#include "region/places/sg-district.h"

static gboolean
tell (SgDesk *desk, SgBody *body, GError **error)
{
  SgUuid psc = sg_psc_get_subject (sg_desk_get_identity (desk)->psc);

  return sg_act_once (desk, "psc.configured@1", &psc, body, error);
}

/**
 * sg_desk_configure:
 * @key: of a setting
 *
 * Chooses a figure for the whole PSC.
 */
gboolean
sg_desk_configure (SgDesk *desk, const char *key, gint64 value, GError **error)
{
  SgBody *body;

  if (!sg_setting_check (key, value, error))
    return FALSE;

  body = sg_body_new ();
  sg_body_int (body, key, value);

  return tell (desk, body, error);
}

/* A district that is spelled wrong would never be met. Without a region nobody can tell. */
static char *
find_district (SgDesk *desk, const char *name, GError **error)
{
  SgDb *db = sg_desk_get_region_db (desk, NULL);
  g_autoptr (GPtrArray) districts = NULL;

  if (strpbrk (name, "\t\n") != NULL || *name == '\0')
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, _ ("“district” must be one line of text"));
      return NULL;
    }
  if (db == NULL)
    return g_strdup (name);

  districts = sg_district_list (db, sg_desk_get_identity (desk)->psc, error);
  if (districts == NULL)
    return NULL;
  for (guint i = 0; i < districts->len; i++)
    {
      const SgDistrict *district = g_ptr_array_index (districts, i);

      if (g_ascii_strcasecmp (district->name, name) == 0)
        return g_strdup (district->name);
    }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“district”: there is no “%s” in this PSC; “siagactl desk coverage” lists them"),
               name);
  return NULL;
}

static void
add_entry (SgBody *body, const char *key, gint64 value, const char *district)
{
  sg_body_begin_object (body, NULL);
  sg_body_text (body, "district", district);
  sg_body_text (body, "key", key);
  sg_body_int (body, "value", value);
  sg_body_end_object (body);
}

/* All that was chosen, but for the one that is chosen now. */
static guint
add_others (SgBody *body, const SgPsc *psc, const char *key, const char *district)
{
  g_auto (GStrv)
    lines = g_strsplit (psc->district_values != NULL ? psc->district_values : "", "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);

      if (g_strv_length (parts) != 3 ||
          (strcmp (parts[0], key) == 0 && g_ascii_strcasecmp (parts[2], district) == 0))
        continue;
      add_entry (body, parts[0], g_ascii_strtoll (parts[1], NULL, 10), parts[2]);
      n++;
    }

  return n;
}

/**
 * sg_desk_configure_district:
 * @district: name of a kecamatan of the PSC
 * @key: a target; the other settings hold everywhere
 * @value: 0 for what holds in the whole PSC
 */
gboolean
sg_desk_configure_district (SgDesk     *desk,
                            const char *district,
                            const char *key,
                            gint64      value,
                            GError    **error)
{
  g_autofree char *name = NULL;
  g_autoptr (SgBody) body = sg_body_new ();
  guint n;

  if (!sg_setting_is_of_district (key))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” is no target and holds for the whole PSC"),
                   key);
      return FALSE;
    }
  if (value != 0 && !sg_setting_check (key, value, error))
    return FALSE;

  name = find_district (desk, district, error);
  if (name == NULL)
    return FALSE;

  sg_body_begin_array (body, "districts");
  n = add_others (body, sg_desk_get_psc (desk), key, name);
  if (value != 0 && n == SG_DISTRICT_VALUES_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“district”: %d figures of districts are the most there can be"),
                   SG_DISTRICT_VALUES_MAX);
      return FALSE;
    }
  if (value != 0)
    add_entry (body, key, value, name);
  sg_body_end_array (body);

  return tell (desk, g_steal_pointer (&body), error);
}
