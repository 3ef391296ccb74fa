/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An event is one thing that happened. The record is the same in the desk's file, on the wire and
 * at the server. Its body is text that nobody writes anew after its author did: a parser that
 * understands 36.6 as 36.600000000000001 would break the chain, and worse, the patient's record. */

#include "common/sg-event.h"

#include <string.h>

#include "common/sg-body.h"
#include "common/sg-error.h"
#include "common/sg-json.h"

static const char *const clock_names[] = {
  [SG_CLOCK_AUTO] = "auto",
  [SG_CLOCK_MANUAL] = "manual",
  [SG_CLOCK_ESTIMATED] = "estimated",
};

static const char *const verdict_names[] = {
  [SG_VERDICT_NONE] = "none",         [SG_VERDICT_OK] = "ok",
  [SG_VERDICT_CONFLICT] = "conflict", [SG_VERDICT_DISPUTED] = "disputed",
  [SG_VERDICT_REFUSED] = "refused",
};

/* What an event on the wire must hold, the body aside. */
static const SgField wire_fields[] = {
  { "id", SG_FIELD_UUID, TRUE, 0, 0, NULL, NULL },
  { "stream", SG_FIELD_TEXT, TRUE, 0, 80, NULL, NULL },
  { "subject", SG_FIELD_UUID, TRUE, 0, 0, NULL, NULL },
  { "kind", SG_FIELD_TEXT, TRUE, 0, 80, NULL, NULL },
  { "desk", SG_FIELD_TEXT, TRUE, 0, 40, NULL, NULL },
  { "seq", SG_FIELD_INT, FALSE, 0, 9e15, NULL, NULL },
  { "epoch", SG_FIELD_INT, FALSE, 0, 1e9, NULL, NULL },
  { "hlc", SG_FIELD_INT, TRUE, 0, 9.2e18, NULL, NULL },
  { "base", SG_FIELD_INT, FALSE, 0, 9e15, NULL, NULL },
  { "at", SG_FIELD_INT, TRUE, 0, 9e15, NULL, NULL },
  { "recorded_at", SG_FIELD_INT, TRUE, 0, 9e15, NULL, NULL },
  { "clock", SG_FIELD_CODE, TRUE, 0, 0, "auto|manual|estimated", NULL },
  { "by", SG_FIELD_TEXT, TRUE, 0, 120, NULL, NULL },
  { "grant", SG_FIELD_TEXT, FALSE, 0, 4096, NULL, NULL },
  { "body", SG_FIELD_TEXT, FALSE, 0, SG_EVENT_BODY_MAX, NULL, NULL },
  { "salt", SG_FIELD_TEXT, FALSE, 0, 2 * SG_SALT_BYTES, NULL, NULL },
  { "erased", SG_FIELD_TEXT, FALSE, 0, 2 * SG_DIGEST_BYTES, NULL, NULL },
  { "position", SG_FIELD_INT, FALSE, 0, 9e15, NULL, NULL },
  { "verdict", SG_FIELD_CODE, FALSE, 0, 0, "none|ok|conflict|disputed|refused", NULL },
  { "received_at", SG_FIELD_INT, FALSE, 0, 9e15, NULL, NULL },
  { "hlc_eff", SG_FIELD_INT, FALSE, 0, 9.2e18, NULL, NULL },
  { NULL, SG_FIELD_TEXT, FALSE, 0, 0, NULL, NULL },
};

/**
 * sg_event_new:
 * @kind: such as `task.requested@1`
 * @body: (transfer full): from sg_body_end()
 *
 * Returns: an event without an author, a time or a place in any log; the log gives it those
 */
SgEvent *
sg_event_new (const char *kind, const SgUuid *subject, char *body)
{
  SgEvent *self = g_new0 (SgEvent, 1);

  self->kind = g_strdup (kind);
  self->type = sg_event_kind_find (kind);
  self->subject = *subject;
  self->body = body;

  return self;
}

void
sg_event_free (SgEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->stream);
  g_free (self->kind);
  g_free (self->by);
  g_free (self->grant);
  g_free (self->body);
  g_clear_pointer (&self->fields, json_object_unref);
  g_free (self);
}

