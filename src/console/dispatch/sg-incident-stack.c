/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order is urgency, then age. It never jumps under the pointer: while that is over the stack,
 * rows are brought up to date where they are, and are sorted again when it leaves. */

#include "config.h"

#include "console/dispatch/sg-incident-stack.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-tab-stop.h"
#include "console/dispatch/sg-incident-row.h"

struct _SgIncidentStack
{
  GtkWidget parent_instance;

  SgDeskSession *session;
  GHashTable    *rows; /* SgUuid → SgIncidentRow, which the list owns */
  SgUuid         selected;
  gboolean       is_hovered;
  gboolean       selects_quietly;

  /* Template widgets */
  GtkWidget  *box;
  GtkLabel   *title;
  GtkStack   *pages;
  GtkListBox *list;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgIncidentStack, sg_incident_stack, GTK_TYPE_WIDGET)

/* What nobody has judged yet may be anything: it comes after the critical. */
static int
get_urgency (const SgIncident *incident)
{
  static const int urgency[] = { 1, 0, 2, 3 };

  return urgency[CLAMP (incident->severity, 0, 3)];
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  const SgIncident *one = sg_incident_row_get_incident (SG_INCIDENT_ROW (a));
  const SgIncident *other = sg_incident_row_get_incident (SG_INCIDENT_ROW (b));

  if (get_urgency (one) != get_urgency (other))
    return get_urgency (one) - get_urgency (other);
  if (one->opened_at != other->opened_at)
    return one->opened_at < other->opened_at ? -1 : 1;

  return g_strcmp0 (one->number, other->number);
}

static void
sort_again (SgIncidentStack *self)
{
  if (!self->is_hovered)
    gtk_list_box_invalidate_sort (self->list);
}

static void
show_count (SgIncidentStack *self)
{
  guint            n = g_hash_table_size (self->rows);
  g_autofree char *title = g_strdup_printf (_ ("Incidents · %u"), n);

  gtk_label_set_label (self->title, title);
  gtk_stack_set_visible_child_name (self->pages, n > 0 ? "list" : "empty");
}

static void
drop_row (SgIncidentStack *self, SgIncidentRow *row)
{
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
drop_closed (SgIncidentStack *self, GHashTable *open)
{
  GHashTableIter iter;
  gpointer       id;
  gpointer       row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (!g_hash_table_contains (open, id))
      {
        drop_row (self, row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
show_incident (SgIncidentStack *self, SgIncident *incident)
{
  SgIncidentRow *row = g_hash_table_lookup (self->rows, &incident->id);

  if (row == NULL)
    {
      row = sg_incident_row_new ();
      g_hash_table_insert (self->rows, g_memdup2 (&incident->id, sizeof incident->id), row);
      sg_incident_row_take (row, incident);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
  else
    {
      sg_incident_row_take (row, incident);
    }

  sg_incident_row_tick (row, sg_desk_session_get_desk (self->session));
}

static void
refresh (SgIncidentStack *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = sg_desk_list_open (sg_desk_session_get_desk (self->session), &error);
  g_autoptr (GHashTable) ids = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);

  if (open == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  for (guint i = 0; i < open->len; i++)
    g_hash_table_add (ids, &((SgIncident *) g_ptr_array_index (open, i))->id);
  drop_closed (self, ids);
  g_hash_table_remove_all (ids);
  while (open->len > 0)
    show_incident (self, g_ptr_array_steal_index (open, 0));

  sort_again (self);
  show_count (self);
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}

static void
on_desk_changed (SgIncidentStack *self, guint kinds)
{
  if ((kinds & (1u << SG_SUBJECT_INCIDENT)) != 0)
    refresh (self);
}

static void
on_tick (SgIncidentStack *self)
{
  GHashTableIter iter;
  gpointer       row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    sg_incident_row_tick (row, sg_desk_session_get_desk (self->session));
}

static void
on_row_selected (SgIncidentStack *self, GtkListBoxRow *row)
{
  if (row == NULL || self->selects_quietly)
    return;

  self->selected = sg_incident_row_get_incident (SG_INCIDENT_ROW (row))->id;
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, &self->selected);
}

static void
on_entered (SgIncidentStack *self)
{
  self->is_hovered = TRUE;
}

static void
on_left (SgIncidentStack *self)
{
  self->is_hovered = FALSE;
  sort_again (self);
}

static void
sg_incident_stack_dispose (GObject *object)
{
  SgIncidentStack *self = SG_INCIDENT_STACK (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_incident_stack_parent_class)->dispose (object);
}

static void
sg_incident_stack_class_init (SgIncidentStackClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_incident_stack_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-incident-stack.ui");
  gtk_widget_class_bind_template_child (widget_class, SgIncidentStack, box);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentStack, title);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentStack, pages);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentStack, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_set_css_name (widget_class, "incidentstack");

  /**
   * SgIncidentStack::selected:
   * @incident: (type gpointer): the #SgUuid of the incident that the person chose
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected",
                                           SG_TYPE_INCIDENT_STACK,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           1,
                                           G_TYPE_POINTER);

  /**
   * SgIncidentStack::refreshed:
   *
   * The incidents were read again.
   */
  signals[SIGNAL_REFRESHED] = g_signal_new ("refreshed",
                                            SG_TYPE_INCIDENT_STACK,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
sg_incident_stack_init (SgIncidentStack *self)
{
  self->rows = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  sg_tab_stop_make (GTK_WIDGET (self->list));
}

void
sg_incident_stack_open (SgIncidentStack *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_INCIDENT_STACK (self));

  g_set_object (&self->session, session);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  refresh (self);
}

guint
sg_incident_stack_get_n (SgIncidentStack *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_STACK (self), 0);

  return g_hash_table_size (self->rows);
}

/**
 * sg_incident_stack_get_nth:
 * @nth: from 0, as they stand
 *
 * Returns: (transfer none) (nullable): until the next refresh
 */
const SgIncident *
sg_incident_stack_get_nth (SgIncidentStack *self, guint nth)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (SG_IS_INCIDENT_STACK (self), NULL);

  row = gtk_list_box_get_row_at_index (self->list, (int) nth);

  return row != NULL ? sg_incident_row_get_incident (SG_INCIDENT_ROW (row)) : NULL;
}

/**
 * sg_incident_stack_select:
 * @incident: (nullable): that the page shows; %NULL or one that is closed for none
 *
 * Marks its row and tells nobody.
 */
void
sg_incident_stack_select (SgIncidentStack *self, const SgUuid *incident)
{
  SgIncidentRow *row = NULL;

  g_return_if_fail (SG_IS_INCIDENT_STACK (self));

  if (incident != NULL)
    row = g_hash_table_lookup (self->rows, incident);
  self->selects_quietly = TRUE;
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
  self->selects_quietly = FALSE;
}
