/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The head of an office's paper: who writes, from where, with which emblem. */
typedef struct
{
  GStrv office;   /* one line each, the largest body first */
  char *address;  /* with telephone numbers; NULL for none */
  char *logo_png; /* path; NULL for none */
} SgLetterhead;

SgLetterhead *sg_letterhead_new (const char *const *office,
                                 const char        *address,
                                 const char        *logo_png);
void          sg_letterhead_free (SgLetterhead *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLetterhead, sg_letterhead_free)

G_END_DECLS
