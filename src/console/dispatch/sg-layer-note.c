/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a point of a layer is, in a few lines beside the pointer. */

#include "config.h"

#include "console/dispatch/sg-layer-note.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-popover.h"
#include "console/base/sg-text.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-facilities.h"
#include "desk/register/sg-volunteers.h"

static char *
describe_incident (SgDesk *desk, const SgUuid *id)
{
  g_autoptr (SgIncident) incident = sg_desk_get_incident (desk, id, NULL);
  g_autoptr (GDateTime) opened = NULL;
  g_autofree char *day = NULL;

  if (incident == NULL)
    return NULL;

  opened = sg_desk_to_local (desk, incident->opened_at);
  day = g_date_time_format (opened, "%Y-%m-%d %H:%M");
  return g_strdup_printf ("%s\n%s · %s\n%s",
                          incident->number,
                          sg_text_severity (incident->severity),
                          sg_text_incident_kind (incident),
                          day);
}

static char *
describe_volunteer (SgDesk *desk, const SgUuid *id)
{
  g_autofree char *text = sg_uuid_to_text (id);
  g_autoptr (SgVolunteer) volunteer = sg_desk_find_volunteer (desk, text, NULL);

  if (volunteer == NULL)
    return NULL;

  return g_strdup_printf (
    "%s\n%s · %s",
    volunteer->name,
    volunteer->number != NULL ? volunteer->number : _ ("no number yet"),
    sg_text_code ("availability", sg_availability_to_text (volunteer->availability)));
}

static char *
describe_aed (SgDesk *desk, const SgUuid *id)
{
  g_autofree char *text = sg_uuid_to_text (id);
  g_autoptr (SgAed) aed = sg_desk_find_aed (desk, text, NULL);

  if (aed == NULL)
    return NULL;

  return g_strdup_printf ("%s\n%s",
                          aed->place != NULL ? aed->place : _ ("AED"),
                          aed->hours != NULL ? aed->hours : _ ("opening hours unknown"));
}

static char *
describe_hospital (SgDesk *desk, const SgUuid *id)
{
  g_autofree char *text = sg_uuid_to_text (id);
  g_autoptr (SgFaskes) facility = sg_desk_find_facility (desk, text, NULL);

  if (facility == NULL)
    return NULL;

  return g_strdup_printf ("%s\n%s",
                          facility->name,
                          facility->diverted ? _ ("✕ takes no patients now")
                                             : _ ("takes patients"));
}

/**
 * sg_layer_note_dup_text:
 *
 * Returns: (transfer full) (nullable): %NULL when it is gone meanwhile
 */
char *
sg_layer_note_dup_text (SgDesk *desk, SgDeskLayer layer, const SgUuid *id)
{
  static char *(*const describe[SG_N_DESK_LAYERS]) (SgDesk * desk, const SgUuid *id) = {
    [SG_DESK_LAYER_HISTORY] = describe_incident,
    [SG_DESK_LAYER_VOLUNTEERS] = describe_volunteer,
    [SG_DESK_LAYER_AEDS] = describe_aed,
    [SG_DESK_LAYER_HOSPITALS] = describe_hospital,
  };

  return describe[layer](desk, id);
}

static GtkWidget *
make_open_button (const SgUuid *id)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("_Open Incident"));
  g_autofree char *text = sg_uuid_to_text (id);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-incident");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);

  return button;
}

/**
 * sg_layer_note_show:
 * @map: over which the pointer is
 */
void
sg_layer_note_show (GtkWidget *map, SgDesk *desk, SgDeskLayer layer, const SgUuid *id)
{
  g_autofree char *text = sg_layer_note_dup_text (desk, layer, id);
  GtkWidget       *popover;
  GtkWidget       *box;
  GtkWidget       *label;

  if (text == NULL)
    return;

  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), label);
  if (layer == SG_DESK_LAYER_HISTORY)
    gtk_box_append (GTK_BOX (box), make_open_button (id));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, map);
  g_signal_connect (popover, "closed", G_CALLBACK (sg_popover_drop), NULL);
  sg_region_map_point_to_pointer (SG_REGION_MAP (map), GTK_POPOVER (popover));
  gtk_popover_popup (GTK_POPOVER (popover));
}
