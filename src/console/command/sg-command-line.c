/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While it is typed, what it means stands under it; Enter does just that. What is no command is a
 * place: the arrow keys choose among those found. The keyboard stays in the entry all the time, and
 * goes back to where it was. */

#include "config.h"

#include "console/command/sg-command-line.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-place-find.h"
#include "console/base/sg-text.h"
#include "console/command/sg-command-desk.h"
#include "desk/call/sg-desk-place.h"

#define HISTORY_MOST 50

struct _SgCommandLine
{
  GtkWidget parent_instance;

  SgDeskSession      *session;
  SgDispatchPage     *page;
  SgCommandNames     *names;
  SgCommand          *command;   /* what stands in the entry */
  GCancellable       *searching; /* the question under way, NULL when there is none */
  GPtrArray          *places;    /* of SgFoundPlace, in the order of items */
  GListStore         *items;
  GtkSingleSelection *selection;
  GPtrArray          *history; /* of lines, the latest last */
  guint               at;      /* in history; its length while a new line is typed */
  GtkWidget          *before;  /* weak: what had the keyboard */

  /* Template widgets */
  GtkEntry    *entry;
  GtkPopover  *popover;
  GtkLabel    *meaning;
  GtkLabel    *hint;
  GtkWidget   *scroller;
  GtkListView *list;
};

enum
{
  SIGNAL_COMMANDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgCommandLine, sg_command_line, GTK_TYPE_WIDGET)

/* ---- places ---- */

static void
drop_places (SgCommandLine *self)
{
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_list_store_remove_all (self->items);
  gtk_widget_set_visible (self->scroller, FALSE);
}

static void
show_places (SgCommandLine *self)
{
  SgPoint centre = sg_dispatch_page_get_centre (self->page);

  g_list_store_remove_all (self->items);
  for (guint i = 0; i < self->places->len; i++)
    {
      g_autoptr (SgEntryItem)
        item = sg_place_find_make_item (g_ptr_array_index (self->places, i), centre);

      g_list_store_append (self->items, item);
    }

  gtk_single_selection_set_selected (
    self->selection,
    self->command->state == SG_COMMAND_SEARCH ? 0 : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (self->scroller, self->places->len > 0);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgCommandLine) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  /* The line may be gone or done by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->command == NULL ||
      self->command->search == NULL || self->page == NULL)
    return;

  drop_places (self);
  if (places != NULL && places->len > 0)
    {
      self->places = g_steal_pointer (&places);
      show_places (self);
    }
  else if (self->command->state == SG_COMMAND_SEARCH)
    {
      gtk_label_set_label (self->meaning,
                           error != NULL ? error->message
                                         : _ ("No command, and no place of that name."));
    }
}

static void
stop_search (SgCommandLine *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search (SgCommandLine *self, const char *text)
{
  stop_search (self);
  self->searching = g_cancellable_new ();
  sg_place_find_async (self->session,
                       text,
                       sg_dispatch_page_get_centre (self->page),
                       self->searching,
                       on_found,
                       g_object_ref (self));
}

/* ---- what it means ---- */

static void
set_state_class (SgCommandLine *self)
{
  gboolean wrong = self->command->state == SG_COMMAND_WRONG;

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->meaning), "error");
  if (self->command->state == SG_COMMAND_READY)
    gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->meaning), "heading");
}

/* What Tab would make of the line. */
static const char *
get_proposal (SgCommandLine *self)
{
  if (self->command == NULL)
    return NULL;
  if (self->command->fix != NULL)
    return self->command->fix;

  return self->command->completions->len > 0 ? g_ptr_array_index (self->command->completions, 0)
                                             : NULL;
}

