/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/responders/sg-volunteer-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "common/sg-volunteer.h"
#include "console/base/sg-reason-popover.h"
#include "console/base/sg-text.h"
#include "console/base/sg-wrap-box.h"
#include "console/responders/sg-register-text.h"
#include "desk/people/sg-desk-may.h"
#include "desk/register/sg-volunteers.h"

#define LEVELS "cert_level"

struct _SgVolunteerPanel
{
  SgEntryPanel parent_instance;

  char *extending; /* number of a certificate; NULL for none */

  /* Template widgets */
  GtkLabel    *vetting;
  GtkWidget   *accept;
  GtkWidget   *reject;
  GtkWidget   *deactivate;
  GtkLabel    *availability;
  GtkEditable *until;
  GtkBox      *certificates;
  GtkWidget   *extension;
  GtkLabel    *extension_title;
  GtkEditable *extension_day;
  GtkExpander *adding;
  GtkDropDown *level;
  GtkEditable *number;
  GtkEditable *issued;
  GtkEditable *expires;
};

G_DEFINE_FINAL_TYPE (SgVolunteerPanel, sg_volunteer_panel, SG_TYPE_ENTRY_PANEL)

/* Says a word in its colour and takes the colour of the one before. */
static void
say (GtkLabel *label, const SgWord *word, const char *text)
{
  static const char *const colours[] = { "success", "warning", "error", "dim-label" };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), colours[i]);
  if (word->css != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), word->css);
  gtk_label_set_label (label, text);
}

/* ---- what is done, in the desk's thread ---- */

static gboolean
vet (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  return sg_desk_may (desk, SG_MAY_MANAGE_REGISTERS, error) &&
         sg_desk_vet_volunteer (desk, &deed->id, deed->texts[0], deed->texts[1], error);
}

/* A time of day is the next one; an empty text is no end. */
static gboolean
read_until (SgDesk *desk, const char *text, gint64 *until, GError **error)
{
  gint64 now = sg_desk_get_now (desk);
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, now);
  g_autofree char *day = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *whole = strlen (text) <= strlen ("18:30")
                             ? g_strconcat (day, "T", text, NULL)
                             : g_strdelimit (g_strdup (text), " ", 'T');
  g_autoptr (GDateTime) end = NULL;

  *until = 0;
  if (*text == '\0')
    return TRUE;

  end = g_date_time_new_from_iso8601 (whole, g_date_time_get_timezone (local));
  if (end == NULL && strlen (whole) == strlen ("2026-11-25T18:30"))
    {
      g_autofree char *with_seconds = g_strconcat (whole, ":00", NULL);

      end = g_date_time_new_from_iso8601 (with_seconds, g_date_time_get_timezone (local));
    }
  if (end == NULL)
    return sg_register_refuse (error, _ ("until: “%s” must be a time such as 18:30"), text);

  *until = g_date_time_to_unix (end) * G_USEC_PER_SEC;
  if (*until <= now && strlen (text) <= strlen ("18:30"))
    *until += G_TIME_SPAN_DAY;

  return TRUE;
}

static gboolean
set_duty (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  gint64 until;

  return read_until (desk, deed->texts[1], &until, error) &&
         sg_desk_set_duty (desk, &deed->id, deed->texts[0], until, error);
}

static gboolean
certify (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  const SgCertificate certificate = { .holder = deed->id,
                                      .level = deed->texts[0],
                                      .number = deed->texts[1],
                                      .issued = deed->texts[2],
                                      .expires = deed->texts[3] };

  return sg_desk_may (desk, SG_MAY_MANAGE_REGISTERS, error) &&
         sg_desk_certify (desk, &certificate, NULL, error);
}

static gboolean
withdraw (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  return sg_desk_may (desk, SG_MAY_MANAGE_REGISTERS, error) &&
         sg_desk_revoke_certificate (desk, deed->texts[0], deed->texts[1], error);
}

