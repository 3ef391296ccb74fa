/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_CSV_BYTES_MAX  (64u << 20)
#define SG_CSV_ROWS_MAX   1000000u
#define SG_CSV_FIELD_MAX  4096u
#define SG_CSV_FIELDS_MAX 64u

/* A table of text from outside, read row by row. */
typedef struct _SgCsv SgCsv;

SgCsv *sg_csv_new (const char *text, gsize length, GError **error);
void   sg_csv_free (SgCsv *self);

gboolean    sg_csv_next (SgCsv *self, GError **error);
guint       sg_csv_get_line (const SgCsv *self);
guint       sg_csv_get_n_fields (const SgCsv *self);
const char *sg_csv_get_field (const SgCsv *self, guint index);
gsize       sg_csv_get_offset (const SgCsv *self);

gboolean    sg_csv_is_formula (const char *text);
void        sg_csv_append_field (GString *csv, const char *text);
const char *sg_csv_without_guard (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCsv, sg_csv_free)

G_END_DECLS
