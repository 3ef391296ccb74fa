/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_LINK_URI_PARAMETERS_MAX 48

/**
 * SgLinkUri:
 * @host: in small letters, without a port
 * @segments: the path between its slashes, decoded
 * @keys: the names in the query and in the fragment, decoded
 * @values: what belongs to them
 *
 * A link taken apart, as much as the links of maps need.
 */
typedef struct
{
  char      *host;
  char     **segments;
  GPtrArray *keys;
  GPtrArray *values;
} SgLinkUri;

SgLinkUri  *sg_link_uri_new (const char *text);
void        sg_link_uri_free (SgLinkUri *self);
char       *sg_link_uri_decode (const char *text, gboolean plus_is_blank);
const char *sg_link_uri_get (const SgLinkUri *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLinkUri, sg_link_uri_free)

G_END_DECLS
