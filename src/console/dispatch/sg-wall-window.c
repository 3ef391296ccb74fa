/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For a screen on the wall, where visitors and the press look too: of an incident it tells what
 * kind, in which kecamatan, since when and who helps. The map and the board take turns. */

#include "config.h"

#include "console/dispatch/sg-wall-window.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-severity-style.h"
#include "console/base/sg-state-style.h"
#include "console/base/sg-text.h"
#include "console/dispatch/sg-dispatch-map.h"
#include "console/dispatch/sg-unit-board.h"

/* How long one side stays: long enough to read a board of twenty units. */
#define TURN_TICKS 20

struct _SgWallWindow
{
  GtkWindow parent_instance;

  SgUnitRoster *roster;
  guint         ticks;

  /* Template widgets */
  GtkLabel      *clock;
  GtkStack      *pages;
  GtkListBox    *list;
  GtkStack      *sides;
  SgDispatchMap *view;
  SgUnitBoard   *board;
};

G_DEFINE_FINAL_TYPE (SgWallWindow, sg_wall_window, GTK_TYPE_WINDOW)

static SgDesk *
get_desk (SgWallWindow *self)
{
  return sg_desk_session_get_desk (sg_unit_roster_get_session (self->roster));
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* Only units, by their call signs: a volunteer is a person. */
static char *
make_helpers_text (SgWallWindow *self, const SgIncident *incident)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sg_unit_roster_get_n (self->roster); i++)
    {
      const SgUnitBoardRow *row = sg_unit_roster_get_nth (self->roster, i)->row;
      const SgStateStyle   *style = sg_state_style_find (row->status);

      if (row->task != NULL && sg_uuid_equal (&row->task->incident, &incident->id))
        g_string_append_printf (text,
                                "%s%s%s %s",
                                text->len > 0 ? "  " : "",
                                style->shape,
                                style->letter,
                                row->unit->call_sign);
    }

  if (text->len == 0)
    g_string_append (text, _ ("No unit yet"));

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (SgWallWindow *self, const SgIncident *incident)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *elapsed =
    sg_text_elapsed (sg_desk_get_now (get_desk (self)) - incident->opened_at);
  g_autofree char *helpers = make_helpers_text (self, incident);
  const char      *where = incident->scene.kecamatan != NULL ? incident->scene.kecamatan
                                                             : _ ("District unknown");

  gtk_box_append (GTK_BOX (box), head);
  add_label (head, sg_text_severity (incident->severity), "severity-badge");
  gtk_widget_set_hexpand (add_label (head, sg_text_incident_kind (incident), "wall-kind"), TRUE);
  add_label (head, elapsed, "numeric");
  add_label (box, where, "wall-place");
  add_label (box, helpers, "wall-helpers");
  gtk_widget_add_css_class (box, "incident-row");
  gtk_widget_add_css_class (box, sg_severity_style_find (incident->severity));

  return box;
}

static void
show_incidents (SgWallWindow *self)
{
  /* The desk's own window says what is wrong when they cannot be read. */
  g_autoptr (GPtrArray) open = sg_desk_list_open (get_desk (self), NULL);
  GtkWidget *row;

  if (open == NULL)
    return;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < open->len; i++)
    {
      row = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                                  make_row (self, g_ptr_array_index (open, i)));
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (self->pages, open->len > 0 ? "list" : "empty");
}

static void
show_clock (SgWallWindow *self)
{
  g_autoptr (GDateTime)
    local = sg_desk_to_local (get_desk (self), sg_desk_get_now (get_desk (self)));
  g_autofree char *text = sg_text_time (local);

  gtk_label_set_label (self->clock, text);
}

/* Shows the other side: the board after the map, and the map with everything in view after it. */
static void
turn (SgWallWindow *self)
{
  gboolean is_map;

  is_map = gtk_stack_get_visible_child (self->sides) == GTK_WIDGET (self->view);
  gtk_stack_set_visible_child (self->sides,
                               is_map ? GTK_WIDGET (self->board) : GTK_WIDGET (self->view));
  if (!is_map)
    sg_dispatch_map_fit (self->view);
}

static void
on_tick (SgWallWindow *self)
{
  show_clock (self);
  show_incidents (self);
  if (++self->ticks % TURN_TICKS == 0)
    turn (self);
}

static void
on_roster_refreshed (SgWallWindow *self)
{
  show_incidents (self);
}

static void
sg_wall_window_dispose (GObject *object)
{
  g_clear_object (&SG_WALL_WINDOW (object)->roster);

  G_OBJECT_CLASS (sg_wall_window_parent_class)->dispose (object);
}

static void
sg_wall_window_class_init (SgWallWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_wall_window_dispose;

  g_type_ensure (SG_TYPE_DISPATCH_MAP);
  g_type_ensure (SG_TYPE_UNIT_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-wall-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SgWallWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, SgWallWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SgWallWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SgWallWindow, sides);
  gtk_widget_class_bind_template_child (widget_class, SgWallWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SgWallWindow, board);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sg_wall_window_init (SgWallWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SgWallWindow *
sg_wall_window_new (SgUnitRoster *roster)
{
  SgWallWindow  *self = g_object_new (SG_TYPE_WALL_WINDOW, NULL);
  SgDeskSession *session = sg_unit_roster_get_session (roster);

  self->roster = g_object_ref (roster);
  /* The page has said already when the region is away. */
  sg_dispatch_map_open (self->view, roster, TRUE, NULL);
  sg_dispatch_map_fit (self->view);
  sg_unit_board_open (self->board, roster, TRUE);
  g_signal_connect_object (roster,
                           "refreshed",
                           G_CALLBACK (on_roster_refreshed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  show_clock (self);
  show_incidents (self);

  return self;
}
