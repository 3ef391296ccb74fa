/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk shift start|sheet|note|hand-over|accept, desk leave, return: who sits at the desk,
 * from a shell. */

#include "config.h"

#include "ctl/sg-ctl-desk.h"
#include "desk/shift/sg-desk-shift.h"
#include "desk/shift/sg-shift-sheet.h"

typedef struct
{
  SgCtlDesk desk;
  char     *shift;
  char     *output;
  char     *reason;
} Shift;

static void
shift_clear (Shift *self)
{
  g_clear_pointer (&self->shift, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->reason, g_free);
  sg_ctl_desk_clear (&self->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shift, shift_clear)

static int
run (char **arguments, guint n_words, gboolean (*act) (Shift *self, GError **error))
{
  g_auto (Shift) self = { 0 };
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    { "shift", 0, 0, G_OPTION_ARG_STRING, &self.shift, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self.output, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self.reason, NULL, NULL },
    { NULL },
  };

  return sg_ctl_desk_run (&self.desk, arguments, entries, n_words, (SgCtlDeskFunc) act);
}

static gboolean
start (Shift *self, GError **error)
{
  return sg_desk_start_shift (self->desk.desk,
                              (const char *const *) self->desk.words,
                              self->shift,
                              error);
}

static gboolean
show (Shift *self, GError **error)
{
  g_autoptr (SgShift) shift = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!sg_desk_find_shift (self->desk.desk, &shift, error))
    return FALSE;

  json_builder_begin_object (builder);
  if (shift != NULL)
    {
      sg_ctl_json_text (builder, "shift", shift->shift);
      sg_ctl_json_lines (builder, "people", shift->people);
      sg_ctl_json_time (builder, "started_at", shift->started_at);
      sg_ctl_json_text (builder, "handed_to", shift->handed_to);
      sg_ctl_json_time (builder, "handed_at", shift->handed_at);
      sg_ctl_json_text (builder, "sheet_hash", shift->sheet_hash);
      sg_ctl_json_text (builder, "accepted_by", shift->accepted_by);
    }
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);

  return TRUE;
}

static gboolean
show_sheet (Shift *self, GError **error)
{
  g_autoptr (SgShiftSheet) sheet = NULL;
  g_autofree char *text = NULL;

  if (self->output != NULL)
    return sg_desk_print_sheet (self->desk.desk, self->output, error);

  sheet = sg_desk_make_sheet (self->desk.desk, error);
  if (sheet == NULL)
    return FALSE;

  text = sg_shift_sheet_to_text (self->desk.desk, sheet);
  g_print ("%s", text);
  return TRUE;
}

static gboolean
note (Shift *self, GError **error)
{
  return sg_desk_note_shift (self->desk.desk, self->desk.words[0], error);
}

static gboolean
hand_over (Shift *self, GError **error)
{
  g_autofree char *hash = NULL;

  if (!sg_desk_hand_over_shift (self->desk.desk, self->desk.words[0], &hash, error))
    return FALSE;

  g_print ("%s\n", hash);
  return TRUE;
}

static gboolean
accept_shift (Shift *self, GError **error)
{
  return sg_desk_accept_shift (self->desk.desk, self->desk.words[0], self->desk.words[1], error);
}

static gboolean
leave (Shift *self, GError **error)
{
  return sg_desk_leave (self->desk.desk, self->desk.words[0], self->reason, error);
}

static gboolean
come_back (Shift *self, GError **error)
{
  return sg_desk_return (self->desk.desk, error);
}

#define COMMAND(name, n_words, act)                                                                \
  static int run_##name (char **arguments)                                                         \
  {                                                                                                \
    return run (arguments, n_words, act);                                                          \
  }

COMMAND (start, SG_CTL_ANY_WORDS, start)
COMMAND (show, 1, show)
COMMAND (sheet, 1, show_sheet)
COMMAND (note, 2, note)
COMMAND (hand_over, 2, hand_over)
COMMAND (accept, 3, accept_shift)
COMMAND (leave, 2, leave)
COMMAND (return, 1, come_back)

const SgCtlCommand sg_ctl_desk_shift_commands[] = {
  { "desk shift start", "DB PERSON… [--shift pagi|siang|malam]", run_start },
  { "desk shift show", "DB", run_show },
  { "desk shift sheet", "DB [--output FILE.pdf]", run_sheet },
  { "desk shift note", "DB TEXT", run_note },
  { "desk shift hand-over", "DB TO", run_hand_over },
  { "desk shift accept", "DB BY SHEET-HASH --by PERSON", run_accept },
  { "desk leave", "DB FORWARD-TO [--reason R]", run_leave },
  { "desk return", "DB", run_return },
  { NULL, NULL, NULL },
};
