/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the crew finds and does: triage, vital signs that get better or worse, treatments, and the
 * hospital that takes the patients. The figures are ordinary ones for the complaint, and no advice
 * to anybody. */

#include "desk/demo/sg-story-care.h"

#include "desk/demo/sg-story-people.h"

#define HOSPITAL_REFUSES 10 /* percent: no room */
#define NAMED_PERCENT    60

typedef struct
{
  const char *what;
  const char *dose;
  const char *route;
} Treatment;

/* Heart and breath rates, pressures, saturation, temperature × 10, glucose and GCS when the crew
 * arrives; @takes is how many percent are taken to a hospital. */
static const struct
{
  const char *triage;
  int         hr;
  int         rr;
  int         sbp;
  int         spo2;
  int         temp;
  int         glucose;
  int         gcs;
  guint       takes;
  Treatment   treatments[3];
} cares[SG_N_CARES] = {
  [SG_CARE_ARREST] = { "merah",
                       0,
                       0,
                       0,
                       0,
                       358,
                       120,
                       3,
                       60,
                       { { "RJP", NULL, NULL },
                         { "Defibrilasi AED", NULL, NULL },
                         { "Ventilasi BVM, oksigen", "15 L/menit", NULL } } },
  [SG_CARE_HEART] = { "merah",
                      104,
                      24,
                      150,
                      93,
                      366,
                      140,
                      15,
                      97,
                      { { "Oksigen nasal kanul", "3 L/menit", "nasal" },
                        { "Aspirin kunyah", "160 mg", "oral" },
                        { "Rekam EKG", NULL, NULL } } },
  [SG_CARE_STROKE] = { "merah",
                       88,
                       20,
                       186,
                       95,
                       367,
                       132,
                       13,
                       98,
                       { { "Posisi kepala 30 derajat", NULL, NULL },
                         { "Cek gula darah", NULL, NULL },
                         { "Oksigen nasal kanul", "2 L/menit", "nasal" } } },
  [SG_CARE_BREATH] = { "merah",
                       118,
                       32,
                       138,
                       86,
                       371,
                       126,
                       14,
                       92,
                       { { "Oksigen masker", "8 L/menit", "masker" },
                         { "Nebulisasi salbutamol", "2.5 mg", "inhalasi" },
                         { "Posisi setengah duduk", NULL, NULL } } },
  [SG_CARE_TRAUMA] = { "kuning",
                       108,
                       22,
                       112,
                       96,
                       365,
                       110,
                       14,
                       94,
                       { { "Balut tekan", NULL, NULL },
                         { "Bidai tungkai", NULL, NULL },
                         { "Kolar servikal dan long spine board", NULL, NULL } } },
  [SG_CARE_WOUND] = { "hijau",
                      92,
                      18,
                      126,
                      98,
                      367,
                      108,
                      15,
                      55,
                      { { "Cuci luka dan balut", NULL, NULL },
                        { "Balut tekan", NULL, NULL },
                        { "Imobilisasi anggota gerak", NULL, NULL } } },
  [SG_CARE_BIRTH] = { "kuning",
                      98,
                      21,
                      122,
                      98,
                      369,
                      104,
                      15,
                      97,
                      { { "Infus Ringer laktat", "500 mL", "IV" },
                        { "Miring kiri", NULL, NULL },
                        { "Pantau kontraksi", NULL, NULL } } },
  [SG_CARE_NEWBORN] = { "merah",
                        150,
                        58,
                        62,
                        88,
                        358,
                        52,
                        13,
                        99,
                        { { "Hangatkan dan keringkan", NULL, NULL },
                          { "Isap lendir", NULL, NULL },
                          { "Ventilasi BVM bayi", NULL, NULL } } },
  [SG_CARE_WEAK] = { "kuning",
                     102,
                     21,
                     108,
                     95,
                     381,
                     84,
                     13,
                     80,
                     { { "Oksigen nasal kanul", "3 L/menit", "nasal" },
                       { "Infus Ringer laktat", "500 mL", "IV" },
                       { "Glukosa 40%", "25 mL", "IV" } } },
  [SG_CARE_MIND] = { "hijau",
                     104,
                     20,
                     138,
                     98,
                     368,
                     112,
                     15,
                     65,
                     { { "Pendekatan verbal", NULL, NULL },
                       { "Pendampingan keluarga", NULL, NULL },
                       { "Pendampingan polisi", NULL, NULL } } },
  [SG_CARE_TRANSFER] = { "kuning",
                         96,
                         20,
                         128,
                         96,
                         370,
                         118,
                         15,
                         100,
                         { { "Pantau selama transport", NULL, NULL },
                           { "Lanjutkan infus", NULL, "IV" },
                           { "Oksigen nasal kanul", "2 L/menit", "nasal" } } },
  [SG_CARE_DEATH] = { "hitam",
                      0,
                      0,
                      0,
                      0,
                      300,
                      0,
                      3,
                      0,
                      { { "Pemeriksaan tanda kematian", NULL, NULL },
                        { NULL, NULL, NULL },
                        { NULL, NULL, NULL } } },
};

