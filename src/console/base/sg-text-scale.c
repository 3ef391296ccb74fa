/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/base/sg-text-scale.h"

/**
 * sg_text_scale_pixels:
 * @pixels: what text of the usual size needs
 *
 * Returns: what text needs as it is shown now
 */
int
sg_text_scale_pixels (int pixels)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);

  return (int) ((gint64) pixels * MAX (dpi, SG_TEXT_DPI_USUAL) / SG_TEXT_DPI_USUAL);
}
