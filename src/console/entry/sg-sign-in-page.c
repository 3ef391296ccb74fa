/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who sits down: a name is chosen, a PIN is typed. Nothing of the desk can be seen from here. */

#include "config.h"

#include "console/entry/sg-sign-in-page.h"

#include <glib/gi18n-lib.h>

#include "common/sg-shift.h"
#include "console/base/sg-accessible.h"
#include "console/base/sg-label.h"
#include "console/base/sg-text.h"
#include "desk/people/sg-desk-people.h"

struct _SgSignInPage
{
  AdwBin parent_instance;

  SgDeskSession *session;
  GPtrArray     *people; /* of SgPerson, in the order of the list */
  char          *person; /* id of who was chosen */
  gboolean       trying;

  /* Template widgets */
  GtkStack    *pages;
  GtkListBox  *list;
  GtkLabel    *psc;
  GtkLabel    *name;
  GtkEditable *pin;
  GtkButton   *enter;
  GtkLabel    *problem;
  GtkLabel    *hint;
};

G_DEFINE_FINAL_TYPE (SgSignInPage, sg_sign_in_page, ADW_TYPE_BIN)

static void
show_people (SgSignInPage *self)
{
  gtk_stack_set_visible_child_name (self->pages, "people");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
choose (SgSignInPage *self, const SgPerson *person)
{
  g_free (self->person);
  self->person = sg_uuid_to_text (&person->id);
  gtk_label_set_label (self->name, person->name);
  gtk_editable_set_text (self->pin, "");
  sg_label_show (self->problem, NULL);
  gtk_stack_set_visible_child_name (self->pages, "pin");
  gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

static void
on_row_activated (SgSignInPage *self, GtkListBoxRow *row)
{
  choose (self, g_ptr_array_index (self->people, (guint) gtk_list_box_row_get_index (row)));
}

static void
on_back (SgSignInPage *self)
{
  show_people (self);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = sg_desk_session_sign_in_finish (SG_DESK_SESSION (source), result, &error);

  self->trying = FALSE;
  if (self->session == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->enter), TRUE);
  gtk_editable_set_text (self->pin, "");
  sg_label_show (self->problem, done ? NULL : error->message);
  if (done)
    show_people (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

static void
on_enter (SgSignInPage *self)
{
  if (self->trying || self->person == NULL)
    return;

  self->trying = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->enter), FALSE);
  sg_desk_session_sign_in_async (self->session,
                                 self->person,
                                 gtk_editable_get_text (self->pin),
                                 on_signed_in,
                                 g_object_ref (self));
}

static GtkWidget *
make_row (const SgPerson *person)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *roles = sg_text_roles (person->roles);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), roles);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  sg_accessible_name (row, person->name);

  return row;
}

static void
fill (SgSignInPage *self)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = sg_desk_list_people (sg_desk_session_get_desk (self->session), &error);
  if (self->people == NULL)
    {
      sg_label_show (self->problem, error->message);
      return;
    }

  for (guint i = self->people->len; i > 0; i--)
    if (((const SgPerson *) g_ptr_array_index (self->people, i - 1))->disabled)
      g_ptr_array_remove_index (self->people, i - 1);
  for (guint i = 0; i < self->people->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->people, i)));
}

static void
sg_sign_in_page_dispose (GObject *object)
{
  SgSignInPage *self = SG_SIGN_IN_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);

  G_OBJECT_CLASS (sg_sign_in_page_parent_class)->dispose (object);
}

static void
sg_sign_in_page_class_init (SgSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_sign_in_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SgSignInPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SgSignInPage, list);
  gtk_widget_class_bind_template_child (widget_class, SgSignInPage, psc);
  gtk_widget_class_bind_template_child (widget_class, SgSignInPage, name);
  gtk_widget_class_bind_template_child (widget_class, SgSignInPage, pin);
  gtk_widget_class_bind_template_child (widget_class, SgSignInPage, enter);
  gtk_widget_class_bind_template_child (widget_class, SgSignInPage, problem);
  gtk_widget_class_bind_template_child (widget_class, SgSignInPage, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
}

static void
sg_sign_in_page_init (SgSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_accessible_name (GTK_WIDGET (self->pin), _ ("PIN"));
}

/**
 * sg_sign_in_page_open:
 * @hint: (nullable): what is known to everybody, as in the demo
 *
 * Asks who sits down. The session tells when somebody has; may be called again.
 */
void
sg_sign_in_page_open (SgSignInPage *self, SgDeskSession *session, const char *hint)
{
  const SgLogIdentity *identity;

  g_return_if_fail (SG_IS_SIGN_IN_PAGE (self));

  g_set_object (&self->session, session);
  identity = sg_desk_get_identity (sg_desk_session_get_desk (session));
  gtk_label_set_label (self->psc, identity->psc_name);
  sg_label_show (self->hint, hint);
  fill (self);
  sg_label_show (self->problem, NULL);
  show_people (self);
}
