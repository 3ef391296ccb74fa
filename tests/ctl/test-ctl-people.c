/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "tests/sg-test.h"

static int
run (char **out, const char *format, ...)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  g_autofree char *said = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;
  int     status;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strdup_printf ("%s desk %s", g_getenv ("SIAGACTL"), words);
  g_spawn_command_line_sync (line, &said, &err, &status, &error);
  g_assert_no_error (error);
  if (out != NULL)
    *out = g_steal_pointer (&said);
  if (!WIFEXITED (status))
    g_error ("%s: %s", line, err);

  return WEXITSTATUS (status);
}

/* What it said against it. */
static int
run_error (char **said, const char *words)
{
  g_autofree char *line = g_strdup_printf ("%s desk %s", g_getenv ("SIAGACTL"), words);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, NULL, said, &status, &error);
  g_assert_no_error (error);

  return WEXITSTATUS (status);
}

static void
create (const char *db)
{
  g_assert_cmpint (run (NULL, "create %s --psc 3171 --name Meja", db), ==, 0);
  g_setenv ("SIAGA_PIN", "731940", TRUE);
  g_assert_cmpint (run (NULL, "person add %s Kepala --roles admin,supervisor", db), ==, 0);
}

static void
test_people_sign_in (void)
{
  g_autofree char *db = sg_test_path ("people.db");
  g_autofree char *out = NULL;

  create (db);
  g_setenv ("SIAGA_PIN", "5093", TRUE);
  g_assert_cmpint (run (NULL, "person add %s Budi --roles operator", db), ==, 0);
  g_assert_cmpint (run (NULL, "person add %s Tono --roles pilot", db), ==, 1);
  g_assert_cmpint (run (NULL, "person add %s Tono --roles operator --by Budi", db), ==, 1);
  g_assert_cmpint (run (NULL, "sign-in %s Kepala", db), ==, 1);
  g_assert_cmpint (run (NULL, "sign-in %s Budi", db), ==, 0);
  g_assert_cmpint (run (NULL, "sign-out %s Budi", db), ==, 0);
  g_assert_cmpint (run (NULL, "person disable %s Budi", db), ==, 0);
  g_assert_cmpint (run (NULL, "sign-in %s Budi", db), ==, 1);
  g_assert_cmpint (run (&out, "person list %s --json", db), ==, 0);
  g_assert_nonnull (strstr (out, "\"name\":\"Budi\",\"roles\":[\"operator\"],\"disabled\":true"));
  g_assert_cmpint (run (NULL, "check %s", db), ==, 0);
}

static void
test_person_is_erased_and_desk_restored (void)
{
  g_autofree char *db = sg_test_path ("privacy.db");
  g_autofree char *folder = sg_test_path ("copies");
  g_autofree char *copy = sg_test_path ("copy.db");
  g_autofree char *out = NULL;
  g_autofree char *log = NULL;
  g_autofree char *restored = NULL;

  create (db);
  g_assert_cmpint (run (NULL, "call %s --source tel119 --phone 081100000177 --caller Uji", db),
                   ==,
                   0);
  g_assert_cmpint (run (NULL, "backup %s %s", db, copy), ==, 0);
  g_assert_cmpint (run (NULL, "backup %s --nightly %s", db, folder), ==, 1);
  g_assert_cmpint (run (NULL, "privacy export %s 081100000177 %s --purpose surat", db, folder),
                   ==,
                   0);
  g_assert_cmpint (run (&out, "privacy erase %s 081100000177 --reason surat --json", db), ==, 0);
  g_assert_nonnull (strstr (out, "\"masked\":1"));
  g_assert_cmpint (run (&log, "log %s --json", db), ==, 0);
  g_assert_null (strstr (log, "81100000177"));

  g_assert_cmpint (run (NULL, "restore %s %s", copy, db), ==, 1);
  g_assert_cmpint (run (&restored, "restore %s %s --force --salvage --json", copy, db), ==, 0);
  g_assert_nonnull (strstr (restored, "\"epoch\":2"));
  g_clear_pointer (&log, g_free);
  g_assert_cmpint (run (&log, "log %s --json", db), ==, 0);
  g_assert_null (strstr (log, "81100000177"));
  g_assert_cmpint (run (NULL, "check %s", db), ==, 0);
  g_assert_cmpint (run (NULL, "retention %s --dry-run", db), ==, 0);
  g_assert_cmpint (run (NULL, "forms %s %s", db, folder), ==, 0);
}

/* ---- who looks ---- */

