/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who of a register is where, and how fresh that is. A click on one opens the entry; the table
 * beside it is the same for who does not see the map. Of volunteers only those on duty are shown:
 * where the others are is nobody's business. */

#include "config.h"

#include "console/responders/sg-where-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-faskes.h"
#include "common/sg-psc.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"
#include "console/map/sg-point-layer.h"
#include "console/map/sg-region-map.h"
#include "desk/log/sg-row.h"

/* Ticks between two readings: positions come without any event. */
#define REST_TICKS 30

/* How fresh it is; of several the freshest is shown. */
typedef enum
{
  AT_HOME, /* or at the base: no position is known */
  LONG_AGO,
  JUST_NOW,
  N_AGES
} Age;

static const SgPointLook looks[N_AGES] = {
  [AT_HOME] = { "#4f6073", "–" },
  [LONG_AGO] = { "#8a5a00", "?" },
  [JUST_NOW] = { "#26734d", "✓" },
};

struct _SgWhereMap
{
  AdwBin parent_instance;

  SgDeskSession        *session;
  const SgRegisterKind *kind; /* NULL until one is shown */
  SgPointLayer         *layer;
  guint                 rest; /* ticks before it is read again */
  guint                 n_reading;

  /* Template widgets */
  SgRegionMap *map;
  GtkLabel    *ages;
};

G_DEFINE_FINAL_TYPE (SgWhereMap, sg_where_map, ADW_TYPE_BIN)

/* ---- reading, in a thread ---- */

typedef struct
{
  SgPointClusters *clusters;
  guint            n[N_AGES];
} Where;

static void
where_free (gpointer data)
{
  Where *self = data;

  sg_point_clusters_unref (self->clusters);
  g_free (self);
}

typedef struct
{
  const SgRegisterType *type;
  GHashTable           *positions; /* SgPosition by responder */
  GHashTable           *bases;     /* SgFaskes by id; only for units */
  gint64                fresh_since;
  GArray               *points; /* of SgLayerPoint */
  guint                 n[N_AGES];
} Reading;

static GHashTable *
index_rows (SgDesk *desk, const SgRecordType *type, const char *rest, GError **error)
{
  GPtrArray  *rows = sg_row_list (sg_desk_get_db (desk), type, rest, error, "");
  GHashTable *index;

  if (rows == NULL)
    return NULL;

  /* Each record begins with its key. */
  index =
    g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (index, g_ptr_array_index (rows, i), g_ptr_array_ref (rows));
  g_ptr_array_unref (rows);

  return index;
}

static gconstpointer
find_row (GHashTable *index, const SgUuid *id)
{
  gpointer row = NULL;

  if (index != NULL)
    g_hash_table_lookup_extended (index, id, &row, NULL);

  return row;
}

static void
add_point (Reading *self, const SgUuid *id, double lat, double lon, Age age)
{
  SgLayerPoint point;

  if (!sg_point_is_valid_degrees (lat, lon))
    return;

  point = sg_layer_point_make (id, sg_point_from_degrees (lat, lon), age);
  g_array_append_val (self->points, point);
  self->n[age]++;
}

static gboolean
is_shown (const Reading *self, gconstpointer record)
{
  return self->type != &sg_volunteer_register ||
         ((const SgVolunteer *) record)->availability != SG_AVAILABILITY_OFFLINE;
}

static void
add_record (Reading *self, gconstpointer record)
{
  const SgUuid     *id = record;
  const SgPosition *position = find_row (self->positions, id);
  double            lat = *(const double *) ((const char *) record + self->type->lat);
  double            lon = *(const double *) ((const char *) record + self->type->lon);

  if (!is_shown (self, record))
    return;

  if (position != NULL)
    {
      add_point (self,
                 id,
                 position->lat,
                 position->lon,
                 position->at >= self->fresh_since ? JUST_NOW : LONG_AGO);
      return;
    }

  if (isnan (lat) && self->bases != NULL)
    {
      const SgFaskes *base = find_row (self->bases, &((const SgUnit *) record)->facility);

      lat = base != NULL ? base->lat : NAN;
      lon = base != NULL ? base->lon : NAN;
    }
  add_point (self, id, lat, lon, AT_HOME);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->bases, g_hash_table_unref);
  g_clear_pointer (&self->points, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gpointer
read_where (SgDeskHand *hand, gpointer data, GError **error)
{
  g_auto (Reading) self = { .type = data };
  g_autoptr (GPtrArray) records = NULL;
  Where *where;

  self.points = g_array_new (FALSE, FALSE, sizeof (SgLayerPoint));
  self.fresh_since = sg_desk_get_now (hand->desk) -
                     sg_desk_get_setting (hand->desk, SG_SETTING_POSITION_S) * G_USEC_PER_SEC;
  self.positions = index_rows (hand->desk, &sg_position_record, "", error);
  if (self.positions == NULL)
    return NULL;
  if (self.type == &sg_unit_register)
    self.bases = index_rows (hand->desk, &sg_faskes_record, "", error);
  records =
    sg_row_list (sg_desk_get_db (hand->desk), self.type->record, self.type->listing, error, "");
  if (records == NULL)
    return NULL;

  for (guint i = 0; i < records->len; i++)
    add_record (&self, g_ptr_array_index (records, i));

  where = g_new0 (Where, 1);
  where->clusters =
    sg_point_clusters_new ((const SgLayerPoint *) (gpointer) self.points->data, self.points->len);
  memcpy (where->n, self.n, sizeof where->n);

  return where;
}

/* ---- in the window's thread ---- */

static void
show_ages (SgWhereMap *self, const Where *where)
{
  gboolean moves = self->kind->type == &sg_unit_register ||
                   self->kind->type == &sg_volunteer_register;
  g_autofree char *text = NULL;

  if (moves)
    /* Translators: how many are on the map; the signs are those of the map */
    text = g_strdup_printf (_ ("✓ position now: %u · ? older: %u\n– at the base or at home: %u"),
                            where->n[JUST_NOW],
                            where->n[LONG_AGO],
                            where->n[AT_HOME]);
  else
    /* Translators: how many are on the map */
    text = g_strdup_printf (_ ("On the map: %u"), where->n[AT_HOME]);
  gtk_label_set_label (self->ages, text);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgWhereMap) self = user_data;
  g_autoptr (GError) error = NULL;
  Where *where = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  self->n_reading--;
  if (self->map == NULL || where == NULL)
    {
      if (where == NULL)
        g_message ("who is where cannot be shown: %s", error->message);
      g_clear_pointer (&where, where_free);
      return;
    }

  /* Of another register meanwhile: the next answer is on its way. */
  if (self->n_reading == 0)
    {
      sg_point_layer_set_clusters (self->layer, where->clusters);
      show_ages (self, where);
    }
  where_free (where);
}