static void
decimal (SgBody *body, const char *name, int value)
{
  g_autofree char *text = g_strdup_printf ("%d", MAX (value, 0));

  sg_body_text (body, name, text);
}

/* ---- the patients ---- */

static void
add_patient (SgStory *self, SgStoryCall *call, guint n, gint64 at)
{
  gboolean         woman = call->kind->care == SG_CARE_BIRTH || sg_story_happens (self, 45);
  g_autofree char *label = g_strdup_printf ("Pasien %u", n + 1);
  g_autofree char *name = sg_story_dup_name (self, woman);
  g_autofree char *age = NULL;
  SgStoryWhen      when = sg_story_seen (at);
  SgBody          *body = sg_body_new ();

  if (call->kind->care == SG_CARE_NEWBORN)
    age = g_strdup ("0 hari");
  else
    age = g_strdup_printf ("%d tahun",
                           (int) sg_story_between (self,
                                                   call->kind->care == SG_CARE_BIRTH ? 18 : 5,
                                                   call->kind->care == SG_CARE_BIRTH ? 42 : 82));
  call->patients[n] = sg_story_new_id (self, at);
  sg_body_uuid (body, "incident", &call->id);
  sg_body_text (body, "label", label);
  sg_body_text (body, "sex", woman ? "P" : "L");
  sg_body_text (body, "age", age);
  if (sg_story_happens (self, NAMED_PERCENT))
    sg_body_text (body, "name", name);
  sg_story_tell (self, "patient.added@1", &call->patients[n], &when, body);
}

static void
triage (SgStory *self, SgStoryCall *call, guint n, gint64 at)
{
  SgStoryWhen when = sg_story_seen (at);
  SgBody     *body = sg_body_new ();
  const char *colour = cares[call->kind->care].triage;

  /* Of several, the first is the worst. */
  if (n > 0 && call->kind->care != SG_CARE_DEATH)
    colour = sg_story_happens (self, 30) ? "kuning" : "hijau";
  sg_body_text (body, "triage", colour);
  sg_body_text (body, "how", "START");
  sg_story_tell (self, "patient.triaged@1", &call->patients[n], &when, body);
}

static void
write_gcs (SgBody *body, int gcs)
{
  int eyes = gcs >= 14 ? 4 : gcs >= 9 ? 3 : 1;
  int voice = gcs >= 15 ? 5 : gcs >= 13 ? 4 : gcs >= 9 ? 2 : 1;

  sg_body_begin_object (body, "gcs");
  sg_body_int (body, "e", eyes);
  sg_body_int (body, "v", voice);
  sg_body_int (body, "m", CLAMP (gcs - eyes - voice, 1, 6));
  sg_body_end_object (body);
}

/* The @round-th time: towards what is normal, since something was done. */
static void
measure (SgStory *self, SgStoryCall *call, guint n, guint round, gint64 at)
{
  SgStoryCare care = call->kind->care;
  gboolean    dead = cares[care].hr == 0;
  int         noise = (int) sg_story_between (self, -6, 6);
  int         better = (int) round;
  int         sbp = dead ? 0 : cares[care].sbp + noise - (cares[care].sbp > 140 ? 4 : -3) * better;
  int         spo2 = dead ? 0 : MIN (cares[care].spo2 + 2 * better + noise / 3, 99);
  SgStoryWhen when = sg_story_seen (at);
  SgBody     *body = sg_body_new ();
  g_autofree char *temp = g_strdup_printf ("%.1f", (cares[care].temp + noise / 2) / 10.0);

  decimal (body, "hr", dead ? 0 : cares[care].hr + noise * 2 - 4 * better);
  decimal (body, "rr", dead ? 0 : cares[care].rr + noise / 3 - better);
  decimal (body, "sbp", sbp);
  decimal (body, "dbp", sbp * 62 / 100);
  decimal (body, "spo2", spo2);
  sg_body_text (body, "temp", temp);
  if (round == 0 && !dead)
    decimal (body, "glucose", cares[care].glucose + noise * 3);
  write_gcs (body, MIN (cares[care].gcs + (dead ? 0 : better), 15));
  sg_body_text (body, "avpu", cares[care].gcs < 9 ? "U" : cares[care].gcs < 14 ? "V" : "A");
  sg_story_tell (self, "patient.vitals@1", &call->patients[n], &when, body);
}

