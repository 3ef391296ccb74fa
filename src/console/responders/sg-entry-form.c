/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows what stood in each field when the entry was shown, so that only what was edited is recorded
 * and what is half typed can be put aside and taken up again. */

#include "config.h"

#include "console/responders/sg-entry-form.h"

#include <math.h>
#include <string.h>

#include "console/base/sg-text.h"
#include "console/responders/sg-field-row.h"
#include "desk/register/sg-facilities.h"

struct _SgEntryForm
{
  GtkBox parent_instance;

  SgDesk               *desk;
  const SgRegisterType *type;
  GPtrArray            *rows;  /* of SgFieldRow, no reference: the place is the last one */
  GPtrArray            *shown; /* of their texts before anybody typed */
  gboolean              is_showing;
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgEntryForm, sg_entry_form, GTK_TYPE_BOX)

static void
on_row_edited (SgEntryForm *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
add_row (SgEntryForm *self, SgFieldRow *row)
{
  g_signal_connect_object (row, "edited", G_CALLBACK (on_row_edited), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (row));
}

static void
offer_bases (SgEntryForm *self)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GPtrArray) bases = NULL;

  if (self->type != &sg_unit_register)
    return;

  bases = sg_desk_list_facilities (self->desk, &why);
  if (bases == NULL)
    {
      g_debug ("the bases cannot be read: %s", why->message);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    sg_field_row_set_bases (g_ptr_array_index (self->rows, i), bases);
}

static char *
dup_local_time (SgDesk *desk, gint64 at)
{
  g_autoptr (GDateTime) local = at != 0 ? sg_desk_to_local (desk, at) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M") : g_strdup ("");
}

static char *
dup_place (const SgRegisterType *type, gconstpointer record)
{
  double lat = *(const double *) ((const char *) record + type->lat);
  double lon = *(const double *) ((const char *) record + type->lon);

  return isnan (lat) || isnan (lon) ? g_strdup ("")
                                    : sg_text_point (sg_point_from_degrees (lat, lon));
}

/* As the row of that field reads it. */
static char *
dup_text (SgEntryForm *self, guint index, gconstpointer record)
{
  const SgRegisterField *field;
  gconstpointer          at;

  if (record == NULL)
    return g_strdup ("");
  if (index == self->type->n_fields)
    return dup_place (self->type, record);

  field = &self->type->fields[index];
  at = (const char *) record + field->offset;
  if (field->type == SG_REGISTER_TIME)
    return dup_local_time (self->desk, *(const gint64 *) at);
  if (field->type == SG_REGISTER_FACILITY)
    return sg_uuid_is_none (at) ? g_strdup ("") : sg_uuid_to_text (at);

  return sg_register_dup_text (self->type, self->desk, record, field);
}

static void
sg_entry_form_finalize (GObject *object)
{
  SgEntryForm *self = SG_ENTRY_FORM (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->shown);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (sg_entry_form_parent_class)->finalize (object);
}

