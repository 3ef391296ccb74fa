/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every key stroke is judged anew: what the words and the answers suggest is shown where it can be
 * overruled, and what a person chose is never changed by a suggestion. */

#include "config.h"

#include "console/call/sg-call-fields.h"

#include <glib/gi18n-lib.h>

#include "common/sg-emergency-sms.h"
#include "common/sg-place-input.h"
#include "console/base/sg-text.h"
#include "console/call/sg-call-place.h"
#include "console/call/sg-caller-note.h"
#include "console/call/sg-code-choice.h"
#include "console/call/sg-duplicate-banner.h"
#include "console/call/sg-question-row.h"
#include "desk/call/sg-desk-place.h"

/* Nobody types as many characters at once: they were pasted. */
#define PASTED_LEAST 6

/* More questions than the two are asked on the incident's page. */
#define QUESTIONS_MOST 2

static const char *const jobs[] = { NULL, "transport", "standby" };
static const char *const genders[] = { NULL, "P", "L" };

struct _SgCallFields
{
  GtkWidget parent_instance;

  SgDeskSession *session;
  SgRegionMap   *map;
  SgCards       *cards;           /* the form's; NULL when there are none */
  GPtrArray     *rows;            /* of SgQuestionRow */
  char          *chosen_type;     /* by hand; NULL for what is suggested */
  gint64         chosen_severity; /* likewise; 0 */
  const char    *advised;         /* card that the answers lead to, NULL for none */
  gboolean       is_urgent;
  char          *known_by; /* place and number that duplicates were looked for */
  guint          text_length;
  gboolean       is_showing; /* what changes is not typed by anybody */

  /* Template widgets */
  GtkWidget         *box;
  SgCallPlace       *place;
  SgDuplicateBanner *duplicate;
  GtkEditable       *patokan;
  GtkTextView       *text;
  GtkWidget         *text_hint;
  GtkBox            *questions;
  GtkWidget         *severities;
  GtkDropDown       *type;
  GtkLabel          *why;
  GtkWidget         *card_button;
  GtkEditable       *phone;
  GtkEditable       *caller;
  SgCallerNote      *note;
  GtkDropDown       *source;
  GtkEditable       *victims;
  GtkDropDown       *job;
  GtkDropDown       *gender;
  GtkEditable       *planned;
  GtkEditable       *remarks;
  GtkCheckButton    *drill;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgCallFields, sg_call_fields, GTK_TYPE_WIDGET)

/* ---- reading ---- */

static char *
dup_entry (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
dup_text (SgCallFields *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *text = NULL;
  GtkTextIter      start;
  GtkTextIter      end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static gint64
read_victims (SgCallFields *self)
{
  guint64 victims;

  return g_ascii_string_to_unsigned (gtk_editable_get_text (self->victims),
                                     10,
                                     0,
                                     G_MAXINT,
                                     &victims,
                                     NULL)
           ? (gint64) victims
           : -1;
}

static void
read_answers (SgCallFields *self, SgCallDraft *draft)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SgQuestionRow *row = g_ptr_array_index (self->rows, i);

      if (sg_question_row_get_answer (row) != NULL)
        g_hash_table_insert (draft->answers,
                             g_strdup (sg_question_row_get_id (row)),
                             g_strdup (sg_question_row_get_answer (row)));
    }
}

/* ---- what it amounts to ---- */

static void
show_severity (SgCallFields *self, gint64 severity)
{
  GtkWidget *each = gtk_widget_get_first_child (self->severities);

  for (gint64 nth = 1; each != NULL; nth++, each = gtk_widget_get_next_sibling (each))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (each), nth == severity);
}

static void
show_why (SgCallFields *self, const SgCallJudgement *judged)
{
  const char      *finding = sg_text_code ("complaint_type", judged->finding);
  g_autofree char *text = NULL;

  if (judged->category == NULL)
    text = g_strdup (_ ("Kind and severity are suggested from the words and the answers"));
  else if (judged->by_hand)
    text = g_strdup_printf ("%s%s%s", _ ("Chosen by hand"), *finding != '\0' ? " · " : "", finding);
  else
    /* Translators: what happened, and the words that suggest it */
    text =
      g_strdup_printf (_ ("Suggested: %1$s (%2$s)"),
                       *finding != '\0' ? finding : sg_text_code ("category", judged->category),
                       judged->why != NULL ? judged->why : "–");
  gtk_label_set_label (self->why, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), text);
}

