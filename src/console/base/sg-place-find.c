/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking for a place as one types, for the map and for the command line. */

#include "config.h"

#include "console/base/sg-place-find.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"

#define PLACES_MOST 12

typedef struct
{
  char   *text;
  SgPoint near;
} Search;

static void
search_free (Search *search)
{
  g_free (search->text);
  g_free (search);
}

static gpointer
find_places (SgDeskHand *hand, gpointer data, GError **error)
{
  const Search *search = data;

  return sg_desk_find_places (hand->desk, search->text, &search->near, PLACES_MOST, error);
}

/**
 * sg_place_find_async:
 * @near: places near it come first
 *
 * sg_desk_session_finish() gives a #GPtrArray of #SgFoundPlace.
 */
void
sg_place_find_async (SgDeskSession      *session,
                     const char         *text,
                     SgPoint             near,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  Search          *search = g_new0 (Search, 1);
  const SgDeskWork work = { find_places,
                            search,
                            (GDestroyNotify) search_free,
                            (GDestroyNotify) g_ptr_array_unref };

  search->text = g_strdup (text);
  search->near = near;
  sg_desk_session_ask_async (session, &work, cancellable, callback, user_data);
}

/**
 * sg_place_find_make_item:
 * @from: the distance is counted from there, by air
 *
 * Returns: (transfer full): its name, where it is, and how far away
 */
SgEntryItem *
sg_place_find_make_item (const SgFoundPlace *place, SgPoint from)
{
  SgPoint          point = sg_scene_get_point (&place->scene);
  g_autofree char *distance = sg_text_distance (sg_point_distance (from, point));
  const char      *about = place->hint != NULL ? place->hint : "";

  if (*about == '\0' && place->outside)
    about = _ ("outside the area of this desk");

  return sg_entry_item_new ("", place->name, about, distance);
}
