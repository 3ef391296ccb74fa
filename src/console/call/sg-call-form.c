/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing that was typed is ever lost. A draft leaves the form only into the desk's thread, and
 * comes back if that fails; it is in a file all the time. So the form is free for the next caller
 * in the moment a key is pressed, however long the disk takes. */

#include "config.h"

#include "console/call/sg-call-form.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"
#include "console/call/sg-call-fields.h"
#include "console/call/sg-call-record.h"
#include "console/call/sg-draft-file.h"
#include "desk/call/sg-desk-cards.h"

/* How long a change may be in no file. */
#define WRITE_DELAY_MS 500

struct _SgCallForm
{
  SgMapTool parent_instance;

  SgCards     *cards; /* NULL when they cannot be read */
  SgDraftFile *file;
  GPtrArray   *held; /* of SgCallDraft: not on the screen; the last one is brought back first */
  gint64       begun_at;
  guint        n_begun; /* how often somebody called */
  SgUuid       parked;  /* the last one */
  char        *shown_card;
  gboolean     is_gone; /* the fields are; what they held is held too */
  guint        writing; /* source; 0 when the file is as the form */

  /* Template widgets */
  GtkLabel     *clock;
  GtkWidget    *notice;
  GtkLabel     *notice_text;
  GtkButton    *notice_button;
  SgCallFields *fields;
  GtkGrid      *dispositions;
  GtkButton    *save;
};

G_DEFINE_FINAL_TYPE (SgCallForm, sg_call_form, SG_TYPE_MAP_TOOL)

static SgDesk *
get_desk (SgCallForm *self)
{
  return sg_desk_session_get_desk (sg_map_tool_get_session (SG_MAP_TOOL (self)));
}

/* ---- the line that says what became of a draft ---- */

static void
tell (SgCallForm *self, const char *text, const char *button, const char *action)
{
  gtk_label_set_label (self->notice_text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->notice_text), text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (self->notice_button, button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button), action);
    }
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
tell_nothing (SgCallForm *self)
{
  gtk_widget_set_visible (self->notice, FALSE);
}

/* ---- the file ---- */

static SgCallDraft *
read_draft (SgCallForm *self)
{
  SgCallDraft *draft = sg_call_fields_read (self->fields);

  draft->begun_at = self->begun_at;

  return draft;
}

static void
write_drafts (SgCallForm *self)
{
  g_autoptr (SgCallDraft) draft = self->is_gone ? NULL : read_draft (self);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();

  g_clear_handle_id (&self->writing, g_source_remove);
  if (draft != NULL && !sg_call_draft_is_empty (draft))
    g_ptr_array_add (drafts, draft);
  for (guint i = 0; i < self->held->len; i++)
    if (!((SgCallDraft *) g_ptr_array_index (self->held, i))->thrown_away)
      g_ptr_array_add (drafts, g_ptr_array_index (self->held, i));
  sg_draft_file_write (self->file, drafts);
}

static gboolean
on_time_to_write (gpointer user_data)
{
  SgCallForm *self = user_data;

  self->writing = 0;
  write_drafts (self);

  return G_SOURCE_REMOVE;
}

/* ---- what is seen ---- */

static void
show_clock (SgCallForm *self)
{
  g_autofree char *elapsed =
    self->begun_at != 0 ? sg_text_elapsed (sg_desk_get_now (get_desk (self)) - self->begun_at)
                        : g_strdup ("");

  gtk_label_set_label (self->clock, elapsed);
}

/* Help first: what to say stands there before anybody asks for it. */
static void
show_advice (SgCallForm *self)
{
  gboolean    is_urgent;
  const char *card = sg_call_fields_get_advice (self->fields, &is_urgent);

  gtk_button_set_label (self->save,
                        is_urgent ? _ ("Help first: record and send  Ctrl+Enter")
                                  : _ ("Record and find help  Ctrl+Enter"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->save),
                               is_urgent ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->save),
                            is_urgent ? "destructive-action" : "suggested-action");
  /* The card needs the room; their keys still do the same. */
  gtk_widget_set_visible (GTK_WIDGET (self->dispositions), !is_urgent || card == NULL);
  if (g_strcmp0 (card, self->shown_card) == 0)
    return;

  g_free (self->shown_card);
  self->shown_card = g_strdup (card);
  if (card != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "dispatch.show-card", "s", card);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "dispatch.hide-card", NULL);
}

