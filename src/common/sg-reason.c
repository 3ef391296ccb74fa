/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-reason.h"

SgReason *
sg_reason_new (SgReasonCode code, const char *text, const char *more, gint64 number)
{
  SgReason *self = g_new0 (SgReason, 1);

  self->code = code;
  self->text = g_strdup (text);
  self->more = g_strdup (more);
  self->number = number;

  return self;
}

void
sg_reason_free (SgReason *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->more);
  g_free (self);
}

GPtrArray *
sg_reasons_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sg_reason_free);
}

/**
 * sg_reasons_add:
 *
 * Returns: (transfer none): the new reason, for what the parameters do not say
 */
SgReason *
sg_reasons_add (GPtrArray   *self,
                SgReasonCode code,
                const char  *text,
                const char  *more,
                gint64       number)
{
  SgReason *reason = sg_reason_new (code, text, more, number);

  g_ptr_array_add (self, reason);
  return reason;
}

/**
 * sg_reasons_find:
 *
 * Returns: (nullable): the first one of that code
 */
const SgReason *
sg_reasons_find (const GPtrArray *self, SgReasonCode code)
{
  for (guint i = 0; i < self->len; i++)
    {
      const SgReason *reason = g_ptr_array_index (self, i);

      if (reason->code == code)
        return reason;
    }

  return NULL;
}
