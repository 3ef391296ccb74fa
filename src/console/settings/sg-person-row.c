/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person of the desk, or one who is to be registered: name, roles, PIN. */

#include "config.h"

#include "console/settings/sg-person-row.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-accessible.h"
#include "console/base/sg-text.h"

/* In the order of the boxes. */
static const SgDeskRole roles[] = {
  SG_DESK_ROLE_OPERATOR, SG_DESK_ROLE_DISPATCHER, SG_DESK_ROLE_SUPERVISOR,
  SG_DESK_ROLE_VERIFIER, SG_DESK_ROLE_TRAINER,    SG_DESK_ROLE_ADMIN,
};

struct _SgPersonRow
{
  AdwExpanderRow parent_instance;

  SgUuid   id; /* nobody's for one who is to be registered */
  gboolean is_disabled;

  /* Template widgets */
  AdwEntryRow *name;
  AdwEntryRow *pin;
  GtkFlowBox  *roles;
  GtkButton   *save;
  GtkButton   *disable;
};

enum
{
  SIGNAL_SAVED,
  SIGNAL_DISABLE_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgPersonRow, sg_person_row, ADW_TYPE_EXPANDER_ROW)

static GtkCheckButton *
get_check (SgPersonRow *self, guint role)
{
  return GTK_CHECK_BUTTON (
    gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (self->roles, (int) role)));
}

static char *
describe (const SgPerson *person)
{
  g_autofree char *text = sg_text_roles (person->roles);

  return person->disabled ? g_strdup_printf ("%s · %s", _ ("Does not work here any more"), text)
                          : g_steal_pointer (&text);
}

static void
on_save (SgPersonRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

static void
on_disable (SgPersonRow *self)
{
  g_signal_emit (self, signals[SIGNAL_DISABLE_TOGGLED], 0);
}

static guint
install_signal (const char *name)
{
  return g_signal_new (name,
                       SG_TYPE_PERSON_ROW,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
sg_person_row_class_init (SgPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * SgPersonRow::saved:
   *
   * What is in the row is to hold.
   */
  signals[SIGNAL_SAVED] = install_signal ("saved");

  /**
   * SgPersonRow::disable-toggled:
   *
   * The person is to stop working here, or to begin again.
   */
  signals[SIGNAL_DISABLE_TOGGLED] = install_signal ("disable-toggled");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, SgPersonRow, pin);
  gtk_widget_class_bind_template_child (widget_class, SgPersonRow, roles);
  gtk_widget_class_bind_template_child (widget_class, SgPersonRow, save);
  gtk_widget_class_bind_template_child (widget_class, SgPersonRow, disable);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_disable);
}

static void
sg_person_row_init (SgPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                    gtk_check_button_new_with_label (sg_text_role (roles[i])));
      gtk_flow_box_insert (self->roles, child, -1);
    }
  sg_accessible_name (GTK_WIDGET (self->name), _ ("Name"));
  sg_accessible_name (GTK_WIDGET (self->pin), _ ("New PIN"));
}

/**
 * sg_person_row_new:
 * @person: (nullable): %NULL for one who is to be registered
 */
SgPersonRow *
sg_person_row_new (const SgPerson *person)
{
  SgPersonRow       *self = g_object_new (SG_TYPE_PERSON_ROW, NULL);
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (self);
  g_autofree char   *text = NULL;
  guint              bits = SG_DESK_ROLE_OPERATOR;

  gtk_widget_set_visible (GTK_WIDGET (self->disable), person != NULL);
  if (person == NULL)
    {
      adw_preferences_row_set_title (row, _ ("Register somebody"));
      gtk_button_set_label (self->save, _ ("Register"));
    }
  else
    {
      self->id = person->id;
      self->is_disabled = person->disabled;
      /* Roles of a later program are nobody's here. */
      sg_roles_parse (person->roles, &bits, NULL);
      text = describe (person);
      adw_preferences_row_set_use_markup (row, FALSE);
      adw_preferences_row_set_title (row, person->name);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
      gtk_editable_set_text (GTK_EDITABLE (self->name), person->name);
      gtk_button_set_label (self->disable,
                            person->disabled ? _ ("Works Here Again") : _ ("Stops Working Here"));
    }

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_check_button_set_active (get_check (self, i), (bits & roles[i]) != 0);
  sg_accessible_name_rows (GTK_WIDGET (self));

  return self;
}

/**
 * sg_person_row_get_person:
 *
 * Returns: (transfer none): nobody's for one who is to be registered
 */
const SgUuid *
sg_person_row_get_person (SgPersonRow *self)
{
  g_return_val_if_fail (SG_IS_PERSON_ROW (self), NULL);

  return &self->id;
}

gboolean
sg_person_row_is_disabled (SgPersonRow *self)
{
  g_return_val_if_fail (SG_IS_PERSON_ROW (self), FALSE);

  return self->is_disabled;
}

char *
sg_person_row_dup_name (SgPersonRow *self)
{
  g_return_val_if_fail (SG_IS_PERSON_ROW (self), NULL);

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

/**
 * sg_person_row_dup_roles:
 *
 * Returns: (transfer full): as #SgPersonEntry has them
 */
char *
sg_person_row_dup_roles (SgPersonRow *self)
{
  guint bits = 0;

  g_return_val_if_fail (SG_IS_PERSON_ROW (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    bits |= gtk_check_button_get_active (get_check (self, i)) ? roles[i] : 0;

  return sg_roles_to_text (bits, ",");
}

/**
 * sg_person_row_take_pin:
 *
 * Returns: (transfer full) (nullable): what was typed, which is then gone; %NULL for none
 */
char *
sg_person_row_take_pin (SgPersonRow *self)
{
  g_autofree char *pin = NULL;

  g_return_val_if_fail (SG_IS_PERSON_ROW (self), NULL);

  pin = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->pin)));
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");

  return *pin != '\0' ? g_steal_pointer (&pin) : NULL;
}