static void
on_changed (SgCallForm *self)
{
  if (self->begun_at == 0)
    self->begun_at = sg_desk_get_now (get_desk (self));
  show_advice (self);
  if (self->writing == 0)
    self->writing = g_timeout_add (WRITE_DELAY_MS, on_time_to_write, self);
}

static void
show_draft (SgCallForm *self, const SgCallDraft *draft)
{
  self->begun_at = draft->begun_at;
  sg_call_fields_show (self->fields, draft);
  show_clock (self);
}

/* The card stays: whoever presses a chest does so whatever the form is about. */
static void
show_empty (SgCallForm *self)
{
  g_autoptr (SgCallDraft) draft = sg_call_draft_new ();

  g_clear_pointer (&self->shown_card, g_free);
  draft->begun_at = sg_desk_get_now (get_desk (self));
  show_draft (self, draft);
}

/* ---- recording ---- */

typedef struct
{
  SgCallForm  *form;
  SgCallDraft *draft; /* held by the form */
  SgCallHow    how;
  guint        n_begun;
} Recording;

static void
recording_free (Recording *recording)
{
  g_object_unref (recording->form);
  g_free (recording->how.disposition);
  g_free (recording);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

/* The last that waits to be brought back: -1 when none does. */
static int
find_held (SgCallForm *self)
{
  for (guint i = self->held->len; i > 0; i--)
    if (!((SgCallDraft *) g_ptr_array_index (self->held, i - 1))->is_recording)
      return (int) i - 1;

  return -1;
}

static void
bring_back (SgCallForm *self)
{
  g_autoptr (SgCallDraft) current = read_draft (self);
  g_autoptr (SgCallDraft) draft = NULL;
  int nth = find_held (self);

  if (nth < 0)
    return;

  draft = g_ptr_array_steal_index (self->held, (guint) nth);
  draft->thrown_away = FALSE;
  if (!sg_call_draft_is_empty (current))
    g_ptr_array_insert (self->held, 0, g_steal_pointer (&current));
  show_draft (self, draft);
  tell_nothing (self);
  write_drafts (self);
}

static void
fail (Recording *recording, const char *message)
{
  SgCallForm *self = recording->form;
  /* Translators: %s is why */
  g_autofree char *text = g_strdup_printf (_ ("Not recorded, and nothing is lost: %s"), message);

  recording->draft->is_recording = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", text);
  if (!sg_call_form_has_draft (self))
    bring_back (self);
  tell (self, text, find_held (self) >= 0 ? _ ("Bring back") : NULL, "call.bring-back");
}

/* Somebody who already talks to the next caller is not taken away from the form. */
static void
leave (Recording *recording, const SgUuid *incident)
{
  SgCallForm      *self = recording->form;
  g_autofree char *id = incident != NULL ? sg_uuid_to_text (incident) : NULL;
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (sg_call_form_has_draft (self) || self->n_begun != recording->n_begun || parent == NULL)
    return;

  if (id != NULL)
    {
      gtk_widget_activate_action (parent, "dispatch.open-incident", "s", id);
      /* The keyboard goes to who is nearest: Enter asks. */
      gtk_widget_activate_action (parent,
                                  "dispatch.do-in-tab",
                                  "(ss)",
                                  "candidates",
                                  "candidates.show('unit')");
    }
  else
    gtk_widget_activate_action (parent, "dispatch.back", NULL);
}

static void
tell_recorded (Recording *recording, const SgCallRecorded *recorded)
{
  SgCallForm      *self = recording->form;
  const SgCallHow *how = &recording->how;
  g_autofree char *text = NULL;

  if (how->ending == SG_CALL_PARK)
    {
      self->parked = recorded->incident;
      /* Translators: %s is the number of an incident */
      text = g_strdup_printf (_ ("The caller before waits: parked as %s"), recorded->number);
      tell (self, text, _ ("Go there"), "call.open-parked");
      return;
    }

  if (how->ending == SG_CALL_CLOSE)
    text =
      g_strdup_printf ("%s · %s", sg_text_code ("disposition", how->disposition), recorded->number);
  else if (how->ending == SG_CALL_MERGE)
    /* Translators: %s is the number of an incident */
    text = g_strdup_printf (_ ("%s is another report of this incident"), recorded->number);
  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-done", "s", text);
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  SgCallForm *self = recording->form;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCallRecorded)
    recorded = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (recorded != NULL)
    {
      g_ptr_array_remove (self->held, recording->draft);
      write_drafts (self);
    }

  /* Without a window the file tells the next one. */
  if (self->is_gone)
    return;

  if (recorded == NULL)
    {
      fail (recording, error->message);
      return;
    }

  if (recorded->trouble != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", recorded->trouble);
  tell_recorded (recording, recorded);
  if (recording->how.ending == SG_CALL_OPEN)
    leave (recording, &recorded->incident);
  else if (recording->how.ending == SG_CALL_MERGE)
    leave (recording, &recording->how.into);
  else if (recording->how.ending == SG_CALL_CLOSE)
    leave (recording, NULL);
}

static void
drop_thrown_away (SgCallForm *self)
{
  for (guint i = self->held->len; i > 0; i--)
    if (((SgCallDraft *) g_ptr_array_index (self->held, i - 1))->thrown_away)
      g_ptr_array_remove_index (self->held, i - 1);
}

static void
record (SgCallForm *self, const SgCallHow *how)
{
  Recording *recording = g_new0 (Recording, 1);

  recording->form = g_object_ref (self);
  recording->draft = read_draft (self);
  recording->draft->is_recording = TRUE;
  recording->n_begun = self->n_begun;
  recording->how = *how;
  recording->how.disposition = g_strdup (how->disposition);
  drop_thrown_away (self);
  g_ptr_array_add (self->held, recording->draft);
  show_empty (self);
  tell (self, _ ("Being recorded …"), NULL, NULL);
  write_drafts (self);
  sg_call_record_async (sg_map_tool_get_session (SG_MAP_TOOL (self)),
                        recording->draft,
                        how,
                        on_recorded,
                        recording);
}

/* ---- actions ---- */

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  record (SG_CALL_FORM (widget), &(SgCallHow){ .ending = SG_CALL_OPEN });
}