static const SgCard *
get_key_card (SgCallFields *self)
{
  return self->cards != NULL ? sg_cards_find (self->cards, SG_CALL_KEY_CARD) : NULL;
}

static void
show_judgement (SgCallFields *self, const SgCallDraft *draft)
{
  g_auto (SgCallJudgement) judged = { 0 };
  g_autofree char *victims = NULL;
  const SgCard    *card = NULL;

  sg_call_draft_judge (draft, get_key_card (self), &judged);
  self->is_showing = TRUE;
  show_severity (self, judged.severity);
  sg_code_choice_set (self->type, judged.category);
  self->is_showing = FALSE;
  show_why (self, &judged);

  /* Translators: %d people are hurt, as the caller's words suggest */
  victims = judged.victims >= 0 ? g_strdup_printf (_ ("Hurt: %d, it seems"), (int) judged.victims)
                                : g_strdup (_ ("How many are hurt"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->victims), victims);

  if (self->cards != NULL && judged.category != NULL)
    card = sg_cards_find_for (self->cards, judged.category, judged.finding);
  self->advised = judged.rule != NULL ? judged.rule->card : NULL;
  self->is_urgent = judged.severity == SG_SEVERITY_CRITICAL;
  gtk_widget_set_visible (self->card_button, card != NULL);
}

/* Only a place and a number can be the same. */
static void
look_for_duplicates (SgCallFields *self, const SgCallDraft *draft)
{
  g_autofree char *known_by = g_strdup_printf ("%.5f %.5f %s %d %s",
                                               draft->scene.lat,
                                               draft->scene.lon,
                                               draft->phone != NULL ? draft->phone : "",
                                               draft->drill,
                                               draft->source);

  if (g_strcmp0 (known_by, self->known_by) == 0)
    return;

  g_free (self->known_by);
  self->known_by = g_steal_pointer (&known_by);
  sg_duplicate_banner_look (self->duplicate, self->session, draft);
}

/* What was offered may be closed by now, and another call may have come in. */
static void
on_desk_changed (SgCallFields *self, guint kinds)
{
  g_autoptr (SgCallDraft) draft = NULL;

  if ((kinds & (1u << SG_SUBJECT_INCIDENT)) == 0 || self->known_by == NULL)
    return;

  draft = sg_call_fields_read (self);
  sg_duplicate_banner_look (self->duplicate, self->session, draft);
}

static void
refresh (SgCallFields *self)
{
  g_autoptr (SgCallDraft) draft = NULL;

  if (self->is_showing || self->session == NULL)
    return;

  draft = sg_call_fields_read (self);
  show_judgement (self, draft);
  look_for_duplicates (self, draft);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- what a person does ---- */

static void
on_edited (SgCallFields *self)
{
  refresh (self);
}

static void
on_place_changed (SgCallFields *self)
{
  refresh (self);
}

static void
on_place_done (SgCallFields *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->patokan));
}

static void
on_patokan_done (SgCallFields *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
on_phone_done (SgCallFields *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->caller));
}

static void
on_last_done (SgCallFields *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "call.save", NULL);
}

static void
on_phone_changed (SgCallFields *self)
{
  if (self->session != NULL)
    sg_caller_note_look (self->note, self->session, gtk_editable_get_text (self->phone));
  refresh (self);
}

static void
on_severity_toggled (SgCallFields *self, GtkToggleButton *button)
{
  if (self->is_showing)
    return;

  self->chosen_severity =
    gtk_toggle_button_get_active (button) ? *gtk_widget_get_name (GTK_WIDGET (button)) - '0' : 0;
  refresh (self);
}

static void
on_type_selected (SgCallFields *self)
{
  if (self->is_showing)
    return;

  g_free (self->chosen_type);
  self->chosen_type = g_strdup (sg_code_choice_get (self->type));
  refresh (self);
}

