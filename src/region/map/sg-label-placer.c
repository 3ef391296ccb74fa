/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-label-placer.h"

#include <math.h>

/* Side of a cell of the grid of what is taken, in pixels. */
#define CELL_PIXELS 96

/* What stays free around each label. */
#define MARGIN 2

#define NONE G_MAXUINT32

/* A table of lists: all labels that touch a cell. */
typedef struct
{
  GArray *heads;   /* of guint32, by hash; a power of two */
  GArray *entries; /* of Entry */
} Lists;

typedef struct
{
  guint64 key;
  guint32 label;
  guint32 next;
} Entry;

struct _SgLabelPlacer
{
  GArray *labels; /* of SgLabel */
  int     zoom;
  double  world; /* pixels of the whole world at this zoom */
  Lists   taken; /* by cell */
  Lists   names; /* by name and cell */
};

static void
lists_init (Lists *self)
{
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
}

static void
lists_clear (Lists *self, guint n_heads)
{
  g_array_set_size (self->entries, 0);
  g_array_set_size (self->heads, n_heads);
  for (guint i = 0; i < n_heads; i++)
    g_array_index (self->heads, guint32, i) = NONE;
}

static guint32 *
lists_find_head (const Lists *self, guint64 key)
{
  guint64 mixed = key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return &g_array_index (self->heads, guint32, (guint) (mixed >> 32) & (self->heads->len - 1));
}

static void
lists_add (Lists *self, guint64 key, guint32 label)
{
  guint32 *head = lists_find_head (self, key);
  Entry    entry = { key, label, *head };

  *head = self->entries->len;
  g_array_append_val (self->entries, entry);
}

SgLabelPlacer *
sg_label_placer_new (void)
{
  SgLabelPlacer *self = g_new0 (SgLabelPlacer, 1);

  self->labels = g_array_new (FALSE, FALSE, sizeof (SgLabel));
  lists_init (&self->taken);
  lists_init (&self->names);

  return self;
}

void
sg_label_placer_free (SgLabelPlacer *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->labels);
  g_array_unref (self->taken.heads);
  g_array_unref (self->taken.entries);
  g_array_unref (self->names.heads);
  g_array_unref (self->names.entries);
  g_free (self);
}

SgLabel *
sg_label_placer_get (SgLabelPlacer *self, guint32 label)
{
  return &g_array_index (self->labels, SgLabel, label);
}

guint32
sg_label_placer_get_length (SgLabelPlacer *self)
{
  return self->labels->len;
}

/**
 * sg_label_placer_begin_zoom:
 *
 * Empties the grid. Whoever has placed labels keeps or ends each of them before adding more.
 */
void
sg_label_placer_begin_zoom (SgLabelPlacer *self, int zoom)
{
  guint n_heads = 1 << 12;

  while (n_heads < 2 * self->labels->len)
    n_heads *= 2;

  self->zoom = zoom;
  self->world = ldexp (256, zoom);
  lists_clear (&self->taken, n_heads);
  lists_clear (&self->names, n_heads);
}

static SgLabelBox
box_of (const SgLabelPlacer *self, const SgLabel *label)
{
  SgLabelBox box = sg_label_box (label->style, label->text, label->width, label->angle);

  box.x += label->x * self->world;
  box.y += label->y * self->world;

  return box;
}

typedef struct
{
  gint64 left;
  gint64 top;
  gint64 right;
  gint64 bottom;
} Cells;

static Cells
cells_of (const SgLabelBox *box)
{
  double reach_x;
  double reach_y;

  sg_label_box_reach (box, &reach_x, &reach_y);
  return (Cells){ (gint64) floor ((box->x - reach_x) / CELL_PIXELS),
                  (gint64) floor ((box->y - reach_y) / CELL_PIXELS),
                  (gint64) floor ((box->x + reach_x) / CELL_PIXELS),
                  (gint64) floor ((box->y + reach_y) / CELL_PIXELS) };
}

static guint64
cell_key (gint64 x, gint64 y)
{
  return (guint64) (x + (1 << 30)) << 32 | (guint64) (y + (1 << 30));
}

static guint64
name_key (const char *name, gint64 x, gint64 y)
{
  return cell_key (x, y) ^ (guint64) (gsize) name * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
}

