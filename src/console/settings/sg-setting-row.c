/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure that the PSC chose. It holds when Enter is pressed or the keyboard goes elsewhere; what
 * cannot be is told here, and what was typed stays to be put right. */

#include "config.h"

#include "console/settings/sg-setting-row.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/base/sg-accessible.h"
#include "console/settings/sg-setting-words.h"
#include "desk/people/sg-desk-may.h"
#include "desk/sg-desk-settings.h"

struct _SgSettingRow
{
  AdwActionRow parent_instance;

  SgDeskSession *session;
  SgSetting      setting;
  char          *district; /* NULL for the whole PSC */
  gboolean       refused;  /* the entry holds what was refused */

  GtkEntry *entry;
};

typedef struct
{
  const char *key;
  char       *district;
  gint64      value;
} Choice;

G_DEFINE_FINAL_TYPE (SgSettingRow, sg_setting_row, ADW_TYPE_ACTION_ROW)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->district);
  g_free (choice);
}

static gint64
get_value (SgSettingRow *self)
{
  return sg_psc_get_value (sg_desk_get_psc (sg_desk_session_get_desk (self->session)),
                           self->setting,
                           self->district);
}

static void
show_hint (SgSettingRow *self)
{
  const SgSettingType *type = sg_setting_get_type (self->setting);
  g_autofree char     *text = NULL;

  /* Translators: from, to, what is usual, where the figure comes from */
  text = g_strdup_printf (_ ("%d to %d, usually %d · %s"),
                          (int) type->least,
                          (int) type->most,
                          (int) type->usual,
                          _ (type->why));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  self->refused = FALSE;
}

static void
refuse (SgSettingRow *self, const char *message)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), message);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  self->refused = TRUE;
}

/* A setting is no event that anybody may make: the roles are asked here. */
static gpointer
configure (SgDeskHand *hand, gpointer data, GError **error)
{
  const Choice *choice = data;

  if (!sg_desk_may (hand->desk, SG_MAY_CONFIGURE, error))
    return NULL;

  if (choice->district != NULL)
    sg_desk_configure_district (hand->desk, choice->district, choice->key, choice->value, error);
  else
    sg_desk_configure (hand->desk, choice->key, choice->value, error);

  return NULL;
}

static void
on_configured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgSettingRow) self = user_data;
  g_autoptr (GError) error = NULL;

  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  if (self->session == NULL)
    return;

  if (error != NULL)
    refuse (self, error->message);
  else
    show_hint (self);
}

static void
choose (SgSettingRow *self, gint64 value)
{
  Choice          *choice = g_new0 (Choice, 1);
  const SgDeskWork work = { configure, choice, choice_free, NULL };

  choice->key = sg_setting_get_type (self->setting)->key;
  choice->district = g_strdup (self->district);
  choice->value = value;
  sg_desk_session_act_async (self->session, &work, on_configured, g_object_ref (self));
}

static void
on_entered (SgSettingRow *self)
{
  const SgSettingType *type = sg_setting_get_type (self->setting);
  const char          *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean             as_psc = self->district != NULL && *text == '\0';
  gint64               value = 0;
  g_autofree char     *message = NULL;

  if (!as_psc && !g_ascii_string_to_signed (text, 10, type->least, type->most, &value, NULL))
    {
      message = g_strdup_printf (_ ("Not taken: write a number from %d to %d"),
                                 (int) type->least,
                                 (int) type->most);
      refuse (self, message);
      return;
    }

  if (as_psc || value != get_value (self))
    choose (self, value);
  else
    show_hint (self);
}

static void
on_left (SgSettingRow *self)
{
  if (self->session != NULL)
    on_entered (self);
}

static void
sg_setting_row_dispose (GObject *object)
{
  SgSettingRow *self = SG_SETTING_ROW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->district, g_free);

  G_OBJECT_CLASS (sg_setting_row_parent_class)->dispose (object);
}

static void
sg_setting_row_class_init (SgSettingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_setting_row_dispose;
}

static void
sg_setting_row_init (SgSettingRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 7);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  g_signal_connect_object (self->entry,
                           "activate",
                           G_CALLBACK (on_entered),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * sg_setting_row_new:
 * @district: (nullable): name of the kecamatan that differs; emptied, it has no figure of its own
 */
SgSettingRow *
sg_setting_row_new (SgDeskSession *session, SgSetting setting, const char *district)
{
  SgSettingRow    *self = g_object_new (SG_TYPE_SETTING_ROW, NULL);
  const char      *title = sg_setting_get_title (setting);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, sg_setting_get_unit (setting));
  GtkWidget       *unit = gtk_label_new (sg_setting_get_unit (setting));

  self->session = g_object_ref (session);
  self->setting = setting;
  self->district = g_strdup (district);
  gtk_label_set_width_chars (GTK_LABEL (unit), 6);
  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), unit);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  sg_accessible_name (GTK_WIDGET (self->entry), name);
  sg_setting_row_refresh (self);

  return self;
}

SgSetting
sg_setting_row_get_setting (SgSettingRow *self)
{
  g_return_val_if_fail (SG_IS_SETTING_ROW (self), 0);

  return self->setting;
}

/**
 * sg_setting_row_get_entry:
 *
 * Returns: (transfer none): where the figure is typed
 */
GtkEditable *
sg_setting_row_get_entry (SgSettingRow *self)
{
  g_return_val_if_fail (SG_IS_SETTING_ROW (self), NULL);

  return GTK_EDITABLE (self->entry);
}

/**
 * sg_setting_row_refresh:
 *
 * Shows what holds now; what was refused, or is being typed, stays.
 */
void
sg_setting_row_refresh (SgSettingRow *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SG_IS_SETTING_ROW (self));

  if (self->refused || gtk_widget_has_focus (GTK_WIDGET (self->entry)))
    return;

  text = g_strdup_printf ("%" G_GINT64_FORMAT, get_value (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  show_hint (self);
}
