/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two signatures over one sheet: who goes signs first, and who comes accepts and sits there from
 * then on. Each signs with the own PIN. */

#include "config.h"

#include "console/shift/sg-handover-panel.h"

#include <glib/gi18n-lib.h>

#include "common/sg-shift.h"
#include "console/base/sg-accessible.h"
#include "console/base/sg-label.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-pin-store.h"
#include "desk/people/sg-role.h"
#include "desk/shift/sg-desk-shift.h"

typedef enum
{
  STAGE_NOBODY,    /* nobody is registered, so nobody can sign */
  STAGE_NO_SHIFT,  /* nothing to hand over yet */
  STAGE_HAND_OVER, /* who goes signs */
  STAGE_ACCEPT     /* who comes signs */
} Stage;

struct _SgHandoverPanel
{
  AdwBin parent_instance;

  SgDeskSession *session;
  Stage          stage;
  GPtrArray     *others; /* of SgPerson, in the order of the list */
  char          *sheet_hash;
  char          *shown; /* what the list was made of */

  /* Template widgets */
  AdwPreferencesGroup *group;
  AdwComboRow         *person;
  AdwEntryRow         *pin;
  GtkButton           *sign;
  GtkLabel            *problem;
};

/* Who signs, and for whom. */
typedef struct
{
  char *person; /* id */
  char *name;
  char *pin;
  char *sheet_hash;
} Signature;

G_DEFINE_FINAL_TYPE (SgHandoverPanel, sg_handover_panel, ADW_TYPE_BIN)

static void
signature_free (gpointer data)
{
  Signature *signature = data;

  g_free (signature->person);
  g_free (signature->name);
  g_free (signature->pin);
  g_free (signature->sheet_hash);
  g_free (signature);
}

static const SgPerson *
get_chosen (SgHandoverPanel *self)
{
  guint index = adw_combo_row_get_selected (self->person);

  return self->others != NULL && index < self->others->len ? g_ptr_array_index (self->others, index)
                                                           : NULL;
}

static gboolean
may_take_over (const SgPerson *person)
{
  guint roles = 0;

  /* Roles of a later program are nobody's here. */
  sg_roles_parse (person->roles, &roles, NULL);

  return !person->disabled && (roles & sg_permission_get_type (SG_MAY_TAKE_CALLS)->roles) != 0;
}

/* Everybody who may take calls, but for who hands over. */
static GPtrArray *
list_others (SgDesk *desk, const char *by, GError **error)
{
  GPtrArray *people = sg_desk_list_people (desk, error);
  SgUuid     present = { 0 };

  sg_person_id_of (by, &present);
  for (guint i = people != NULL ? people->len : 0; i > 0; i--)
    {
      const SgPerson *person = g_ptr_array_index (people, i - 1);

      if (!may_take_over (person) || sg_uuid_equal (&person->id, &present))
        g_ptr_array_remove_index (people, i - 1);
    }

  return people;
}

/* Made anew only when somebody came or went, so that a choice is not lost. */
static void
show_people (SgHandoverPanel *self, const char *to)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GString) key = g_string_new (to);
  guint chosen = 0;

  for (guint i = 0; i < self->others->len; i++)
    {
      const SgPerson *person = g_ptr_array_index (self->others, i);

      gtk_string_list_append (names, person->name);
      g_string_append_printf (key, "\n%s", person->name);
      if (g_strcmp0 (person->name, to) == 0)
        chosen = i;
    }

  if (g_strcmp0 (key->str, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (key->str);
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->person, chosen);
}

static Stage
find_stage (SgDesk *desk, const SgShift *shift)
{
  SgUuid present;

  if (!sg_person_id_of (sg_desk_get_person (desk), &present))
    return STAGE_NOBODY;
  if (shift == NULL)
    return STAGE_NO_SHIFT;

  return shift->handed_at > shift->accepted_at ? STAGE_ACCEPT : STAGE_HAND_OVER;
}

static void
describe (SgHandoverPanel *self, const SgShift *shift)
{
  static const char *const texts[] = {
    [STAGE_NOBODY] = N_ ("Both sign with a PIN. Register people in the settings first."),
    [STAGE_NO_SHIFT] = N_ ("Start a shift first; then it can be handed over."),
    [STAGE_HAND_OVER] = N_ ("Read the sheet together. Who goes signs, then who comes accepts."),
  };
  SgDesk *desk = sg_desk_session_get_desk (self->session);
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *text = NULL;

  if (self->stage != STAGE_ACCEPT)
    {
      adw_preferences_group_set_description (self->group, _ (texts[self->stage]));
      return;
    }

  at = sg_desk_to_local (desk, shift->handed_at);
  clock = g_date_time_format (at, "%H:%M");
  /* Translators: a name, a time, then the beginning of a check sum */
  text = g_strdup_printf (_ ("Handed over to %s at %s. Sheet %.8s waits for the second PIN."),
                          shift->handed_to,
                          clock,
                          shift->sheet_hash);
  adw_preferences_group_set_description (self->group, text);
}