static void
on_dispose_of (GtkWidget *widget, const char *action, GVariant *parameter)
{
  record (SG_CALL_FORM (widget),
          &(SgCallHow){ .ending = SG_CALL_CLOSE,
                        .disposition = (char *) g_variant_get_string (parameter, NULL) });
}

static void
on_merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCallForm   *self = SG_CALL_FORM (widget);
  const SgUuid *into = sg_call_fields_get_duplicate (self->fields);

  if (into != NULL)
    record (self, &(SgCallHow){ .ending = SG_CALL_MERGE, .into = *into });
}

static void
on_discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCallForm  *self = SG_CALL_FORM (widget);
  SgCallDraft *draft;

  if (!sg_call_form_has_draft (self))
    return;

  drop_thrown_away (self);
  draft = read_draft (self);
  draft->thrown_away = TRUE;
  g_ptr_array_add (self->held, draft);
  show_empty (self);
  tell (self, _ ("Thrown away. Nothing was recorded."), _ ("Bring back"), "call.bring-back");
  write_drafts (self);
  gtk_widget_activate_action (widget, "dispatch.hide-card", NULL);
  sg_call_fields_start (self->fields);
}

static void
on_bring_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  bring_back (SG_CALL_FORM (widget));
}

static void
on_open_parked (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCallForm      *self = SG_CALL_FORM (widget);
  g_autofree char *id = sg_uuid_to_text (&self->parked);

  if (!sg_uuid_is_none (&self->parked))
    gtk_widget_activate_action (widget, "dispatch.open-incident", "s", id);
}

/* Not conscious and not breathing normally, with one key. */
static void
on_arrest (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_call_fields_answer_all (SG_CALL_FORM (widget)->fields, "no");
}

