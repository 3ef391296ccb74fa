/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who of a register is where, and how fresh that is. A click on one opens the entry; the table
 * beside it is the same for who does not see the map. Of volunteers only those on duty are shown:
 * where the others are is nobody's business. */

#include "config.h"

#include "console/responders/sg-where-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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

/* Rows by their key, which each begins with. */
typedef struct
{
  GPtrArray  *rows;
  GHashTable *by_id;
} Index;

static gboolean
index_read (Index *self, SgDesk *desk, const SgRecordType *type, const char *rest, GError **error)
{
  self->rows = sg_row_list (sg_desk_get_db (desk), type, rest, error, "");
  if (self->rows == NULL)
    return FALSE;

  self->by_id = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);
  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_add (self->by_id, g_ptr_array_index (self->rows, i));

  return TRUE;
}

static gconstpointer
index_find (const Index *self, const SgUuid *id)
{
  gpointer row = NULL;

  if (self->by_id != NULL)
    g_hash_table_lookup_extended (self->by_id, id, &row, NULL);

  return row;
}

static void
index_clear (Index *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

typedef struct
{
  const SgRegisterType *type;
  const Index          *positions; /* SgPosition */
  const Index          *bases;     /* SgFaskes; nothing in it but for units */
  gint64                fresh_since;
} Reading;

static gboolean
is_shown (const Reading *self, gconstpointer record)
{
  return self->type != &sg_volunteer_register ||
         ((const SgVolunteer *) record)->availability != SG_AVAILABILITY_OFFLINE;
}

static void
add_at_home (const Reading *self, GArray *points, gconstpointer record)
{
  double          lat = *(const double *) ((const char *) record + self->type->lat);
  double          lon = *(const double *) ((const char *) record + self->type->lon);
  const SgFaskes *base = NULL;

  if (isnan (lat) && self->type == &sg_unit_register)
    base = index_find (self->bases, &((const SgUnit *) record)->facility);

  sg_layer_points_add (points,
                       record,
                       base != NULL ? base->lat : lat,
                       base != NULL ? base->lon : lon,
                       AT_HOME);
}

static void
add_record (const Reading *self, GArray *points, gconstpointer record)
{
  const SgPosition *position = index_find (self->positions, record);

  if (!is_shown (self, record))
    return;

  if (position == NULL)
    add_at_home (self, points, record);
  else
    sg_layer_points_add (points,
                         record,
                         position->lat,
                         position->lon,
                         position->at >= self->fresh_since ? JUST_NOW : LONG_AGO);
}

static Where *
make_where (GArray *points)
{
  Where *where = g_new0 (Where, 1);

  for (guint i = 0; i < points->len; i++)
    where->n[g_array_index (points, SgLayerPoint, i).look]++;
  where->clusters =
    sg_point_clusters_new ((const SgLayerPoint *) (gpointer) points->data, points->len);

  return where;
}

static gpointer
read_where (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgRegisterType *type = data;
  gint64 fresh_us = sg_desk_get_setting (hand->desk, SG_SETTING_POSITION_S) * G_USEC_PER_SEC;
  g_auto (Index) positions = { 0 };
  g_auto (Index) bases = { 0 };
  g_auto (Index) records = { 0 };
  const Reading reading = { type, &positions, &bases, sg_desk_get_now (hand->desk) - fresh_us };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgLayerPoint));

  if (!index_read (&positions, hand->desk, &sg_position_record, "", error) ||
      (type == &sg_unit_register &&
       !index_read (&bases, hand->desk, &sg_faskes_record, "", error)) ||
      !index_read (&records, hand->desk, type->record, type->listing, error))
    return NULL;

  for (guint i = 0; i < records.rows->len; i++)
    add_record (&reading, points, g_ptr_array_index (records.rows, i));

  return make_where (points);
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
