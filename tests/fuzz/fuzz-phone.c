/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds whatever libFuzzer thinks of to the readers of what callers say (phone, NIK, age,
 * complaint) and of question cards. Run it with soak.sh. */

#include <stdint.h>
#include <string.h>

#include "common/sg-age.h"
#include "common/sg-cards.h"
#include "common/sg-code-list.h"
#include "common/sg-complaint.h"
#include "common/sg-error.h"
#include "common/sg-mask.h"
#include "common/sg-nik.h"
#include "common/sg-phone.h"

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

static void
check_refusal (const GError *error, const char *field)
{
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, field));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_phone (const char *text, const char *area)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *phone = sg_phone_normalise (text, area, &error);
  g_autofree char *local = NULL;
  g_autofree char *mask = sg_phone_mask (phone != NULL ? phone : text);
  g_autofree char *again = NULL;
  g_autofree char *back = NULL;

  if (phone == NULL)
    {
      check_refusal (error, "phone: ");
      return;
    }

  local = sg_phone_format_local (phone);
  again = sg_phone_normalise (phone, NULL, NULL);
  back = sg_phone_normalise (local, NULL, NULL);
  g_assert_cmpstr (again, ==, phone);
  g_assert_cmpstr (back, ==, phone);
  g_assert_true (*phone != '+' || strcmp (mask, phone) != 0);
}

static void
check_nik (const char *text)
{
  g_autoptr (GError) error = NULL;
  GDate today;
  SgNik nik;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  if (!sg_nik_parse (text, &today, &nik, &error))
    {
      check_refusal (error, "nik: ");
      return;
    }

  g_assert_cmpint (g_date_compare (&nik.birth, &today), <=, 0);
  g_assert_cmpuint (strlen (nik.number), ==, SG_NIK_DIGITS);
  g_assert_true (g_str_has_prefix (nik.number, nik.kecamatan));
}

static void
check_age (const char *text)
{
  g_autoptr (GError) error = NULL;
  SgAge age;

  if (!sg_age_parse (text, &age, &error))
    {
      check_refusal (error, "age: ");
      return;
    }

  g_assert_cmpuint (age.years, <=, SG_AGE_YEARS_MAX);
  g_assert_cmpuint (age.days / 366, <=, age.years);
}

static void
check_complaint (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgComplaint) complaint = sg_complaint_suggest (text, &error);

  if (complaint == NULL)
    {
      check_refusal (error, "text: ");
      return;
    }

  g_assert_true (sg_code_list_has ("category", complaint->category));
  g_assert_true (sg_code_list_has ("complaint_type", complaint->type));
  g_assert_nonnull (sg_severity_to_text (complaint->severity, SG_SEVERITY_STYLE_SEV));
  g_assert_cmpint (complaint->victims, >=, SG_VICTIMS_UNKNOWN);
  g_assert_cmpint (complaint->victims, <, 1000);
  g_assert_cmpuint (complaint->score, <=, 100);
  g_assert_true (g_utf8_validate (complaint->why, -1, NULL));
}

static void
check_cards (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCards) cards = sg_cards_parse (text, "cards.json", &error);
  const GPtrArray *all = cards != NULL ? sg_cards_get_all (cards) : NULL;

  if (cards == NULL)
    check_refusal (error, "cards.json: ");

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const SgCard *card = g_ptr_array_index (all, i);
      SgCardAdvice  advice = sg_card_evaluate (card, NULL, 0);

      g_assert_null (advice.rule);
      g_assert_true (advice.next == NULL || advice.next->choices->len >= 2);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  g_autofree char *email = sg_mask_email (text);
  g_autofree char *name = sg_mask_name (text);

  g_assert_true (g_utf8_validate (email, -1, NULL));
  g_assert_true (g_utf8_validate (name, -1, NULL));
  check_phone (text, NULL);
  check_phone (text, "0399");
  check_nik (text);
  check_age (text);
  check_complaint (text);
  check_cards (text);

  return 0;
}
