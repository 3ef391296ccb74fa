/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "common/sg-psc.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-lines.h"

#define SETTING(name, index) SG_COLUMN_AS (name, SgPsc, values[index], INT)

static const SgColumn columns[] = {
  SG_COLUMN (SgPsc, id, UUID),
  SETTING ("ack_s", SG_SETTING_ACK_S),
  SETTING ("en_route_s", SG_SETTING_EN_ROUTE_S),
  SETTING ("on_scene_s", SG_SETTING_ON_SCENE_S),
  SETTING ("panic_s", SG_SETTING_PANIC_S),
  SETTING ("position_s", SG_SETTING_POSITION_S),
  SETTING ("parallel_sev1", SG_SETTING_PARALLEL_SEV1),
  SETTING ("ambulance_within_s", SG_SETTING_AMBULANCE_WITHIN_S),
  SETTING ("ring1_m", SG_SETTING_RING1_M),
  SETTING ("ring2_m", SG_SETTING_RING2_M),
  SETTING ("ring3_m", SG_SETTING_RING3_M),
  SETTING ("ring4_m", SG_SETTING_RING4_M),
  SETTING ("ring_s", SG_SETTING_RING_S),
  SETTING ("ring_size", SG_SETTING_RING_SIZE),
  SETTING ("volunteer_cap", SG_SETTING_VOLUNTEER_CAP),
  SETTING ("volunteer_within_s", SG_SETTING_VOLUNTEER_WITHIN_S),
  SETTING ("aed_pick_up_s", SG_SETTING_AED_PICK_UP_S),
  SETTING ("basic_both_roles", SG_SETTING_BASIC_BOTH_ROLES),
  SETTING ("grace_months", SG_SETTING_GRACE_MONTHS),
  SETTING ("duplicate_m", SG_SETTING_DUPLICATE_M),
  SETTING ("duplicate_min", SG_SETTING_DUPLICATE_MIN),
  SETTING ("reputation_days", SG_SETTING_REPUTATION_DAYS),
  SETTING ("coverage_prefer", SG_SETTING_COVERAGE_PREFER),
  SETTING ("coverage_extra_s", SG_SETTING_COVERAGE_EXTRA_S),
  SETTING ("coverage_target_s", SG_SETTING_COVERAGE_TARGET_S),
  SETTING ("target_answer_s", SG_SETTING_TARGET_ANSWER_S),
  SETTING ("target_process_s", SG_SETTING_TARGET_PROCESS_S),
  SETTING ("target_sev1_s", SG_SETTING_TARGET_SEV1_S),
  SETTING ("target_sev2_s", SG_SETTING_TARGET_SEV2_S),
  SETTING ("target_sev3_s", SG_SETTING_TARGET_SEV3_S),
  SETTING ("planned_lead_min", SG_SETTING_PLANNED_LEAD_MIN),
  SETTING ("undo_s", SG_SETTING_UNDO_S),
  SETTING ("fatigue_h", SG_SETTING_FATIGUE_H),
  SETTING ("bed_age_min", SG_SETTING_BED_AGE_MIN),
  SETTING ("keep_incident_days", SG_SETTING_KEEP_INCIDENT_DAYS),
  SETTING ("keep_response_days", SG_SETTING_KEEP_RESPONSE_DAYS),
  SETTING ("keep_position_h", SG_SETTING_KEEP_POSITION_H),
  SG_COLUMN (SgPsc, district_values, TEXT),
};

const SgRecordType sg_psc_record = {
  "psc", sizeof (SgPsc), columns, G_N_ELEMENTS (columns), (GDestroyNotify) sg_psc_free,
};

