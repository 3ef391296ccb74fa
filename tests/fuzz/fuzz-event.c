/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds whatever libFuzzer thinks of to the reader of events, a line each, and folds those that are
 * events in the order in which they stand there. Run it with soak.sh. */

#include <stdint.h>

#include "common/sg-error.h"
#include "common/sg-json.h"
#include "tests/common/fold-check.h"

/* Of the fuzzer's own limit of a document. */
#define LINE_MAX_BYTES (256u << 10)

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

static void
check_round_trip (SgEvent *event)
{
  g_autofree char *text = sg_event_to_json (event);
  g_autofree char *again_text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = sg_json_parse (text, G_MAXSIZE, &error);
  g_autoptr (SgEvent) again = NULL;
  SgDigest none = { { 0 } };
  SgDigest one = sg_event_link (event, &none, 1, event->verdict);
  SgDigest other;

  g_assert_no_error (error);
  again = sg_event_from_json (node, &error);
  g_assert_no_error (error);
  other = sg_event_link (again, &none, 1, event->verdict);
  g_assert_cmpmem (one.bytes, SG_DIGEST_BYTES, other.bytes, SG_DIGEST_BYTES);
  again_text = sg_event_to_json (again);
  g_assert_cmpstr (text, ==, again_text);
}

static SgEvent *
read_event (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = sg_json_parse (line, LINE_MAX_BYTES, &error);
  g_autoptr (SgEvent) event = node != NULL ? sg_event_from_json (node, &error) : NULL;

  if (event == NULL)
    {
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      return NULL;
    }

  check_round_trip (event);
  if (!sg_event_check (event, &error))
    {
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_clear_pointer (&event->fields, json_object_unref);
    }

  return g_steal_pointer (&event);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 64);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  SgUuid subject = sg_uuid_from_name ("A");

  /* What GLib or the parser complains of is a fault of ours too. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      SgEvent *event = read_event (lines[i]);

      if (event != NULL)
        g_ptr_array_add (events, event);
    }
  sg_check_folds (&subject, events);

  return 0;
}
