/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-fields.h"

#include <math.h>
#include <string.h>

#include "common/sg-error.h"

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (GError **error, const SgField *field, const char *format, ...)
{
  g_autofree char *must = NULL;
  va_list          args;

  va_start (args, format);
  must = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "“%s” %s", field->name, must);

  return FALSE;
}

/* Whether @word is one of @codes, which are apart by |. */
static gboolean
is_one_of (const char *word, const char *codes)
{
  gsize length = strlen (word);

  if (strchr (word, '|') != NULL)
    return FALSE;

  for (const char *code = codes; code != NULL; code = strchr (code, '|'))
    {
      if (*code == '|')
        code++;
      if (strncmp (code, word, length) == 0 && (code[length] == '|' || code[length] == '\0'))
        return length > 0;
    }

  return FALSE;
}

static gboolean
is_decimal (const char *text)
{
  const char *c = text + (*text == '-');
  gsize       whole = strspn (c, "0123456789");
  gsize       part = 0;

  if (c[whole] == '.')
    part = strspn (c + whole + 1, "0123456789");

  return whole > 0 && (c[whole] == '\0' || (part > 0 && c[whole + 1 + part] == '\0'));
}

static gboolean
is_date (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint64 number[3];

  if (strlen (text) != 10 || g_strv_length (parts) != 3 || strlen (parts[0]) != 4)
    return FALSE;

  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 0, 9999, &number[i], NULL))
      return FALSE;

  return g_date_valid_dmy ((GDateDay) MIN (number[2], 99),
                           (GDateMonth) MIN (number[1], 99),
                           (GDateYear) number[0]);
}

static gboolean
check_text (const SgField *field, JsonNode *node, GError **error)
{
  const char *text;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (error, field, "must be text");

  text = json_node_get_string (node);
  if (field->required && *text == '\0')
    return refuse (error, field, "must not be empty");
  if (field->most > 0 && strlen (text) > (gsize) field->most)
    return refuse (error, field, "must be at most %.0f bytes long", field->most);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, field, "must be UTF-8 text");
  if (field->type == SG_FIELD_CODE && !is_one_of (text, field->codes))
    return refuse (error, field, "must be one of %s, not “%s”", field->codes, text);
  if (field->type == SG_FIELD_UUID && !g_uuid_string_is_valid (text))
    return refuse (error, field, "must be an identifier");
  if (field->type == SG_FIELD_DECIMAL && !is_decimal (text))
    return refuse (error, field, "must be a number such as 36.6, not “%s”", text);
  if (field->type == SG_FIELD_DATE && !is_date (text))
    return refuse (error, field, "must be a date such as 2026-11-25, not “%s”", text);

  return TRUE;
}

static gboolean
check_number (const SgField *field, JsonNode *node, GError **error)
{
  GType  type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  double value;

  if (type != G_TYPE_INT64 && (type != G_TYPE_DOUBLE || field->type != SG_FIELD_NUMBER))
    return refuse (error,
                   field,
                   field->type == SG_FIELD_NUMBER ? "must be a number" : "must be a whole number");

  value = json_node_get_double (node);
  if (!isfinite (value) || value < field->least || value > field->most)
    return refuse (error, field, "must be between %.15g and %.15g", field->least, field->most);

  return TRUE;
}

static gboolean
check_object (const SgField *field, JsonNode *node, GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, field, "must be an object");

  if (sg_fields_check (field->fields, json_node_get_object (node), error))
    return TRUE;

  g_prefix_error (error, "in “%s”: ", field->name);
  return FALSE;
}

static gboolean
check_array (const SgField *field, JsonNode *node, GError **error)
{
  static const SgField element = { "element", SG_FIELD_TEXT, TRUE, 0, 400, NULL, NULL };
  JsonArray           *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, field, "must be a list");

  array = json_node_get_array (node);
  if (json_array_get_length (array) > (guint) field->most)
    return refuse (error, field, "must have at most %.0f entries", field->most);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *one = json_array_get_element (array, i);

      if (field->type == SG_FIELD_OBJECTS ? !check_object (field, one, error)
                                          : !check_text (&element, one, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_field (const SgField *field, JsonNode *node, GError **error)
{
  switch (field->type)
    {
    case SG_FIELD_TEXT:
    case SG_FIELD_CODE:
    case SG_FIELD_UUID:
    case SG_FIELD_DECIMAL:
    case SG_FIELD_DATE:
      return check_text (field, node, error);

    case SG_FIELD_INT:
    case SG_FIELD_TIME:
    case SG_FIELD_NUMBER:
      return check_number (field, node, error);

    case SG_FIELD_BOOL:
      return (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN) ||
             refuse (error, field, "must be true or false");

    case SG_FIELD_OBJECT:
      return check_object (field, node, error);

    case SG_FIELD_OBJECTS:
    case SG_FIELD_TEXTS:
      return check_array (field, node, error);

    default:
      g_assert_not_reached ();
    }
}

/**
 * sg_fields_check:
 * @fields: what the object may hold, ended by one without a name. Members that are not listed are
 *   of a later program and pass
 * @object: from outside
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that names the field and says what it must be
 */
gboolean
sg_fields_check (const SgField *fields, JsonObject *object, GError **error)
{
  for (const SgField *field = fields; field->name != NULL; field++)
    {
      JsonNode *node = json_object_get_member (object, field->name);

      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        {
          if (field->required)
            return refuse (error, field, "is missing");
        }
      else if (!check_field (field, node, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}