static void
on_job_selected (SgCallFields *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->planned), gtk_drop_down_get_selected (self->job) > 0);
  refresh (self);
}

static SgPlaceContext
get_context (SgCallFields *self, SgBox *area)
{
  SgDesk *desk = sg_desk_session_get_desk (self->session);

  return (SgPlaceContext){ NULL, sg_desk_get_area (desk, area) ? area : NULL };
}

static void
set_text (SgCallFields *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text != NULL ? text : "", -1);
}

/* The SMS of the panic button says more than a place. */
static gboolean
take_sms (SgCallFields *self, const char *text, gboolean takes_place)
{
  SgBox          area;
  SgPlaceContext context = get_context (self, &area);
  g_autoptr (SgEmergencySms) sms = sg_emergency_sms_parse (text, &context, NULL);
  g_autofree char *words = NULL;

  if (sms == NULL)
    return FALSE;

  words = g_strdup_printf ("%s %s", sms->type, sms->description);
  sg_code_choice_set (self->source, "sms");
  if (*gtk_editable_get_text (self->caller) == '\0')
    gtk_editable_set_text (self->caller, sms->user);
  set_text (self, g_strstrip (words));
  if (takes_place)
    sg_call_place_pick (self->place, sms->at.point, "sms");

  return TRUE;
}

static void
on_place_told (SgCallFields *self, const char *text)
{
  take_sms (self, text, FALSE);
}

/* A message that was pasted among the words may say where: a link, a “geo:”, an SMS. Figures alone
 * may be anything there. */
static void
take_pasted (SgCallFields *self, const char *text)
{
  SgBox          area;
  SgPlaceContext context = get_context (self, &area);
  g_auto (SgPlaceInput) input = { 0 };

  if (take_sms (self, text, TRUE) || !sg_place_input_parse (text, &context, &input, NULL))
    return;

  if (input.kind == SG_PLACE_INPUT_LINK || input.kind == SG_PLACE_INPUT_GEO_URI ||
      input.kind == SG_PLACE_INPUT_AML)
    sg_call_place_pick (self->place, input.point, "pasted");
}

static void
on_text_changed (SgCallFields *self)
{
  g_autofree char *text = dup_text (self);
  guint            length = text != NULL ? (guint) g_utf8_strlen (text, -1) : 0;
  gboolean         was_pasted = length >= self->text_length + PASTED_LEAST;

  self->text_length = length;
  gtk_widget_set_visible (self->text_hint, text == NULL);
  if (was_pasted && !self->is_showing && self->session != NULL)
    take_pasted (self, text);
  refresh (self);
}

/* Enter goes on, as in every other field; a new line is Shift+Enter. */
static gboolean
on_text_key (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             SgCallFields          *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (self->phone));
  return GDK_EVENT_STOP;
}

static void
sg_call_fields_dispose (GObject *object)
{
  SgCallFields *self = SG_CALL_FIELDS (object);

  self->is_showing = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->chosen_type, g_free);
  g_clear_pointer (&self->known_by, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sg_call_fields_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, box);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, place);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, duplicate);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, patokan);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, text);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, text_hint);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, questions);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, severities);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, type);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, why);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, card_button);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, phone);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, caller);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, note);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, source);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, victims);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, job);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, gender);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, planned);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, remarks);
  gtk_widget_class_bind_template_child (widget_class, SgCallFields, drill);
}