static gboolean
extend (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  return sg_desk_may (desk, SG_MAY_MANAGE_REGISTERS, error) &&
         sg_desk_extend_certificate (desk, deed->texts[0], deed->texts[1], error);
}

/* ---- asking for it ---- */

static void
do_it (gpointer self, SgEntryFunc func, const char *first, const char *second, const char *done)
{
  SgEntryDeed *deed = sg_entry_deed_new ();

  deed->texts[0] = g_strdup (first);
  deed->texts[1] = g_strdup (second);
  sg_entry_panel_do (SG_ENTRY_PANEL (self), func, deed, done);
}

static void
on_accept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  do_it (widget, vet, "accepted", NULL, _ ("The volunteer is accepted"));
}

static void
on_reject_reason (const char *reason, gpointer self)
{
  do_it (self, vet, "rejected", reason, _ ("The volunteer is rejected"));
}

static void
on_reject (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_reason_popover_ask (SG_VOLUNTEER_PANEL (widget)->reject,
                         _ ("Why is this volunteer rejected?"),
                         NULL,
                         on_reject_reason,
                         g_object_ref (widget),
                         g_object_unref);
}

static void
on_deactivate_reason (const char *reason, gpointer self)
{
  do_it (self, vet, "deactivated", reason, _ ("The volunteer is deactivated"));
}

static void
on_deactivate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_reason_popover_ask (SG_VOLUNTEER_PANEL (widget)->deactivate,
                         _ ("Why is this volunteer deactivated?"),
                         NULL,
                         on_deactivate_reason,
                         g_object_ref (widget),
                         g_object_unref);
}

static char *
dup_typed (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
on_duty (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *until = dup_typed (SG_VOLUNTEER_PANEL (widget)->until);

  do_it (widget,
         set_duty,
         g_variant_get_string (parameter, NULL),
         until,
         _ ("The availability is recorded"));
}

static char *
dup_typed_or_null (GtkEditable *entry)
{
  g_autofree char *text = dup_typed (entry);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
on_certify (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgVolunteerPanel *self = SG_VOLUNTEER_PANEL (widget);
  SgEntryDeed      *deed = sg_entry_deed_new ();
  guint             n = 0;
  const SgCode     *levels = sg_code_list_find (LEVELS, &n);
  guint             chosen = gtk_drop_down_get_selected (self->level);

  deed->texts[0] = g_strdup (chosen < n ? levels[chosen].code : NULL);
  deed->texts[1] = dup_typed_or_null (self->number);
  deed->texts[2] = dup_typed_or_null (self->issued);
  deed->texts[3] = dup_typed_or_null (self->expires);
  sg_entry_panel_do (SG_ENTRY_PANEL (self), certify, deed, _ ("The certificate is added"));
}

/* ---- certificates ---- */

static void
on_extend (SgVolunteerPanel *self)
{
  g_autofree char *day = dup_typed (self->extension_day);

  if (self->extending != NULL)
    do_it (self, extend, self->extending, day, _ ("The certificate is extended"));
}

static void
on_begin_extension (SgVolunteerPanel *self, GtkWidget *button)
{
  const char *number = g_object_get_data (G_OBJECT (button), "number");
  /* Translators: %s is the number of a certificate */
  g_autofree char *title = g_strdup_printf (_ ("%s until"), number);

  g_free (self->extending);
  self->extending = g_strdup (number);
  gtk_label_set_label (self->extension_title, title);
  gtk_editable_set_text (self->extension_day, "");
  gtk_widget_set_visible (self->extension, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->extension_day));
}

static void
on_revoke_reason (const char *reason, gpointer button)
{
  GtkWidget *panel = gtk_widget_get_ancestor (button, SG_TYPE_VOLUNTEER_PANEL);

  if (panel != NULL)
    do_it (panel,
           withdraw,
           g_object_get_data (G_OBJECT (button), "number"),
           reason,
           _ ("The certificate is revoked"));
}

static void
on_revoke (SgVolunteerPanel *self, GtkWidget *button)
{
  sg_reason_popover_ask (button,
                         _ ("Why is this certificate revoked?"),
                         NULL,
                         on_revoke_reason,
                         g_object_ref (button),
                         g_object_unref);
}

static GtkWidget *
make_button (SgVolunteerPanel *self, const char *label, const char *number, GCallback func)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s %s", label, number);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "number", g_strdup (number), g_free);
  g_signal_connect_object (button, "clicked", func, self, G_CONNECT_SWAPPED);

  return button;
}