static void
read_now (SgWhereMap *self)
{
  const SgDeskWork work = { read_where, (gpointer) self->kind->type, NULL, where_free };

  self->rest = REST_TICKS;
  self->n_reading++;
  sg_desk_session_toil_async (self->session, &work, NULL, on_read, g_object_ref (self));
}

static void
on_tick (SgWhereMap *self)
{
  self->rest -= MIN (self->rest, 1);
  if (self->kind != NULL && self->rest == 0 && self->n_reading == 0 &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_now (self);
}

/* Nobody reads a hundred thousand rows for what is not seen. */
static void
sg_where_map_map (GtkWidget *widget)
{
  SgWhereMap *self = SG_WHERE_MAP (widget);

  GTK_WIDGET_CLASS (sg_where_map_parent_class)->map (widget);

  if (self->kind != NULL && self->rest == 0)
    read_now (self);
}

static void
on_clicked (SgWhereMap *self, const SgPoint *point)
{
  sg_point_layer_press (self->layer, *point);
}

static void
on_activated (SgWhereMap *self, const SgUuid *id)
{
  g_autofree char *text = sg_uuid_to_text (id);

  gtk_widget_activate_action (GTK_WIDGET (self), "responders.open", "s", text);
}

static void
sg_where_map_dispose (GObject *object)
{
  SgWhereMap *self = SG_WHERE_MAP (object);

  g_clear_object (&self->session);
  self->map = NULL;

  G_OBJECT_CLASS (sg_where_map_parent_class)->dispose (object);
}

static void
sg_where_map_class_init (SgWhereMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_where_map_dispose;
  widget_class->map = sg_where_map_map;

  g_type_ensure (SG_TYPE_REGION_MAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-where-map.ui");
  gtk_widget_class_bind_template_child (widget_class, SgWhereMap, map);
  gtk_widget_class_bind_template_child (widget_class, SgWhereMap, ages);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
sg_where_map_init (SgWhereMap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sg_where_map_open (SgWhereMap *self, SgDeskSession *session)
{
  SgRegion *region;

  g_return_if_fail (SG_IS_WHERE_MAP (self));

  g_set_object (&self->session, session);
  region = sg_desk_get_region (sg_desk_session_get_desk (session), NULL);
  /* Without a region there is no map; the page of dispatch says why. */
  gtk_widget_set_visible (GTK_WIDGET (self), region != NULL);
  if (region == NULL)
    return;

  sg_region_map_set_region (self->map, region);
  self->layer =
    sg_point_layer_new (sg_region_map_get_viewport (self->map), looks, G_N_ELEMENTS (looks));
  sg_region_map_add_layer (self->map, SHUMATE_LAYER (self->layer));
  g_signal_connect_object (self->layer,
                           "activated",
                           G_CALLBACK (on_activated),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
}

/**
 * sg_where_map_show:
 *
 * Shows the entries of a register, all that are in use.
 */
void
sg_where_map_show (SgWhereMap *self, const SgRegisterKind *kind)
{
  g_return_if_fail (SG_IS_WHERE_MAP (self));

  if (self->layer == NULL)
    return;

  if (self->kind == kind)
    return;

  self->kind = kind;
  self->rest = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_now (self);
}

gboolean
sg_where_map_is_settled (SgWhereMap *self)
{
  g_return_val_if_fail (SG_IS_WHERE_MAP (self), FALSE);

  return !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
         (self->n_reading == 0 && sg_region_map_is_complete (self->map));
}

/**
 * sg_where_map_get_n:
 *
 * Returns: how many are on the map
 */
guint
sg_where_map_get_n (SgWhereMap *self)
{
  g_return_val_if_fail (SG_IS_WHERE_MAP (self), 0);

  return self->layer != NULL ? sg_point_layer_get_n (self->layer) : 0;
}
