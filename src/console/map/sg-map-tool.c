/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something a person does with the map, and the pane beside it that tells the outcome. One tool has
 * the map at a time: it gets the clicks and its marks are shown. */

#include "console/map/sg-map-tool.h"

typedef struct
{
  SgDeskSession *session;
  SgRegionMap   *map;
  gboolean       shown;
} SgMapToolPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SgMapTool, sg_map_tool, ADW_TYPE_BIN)

static SgMapToolPrivate *
get_private (SgMapTool *self)
{
  return sg_map_tool_get_instance_private (self);
}

static void
sg_map_tool_dispose (GObject *object)
{
  SgMapToolPrivate *private = get_private (SG_MAP_TOOL (object));

  g_clear_object (&private->session);
  g_clear_object (&private->map);

  G_OBJECT_CLASS (sg_map_tool_parent_class)->dispose (object);
}

static void
sg_map_tool_class_init (SgMapToolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_map_tool_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sg_map_tool_init (SgMapTool *self)
{
}

/**
 * sg_map_tool_set_context:
 *
 * Gives the tool what it works with. Call it before anything else.
 */
void
sg_map_tool_set_context (SgMapTool *self, SgDeskSession *session, SgRegionMap *map)
{
  g_return_if_fail (SG_IS_MAP_TOOL (self));

  g_set_object (&get_private (self)->session, session);
  g_set_object (&get_private (self)->map, map);
}

void
sg_map_tool_pick (SgMapTool *self, SgPoint point)
{
  g_return_if_fail (SG_IS_MAP_TOOL (self));

  SG_MAP_TOOL_GET_CLASS (self)->pick (self, point);
}

void
sg_map_tool_clear (SgMapTool *self)
{
  g_return_if_fail (SG_IS_MAP_TOOL (self));

  SG_MAP_TOOL_GET_CLASS (self)->clear (self);
}

void
sg_map_tool_confirm (SgMapTool *self)
{
  g_return_if_fail (SG_IS_MAP_TOOL (self));

  if (SG_MAP_TOOL_GET_CLASS (self)->confirm != NULL)
    SG_MAP_TOOL_GET_CLASS (self)->confirm (self);
}

void
sg_map_tool_set_shown (SgMapTool *self, gboolean shown)
{
  SgMapToolPrivate *private;

  g_return_if_fail (SG_IS_MAP_TOOL (self));

  private = get_private (self);
  if (private->map == NULL || private->shown == shown)
    return;

  private->shown = shown;
  SG_MAP_TOOL_GET_CLASS (self)->set_shown (self, shown);
}

gboolean
sg_map_tool_is_shown (SgMapTool *self)
{
  g_return_val_if_fail (SG_IS_MAP_TOOL (self), FALSE);

  return get_private (self)->shown;
}

SgDeskSession *
sg_map_tool_get_session (SgMapTool *self)
{
  g_return_val_if_fail (SG_IS_MAP_TOOL (self), NULL);

  return get_private (self)->session;
}

SgRegionMap *
sg_map_tool_get_map (SgMapTool *self)
{
  g_return_val_if_fail (SG_IS_MAP_TOOL (self), NULL);

  return get_private (self)->map;
}
