/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-mask.h"

static void
test_email_keeps_first_letter_and_domain (void)
{
  static const char *const rows[][2] = {
    { "john@example.com", "j***@example.com" },
    { "j@example.com", "j***@example.com" },
    { "\"a@b\"@example.com", "\"***@example.com" },
    { "école@example.com", "é***@example.com" },
    { "@example.com", "***" },
    { "john", "***" },
    { "", "***" },
    { "john@\xff", "***" },
    { "\xff@example.com", "***@example.com" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = sg_mask_email (rows[i][0]);

      g_assert_cmpstr (masked, ==, rows[i][1]);
    }
}

static void
test_name_keeps_first_word_and_a_letter (void)
{
  static const char *const rows[][2] = {
    { "John Doe", "John D***" },
    { "John Quincy Doe", "John Q***" },
    { "Contoh", "C***" },
    { "  Contoh  ", "C***" },
    { "Bu  Contoh", "Bu C***" },
    { "Élodie Ñ", "Élodie Ñ***" },
    { "", "***" },
    { "\xff\xfe x", "***" },
    { "a \xff", "a ***" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = sg_mask_name (rows[i][0]);

      g_assert_cmpstr (masked, ==, rows[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mask/email-keeps-first-letter-and-domain",
                   test_email_keeps_first_letter_and_domain);
  g_test_add_func ("/mask/name-keeps-first-word-and-a-letter",
                   test_name_keeps_first_word_and_a_letter);

  return g_test_run ();
}
