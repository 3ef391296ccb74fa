/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds whatever libFuzzer thinks of to the reader of pasted places. Run it with soak.sh. */

#include <stdint.h>

#include "common/sg-error.h"
#include "common/sg-place-input.h"

/* Both ways of it know nothing, and know where the desk is. */
static const SgBox area = { -76000000, 1125000000, -73000000, 1129000000 };

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

static void
check (const char *text, const SgPlaceContext *context)
{
  g_auto (SgPlaceInput) place = { 0 };
  g_autoptr (GError) error = NULL;

  if (!sg_place_input_parse (text, context, &place, &error))
    {
      g_assert_true (error->domain == SG_ERROR);
      g_assert_true (error->code == SG_ERROR_INVALID || error->code == SG_ERROR_NOT_FOUND ||
                     error->code == SG_ERROR_NETWORK);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_assert_no_error (error);
  g_assert_true (
    sg_point_is_valid_degrees (sg_point_lat (place.point), sg_point_lon (place.point)));
  g_assert_cmpfloat (place.confidence, >, 0);
  g_assert_cmpfloat (place.confidence, <=, 1);
  g_assert_cmpfloat (place.radius_m, >, 0);
  g_assert_cmpfloat (place.radius_m, <, 20100000);
  g_assert_true (place.label == NULL || g_utf8_validate (place.label, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  SgPlaceContext   context = { .area = &area };

  check (text, NULL);
  check (text, &context);

  return 0;
}