static char *
dup_hint (SgCommandLine *self)
{
  const char *proposal = get_proposal (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->command->state == SG_COMMAND_READY)
    return g_strdup (_ ("Enter does it"));
  if (self->command->fix != NULL)
    /* Translators: %s is a command line that was probably meant */
    return g_strdup_printf (_ ("Did you mean “%s”? Tab"), proposal);

  for (guint i = 0; i < self->command->completions->len; i++)
    g_string_append_printf (text,
                            i > 0 ? " · %s" : "%s",
                            g_strchomp (g_ptr_array_index (self->command->completions, i)));
  if (text->len > 0)
    g_string_append (text, "  Tab");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A popover that is seen already does not grow by itself with a text that got longer. */
static void
pop_up (SgCommandLine *self)
{
  gtk_popover_popup (self->popover);
  gtk_popover_present (self->popover);
}

static void
show_meaning (SgCommandLine *self)
{
  g_autofree char *hint = dup_hint (self);

  gtk_label_set_label (self->meaning, self->command->meaning);
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');
  set_state_class (self);
  if (self->command->state == SG_COMMAND_EMPTY || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popdown (self->popover);
  else
    pop_up (self);
}

/* A line that is wrong as a command may be right as a place. */
static const char *
get_search (SgCommandLine *self)
{
  if (self->command->state == SG_COMMAND_WRONG && self->command->search == NULL)
    self->command->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  return self->command->search;
}

static void
read_line (SgCommandLine *self)
{
  if (self->session == NULL)
    return;

  g_clear_pointer (&self->command, sg_command_free);
  self->command =
    sg_command_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->names);
  stop_search (self);
  if (get_search (self) != NULL && self->page != NULL)
    search (self, self->command->search);
  else
    drop_places (self);
  show_meaning (self);
}

/* ---- what there is to talk about ---- */

static gpointer
read_names (SgDeskHand *hand, gpointer data, GError **error)
{
  return sg_command_names_read (hand->desk, error);
}

static void
add_incidents (SgCommandLine *self, SgCommandNames *names)
{
  const SgIncident *here;
  const SgIncident *incident;

  if (self->page == NULL) /* nobody is signed in */
    return;

  here = sg_dispatch_page_get_incident (self->page);
  for (guint i = 0; (incident = sg_dispatch_page_get_nth (self->page, i)) != NULL; i++)
    sg_command_names_add_incident (names, incident, i + 1);
  if (here != NULL)
    names->here = sg_uuid_to_text (&here->id);
}

static void
on_names (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgCommandLine) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCommandNames)
    names = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (self->names == NULL)
    return;

  if (names == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  add_incidents (self, names);
  sg_command_names_free (self->names);
  self->names = g_steal_pointer (&names);
  read_line (self);
}

static void
ask_names (SgCommandLine *self)
{
  const SgDeskWork work = { read_names, NULL, NULL, (GDestroyNotify) sg_command_names_free };

  if (self->session != NULL)
    sg_desk_session_ask_async (self->session, &work, NULL, on_names, g_object_ref (self));
}

/* ---- doing ---- */

static void
set_text (SgCommandLine *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
remember (SgCommandLine *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->history->len == HISTORY_MOST)
    g_ptr_array_remove_index (self->history, 0);
  g_ptr_array_add (self->history, g_strdup (line));
  self->at = self->history->len;
}

static void
give_keyboard_back (SgCommandLine *self)
{
  GtkWidget *before = self->before;

  g_clear_weak_pointer (&self->before);
  g_clear_weak_pointer (&self->page);
  set_text (self, "");
  gtk_popover_popdown (self->popover);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}

static void
command (SgCommandLine *self, const char *action)
{
  remember (self);
  give_keyboard_back (self);
  g_signal_emit (self, signals[SIGNAL_COMMANDED], 0, action);
}

static void
choose_place (SgCommandLine *self, guint position)
{
  const SgFoundPlace *place;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *action = NULL;

  if (self->places == NULL || position >= self->places->len)
    return;

  place = g_ptr_array_index (self->places, position);
  target =
    g_variant_ref_sink (g_variant_new ("(dds)", place->scene.lat, place->scene.lon, place->name));
  action = g_action_print_detailed_name ("dispatch.show-place", target);
  command (self, action);
}

static void
on_activated (SgCommandLine *self)
{
  if (self->command == NULL)
    return;

  if (self->command->state == SG_COMMAND_READY)
    {
      g_autofree char *action = g_strdup (self->command->action);

      command (self, action);
    }
  else
    {
      choose_place (self, gtk_single_selection_get_selected (self->selection));
    }
}

static void
on_row_activated (SgCommandLine *self, guint position)
{
  choose_place (self, position);
}

static void
on_focus_left (SgCommandLine *self)
{
  gtk_popover_popdown (self->popover);
}

static void
on_focus_came (SgCommandLine *self)
{
  ask_names (self);
}

static void
on_desk_changed (SgCommandLine *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    ask_names (self);
}

/* ---- keys ---- */

