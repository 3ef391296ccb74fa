/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who sits at the desk. A shift is handed over with a sheet that both sign: the one who goes over
 * its digest, and the one who comes over the same. A desk that is left says so, and where calls go.
 */

#include "config.h"

#include "desk/shift/sg-desk-shift.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "common/sg-phone.h"
#include "desk/log/sg-row.h"
#include "desk/sg-act.h"
#include "desk/shift/sg-shift-sheet.h"

/* Bytes of a sheet that are kept; what is signed is the digest of the whole. */
#define SHEET_MOST 32000

/* The hours of domain.md, W9. */
static const struct
{
  const char *code;
  int         from;
  int         to;
} shifts[] = {
  { "pagi", 7, 14 },
  { "siang", 14, 21 },
};

/**
 * sg_desk_get_shift:
 * @at: microseconds UTC
 *
 * Returns: pagi, siang or malam: the shift of that hour by the desk's clock
 */
const char *
sg_desk_get_shift (SgDesk *desk, gint64 at)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, at);
  int hour = g_date_time_get_hour (local);

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    if (hour >= shifts[i].from && hour < shifts[i].to)
      return shifts[i].code;

  return "malam";
}

/**
 * sg_desk_start_shift:
 * @people: who is at the desk
 * @shift: (nullable): pagi, siang or malam; %NULL for that of the hour
 */
gboolean
sg_desk_start_shift (SgDesk *desk, const char *const *people, const char *shift, GError **error)
{
  g_autoptr (SgAct) act = NULL;
  SgBody *body;
  SgUuid  id;

  if (people == NULL || people[0] == NULL || *people[0] == '\0')
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“people” is missing: say who is at the desk"));
      return FALSE;
    }

  if (!sg_code_list_check ("shift", "shift", shift, error))
    return FALSE;

  act = sg_act_new (desk);
  id = sg_act_new_id (act);
  body = sg_body_new ();
  sg_body_texts (body, "people", people);
  sg_body_text (body,
                "shift",
                shift != NULL ? shift : sg_desk_get_shift (desk, sg_desk_get_now (desk)));
  sg_act_add (act, "shift.started@1", &id, body);

  return sg_act_do (act, error);
}

/**
 * sg_desk_find_shift:
 * @shift: (out) (transfer full) (nullable): the last one that began; %NULL before the first
 */
gboolean
sg_desk_find_shift (SgDesk *desk, SgShift **shift, GError **error)
{
  g_autoptr (GPtrArray) found = sg_row_list (sg_desk_get_db (desk),
                                             &sg_shift_record,
                                             "ORDER BY started_at DESC, id DESC LIMIT 1",
                                             error,
                                             "");

  if (found == NULL)
    return FALSE;

  *shift = found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
  return TRUE;
}

static SgShift *
get_shift (SgDesk *desk, GError **error)
{
  SgShift *shift = NULL;

  if (sg_desk_find_shift (desk, &shift, error) && shift == NULL)
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_NOT_FOUND,
                         _ ("no shift has begun at this desk: start one"));

  return shift;
}

/**
 * sg_desk_note_shift:
 * @text: what the next shift should know, and no list says
 */
gboolean
sg_desk_note_shift (SgDesk *desk, const char *text, GError **error)
{
  g_autoptr (SgShift) shift = get_shift (desk, error);
  SgBody *body;

  if (shift == NULL)
    return FALSE;

  body = sg_body_new ();
  sg_body_text (body, "text", text);
  return sg_act_once (desk, "shift.noted@1", &shift->id, body, error);
}

/**
 * sg_desk_hand_over_shift:
 * @to: the name of who takes over
 * @sheet_hash: (out) (transfer full): what the other one signs
 *
 * Signs the sheet of this moment. The shift goes on until the other one has accepted it.
 */