static void
treat (SgStory *self, SgStoryCall *call, guint n, gint64 at)
{
  const Treatment *treatments = cares[call->kind->care].treatments;
  guint            n_done = 1 + sg_story_below (self, 3);

  for (guint i = 0; i < n_done && treatments[i].what != NULL; i++)
    {
      SgStoryWhen when = sg_story_seen (at + i * 70 * SG_STORY_SECOND);
      SgBody     *body = sg_body_new ();

      sg_body_text (body, "what", treatments[i].what);
      sg_body_text (body, "dose", treatments[i].dose);
      sg_body_text (body, "route", treatments[i].route);
      sg_story_tell (self, "patient.treated@1", &call->patients[n], &when, body);
    }
}

/**
 * sg_story_care_begin_cpr:
 * @shocks: whether somebody has brought an AED
 */
void
sg_story_care_begin_cpr (SgStory *self, SgStoryCall *call, gint64 at, gboolean shocks)
{
  if (!call->has_cpr)
    sg_story_call_stamp (self, call, "first_cpr", at);
  call->has_cpr = TRUE;
  if (shocks && !call->has_shock)
    {
      sg_story_call_stamp (self, call, "first_shock", at + 60 * SG_STORY_SECOND);
      call->has_shock = TRUE;
    }
}

/**
 * sg_story_care_on_scene:
 * @at: when the crew is with the patients
 *
 * Returns: when they are ready to leave
 */
gint64
sg_story_care_on_scene (SgStory *self, SgStoryCall *call, gint64 at)
{
  guint  n_measured = 2 + sg_story_below (self, 3);
  gint64 each = sg_story_seconds (self, 200, 420);

  if (call->kind->care == SG_CARE_ARREST)
    sg_story_care_begin_cpr (self, call, at, sg_story_happens (self, 40));

  for (guint n = 0; n < call->n_patients; n++)
    {
      gint64 then = at + n * 45 * SG_STORY_SECOND;

      add_patient (self, call, n, then);
      triage (self, call, n, then + 25 * SG_STORY_SECOND);
      treat (self, call, n, then + 150 * SG_STORY_SECOND);
      for (guint i = 0; i < n_measured; i++)
        measure (self, call, n, i, then + 80 * SG_STORY_SECOND + i * each);
    }

  return at + n_measured * each + call->n_patients * 45 * SG_STORY_SECOND;
}

/* ---- the hospital ---- */

static const SgStoryFaskes *
get_hospital (const SgStory *self, guint index)
{
  return &g_array_index (self->facilities, SgStoryFaskes, self->hospitals[index]);
}

static int
find_nearest (SgStory *self, const SgStoryCall *call, int except)
{
  gboolean mother = call->kind->care == SG_CARE_BIRTH || call->kind->care == SG_CARE_NEWBORN;
  int      best = -1;

  for (guint h = 0; h < self->n_hospitals; h++)
    {
      guint32 ms = call->place->hospital[h].ms;

      if (ms == 0 || (int) h == except || (mother && !get_hospital (self, h)->ponek))
        continue;
      if (best < 0 || ms < call->place->hospital[best].ms)
        best = (int) h;
    }

  return best;
}

static void
ask_hospital (SgStory *self, SgStoryCall *call, int hospital, gboolean accepts, gint64 at)
{
  g_autofree char *name = sg_story_dup_name (self, TRUE);
  g_autofree char *who = g_strdup_printf ("Perawat %s", name);
  SgStoryWhen      when = sg_story_seen (at);
  SgBody          *body = sg_body_new ();

  sg_body_uuid (body, "incident", &call->id);
  sg_body_text (body, "answered_by", who);
  sg_body_text (body, "answer", accepts ? "accepts" : "refuses");
  if (!accepts)
    sg_body_text (body, "reason", "Ruangan penuh");
  sg_story_tell (self, "hospital.asked@1", &get_hospital (self, (guint) hospital)->id, &when, body);
}

