/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SITREP: the fixed words in which a situation is told to the PSC and to others, domain.md W4.5. It
 * is read out, so it is Indonesian in every language of the program, and names nobody. */

#include <string.h>

#include "common/sg-code-list.h"
#include "desk/report/sg-incident-print.h"
#include "desk/report/sg-missing.h"

#define NOT_KNOWN "belum diketahui"

static void
append (GString *text, const char *separator, const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, words);
}

static void
append_lines (GString *text, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    append (text, ", ", parts[i]);
}

static char *
end (GString *text)
{
  return g_strdup (text->len > 0 ? text->str : NOT_KNOWN);
}

static char *
dup_place (const SgScene *scene)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *patokan = NULL;

  append (text, ", ", scene->text);
  if (scene->patokan != NULL)
    patokan = g_strconcat ("patokan ", scene->patokan, NULL);
  append (text, ", ", patokan);
  append (text, ", ", scene->desa);
  append (text, ", ", scene->kecamatan);
  if (sg_scene_is_known (scene))
    {
      char lat[G_ASCII_DTOSTR_BUF_SIZE];
      char lon[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (lat, sizeof lat, "%.5f", scene->lat);
      g_ascii_formatd (lon, sizeof lon, "%.5f", scene->lon);
      g_string_append_printf (text, "%s(%s, %s)", text->len > 0 ? " " : "", lat, lon);
    }

  return end (text);
}

static char *
dup_kind (const SgIncident *incident)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (incident->type != NULL)
    append (text, ", ", sg_code_label ("category", incident->type, "id"));
  if (incident->finding != NULL)
    append (text, ", ", sg_code_label ("complaint_type", incident->finding, "id"));

  return end (text);
}

static char *
dup_condition (GPtrArray *patients)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);
      g_autoptr (GString) one = g_string_new (NULL);
      g_autofree char *gcs = patient->gcs > 0 ? g_strdup_printf ("GCS %d", (int) patient->gcs)
                                              : NULL;
      g_autofree char *saturation =
        patient->spo2 != NULL ? g_strdup_printf ("SpO2 %s%%", patient->spo2) : NULL;

      if (patient->triage != NULL)
        append (one, ", ", sg_code_label ("triage", patient->triage, "id"));
      append (one, ", ", gcs);
      append (one, ", ", saturation);
      append (text, "; ", one->str);
    }

  return end (text);
}

static char *
dup_interventions (const SgIncident *incident, GPtrArray *patients)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (incident->at[SG_FIRST_CPR] != 0)
    append (text, ", ", "RJP");
  if (incident->at[SG_FIRST_SHOCK] != 0)
    append (text, ", ", "kejut AED");
  for (guint i = 0; i < patients->len; i++)
    append_lines (text, ((SgPatient *) g_ptr_array_index (patients, i))->treatments);

  return text->len > 0 ? g_strdup (text->str) : g_strdup ("belum ada");
}

static char *
dup_requests (const SgIncident *incident)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_lines (text, incident->needs);
  return text->len > 0 ? g_strdup (text->str) : g_strdup ("tidak ada");
}

/**
 * sg_desk_dup_sitrep:
 *
 * Returns: (nullable) (transfer full): the situation in one paragraph, or %NULL with
 *   %SG_ERROR_NOT_FOUND
 */
char *
sg_desk_dup_sitrep (SgDesk *desk, const SgUuid *id, GError **error)
{
  static const char *const severities[] = { "sev1", "sev2", "sev3" };
  g_autoptr (SgIncident) incident = sg_desk_get_incident (desk, id, error);
  g_autoptr (GPtrArray) patients = NULL;
  g_autofree char *place = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *condition = NULL;
  g_autofree char *interventions = NULL;
  g_autofree char *requests = NULL;
  g_autofree char *victims = NULL;
  const char      *severity = NOT_KNOWN;

  if (incident != NULL)
    patients = sg_desk_list_patients_of (desk, id, error);
  if (patients == NULL)
    return NULL;

  place = dup_place (&incident->scene);
  kind = dup_kind (incident);
  condition = dup_condition (patients);
  interventions = dup_interventions (incident, patients);
  requests = dup_requests (incident);
  victims = incident->victims >= 0 ? g_strdup_printf ("%d", (int) incident->victims)
                                   : g_strdup (NOT_KNOWN);
  if (incident->severity >= 1 && incident->severity <= 3)
    severity = sg_code_label ("severity", severities[incident->severity - 1], "id");

  return g_strdup_printf ("PSC 119, ini KREKI. ID %s. Lokasi %s. Jenis %s. Keparahan %s. Jumlah "
                          "korban %s. Kondisi %s. Intervensi %s. Permintaan bantuan %s.",
                          incident->number != NULL ? incident->number : NOT_KNOWN,
                          place,
                          kind,
                          severity,
                          victims,
                          condition,
                          interventions,
                          requests);
}
