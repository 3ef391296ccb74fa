/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tiles of a server over the map of the region, at a seat where somebody switched them on. A tile
 * that does not come leaves the region's own to be seen, so a dead line changes nothing. */

#include "config.h"

#include "console/map/sg-online-map.h"

#include <string.h>

#include "region/map/sg-tile.h"

#define TILE_SIZE 256
#define ZOOM_LAST 19

struct _SgOnlineMap
{
  GObject parent_instance;

  GSettings       *settings;
  ShumateMap      *map;   /* the owner */
  ShumateLayer    *above; /* of the map: what is drawn over the tiles */
  ShumateMapLayer *layer; /* of the map; NULL while it is off */
};

G_DEFINE_FINAL_TYPE (SgOnlineMap, sg_online_map, G_TYPE_OBJECT)

static ShumateMapSource *
make_source (const char *address)
{
  g_autofree char *id = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

  return SHUMATE_MAP_SOURCE (
    shumate_raster_renderer_new_full_from_url (id,
                                               "",
                                               SG_TILE_ATTRIBUTION,
                                               "",
                                               0,
                                               ZOOM_LAST,
                                               TILE_SIZE,
                                               SHUMATE_MAP_PROJECTION_MERCATOR,
                                               address));
}

static void
remove_layer (SgOnlineMap *self)
{
  if (self->layer != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (self->layer));
  self->layer = NULL;
}

static void
replace_layer (SgOnlineMap *self)
{
  g_autofree char *address = g_settings_get_string (self->settings, "online-map-address");
  g_autoptr (ShumateMapSource) source = NULL;

  remove_layer (self);
  if (!g_settings_get_boolean (self->settings, "online-map") || !sg_online_map_is_address (address))
    return;

  source = make_source (address);
  self->layer = shumate_map_layer_new (source, shumate_map_get_viewport (self->map));
  shumate_map_insert_layer_behind (self->map, SHUMATE_LAYER (self->layer), self->above);
}

static void
sg_online_map_dispose (GObject *object)
{
  g_clear_object (&SG_ONLINE_MAP (object)->settings);

  G_OBJECT_CLASS (sg_online_map_parent_class)->dispose (object);
}

static void
sg_online_map_class_init (SgOnlineMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_online_map_dispose;
}

static void
sg_online_map_init (SgOnlineMap *self)
{
  self->settings = g_settings_new ("id.or.kreki.Siaga");
  g_signal_connect_object (self->settings,
                           "changed::online-map",
                           G_CALLBACK (replace_layer),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed::online-map-address",
                           G_CALLBACK (replace_layer),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * sg_online_map_new:
 * @map: which lives longer
 * @above: one of its layers, which is drawn over the tiles
 */
SgOnlineMap *
sg_online_map_new (ShumateMap *map, ShumateLayer *above)
{
  SgOnlineMap *self = g_object_new (SG_TYPE_ONLINE_MAP, NULL);

  self->map = map;
  self->above = above;
  replace_layer (self);

  return self;
}

/**
 * sg_online_map_put_below:
 * @above: the lowest of what is drawn over the ground
 *
 * Call it when that is another one, and when another ground was put there.
 */
void
sg_online_map_put_below (SgOnlineMap *self, ShumateLayer *above)
{
  g_return_if_fail (SG_IS_ONLINE_MAP (self));

  self->above = above;
  replace_layer (self);
}

/**
 * sg_online_map_is_address:
 *
 * Returns: whether @text is the address of tiles, with {z}, {x} and {y} in it
 */
gboolean
sg_online_map_is_address (const char *text)
{
  return (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://")) &&
         strstr (text, "{z}") != NULL && strstr (text, "{x}") != NULL &&
         strstr (text, "{y}") != NULL;
}
