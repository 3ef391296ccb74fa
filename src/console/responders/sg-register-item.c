/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row says is read when the row is seen and forgotten when it has news: of a hundred
 * thousand entries, two hundred are ever read at once. */

#include "config.h"

#include "console/responders/sg-register-item.h"

#include "common/sg-unit.h"
#include "common/sg-volunteer.h"
#include "desk/log/sg-row.h"

struct _SgRegisterItem
{
  GObject parent_instance;

  SgDesk               *desk;
  const SgRegisterType *type;
  SgUuid                id;
  gpointer              record; /* NULL until it is read, likewise the others */
  SgStanding           *standing;
  SgResponderTask      *task;
  SgPosition            position;
  gboolean              has_standing;
  gboolean              has_task;
  gboolean              has_position;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgRegisterItem, sg_register_item, G_TYPE_OBJECT)

static void
drop (SgRegisterItem *self)
{
  if (self->record != NULL)
    self->type->record->free (g_steal_pointer (&self->record));
  g_clear_pointer (&self->standing, sg_standing_free);
  g_clear_pointer (&self->task, sg_responder_task_free);
  self->has_standing = FALSE;
  self->has_task = FALSE;
  self->has_position = FALSE;
}

static void
sg_register_item_finalize (GObject *object)
{
  SgRegisterItem *self = SG_REGISTER_ITEM (object);

  drop (self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (sg_register_item_parent_class)->finalize (object);
}

static void
sg_register_item_class_init (SgRegisterItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sg_register_item_finalize;

  /**
   * SgRegisterItem::changed:
   *
   * What was read of it is no longer so.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SG_TYPE_REGISTER_ITEM,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
sg_register_item_init (SgRegisterItem *self)
{
}

SgRegisterItem *
sg_register_item_new (SgDesk *desk, const SgRegisterType *type, const SgUuid *id)
{
  SgRegisterItem *self = g_object_new (SG_TYPE_REGISTER_ITEM, NULL);

  self->desk = g_object_ref (desk);
  self->type = type;
  self->id = *id;

  return self;
}

const SgUuid *
sg_register_item_get_id (SgRegisterItem *self)
{
  return &self->id;
}

const SgRegisterType *
sg_register_item_get_type_of (SgRegisterItem *self)
{
  return self->type;
}

SgDesk *
sg_register_item_get_desk (SgRegisterItem *self)
{
  return self->desk;
}

/**
 * sg_register_item_get_record:
 *
 * Returns: (transfer none): of the type of its register; an empty one when it cannot be read, which
 *   the next thing that is done says aloud
 */
gconstpointer
sg_register_item_get_record (SgRegisterItem *self)
{
  g_autoptr (GError) why = NULL;

  if (self->record != NULL)
    return self->record;

  self->record = sg_row_get (sg_desk_get_db (self->desk), self->type->record, &self->id, &why);
  if (self->record == NULL)
    {
      g_debug ("a row of a register cannot be read: %s", why->message);
      self->record = sg_record_new (self->type->record);
    }

  return self->record;
}

/**
 * sg_register_item_get_standing:
 *
 * Returns: (transfer none) (nullable): of a volunteer
 */
const SgStanding *
sg_register_item_get_standing (SgRegisterItem *self)
{
  g_autoptr (GError) why = NULL;

  if (self->has_standing)
    return self->standing;

  self->has_standing = TRUE;
  self->standing = sg_desk_find_standing (self->desk, &self->id, NULL, &why);
  if (self->standing == NULL)
    g_debug ("certificates cannot be read: %s", why->message);

  return self->standing;
}

/**
 * sg_register_item_get_task:
 *
 * Returns: (transfer none) (nullable): what a unit or a volunteer is doing
 */
const SgTask *
sg_register_item_get_task (SgRegisterItem *self)
{
  g_autoptr (GPtrArray) tasks = NULL;

  if (self->has_task)
    return self->task != NULL ? self->task->task : NULL;

  /* An error here is one of the table itself, which its record tells already. */
  self->has_task = TRUE;
  tasks = sg_desk_list_tasks_of (self->desk, &self->id, 1, NULL);
  if (tasks == NULL || tasks->len == 0)
    return NULL;

  self->task = g_ptr_array_steal_index (tasks, 0);
  if (sg_task_is_over (self->task->task))
    g_clear_pointer (&self->task, sg_responder_task_free);

  return self->task != NULL ? self->task->task : NULL;
}

/**
 * sg_register_item_get_position:
 *
 * Returns: (transfer none) (nullable): the last one that is known
 */
const SgPosition *
sg_register_item_get_position (SgRegisterItem *self)
{
  if (!self->has_position)
    {
      self->has_position = TRUE;
      /* Not to know where somebody is, is usual and no error. */
      if (!sg_desk_get_position (self->desk, &self->id, &self->position, NULL))
        self->position.at = 0;
    }

  return self->position.at != 0 ? &self->position : NULL;
}

/**
 * sg_register_item_forget:
 *
 * What was read is read anew.
 */
void
sg_register_item_forget (SgRegisterItem *self)
{
  g_return_if_fail (SG_IS_REGISTER_ITEM (self));

  drop (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