static void
sg_call_fields_class_init (SgCallFieldsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_call_fields_dispose;

  g_type_ensure (SG_TYPE_CALL_PLACE);
  g_type_ensure (SG_TYPE_CALLER_NOTE);
  g_type_ensure (SG_TYPE_DUPLICATE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-call-fields.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_place_told);
  gtk_widget_class_bind_template_callback (widget_class, on_place_done);
  gtk_widget_class_bind_template_callback (widget_class, on_patokan_done);
  gtk_widget_class_bind_template_callback (widget_class, on_phone_done);
  gtk_widget_class_bind_template_callback (widget_class, on_last_done);
  gtk_widget_class_bind_template_callback (widget_class, on_phone_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_severity_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_type_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_job_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_text_key);

  /**
   * SgCallFields::changed:
   *
   * Something else is known of the call.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SG_TYPE_CALL_FIELDS,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
fill_choice (GtkDropDown *choice, const char *const *labels, guint n)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _ (labels[i]));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
}

static void
sg_call_fields_init (SgCallFields *self)
{
  static const char *const job_labels[] = { N_ ("Emergency"), N_ ("Transport"), N_ ("Standby") };
  static const char *const gender_labels[] = { N_ ("Anybody comes"),
                                               N_ ("A woman, please"),
                                               N_ ("A man, please") };

  self->is_showing = TRUE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_code_choice_fill (self->source, "intake_source", NULL);
  sg_code_choice_fill (self->type, "category", _ ("Kind as suggested"));
  fill_choice (self->job, job_labels, G_N_ELEMENTS (job_labels));
  fill_choice (self->gender, gender_labels, G_N_ELEMENTS (gender_labels));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text),
                           "changed",
                           G_CALLBACK (on_text_changed),
                           self,
                           G_CONNECT_SWAPPED);
  self->is_showing = FALSE;
}

static void
ask_questions (SgCallFields *self)
{
  const SgCard *card = get_key_card (self);

  for (guint i = 0; card != NULL && i < card->questions->len && i < QUESTIONS_MOST; i++)
    {
      SgQuestionRow *row = sg_question_row_new (g_ptr_array_index (card->questions, i));

      g_signal_connect_object (row, "answered", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      gtk_box_append (self->questions, GTK_WIDGET (row));
    }
}

/**
 * sg_call_fields_set_context:
 * @cards: (nullable): of the caller, who keeps them as long as the fields are there
 */
void
sg_call_fields_set_context (SgCallFields  *self,
                            SgDeskSession *session,
                            SgRegionMap   *map,
                            SgCards       *cards)
{
  g_return_if_fail (SG_IS_CALL_FIELDS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->map = g_object_ref (map);
  self->cards = cards;
  sg_call_place_set_context (self->place, session, map);
  ask_questions (self);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * sg_call_fields_start:
 *
 * Puts the keyboard into the first field.
 */
void
sg_call_fields_start (SgCallFields *self)
{
  g_return_if_fail (SG_IS_CALL_FIELDS (self));

  sg_call_place_start (self->place);
}

/**
 * sg_call_fields_pick:
 *
 * A place was clicked on the map.
 */
void
sg_call_fields_pick (SgCallFields *self, SgPoint point)
{
  g_return_if_fail (SG_IS_CALL_FIELDS (self));

  sg_call_place_pick (self->place, point, "picked");
}

void
sg_call_fields_set_shown (SgCallFields *self, gboolean shown)
{
  g_return_if_fail (SG_IS_CALL_FIELDS (self));

  sg_call_place_set_shown (self->place, shown);
}

/**
 * sg_call_fields_answer_all:
 * @answer: the same to each key question
 */
void
sg_call_fields_answer_all (SgCallFields *self, const char *answer)
{
  g_return_if_fail (SG_IS_CALL_FIELDS (self));

  for (guint i = 0; i < self->rows->len; i++)
    sg_question_row_set_answer (g_ptr_array_index (self->rows, i), answer);
  refresh (self);
}

/**
 * sg_call_fields_read:
 *
 * Returns: (transfer full): what is written down, without when it began
 */
SgCallDraft *
sg_call_fields_read (SgCallFields *self)
{
  SgCallDraft *draft;

  g_return_val_if_fail (SG_IS_CALL_FIELDS (self), NULL);

  draft = sg_call_draft_new ();
  draft->source = g_strdup (sg_code_choice_get (self->source));
  draft->phone = dup_entry (self->phone);
  draft->caller = dup_entry (self->caller);
  draft->text = dup_text (self);
  sg_call_place_read_scene (self->place, &draft->scene);
  draft->scene.patokan = dup_entry (self->patokan);
  draft->victims = read_victims (self);
  draft->type = g_strdup (self->chosen_type);
  draft->severity = self->chosen_severity;
  draft->job = g_strdup (jobs[gtk_drop_down_get_selected (self->job) % G_N_ELEMENTS (jobs)]);
  draft->planned = draft->job != NULL ? dup_entry (self->planned) : NULL;
  draft->gender =
    g_strdup (genders[gtk_drop_down_get_selected (self->gender) % G_N_ELEMENTS (genders)]);
  draft->remarks = dup_entry (self->remarks);
  draft->drill = gtk_check_button_get_active (self->drill);
  read_answers (self, draft);

  return draft;
}

static void
set_entry (GtkEditable *entry, const char *text)
{
  gtk_editable_set_text (entry, text != NULL ? text : "");
}

static guint
find_choice (const char *const *codes, guint n, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return i;

  return 0;
}

static void
fill_widgets (SgCallFields *self, const SgCallDraft *draft)
{
  g_autofree char *victims =
    draft->victims >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, draft->victims) : NULL;

  sg_code_choice_set (self->source, draft->source);
  set_entry (self->phone, draft->phone);
  set_entry (self->caller, draft->caller);
  set_text (self, draft->text);
  sg_call_place_show_scene (self->place, &draft->scene);
  set_entry (self->patokan, draft->scene.patokan);
  set_entry (self->victims, victims);
  gtk_drop_down_set_selected (self->job, find_choice (jobs, G_N_ELEMENTS (jobs), draft->job));
  gtk_drop_down_set_selected (self->gender,
                              find_choice (genders, G_N_ELEMENTS (genders), draft->gender));
  set_entry (self->planned, draft->planned);
  set_entry (self->remarks, draft->remarks);
  gtk_check_button_set_active (self->drill, draft->drill);
  for (guint i = 0; i < self->rows->len; i++)
    {
      SgQuestionRow *row = g_ptr_array_index (self->rows, i);

      sg_question_row_set_answer (
        row,
        g_hash_table_lookup (draft->answers, sg_question_row_get_id (row)));
    }
}

/**
 * sg_call_fields_show:
 * @draft: copied; what stood there is gone
 */
void
sg_call_fields_show (SgCallFields *self, const SgCallDraft *draft)
{
  g_return_if_fail (SG_IS_CALL_FIELDS (self));

  self->is_showing = TRUE;
  g_free (self->chosen_type);
  self->chosen_type = g_strdup (draft->type);
  self->chosen_severity = draft->severity;
  fill_widgets (self, draft);
  self->is_showing = FALSE;
  refresh (self);
}

/**
 * sg_call_fields_close_list:
 *
 * Returns: whether a list of places was open
 */
gboolean
sg_call_fields_close_list (SgCallFields *self)
{
  g_return_val_if_fail (SG_IS_CALL_FIELDS (self), FALSE);

  return sg_call_place_close_list (self->place);
}

/**
 * sg_call_fields_get_advice:
 * @is_urgent: (out): whether help is to be sent before anything else is asked
 *
 * Returns: (nullable): the card that the answers lead to
 */
const char *
sg_call_fields_get_advice (SgCallFields *self, gboolean *is_urgent)
{
  g_return_val_if_fail (SG_IS_CALL_FIELDS (self), NULL);

  *is_urgent = self->is_urgent;

  return self->advised;
}

/**
 * sg_call_fields_find_card:
 *
 * Returns: (nullable): the card for what it is thought to be
 */
const char *
sg_call_fields_find_card (SgCallFields *self)
{
  g_autoptr (SgCallDraft) draft = sg_call_fields_read (self);
  g_auto (SgCallJudgement) judged = { 0 };
  const SgCard *card = NULL;

  sg_call_draft_judge (draft, get_key_card (self), &judged);
  if (judged.rule != NULL && judged.rule->card != NULL)
    return judged.rule->card;
  if (self->cards != NULL && judged.category != NULL)
    card = sg_cards_find_for (self->cards, judged.category, judged.finding);

  return card != NULL ? card->id : NULL;
}

/**
 * sg_call_fields_get_duplicate:
 *
 * Returns: (nullable): the incident that the call is probably about
 */
const SgUuid *
sg_call_fields_get_duplicate (SgCallFields *self)
{
  g_return_val_if_fail (SG_IS_CALL_FIELDS (self), NULL);

  return sg_duplicate_banner_get_incident (self->duplicate);
}
