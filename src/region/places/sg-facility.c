/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/places/sg-facility.h"

/* A desk's map shows no more at once. */
#define MAX_FACILITIES 20000

#define SELECT_FACILITIES                                                                          \
  "SELECT f.id, f.kind, f.lat, f.lon, f.name, f.place, f.phone, f.opening_hours, f.level,"         \
  " f.indoor, f.emergency, f.beds FROM facility_index i JOIN facility f ON f.id = i.id"            \
  " WHERE i.west <= ?1 AND i.east >= ?2 AND i.south <= ?3 AND i.north >= ?4"                       \
  " AND (?5 >> f.kind) & 1 ORDER BY f.id LIMIT ?6"

static const char *const kind_texts[SG_N_FACILITY_KINDS] = {
  [SG_FACILITY_HOSPITAL] = "hospital",
  [SG_FACILITY_CLINIC] = "clinic",
  [SG_FACILITY_PUSKESMAS] = "puskesmas",
  [SG_FACILITY_PHARMACY] = "pharmacy",
  [SG_FACILITY_FIRE_STATION] = "fire_station",
  [SG_FACILITY_POLICE] = "police",
  [SG_FACILITY_AMBULANCE_STATION] = "ambulance_station",
  [SG_FACILITY_AED] = "aed",
  [SG_FACILITY_ASSEMBLY_POINT] = "assembly_point",
};

/**
 * sg_facility_kind_to_text:
 *
 * Returns: a word for other programs
 */
const char *
sg_facility_kind_to_text (SgFacilityKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_FACILITY_KINDS, NULL);

  return kind_texts[kind];
}

void
sg_facility_free (SgFacility *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->where);
  g_free (self->phone);
  g_free (self->opening_hours);
  g_free (self->level);
  g_free (self);
}

static char *
dup_text (sqlite3_stmt *row, int column)
{
  char *text = sg_db_dup_text (row, column);

  return text != NULL ? text : g_strdup ("");
}

static SgAnswer
read_answer (sqlite3_stmt *row, int column)
{
  return (SgAnswer) CLAMP (sqlite3_column_int (row, column), SG_ANSWER_UNKNOWN, SG_ANSWER_YES);
}

static SgFacility *
read_facility (sqlite3_stmt *row)
{
  SgFacility *facility = g_new0 (SgFacility, 1);

  facility->id = sqlite3_column_int64 (row, 0);
  facility->kind = (SgFacilityKind) CLAMP (sqlite3_column_int (row, 1), 0, SG_N_FACILITY_KINDS - 1);
  facility->point = (SgPoint){ sqlite3_column_int (row, 2), sqlite3_column_int (row, 3) };
  facility->name = dup_text (row, 4);
  facility->where = dup_text (row, 5);
  facility->phone = dup_text (row, 6);
  facility->opening_hours = dup_text (row, 7);
  facility->level = dup_text (row, 8);
  facility->indoor = read_answer (row, 9);
  facility->emergency = read_answer (row, 10);
  facility->beds = sqlite3_column_int (row, 11);

  return facility;
}

/**
 * sg_facility_list_in_box:
 * @db: of the region
 * @kinds: bit 1 << SgFacilityKind for each kind that is wanted; 0 means all
 *
 * Returns: (nullable) (transfer full) (element-type SgFacility): at most 20,000, in the order of
 *   their ids; %NULL on an error
 */
GPtrArray *
sg_facility_list_in_box (SgDb *db, const SgBox *box, guint kinds, GError **error)
{
  g_autoptr (GPtrArray)
    facilities = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_facility_free);
  g_autoptr (sqlite3_stmt) rows = sg_db_query (db,
                                               error,
                                               SELECT_FACILITIES,
                                               "iiiiii",
                                               (gint64) box->east,
                                               (gint64) box->west,
                                               (gint64) box->north,
                                               (gint64) box->south,
                                               kinds != 0 ? (gint64) kinds : G_MAXINT64,
                                               (gint64) MAX_FACILITIES);
  gboolean has_row = FALSE;
  gboolean done;

  if (rows == NULL)
    return NULL;
  while ((done = sg_db_step (rows, &has_row, error)) && has_row)
    g_ptr_array_add (facilities, read_facility (rows));

  return done ? g_steal_pointer (&facilities) : NULL;
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SgFacility *first = *(SgFacility *const *) a;
  const SgFacility *second = *(SgFacility *const *) b;
  const SgPoint    *from = user_data;
  double            metres_first = sg_point_distance (*from, first->point);
  double            metres_second = sg_point_distance (*from, second->point);

  if (metres_first != metres_second)
    return metres_first < metres_second ? -1 : 1;

  return (first->id > second->id) - (first->id < second->id);
}

/**
 * sg_facility_list_near:
 * @metres: how far away they may be, in a straight line
 * @kinds: bit 1 << SgFacilityKind for each kind that is wanted; 0 means all
 * @limit: how many at most
 *
 * Returns: (nullable) (transfer full) (element-type SgFacility): the nearest first; %NULL on an
 *   error
 */
GPtrArray *
sg_facility_list_near (SgDb    *db,
                       SgPoint  point,
                       double   metres,
                       guint    kinds,
                       guint    limit,
                       GError **error)
{
  SgBox      box = sg_box_around (point, metres);
  GPtrArray *facilities = sg_facility_list_in_box (db, &box, kinds, error);
  guint      n_near = 0;

  if (facilities == NULL)
    return NULL;

  g_ptr_array_sort_with_data (facilities, compare_distance, &point);
  while (n_near < facilities->len && n_near < limit &&
         sg_point_distance (point, ((SgFacility *) facilities->pdata[n_near])->point) <= metres)
    n_near++;
  g_ptr_array_set_size (facilities, (gint) n_near);

  return facilities;
}
