/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shift: who sits here and since when, what the next one has to know, and how a desk is handed
 * over, left and practised at. */

#include "config.h"

#include "console/shift/sg-shift-page.h"

#include <glib/gi18n-lib.h>

#include "common/sg-code-list.h"
#include "common/sg-shift.h"
#include "console/base/sg-accessible.h"
#include "console/base/sg-deed.h"
#include "console/base/sg-dialogs.h"
#include "console/base/sg-text.h"
#include "console/shift/sg-handover-panel.h"
#include "console/shift/sg-sheet-view.h"
#include "desk/keep/sg-desk-forms.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-desk-sign-in.h"
#include "desk/shift/sg-desk-shift.h"
#include "desk/shift/sg-shift-sheet.h"

struct _SgShiftPage
{
  SgPage parent_instance;

  gboolean asking; /* the sheet; @stale when it has to be asked for again */
  gboolean stale;

  /* Template widgets */
  AdwActionRow    *seat;
  GtkLabel        *fatigue;
  AdwActionRow    *shift;
  AdwExpanderRow  *start_row;
  AdwEntryRow     *people;
  AdwComboRow     *code;
  AdwEntryRow     *note;
  AdwEntryRow     *forward_to;
  AdwEntryRow     *reason;
  GtkButton       *leave;
  GtkSwitch       *drill;
  SgSheetView     *sheet;
  GtkLabel        *made_at;
  SgHandoverPanel *handover;
};

G_DEFINE_FINAL_TYPE (SgShiftPage, sg_shift_page, SG_TYPE_PAGE)

static void
tell_trouble (SgShiftPage *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
}

/* Nothing is left after a page's dispose but the object. */
static gboolean
is_gone (SgShiftPage *self)
{
  return sg_page_get_session (SG_PAGE (self)) == NULL;
}

static char *
to_clock (SgDesk *desk, gint64 at)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, at);

  return g_date_time_format (local, "%d/%m %H:%M");
}

/* ---- who sits here ---- */

static void
show_seat (SgShiftPage *self)
{
  SgDesk          *desk = sg_page_get_desk (SG_PAGE (self));
  g_autofree char *name = sg_desk_dup_name_of (desk, sg_desk_get_person (desk));
  g_autofree char *since = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;
  SgFatigue fatigue;
  SgUuid    person;

  if (!sg_desk_get_fatigue (desk, &fatigue, &error))
    {
      tell_trouble (self, error);
      return;
    }

  if (fatigue.since != 0)
    {
      g_autofree char *clock = to_clock (desk, fatigue.since);

      /* Translators: a time, then hours */
      since = g_strdup_printf (_ ("Since %s · %.1f hours"), clock, fatigue.hours);
      warning =
        g_strdup_printf (_ ("More than %d hours: have yourself relieved"), (int) fatigue.hours_max);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->seat),
                                 sg_person_id_of (sg_desk_get_person (desk), &person)
                                   ? name
                                   : _ ("Nobody is registered at this desk"));
  adw_action_row_set_subtitle (self->seat, since != NULL ? since : "");
  gtk_label_set_label (self->fatigue, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fatigue), fatigue.tired);
}

static void
show_shift (SgShiftPage *self)
{
  SgDesk *desk = sg_page_get_desk (SG_PAGE (self));
  g_autoptr (SgShift) shift = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *since = NULL;
  g_autofree char *people = NULL;
  g_autofree char *title = NULL;

  if (!sg_desk_find_shift (desk, &shift, &error))
    {
      tell_trouble (self, error);
      return;
    }

  if (shift == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->shift),
                                     _ ("No shift has begun at this desk"));
      adw_action_row_set_subtitle (self->shift, _ ("Start one below: who is at the desk?"));
      return;
    }

  since = to_clock (desk, shift->started_at);
  people = g_strdelimit (g_strdup (shift->people != NULL ? shift->people : ""), "\n", ',');
  /* Translators: the name of a shift, then a time */
  title = g_strdup_printf (_ ("%s since %s"), sg_text_code ("shift", shift->shift), since);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->shift), title);
  adw_action_row_set_subtitle (self->shift, people);
}

static void
show_presence (SgShiftPage *self)
{
  g_autoptr (SgPresence) presence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean left;

  if (!sg_desk_find_presence (sg_page_get_desk (SG_PAGE (self)), &presence, &error))
    {
      tell_trouble (self, error);
      return;
    }

  left = presence != NULL && presence->left;
  gtk_widget_set_visible (GTK_WIDGET (self->forward_to), !left);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), !left);
  gtk_button_set_label (self->leave, left ? _ ("I am Back") : _ ("Leave the Desk"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->leave),
                                  left ? "shift.return" : "shift.leave");
}