/**
 * sg_event_parse_body:
 *
 * Fills @fields. An erased body leaves them empty, which is no error.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when the body is no object
 */
gboolean
sg_event_parse_body (SgEvent *self, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  if (self->fields != NULL || self->body == NULL)
    return TRUE;

  if (strlen (self->body) > SG_EVENT_BODY_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "the texts are longer than %u bytes together: shorten them",
                   SG_EVENT_BODY_MAX);
      return FALSE;
    }

  root = sg_json_parse (self->body, SG_EVENT_BODY_MAX, error);
  if (root == NULL)
    return FALSE;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "%s: the body is not an object", self->kind);
      return FALSE;
    }

  self->fields = json_node_dup_object (root);
  return TRUE;
}

/**
 * sg_event_check:
 *
 * Whether the body is what its kind says it is. A kind of a later program passes.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that names the field
 */
gboolean
sg_event_check (SgEvent *self, GError **error)
{
  if (!sg_event_parse_body (self, error))
    return FALSE;

  return self->type == NULL || self->fields == NULL ||
         sg_event_kind_check (self->type, self->fields, error);
}

/**
 * sg_event_is_kind:
 * @title: the kind without its version, such as `task.requested`
 */
gboolean
sg_event_is_kind (const SgEvent *self, const char *title)
{
  gsize length = strlen (title);

  return strncmp (self->kind, title, length) == 0 && self->kind[length] == '@';
}

/* ---- the chain ---- */

static void
hash_int (GChecksum *hash, gint64 value)
{
  guint64 big = GUINT64_TO_BE ((guint64) value);

  g_checksum_update (hash, (const guchar *) &big, sizeof big);
}

/* With its length in front, so that no two records read the same. */
static void
hash_text (GChecksum *hash, const char *text)
{
  hash_int (hash, text != NULL ? (gint64) strlen (text) : -1);
  if (text != NULL)
    g_checksum_update (hash, (const guchar *) text, -1);
}

static SgDigest
finish (GChecksum *hash)
{
  SgDigest digest;
  gsize    length = sizeof digest.bytes;

  g_checksum_get_digest (hash, digest.bytes, &length);
  return digest;
}

static SgDigest
digest_fields (const SgEvent *self)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (hash, self->id.bytes, SG_UUID_BYTES);
  hash_text (hash, self->stream);
  g_checksum_update (hash, self->subject.bytes, SG_UUID_BYTES);
  hash_text (hash, self->kind);
  g_checksum_update (hash, self->desk.bytes, SG_UUID_BYTES);
  hash_int (hash, self->seq);
  hash_int (hash, self->epoch);
  hash_int (hash, self->hlc);
  hash_int (hash, self->base);
  hash_int (hash, self->at);
  hash_int (hash, self->recorded_at);
  hash_text (hash, clock_names[self->clock]);
  hash_text (hash, self->by);
  hash_text (hash, self->grant);

  return finish (hash);
}

/**
 * sg_event_digest_body:
 *
 * Returns: SHA-256 of salt and body, also after both were erased
 */
SgDigest
sg_event_digest_body (const SgEvent *self)
{
  g_autoptr (GChecksum) hash = NULL;

  if (self->body == NULL)
    return self->erased;

  hash = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (hash, self->salt, SG_SALT_BYTES);
  g_checksum_update (hash, (const guchar *) self->body, -1);

  return finish (hash);
}

/**
 * sg_event_link:
 * @previous: the link before it; all zeros before the first
 * @place: its seq in the desk's chain, its position in the stream's
 * @verdict: none in the desk's chain, which is made before there is one
 *
 * Returns: SHA-256 (previous ‖ place ‖ verdict ‖ SHA-256 (fields) ‖ SHA-256 (salt ‖ body))
 */
SgDigest
sg_event_link (const SgEvent *self, const SgDigest *previous, gint64 place, SgVerdict verdict)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  SgDigest fields = digest_fields (self);
  SgDigest body = sg_event_digest_body (self);

  g_checksum_update (hash, previous->bytes, SG_DIGEST_BYTES);
  hash_int (hash, place);
  hash_text (hash, verdict_names[verdict]);
  g_checksum_update (hash, fields.bytes, SG_DIGEST_BYTES);
  g_checksum_update (hash, body.bytes, SG_DIGEST_BYTES);

  return finish (hash);
}

