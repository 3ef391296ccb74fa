/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "common/sg-event-kind.h"
#include "common/sg-hlc.h"
#include "common/sg-uuid.h"

G_BEGIN_DECLS

/* How we know when something happened. */
typedef enum
{
  SG_CLOCK_AUTO,     /* the program saw it happen */
  SG_CLOCK_MANUAL,   /* somebody told the time */
  SG_CLOCK_ESTIMATED /* somebody guessed it afterwards */
} SgClock;

/* What the server said; given once, together with the position. */
typedef enum
{
  SG_VERDICT_NONE, /* not there yet */
  SG_VERDICT_OK,
  SG_VERDICT_CONFLICT, /* two edits made apart: folded by rule, a person looks at both */
  SG_VERDICT_DISPUTED, /* lost an exclusive resource: kept, and a person decides */
  SG_VERDICT_REFUSED   /* the author may not do this: visible, without effect */
} SgVerdict;

#define SG_SALT_BYTES   16
#define SG_DIGEST_BYTES 32

typedef struct
{
  guint8 bytes[SG_DIGEST_BYTES];
} SgDigest;

/**
 * SgEvent:
 * @id: made by the desk that saw it, so sending it twice is harmless
 * @stream: such as `ops:3171`
 * @subject: what it happened to
 * @kind: such as `task.requested@1`
 * @type: (nullable): %NULL for a kind of a later program
 * @desk: who recorded it; none for the server
 * @seq: without holes for each desk; 0 for the server's
 * @epoch: grows when a desk is restored from a backup or cloned
 * @base: the highest position of the subject that the author had seen
 * @at: when it happened, microseconds UTC
 * @recorded_at: when it was entered
 * @by: the person or `system:<service>`
 * @grant: (nullable): what allowed the person to act while the line was away
 * @body: (nullable): UTF-8 JSON, kept byte for byte; %NULL once erased
 * @salt: keeps a short body from being guessed from its digest; erased with it
 * @erased: SHA-256 of salt and body, kept when they are erased
 * @position: the server's order in the stream; 0 until it has one
 * @hlc_eff: the server's reading of @hlc, never in the future; 0 until it has one
 * @fields: (nullable): @body, parsed; %NULL when it is not an object
 *
 * One thing that happened. Events are only ever added.
 */
typedef struct
{
  SgUuid             id;
  char              *stream;
  SgUuid             subject;
  char              *kind;
  const SgEventKind *type;
  SgUuid             desk;
  gint64             seq;
  gint64             epoch;
  SgHlc              hlc;
  gint64             base;
  gint64             at;
  gint64             recorded_at;
  SgClock            clock;
  char              *by;
  char              *grant;
  char              *body;
  guint8             salt[SG_SALT_BYTES];
  SgDigest           erased;
  gint64             position;
  SgVerdict          verdict;
  gint64             received_at;
  SgHlc              hlc_eff;
  JsonObject        *fields;
} SgEvent;

SgEvent *sg_event_new (const char *kind, const SgUuid *subject, char *body);
void     sg_event_free (SgEvent *self);

gboolean sg_event_check (SgEvent *self, GError **error);
gboolean sg_event_parse_body (SgEvent *self, GError **error);
gboolean sg_event_is_kind (const SgEvent *self, const char *title);

char    *sg_event_to_json (const SgEvent *self);
SgEvent *sg_event_from_json (JsonNode *node, GError **error);

/* One link of a desk's chain, or of a stream's: who edits, drops or moves an event breaks it. */
SgDigest sg_event_digest_body (const SgEvent *self);
SgDigest sg_event_link (const SgEvent  *self,
                        const SgDigest *previous,
                        gint64          place,
                        SgVerdict       verdict);

/* Members of the body. They never fail: what is missing or of another type reads as the default. */
const char *sg_event_get_text (const SgEvent *self, const char *name);
gint64      sg_event_get_int (const SgEvent *self, const char *name, gint64 otherwise);
double      sg_event_get_number (const SgEvent *self, const char *name, double otherwise);
gboolean    sg_event_get_bool (const SgEvent *self, const char *name);
SgUuid      sg_event_get_uuid (const SgEvent *self, const char *name);
JsonObject *sg_event_get_object (const SgEvent *self, const char *name);
JsonArray  *sg_event_get_array (const SgEvent *self, const char *name);
gboolean    sg_event_has (const SgEvent *self, const char *name);

const char *sg_clock_to_text (SgClock clock);
gboolean    sg_clock_from_text (const char *text, SgClock *clock, GError **error);
const char *sg_verdict_to_text (SgVerdict verdict);
gboolean    sg_verdict_from_text (const char *text, SgVerdict *verdict, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgEvent, sg_event_free)

G_END_DECLS