#define PHONE   "081100000177"
#define CALLER  "Ratnawati Contoh"
#define PATIENT "Slamet Contoh"
#define NIK     "3171014501900001"

static char *
read_line (char *text)
{
  g_autofree char *owned = text;

  return g_strdup (g_strstrip (owned));
}

/* A desk with an admin, an operator and a trainer, and an incident with all that is personal. */
static char *
fill (const char *db)
{
  char *number = NULL;
  char *volunteer = NULL;

  create (db);
  g_assert_cmpint (run (NULL, "person add %s Budi --roles operator --no-pin", db), ==, 0);
  g_assert_cmpint (run (NULL, "person add %s Tono --roles trainer --no-pin", db), ==, 0);
  g_assert_cmpint (run (&number,
                        "call %s --source tel119 --phone " PHONE " --caller '" CALLER
                        "' --text 'saya ratnawati contoh, " PHONE "'",
                        db),
                   ==,
                   0);
  number = read_line (number);
  number[strcspn (number, " \n")] = '\0';
  g_assert_cmpint (
    run (NULL, "patient %s %s add --label P1 --name '" PATIENT "' --nik " NIK, db, number),
    ==,
    0);
  g_assert_cmpint (run (NULL, "note %s %s 'Slamet Contoh sadar'", db, number), ==, 0);
  g_assert_cmpint (run (&volunteer,
                        "volunteer add %s --name 'Bambang Uji' --phone 081200000299 --consent yes",
                        db),
                   ==,
                   0);
  g_free (volunteer);

  return number;
}

/* Lines of the log about the subject that have the word: what was done, or who. */
static guint
count_looks (const char *db, const char *what, const char *subject)
{
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_cmpint (run (&out, "access %s --subject %s", db, subject), ==, 0);
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], what) != NULL;

  return n;
}

static void
test_every_look_leaves_a_line (void)
{
  g_autofree char *db = sg_test_path ("looks.db");
  g_autofree char *csv = sg_test_path ("looks.csv");
  g_autofree char *pdf = sg_test_path ("looks.pdf");
  g_autofree char *copy = sg_test_path ("looks-copy.db");
  g_autofree char *number = fill (db);

  g_assert_cmpint (run (NULL, "incidents %s --open --by Budi", db), ==, 0);
  g_assert_cmpint (run (NULL, "print %s %s --masked --output %s --by Budi", db, number, pdf),
                   ==,
                   0);
  g_assert_cmpuint (count_looks (db, "Budi", "incident"), ==, 0);

  g_assert_cmpint (run (NULL, "show %s %s --by Budi", db, number), ==, 0);
  g_assert_cmpuint (count_looks (db, "opened", "incident"), ==, 1);
  g_assert_cmpuint (count_looks (db, "Budi", "patient"), ==, 1);
  g_assert_cmpint (run (NULL, "timeline %s %s --by Budi", db, number), ==, 0);
  g_assert_cmpint (run (NULL, "summary %s %s --by Budi", db, number), ==, 0);
  g_assert_cmpuint (count_looks (db, "opened", "incident"), ==, 3);
  g_assert_cmpint (run (NULL, "print %s %s --output %s --by Budi", db, number, pdf), ==, 0);
  g_assert_cmpuint (count_looks (db, "printed", "incident"), ==, 1);

  g_assert_cmpint (run (NULL, "volunteer list %s --by Tono", db), ==, 0);
  g_assert_cmpuint (count_looks (db, "Tono", "volunteer"), ==, 1);
  g_assert_cmpint (run (NULL, "volunteer list %s --search Bambang --by Tono", db), ==, 0);
  g_assert_cmpuint (count_looks (db, "searched", "volunteer"), ==, 1);
  g_assert_cmpint (run (NULL, "volunteer export %s %s --by Kepala", db, csv), ==, 0);
  g_assert_cmpuint (count_looks (db, "exported", "volunteer:all"), ==, 1);
  g_assert_cmpint (
    run (NULL, "report %s --from 2026-01-01 --to 2026-01-02 --kind volunteers --by Kepala", db),
    ==,
    0);
  g_assert_cmpuint (count_looks (db, "opened", "volunteer:all"), ==, 1);
  g_assert_cmpint (run (NULL, "backup %s %s --by Kepala", db, copy), ==, 0);
  g_assert_cmpuint (count_looks (db, "Kepala", "desk"), ==, 1);
  g_assert_cmpuint (count_looks (copy, "Kepala", "desk"), ==, 1);
  g_assert_cmpint (run (NULL, "check %s", db), ==, 0);
}

