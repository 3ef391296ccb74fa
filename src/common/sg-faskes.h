/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fold.h"

G_BEGIN_DECLS

/**
 * SgFaskes:
 * @kind: hospital, puskesmas, clinic, pmi, psc, fire_station or other
 * @capabilities: codes, a line each; @phones likewise
 * @beds: a line each: kind and how many are free, apart by a tab; %NULL while nobody said
 * @source: how the figures of beds and diversion came: phone, sisrute, siranap, app, visit, other
 * @told_by: who said it; @reported_at: when. A figure is shown with both or not at all
 *
 * Fasilitas kesehatan: a base of ambulances, a hospital, or both.
 */
typedef struct
{
  SgUuid   id;
  char    *name;
  char    *kind;
  double   lat;
  double   lon;
  char    *capabilities;
  char    *phones;
  char    *address;
  gboolean retired;
  gboolean demo;
  char    *beds;
  gboolean diverted;
  char    *source;
  char    *told_by;
  gint64   reported_at;
} SgFaskes;

/**
 * SgAed:
 * @place: where exactly it is
 * @hours: opening hours as on a map, such as `Mo-Fr 08:00-17:00`
 */
typedef struct
{
  SgUuid   id;
  double   lat;
  double   lon;
  char    *place;
  char    *hours;
  gint64   checked_at;
  gboolean retired;
  gboolean demo;
} SgAed;

extern const SgRecordType sg_faskes_record;
extern const SgFoldType   sg_faskes_fold;
extern const SgRecordType sg_aed_record;
extern const SgFoldType   sg_aed_fold;

void sg_faskes_free (SgFaskes *self);
void sg_aed_free (SgAed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgFaskes, sg_faskes_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgAed, sg_aed_free)

G_END_DECLS