static void
step_in_history (SgCommandLine *self, int step)
{
  if ((step < 0 && self->at == 0) || (step > 0 && self->at >= self->history->len))
    return;

  self->at += (guint) step;
  set_text (self, self->at < self->history->len ? g_ptr_array_index (self->history, self->at) : "");
}

static gboolean
select_beside (SgCommandLine *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint next = selected == GTK_INVALID_LIST_POSITION ? 0 : selected + (guint) step;

  if (n == 0 || (step < 0 && (selected == 0 || selected == GTK_INVALID_LIST_POSITION)))
    return FALSE;

  next = MIN (next, n - 1);
  gtk_single_selection_set_selected (self->selection, next);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", next);

  return TRUE;
}

static gboolean
complete (SgCommandLine *self)
{
  const char      *proposal = get_proposal (self);
  g_autofree char *line = NULL;

  if (proposal == NULL)
    return FALSE;

  line = g_strconcat (proposal, g_str_has_suffix (proposal, " ") ? "" : " ", NULL);
  set_text (self, line);

  return TRUE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                SgCommandLine         *self)
{
  switch (key)
    {
    case GDK_KEY_Tab:
      return complete (self);

    case GDK_KEY_Down:
      if (!select_beside (self, 1))
        step_in_history (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
      if (!select_beside (self, -1))
        step_in_history (self, -1);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
sg_command_line_dispose (GObject *object)
{
  SgCommandLine *self = SG_COMMAND_LINE (object);

  stop_search (self);
  g_clear_weak_pointer (&self->before);
  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->names, sg_command_names_free);
  g_clear_pointer (&self->command, sg_command_free);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_command_line_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-command-line.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCommandLine, entry);
  gtk_widget_class_bind_template_child (widget_class, SgCommandLine, popover);
  gtk_widget_class_bind_template_child (widget_class, SgCommandLine, meaning);
  gtk_widget_class_bind_template_child (widget_class, SgCommandLine, hint);
  gtk_widget_class_bind_template_child (widget_class, SgCommandLine, scroller);
  gtk_widget_class_bind_template_child (widget_class, SgCommandLine, list);
  gtk_widget_class_bind_template_callback (widget_class, read_line);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_came);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
sg_command_line_class_init (SgCommandLineClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_command_line_dispose;

  g_type_ensure (SG_TYPE_ENTRY_ITEM);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "commandline");

  /**
   * SgCommandLine::commanded:
   * @action: detailed, such as `win.page('shift')`
   *
   * The person wants it done.
   */
  signals[SIGNAL_COMMANDED] = g_signal_new ("commanded",
                                            SG_TYPE_COMMAND_LINE,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_STRING);
}

static void
sg_command_line_init (SgCommandLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->names = sg_command_names_new ();
  self->history = g_ptr_array_new_with_free_func (g_free);
  self->items = g_list_store_new (SG_TYPE_ENTRY_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * sg_command_line_open:
 * @page: (transfer none): whose incidents and map are meant; lives as long
 */
void
sg_command_line_open (SgCommandLine *self, SgDeskSession *session, SgDispatchPage *page)
{
  g_return_if_fail (SG_IS_COMMAND_LINE (self));

  g_set_weak_pointer (&self->page, page);
  if (g_set_object (&self->session, session))
    g_signal_connect_object (session,
                             "changed",
                             G_CALLBACK (on_desk_changed),
                             self,
                             G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
}

/**
 * sg_command_line_close:
 *
 * Nobody is signed in any more: what was typed is gone, until it is opened again.
 */
void
sg_command_line_close (SgCommandLine *self)
{
  g_return_if_fail (SG_IS_COMMAND_LINE (self));

  g_clear_weak_pointer (&self->page);
  stop_search (self);
  set_text (self, "");
  gtk_popover_popdown (self->popover);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

/**
 * sg_command_line_start:
 *
 * Puts the keyboard into it.
 */
void
sg_command_line_start (SgCommandLine *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_return_if_fail (SG_IS_COMMAND_LINE (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->before, focus);
  ask_names (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * sg_command_line_leave:
 *
 * Gives the keyboard back to what had it before.
 *
 * Returns: whether it was here
 */
gboolean
sg_command_line_leave (SgCommandLine *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_return_val_if_fail (SG_IS_COMMAND_LINE (self), FALSE);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;

  give_keyboard_back (self);

  return TRUE;
}
