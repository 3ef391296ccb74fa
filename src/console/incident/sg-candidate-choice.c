/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom one press of Enter means: the first alone is the recommendation, which is two ambulances at
 * SEV-1 and both roles at a cardiac arrest; any other row is that one and nobody else. */

#include "console/incident/sg-candidate-choice.h"

#include "console/incident/sg-candidate-text.h"

static void
add_first (GPtrArray *chosen, GPtrArray *ranked, guint n)
{
  for (guint i = 0; i < ranked->len && n > 0; i++)
    {
      SgCandidate *one = g_ptr_array_index (ranked, i);

      if (one->verdict != SG_ELIGIBLE)
        continue;
      g_ptr_array_add (chosen, one);
      n--;
    }
}

static void
add_first_of_role (GPtrArray *chosen, GPtrArray *ranked, SgRole role)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      SgCandidate *one = g_ptr_array_index (ranked, i);

      if (one->verdict == SG_ELIGIBLE && one->role == role)
        {
          g_ptr_array_add (chosen, one);
          return;
        }
    }
}

static void
add_fetcher (GPtrArray *chosen, const SgCandidatesFound *found, const SgCandidate *aed)
{
  const SgCandidate *fetcher = sg_candidates_found_find_fetcher (found, &aed->id);

  if (fetcher != NULL)
    g_ptr_array_add (chosen, (gpointer) fetcher);
}

/**
 * sg_candidate_choice_list_first:
 * @ranked: (element-type SgCandidate)
 *
 * Returns: (transfer container) (element-type SgCandidate): who is recommended; nobody for
 * hospitals
 */
GPtrArray *
sg_candidate_choice_list_first (const SgCandidatesFound *found, GPtrArray *ranked)
{
  GPtrArray *chosen = g_ptr_array_new ();

  if (found->kind == SG_CANDIDATE_UNIT)
    add_first (chosen, ranked, found->n_wanted);
  else if (found->kind == SG_CANDIDATE_VOLUNTEER && found->is_arrest)
    {
      add_first_of_role (chosen, ranked, SG_ROLE_PATIENT);
      add_first_of_role (chosen, ranked, SG_ROLE_AED);
    }
  else if (found->kind == SG_CANDIDATE_VOLUNTEER)
    add_first (chosen, ranked, 1);
  else if (found->kind == SG_CANDIDATE_AED && ranked->len > 0)
    add_fetcher (chosen, found, g_ptr_array_index (ranked, 0));

  return chosen;
}

/**
 * sg_candidate_choice_list_wanted:
 * @ranked: (element-type SgCandidate)
 * @selected: (nullable)
 *
 * Returns: (transfer container) (element-type SgCandidate): whom Enter asks in the row @selected;
 *   nobody when that one cannot be asked
 */
GPtrArray *
sg_candidate_choice_list_wanted (const SgCandidatesFound *found,
                                 GPtrArray               *ranked,
                                 const SgCandidate       *selected)
{
  GPtrArray *chosen;

  if (found->kind != SG_CANDIDATE_AED &&
      (selected == NULL || (ranked->len > 0 && selected == g_ptr_array_index (ranked, 0) &&
                            selected->verdict == SG_ELIGIBLE)))
    return sg_candidate_choice_list_first (found, ranked);

  chosen = g_ptr_array_new ();
  if (selected == NULL || found->kind == SG_CANDIDATE_HOSPITAL)
    return chosen;

  if (found->kind == SG_CANDIDATE_AED)
    add_fetcher (chosen, found, selected);
  else if (selected->verdict == SG_ELIGIBLE || sg_candidate_may_be_forced (selected))
    g_ptr_array_add (chosen, (gpointer) selected);

  return chosen;
}

/* The further an ambulance has come, the sooner it needs to know. */
static int
weigh (const SgTask *task)
{
  static const int weights[SG_N_TASK_STATES] = {
    [SG_TASK_TRANSPORTING] = 5,
    [SG_TASK_ON_SCENE] = 4,
    [SG_TASK_EN_ROUTE] = 3,
    [SG_TASK_ACCEPTED] = 2,
  };

  return 2 * weights[task->state] + sg_uuid_is_none (&task->destination);
}

/**
 * sg_candidate_choice_find_transport:
 *
 * Returns: (transfer none) (nullable): the ambulance that takes the patient, or is likeliest to; of
 *   equals one that nobody told yet where to
 */
const SgTask *
sg_candidate_choice_find_transport (const SgIncident *incident)
{
  const SgTask *best = NULL;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->kind == SG_RESPONDER_AMBULANCE && weigh (task) > 1 &&
          (best == NULL || weigh (task) > weigh (best)))
        best = task;
    }

  return best;
}
