/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card stays while the form goes: the incident is recorded, and somebody still presses. */

#include "config.h"

#include "console/call/sg-call-card.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/call/sg-metronome.h"
#include "desk/call/sg-desk-cards.h"

struct _SgCallCard
{
  GtkWidget parent_instance;

  SgCards *cards; /* NULL until the first one is shown */

  /* Template widgets */
  GtkWidget       *box;
  GtkLabel        *title;
  GtkToggleButton *unfolded;
  SgMetronome     *metronome;
  GtkLabel        *steps;
  GtkLabel        *approver;
};

G_DEFINE_FINAL_TYPE (SgCallCard, sg_call_card, GTK_TYPE_WIDGET)

static const char *
get_words (const SgCardText *text)
{
  return g_str_equal (sg_desk_language (), "id") ? text->id : text->en;
}

static void
show_steps (SgCallCard *self, const SgCard *card)
{
  g_autoptr (GString) steps = g_string_new (NULL);

  for (guint i = 0; i < card->instructions->len; i++)
    g_string_append_printf (steps,
                            "%s%u. %s",
                            i > 0 ? "\n" : "",
                            i + 1,
                            get_words (g_ptr_array_index (card->instructions, i)));
  gtk_label_set_label (self->steps, steps->str);
}

/* Medical words belong to a physician; who relies on them sees whether one has signed. */
static void
show_approver (SgCallCard *self, const SgCard *card)
{
  /* Translators: %1$s is a physician, %2$u a number */
  g_autofree char *text =
    g_strdup_printf (card->approved ? _ ("✓ Signed by %1$s · version %2$u")
                                    : _ ("⚠ Not signed yet · prepared for %1$s · version %2$u"),
                     card->approver,
                     card->version);

  gtk_label_set_label (self->approver, text);
  if (card->approved)
    gtk_widget_remove_css_class (GTK_WIDGET (self->approver), "not-signed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->approver), "not-signed");
}

static void
sg_call_card_dispose (GObject *object)
{
  SgCallCard *self = SG_CALL_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->cards, sg_cards_free);

  G_OBJECT_CLASS (sg_call_card_parent_class)->dispose (object);
}

static void
sg_call_card_class_init (SgCallCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_call_card_dispose;

  g_type_ensure (SG_TYPE_METRONOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-call-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCallCard, box);
  gtk_widget_class_bind_template_child (widget_class, SgCallCard, title);
  gtk_widget_class_bind_template_child (widget_class, SgCallCard, unfolded);
  gtk_widget_class_bind_template_child (widget_class, SgCallCard, metronome);
  gtk_widget_class_bind_template_child (widget_class, SgCallCard, steps);
  gtk_widget_class_bind_template_child (widget_class, SgCallCard, approver);
  gtk_widget_class_set_css_name (widget_class, "callcard");
}

static void
sg_call_card_init (SgCallCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_call_card_show:
 * @id: of the card, such as `rjp`
 *
 * Where there is something to count, the beat begins by itself.
 */
gboolean
sg_call_card_show (SgCallCard *self, const char *id, GError **error)
{
  const SgCard *card;

  g_return_val_if_fail (SG_IS_CALL_CARD (self), FALSE);

  if (self->cards == NULL)
    self->cards = sg_desk_load_cards (error);
  if (self->cards == NULL)
    return FALSE;

  card = sg_cards_find (self->cards, id);
  if (card == NULL)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("There is no card “%s”"), id);
      return FALSE;
    }

  gtk_label_set_label (self->title, get_words (&card->title));
  show_steps (self, card);
  show_approver (self, card);
  gtk_widget_set_visible (GTK_WIDGET (self->metronome), card->beats_per_minute > 0);
  sg_metronome_set_rate (self->metronome, card->beats_per_minute);
  sg_call_card_set_compact (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  sg_metronome_start (self->metronome);

  return TRUE;
}

void
sg_call_card_hide (SgCallCard *self)
{
  g_return_if_fail (SG_IS_CALL_CARD (self));

  sg_metronome_stop (self->metronome);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sg_call_card_set_compact:
 * @compact: whether only its name and the beat are seen: something else needs the room
 */
void
sg_call_card_set_compact (SgCallCard *self, gboolean compact)
{
  g_return_if_fail (SG_IS_CALL_CARD (self));

  gtk_toggle_button_set_active (self->unfolded, !compact);
}
