/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-place-context.h"

/* [us] Without an area a place this near is the likelier of two readings: the width of a large
 * kabupaten. Larger, and a swapped pair could fall in as well. */
#define NEAR_METRES 200000

/**
 * sg_place_context_find_reference:
 * @context: (nullable): what the desk knows
 * @reference: (out): the point that a short Plus Code is near to
 *
 * Returns: %FALSE when there is none
 */
gboolean
sg_place_context_find_reference (const SgPlaceContext *context, SgPoint *reference)
{
  if (context == NULL)
    return FALSE;

  if (context->near != NULL)
    {
      *reference = *context->near;
      return TRUE;
    }

  if (context->area == NULL || sg_box_is_empty (context->area))
    return FALSE;

  reference->lat = (gint32) (((gint64) context->area->south + context->area->north) / 2);
  reference->lon = (gint32) (((gint64) context->area->west + context->area->east) / 2);

  return TRUE;
}

/**
 * sg_place_context_find_expected:
 * @context: (nullable): what the desk knows
 * @expected: (out): where its places usually are
 *
 * Returns: %FALSE when one place is as likely as another
 */
gboolean
sg_place_context_find_expected (const SgPlaceContext *context, SgBox *expected)
{
  if (context == NULL)
    return FALSE;

  if (context->area != NULL && !sg_box_is_empty (context->area))
    {
      *expected = *context->area;
      return TRUE;
    }

  if (context->near == NULL)
    return FALSE;

  *expected = sg_box_around (*context->near, NEAR_METRES);
  return TRUE;
}