static const SgSettingType types[SG_N_SETTINGS] = {
  [SG_SETTING_ACK_S] = { "ack_s", 90, 15, 900, N_ ("the acknowledgement clock") },
  [SG_SETTING_EN_ROUTE_S] = { "en_route_s", 120, 30, 1800, N_ ("no departure after accepting") },
  [SG_SETTING_ON_SCENE_S] = { "on_scene_s", 1200, 300, 7200, N_ ("silent check of the crew") },
  [SG_SETTING_PANIC_S] = { "panic_s", 15, 5, 300, N_ ("a panic nobody acknowledged") },
  [SG_SETTING_POSITION_S] = { "position_s", 180, 30, 3600, N_ ("a position too old to trust") },
  [SG_SETTING_PARALLEL_SEV1] = { "parallel_sev1",
                                 2,
                                 1,
                                 4,
                                 N_ ("ambulances asked at once for SEV-1") },
  [SG_SETTING_AMBULANCE_WITHIN_S] = { "ambulance_within_s",
                                      3600,
                                      300,
                                      14400,
                                      N_ ("our own: further away is too far") },
  [SG_SETTING_RING1_M] = { "ring1_m", 500, 100, 20000, N_ ("phased rings") },
  [SG_SETTING_RING2_M] = { "ring2_m", 1000, 100, 20000, N_ ("phased rings") },
  [SG_SETTING_RING3_M] = { "ring3_m", 2000, 100, 20000, N_ ("phased rings") },
  [SG_SETTING_RING4_M] = { "ring4_m", 3000, 100, 20000, N_ ("phased rings") },
  [SG_SETTING_RING_S] = { "ring_s", 30, 10, 600, N_ ("20 to 30 s to the next ring") },
  [SG_SETTING_RING_SIZE] = { "ring_size", 5, 1, 50, N_ ("the nearest five first") },
  [SG_SETTING_VOLUNTEER_CAP] = { "volunteer_cap", 5, 1, 50, N_ ("three to five at a scene") },
  [SG_SETTING_VOLUNTEER_WITHIN_S] = { "volunteer_within_s",
                                      900,
                                      60,
                                      7200,
                                      N_ ("our own: later than most ambulances") },
  [SG_SETTING_AED_PICK_UP_S] = { "aed_pick_up_s", 60, 0, 600, N_ ("our own: unhooking an AED") },
  [SG_SETTING_BASIC_BOTH_ROLES] = { "basic_both_roles",
                                    1,
                                    0,
                                    1,
                                    N_ ("KREKI: at a cardiac arrest") },
  [SG_SETTING_GRACE_MONTHS] = { "grace_months", 6, 0, 12, N_ ("KREKI: the certificate gate") },
  [SG_SETTING_DUPLICATE_M] = { "duplicate_m", 300, 50, 5000, N_ ("duplicate suspects") },
  [SG_SETTING_DUPLICATE_MIN] = { "duplicate_min", 30, 5, 240, N_ ("duplicate suspects") },
  [SG_SETTING_REPUTATION_DAYS] = { "reputation_days",
                                   30,
                                   1,
                                   3650,
                                   N_ ("our own: half of a prank is forgotten") },
  [SG_SETTING_COVERAGE_PREFER] = { "coverage_prefer",
                                   0,
                                   0,
                                   1,
                                   N_ ("geo.md, product rule: SEV-2 and 3 only") },
  [SG_SETTING_COVERAGE_EXTRA_S] = { "coverage_extra_s",
                                    120,
                                    0,
                                    900,
                                    N_ ("our own: what keeping cover may cost") },
  [SG_SETTING_COVERAGE_TARGET_S] = { "coverage_target_s",
                                     900,
                                     120,
                                     7200,
                                     N_ ("KREKI: 15 minutes, the limit") },
  [SG_SETTING_TARGET_ANSWER_S] = { "target_answer_s",
                                   10,
                                   1,
                                   600,
                                   N_ ("NFPA 1225: answered within 10 s") },
  [SG_SETTING_TARGET_PROCESS_S] = { "target_process_s",
                                    60,
                                    10,
                                    3600,
                                    N_ ("NFPA 1225: dispatched within 60 s") },
  [SG_SETTING_TARGET_SEV1_S] = { "target_sev1_s",
                                 480,
                                 60,
                                 7200,
                                 N_ ("KREKI: 8 minutes, urban limit") },
  [SG_SETTING_TARGET_SEV2_S] = { "target_sev2_s", 900, 60, 7200, N_ ("KREKI: 15 minutes, limit") },
  [SG_SETTING_TARGET_SEV3_S] = { "target_sev3_s", 1200, 60, 14400, N_ ("KREKI: normal, 1200 s") },
  [SG_SETTING_PLANNED_LEAD_MIN] = { "planned_lead_min",
                                    30,
                                    0,
                                    1440,
                                    N_ ("our own: before an ordered drive") },
  [SG_SETTING_UNDO_S] = { "undo_s", 10, 0, 60, N_ ("events.md: undo of the last action") },
  [SG_SETTING_FATIGUE_H] = { "fatigue_h", 10, 1, 24, N_ ("a warning after 10 h") },
  [SG_SETTING_BED_AGE_MIN] = { "bed_age_min",
                               120,
                               5,
                               10080,
                               N_ ("our own: an older figure is shown as old") },
  [SG_SETTING_KEEP_INCIDENT_DAYS] = { "keep_incident_days",
                                      3650,
                                      365,
                                      36500,
                                      N_ ("KREKI: 10 years") },
  [SG_SETTING_KEEP_RESPONSE_DAYS] = { "keep_response_days", 730, 90, 36500, N_ ("KREKI: 2 years") },
  [SG_SETTING_KEEP_POSITION_H] = { "keep_position_h", 24, 1, 24, N_ ("KREKI: 24 h at a desk") },
};

static void
set_usual (SgPsc *self)
{
  for (guint i = 0; i < SG_N_SETTINGS; i++)
    self->values[i] = types[i].usual;
}

/**
 * sg_psc_new_usual:
 *
 * Returns: (transfer full): what holds where nobody chose anything
 */
