/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds a place while it is being typed. The keyboard stays in the entry all the time: the arrow
 * keys choose among the places found, Enter takes one. */

#include "config.h"

#include "console/map/sg-place-search.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-place-find.h"
#include "console/base/sg-text.h"

/* Nobody types as many characters at once: they were pasted. */
#define PASTED_LEAST 6

struct _SgPlaceSearch
{
  GtkWidget parent_instance;

  SgDeskSession      *session;
  SgRegionMap        *map;
  GCancellable       *asking; /* the question under way, NULL when there is none */
  GPtrArray          *places; /* of SgFoundPlace, in the order of items */
  GListStore         *items;
  GtkSingleSelection *selection;
  char               *asked;      /* what is or was looked for last, or was set */
  gboolean            was_pasted; /* the last change */
  gboolean            takes_next; /* Enter was faster than the search */
  gboolean            is_field;   /* of a form, see sg_place_search_use_as_field() */

  /* Template widgets */
  GtkSearchEntry *entry;
  GtkPopover     *popover;
  GtkStack       *pages;
  GtkListView    *list;
  GtkLabel       *reason;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_EDITED,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgPlaceSearch, sg_place_search, GTK_TYPE_WIDGET)

/* What was pasted cannot be read: the reason stands where the places would. */
static void
show_reason (SgPlaceSearch *self, const char *reason)
{
  g_list_store_remove_all (self->items);
  gtk_label_set_label (self->reason, reason);
  gtk_stack_set_visible_child_name (self->pages, "nothing");
  gtk_popover_popup (self->popover);
}

static void
show_places (SgPlaceSearch *self)
{
  SgPoint centre = sg_region_map_get_centre (self->map);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->places->len; i++)
    g_ptr_array_add (items, sg_place_find_make_item (g_ptr_array_index (self->places, i), centre));
  g_list_store_splice (self->items,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata,
                       items->len);
  gtk_single_selection_set_selected (self->selection, 0);
  if (items->len == 0)
    {
      show_reason (self, _ ("Nothing found. Try fewer words, a landmark or the kelurahan."));
      return;
    }

  gtk_stack_set_visible_child_name (self->pages, "results");
  gtk_popover_popup (self->popover);
}

static void
choose (SgPlaceSearch *self, guint position)
{
  g_autoptr (GPtrArray) places = g_steal_pointer (&self->places);

  gtk_popover_popdown (self->popover);
  if (places != NULL && position < places->len)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_ptr_array_index (places, position));
}

/* What was pasted and can only mean one place is taken without a further key. */
static gboolean
is_certain (SgPlaceSearch *self)
{
  const SgFoundPlace *first;

  if (!self->was_pasted || self->places->len != 1)
    return FALSE;

  first = g_ptr_array_index (self->places, 0);
  return g_strcmp0 (first->scene.method, "gazetteer") != 0;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgPlaceSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *places = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_object (&self->asking);

  /* The entry may be empty or gone by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->entry == NULL ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    {
      g_clear_pointer (&places, g_ptr_array_unref);
      return;
    }

  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = places;
  if (places != NULL && places->len > 0 && (self->takes_next || is_certain (self)))
    choose (self, 0);
  else if (self->takes_next)
    gtk_popover_popdown (self->popover);
  else if (places != NULL)
    show_places (self);
  else
    show_reason (self, error->message);
}

static void
ask (SgPlaceSearch *self, const char *text)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  sg_place_find_async (self->session,
                       text,
                       sg_region_map_get_centre (self->map),
                       self->asking,
                       on_found,
                       g_object_ref (self));
}

static void
on_search_changed (SgPlaceSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (text, self->asked) == 0)
    return;

  self->takes_next &= *text != '\0';
  self->was_pasted = g_utf8_strlen (text, -1) >=
                     (self->asked != NULL ? g_utf8_strlen (self->asked, -1) : 0) + PASTED_LEAST;
  g_free (self->asked);
  self->asked = g_strdup (text);
  if (*text == '\0')
    gtk_popover_popdown (self->popover);
  else if (self->session != NULL && self->map != NULL)
    ask (self, text);
}

static void
on_changed (SgPlaceSearch *self)
{
  self->takes_next = FALSE;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* The places seen may be those of what was typed before. */
static void
on_activated (SgPlaceSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*text != '\0' && (self->asking != NULL || g_strcmp0 (text, self->asked) != 0))
    self->takes_next = TRUE;
  else
    choose (self, gtk_single_selection_get_selected (self->selection));
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_row_activated (SgPlaceSearch *self, guint position)
{
  choose (self, position);
}

static void
on_stopped (SgPlaceSearch *self)
{
  gtk_popover_popdown (self->popover);
  if (self->is_field)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
on_focus_left (SgPlaceSearch *self)
{
  gtk_popover_popdown (self->popover);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                SgPlaceSearch         *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Down)
    selected = MIN (selected + 1, n - 1);
  else if (key == GDK_KEY_Up)
    selected = selected > 0 ? selected - 1 : 0;
  else
    return GDK_EVENT_PROPAGATE;

  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);

  return GDK_EVENT_STOP;
}