static void
test_message_to_the_crew_is_a_look (void)
{
  g_autofree char *db = sg_test_path ("message.db");
  g_autofree char *number = fill (db);

  g_assert_cmpint (
    run (NULL, "unit add %s --call-sign 119-01 --class B --phone 081200000298 --at=-6.2,106.8", db),
    ==,
    0);
  g_assert_cmpint (run (NULL, "unit ready %s 119-01", db), ==, 0);
  g_assert_cmpint (run (NULL, "request %s %s 119-01 --by Budi", db, number), ==, 0);
  g_assert_cmpint (run (NULL, "message %s %s 119-01 --by Tono", db, number), ==, 1);
  g_assert_cmpuint (count_looks (db, "message", "incident"), ==, 0);
  g_assert_cmpint (run (NULL, "message %s %s 119-01 --by Budi", db, number), ==, 0);
  g_assert_cmpuint (count_looks (db, "message", "incident"), ==, 1);
}

static void
test_trainer_sees_nobody (void)
{
  static const char *const commands[] = { "show", "timeline" };
  static const char *const hidden[] = { "81100000177", CALLER, "ratnawati contoh", PATIENT, NIK };
  g_autofree char         *db = sg_test_path ("trainer.db");
  g_autofree char         *number = fill (db);

  for (guint c = 0; c < G_N_ELEMENTS (commands); c++)
    {
      g_autofree char *whole = NULL;
      g_autofree char *masked = NULL;

      g_assert_cmpint (run (&whole, "%s %s %s --json --by Budi", commands[c], db, number), ==, 0);
      g_assert_cmpint (run (&masked, "%s %s %s --json --by Tono", commands[c], db, number), ==, 0);
      g_assert_nonnull (strstr (whole, PATIENT));
      g_assert_nonnull (strstr (masked, "Slamet C***"));
      g_assert_nonnull (strstr (masked, "Ratnawati C***"));
      g_assert_nonnull (strstr (masked, "+628*****177"));
      for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
        if (strstr (masked, hidden[i]) != NULL)
          g_error ("%s shows %s: %s", commands[c], hidden[i], masked);
    }

  g_assert_cmpuint (count_looks (db, "Tono", "incident"), ==, 0);
}

static void
test_refusal_names_the_role (void)
{
  g_autofree char *db = sg_test_path ("roles.db");
  g_autofree char *copy = sg_test_path ("roles-copy.db");
  g_autofree char *file = sg_test_path ("roles.out");
  g_autofree char *number = fill (db);
  const struct
  {
    const char *command;
    const char *role;
  } cases[] = {
    { "print DB INCIDENT --output FILE --by Tono", "operator" },
    { "print DB INCIDENT --masked --output FILE --by Tono", "operator" },
    { "summary DB INCIDENT --by Tono", "operator" },
    { "log DB --by Tono", "operator" },
    { "report DB --from 2026-01-01 --to 2026-01-02 --by Budi", "verifier" },
    { "volunteer export DB FILE --by Tono", "supervisor or admin" },
    { "backup DB FILE --by Budi", "supervisor or admin" },
    { "restore COPY DB --by Budi", "supervisor or admin" },
    { "privacy sweep DB --by Budi", "admin" },
    { "set DB name Lain --by Budi", "admin" },
  };

  g_assert_cmpint (run (NULL, "backup %s %s", db, copy), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) command = g_string_new (cases[i].command);
      g_autofree char *said = NULL;

      g_string_replace (command, "DB", db, 0);
      g_string_replace (command, "INCIDENT", number, 0);
      g_string_replace (command, "FILE", file, 0);
      g_string_replace (command, "COPY", copy, 0);

      if (run_error (&said, command->str) != 1 || strstr (said, cases[i].role) == NULL)
        g_error ("%s: “%s” does not name %s", cases[i].command, said, cases[i].role);
      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ctl-people/people-sign-in", test_people_sign_in);
  g_test_add_func ("/ctl-people/person-is-erased-and-desk-restored",
                   test_person_is_erased_and_desk_restored);
  g_test_add_func ("/ctl-people/every-look-leaves-a-line", test_every_look_leaves_a_line);
  g_test_add_func ("/ctl-people/message-to-the-crew-is-a-look", test_message_to_the_crew_is_a_look);
  g_test_add_func ("/ctl-people/trainer-sees-nobody", test_trainer_sees_nobody);
  g_test_add_func ("/ctl-people/refusal-names-the-role", test_refusal_names_the_role);

  return g_test_run ();
}
