/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sorted numbers, with a table that says where those with the same upper bits begin. The table has
 * about one entry for two ids, so that a look-up is one step into it and then a few comparisons;
 * ids that all fall into one entry cost a search by halves. */

#include "region/osm/sg-osm-ids.h"

#include "region/osm/sg-osm-store.h"

/* So few are sorted faster by insertion. */
#define FEW 32

struct _SgOsmIds
{
  GArray  *ids; /* of guint64, ascending */
  guint32 *begins;
  gsize    n_begins;
  guint    shift;
};

/* Ids are signed; with the sign turned they sort as unsigned numbers. */
static inline guint64
to_key (gint64 id)
{
  return (guint64) id ^ G_GUINT64_CONSTANT (0x8000000000000000);
}

static void
sort_few (guint64 *keys, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      guint64 key = keys[i];
      gsize   at = i;

      for (; at > 0 && keys[at - 1] > key; at--)
        keys[at] = keys[at - 1];
      keys[at] = key;
    }
}

/* Moves every key to the part of its byte. @ends: where each part ends. */
static void
deal_out (guint64 *keys, gsize *heads, const gsize *ends, guint shift)
{
  for (guint part = 0; part < 256; part++)
    while (heads[part] < ends[part])
      {
        guint64 key = keys[heads[part]];
        guint   home = (key >> shift) & 255;

        while (home != part)
          {
            guint64 other = keys[heads[home]];

            keys[heads[home]++] = key;
            key = other;
            home = (key >> shift) & 255;
          }
        keys[heads[part]++] = key;
      }
}

/* Radix sort in place, from the upper byte down: it needs no second array, and no order of the
 * input makes it slow. */
static void
sort (guint64 *keys, gsize n, guint shift)
{
  gsize heads[256];
  gsize ends[256] = { 0 };
  gsize sum = 0;

  if (n <= FEW)
    {
      sort_few (keys, n);
      return;
    }

  for (gsize i = 0; i < n; i++)
    ends[(keys[i] >> shift) & 255]++;
  for (guint part = 0; part < 256; part++)
    {
      heads[part] = sum;
      sum += ends[part];
      ends[part] = sum;
    }
  deal_out (keys, heads, ends, shift);

  for (guint part = 0; shift > 0 && part < 256; part++)
    {
      gsize first = part > 0 ? ends[part - 1] : 0;

      sort (keys + first, ends[part] - first, shift - 8);
    }
}

static void
remove_equal (GArray *ids)
{
  guint64 *keys = (guint64 *) (gpointer) ids->data;
  guint    n = 0;

  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || keys[n - 1] != keys[i])
      keys[n++] = keys[i];

  g_array_set_size (ids, n);
}

static void
build_table (SgOsmIds *self)
{
  const guint64 *keys = (const guint64 *) (gpointer) self->ids->data;
  guint32        n = self->ids->len;
  guint64        range = n > 0 ? keys[n - 1] - keys[0] : 0;
  gsize          at = 0;

  while (range >> self->shift > n / 2)
    self->shift++;

  self->n_begins = (gsize) (range >> self->shift) + 2;
  self->begins = g_new (guint32, self->n_begins);
  for (guint32 i = 0; i < n; i++)
    for (gsize entry = (gsize) ((keys[i] - keys[0]) >> self->shift); at <= entry; at++)
      self->begins[at] = i;
  for (; at < self->n_begins; at++)
    self->begins[at] = n;
}

/**
 * sg_osm_ids_new:
 * @ids: (transfer full): of gint64, in any order, with repetitions
 */
SgOsmIds *
sg_osm_ids_new (GArray *ids)
{
  SgOsmIds *self = g_new0 (SgOsmIds, 1);
  guint64  *keys = (guint64 *) (gpointer) ids->data;
  guint64   different = 0;
  guint     shift = 56;

  self->ids = ids;
  for (guint i = 0; i < ids->len; i++)
    {
      keys[i] = to_key ((gint64) keys[i]);
      different |= keys[i] ^ keys[0];
    }

  while (shift > 0 && different >> shift == 0)
    shift -= 8;
  sort (keys, ids->len, shift);
  remove_equal (ids);
  build_table (self);

  return self;
}

void
sg_osm_ids_free (SgOsmIds *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->ids);
  g_free (self->begins);
  g_free (self);
}

/**
 * sg_osm_ids_get_length:
 *
 * Returns: how many different ids there are
 */
guint32
sg_osm_ids_get_length (const SgOsmIds *self)
{
  return self->ids->len;
}

/**
 * sg_osm_ids_find:
 *
 * Returns: how many smaller ids the set has, or %SG_OSM_MISSING when it does not have this one
 */
guint32
sg_osm_ids_find (const SgOsmIds *self, gint64 id)
{
  const guint64 *keys = (const guint64 *) (gpointer) self->ids->data;
  guint64        key = to_key (id);
  guint32        first;
  guint32        last;
  gsize          entry;

  if (self->ids->len == 0 || key < keys[0] || key > keys[self->ids->len - 1])
    return SG_OSM_MISSING;

  entry = (gsize) ((key - keys[0]) >> self->shift);
  first = self->begins[entry];
  last = self->begins[entry + 1];
  while (first < last)
    {
      guint32 middle = first + (last - first) / 2;

      if (keys[middle] < key)
        first = middle + 1;
      else
        last = middle;
    }

  return first < self->ids->len && keys[first] == key ? first : SG_OSM_MISSING;
}
