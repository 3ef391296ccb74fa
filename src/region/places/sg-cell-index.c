/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the grid are plain arrays of (column, thing), sorted: found by row at once, then by
 * halves. It takes no more memory than its things, wherever on the globe they lie, and two million
 * questions take less time than reading what is asked about. */

#include "region/places/sg-cell-index.h"

#include <stdlib.h>

typedef struct
{
  gint32  row;
  gint32  column;
  guint32 thing;
} Entry;

struct _SgCellIndex
{
  gint32   side;    /* 1e-7 degree */
  guint32  n_rows;  /* of the whole globe */
  GArray  *entries; /* of Entry, until it is complete */
  guint32 *first;   /* n_rows + 1: where each row begins */
  gint32  *columns;
  guint32 *things;
};

/**
 * sg_cell_index_new:
 * @side: of a cell, 1e-7 degree
 */
SgCellIndex *
sg_cell_index_new (gint32 side)
{
  SgCellIndex *self = g_new0 (SgCellIndex, 1);

  self->side = side;
  self->n_rows = 1800000000u / (guint32) side + 1;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  return self;
}

void
sg_cell_index_free (SgCellIndex *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self->first);
  g_free (self->columns);
  g_free (self->things);
  g_free (self);
}

void
sg_cell_index_find_cell (const SgCellIndex *self, SgPoint point, gint32 *row, gint32 *column)
{
  *row = (gint32) (((gint64) point.lat + 900000000) / self->side);
  *column = (gint32) (((gint64) point.lon + 1800000000) / self->side);
}

/**
 * sg_cell_index_add:
 *
 * Only before sg_cell_index_complete().
 */
void
sg_cell_index_add (SgCellIndex *self, gint32 row, gint32 column, guint32 thing)
{
  Entry entry = { row, column, thing };

  g_return_if_fail (row >= 0 && (guint32) row < self->n_rows);

  g_array_append_val (self->entries, entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;

  return (first->thing > second->thing) - (first->thing < second->thing);
}

void
sg_cell_index_complete (SgCellIndex *self)
{
  guint n_entries = self->entries->len;

  g_array_sort (self->entries, compare_entries);
  self->first = g_new0 (guint32, self->n_rows + 1);
  self->columns = g_new (gint32, n_entries);
  self->things = g_new (guint32, n_entries);
  for (guint i = 0; i < n_entries; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      self->first[entry->row + 1]++;
      self->columns[i] = entry->column;
      self->things[i] = entry->thing;
    }
  for (guint32 row = 0; row < self->n_rows; row++)
    self->first[row + 1] += self->first[row];
  g_clear_pointer (&self->entries, g_array_unref);
}

/* The first entry of a row that is not before @column. */
static guint32
find_column (const SgCellIndex *self, guint32 first, guint32 last, gint32 column)
{
  while (first < last)
    {
      guint32 middle = first + (last - first) / 2;

      if (self->columns[middle] < column)
        first = middle + 1;
      else
        last = middle;
    }

  return first;
}

/**
 * sg_cell_index_get:
 * @n_things: (out): how many lie in the cell
 *
 * Returns: (transfer none): the things in the cell, ascending; none outside the globe
 */
const guint32 *
sg_cell_index_get (const SgCellIndex *self, gint32 row, gint32 column, guint *n_things)
{
  guint32 first;
  guint32 last;

  *n_things = 0;
  if (row < 0 || (guint32) row >= self->n_rows)
    return NULL;

  last = self->first[row + 1];
  first = find_column (self, self->first[row], last, column);
  while (first + *n_things < last && self->columns[first + *n_things] == column)
    (*n_things)++;

  return &self->things[first];
}
