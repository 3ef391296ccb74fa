/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tables share: lines that are filled call by call, and cells that remember their calls,
 * so that every figure opens its incidents. */

#include "config.h"

#include "desk/report/sg-report-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-code-list.h"

/* ---- lines ---- */

static SgReportGroup *
new_group (const char *key)
{
  SgReportGroup *self = g_new0 (SgReportGroup, 1);

  self->key = g_strdup (key);
  return self;
}

static void
free_group (gpointer group)
{
  SgReportGroup *self = group;

  for (guint i = 0; i < SG_REPORT_COUNTS_MAX; i++)
    g_clear_pointer (&self->counts[i], g_array_unref);
  for (guint i = 0; i < SG_REPORT_INTERVALS_MAX; i++)
    g_clear_pointer (&self->intervals[i], sg_interval_free);
  g_free (self->key);
  g_free (self->label);
  g_free (self);
}

SgReportGroups *
sg_report_groups_new (void)
{
  SgReportGroups *self = g_new0 (SgReportGroups, 1);

  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->total = new_group ("");
  self->total->label = g_strdup (_ ("Total"));

  return self;
}

void
sg_report_groups_free (SgReportGroups *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->groups);
  free_group (self->total);
  g_free (self);
}

/**
 * sg_report_groups_get:
 *
 * Returns: (transfer none): the line of @key, made when it is first asked for; without a label then
 */
SgReportGroup *
sg_report_groups_get (SgReportGroups *self, const char *key)
{
  SgReportGroup *group = g_hash_table_lookup (self->by_key, key);

  if (group == NULL)
    {
      group = new_group (key);
      g_ptr_array_add (self->groups, group);
      g_hash_table_insert (self->by_key, group->key, group);
    }

  return group;
}

/**
 * sg_report_groups_find:
 *
 * Returns: (transfer none): the line that @call belongs to
 */
SgReportGroup *
sg_report_groups_find (SgReportGroups     *self,
                       const SgReportData *data,
                       const SgReportAxis *axis,
                       const SgReportCall *call)
{
  char           buffer[64];
  const char    *key = axis->get_key (data, call, buffer);
  SgReportGroup *group = sg_report_groups_get (self, key);

  if (group->label == NULL)
    group->label = axis->dup_label (data, key);

  return group;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SgReportGroup *left = *(SgReportGroup *const *) a;
  const SgReportGroup *right = *(SgReportGroup *const *) b;

  return strcmp (left->key, right->key);
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer column)
{
  const SgReportGroup *left = *(SgReportGroup *const *) a;
  const SgReportGroup *right = *(SgReportGroup *const *) b;
  guint                most = sg_report_group_get_count (left, GPOINTER_TO_UINT (column));
  guint                least = sg_report_group_get_count (right, GPOINTER_TO_UINT (column));

  return most != least ? (most > least ? -1 : 1) : g_strcmp0 (left->label, right->label);
}

void
sg_report_groups_sort (SgReportGroups *self)
{
  g_ptr_array_sort (self->groups, compare_keys);
}

/**
 * sg_report_groups_sort_by_count:
 *
 * The largest first; those with the same count by their labels.
 */
void
sg_report_groups_sort_by_count (SgReportGroups *self, guint column)
{
  g_ptr_array_sort_with_data (self->groups, compare_counts, GUINT_TO_POINTER (column));
}

/**
 * sg_report_group_count:
 * @call: counted once more in @column
 */
void
sg_report_group_count (SgReportGroup *self, guint column, guint call)
{
  if (self->counts[column] == NULL)
    self->counts[column] = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (self->counts[column], call);
}

guint
sg_report_group_get_count (const SgReportGroup *self, guint column)
{
  return self->counts[column] != NULL ? self->counts[column]->len : 0;
}

SgInterval *
sg_report_group_get_interval (SgReportGroup *self, guint index)
{
  if (self->intervals[index] == NULL)
    self->intervals[index] = sg_interval_new ();

  return self->intervals[index];
}

/* ---- cells ---- */

/* A cell by its sheet, row and column. */
static gint64
make_cell_key (guint sheet, guint row, guint column)
{
  return ((gint64) sheet << 40) | ((gint64) row << 8) | (gint64) column;
}

/* The calls of the cell that is written next. */
static void
link_next_cell (SgReport *self, SgSheet *sheet, GArray *calls)
{
  guint   row = sheet->n_rows - 1;
  guint   column = sheet->cells->len - row * sheet->columns->len;
  guint   place = 0;
  gint64 *key;

  if (calls == NULL || calls->len == 0 || !g_ptr_array_find (self->book->sheets, sheet, &place))
    return;

  key = g_new (gint64, 1);
  *key = make_cell_key (place, row, column);
  g_hash_table_insert (self->links, key, g_array_ref (calls));
}

/**
 * sg_report_list_behind:
 * @sheet: the place of the table in the book
 * @row: of the table, without its header; the total is the last
 *
 * Returns: (transfer full) (element-type SgIncident): the incidents behind a figure, each once, the
 *   oldest first, borrowed from the report; none for a cell that is no figure of incidents
 */