/* ---- the sheet ---- */

static gpointer
make_sheet (SgDeskHand *hand, gpointer data, GError **error)
{
  return sg_desk_make_sheet (hand->desk, error);
}

static void
on_sheet (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgShiftPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgShiftSheet)
    sheet = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char *made = NULL;
  g_autofree char *text = NULL;

  if (is_gone (self))
    return;

  self->asking = FALSE;
  if (sheet == NULL)
    {
      tell_trouble (self, error);
      return;
    }

  made = to_clock (sg_page_get_desk (SG_PAGE (self)), sheet->made_at);
  text = g_strdup_printf (_ ("As it is at %s"), made);
  gtk_label_set_label (self->made_at, text);
  sg_sheet_view_show (self->sheet, sg_page_get_desk (SG_PAGE (self)), sheet);
  if (self->stale)
    gtk_widget_activate_action (GTK_WIDGET (self), "shift.refresh", NULL);
}

/* One question at a time: what changes meanwhile is asked for afterwards. */
static void
on_refresh (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgShiftPage     *self = SG_SHIFT_PAGE (widget);
  const SgDeskWork work = { make_sheet, NULL, NULL, (GDestroyNotify) sg_shift_sheet_free };

  self->stale = self->asking;
  if (self->asking || is_gone (self))
    return;

  self->asking = TRUE;
  sg_desk_session_ask_async (sg_page_get_session (SG_PAGE (self)),
                             &work,
                             NULL,
                             on_sheet,
                             g_object_ref (self));
}

static void
refresh (SgShiftPage *self)
{
  show_seat (self);
  show_shift (self);
  show_presence (self);
  sg_handover_panel_refresh (self->handover);
  on_refresh (GTK_WIDGET (self), NULL, NULL);
}

static void
on_changed (SgShiftPage *self, guint kinds)
{
  refresh (self);
}

/* ---- what is done here; the words are those of the rows ---- */

static gpointer
start_shift (SgDeskHand *hand, gpointer data, GError **error)
{
  char **words = data; /* the shift, then the people */

  sg_desk_start_shift (hand->desk, (const char *const *) words + 1, words[0], error);

  return NULL;
}

static gpointer
note (SgDeskHand *hand, gpointer data, GError **error)
{
  sg_desk_note_shift (hand->desk, ((char **) data)[0], error);

  return NULL;
}

static gpointer
leave (SgDeskHand *hand, gpointer data, GError **error)
{
  char **words = data;

  sg_desk_leave (hand->desk, words[0], words[1], error);

  return NULL;
}

static gpointer
come_back (SgDeskHand *hand, gpointer data, GError **error)
{
  sg_desk_return (hand->desk, error);

  return NULL;
}

static void
act (SgShiftPage *self, SgDeskFunc func, char **words, const char *done)
{
  const SgDeskWork work = { func, words, (GDestroyNotify) g_strfreev, NULL };

  sg_deed_do (GTK_WIDGET (self), sg_page_get_session (SG_PAGE (self)), &work, done);
}

static const char *
get_chosen_shift (SgShiftPage *self)
{
  guint         n;
  const SgCode *codes = sg_code_list_find ("shift", &n);
  guint         chosen = adw_combo_row_get_selected (self->code);

  return chosen < n ? codes[chosen].code : NULL;
}

static void
on_start (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgShiftPage *self = SG_SHIFT_PAGE (widget);
  const char  *names = gtk_editable_get_text (GTK_EDITABLE (self->people));
  g_auto (GStrv) people = g_strsplit (names, ",", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, get_chosen_shift (self));
  for (guint i = 0; people[i] != NULL; i++)
    if (*g_strstrip (people[i]) != '\0')
      g_strv_builder_add (words, people[i]);
  act (self, start_shift, g_strv_builder_end (words), _ ("The shift has begun"));
  adw_expander_row_set_expanded (self->start_row, FALSE);
}

static void
on_note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgShiftPage      *self = SG_SHIFT_PAGE (widget);
  const char       *text = gtk_editable_get_text (GTK_EDITABLE (self->note));
  const char *const words[] = { text, NULL };

  if (*text == '\0')
    return;

  act (self, note, g_strdupv ((char **) words), _ ("Noted for the next shift"));
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
}

static void
on_note_entered (SgShiftPage *self)
{
  on_note (GTK_WIDGET (self), NULL, NULL);
}

static void
on_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgShiftPage      *self = SG_SHIFT_PAGE (widget);
  const char       *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  const char *const words[] = { gtk_editable_get_text (GTK_EDITABLE (self->forward_to)),
                                *reason != '\0' ? reason : NULL,
                                NULL };

  act (self, leave, g_strdupv ((char **) words), NULL);
}

