/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_PIN_DIGITS_MIN 4
#define SG_PIN_DIGITS_MAX 12
#define SG_PIN_SALT_BYTES 16
#define SG_PIN_HASH_BYTES 32

/* How hard a PIN is to try, stored beside each so that a faster computer can make it harder. */
typedef struct
{
  gint64 memory_kib;
  gint64 passes;
} SgPinCost;

gboolean sg_pin_check_strength (const char *pin, GError **error);

void     sg_pin_calibrate (SgPinCost *cost);
gboolean sg_pin_hash (const char      *pin,
                      const guint8    *salt,
                      const SgPinCost *cost,
                      guint8          *hash,
                      GError         **error);
gboolean sg_pin_equal (const guint8 *one, const guint8 *other);

G_END_DECLS