static void
sg_place_search_dispose (GObject *object)
{
  SgPlaceSearch *self = SG_PLACE_SEARCH (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->entry, gtk_widget_unparent);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sg_place_search_parent_class)->dispose (object);
}

static void
sg_place_search_class_init (SgPlaceSearchClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_place_search_dispose;

  g_type_ensure (SG_TYPE_ENTRY_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-place-search.ui");
  gtk_widget_class_bind_template_child (widget_class, SgPlaceSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, SgPlaceSearch, popover);
  gtk_widget_class_bind_template_child (widget_class, SgPlaceSearch, pages);
  gtk_widget_class_bind_template_child (widget_class, SgPlaceSearch, list);
  gtk_widget_class_bind_template_child (widget_class, SgPlaceSearch, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_set_css_name (widget_class, "placesearch");

  /**
   * SgPlaceSearch::chosen:
   * @place: (type gpointer): the #SgFoundPlace that the person took
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         SG_TYPE_PLACE_SEARCH,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_POINTER);

  /**
   * SgPlaceSearch::edited:
   *
   * The text is another one, whoever changed it.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited",
                                         SG_TYPE_PLACE_SEARCH,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  /**
   * SgPlaceSearch::done:
   *
   * Enter was pressed. What was found is told by #SgPlaceSearch::chosen, now or a moment later, or
   * there is no such place.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SG_TYPE_PLACE_SEARCH,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);
}

static void
sg_place_search_init (SgPlaceSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (SG_TYPE_ENTRY_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * sg_place_search_set_context:
 * @map: places near its middle come first
 */
void
sg_place_search_set_context (SgPlaceSearch *self, SgDeskSession *session, SgRegionMap *map)
{
  g_return_if_fail (SG_IS_PLACE_SEARCH (self));

  g_set_object (&self->session, session);
  g_set_object (&self->map, map);
}

/**
 * sg_place_search_start:
 *
 * Puts the keyboard into the entry and selects what stands there.
 */
void
sg_place_search_start (SgPlaceSearch *self)
{
  g_return_if_fail (SG_IS_PLACE_SEARCH (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * sg_place_search_use_as_field:
 * @hint: what belongs here, translated
 *
 * In a form the words stay, whether a place is found or not, and Escape only closes the list.
 */
void
sg_place_search_use_as_field (SgPlaceSearch *self, const char *hint)
{
  g_return_if_fail (SG_IS_PLACE_SEARCH (self));

  self->is_field = TRUE;
  g_object_set (self->entry, "placeholder-text", hint, "width-chars", 16, NULL);
  /* A form is narrow and at the right: there is room for the names to the left of it. */
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hint,
                                  -1);
}

const char *
sg_place_search_get_text (SgPlaceSearch *self)
{
  g_return_val_if_fail (SG_IS_PLACE_SEARCH (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * sg_place_search_set_text:
 *
 * Shows words that are known already: nothing is looked for.
 */
void
sg_place_search_set_text (SgPlaceSearch *self, const char *text)
{
  g_return_if_fail (SG_IS_PLACE_SEARCH (self));

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  /* The entry was empty for a moment, and said so. */
  g_free (self->asked);
  self->asked = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/**
 * sg_place_search_is_open:
 *
 * Returns: whether places to choose from are seen
 */
gboolean
sg_place_search_is_open (SgPlaceSearch *self)
{
  g_return_val_if_fail (SG_IS_PLACE_SEARCH (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

void
sg_place_search_close (SgPlaceSearch *self)
{
  g_return_if_fail (SG_IS_PLACE_SEARCH (self));

  gtk_popover_popdown (self->popover);
}
