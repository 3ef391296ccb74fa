/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who works at the desk, and as what. */

#include "config.h"

#include "console/settings/sg-people-panel.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-deed.h"
#include "console/settings/sg-person-row.h"
#include "desk/people/sg-desk-may.h"
#include "desk/people/sg-desk-people.h"

struct _SgPeoplePanel
{
  SgPage parent_instance;

  GPtrArray *rows; /* that the group owns */

  /* Template widgets */
  AdwPreferencesGroup *group;
  GtkLabel            *problem;
};

typedef struct
{
  SgUuid   person; /* nobody's for one who is to be registered */
  char    *name;
  char    *roles;
  char    *pin;
  gboolean disabled;
} Change;

G_DEFINE_FINAL_TYPE (SgPeoplePanel, sg_people_panel, SG_TYPE_PAGE)

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change->roles);
  g_free (change->pin);
  g_free (change);
}

static gpointer
save (SgDeskHand *hand, gpointer data, GError **error)
{
  const Change       *change = data;
  const SgPersonEntry entry = { change->name, change->roles, change->pin };
  SgUuid              person;

  if (sg_uuid_is_none (&change->person))
    sg_desk_register_person (hand->desk, &entry, &person, error);
  else if (sg_desk_change_person (hand->desk, &change->person, &entry, error) &&
           change->pin != NULL)
    sg_desk_reset_pin (hand->desk, &change->person, change->pin, error);

  return NULL;
}

static gpointer
disable (SgDeskHand *hand, gpointer data, GError **error)
{
  const Change *change = data;

  sg_desk_disable_person (hand->desk, &change->person, change->disabled, error);

  return NULL;
}

static void
act (SgPeoplePanel *self, SgPersonRow *row, SgDeskFunc func)
{
  Change          *change = g_new0 (Change, 1);
  const SgDeskWork work = { func, change, change_free, NULL };

  change->person = *sg_person_row_get_person (row);
  change->name = sg_person_row_dup_name (row);
  change->roles = sg_person_row_dup_roles (row);
  change->pin = func == save ? sg_person_row_take_pin (row) : NULL;
  change->disabled = !sg_person_row_is_disabled (row);
  sg_deed_do_at (self->problem, sg_page_get_session (SG_PAGE (self)), &work);
}

static void
on_saved (SgPeoplePanel *self, SgPersonRow *row)
{
  act (self, row, save);
}

static void
on_disable_toggled (SgPeoplePanel *self, SgPersonRow *row)
{
  act (self, row, disable);
}

static void
add_row (SgPeoplePanel *self, const SgPerson *person, gboolean may)
{
  SgPersonRow *row = sg_person_row_new (person);

  gtk_widget_set_sensitive (GTK_WIDGET (row), may);
  g_signal_connect_object (row, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row,
                           "disable-toggled",
                           G_CALLBACK (on_disable_toggled),
                           self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
refresh (SgPeoplePanel *self)
{
  SgDesk *desk = sg_page_get_desk (SG_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GPtrArray) people = sg_desk_list_people (desk, &error);
  gboolean may = sg_desk_may (desk, SG_MAY_MANAGE_PEOPLE, &refused);

  if (people == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < people->len; i++)
    add_row (self, g_ptr_array_index (people, i), may);
  add_row (self, NULL, may);

  adw_preferences_group_set_description (
    self->group,
    !may               ? refused->message
    : people->len == 0 ? _ ("The desk is open to everybody until somebody is registered. The "
                            "first one must be an admin, with a PIN.")
                       : _ ("Every sign-in is on record."));
}

static void
on_changed (SgPeoplePanel *self, guint kinds)
{
  if ((kinds & (1u << SG_SUBJECT_PERSON)) != 0)
    refresh (self);
}

static void
sg_people_panel_open (SgPage *page)
{
  SgDeskSession *session = sg_page_get_session (page);

  refresh (SG_PEOPLE_PANEL (page));
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "signed-in", G_CALLBACK (refresh), page, G_CONNECT_SWAPPED);
}

static void
sg_people_panel_finalize (GObject *object)
{
  g_ptr_array_unref (SG_PEOPLE_PANEL (object)->rows);

  G_OBJECT_CLASS (sg_people_panel_parent_class)->finalize (object);
}

static void
sg_people_panel_class_init (SgPeoplePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sg_people_panel_finalize;
  SG_PAGE_CLASS (klass)->open = sg_people_panel_open;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-people-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgPeoplePanel, group);
  gtk_widget_class_bind_template_child (widget_class, SgPeoplePanel, problem);
}

static void
sg_people_panel_init (SgPeoplePanel *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
