/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a list as people read it: a place that was found, a street of a route, a candidate.
 * It never changes; a list that has news gets new items. The row is data/ui/sg-entry-row.ui. */

#include "console/base/sg-entry-item.h"

struct _SgEntryItem
{
  GObject parent_instance;

  char *badge;
  char *title;
  char *subtitle;
  char *value;
};

enum
{
  PROP_0,
  PROP_BADGE,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_VALUE,
  PROP_HAS_BADGE,
  PROP_HAS_SUBTITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SgEntryItem, sg_entry_item, G_TYPE_OBJECT)

static void
sg_entry_item_finalize (GObject *object)
{
  SgEntryItem *self = SG_ENTRY_ITEM (object);

  g_free (self->badge);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->value);

  G_OBJECT_CLASS (sg_entry_item_parent_class)->finalize (object);
}

static void
sg_entry_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SgEntryItem *self = SG_ENTRY_ITEM (object);

  switch (id)
    {
    case PROP_BADGE:
      g_value_set_string (value, self->badge);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;

    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;

    case PROP_HAS_BADGE:
      g_value_set_boolean (value, *self->badge != '\0');
      break;

    case PROP_HAS_SUBTITLE:
      g_value_set_boolean (value, *self->subtitle != '\0');
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sg_entry_item_class_init (SgEntryItemClass *klass)
{
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);
  static const char *const texts[] = { "badge", "title", "subtitle", "value" };
  static const char *const flags[] = { "has-badge", "has-subtitle" };

  object_class->finalize = sg_entry_item_finalize;
  object_class->get_property = sg_entry_item_get_property;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[PROP_BADGE + i] =
      g_param_spec_string (texts[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    properties[PROP_HAS_BADGE + i] =
      g_param_spec_boolean (flags[i], NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sg_entry_item_init (SgEntryItem *self)
{
}

/**
 * sg_entry_item_new:
 * @badge: what stands in front, such as the rank; empty for none
 * @title: the first line
 * @subtitle: the second line; empty for none
 * @value: what stands at the end, such as the minutes
 */
SgEntryItem *
sg_entry_item_new (const char *badge, const char *title, const char *subtitle, const char *value)
{
  SgEntryItem *self = g_object_new (SG_TYPE_ENTRY_ITEM, NULL);

  self->badge = g_strdup (badge);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->value = g_strdup (value);

  return self;
}