GPtrArray *
sg_report_list_behind (SgReport *self, guint sheet, guint row, guint column)
{
  gint64               key = make_cell_key (sheet, row, column);
  const GArray        *calls = g_hash_table_lookup (self->links, &key);
  GPtrArray           *incidents = g_ptr_array_new ();
  g_autofree gboolean *seen = g_new0 (gboolean, self->data->calls->len);

  for (guint i = 0; calls != NULL && i < calls->len; i++)
    seen[g_array_index (calls, guint, i)] = TRUE;
  for (guint i = 0; i < self->data->calls->len; i++)
    if (seen[i])
      g_ptr_array_add (incidents, sg_report_data_get_call (self->data, i)->incident);

  return incidents;
}

/**
 * sg_report_add_sheet:
 * @name: (nullable): translated; what part of the report it is
 */
SgSheet *
sg_report_add_sheet (SgReport *self, SgReportKind kind, const char *name)
{
  const char      *title = sg_report_kind_get_title (kind);
  g_autofree char *whole = name != NULL ? g_strdup_printf ("%s: %s", title, name) : NULL;

  return sg_sheet_add (self->book, whole != NULL ? whole : title);
}

/**
 * sg_report_put_calls:
 * @figure: what is shown
 * @calls: (nullable) (element-type guint): what it opens
 */
void
sg_report_put_calls (SgReport *self, SgSheet *sheet, double figure, GArray *calls)
{
  link_next_cell (self, sheet, calls);
  sg_sheet_number (sheet, figure);
}

void
sg_report_put_count (SgReport *self, SgSheet *sheet, SgReportGroup *group, guint column)
{
  sg_report_put_calls (self,
                       sheet,
                       sg_report_group_get_count (group, column),
                       group->counts[column]);
}

/**
 * sg_report_put_share:
 *
 * Of the calls in @of_column those that are in @column, which the cell opens.
 */
void
sg_report_put_share (SgReport      *self,
                     SgSheet       *sheet,
                     SgReportGroup *group,
                     guint          column,
                     guint          of_column)
{
  guint whole = sg_report_group_get_count (group, of_column);
  guint part = sg_report_group_get_count (group, column);

  sg_report_put_calls (self, sheet, whole > 0 ? (double) part / whole : NAN, group->counts[column]);
}

void
sg_report_add_interval_columns (SgSheet *sheet)
{
  sg_sheet_add_column (sheet, _ ("n"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Median"), SG_SHEET_SECONDS);
  sg_sheet_add_column (sheet, _ ("P90"), SG_SHEET_SECONDS);
  sg_sheet_add_column (sheet, _ ("Within target"), SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, _ ("Measured"), SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, _ ("Corrected"), SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, _ ("Typed"), SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, _ ("Reversed"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Implausible"), SG_SHEET_INT);
}

/**
 * sg_report_put_interval:
 *
 * Fills the columns of sg_report_add_interval_columns().
 */
void
sg_report_put_interval (SgReport *self, SgSheet *sheet, SgInterval *interval)
{
  sg_report_put_calls (self, sheet, sg_interval_count (interval), interval->whose);
  sg_report_put_median (self, sheet, interval);
  sg_report_put_calls (self, sheet, sg_interval_within (interval), interval->within);
  for (guint i = 0; i < SG_N_KNOWN; i++)
    sg_report_put_calls (self, sheet, sg_interval_known (interval, i), interval->known[i]);
  sg_report_put_calls (self, sheet, interval->reversed->len, interval->reversed);
  sg_report_put_calls (self, sheet, interval->implausible->len, interval->implausible);
}

/**
 * sg_report_put_median:
 *
 * Two cells: the median and the P90, never the one without the other.
 */
void
sg_report_put_median (SgReport *self, SgSheet *sheet, SgInterval *interval)
{
  sg_report_put_calls (self, sheet, sg_interval_percentile (interval, 50), interval->whose);
  sg_report_put_calls (self, sheet, sg_interval_percentile (interval, 90), interval->whose);
}

/**
 * sg_report_put_time:
 * @at: microseconds UTC; 0 for none
 */
void
sg_report_put_time (SgSheet *sheet, gint64 at)
{
  if (at != 0)
    sg_sheet_number (sheet, floor ((double) at / G_USEC_PER_SEC));
  else
    sg_sheet_empty (sheet);
}

/**
 * sg_report_put_number:
 *
 * The number of the incident, which opens it.
 */
void
sg_report_put_number (SgReport *self, SgSheet *sheet, guint call)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (one, call);
  link_next_cell (self, sheet, one);
  sg_sheet_text (sheet, sg_report_data_get_call (self->data, call)->incident->number);
}

/* ---- words ---- */

/**
 * sg_report_label:
 * @code: (nullable): of @list
 *
 * Returns: (nullable): what a person reads, in the language of the program
 */
const char *
sg_report_label (const char *list, const char *code)
{
  if (code == NULL)
    return NULL;

  /* Translators: the column of the code lists: en, or id for Indonesian */
  return sg_code_label (list, code, C_ ("language of code lists", "en"));
}

const char *
sg_report_label_severity (gint64 severity)
{
  static const char *const codes[] = { "sev1", "sev2", "sev3" };

  if (severity < 1 || severity > (gint64) G_N_ELEMENTS (codes))
    return _ ("not judged");

  return sg_report_label ("severity", codes[severity - 1]);
}
