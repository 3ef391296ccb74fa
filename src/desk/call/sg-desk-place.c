/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where is it? What was pasted is read first: figures and links say where they mean. What is left
 * are words, and those the gazetteer knows. Nothing here refuses a place for lying outside: it is
 * told, and the operator decides. */

#include "config.h"

#include "desk/call/sg-desk-place.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-place-input.h"
#include "region/places/sg-area-box.h"

void
sg_found_place_free (SgFoundPlace *self)
{
  if (self == NULL)
    return;

  sg_scene_clear (&self->scene);
  g_free (self->name);
  g_free (self->hint);
  g_free (self);
}

/* The code of the PSC as the areas are written: 3171 is 31.71. */
static char *
dup_area_code (SgDesk *desk)
{
  const char *psc = sg_desk_get_identity (desk)->psc;

  return g_strdup_printf ("%.2s.%s", psc, psc + 2);
}

/**
 * sg_desk_get_area:
 * @area: (out): the box around the PSC's kabupaten or kota
 *
 * Returns: whether the region knows it
 */
gboolean
sg_desk_get_area (SgDesk *desk, SgBox *area)
{
  g_autofree char *code = dup_area_code (desk);
  g_autoptr (GError) why = NULL;
  SgDb *db = sg_desk_get_region_db (desk, &why);

  /* Without a region nothing is known to be outside. */
  if (db == NULL || !sg_area_find_box (db, code, area, &why))
    {
      g_debug ("no area: %s", why->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * sg_desk_is_outside:
 *
 * Returns: whether @scene is known to lie in another kabupaten or kota, or beyond all that the
 *   region knows of this one
 */
gboolean
sg_desk_is_outside (SgDesk *desk, const SgScene *scene)
{
  g_autofree char *code = dup_area_code (desk);
  SgBox            area;

  if (scene->area_code != NULL)
    return !g_str_has_prefix (scene->area_code, code);

  return sg_scene_is_known (scene) && sg_desk_get_area (desk, &area) &&
         !sg_box_contains (&area, sg_scene_get_point (scene));
}

static void
take (char **field, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_free (*field);
  *field = g_strdup (text);
}

/**
 * sg_desk_describe_scene:
 * @scene: with its coordinates
 *
 * Fills in the road and the areas around it.
 *
 * Returns: %FALSE with %SG_ERROR_NOT_FOUND when there is no region to ask
 */
gboolean
sg_desk_describe_scene (SgDesk *desk, SgScene *scene, GError **error)
{
  SgGazetteer *gazetteer = sg_desk_get_gazetteer (desk, error);
  g_autoptr (SgReverse) around = NULL;
  const char *code;

  if (gazetteer == NULL)
    return FALSE;

  around = sg_gazetteer_reverse (gazetteer, sg_scene_get_point (scene), error);
  if (around == NULL)
    return FALSE;

  take (&scene->desa, around->village);
  take (&scene->kecamatan, around->district);
  take (&scene->road, around->road);
  code = around->village_code != NULL ? around->village_code : around->district_code;
  take (&scene->area_code, code != NULL ? code : around->regency_code);

  return TRUE;
}

static char *
make_hint (const SgPlaceInput *input, gboolean outside)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (input->swapped)
    g_ptr_array_add (parts, (gpointer) _ ("the longitude came first"));
  if (input->south_assumed)
    g_ptr_array_add (parts, (gpointer) _ ("taken as south of the equator"));
  if (outside)
    g_ptr_array_add (parts, (gpointer) _ ("outside this PSC's area"));
  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
make_name (const SgScene *scene)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (scene->road != NULL)
    g_ptr_array_add (parts, scene->road);
  if (scene->desa != NULL)
    g_ptr_array_add (parts, scene->desa);
  if (scene->kecamatan != NULL)
    g_ptr_array_add (parts, scene->kecamatan);
  if (parts->len == 0)
    return g_strdup_printf ("%.6f, %.6f", scene->lat, scene->lon);

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static SgFoundPlace *
read_pasted (SgDesk *desk, const char *text, const SgPoint *near, GError **error)
{
  g_auto (SgPlaceInput) input = { 0 };
  SgBox          area;
  SgPlaceContext context = { near, sg_desk_get_area (desk, &area) ? &area : NULL };
  SgFoundPlace  *found;

  if (!sg_place_input_parse (text, &context, &input, error))
    return NULL;

  found = g_new0 (SgFoundPlace, 1);
  found->scene = SG_SCENE_UNKNOWN;
  found->scene.lat = sg_point_lat (input.point);
  found->scene.lon = sg_point_lon (input.point);
  found->scene.radius_m = input.radius_m;
  found->scene.confidence = input.confidence;
  found->scene.method = g_strdup (input.kind == SG_PLACE_INPUT_SMS   ? "sms"
                                  : input.kind == SG_PLACE_INPUT_AML ? "aml"
                                                                     : "pasted");
  take (&found->scene.text, input.label);
  found->score = input.confidence;

  /* Without a region the figures still stand for themselves. */
  if (!sg_desk_describe_scene (desk, &found->scene, NULL))
    g_debug ("nothing is known around the pasted place");
  found->outside = sg_desk_is_outside (desk, &found->scene) ||
                   (found->scene.area_code == NULL && input.outside);
  found->hint = make_hint (&input, found->outside);
  found->name = make_name (&found->scene);

  return found;
}

static SgFoundPlace *
read_place (SgDesk *desk, const SgPlace *place, const char *text)
{
  SgFoundPlace *found = g_new0 (SgFoundPlace, 1);

  found->scene = SG_SCENE_UNKNOWN;
  found->scene.lat = sg_point_lat (place->point);
  found->scene.lon = sg_point_lon (place->point);
  found->scene.confidence = place->score;
  found->scene.method = g_strdup ("gazetteer");
  found->scene.text = g_strdup (text);
  found->score = place->score;
  if (!sg_desk_describe_scene (desk, &found->scene, NULL))
    g_debug ("nothing is known around a place of the gazetteer");
  found->outside = sg_desk_is_outside (desk, &found->scene);
  found->hint = found->outside ? g_strdup (_ ("outside this PSC's area")) : NULL;
  found->name = *place->context != '\0' ? g_strdup_printf ("%s, %s", place->name, place->context)
                                        : g_strdup (place->name);

  return found;
}

static gboolean
search (SgDesk        *desk,
        const char    *text,
        const SgPoint *near,
        guint          limit,
        GPtrArray     *found,
        GError       **error)
{
  SgGazetteer *gazetteer = sg_desk_get_gazetteer (desk, error);
  SgBox        area;
  SgPoint      middle;
  g_autoptr (GPtrArray) places = NULL;
  SgSearchQuery query = { near, limit, 0 };

  if (gazetteer == NULL)
    return FALSE;

  if (near == NULL && sg_desk_get_area (desk, &area))
    {
      middle = (SgPoint){ area.south + (area.north - area.south) / 2,
                          area.west + (area.east - area.west) / 2 };
      query.near = &middle;
    }

  places = sg_gazetteer_search (gazetteer, text, &query, error);
  for (guint i = 0; places != NULL && i < places->len; i++)
    g_ptr_array_add (found, read_place (desk, g_ptr_array_index (places, i), text));

  return places != NULL;
}

/**
 * sg_desk_find_places:
 * @text: what was typed or pasted
 * @near: (nullable): where the desk looks, or where the caller is thought to be
 * @limit: at most this many
 *
 * Returns: (nullable) (transfer full) (element-type SgFoundPlace): what it may mean, the likeliest
 *   first; none when nothing is known of it. %NULL with %SG_ERROR_NETWORK for a link that only the
 *   network can follow, %SG_ERROR_INVALID for figures that are no place
 */
GPtrArray *
sg_desk_find_places (SgDesk        *desk,
                     const char    *text,
                     const SgPoint *near,
                     guint          limit,
                     GError       **error)
{
  g_autoptr (GPtrArray)
    found = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_found_place_free);
  g_autoptr (GError) why = NULL;
  SgFoundPlace *pasted = read_pasted (desk, text, near, &why);

  if (pasted != NULL)
    {
      g_ptr_array_add (found, pasted);
      return g_steal_pointer (&found);
    }

  /* Words are no mistake; anything else that is wrong with the text is. */
  if (!g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }

  return search (desk, text, near, limit, found, error) ? g_steal_pointer (&found) : NULL;
}
