/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units stand where their bases are, so that an empty district is seen at a glance, and they never
 * change places: what changes is the look of a chip. */

#include "config.h"

#include "console/dispatch/sg-unit-board.h"

#include <glib/gi18n-lib.h>

#include "console/dispatch/sg-unit-pane.h"

struct _SgUnitBoard
{
  AdwBin parent_instance;

  SgUnitRoster *roster; /* NULL until it is opened */
  GHashTable   *chips;  /* SgUuid → SgUnitChip */
  char         *order;  /* of districts and units as they stand */
  SgUuid        selected;
  gboolean      is_strip;
  gboolean      is_public;
  GtkPopover   *popover; /* about a unit; NULL until one was asked about */
  SgUnitPane   *pane;    /* in it */

  /* Template widgets */
  GtkStack   *pages;
  GtkBox     *strip;
  GtkFlowBox *groups;
};

enum
{
  PROP_0,
  PROP_IS_STRIP,
  N_PROPERTIES
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgUnitBoard, sg_unit_board, ADW_TYPE_BIN)

/* ---- what is told of a unit ---- */

static gboolean
is_telling (SgUnitBoard *self)
{
  return self->popover != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

static void
on_pane_opened (SgUnitBoard *self, const SgUuid *incident)
{
  SgUuid id = *incident;

  sg_unit_board_hide_unit (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, &id);
}

/* It takes no click that is meant for something else, and does not go away by one: the second click
 * of two must reach the chip. */
static void
make_popover (SgUnitBoard *self)
{
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->pane = g_object_new (SG_TYPE_UNIT_PANE, NULL);
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_position (self->popover, self->is_strip ? GTK_POS_TOP : GTK_POS_BOTTOM);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->pane));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_object (self->pane,
                           "opened",
                           G_CALLBACK (on_pane_opened),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane,
                           "dismissed",
                           G_CALLBACK (sg_unit_board_hide_unit),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
point_at (SgUnitBoard *self, SgUnitChip *chip)
{
  graphene_rect_t bounds;
  GdkRectangle    place;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (chip), GTK_WIDGET (self), &bounds))
    return;

  place.x = (int) bounds.origin.x;
  place.y = (int) bounds.origin.y;
  place.width = (int) bounds.size.width;
  place.height = (int) bounds.size.height;
  gtk_popover_set_pointing_to (self->popover, &place);
}

static void
on_chip_clicked (SgUnitChip *chip, SgUnitBoard *self)
{
  SgUuid unit = *sg_unit_chip_get_unit (chip);

  if (self->is_public)
    return;

  if (is_telling (self) && sg_uuid_equal (&unit, &self->selected))
    {
      sg_unit_board_hide_unit (self);
      return;
    }

  sg_unit_board_show_unit (self, &unit);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, &unit);
}

static void
on_chip_opened (SgUnitChip *chip, SgUnitBoard *self)
{
  const SgUnitEntry *entry = sg_unit_roster_find (self->roster, sg_unit_chip_get_unit (chip));
  SgUuid             incident;

  if (self->is_public || entry == NULL)
    return;

  if (entry->row->task == NULL)
    {
      on_chip_clicked (chip, self);
      return;
    }

  incident = entry->row->task->incident;
  sg_unit_board_hide_unit (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, &incident);
}

/* ---- the board ---- */

static SgUnitChip *
add_chip (SgUnitBoard *self, const SgUnitEntry *entry)
{
  const SgUuid *id = &entry->row->unit->id;
  SgUnitChip   *chip = sg_unit_chip_new (id, !self->is_strip);

  if (sg_uuid_equal (id, &self->selected))
    gtk_widget_add_css_class (GTK_WIDGET (chip), "selected");
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked), self, 0);
  g_signal_connect_object (chip, "opened", G_CALLBACK (on_chip_opened), self, 0);
  g_hash_table_insert (self->chips, g_memdup2 (id, sizeof *id), chip);

  return chip;
}

