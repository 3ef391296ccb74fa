/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a candidate in rows, pins and questions. */

#include "config.h"

#include "console/incident/sg-candidate-text.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"
#include "desk/candidates/sg-reason-text.h"

/**
 * sg_candidate_get_name:
 *
 * Returns: (transfer none): never %NULL, since an AED may have no words for its place
 */
const char *
sg_candidate_get_name (const SgCandidate *self)
{
  return self->name != NULL ? self->name : _ ("Without a name");
}

static const SgReason *
find_class (const SgCandidate *self)
{
  const SgReason *reason = sg_reasons_find (self->why, SG_REASON_CLASS);

  return reason != NULL ? reason : sg_reasons_find (self->why_not, SG_REASON_CLASS_LOW);
}

/**
 * sg_candidate_get_level:
 *
 * Returns: (transfer none) (nullable): the class of a unit, the certificate of a volunteer
 */
const char *
sg_candidate_get_level (const SgCandidate *self)
{
  const SgReason *class;

  if (self->kind == SG_CANDIDATE_VOLUNTEER && self->level != NULL)
    return sg_text_code ("cert_level", self->level);

  class = self->kind == SG_CANDIDATE_UNIT ? find_class (self) : NULL;

  return class != NULL ? class->text : NULL;
}

/**
 * sg_candidate_get_ms:
 *
 * Returns: until it is of use: with the patient, or with the patient and an AED
 */
guint32
sg_candidate_get_ms (const SgCandidate *self)
{
  return self->role == SG_ROLE_AED && self->via_ms > 0 ? self->via_ms : self->ms;
}

/* What makes this one different from the others stands first, where a narrow row has room. */
static gboolean
is_telling (SgReasonCode code)
{
  return code == SG_REASON_PREFERRED || code == SG_REASON_ROLE_PATIENT ||
         code == SG_REASON_ROLE_AED || code == SG_REASON_CREW || code == SG_REASON_POSITION_LIVE ||
         code == SG_REASON_CAPABLE || code == SG_REASON_BEDS;
}

/* The class of a unit stands beside its name, and who can be sent is ready. */
static gboolean
is_seen_anyway (SgReasonCode code)
{
  return code == SG_REASON_CLASS || code == SG_REASON_READY;
}

/* Kinds of beds are codes such as rawat_inap. */
static char *
dup_words (const SgCandidate *self, const SgReason *reason)
{
  char *words = sg_reason_to_text (reason);

  return self->kind == SG_CANDIDATE_HOSPITAL ? g_strdelimit (words, "_", ' ') : words;
}

typedef struct
{
  GString    *text;
  const char *between;
} Line;

static void
add_reason (Line *line, const SgCandidate *self, const SgReason *reason, const char *mark)
{
  g_autofree char *words = dup_words (self, reason);

  g_string_append_printf (line->text,
                          "%s%s%s",
                          line->text->len > 0 ? line->between : "",
                          mark,
                          words);
}

/**
 * sg_candidate_dup_reasons:
 * @between: what stands between two of them
 *
 * Returns: (transfer full): what speaks against it, then what speaks for it
 */
char *
sg_candidate_dup_reasons (const SgCandidate *self, const char *between)
{
  Line line = { g_string_new (NULL), between };

  for (guint i = 0; i < self->why_not->len; i++)
    add_reason (&line,
                self,
                g_ptr_array_index (self->why_not, i),
                self->verdict == SG_ELIGIBLE ? "⚠ " : "");

  for (int telling = TRUE; telling >= FALSE; telling--)
    for (guint i = 0; i < self->why->len; i++)
      {
        const SgReason *reason = g_ptr_array_index (self->why, i);

        if (is_telling (reason->code) == telling && !is_seen_anyway (reason->code))
          add_reason (&line, self, reason, "");
      }

  return g_string_free (line.text, FALSE);
}

/**
 * sg_candidate_may_be_forced:
 *
 * Returns: whether a person may choose it against the rules, and say why; the desk decides in the
 *   end
 */
gboolean
sg_candidate_may_be_forced (const SgCandidate *self)
{
  if (self->kind == SG_CANDIDATE_UNIT)
    return sg_reasons_find (self->why_not, SG_REASON_ASKED) == NULL;

  return self->verdict == SG_BY_HAND_ONLY;
}

/**
 * sg_candidate_dup_names:
 * @candidates: (element-type SgCandidate)
 *
 * Returns: (transfer full): such as “ ”
 */
char *
sg_candidate_dup_names (GPtrArray *candidates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const SgCandidate *one = g_ptr_array_index (candidates, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", sg_candidate_get_name (one));
    }

  return g_string_free (text, FALSE);
}