static void
on_show_card (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *card = sg_call_fields_find_card (SG_CALL_FORM (widget)->fields);

  if (card != NULL)
    gtk_widget_activate_action (widget, "dispatch.show-card", "s", card);
}

/* Escape first closes what is open, and then leaves; what was typed stays. */
static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *choices = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (choices != NULL)
    gtk_popover_popdown (GTK_POPOVER (choices));
  else if (!sg_call_fields_close_list (SG_CALL_FORM (widget)->fields) && parent != NULL)
    gtk_widget_activate_action (parent, "dispatch.back", NULL);
}

/* ---- a tool of the map ---- */

static void
sg_call_form_pick (SgMapTool *tool, SgPoint point)
{
  sg_call_fields_pick (SG_CALL_FORM (tool)->fields, point);
}

static void
sg_call_form_clear (SgMapTool *tool)
{
  gtk_widget_activate_action (GTK_WIDGET (tool), "call.discard", NULL);
}

static void
sg_call_form_set_shown (SgMapTool *tool, gboolean shown)
{
  sg_call_fields_set_shown (SG_CALL_FORM (tool)->fields, shown);
}

/* A call that is being recorded keeps the form, its file and what is held until it is. */
static void
sg_call_form_dispose (GObject *object)
{
  SgCallForm *self = SG_CALL_FORM (object);

  if (self->file != NULL && !self->is_gone)
    {
      SgCallDraft *draft = read_draft (self);

      self->is_gone = TRUE;
      if (sg_call_draft_is_empty (draft))
        sg_call_draft_free (draft);
      else
        g_ptr_array_insert (self->held, 0, draft);
      write_drafts (self);
    }

  G_OBJECT_CLASS (sg_call_form_parent_class)->dispose (object);
}

static void
sg_call_form_finalize (GObject *object)
{
  SgCallForm *self = SG_CALL_FORM (object);

  g_clear_pointer (&self->file, sg_draft_file_free);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_pointer (&self->shown_card, g_free);
  g_clear_pointer (&self->cards, sg_cards_free);

  G_OBJECT_CLASS (sg_call_form_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "call.save", NULL, on_save);
  gtk_widget_class_install_action (klass, "call.dispose", "s", on_dispose_of);
  gtk_widget_class_install_action (klass, "call.merge", NULL, on_merge);
  gtk_widget_class_install_action (klass, "call.discard", NULL, on_discard);
  gtk_widget_class_install_action (klass, "call.bring-back", NULL, on_bring_back);
  gtk_widget_class_install_action (klass, "call.open-parked", NULL, on_open_parked);
  gtk_widget_class_install_action (klass, "call.arrest", NULL, on_arrest);
  gtk_widget_class_install_action (klass, "call.show-card", NULL, on_show_card);
  gtk_widget_class_install_action (klass, "dispatch.back", NULL, on_back);
}

static void
sg_call_form_class_init (SgCallFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgMapToolClass *tool_class = SG_MAP_TOOL_CLASS (klass);

  object_class->dispose = sg_call_form_dispose;
  object_class->finalize = sg_call_form_finalize;
  tool_class->pick = sg_call_form_pick;
  tool_class->clear = sg_call_form_clear;
  tool_class->set_shown = sg_call_form_set_shown;

  g_type_ensure (SG_TYPE_CALL_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-call-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCallForm, clock);
  gtk_widget_class_bind_template_child (widget_class, SgCallForm, notice);
  gtk_widget_class_bind_template_child (widget_class, SgCallForm, notice_text);
  gtk_widget_class_bind_template_child (widget_class, SgCallForm, notice_button);
  gtk_widget_class_bind_template_child (widget_class, SgCallForm, fields);
  gtk_widget_class_bind_template_child (widget_class, SgCallForm, dispositions);
  gtk_widget_class_bind_template_child (widget_class, SgCallForm, save);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  install_actions (widget_class);
}