static void
show_stage (SgHandoverPanel *self)
{
  gboolean    can_sign = self->stage >= STAGE_HAND_OVER && self->others->len > 0;
  gboolean    accepting = self->stage == STAGE_ACCEPT;
  const char *title = accepting ? _ ("PIN of who takes over") : _ ("Your PIN");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person),
                                 accepting ? _ ("Taken over by") : _ ("Hand over to"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pin), title);
  sg_accessible_name (GTK_WIDGET (self->pin), title);
  gtk_button_set_label (self->sign, accepting ? _ ("Accept the Shift") : _ ("Sign and Hand Over"));
  gtk_widget_set_visible (GTK_WIDGET (self->person), can_sign);
  gtk_widget_set_visible (GTK_WIDGET (self->pin), can_sign);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), can_sign);
}

static gpointer
hand_over (SgDeskHand *hand, gpointer data, GError **error)
{
  const Signature *signature = data;
  char            *hash = NULL;
  SgUuid           present;

  if (!sg_person_id_of (sg_desk_get_person (hand->desk), &present) ||
      !sg_pin_store_try (hand->desk, &present, signature->pin, error) ||
      !sg_desk_hand_over_shift (hand->desk, signature->name, &hash, error))
    return NULL;

  return hash;
}

static gpointer
accept (SgDeskHand *hand, gpointer data, GError **error)
{
  const Signature *signature = data;

  sg_desk_accept_shift (hand->desk, signature->name, signature->sheet_hash, error);

  return NULL;
}

static void
on_signed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgHandoverPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (self->session == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->sign), TRUE);
  sg_label_show (self->problem, error != NULL ? error->message : NULL);
  sg_handover_panel_refresh (self);
}

static Signature *
read_signature (SgHandoverPanel *self, const SgPerson *person)
{
  Signature *signature = g_new0 (Signature, 1);

  signature->person = sg_uuid_to_text (&person->id);
  signature->name = g_strdup (person->name);
  signature->pin = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->pin)));
  signature->sheet_hash = g_strdup (self->sheet_hash);

  return signature;
}

typedef struct
{
  SgHandoverPanel *panel;
  Signature       *signature;
} Acceptance;

/* The PIN was right: who comes sits there now, and signs. */
static void
on_taken_over (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Acceptance *acceptance = user_data;
  g_autoptr (SgHandoverPanel) self = acceptance->panel;
  g_autoptr (GError) error = NULL;
  const SgDeskWork work = { accept, acceptance->signature, signature_free, NULL };

  if (!sg_desk_session_sign_in_finish (SG_DESK_SESSION (source), result, &error))
    {
      signature_free (acceptance->signature);
      gtk_widget_set_sensitive (GTK_WIDGET (self->sign), TRUE);
      sg_label_show (self->problem, error->message);
      return;
    }

  sg_desk_session_act_async (SG_DESK_SESSION (source), &work, on_signed, g_object_ref (self));
}

static void
on_sign (SgHandoverPanel *self)
{
  const SgPerson *person = get_chosen (self);
  SgDeskWork      work = { hand_over, NULL, signature_free, g_free };
  Acceptance     *acceptance;
  Signature      *signature;

  if (person == NULL || self->stage < STAGE_HAND_OVER)
    return;

  signature = read_signature (self, person);
  sg_label_show (self->problem, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sign), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  if (self->stage == STAGE_HAND_OVER)
    {
      work.data = signature;
      sg_desk_session_act_async (self->session, &work, on_signed, g_object_ref (self));
      return;
    }

  acceptance = g_new0 (Acceptance, 1);
  acceptance->panel = g_object_ref (self);
  acceptance->signature = signature;
  sg_desk_session_sign_in_async (self->session,
                                 signature->person,
                                 signature->pin,
                                 on_taken_over,
                                 acceptance);
}

static void
sg_handover_panel_dispose (GObject *object)
{
  SgHandoverPanel *self = SG_HANDOVER_PANEL (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->sheet_hash, g_free);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (sg_handover_panel_parent_class)->dispose (object);
}

static void
sg_handover_panel_class_init (SgHandoverPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_handover_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-handover-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgHandoverPanel, group);
  gtk_widget_class_bind_template_child (widget_class, SgHandoverPanel, person);
  gtk_widget_class_bind_template_child (widget_class, SgHandoverPanel, pin);
  gtk_widget_class_bind_template_child (widget_class, SgHandoverPanel, sign);
  gtk_widget_class_bind_template_child (widget_class, SgHandoverPanel, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_sign);
}

static void
sg_handover_panel_init (SgHandoverPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sg_handover_panel_open (SgHandoverPanel *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_HANDOVER_PANEL (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  sg_handover_panel_refresh (self);
}

/**
 * sg_handover_panel_refresh:
 *
 * Shows whose turn it is to sign.
 */
void
sg_handover_panel_refresh (SgHandoverPanel *self)
{
  SgDesk *desk;
  g_autoptr (SgShift) shift = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *others = NULL;

  g_return_if_fail (SG_IS_HANDOVER_PANEL (self));

  desk = sg_desk_session_get_desk (self->session);
  if (sg_desk_find_shift (desk, &shift, &error))
    {
      self->stage = find_stage (desk, shift);
      others =
        list_others (desk,
                     self->stage == STAGE_ACCEPT ? shift->handed_by : sg_desk_get_person (desk),
                     &error);
    }
  if (others == NULL)
    {
      sg_label_show (self->problem, error->message);
      return;
    }

  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = others;
  g_free (self->sheet_hash);
  self->sheet_hash = g_strdup (shift != NULL ? shift->sheet_hash : NULL);
  describe (self, shift);
  show_people (self, self->stage == STAGE_ACCEPT ? shift->handed_to : NULL);
  show_stage (self);
}