static void
sg_entry_form_class_init (SgEntryFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sg_entry_form_finalize;

  /**
   * SgEntryForm::edited:
   *
   * Somebody typed or chose something.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited",
                                         SG_TYPE_ENTRY_FORM,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
sg_entry_form_init (SgEntryForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->rows = g_ptr_array_new ();
  self->shown = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sg_entry_form_set_type:
 * @desk: to read from
 */
void
sg_entry_form_set_type (SgEntryForm *self, SgDesk *desk, const SgRegisterType *type)
{
  g_return_if_fail (SG_IS_ENTRY_FORM (self));

  if (self->type == type)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    gtk_box_remove (GTK_BOX (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->shown, 0);

  g_set_object (&self->desk, desk);
  self->type = type;
  for (guint i = 0; i < type->n_fields; i++)
    add_row (self, sg_field_row_new (type, &type->fields[i]));
  add_row (self, sg_field_row_new_place ());
}

/**
 * sg_entry_form_show:
 * @record: (nullable): %NULL for one that is being added
 */
void
sg_entry_form_show (SgEntryForm *self, gconstpointer record)
{
  g_return_if_fail (SG_IS_ENTRY_FORM (self));

  self->is_showing = TRUE;
  offer_bases (self);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      SgFieldRow      *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = dup_text (self, i, record);

      sg_field_row_set_text (row, text);
      sg_field_row_set_error (row, NULL);
      g_ptr_array_add (self->shown, sg_field_row_dup_text (row));
    }
  self->is_showing = FALSE;
}

gboolean
sg_entry_form_is_edited (SgEntryForm *self)
{
  g_auto (GStrv) edits = sg_entry_form_list_edits (self);

  return edits[0] != NULL;
}

/**
 * sg_entry_form_list_edits:
 *
 * Returns: (transfer full): name and text of each field that was edited, one after the other
 */
char **
sg_entry_form_list_edits (SgEntryForm *self)
{
  g_autoptr (GStrvBuilder) edits = g_strv_builder_new ();

  g_return_val_if_fail (SG_IS_ENTRY_FORM (self), NULL);

  for (guint i = 0; i < self->shown->len; i++)
    {
      SgFieldRow      *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = sg_field_row_dup_text (row);

      if (strcmp (text, g_ptr_array_index (self->shown, i)) == 0)
        continue;
      g_strv_builder_add (edits, sg_field_row_get_name (row));
      g_strv_builder_add (edits, text);
    }

  return g_strv_builder_end (edits);
}

static SgFieldRow *
find_row (SgEntryForm *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (sg_field_row_get_name (g_ptr_array_index (self->rows, i)), name) == 0)
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

/**
 * sg_entry_form_edit:
 * @edits: as from sg_entry_form_list_edits(): typed once more
 */
void
sg_entry_form_edit (SgEntryForm *self, const char *const *edits)
{
  g_return_if_fail (SG_IS_ENTRY_FORM (self));

  for (guint i = 0; edits[i] != NULL; i += 2)
    {
      SgFieldRow *row = find_row (self, edits[i]);

      if (row != NULL)
        sg_field_row_set_text (row, edits[i + 1]);
    }
}

void
sg_entry_form_set_place (SgEntryForm *self, SgPoint point)
{
  g_autofree char *text = sg_text_point (point);

  g_return_if_fail (SG_IS_ENTRY_FORM (self));

  sg_field_row_set_text (g_ptr_array_index (self->rows, self->rows->len - 1), text);
}

/**
 * sg_entry_form_tell:
 * @message: as the desk refuses an entry: the field it names, a colon and what is wrong. One that
 *   names no field stands at the first one
 */
void
sg_entry_form_tell (SgEntryForm *self, const char *message)
{
  const char      *colon = strstr (message, ": ");
  g_autofree char *name = colon != NULL ? g_strndup (message, (gsize) (colon - message)) : NULL;
  SgFieldRow      *row = name != NULL ? find_row (self, name) : NULL;

  g_return_if_fail (SG_IS_ENTRY_FORM (self));

  if (row == NULL && (g_strcmp0 (name, "lat") == 0 || g_strcmp0 (name, "lon") == 0))
    row = find_row (self, "lat, lon");
  if (row != NULL)
    message = colon + 1 + strspn (colon + 1, " ");
  else
    row = g_ptr_array_index (self->rows, 0);
  sg_field_row_set_error (row, message);
  sg_field_row_focus (row);
}

/**
 * sg_entry_form_get_error:
 *
 * Returns: (nullable): what is said to be wrong with a field
 */
const char *
sg_entry_form_get_error (SgEntryForm *self, const char *field)
{
  SgFieldRow *row = find_row (self, field);

  return row != NULL ? sg_field_row_get_error (row) : NULL;
}

void
sg_entry_form_focus (SgEntryForm *self)
{
  g_return_if_fail (SG_IS_ENTRY_FORM (self));

  if (self->rows->len > 0)
    sg_field_row_focus (g_ptr_array_index (self->rows, 0));
}
