/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which members of which bodies are somebody's personal data, as data, and what is left of a body
 * without them. A new kind of event that holds such data gets its line here; without one, only the
 * traces are masked in it. */

#include "desk/privacy/sg-personal.h"

#include <math.h>
#include <string.h>

#include "common/sg-mask.h"
#include "common/sg-phone.h"

#define HIDDEN "*****"

/* Two decimals of a degree, about a kilometre: which village, not which house. */
#define PLACE_STEPS    100.0
#define PLACE_RADIUS_M 1000

typedef enum
{
  PHONE,
  NAME,
  EMAIL,
  NUMBER,
  WORDS,   /* traces masked; dropped where nothing may stay */
  PLACE,   /* traces masked in its words; where nothing may stay, the village stays */
  DROPPED, /* in any case */
  CHOSEN   /* of a responder: dropped unless one is named */
} Content;

typedef struct
{
  const char *kind; /* without its version */
  const char *member;
  guint       group;
  Content     content;
} Rule;

#define SUBJECT   SG_PERSONAL_SUBJECT
#define RESPONDER SG_PERSONAL_RESPONDER

static const Rule rules[] = {
  { "incident.opened", "phone", SUBJECT, PHONE },
  { "incident.opened", "caller", SUBJECT, NAME },
  { "incident.opened", "text", SUBJECT, WORDS },
  { "incident.opened", "place", SUBJECT, PLACE },
  { "incident.located", "place", SUBJECT, PLACE },
  { "incident.classified", "why", SUBJECT, WORDS },
  { "incident.changed", "phone", SUBJECT, PHONE },
  { "incident.changed", "caller", SUBJECT, NAME },
  { "incident.changed", "remarks", SUBJECT, WORDS },
  { "incident.changed", "debrief", SUBJECT, WORDS },
  { "incident.noted", "text", SUBJECT, WORDS },
  { "incident.closed", "reason", SUBJECT, WORDS },
  { "incident.reopened", "reason", SUBJECT, WORDS },
  { "incident.attached", "name", SUBJECT, WORDS },
  { "question.answered", "answer", SUBJECT, WORDS },
  { "agency.logged", "text", SUBJECT, WORDS },
  { "callback.promised", "phone", SUBJECT, PHONE },
  { "contact.attempted", "whom", SUBJECT, WORDS },
  { "hospital.notified", "summary", SUBJECT, WORDS },

  { "patient.added", "name", SUBJECT, NAME },
  { "patient.added", "nik", SUBJECT, NUMBER },
  { "patient.added", "label", SUBJECT, WORDS },
  { "patient.changed", "name", SUBJECT, NAME },
  { "patient.changed", "nik", SUBJECT, NUMBER },
  { "patient.changed", "label", SUBJECT, WORDS },
  { "patient.identified", "nik", SUBJECT, NUMBER },
  { "patient.identified", "ihs", SUBJECT, NUMBER },
  { "patient.handed_over", "condition", SUBJECT, WORDS },
  { "patient.refused", "what", SUBJECT, WORDS },

  { "volunteer.registered", "name", SUBJECT, NAME },
  { "volunteer.registered", "phone", SUBJECT, PHONE },
  { "volunteer.registered", "email", SUBJECT, EMAIL },
  { "volunteer.registered", "number", SUBJECT, NUMBER },
  { "volunteer.registered", "organisation", SUBJECT, WORDS },
  { "volunteer.registered", "birth", SUBJECT, DROPPED },
  { "volunteer.registered", "home", SUBJECT, DROPPED },
  { "volunteer.changed", "name", SUBJECT, NAME },
  { "volunteer.changed", "phone", SUBJECT, PHONE },
  { "volunteer.changed", "email", SUBJECT, EMAIL },
  { "volunteer.changed", "number", SUBJECT, NUMBER },
  { "volunteer.changed", "organisation", SUBJECT, WORDS },
  { "volunteer.changed", "birth", SUBJECT, DROPPED },
  { "volunteer.changed", "home", SUBJECT, DROPPED },
  { "volunteer.vetted", "reason", SUBJECT, WORDS },

  { "task.requested", "name", RESPONDER, DROPPED },
  { "task.requested", "responder", RESPONDER, CHOSEN },
  { "task.requested", "reason", RESPONDER, CHOSEN },
  { "ring.opened", "responders", RESPONDER, CHOSEN },
};

static const Rule *
find_rule (const char *kind, const char *member)
{
  gsize length = strcspn (kind, "@");

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strlen (rules[i].kind) == length && strncmp (rules[i].kind, kind, length) == 0 &&
        strcmp (rules[i].member, member) == 0)
      return &rules[i];

  return NULL;
}

static char *
dup_masked_value (const Rule *rule, const SgTraces *traces, const char *text)
{
  switch (rule->content)
    {
    case PHONE:
      /* What is masked already has no digits to tell. */
      return strchr (text, '*') != NULL ? g_strdup (text) : sg_phone_mask (text);

    case NAME:
      return strchr (text, '*') != NULL ? g_strdup (text) : sg_mask_name (text);

    case EMAIL:
      return sg_mask_email (text);

    case NUMBER:
      return g_strdup (HIDDEN);

    case WORDS:
    case PLACE:
    case DROPPED:
    case CHOSEN:
    default:
      return sg_traces_dup_masked (traces, text);
    }
}

