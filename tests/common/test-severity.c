/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "common/sg-severity.h"

static const struct
{
  SgSeverity  severity;
  const char *texts[SG_N_SEVERITY_STYLES];
  guint       seconds;
} rows[] = {
  { SG_SEVERITY_CRITICAL, { "critical", "SEV-1", "P1", "sev1" }, 300 },
  { SG_SEVERITY_URGENT, { "urgent", "SEV-2", "P2", "sev2" }, 600 },
  { SG_SEVERITY_NORMAL, { "normal", "SEV-3", "P3", "sev3" }, 1200 },
};

static void
test_every_style_reads_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint style = 0; style < SG_N_SEVERITY_STYLES; style++)
      {
        const char *text = sg_severity_to_text (rows[i].severity, style);
        SgSeverity  severity;

        g_assert_cmpstr (text, ==, rows[i].texts[style]);
        g_assert_true (sg_severity_from_text (text, &severity, NULL));
        g_assert_cmpint (severity, ==, rows[i].severity);
      }
}

static void
test_code_is_in_the_list (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (
      sg_code_list_has ("severity",
                        sg_severity_to_text (rows[i].severity, SG_SEVERITY_STYLE_CODE)));
}

static void
test_target_is_the_standard (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (sg_severity_get_target_seconds (rows[i].severity), ==, rows[i].seconds);
}

static void
test_other_words_are_refused (void)
{
  static const char *const bad[] = { "", "SEV-4", "P0", "merah", "SEV-11", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      SgSeverity severity;

      g_assert_false (sg_severity_from_text (bad[i], &severity, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "severity: "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/severity/every-style-reads-back", test_every_style_reads_back);
  g_test_add_func ("/severity/code-is-in-the-list", test_code_is_in_the_list);
  g_test_add_func ("/severity/target-is-the-standard", test_target_is_the_standard);
  g_test_add_func ("/severity/other-words-are-refused", test_other_words_are_refused);

  return g_test_run ();
}
