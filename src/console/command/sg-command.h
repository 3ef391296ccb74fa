/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SG_COMMAND_EMPTY,
  SG_COMMAND_SEARCH,     /* a place, and no command */
  SG_COMMAND_INCOMPLETE, /* something has to be typed yet */
  SG_COMMAND_WRONG,
  SG_COMMAND_READY
} SgCommandState;

/**
 * SgCommandName:
 * @id: goes into the action
 * @name: what is typed
 * @also: (nullable): other words for it, apart by |
 * @label: (nullable): what is read; @name when it is %NULL
 */
typedef struct
{
  char *id;
  char *name;
  char *also;
  char *label;
} SgCommandName;

/**
 * SgCommandNames:
 * @units: (element-type SgCommandName)
 * @incidents: (element-type SgCommandName): that are open
 * @hospitals: (element-type SgCommandName)
 * @here: (nullable): identifier of the incident that is worked on, one of @incidents
 *
 * What there is at the desk to be talked about.
 */
typedef struct
{
  GPtrArray *units;
  GPtrArray *incidents;
  GPtrArray *hospitals;
  char      *here;
} SgCommandNames;

/**
 * SgCommand:
 * @meaning: in words, before anything is done: what it would do, what is missing or what is wrong
 * @action: (nullable): detailed, for %SG_COMMAND_READY
 * @search: (nullable): what to look for on the map
 * @wrong: (nullable): the word that cannot be understood
 * @fix: (nullable): the whole line as it was probably meant
 * @completions: (element-type utf8): whole lines that would go on
 */
typedef struct
{
  SgCommandState state;
  char          *meaning;
  char          *action;
  char          *search;
  char          *wrong;
  char          *fix;
  GPtrArray     *completions;
} SgCommand;

SgCommand *sg_command_parse (const char *text, const SgCommandNames *names);
void       sg_command_free (SgCommand *self);

SgCommandNames *sg_command_names_new (void);
void            sg_command_names_free (SgCommandNames *self);
SgCommandName  *sg_command_name_new (const char *id,
                                     const char *name,
                                     const char *also,
                                     const char *label);
void            sg_command_name_free (SgCommandName *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCommand, sg_command_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCommandNames, sg_command_names_free)

G_END_DECLS