static void
notify (SgStory *self, SgStoryCall *call, gint64 at)
{
  const SgStoryFaskes *to = get_hospital (self, (guint) call->hospital);
  guint                minutes = call->place->hospital[call->hospital].ms / 60000 + 1;
  g_autofree char     *summary = g_strdup_printf ("%s, %u pasien, triase %s, tiba sekitar %u menit",
                                              call->text,
                                              call->n_patients,
                                              cares[call->kind->care].triage,
                                              minutes);
  g_autofree char     *by = sg_story_dup_name (self, FALSE);
  SgStoryWhen          when = sg_story_seen (at);
  SgBody              *body = sg_body_new ();

  sg_body_uuid (body, "incident", &call->id);
  sg_body_text (body, "summary", summary);
  sg_story_tell (self, "hospital.notified@1", &to->id, &when, body);
  if (!sg_story_happens (self, 80))
    return;

  when = sg_story_seen (at + sg_story_seconds (self, 20, 200));
  body = sg_body_new ();
  sg_body_uuid (body, "incident", &call->id);
  sg_body_text (body, "by", by);
  sg_story_tell (self, "hospital.acknowledged@1", &to->id, &when, body);
}

/**
 * sg_story_care_choose_hospital:
 * @at: when the crew is about to leave
 *
 * The nearest by road that can take them; sets the hospital of the call unless the patients stay.
 */
void
sg_story_care_choose_hospital (SgStory *self, SgStoryCall *call, SgStoryTask *task, gint64 at)
{
  int         hospital = find_nearest (self, call, -1);
  int         other = hospital >= 0 ? find_nearest (self, call, hospital) : -1;
  SgStoryWhen when;
  SgBody     *body;

  if (hospital < 0 || !sg_story_happens (self, cares[call->kind->care].takes))
    return;

  if (other >= 0 && sg_story_happens (self, HOSPITAL_REFUSES))
    {
      ask_hospital (self, call, hospital, FALSE, at - 150 * SG_STORY_SECOND);
      hospital = other;
    }
  ask_hospital (self, call, hospital, TRUE, at - 60 * SG_STORY_SECOND);
  call->hospital = hospital;

  when = sg_story_seen (MAX (at - 30 * SG_STORY_SECOND, task->last + SG_STORY_SECOND));
  task->last = when.recorded_at;
  body = sg_body_new ();
  sg_body_uuid (body, "task", &task->id);
  sg_body_uuid (body, "facility", &get_hospital (self, (guint) hospital)->id);
  sg_story_call_tell (self, call, "task.destined@1", &when, body);
  notify (self, call, at + 20 * SG_STORY_SECOND);
}

/**
 * sg_story_care_hand_over:
 *
 * Each patient to somebody with a name.
 */
void
sg_story_care_hand_over (SgStory *self, SgStoryCall *call, gint64 at)
{
  static const char *const conditions[] = { "Stabil", "Membaik", "Masih nyeri", "Perlu observasi" };

  for (guint n = 0; n < call->n_patients; n++)
    {
      g_autofree char *name = sg_story_dup_name (self, n % 2 == 0);
      g_autofree char *receiver = g_strdup_printf ("dr. %s", name);
      SgStoryWhen      when = sg_story_seen (at);
      SgBody          *body = sg_body_new ();

      sg_body_uuid (body, "facility", &get_hospital (self, (guint) call->hospital)->id);
      sg_body_text (body, "receiver", receiver);
      sg_body_text (body,
                    "condition",
                    call->kind->care == SG_CARE_ARREST ? "RJP berlanjut"
                                                       : SG_STORY_PICK (self, conditions));
      sg_story_tell (self, "patient.handed_over@1", &call->patients[n], &when, body);
    }
}

const char *
sg_story_care_outcome (SgStory *self, const SgStoryCall *call)
{
  if (call->kind->care == SG_CARE_DEATH)
    return "deceased";
  if (call->kind->care == SG_CARE_ARREST)
    return sg_story_happens (self, 75) ? "deceased" : "referred";
  if (call->hospital < 0)
    return "recovered";

  return sg_story_happens (self, 96)   ? "referred"
         : sg_story_happens (self, 50) ? "deceased"
                                       : "unknown";
}