static GtkWidget *
make_heading (SgUnitBoard *self, const SgUnitEntry *entry)
{
  GtkWidget *label =
    gtk_label_new (*entry->district != '\0' ? entry->district : _ ("District unknown"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, self->is_strip ? "caption-heading" : "heading");
  gtk_widget_add_css_class (label, "unit-district");

  return label;
}

static GtkWidget *
add_strip_group (SgUnitBoard *self, GtkWidget *heading)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (self->strip)) != NULL)
    gtk_box_append (self->strip, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (self->strip, heading);

  return GTK_WIDGET (self->strip);
}

/* A column for each district, beside one another as far as there is room. */
static GtkWidget *
add_page_group (SgUnitBoard *self, GtkWidget *heading)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *holder = gtk_flow_box_child_new ();

  gtk_box_append (GTK_BOX (column), heading);
  /* The card takes the focus, not what the flow puts around it. */
  gtk_widget_set_focusable (holder, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (holder), column);
  gtk_flow_box_insert (self->groups, holder, -1);

  return column;
}

static void
remove_groups (GtkFlowBox *groups)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (groups, 0)) != NULL)
    gtk_flow_box_remove (groups, GTK_WIDGET (child));
}

static void
remove_all (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
build (SgUnitBoard *self)
{
  const char *district = NULL;
  GtkWidget  *group = NULL;

  g_hash_table_remove_all (self->chips);
  remove_all (self->strip);
  remove_groups (self->groups);

  for (guint i = 0; i < sg_unit_roster_get_n (self->roster); i++)
    {
      const SgUnitEntry *entry = sg_unit_roster_get_nth (self->roster, i);

      if (g_strcmp0 (district, entry->district) != 0)
        {
          GtkWidget *heading = make_heading (self, entry);

          group = self->is_strip ? add_strip_group (self, heading) : add_page_group (self, heading);
          district = entry->district;
        }
      gtk_box_append (GTK_BOX (group), GTK_WIDGET (add_chip (self, entry)));
    }
}

static char *
dup_order (SgUnitBoard *self)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < sg_unit_roster_get_n (self->roster); i++)
    {
      const SgUnitEntry *entry = sg_unit_roster_get_nth (self->roster, i);
      g_autofree char   *id = sg_uuid_to_text (&entry->row->unit->id);

      g_string_append_printf (order, "%s\t%s\n", entry->district, id);
    }

  return g_string_free (order, FALSE);
}

static void
show_chips (SgUnitBoard *self)
{
  gint64 now =
    sg_desk_get_now (sg_desk_session_get_desk (sg_unit_roster_get_session (self->roster)));

  for (guint i = 0; i < sg_unit_roster_get_n (self->roster); i++)
    {
      const SgUnitEntry *entry = sg_unit_roster_get_nth (self->roster, i);
      SgUnitChip        *chip = g_hash_table_lookup (self->chips, &entry->row->unit->id);

      if (chip != NULL)
        sg_unit_chip_show (chip, entry, now);
    }
}

/* Chips are made anew only when a unit comes, goes or moves to another base. */
static void
refresh (SgUnitBoard *self)
{
  g_autofree char *order = dup_order (self);
  const char      *page = self->is_strip ? "strip" : "page";

  if (g_strcmp0 (order, self->order) != 0)
    {
      build (self);
      g_free (self->order);
      self->order = g_steal_pointer (&order);
    }

  show_chips (self);
  if (sg_unit_roster_is_read (self->roster) && sg_unit_roster_get_n (self->roster) == 0)
    page = self->is_strip ? "empty-strip" : "empty";
  gtk_stack_set_visible_child_name (self->pages, page);
}

static void
on_tick (SgUnitBoard *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_chips (self);
}

/* The strip and the page are one template; what is not wanted stays empty. */
static void
sg_unit_board_constructed (GObject *object)
{
  SgUnitBoard *self = SG_UNIT_BOARD (object);

  G_OBJECT_CLASS (sg_unit_board_parent_class)->constructed (object);

  gtk_stack_set_visible_child_name (self->pages, self->is_strip ? "strip" : "page");
}

static void
sg_unit_board_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SG_UNIT_BOARD (object)->is_strip = g_value_get_boolean (value);
}