/* What this one is worth, all by itself. */
static SgCertified
judge (SgDesk *desk, SgCertificate *certificate)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  g_autofree char     *today = sg_desk_dup_day (desk, sg_desk_get_now (desk));
  const SgCertificate *best;

  g_ptr_array_add (alone, certificate);

  return sg_certificates_judge (alone,
                                today,
                                sg_desk_get_setting (desk, SG_SETTING_GRACE_MONTHS),
                                &best);
}

static GtkWidget *
make_texts (SgDesk *desk, SgCertificate *certificate)
{
  const SgWord *word = sg_word_of_certificate (judge (desk, certificate));
  const char   *level = sg_text_code (LEVELS, certificate->level);
  const char   *expires = certificate->expires != NULL ? certificate->expires : "–";
  const char   *title = certificate->number != NULL ? certificate->number : "–";
  /* Translators: of a certificate: its level, a day, then a word such as “valid” */
  g_autofree char *worth =
    g_strdup_printf (_ ("%s until %s · %s"), level, expires, _ (word->label));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (title);
  GtkWidget *second = gtk_label_new (worth);

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (first, title);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_wrap (GTK_LABEL (second), TRUE);
  say (GTK_LABEL (second), word, worth);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);

  return box;
}

static void
add_certificate (SgVolunteerPanel *self, SgDesk *desk, SgCertificate *certificate)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  /* It was being entered, and here it is: the entry is free for the next. */
  if (g_strcmp0 (certificate->number, gtk_editable_get_text (self->number)) == 0)
    gtk_editable_set_text (self->number, "");

  gtk_box_append (GTK_BOX (line), make_texts (desk, certificate));
  if (!certificate->revoked && certificate->number != NULL)
    {
      gtk_box_append (
        GTK_BOX (line),
        make_button (self, _ ("Extend…"), certificate->number, G_CALLBACK (on_begin_extension)));
      gtk_box_append (
        GTK_BOX (line),
        make_button (self, _ ("Revoke…"), certificate->number, G_CALLBACK (on_revoke)));
    }
  gtk_box_append (self->certificates, line);
}

static void
show_certificates (SgVolunteerPanel *self, SgRegisterItem *item)
{
  SgDesk *desk = sg_register_item_get_desk (item);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    certificates = sg_desk_list_certificates (desk, sg_register_item_get_id (item), &error);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->certificates))) != NULL)
    gtk_box_remove (self->certificates, child);

  for (guint i = 0; certificates != NULL && i < certificates->len; i++)
    add_certificate (self, desk, g_ptr_array_index (certificates, i));

  if (certificates == NULL || certificates->len == 0)
    {
      const char *none = _ ("None yet: without a certificate nobody is alerted.");

      child = gtk_label_new (certificates == NULL ? error->message : none);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
      gtk_widget_add_css_class (child, "dim-label");
      gtk_box_append (self->certificates, child);
    }
}

/* ---- showing ---- */

static void
show_vetting (SgVolunteerPanel *self, const SgVolunteer *volunteer)
{
  const SgWord    *word = sg_word_of_vetting (volunteer->vetting);
  const char      *reason = volunteer->vetting_reason;
  g_autofree char *text = reason != NULL ? g_strdup_printf ("%s: %s", _ (word->label), reason)
                                         : g_strdup (_ (word->label));

  say (self->vetting, word, text);
  gtk_widget_set_sensitive (self->accept, volunteer->vetting != SG_VETTING_ACCEPTED);
  gtk_widget_set_sensitive (self->reject, volunteer->vetting == SG_VETTING_WAITING);
  gtk_widget_set_sensitive (self->deactivate, volunteer->vetting == SG_VETTING_ACCEPTED);
}

