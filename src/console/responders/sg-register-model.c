/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order is an array of identifiers, made in the desk's thread. An item is made when a widget
 * asks for it and lives as long as that widget needs it; the model only remembers where it is.
 *
 * A table of GTK makes two hundred rows of widgets at once, seen or not, and then nothing else
 * happens for a quarter of a second. So the first rows are given out a helping a frame. */

#include "config.h"

#include "console/responders/sg-register-model.h"

/* Two helpings are most of a screen. After so many of them a table has all the widgets it ever
 * keeps, and the rest costs nothing. */
#define HELPING  10
#define HELPINGS 25

struct _SgRegisterModel
{
  GObject parent_instance;

  SgDesk               *desk;
  const SgRegisterType *type;
  GArray               *ids;   /* of SgUuid */
  guint                 n_out; /* of them, how many were given out */
  guint                 n_helpings;
  GHashTable           *alive; /* SgUuid in the item → SgRegisterItem, no reference */
};

static void sg_register_model_init_list (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SgRegisterModel,
                               sg_register_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      sg_register_model_init_list))

static GType
get_item_type (GListModel *model)
{
  return SG_TYPE_REGISTER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SG_REGISTER_MODEL (model)->n_out;
}

static void
on_item_gone (gpointer data, GObject *item)
{
  SgRegisterModel *self = data;
  GHashTableIter   iter;
  gpointer         each;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    if (each == item)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static gpointer
get_item (GListModel *model, guint position)
{
  SgRegisterModel *self = SG_REGISTER_MODEL (model);
  const SgUuid    *id;
  SgRegisterItem  *item;

  if (position >= self->n_out)
    return NULL;

  id = &g_array_index (self->ids, SgUuid, position);
  item = g_hash_table_lookup (self->alive, id);
  if (item != NULL)
    return g_object_ref (item);

  item = sg_register_item_new (self->desk, self->type, id);
  g_hash_table_insert (self->alive, g_memdup2 (id, sizeof *id), item);
  g_object_weak_ref (G_OBJECT (item), on_item_gone, self);

  return item;
}

static void
sg_register_model_init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
sg_register_model_finalize (GObject *object)
{
  SgRegisterModel *self = SG_REGISTER_MODEL (object);
  GHashTableIter   iter;
  gpointer         item;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, on_item_gone, self);
  g_hash_table_unref (self->alive);
  g_array_unref (self->ids);
  g_object_unref (self->desk);

  G_OBJECT_CLASS (sg_register_model_parent_class)->finalize (object);
}

static void
sg_register_model_class_init (SgRegisterModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sg_register_model_finalize;
}

static void
sg_register_model_init (SgRegisterModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (SgUuid));
  self->alive = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
}

/**
 * sg_register_model_new:
 * @desk: of the windows' thread
 */
SgRegisterModel *
sg_register_model_new (SgDesk *desk, const SgRegisterType *type)
{
  SgRegisterModel *self = g_object_new (SG_TYPE_REGISTER_MODEL, NULL);

  self->desk = g_object_ref (desk);
  self->type = type;

  return self;
}

static gboolean
is_same (GArray *a, GArray *b, guint at, guint other_at)
{
  return sg_uuid_equal (&g_array_index (a, SgUuid, at), &g_array_index (b, SgUuid, other_at));
}

/**
 * sg_register_model_take_ids:
 * @ids: (transfer full) (element-type SgUuid): the rows from now on
 *
 * Only what lies between the first and the last difference is told as changed, so that what is seen
 * stays where it is when somebody is added elsewhere. To be followed by sg_register_model_grow().
 */
void
sg_register_model_take_ids (SgRegisterModel *self, GArray *ids)
{
  g_autoptr (GArray) before = self->ids;
  guint n_before = self->n_out;
  guint n_after = ids->len;
  guint most = MIN (n_before, n_after);
  guint head = 0;
  guint tail = 0;

  while (head < most && is_same (before, ids, head, head))
    head++;
  while (tail < most - head && is_same (before, ids, n_before - 1 - tail, n_after - 1 - tail))
    tail++;

  /* Much that is new: a helping of it, and what comes after it later. */
  if (n_after - head - tail > HELPING)
    {
      n_after = head + HELPING;
      tail = 0;
    }

  self->ids = ids;
  self->n_out = n_after;
  self->n_helpings = 1;
  if (n_before != n_after || head < n_after)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                head,
                                n_before - head - tail,
                                n_after - head - tail);
}

/**
 * sg_register_model_grow:
 *
 * Gives out another helping of rows.
 *
 * Returns: whether there are more
 */
gboolean
sg_register_model_grow (SgRegisterModel *self)
{
  guint before;

  g_return_val_if_fail (SG_IS_REGISTER_MODEL (self), FALSE);

  before = self->n_out;
  self->n_out = ++self->n_helpings > HELPINGS ? self->ids->len
                                              : MIN (before + HELPING, self->ids->len);
  if (self->n_out > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_out - before);

  return self->n_out < self->ids->len;
}

/**
 * sg_register_model_get_length:
 *
 * Returns: how many rows there are, given out or not
 */
guint
sg_register_model_get_length (SgRegisterModel *self)
{
  g_return_val_if_fail (SG_IS_REGISTER_MODEL (self), 0);

  return self->ids->len;
}

/**
 * sg_register_model_find:
 * @position: (out): of the row
 */
gboolean
sg_register_model_find (SgRegisterModel *self, const SgUuid *id, guint *position)
{
  g_return_val_if_fail (SG_IS_REGISTER_MODEL (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (sg_uuid_equal (&g_array_index (self->ids, SgUuid, i), id))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * sg_register_model_forget:
 *
 * The entry has news: if it is seen, it is read anew.
 */
void
sg_register_model_forget (SgRegisterModel *self, const SgUuid *id)
{
  SgRegisterItem *item;

  g_return_if_fail (SG_IS_REGISTER_MODEL (self));

  item = g_hash_table_lookup (self->alive, id);
  if (item != NULL)
    sg_register_item_forget (item);
}

void
sg_register_model_forget_all (SgRegisterModel *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer       item;

  g_return_if_fail (SG_IS_REGISTER_MODEL (self));

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (items, g_object_ref (item));
  for (guint i = 0; i < items->len; i++)
    sg_register_item_forget (g_ptr_array_index (items, i));
}
