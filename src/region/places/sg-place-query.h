/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/places/sg-place-kind.h"

G_BEGIN_DECLS

/* What was said, taken apart: the words to look for, and beside them what cannot be looked for. */

/* More words than this are not an address. */
#define SG_QUERY_WORDS_MAX 16

/* One way to understand a word that was said. */
typedef struct
{
  char    *words;  /* all must be there, apart by spaces */
  gboolean prefix; /* the last of them may go on */
  guint    wrong;  /* letters that differ from what was said */
} SgQueryChoice;

/**
 * SgQuerySlot:
 * @choices: (element-type SgQueryChoice): any of them will do
 * @said: the word, folded
 * @optional: helps to order, need not be there: `jalan`, `di`
 * @level: the kind of area that it names, as in `kel menteng`, or −1
 */
typedef struct
{
  GPtrArray *choices;
  char      *said;
  gboolean   optional;
  int        level;
} SgQuerySlot;

/**
 * SgPlaceQuery:
 * @slots: (element-type SgQuerySlot): what to look for
 * @target_level: the kind of area that was asked for, as in `kec menteng`, or −1
 * @name: all words that are of no area, without titles and blanks: `gatotsubroto`
 * @number: (nullable): the house number that was said
 * @number_slot: the slot that may be that number, when it was not said to be one; or −1
 * @detail: RT and RW and the like, for the person who reads the result
 */
typedef struct
{
  GPtrArray *slots;
  int        target_level;
  char      *name;
  char      *number;
  int        number_slot;
  char      *detail;
} SgPlaceQuery;

/**
 * SgSpokenPlace:
 * @target: what is looked for
 * @anchor: (nullable): what it is near to: `masjid dekat pasar senen`
 * @crossing: whether @target may name two streets that cross; see sg_place_query_split_crossing()
 *
 * The parts of a sentence, still as text.
 */
typedef struct
{
  char    *target;
  char    *anchor;
  gboolean crossing;
} SgSpokenPlace;

void       sg_spoken_place_parse (const char *text, SgSpokenPlace *spoken);
void       sg_spoken_place_clear (SgSpokenPlace *spoken);
GPtrArray *sg_spoken_place_split_crossing (const SgSpokenPlace *spoken);

SgPlaceQuery  *sg_place_query_parse (const char *text);
void           sg_place_query_free (SgPlaceQuery *self);
SgQueryChoice *sg_query_slot_add_choice (SgQuerySlot *self, const char *words, guint wrong);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgSpokenPlace, sg_spoken_place_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPlaceQuery, sg_place_query_free)

G_END_DECLS