static JsonNode *
new_text (char *text)
{
  JsonNode *node = json_node_init_string (json_node_alloc (), text);

  g_free (text);
  return node;
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* ---- any value: only the traces go ---- */

static JsonNode *scrub (const SgTraces *traces, JsonNode *node);

static JsonNode *
scrub_object (const SgTraces *traces, JsonObject *object)
{
  g_autoptr (JsonObject) copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *link = members; link != NULL; link = link->next)
    json_object_set_member (copy,
                            link->data,
                            scrub (traces, json_object_get_member (object, link->data)));

  return json_node_init_object (json_node_alloc (), copy);
}

static JsonNode *
scrub_array (const SgTraces *traces, JsonArray *array)
{
  g_autoptr (JsonArray) copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, scrub (traces, json_array_get_element (array, i)));

  return json_node_init_array (json_node_alloc (), copy);
}

static JsonNode *
scrub (const SgTraces *traces, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return scrub_object (traces, json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return scrub_array (traces, json_node_get_array (node));
  if (is_text (node))
    return new_text (sg_traces_dup_masked (traces, json_node_get_string (node)));

  return json_node_copy (node);
}

/* ---- members of which we know what they are ---- */

static void
blur (JsonObject *place, const char *member)
{
  double degrees = json_object_get_double_member_with_default (place, member, NAN);

  if (!isnan (degrees))
    json_object_set_double_member (place, member, round (degrees * PLACE_STEPS) / PLACE_STEPS);
}

static JsonNode *
hide_place (const SgHide *hide, JsonNode *node)
{
  static const char *const house[] = { "text", "patokan", "road", NULL };
  JsonNode                *copy = scrub (hide->traces, node);
  JsonObject              *place;
  double                   radius;

  if (hide->how == SG_HIDE_MASK || !JSON_NODE_HOLDS_OBJECT (copy))
    return copy;

  place = json_node_get_object (copy);
  for (guint i = 0; house[i] != NULL; i++)
    json_object_remove_member (place, house[i]);
  blur (place, "lat");
  blur (place, "lon");
  radius = json_object_get_double_member_with_default (place, "radius_m", 0);
  json_object_set_double_member (place, "radius_m", MAX (radius, PLACE_RADIUS_M));

  return copy;
}

/* NULL for what goes altogether. */
static JsonNode *
hide_member (const SgHide *hide, const Rule *rule, JsonNode *node)
{
  if (rule == NULL || !(rule->group & hide->groups) ||
      (rule->content == CHOSEN && hide->responder != NULL))
    return scrub (hide->traces, node);
  if (rule->content == PLACE)
    return hide_place (hide, node);
  if (rule->content == DROPPED || rule->content == CHOSEN || hide->how == SG_HIDE_ALL)
    return NULL;
  if (!is_text (node))
    return scrub (hide->traces, node);

  return new_text (dup_masked_value (rule, hide->traces, json_node_get_string (node)));
}

/* The task of an ambulance is nobody's private matter, and another volunteer's stays. */
static gboolean
is_other_task (const SgHide *hide, JsonObject *fields)
{
  const char *kind = json_object_get_string_member_with_default (fields, "kind", "volunteer");
  const char *text = json_object_get_string_member_with_default (fields, "responder", "");
  SgUuid      responder;

  return strcmp (kind, "volunteer") != 0 ||
         (hide->responder != NULL && (!sg_uuid_parse (text, &responder, NULL) ||
                                      !sg_uuid_equal (&responder, hide->responder)));
}

/**
 * sg_personal_hide:
 * @kind: of the event
 * @fields: its body, or what was left of it before
 * @left: (out) (nullable): JSON of what stays; %NULL for nothing. Measured values are texts, so
 *   nothing is rounded on the way
 *
 * Returns: whether there is anything to hide
 */
gboolean
sg_personal_hide (const SgHide *hide, const char *kind, JsonObject *fields, char **left)
{
  g_autoptr (JsonObject) kept = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (fields);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) before = json_node_init_object (json_node_alloc (), fields);
  SgHide here = *hide;

  if (g_str_has_prefix (kind, "task.requested@") && is_other_task (hide, fields))
    here.groups &= ~(guint) SG_PERSONAL_RESPONDER;

  for (GList *link = members; link != NULL; link = link->next)
    {
      JsonNode *node = json_object_get_member (fields, link->data);
      JsonNode *hidden = hide_member (&here, find_rule (kind, link->data), node);

      if (hidden != NULL)
        json_object_set_member (kept, link->data, hidden);
    }

  *left = NULL;
  root = json_node_init_object (json_node_alloc (), kept);
  if (json_node_equal (root, before))
    return FALSE;

  if (json_object_get_size (kept) > 0)
    *left = json_to_string (root, FALSE);
  return TRUE;
}