static void
on_return (GtkWidget *widget, const char *action, GVariant *parameter)
{
  act (SG_SHIFT_PAGE (widget), come_back, NULL, NULL);
}

/* ---- paper ---- */

static gpointer
print_sheet (SgDeskHand *hand, gpointer data, GError **error)
{
  return sg_desk_print_sheet (hand->desk, data, error) ? g_strdup (data) : NULL;
}

static gpointer
print_forms (SgDeskHand *hand, gpointer data, GError **error)
{
  return sg_desk_print_forms (hand->desk, data, error) ? g_strdup (data) : NULL;
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgShiftPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (is_gone (self))
    return;

  if (path == NULL)
    {
      tell_trouble (self, error);
      return;
    }

  /* Translators: the name of a file or folder */
  text = g_strdup_printf (_ ("Saved: %s"), path);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

static void
toil (SgShiftPage *self, SgDeskFunc func, const char *path)
{
  const SgDeskWork work = { func, g_strdup (path), g_free, g_free };

  if (!is_gone (self))
    sg_desk_session_toil_async (sg_page_get_session (SG_PAGE (self)),
                                &work,
                                NULL,
                                on_printed,
                                g_object_ref (self));
}

static void
on_sheet_file (const char *path, gpointer user_data)
{
  toil (user_data, print_sheet, path);
}

static void
on_forms_folder (const char *path, gpointer user_data)
{
  toil (user_data, print_forms, path);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_dialog_save_file (widget, _ ("Print the Handover Sheet"), "sif.pdf", on_sheet_file, widget);
}

static void
on_print_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_sheet_file (g_variant_get_string (parameter, NULL), widget);
}

static void
on_print_forms (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_dialog_open_folder (widget, _ ("Folder for the Blank Forms"), on_forms_folder, widget);
}

/* ---- the page ---- */

static void
fill_start (SgShiftPage *self)
{
  SgDesk          *desk = sg_page_get_desk (SG_PAGE (self));
  const char      *now = sg_desk_get_shift (desk, sg_desk_get_now (desk));
  g_autofree char *name = sg_desk_dup_name_of (desk, sg_desk_get_person (desk));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint         n;
  const SgCode *codes = sg_code_list_find ("shift", &n);
  guint         chosen = 0;
  SgUuid        person;

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (labels, sg_text_code ("shift", codes[i].code));
      chosen = g_str_equal (codes[i].code, now) ? i : chosen;
    }
  adw_combo_row_set_model (self->code, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->code, chosen);
  if (sg_person_id_of (sg_desk_get_person (desk), &person))
    gtk_editable_set_text (GTK_EDITABLE (self->people), name);
}

static void
sg_shift_page_open (SgPage *page)
{
  SgShiftPage   *self = SG_SHIFT_PAGE (page);
  SgDeskSession *session = sg_page_get_session (page);

  g_object_bind_property (session,
                          "drill",
                          self->drill,
                          "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "signed-in", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  fill_start (self);
  sg_handover_panel_open (self->handover, session);
  refresh (self);
}

static gboolean
sg_shift_page_is_settled (SgPage *page)
{
  return !SG_SHIFT_PAGE (page)->asking;
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "shift.refresh", NULL, on_refresh);
  gtk_widget_class_install_action (klass, "shift.start", NULL, on_start);
  gtk_widget_class_install_action (klass, "shift.note", NULL, on_note);
  gtk_widget_class_install_action (klass, "shift.leave", NULL, on_leave);
  gtk_widget_class_install_action (klass, "shift.return", NULL, on_return);
  gtk_widget_class_install_action (klass, "shift.print", NULL, on_print);
  gtk_widget_class_install_action (klass, "shift.print-to", "s", on_print_to);
  gtk_widget_class_install_action (klass, "shift.print-forms", NULL, on_print_forms);
}

static void
sg_shift_page_class_init (SgShiftPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgPageClass    *page_class = SG_PAGE_CLASS (klass);

  page_class->open = sg_shift_page_open;
  page_class->is_settled = sg_shift_page_is_settled;

  g_type_ensure (SG_TYPE_HANDOVER_PANEL);
  g_type_ensure (SG_TYPE_SHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-shift-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, seat);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, fatigue);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, shift);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, start_row);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, people);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, code);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, note);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, forward_to);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, reason);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, leave);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, drill);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, made_at);
  gtk_widget_class_bind_template_child (widget_class, SgShiftPage, handover);
  gtk_widget_class_bind_template_callback (widget_class, on_note_entered);
  install_actions (widget_class);
}

static void
sg_shift_page_init (SgShiftPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_accessible_name_rows (GTK_WIDGET (self));
}
