/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/command/sg-command.h"

void
sg_command_name_free (SgCommandName *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->also);
  g_free (self->label);
  g_free (self);
}

SgCommandNames *
sg_command_names_new (void)
{
  SgCommandNames *self = g_new0 (SgCommandNames, 1);

  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_command_name_free);
  self->incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_command_name_free);
  self->hospitals = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_command_name_free);

  return self;
}

void
sg_command_names_free (SgCommandNames *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->incidents);
  g_ptr_array_unref (self->hospitals);
  g_free (self->here);
  g_free (self);
}

SgCommandName *
sg_command_name_new (const char *id, const char *name, const char *also, const char *label)
{
  SgCommandName *self = g_new0 (SgCommandName, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->also = g_strdup (also);
  self->label = g_strdup (label);

  return self;
}
