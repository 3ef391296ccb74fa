/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-body.h"
#include "common/sg-scene.h"
#include "desk/demo/sg-desk-demo.h"
#include "region/roads/sg-responders.h"

G_BEGIN_DECLS

#define SG_STORY_SECOND G_GINT64_CONSTANT (1000000)
#define SG_STORY_MINUTE (60 * SG_STORY_SECOND)
#define SG_STORY_HOUR   (60 * SG_STORY_MINUTE)
#define SG_STORY_DAY    (24 * SG_STORY_HOUR)

/* What only says how a desk lives from day to day (crews, beds, who looked at what) is told for so
 * many days; years of it would be more than all calls together. */
#define SG_STORY_ROUTINE_DAYS 14

#define SG_STORY_HOSPITALS_MAX 8
#define SG_STORY_OPERATORS     4
#define SG_STORY_RANKED_MAX    8

/* A base of ambulances or a hospital. */
typedef struct
{
  SgUuid   id;
  char    *name;
  SgPoint  point;
  gboolean demo;
  gboolean ponek;
} SgStoryFaskes;

/* A way by road, as the router measured it. */
typedef struct
{
  guint32 ms; /* 0 for no way */
  guint32 metres;
} SgStoryWay;

typedef struct
{
  SgUuid     id;
  char      *call_sign;
  char      *phone;
  guint      base; /* in facilities */
  SgPoint    point;
  SgStoryWay home[SG_STORY_HOSPITALS_MAX]; /* from each hospital */
  gint64     busy_until;
  gint64     off_until;
  double     odometer_km;
} SgStoryUnit;

typedef struct
{
  SgUuid      id;
  char       *name;
  const char *level; /* NULL without a certificate that counts today */
  SgPoint     point;
  gboolean    walks;
  guint       accept_percent;
  gint64      busy_until;
} SgStoryVolunteer;

typedef struct
{
  SgUuid  id;
  SgPoint point;
} SgStoryAed;

/* Somebody who may come, from a ranking by road. */
typedef struct
{
  guint32    who; /* in units or volunteers */
  SgStoryWay way;
} SgStoryRanked;

/* Where something may happen. */
typedef struct
{
  SgScene    scene;
  SgPoint    point;
  GArray    *units;      /* of SgStoryRanked, the soonest first */
  GArray    *volunteers; /* likewise, by metres; NULL until somebody asks */
  SgStoryWay hospital[SG_STORY_HOSPITALS_MAX];
  guint32    fetcher; /* who is soonest with an AED; G_MAXUINT32 for nobody */
  guint32    aed;
  guint32    fetch_ms;
} SgStoryPlace;

/* Who works at the desk. */
typedef struct
{
  SgUuid id;
  char  *name;
  char  *by; /* as events are signed */
} SgStoryPerson;

enum
{
  SG_STORY_SUPERVISOR = SG_STORY_OPERATORS,
  SG_STORY_VERIFIER,
  SG_STORY_TRAINER,
  SG_STORY_PEOPLE
};

/* When something happened, and how that came into the desk. */
typedef struct
{
  gint64      at;
  gint64      recorded_at;
  SgClock     clock;
  const char *by; /* NULL for who is at the desk then */
} SgStoryWhen;

typedef struct
{
  gint64      from;
  gint64      until;
  const char *name;
  guint       index; /* counts through all shifts; chooses who works */
} SgStoryShift;

/**
 * SgStory:
 * @desk: what is filled
 * @chance: the only source of chance
 * @pending: (element-type SgEvent): told, but not written yet
 * @from: when the history begins
 * @offset: of the desk's zone to UTC; Indonesia has no summer time
 *
 * A PSC that is invented, from the first registered ambulance to the call that is being answered.
 * Its files, in the order in which they work: places, people, then days of shifts, calls, dispatch
 * and care, at last what is open now.
 */
typedef struct
{
  SgDesk               *desk;
  const SgDeskDemoPlan *plan;
  GRand                *chance;
  GPtrArray            *pending;
  gint64                from;
  gint64                now;
  gint64                offset;
  char                 *number_prefix;
  gint64                number_day;
  guint                 number_count;
  guint                 n_callers;

  SgStoryPerson people[SG_STORY_PEOPLE];
  GArray       *facilities; /* SgStoryFaskes */
  guint         hospitals[SG_STORY_HOSPITALS_MAX];
  guint         n_hospitals;
  GArray       *units;      /* SgStoryUnit */
  GArray       *volunteers; /* SgStoryVolunteer */
  GArray       *aeds;       /* SgStoryAed */
  GArray       *places;     /* SgStoryPlace */

  SgResponders *volunteer_pool;
  SgResponders *aed_pool;
} SgStory;

SgStory *sg_story_new (SgDesk *desk, const SgDeskDemoPlan *plan);
void     sg_story_free (SgStory *self);

/* ---- chance ---- */
guint       sg_story_below (SgStory *self, guint n);
gint64      sg_story_between (SgStory *self, gint64 least, gint64 most);
gint64      sg_story_seconds (SgStory *self, guint least, guint most);
gboolean    sg_story_happens (SgStory *self, guint percent);
const char *sg_story_pick (SgStory *self, const char *const *words, guint n);
SgUuid      sg_story_new_id (SgStory *self, gint64 at);

#define SG_STORY_PICK(self, words) sg_story_pick (self, words, G_N_ELEMENTS (words))

/* ---- telling ---- */
SgStoryWhen  sg_story_seen (gint64 at);
SgStoryWhen  sg_story_told (SgStory *self, gint64 at);
SgStoryWhen  sg_story_by (gint64 at, const char *by);
SgStoryShift sg_story_shift_at (const SgStory *self, gint64 at);
const char  *sg_story_get_operator (const SgStory *self, gint64 at);
void         sg_story_tell (SgStory           *self,
                            const char        *kind,
                            const SgUuid      *subject,
                            const SgStoryWhen *when,
                            SgBody            *body);
void         sg_story_forget_since (SgStory *self, guint mark);
gboolean     sg_story_write_until (SgStory *self, gint64 until, GError **error);
gboolean     sg_story_is_routine (const SgStory *self, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgStory, sg_story_free)

G_END_DECLS
