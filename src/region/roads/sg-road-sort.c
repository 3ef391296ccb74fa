/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Radix sorts: an import orders millions of junctions, and a tile thousands of segments, by plain
 * numbers. Both go from the lowest digit to the highest and keep the order of equals. */

#include "region/roads/sg-road-sort.h"

#include <string.h>

#define DIGIT_BITS 11
#define DIGITS     (1u << DIGIT_BITS)

/* Fewer are sorted faster by insertion. */
#define FEW 48

/* From how many have each digit to where the first of them goes. */
static void
begin_places (gsize place[DIGITS])
{
  gsize sum = 0;

  for (guint digit = 0; digit < DIGITS; digit++)
    {
      gsize count = place[digit];

      place[digit] = sum;
      sum += count;
    }
}

static void
sort_items_by_digit (const SgRoadSortItem *from, SgRoadSortItem *to, gsize n, guint shift)
{
  gsize place[DIGITS] = { 0 };

  for (gsize i = 0; i < n; i++)
    place[(from[i].key >> shift) & (DIGITS - 1)]++;

  begin_places (place);

  for (gsize i = 0; i < n; i++)
    to[place[(from[i].key >> shift) & (DIGITS - 1)]++] = from[i];
}

/**
 * sg_road_sort_items:
 * @items: (array length=n): sorted in place by ascending key; needs as much memory again meanwhile
 * @key_bits: no key has a bit above
 */
void
sg_road_sort_items (SgRoadSortItem *items, gsize n, guint key_bits)
{
  g_autofree SgRoadSortItem *other = g_new (SgRoadSortItem, n);
  SgRoadSortItem            *from = items;
  SgRoadSortItem            *to = other;

  for (guint shift = 0; shift < key_bits; shift += DIGIT_BITS)
    {
      SgRoadSortItem *swap = from;

      sort_items_by_digit (from, to, n, shift);
      from = to;
      to = swap;
    }

  if (from != items && n > 0)
    memcpy (items, from, n * sizeof *items);
}

static void
sort_few (guint32 *numbers, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      guint32 number = numbers[i];
      gsize   hole = i;

      for (; hole > 0 && numbers[hole - 1] > number; hole--)
        numbers[hole] = numbers[hole - 1];
      numbers[hole] = number;
    }
}

static void
sort_numbers_by_digit (const guint32 *from, guint32 *to, gsize n, guint shift)
{
  gsize place[DIGITS] = { 0 };

  for (gsize i = 0; i < n; i++)
    place[(from[i] >> shift) & (DIGITS - 1)]++;

  begin_places (place);

  for (gsize i = 0; i < n; i++)
    to[place[(from[i] >> shift) & (DIGITS - 1)]++] = from[i];
}

/**
 * sg_road_sort_numbers:
 * @numbers: (array length=n): sorted in place, ascending
 */
void
sg_road_sort_numbers (guint32 *numbers, gsize n)
{
  g_autofree guint32 *other = NULL;
  guint32            *from = numbers;
  guint32            *to;

  if (n <= FEW)
    {
      sort_few (numbers, n);
      return;
    }

  other = g_new (guint32, n);
  to = other;
  for (guint shift = 0; shift < 32; shift += DIGIT_BITS)
    {
      guint32 *swap = from;

      sort_numbers_by_digit (from, to, n, shift);
      from = to;
      to = swap;
    }

  memcpy (numbers, from, n * sizeof *numbers);
}