/* Most calls end here. */
static void
add_dispositions (SgCallForm *self)
{
  static const struct
  {
    const char *code;
    const char *label;
  } all[] = {
    { "prank", N_ ("Prank  Alt+P") },        { "ghost", N_ ("Silent  Alt+S") },
    { "info", N_ ("Info  Alt+I") },          { "outside", N_ ("Outside  Alt+L") },
    { "transfer", N_ ("Passed on  Alt+T") }, { "solved_phone", N_ ("Advised  Alt+E") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      GtkWidget       *button = gtk_button_new_with_label (_ (all[i].label));
      const char      *whole = sg_text_code ("disposition", all[i].code);
      g_autofree char *action = g_strdup_printf ("call.dispose('%s')", all[i].code);

      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                               PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (button, whole);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      whole,
                                      -1);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
      gtk_grid_attach (self->dispositions, button, (int) i % 3, (int) i / 3, 1, 1);
    }
}

static void
sg_call_form_init (SgCallForm *self)
{
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_call_draft_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_dispositions (self);
}

static void
restore (SgCallForm *self)
{
  g_autoptr (GPtrArray) drafts = sg_draft_file_read (self->file);
  g_autoptr (SgCallDraft) first = NULL;
  g_autoptr (GDateTime) begun = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (drafts->len == 0)
    return;

  first = g_ptr_array_steal_index (drafts, 0);
  while (drafts->len > 0)
    g_ptr_array_add (self->held, g_ptr_array_steal_index (drafts, drafts->len - 1));
  show_draft (self, first);
  begun = sg_desk_to_local (get_desk (self), first->begun_at);
  time = sg_text_time (begun);
  /* Translators: %s is a time */
  text = g_strdup_printf (_ ("Draft restored: a call of %s that was not recorded"), time);
  tell (self, text, find_held (self) >= 0 ? _ ("The other one") : NULL, "call.bring-back");
}

/**
 * sg_call_form_open:
 *
 * After sg_map_tool_set_context(): a draft that an earlier console left behind is shown again.
 */
void
sg_call_form_open (SgCallForm *self)
{
  SgDeskSession *session;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SG_IS_CALL_FORM (self));
  g_return_if_fail (self->file == NULL);

  session = sg_map_tool_get_session (SG_MAP_TOOL (self));
  self->cards = sg_desk_load_cards (&error);
  if (self->cards == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
  self->file = sg_draft_file_open (sg_desk_get_path (get_desk (self)));
  sg_call_fields_set_context (self->fields,
                              session,
                              sg_map_tool_get_map (SG_MAP_TOOL (self)),
                              self->cards);
  g_signal_connect_object (session, "tick", G_CALLBACK (show_clock), self, G_CONNECT_SWAPPED);
  show_empty (self);
  restore (self);
}

static void
tell_brought_back (SgCallForm *self)
{
  g_autoptr (GDateTime) begun = sg_desk_to_local (get_desk (self), self->begun_at);
  g_autofree char *time = sg_text_time (begun);
  /* Translators: %s is a time */
  g_autofree char *text =
    g_strdup_printf (_ ("This call began at %s and is not recorded. F2 parks it for a new one."),
                     time);

  tell (self, text, NULL, NULL);
}

/**
 * sg_call_form_begin:
 *
 * Somebody calls. What is on the screen is parked; what was left with Escape is brought back
 * first.
 */
void
sg_call_form_begin (SgCallForm *self)
{
  gboolean has_draft;

  g_return_if_fail (SG_IS_CALL_FORM (self));

  if (self->file == NULL)
    return;

  self->n_begun++;
  has_draft = sg_call_form_has_draft (self);
  if (has_draft && sg_map_tool_is_shown (SG_MAP_TOOL (self)))
    record (self, &(SgCallHow){ .ending = SG_CALL_PARK });
  else if (has_draft)
    tell_brought_back (self);
  else
    {
      tell_nothing (self);
      show_empty (self);
    }
  drop_thrown_away (self);
  sg_call_fields_start (self->fields);
}

/**
 * sg_call_form_has_draft:
 *
 * Returns: whether anything is written down that is not recorded
 */
gboolean
sg_call_form_has_draft (SgCallForm *self)
{
  g_autoptr (SgCallDraft) draft = NULL;

  g_return_val_if_fail (SG_IS_CALL_FORM (self), FALSE);

  draft = sg_call_fields_read (self->fields);

  return !sg_call_draft_is_empty (draft);
}
