/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes what the fuzzers begin with: small valid maps and events, each of them cut short as well,
 * and places as people paste them. */

#include <string.h>

#include "tests/common/place-forms.h"
#include "tests/common/random-event.h"
#include "tests/region/osm/map-seeds.h"

#define CUTS 8u

static void
save (const char *folder, const char *name, const guint8 *bytes, gsize length)
{
  for (guint i = 1; i <= CUTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s-%u-of-%u", folder, name, i, CUTS);
      g_autoptr (GError) error = NULL;

      if (!g_file_set_contents (path, (const char *) bytes, (gssize) (length * i / CUTS), &error))
        g_error ("%s", error->message);
    }
}

static void
save_text (const char *folder, const char *text)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA1, text, -1);
  g_autofree char *path = g_strdup_printf ("%s/place-%s", folder, name);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("%s", error->message);
}

static void
save_places (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (sg_place_forms); i++)
    save_text (folder, sg_place_forms[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (sg_place_words); i++)
    save_text (folder, sg_place_words[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (sg_place_wrong); i++)
    save_text (folder, sg_place_wrong[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (sg_place_short); i++)
    save_text (folder, sg_place_short[i].text);
}

/* A few events of each sort of subject, as they travel. */
static void
save_events (const char *folder)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (119);

  for (guint subject = 0; subject < SG_N_SUBJECTS; subject++)
    {
      SgUuid           id = sg_random_id (rand);
      g_autofree char *name = g_strdup_printf ("event-%s", sg_subject_to_text (subject));
      g_autoptr (GString) lines = g_string_new (NULL);

      for (guint i = 0; i < 12; i++)
        {
          g_autoptr (SgEvent)
            event = sg_random_event (sg_random_kind (subject, rand), &id, i, rand);
          g_autofree char *text = sg_event_to_json (event);

          g_string_append_printf (lines, "%s\n", text);
        }
      save (folder, name, (const guint8 *) lines->str, lines->len);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  g_autoptr (GByteArray) unpacked = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }

  path = g_build_filename (argv[1], "packed.osm.pbf", NULL);
  sg_seed_write_pbf (path);
  unpacked = sg_seed_unpack (path);
  save (argv[1], "unpacked", unpacked->data, unpacked->len);
  save (argv[1], "xml", (const guint8 *) sg_seed_xml, strlen (sg_seed_xml));
  save_places (argv[1]);
  save_events (argv[1]);

  return 0;
}