static void
show_availability (SgVolunteerPanel *self, SgDesk *desk, const SgVolunteer *volunteer)
{
  gint64           now = sg_desk_get_now (desk);
  SgAvailability   availability = sg_volunteer_get_availability (volunteer, now);
  const SgWord    *word = sg_word_of_availability (availability);
  g_autofree char *day = sg_text_day (desk, volunteer->until);
  /* Translators: a word such as “Available”, then until when */
  g_autofree char *text = volunteer->until > now
                            ? g_strdup_printf (_ ("%s until %s"), _ (word->label), day)
                            : g_strdup (_ (word->label));

  say (self->availability, word, text);
}

static void
sg_volunteer_panel_show (SgEntryPanel *panel, SgRegisterItem *item, gboolean is_other)
{
  SgVolunteerPanel  *self = SG_VOLUNTEER_PANEL (panel);
  const SgVolunteer *volunteer = sg_register_item_get_record (item);

  show_vetting (self, volunteer);
  show_availability (self, sg_register_item_get_desk (item), volunteer);
  show_certificates (self, item);
  if (!is_other)
    return;

  g_clear_pointer (&self->extending, g_free);
  gtk_widget_set_visible (self->extension, FALSE);
  gtk_editable_set_text (self->until, "");
  gtk_editable_set_text (self->number, "");
  gtk_editable_set_text (self->issued, "");
  gtk_editable_set_text (self->expires, "");
  gtk_expander_set_expanded (self->adding, FALSE);
}

static void
on_recorded (SgVolunteerPanel *self)
{
  g_clear_pointer (&self->extending, g_free);
  gtk_widget_set_visible (self->extension, FALSE);
}

static void
offer_levels (SgVolunteerPanel *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint         n = 0;
  const SgCode *levels = sg_code_list_find (LEVELS, &n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, sg_text_code (LEVELS, levels[i].code));
  gtk_drop_down_set_model (self->level, G_LIST_MODEL (labels));
}

static void
sg_volunteer_panel_finalize (GObject *object)
{
  g_free (SG_VOLUNTEER_PANEL (object)->extending);

  G_OBJECT_CLASS (sg_volunteer_panel_parent_class)->finalize (object);
}

static void
sg_volunteer_panel_class_init (SgVolunteerPanelClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  SgEntryPanelClass *panel_class = SG_ENTRY_PANEL_CLASS (klass);

  object_class->finalize = sg_volunteer_panel_finalize;
  panel_class->show = sg_volunteer_panel_show;

  g_type_ensure (SG_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-volunteer-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, vetting);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, accept);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, reject);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, deactivate);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, availability);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, until);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, certificates);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, extension);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, extension_title);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, extension_day);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, adding);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, level);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, number);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, issued);
  gtk_widget_class_bind_template_child (widget_class, SgVolunteerPanel, expires);
  gtk_widget_class_bind_template_callback (widget_class, on_extend);
  gtk_widget_class_install_action (widget_class, "volunteer.accept", NULL, on_accept);
  gtk_widget_class_install_action (widget_class, "volunteer.reject", NULL, on_reject);
  gtk_widget_class_install_action (widget_class, "volunteer.deactivate", NULL, on_deactivate);
  gtk_widget_class_install_action (widget_class, "volunteer.duty", "s", on_duty);
  gtk_widget_class_install_action (widget_class, "volunteer.certify", NULL, on_certify);
}

static void
sg_volunteer_panel_init (SgVolunteerPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_levels (self);
  g_signal_connect (self, "done", G_CALLBACK (on_recorded), NULL);
}