static void
sg_unit_board_dispose (GObject *object)
{
  SgUnitBoard *self = SG_UNIT_BOARD (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_object (&self->roster);

  G_OBJECT_CLASS (sg_unit_board_parent_class)->dispose (object);
}

static void
sg_unit_board_finalize (GObject *object)
{
  SgUnitBoard *self = SG_UNIT_BOARD (object);

  g_hash_table_unref (self->chips);
  g_free (self->order);

  G_OBJECT_CLASS (sg_unit_board_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       SG_TYPE_UNIT_BOARD,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       G_TYPE_POINTER);
}

static void
sg_unit_board_class_init (SgUnitBoardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sg_unit_board_constructed;
  object_class->dispose = sg_unit_board_dispose;
  object_class->finalize = sg_unit_board_finalize;
  object_class->set_property = sg_unit_board_set_property;

  properties[PROP_IS_STRIP] =
    g_param_spec_boolean ("is-strip",
                          NULL,
                          NULL,
                          FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * SgUnitBoard::selected:
   * @unit: (type gpointer): the #SgUuid of the unit that the person chose
   */
  signals[SIGNAL_SELECTED] = add_signal ("selected");

  /**
   * SgUnitBoard::opened:
   * @incident: (type gpointer): the #SgUuid of the incident at which the unit works
   */
  signals[SIGNAL_OPENED] = add_signal ("opened");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-unit-board.ui");
  gtk_widget_class_bind_template_child (widget_class, SgUnitBoard, pages);
  gtk_widget_class_bind_template_child (widget_class, SgUnitBoard, strip);
  gtk_widget_class_bind_template_child (widget_class, SgUnitBoard, groups);
}

static void
sg_unit_board_init (SgUnitBoard *self)
{
  self->chips = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_unit_board_open:
 * @is_public: whether strangers see it: then nothing more is told of a unit
 */
void
sg_unit_board_open (SgUnitBoard *self, SgUnitRoster *roster, gboolean is_public)
{
  g_return_if_fail (SG_IS_UNIT_BOARD (self));
  g_return_if_fail (self->roster == NULL);

  self->roster = g_object_ref (roster);
  self->is_public = is_public;
  g_signal_connect_object (roster, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sg_unit_roster_get_session (roster),
                           "tick",
                           G_CALLBACK (on_tick),
                           self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * sg_unit_board_select:
 * @unit: that is selected elsewhere; nobody's for none
 *
 * Marks it and tells nobody.
 */
void
sg_unit_board_select (SgUnitBoard *self, const SgUuid *unit)
{
  SgUnitChip *chip;

  g_return_if_fail (SG_IS_UNIT_BOARD (self));

  chip = g_hash_table_lookup (self->chips, &self->selected);
  if (chip != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (chip), "selected");
  self->selected = *unit;
  chip = g_hash_table_lookup (self->chips, unit);
  if (chip != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (chip), "selected");
}

/**
 * sg_unit_board_find:
 *
 * Returns: (transfer none) (nullable): its chip or card
 */
SgUnitChip *
sg_unit_board_find (SgUnitBoard *self, const SgUuid *unit)
{
  g_return_val_if_fail (SG_IS_UNIT_BOARD (self), NULL);

  return g_hash_table_lookup (self->chips, unit);
}

/**
 * sg_unit_board_show_unit:
 *
 * Tells what there is to tell of a unit, beside its chip.
 */
void
sg_unit_board_show_unit (SgUnitBoard *self, const SgUuid *unit)
{
  SgUnitChip *chip;

  g_return_if_fail (SG_IS_UNIT_BOARD (self));

  sg_unit_board_select (self, unit);
  chip = g_hash_table_lookup (self->chips, unit);
  if (chip == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->popover == NULL)
    make_popover (self);
  sg_unit_pane_show (self->pane, self->roster, unit);
  point_at (self, chip);
  gtk_popover_popup (self->popover);
}

/**
 * sg_unit_board_hide_unit:
 *
 * Returns: whether anything was told
 */
gboolean
sg_unit_board_hide_unit (SgUnitBoard *self)
{
  g_return_val_if_fail (SG_IS_UNIT_BOARD (self), FALSE);

  if (!is_telling (self))
    return FALSE;

  gtk_popover_popdown (self->popover);

  return TRUE;
}