/* ---- the wire ---- */

static char *
bytes_to_hex (const guint8 *bytes, gsize n)
{
  char *text = g_malloc (2 * n + 1);

  for (gsize i = 0; i < n; i++)
    g_snprintf (text + 2 * i, 3, "%02x", bytes[i]);
  text[2 * n] = '\0';

  return text;
}

static gboolean
hex_to_bytes (const char *text, guint8 *bytes, gsize n)
{
  if (text == NULL || strlen (text) != 2 * n)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]);
      int low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }

  return TRUE;
}

static void
write_author (SgBody *out, const SgEvent *self)
{
  if (sg_uuid_is_none (&self->desk))
    {
      sg_body_text (out, "desk", "server");
    }
  else
    {
      sg_body_uuid (out, "desk", &self->desk);
      sg_body_int (out, "seq", self->seq);
      sg_body_int (out, "epoch", self->epoch);
    }
  sg_body_int (out, "hlc", self->hlc);
  sg_body_int (out, "base", self->base);
  sg_body_int (out, "at", self->at);
  sg_body_int (out, "recorded_at", self->recorded_at);
  sg_body_text (out, "clock", clock_names[self->clock]);
  sg_body_text (out, "by", self->by);
  sg_body_text (out, "grant", self->grant);
}

/**
 * sg_event_to_json:
 *
 * Returns: (transfer full): the record as it travels; the body inside it is a string
 */
char *
sg_event_to_json (const SgEvent *self)
{
  SgBody          *out = sg_body_new ();
  g_autofree char *salt = bytes_to_hex (self->salt, SG_SALT_BYTES);
  g_autofree char *erased = bytes_to_hex (self->erased.bytes, SG_DIGEST_BYTES);

  sg_body_uuid (out, "id", &self->id);
  sg_body_text (out, "stream", self->stream);
  sg_body_uuid (out, "subject", &self->subject);
  sg_body_text (out, "kind", self->kind);
  write_author (out, self);
  if (self->body != NULL)
    {
      sg_body_text (out, "body", self->body);
      sg_body_text (out, "salt", salt);
    }
  else
    {
      sg_body_text (out, "erased", erased);
    }

  if (self->position > 0)
    {
      sg_body_int (out, "position", self->position);
      sg_body_text (out, "verdict", verdict_names[self->verdict]);
      sg_body_int (out, "received_at", self->received_at);
      sg_body_int (out, "hlc_eff", self->hlc_eff);
    }

  return sg_body_end (out);
}

