/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/responders/sg-entry-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "common/sg-faskes.h"
#include "common/sg-unit.h"
#include "console/base/sg-text.h"
#include "console/map/sg-region-map.h"
#include "console/responders/sg-register-text.h"
#include "desk/log/sg-row.h"

struct _SgEntryMap
{
  AdwBin parent_instance;

  SgMapPin *pin;

  /* Template widgets */
  SgRegionMap *map;
  GtkLabel    *position;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgEntryMap, sg_entry_map, ADW_TYPE_BIN)

static gboolean
find_record_place (SgRegisterItem *item, SgPoint *point)
{
  const SgRegisterType *type = sg_register_item_get_type_of (item);
  gconstpointer         record = sg_register_item_get_record (item);
  double                lat = *(const double *) ((const char *) record + type->lat);
  double                lon = *(const double *) ((const char *) record + type->lon);

  if (isnan (lat) || isnan (lon))
    return FALSE;

  *point = sg_point_from_degrees (lat, lon);
  return TRUE;
}

/* Of a unit whose own place is not known. */
static gboolean
find_base_place (SgRegisterItem *item, SgPoint *point)
{
  const SgUnit *unit = sg_register_item_get_record (item);
  g_autoptr (SgFaskes) base = NULL;

  if (sg_register_item_get_type_of (item) != &sg_unit_register || sg_uuid_is_none (&unit->facility))
    return FALSE;

  /* A base that is not in the register yet is at no place. */
  base = sg_row_get (sg_desk_get_db (sg_register_item_get_desk (item)),
                     &sg_faskes_record,
                     &unit->facility,
                     NULL);
  if (base == NULL || isnan (base->lat))
    return FALSE;

  *point = sg_point_from_degrees (base->lat, base->lon);
  return TRUE;
}

static char *
dup_position (SgDesk *desk, const SgPosition *position)
{
  g_autofree char *age = sg_text_age (sg_desk_get_now (desk) - position->at);

  if (isnan (position->accuracy_m))
    /* Translators: %s is such as “4 min ago” */
    return g_strdup_printf (_ ("Position: %s"), age);

  /* Translators: how old a position is, and how exact, metres */
  return g_strdup_printf (_ ("Position: %s, within %.0f m"), age, position->accuracy_m);
}

static char *
dup_home_text (const SgRegisterType *type, SgPoint point)
{
  if (type == &sg_unit_register)
    return g_strdup (_ ("At the base: no position is known"));
  if (type == &sg_volunteer_register)
    return g_strdup (_ ("At home: no position is known"));

  return sg_text_point (point);
}

/* The position if there is one, else where it belongs; said in words either way. */
static char *
find_place (SgRegisterItem *item, SgPoint *point, gboolean *found)
{
  const SgPosition *position = sg_register_item_get_position (item);

  *found = TRUE;
  if (position != NULL)
    {
      *point = sg_point_from_degrees (position->lat, position->lon);
      return dup_position (sg_register_item_get_desk (item), position);
    }
  if (find_record_place (item, point) || find_base_place (item, point))
    return dup_home_text (sg_register_item_get_type_of (item), *point);

  *found = FALSE;
  return g_strdup (_ ("Where it is, nobody knows"));
}

static void
drop_pin (SgEntryMap *self)
{
  if (self->pin != NULL)
    sg_region_map_remove_pin (self->map, self->pin);
  g_clear_object (&self->pin);
}

static SgPinKind
get_pin_kind (const SgRegisterType *type)
{
  if (type == &sg_unit_register)
    return SG_PIN_AMBULANCE;

  return type == &sg_volunteer_register ? SG_PIN_VOLUNTEER : SG_PIN_PLACE;
}

static void
say (SgEntryMap *self, const char *text)
{
  gtk_label_set_label (self->position, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->position), text);
}

static void
on_clicked (SgEntryMap *self, const SgPoint *point)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, point);
}

static void
sg_entry_map_dispose (GObject *object)
{
  g_clear_object (&SG_ENTRY_MAP (object)->pin);

  G_OBJECT_CLASS (sg_entry_map_parent_class)->dispose (object);
}

static void
sg_entry_map_class_init (SgEntryMapClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_entry_map_dispose;

  /**
   * SgEntryMap::picked:
   * @point: an SgPoint, where somebody clicked
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         SG_TYPE_ENTRY_MAP,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_POINTER);

  g_type_ensure (SG_TYPE_REGION_MAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-entry-map.ui");
  gtk_widget_class_bind_template_child (widget_class, SgEntryMap, map);
  gtk_widget_class_bind_template_child (widget_class, SgEntryMap, position);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
sg_entry_map_init (SgEntryMap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sg_entry_map_open (SgEntryMap *self, SgDesk *desk)
{
  SgRegion *region;

  g_return_if_fail (SG_IS_ENTRY_MAP (self));

  /* Without a region there is no map; the page of dispatch says why. */
  region = sg_desk_get_region (desk, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->map), region != NULL);
  if (region != NULL)
    sg_region_map_set_region (self->map, region);
}

/**
 * sg_entry_map_show:
 * @moves: whether to look there
 */
void
sg_entry_map_show (SgEntryMap *self, SgRegisterItem *item, gboolean moves)
{
  const SgRegisterType *type = sg_register_item_get_type_of (item);
  g_autofree char      *name = type->dup_name (sg_register_item_get_record (item));
  g_autofree char      *text = NULL;
  gboolean              found;
  SgPoint               point;

  g_return_if_fail (SG_IS_ENTRY_MAP (self));

  drop_pin (self);
  text = find_place (item, &point, &found);
  say (self, text);
  if (!found)
    return;

  self->pin =
    g_object_ref_sink (sg_map_pin_new (get_pin_kind (type), "●", name != NULL ? name : "–"));
  sg_map_pin_set_point (self->pin, point);
  sg_region_map_add_pin (self->map, self->pin);
  if (moves)
    sg_region_map_fly_to (self->map, point);
}

/**
 * sg_entry_map_begin:
 *
 * Shows the whole region, for somebody to say where a new entry is.
 */
void
sg_entry_map_begin (SgEntryMap *self)
{
  g_return_if_fail (SG_IS_ENTRY_MAP (self));

  drop_pin (self);
  say (self, _ ("Click the map to say where it is"));
  sg_region_map_show_region (self->map);
}

gboolean
sg_entry_map_is_settled (SgEntryMap *self)
{
  g_return_val_if_fail (SG_IS_ENTRY_MAP (self), FALSE);

  return !gtk_widget_get_mapped (GTK_WIDGET (self->map)) || sg_region_map_is_complete (self->map);
}
