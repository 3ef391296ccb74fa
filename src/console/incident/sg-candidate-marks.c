/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map shows of the candidates: the first ones with their rank, and the districts that
 * would be left without an ambulance if the selected one went. */

#include "config.h"

#include "console/incident/sg-candidate-marks.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"
#include "console/incident/sg-candidate-text.h"

/* More than these hide the map. */
#define PINS_MAX 10

#define ID_KEY    "candidate"
#define ABOUT_KEY "about"

static const SgPinKind kinds[] = {
  [SG_CANDIDATE_UNIT] = SG_PIN_AMBULANCE,
  [SG_CANDIDATE_VOLUNTEER] = SG_PIN_VOLUNTEER,
  [SG_CANDIDATE_HOSPITAL] = SG_PIN_PLACE,
  [SG_CANDIDATE_AED] = SG_PIN_PLACE,
};

static SgMapPin *
add_pin (GPtrArray *pins, SgPinKind kind, const char *text, const char *about, SgPoint point)
{
  SgMapPin *pin = g_object_ref_sink (sg_map_pin_new (kind, text, about));

  sg_map_pin_set_point (pin, point);
  g_object_set_data_full (G_OBJECT (pin),
                          ABOUT_KEY,
                          g_strdup_printf ("%s %s", text, about),
                          g_free);
  g_ptr_array_add (pins, pin);

  return pin;
}

static void
add_candidate (GPtrArray *pins, const SgCandidate *candidate, guint rank, gboolean is_selected)
{
  g_autofree char *minutes = sg_text_minutes (sg_candidate_get_ms (candidate) / 1000.0);
  g_autofree char *text = rank > 0 ? g_strdup_printf ("%u", rank) : g_strdup ("–");
  g_autofree char *about = g_strdup_printf ("%s · %s", sg_candidate_get_name (candidate), minutes);
  SgMapPin        *pin;

  pin = add_pin (pins, kinds[candidate->kind], text, about, candidate->point);
  sg_map_pin_set_chosen (pin, is_selected);
  g_object_set_data_full (G_OBJECT (pin), ID_KEY, sg_uuid_to_text (&candidate->id), g_free);
}

static void
add_lost (GPtrArray *pins, const SgLostDistrict *lost, const SgCandidate *selected)
{
  /* Translators: a district, then an ambulance */
  g_autofree char *about = g_strdup_printf (_ ("%s has no ambulance in time if %s goes"),
                                            lost->name,
                                            sg_candidate_get_name (selected));

  add_pin (pins, SG_PIN_PLACE, "!", about, lost->centre);
}

/**
 * sg_candidate_marks_make:
 * @ranked: (element-type SgCandidate)
 * @selected: (nullable)
 * @lost: (nullable) (element-type SgLostDistrict)
 *
 * Returns: (transfer full) (element-type SgMapPin)
 */
GPtrArray *
sg_candidate_marks_make (GPtrArray *ranked, const SgCandidate *selected, GPtrArray *lost)
{
  GPtrArray *pins = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ranked->len; i++)
    {
      const SgCandidate *candidate = g_ptr_array_index (ranked, i);
      gboolean           may_go = candidate->verdict == SG_ELIGIBLE && i < PINS_MAX;

      if (may_go || candidate == selected)
        add_candidate (pins,
                       candidate,
                       candidate->verdict == SG_ELIGIBLE ? i + 1 : 0,
                       candidate == selected);
    }

  for (guint i = 0; selected != NULL && lost != NULL && i < lost->len; i++)
    {
      const SgLostDistrict *one = g_ptr_array_index (lost, i);

      if (sg_uuid_equal (&one->unit, &selected->id))
        add_lost (pins, one, selected);
    }

  return pins;
}

/**
 * sg_candidate_marks_describe:
 * @selected: (nullable)
 *
 * Returns: (transfer full): the same text for pins that look the same, so that a map on which
 *   nothing moved is left alone
 */
char *
sg_candidate_marks_describe (GPtrArray *pins, const SgCandidate *selected)
{
  GString *text = g_string_new (selected != NULL ? selected->name : NULL);

  for (guint i = 0; i < pins->len; i++)
    {
      SgMapPin        *pin = g_ptr_array_index (pins, i);
      g_autofree char *point = sg_text_point (sg_map_pin_get_point (pin));
      const char      *about = g_object_get_data (G_OBJECT (pin), ABOUT_KEY);

      g_string_append_printf (text, "%s %s\n", point, about);
    }

  return g_string_free (text, FALSE);
}

/**
 * sg_candidate_mark_get_id:
 *
 * Returns: (transfer none) (nullable): of the candidate that the pin stands for
 */
const char *
sg_candidate_mark_get_id (SgMapPin *pin)
{
  return g_object_get_data (G_OBJECT (pin), ID_KEY);
}