static gboolean
cell_is_free (const SgLabelPlacer *self, guint64 key, const SgLabelBox *box)
{
  guint32 at = *lists_find_head (&self->taken, key);

  while (at != NONE)
    {
      const Entry *entry = &g_array_index (self->taken.entries, Entry, at);
      SgLabelBox   other;

      at = entry->next;
      if (entry->key != key)
        continue;

      other = box_of (self, &g_array_index (self->labels, SgLabel, entry->label));
      if (sg_label_boxes_overlap (box, &other))
        return FALSE;
    }

  return TRUE;
}

/* Names are found again in cells of this side. */
#define NAME_CELL 768

static gboolean
name_is_far (const SgLabelPlacer *self, const SgLabel *label, guint64 key, double pixels)
{
  guint32 at = *lists_find_head (&self->names, key);

  while (at != NONE)
    {
      const Entry   *entry = &g_array_index (self->names.entries, Entry, at);
      const SgLabel *other = &g_array_index (self->labels, SgLabel, entry->label);

      at = entry->next;
      if (entry->key == key && other->text == label->text &&
          hypot (other->x - label->x, other->y - label->y) * self->world < pixels)
        return FALSE;
    }

  return TRUE;
}

static gint64
name_cell (const SgLabelPlacer *self, double coordinate, double pixels)
{
  return (gint64) floor ((coordinate * self->world + pixels) / NAME_CELL);
}

static gboolean
is_no_repeat (const SgLabelPlacer *self, const SgLabel *label, double pixels)
{
  gint64 right = name_cell (self, label->x, pixels);
  gint64 bottom = name_cell (self, label->y, pixels);

  for (gint64 x = name_cell (self, label->x, -pixels); x <= right; x++)
    for (gint64 y = name_cell (self, label->y, -pixels); y <= bottom; y++)
      if (!name_is_far (self, label, name_key (label->text, x, y), pixels))
        return FALSE;

  return TRUE;
}

/**
 * sg_label_placer_fits:
 * @repeat_pixels: how far the same name must be; 0 when it may be anywhere
 */
gboolean
sg_label_placer_fits (SgLabelPlacer *self, const SgLabel *label, double repeat_pixels)
{
  SgLabelBox box;
  Cells      cells;

  if (repeat_pixels > 0 && !is_no_repeat (self, label, repeat_pixels))
    return FALSE;

  box = box_of (self, label);
  box.half_width += MARGIN;
  box.half_height += MARGIN;
  cells = cells_of (&box);
  for (gint64 x = cells.left; x <= cells.right; x++)
    for (gint64 y = cells.top; y <= cells.bottom; y++)
      if (!cell_is_free (self, cell_key (x, y), &box))
        return FALSE;

  return TRUE;
}

/**
 * sg_label_placer_keep:
 *
 * Lets a label of a smaller zoom stay at this one.
 */
void
sg_label_placer_keep (SgLabelPlacer *self, guint32 label)
{
  const SgLabel *kept = sg_label_placer_get (self, label);
  SgLabelBox     box = box_of (self, kept);
  Cells          cells = cells_of (&box);
  gint64         name_x = name_cell (self, kept->x, 0);
  gint64         name_y = name_cell (self, kept->y, 0);

  for (gint64 x = cells.left; x <= cells.right; x++)
    for (gint64 y = cells.top; y <= cells.bottom; y++)
      lists_add (&self->taken, cell_key (x, y), label);
  lists_add (&self->names, name_key (kept->text, name_x, name_y), label);
}

/**
 * sg_label_placer_add:
 *
 * Adds a label that fits, from this zoom on.
 *
 * Returns: its number
 */
guint32
sg_label_placer_add (SgLabelPlacer *self, const SgLabel *label)
{
  SgLabel added = *label;
  guint32 number = self->labels->len;

  added.first = (guint8) self->zoom;
  added.last = SG_LABEL_OPEN;
  g_array_append_val (self->labels, added);
  sg_label_placer_keep (self, number);

  return number;
}

/**
 * sg_label_placer_end:
 *
 * Ends a label that a smaller zoom has shown.
 */
void
sg_label_placer_end (SgLabelPlacer *self, guint32 label)
{
  sg_label_placer_get (self, label)->last = (guint8) (self->zoom - 1);
}
