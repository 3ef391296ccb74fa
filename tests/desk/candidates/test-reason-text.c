/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk/candidates/sg-reason-text.h"

static const struct
{
  SgReasonCode code;
  const char  *text;
  const char  *more;
  gint64       number;
  gint64       other;
  const char  *said;
} rows[] = {
  { SG_REASON_CERTIFICATE, "plus", "2027-01-31", 0, 0, "BHD Plus, valid until 2027-01-31" },
  { SG_REASON_DECLINED, NULL, NULL, 0, 0, "declined" },
  { SG_REASON_DECLINED, "kru", NULL, 0, 0, "declined: kru" },
  { SG_REASON_DECLINED, "jauh", NULL, 0, 0, "declined: Too far" },
  { SG_REASON_POSITION_LIVE, NULL, NULL, 59, 0, "position 59 s old" },
  { SG_REASON_POSITION_LIVE, NULL, NULL, 7199, 0, "position 119 min old" },
  { SG_REASON_MISSING, "oksigen\nAED", NULL, 0, 0, "missing: oksigen, AED" },
  { SG_REASON_CREW, NULL, NULL, 2, 0, "crew of 2" },
  { SG_REASON_CREW, "pagi", NULL, 2, 0, "crew of 2, shift pagi" },
  { SG_REASON_PREFERRED,
    "AMB-1",
    "Senen, Menteng",
    450,
    420,
    "7.5 min instead of 7 min by AMB-1, which keeps an ambulance for Senen, Menteng" },
  { SG_REASON_BEDS, "igd 2", NULL, 172800, 0, "beds: igd 2 (2 days old)" },
  { SG_REASON_HOURS_UNKNOWN, NULL, NULL, 0, 0, "opening hours unknown" },
};

static void
test_says_what_it_carries (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SgReason)
        reason = sg_reason_new (rows[i].code, rows[i].text, rows[i].more, rows[i].number);
      g_autofree char *said = NULL;

      reason->other = rows[i].other;
      said = sg_reason_to_text (reason);
      g_assert_cmpstr (said, ==, rows[i].said);
    }
}

/* Every code has words, whatever it carries, and no brace is left over. */
static void
test_every_reason_has_words (void)
{
  for (guint code = 0; code < SG_N_REASONS; code++)
    {
      g_autoptr (SgReason) reason = sg_reason_new ((SgReasonCode) code, "text", "more", 60);
      g_autofree char *said = sg_reason_to_text (reason);

      g_assert_cmpstr (said, !=, "");
      g_assert_null (strpbrk (said, "{}[]"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/desk/reason-text/says-what-it-carries", test_says_what_it_carries);
  g_test_add_func ("/desk/reason-text/every-reason-has-words", test_every_reason_has_words);

  return g_test_run ();
}