static gint64
get_int (JsonObject *object, const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static char *
dup_text (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

static gboolean
read_body (SgEvent *self, JsonObject *object, GError **error)
{
  const char *salt = json_object_get_string_member_with_default (object, "salt", NULL);
  const char *erased = json_object_get_string_member_with_default (object, "erased", NULL);

  self->body = dup_text (object, "body");
  if (self->body != NULL ? hex_to_bytes (salt, self->salt, SG_SALT_BYTES)
                         : hex_to_bytes (erased, self->erased.bytes, SG_DIGEST_BYTES))
    return TRUE;

  g_set_error_literal (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       "an event needs “body” and “salt” (32 hex digits), or “erased” (64)");
  return FALSE;
}

static gboolean
read_author (SgEvent *self, JsonObject *object, GError **error)
{
  const char *desk = json_object_get_string_member (object, "desk");

  if (strcmp (desk, "server") != 0 && !sg_uuid_parse (desk, &self->desk, error))
    return FALSE;

  self->seq = get_int (object, "seq");
  self->epoch = get_int (object, "epoch");
  self->hlc = get_int (object, "hlc");
  self->base = get_int (object, "base");
  self->at = get_int (object, "at");
  self->recorded_at = get_int (object, "recorded_at");
  self->by = dup_text (object, "by");
  self->grant = dup_text (object, "grant");
  self->position = get_int (object, "position");
  self->received_at = get_int (object, "received_at");
  self->hlc_eff = get_int (object, "hlc_eff");

  return sg_clock_from_text (json_object_get_string_member (object, "clock"),
                             &self->clock,
                             error) &&
         sg_verdict_from_text (
           json_object_get_string_member_with_default (object, "verdict", "none"),
           &self->verdict,
           error);
}

/**
 * sg_event_from_json:
 *
 * Returns: (nullable) (transfer full): the event, or %NULL with %SG_ERROR_INVALID
 */
SgEvent *
sg_event_from_json (JsonNode *node, GError **error)
{
  g_autoptr (SgEvent) self = NULL;
  JsonObject *object;
  SgUuid      subject;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, "an event is not an object");
      return NULL;
    }

  object = json_node_get_object (node);
  if (!sg_fields_check (wire_fields, object, error) ||
      !sg_uuid_parse (json_object_get_string_member (object, "subject"), &subject, error))
    return NULL;

  self = sg_event_new (json_object_get_string_member (object, "kind"), &subject, NULL);
  self->stream = dup_text (object, "stream");
  if (!sg_uuid_parse (json_object_get_string_member (object, "id"), &self->id, error) ||
      !read_author (self, object, error) || !read_body (self, object, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* ---- members of the body ---- */

static JsonNode *
find_member (const SgEvent *self, const char *name, JsonNodeType type)
{
  JsonNode *node = self->fields != NULL ? json_object_get_member (self->fields, name) : NULL;

  return node != NULL && JSON_NODE_TYPE (node) == type ? node : NULL;
}

static JsonNode *
find_value (const SgEvent *self, const char *name, GType type)
{
  JsonNode *node = find_member (self, name, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == type ? node : NULL;
}

gboolean
sg_event_has (const SgEvent *self, const char *name)
{
  return self->fields != NULL && json_object_has_member (self->fields, name);
}

const char *
sg_event_get_text (const SgEvent *self, const char *name)
{
  JsonNode *node = find_value (self, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

gint64
sg_event_get_int (const SgEvent *self, const char *name, gint64 otherwise)
{
  JsonNode *node = find_value (self, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : otherwise;
}

double
sg_event_get_number (const SgEvent *self, const char *name, double otherwise)
{
  JsonNode *node = find_value (self, name, G_TYPE_DOUBLE);

  if (node == NULL)
    node = find_value (self, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_double (node) : otherwise;
}

gboolean
sg_event_get_bool (const SgEvent *self, const char *name)
{
  JsonNode *node = find_value (self, name, G_TYPE_BOOLEAN);

  return node != NULL && json_node_get_boolean (node);
}

/**
 * sg_event_get_uuid:
 *
 * Returns: the identifier, or nobody's
 */
SgUuid
sg_event_get_uuid (const SgEvent *self, const char *name)
{
  const char *text = sg_event_get_text (self, name);
  SgUuid      uuid = SG_UUID_NONE;

  if (text == NULL || !sg_uuid_parse (text, &uuid, NULL))
    return SG_UUID_NONE;

  return uuid;
}

JsonObject *
sg_event_get_object (const SgEvent *self, const char *name)
{
  JsonNode *node = find_member (self, name, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

JsonArray *
sg_event_get_array (const SgEvent *self, const char *name)
{
  JsonNode *node = find_member (self, name, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

/* ---- words ---- */

static int
find_word (const char *text, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (text, words[i]) == 0)
      return (int) i;

  return -1;
}

const char *
sg_clock_to_text (SgClock clock)
{
  return clock_names[clock];
}

gboolean
sg_clock_from_text (const char *text, SgClock *clock, GError **error)
{
  int found = find_word (text, clock_names, G_N_ELEMENTS (clock_names));

  if (found < 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "“clock” must be auto, manual or estimated, not “%s”",
                   text);
      return FALSE;
    }

  *clock = (SgClock) found;
  return TRUE;
}

const char *
sg_verdict_to_text (SgVerdict verdict)
{
  return verdict_names[verdict];
}

gboolean
sg_verdict_from_text (const char *text, SgVerdict *verdict, GError **error)
{
  int found = find_word (text, verdict_names, G_N_ELEMENTS (verdict_names));

  if (found < 0)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "there is no verdict “%s”", text);
      return FALSE;
    }

  *verdict = (SgVerdict) found;
  return TRUE;
}