gboolean
sg_desk_hand_over_shift (SgDesk *desk, const char *to, char **sheet_hash, GError **error)
{
  g_autoptr (SgShift) shift = get_shift (desk, error);
  g_autoptr (SgShiftSheet) sheet = shift != NULL ? sg_desk_make_sheet (desk, error) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  SgBody          *body;

  if (sheet == NULL)
    return FALSE;

  text = sg_shift_sheet_to_text (desk, sheet);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  body = sg_body_new ();
  sg_body_text (body, "to", to);
  sg_body_text (body, "sheet_hash", hash);
  if (strlen (text) > SHEET_MOST)
    *(char *) g_utf8_find_prev_char (text, text + SHEET_MOST) = '\0';
  sg_body_text (body, "sheet", text);
  if (!sg_act_once (desk, "shift.handed_over@1", &shift->id, body, error))
    return FALSE;

  *sheet_hash = g_steal_pointer (&hash);
  return TRUE;
}

static gboolean
may_accept (const SgShift *shift, const char *person, const char *sheet_hash, GError **error)
{
  const char *why = NULL;

  if (shift->sheet_hash == NULL)
    why = _ ("the shift was not handed over yet");
  else if (shift->accepted_at > shift->handed_at)
    why = _ ("the shift was accepted already");
  else if (g_strcmp0 (shift->sheet_hash, sheet_hash) != 0)
    why = _ ("“sheet_hash” is not that of the sheet that was handed over: read the newest one");
  else if (g_strcmp0 (shift->handed_by, person) == 0)
    why = _ ("who handed the shift over cannot accept it");

  if (why != NULL)
    g_set_error_literal (error, SG_ERROR, SG_ERROR_STALE, why);
  return why == NULL;
}

/**
 * sg_desk_accept_shift:
 * @by: the name of who takes over
 * @sheet_hash: of the sheet that was read
 *
 * The second signature. The new shift begins with it.
 */
gboolean
sg_desk_accept_shift (SgDesk *desk, const char *by, const char *sheet_hash, GError **error)
{
  g_autoptr (SgShift) shift = get_shift (desk, error);
  g_autoptr (SgAct) act = NULL;
  SgBody *body;
  SgUuid  next;

  if (shift == NULL || !may_accept (shift, sg_desk_get_person (desk), sheet_hash, error))
    return FALSE;

  act = sg_act_new (desk);
  body = sg_body_new ();
  sg_body_text (body, "by", by);
  sg_body_text (body, "sheet_hash", sheet_hash);
  sg_act_add (act, "shift.accepted@1", &shift->id, body);

  next = sg_act_new_id (act);
  body = sg_body_new ();
  sg_body_texts (body, "people", (const char *const[]){ by, NULL });
  sg_body_text (body, "shift", sg_desk_get_shift (desk, sg_desk_get_now (desk)));
  sg_act_add (act, "shift.started@1", &next, body);

  return sg_act_do (act, error);
}

/**
 * sg_desk_leave:
 * @forward_to: the number to which calls go
 * @reason: (nullable)
 *
 * The desk is empty, and says so: alarms go on, and to the coordinator's telephone.
 */
gboolean
sg_desk_leave (SgDesk *desk, const char *forward_to, const char *reason, GError **error)
{
  const SgLogIdentity *identity = sg_desk_get_identity (desk);
  g_autofree char     *phone = sg_phone_normalise (forward_to, identity->area_code, error);
  SgBody              *body;

  if (phone == NULL)
    {
      g_prefix_error (error, _ ("“forward_to”: "));
      return FALSE;
    }

  body = sg_body_new ();
  sg_body_text (body, "forward_to", phone);
  sg_body_text (body, "reason", reason);
  return sg_act_once (desk, "desk.left@1", &identity->desk, body, error);
}

gboolean
sg_desk_return (SgDesk *desk, GError **error)
{
  return sg_act_once (desk, "desk.returned@1", &sg_desk_get_identity (desk)->desk, NULL, error);
}

/**
 * sg_desk_find_presence:
 * @presence: (out) (transfer full) (nullable): %NULL when the desk was never left
 */
gboolean
sg_desk_find_presence (SgDesk *desk, SgPresence **presence, GError **error)
{
  g_autoptr (GError) why = NULL;

  *presence = sg_row_get (sg_desk_get_db (desk),
                          &sg_presence_record,
                          &sg_desk_get_identity (desk)->desk,
                          &why);
  if (*presence != NULL || g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}