SgPsc *
sg_psc_new_usual (void)
{
  SgPsc *self = sg_record_new (&sg_psc_record);

  set_usual (self);
  return self;
}

void
sg_psc_free (SgPsc *self)
{
  sg_record_free (&sg_psc_record, self);
}

/* What a town wants is not what a village can have. */
gboolean
sg_setting_is_of_district (const char *key)
{
  return g_str_has_prefix (key, "target_sev") || strcmp (key, "coverage_target_s") == 0;
}

/* An entry that this program would refuse is of another one, and is left out. */
static void
read_districts (SgPsc *self, JsonArray *entries)
{
  g_clear_pointer (&self->district_values, g_free);
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      JsonObject      *entry = json_array_get_object_element (entries, i);
      const char      *key = json_object_get_string_member (entry, "key");
      const char      *district = json_object_get_string_member (entry, "district");
      gint64           value = json_object_get_int_member (entry, "value");
      g_autofree char *line = NULL;

      if (!sg_setting_is_of_district (key) || !sg_setting_check (key, value, NULL) ||
          strpbrk (district, "\t\n") != NULL)
        continue;

      line = g_strdup_printf ("%s\t%" G_GINT64_FORMAT "\t%s", key, value, district);
      sg_lines_append (&self->district_values, line);
    }
}

static void
sg_psc_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgPsc *self = record;

  if (self->values[SG_SETTING_ACK_S] == 0)
    set_usual (self);
  if (!sg_event_is_kind (event, "psc.configured"))
    return;

  /* A value that this program would refuse is of another one: the usual one is safer. */
  for (guint i = 0; i < SG_N_SETTINGS; i++)
    if (sg_event_has (event, types[i].key) && sg_fold_wins (fold, types[i].key, event))
      self->values[i] = CLAMP (sg_event_get_int (event, types[i].key, types[i].usual),
                               types[i].least,
                               types[i].most);
  if (sg_event_has (event, "districts") && sg_fold_wins (fold, "districts", event))
    read_districts (self, sg_event_get_array (event, "districts"));
}

const SgFoldType sg_psc_fold = { &sg_psc_record, sg_psc_apply, NULL, NULL };

const SgSettingType *
sg_setting_get_type (SgSetting setting)
{
  return &types[setting];
}

/**
 * sg_setting_check:
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when there is no setting @key, or @value is beyond it
 */
gboolean
sg_setting_check (const char *key, gint64 value, GError **error)
{
  for (guint i = 0; i < SG_N_SETTINGS; i++)
    if (g_strcmp0 (types[i].key, key) == 0)
      {
        if (value >= types[i].least && value <= types[i].most)
          return TRUE;

        g_set_error (error,
                     SG_ERROR,
                     SG_ERROR_INVALID,
                     _ ("“%s” must be between %lld and %lld"),
                     key,
                     (long long) types[i].least,
                     (long long) types[i].most);
        return FALSE;
      }

  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, _ ("there is no setting “%s”"), key);
  return FALSE;
}

/* Whether @line, which ends at @end, is the figure @key of @district. */
static gboolean
is_entry (const char *line, const char *end, const char *key, const char *district, gint64 *figure)
{
  const char *value = memchr (line, '\t', (gsize) (end - line));
  const char *name = value != NULL ? memchr (value + 1, '\t', (gsize) (end - value - 1)) : NULL;
  gsize       length = strlen (district);

  if (name == NULL || (gsize) (value - line) != strlen (key) ||
      memcmp (line, key, strlen (key)) != 0 || (gsize) (end - name - 1) != length ||
      g_ascii_strncasecmp (name + 1, district, length) != 0)
    return FALSE;

  *figure = g_ascii_strtoll (value + 1, NULL, 10);
  return TRUE;
}

/**
 * sg_psc_get_value:
 * @district: (nullable): name of a kecamatan; capital and small letters are the same
 *
 * Returns: what holds in the district: its own figure, or that of the PSC
 */
gint64
sg_psc_get_value (const SgPsc *self, SgSetting setting, const char *district)
{
  const char *line = district != NULL ? self->district_values : NULL;

  while (line != NULL)
    {
      const char *end = strchr (line, '\n');
      gint64      figure;

      if (is_entry (line,
                    end != NULL ? end : line + strlen (line),
                    types[setting].key,
                    district,
                    &figure))
        return figure;
      line = end != NULL ? end + 1 : NULL;
    }

  return self->values[setting];
}

/**
 * sg_psc_get_subject:
 * @code: Kemendagri code of a kabupaten or kota, such as `3171`
 *
 * Returns: the name under which every desk and the server know that PSC
 */
SgUuid
sg_psc_get_subject (const char *code)
{
  g_autofree char *name = g_strdup_printf ("psc:%s", code);

  return sg_uuid_from_name (name);
}
