/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/places/sg-house-finder.h"

#include <math.h>
#include <string.h>

#include "region/places/sg-house-list.h"
#include "region/places/sg-place-text.h"

/* Numbers farther apart, in count or on the ground, say nothing about one between them. */
#define MAX_GAP_NUMBERS 60
#define MAX_GAP_METRES  600.0

struct _SgHouseFinder
{
  sqlite3_stmt *select_same;
  sqlite3_stmt *select_below;
  sqlite3_stmt *select_above;
};

/* A known number beside the one that is wanted. */
typedef struct
{
  gboolean found;
  guint32  number;
  SgPoint  point;
} Neighbour;

/**
 * sg_house_finder_new:
 * @db: of the region; must outlive the finder
 */
SgHouseFinder *
sg_house_finder_new (SgDb *db, GError **error)
{
  g_autoptr (SgHouseFinder) self = g_new0 (SgHouseFinder, 1);

  self->select_same = sg_db_prepare (db,
                                     error,
                                     "SELECT text, lat, lon, interpolated FROM house"
                                     " WHERE cluster = ? AND number = ? LIMIT 200");
  if (self->select_same == NULL)
    return NULL;

  /* On one side of a street the numbers are odd, on the other even. */
  self->select_below =
    sg_db_prepare (db,
                   error,
                   "SELECT number, lat, lon FROM house WHERE cluster = ?1 AND number < ?2"
                   " AND number >= ?2 - ?3 AND number % 2 = ?2 % 2 ORDER BY number DESC LIMIT 1");
  if (self->select_below == NULL)
    return NULL;
  self->select_above =
    sg_db_prepare (db,
                   error,
                   "SELECT number, lat, lon FROM house WHERE cluster = ?1 AND number > ?2"
                   " AND number <= ?2 + ?3 AND number % 2 = ?2 % 2 ORDER BY number LIMIT 1");

  return self->select_above != NULL ? g_steal_pointer (&self) : NULL;
}

void
sg_house_finder_free (SgHouseFinder *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->select_same);
  sqlite3_finalize (self->select_below);
  sqlite3_finalize (self->select_above);
  g_free (self);
}

/* “12 A”, “12-a” and “12a” are the same house. */
static gboolean
is_same_number (const char *a, const char *b)
{
  g_autofree char *first = sg_place_text_fold (a);
  g_autofree char *second = sg_place_text_fold (b);
  g_auto (GStrv) parts_a = g_strsplit (first, " ", -1);
  g_auto (GStrv) parts_b = g_strsplit (second, " ", -1);
  g_autofree char *joined_a = g_strjoinv ("", parts_a);
  g_autofree char *joined_b = g_strjoinv ("", parts_b);

  return strcmp (joined_a, joined_b) == 0;
}

/* The same text is best, then what is on the map itself, then what is nearest to the part of the
 * street that was found. Less is better. */
static double
judge (const SgPlaceRow *street,
       const char       *wanted,
       const char       *text,
       SgPoint           point,
       gboolean          counted)
{
  double metres = sg_point_distance (street->point, point);

  return MIN (metres, 1e5) + (is_same_number (wanted, text) ? 0 : 1e6) + (counted ? 1e5 : 0);
}

static gboolean
find_same (SgHouseFinder    *self,
           const SgPlaceRow *street,
           const char       *number,
           SgHouse          *house,
           GError          **error)
{
  guint32  wanted = 0;
  double   best = INFINITY;
  gboolean has_row = FALSE;
  gboolean done;

  sg_house_number_parse (number, &wanted);
  sg_db_bind (self->select_same, "ii", street->cluster, (gint64) wanted);
  while ((done = sg_db_step (self->select_same, &has_row, error)) && has_row)
    {
      const char *text = (const char *) sqlite3_column_text (self->select_same, 0);
      SgPoint     point = { sqlite3_column_int (self->select_same, 1),
                            sqlite3_column_int (self->select_same, 2) };
      gboolean    counted = sqlite3_column_int (self->select_same, 3) != 0;
      double      fault;

      if (text == NULL)
        continue;
      fault = judge (street, number, text, point, counted);
      if (fault < best)
        {
          best = fault;
          g_free (house->number);
          *house = (SgHouse){ g_strdup (text), point, counted };
        }
    }
  sqlite3_reset (self->select_same);

  return done;
}

static gboolean
find_neighbour (sqlite3_stmt *select,
                gint64        cluster,
                guint32       number,
                Neighbour    *found,
                GError      **error)
{
  gboolean has_row = FALSE;
  gboolean done;

  sg_db_bind (select, "iii", cluster, (gint64) number, (gint64) MAX_GAP_NUMBERS);
  done = sg_db_step (select, &has_row, error);
  found->found = done && has_row;
  if (found->found)
    {
      found->number = (guint32) sqlite3_column_int64 (select, 0);
      found->point = (SgPoint){ sqlite3_column_int (select, 1), sqlite3_column_int (select, 2) };
    }
  sqlite3_reset (select);

  return done;
}

/* Between the nearest lower and higher number on the same side, in proportion. */
static gboolean
interpolate (SgHouseFinder    *self,
             const SgPlaceRow *street,
             const char       *number,
             SgHouse          *house,
             GError          **error)
{
  guint32   wanted = 0;
  Neighbour below;
  Neighbour above;
  double    share;

  sg_house_number_parse (number, &wanted);
  if (!find_neighbour (self->select_below, street->cluster, wanted, &below, error) ||
      !find_neighbour (self->select_above, street->cluster, wanted, &above, error))
    return FALSE;

  if (!below.found || !above.found || sg_point_distance (below.point, above.point) > MAX_GAP_METRES)
    return TRUE;

  share = (double) (wanted - below.number) / (above.number - below.number);
  house->number = g_strdup (number);
  house->interpolated = TRUE;
  house->point =
    (SgPoint){ (gint32) (below.point.lat + share * ((double) above.point.lat - below.point.lat)),
               (gint32) (below.point.lon + share * ((double) above.point.lon - below.point.lon)) };

  return TRUE;
}

/**
 * sg_house_finder_find:
 * @street: a row with a cluster
 * @number: as it was said
 * @house: (out): set when @found
 * @found: (out): whether the number is known, or lies between known ones
 *
 * Returns: %FALSE on an error
 */
gboolean
sg_house_finder_find (SgHouseFinder    *self,
                      const SgPlaceRow *street,
                      const char       *number,
                      SgHouse          *house,
                      gboolean         *found,
                      GError          **error)
{
  guint32 wanted;

  *house = (SgHouse){ 0 };
  *found = FALSE;
  if (!sg_house_number_parse (number, &wanted))
    return TRUE;
  if (!find_same (self, street, number, house, error))
    return FALSE;
  if (house->number == NULL && !interpolate (self, street, number, house, error))
    return FALSE;

  *found = house->number != NULL;
  return TRUE;
}
