/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls go to the real files, so that what is read and locked is as ever. Beside that each file has
 * two images in memory: what its programs see, and what the disk is sure to have. A sector that
 * differs is dirty, and after a power cut it may be the one or the other. */

#include "tests/db/sg-test-vfs.h"

#include <errno.h>
#include <string.h>

/* Disks promise to write one whole, and no more. */
#define SECTOR 512

const SgTestVfsFault sg_test_vfs_faults[SG_TEST_VFS_N_FAULTS] = {
  { "full once", SG_TEST_VFS_WRITE, SQLITE_FULL, FALSE, "disk is full" },
  { "full for good", SG_TEST_VFS_WRITE, SQLITE_FULL, TRUE, "disk is full" },
  { "write once", SG_TEST_VFS_WRITE, SQLITE_IOERR_WRITE, FALSE, "disk failed" },
  { "write for good", SG_TEST_VFS_WRITE, SQLITE_IOERR_WRITE, TRUE, "disk failed" },
  { "sync once", SG_TEST_VFS_SYNC, SQLITE_IOERR_FSYNC, FALSE, "disk failed" },
  { "sync for good", SG_TEST_VFS_SYNC, SQLITE_IOERR_FSYNC, TRUE, "disk failed" },
  { "truncate", SG_TEST_VFS_TRUNCATE, SQLITE_IOERR_TRUNCATE, TRUE, "disk failed" },
  { "open", SG_TEST_VFS_OPEN, SQLITE_CANTOPEN, FALSE, "cannot be opened" },
  { "memory", SG_TEST_VFS_SHM_MAP, SQLITE_IOERR_SHMMAP, FALSE, "disk failed" },
  { "read-only", SG_TEST_VFS_WRITE, SQLITE_READONLY, TRUE, "cannot be written" },
};

struct _SgTestVfs
{
  sqlite3_vfs  base; /* first: SQLite hands it back as a pointer to us */
  sqlite3_vfs *real;
  GHashTable  *images; /* path to Image */

  SgTestVfsCalls failing;
  guint          calls_left; /* until the first that fails */
  int            code;
  gboolean       for_good;
  gboolean       has_failed;
  gboolean       is_off; /* the power is cut */

  SgTestVfsFunc run; /* NULL after it ran */
  gpointer      user_data;
};

typedef struct
{
  GByteArray *seen;
  GByteArray *sure;
  GHashTable *dirty;    /* numbers of sectors */
  gboolean    is_there; /* as programs see it */
  gboolean    is_sure;  /* its name is on the disk */
  gboolean    was_removed;
} Image;

/* SQLite allocates it, with the real file behind it. */
typedef struct
{
  sqlite3_file  base;
  SgTestVfs    *vfs;
  Image        *image;  /* NULL for what nobody keeps: temporary files */
  gboolean      is_new; /* a WAL or journal whose first sync is one of the folder too */
  sqlite3_file *real;
} File;

static void
image_free (Image *self)
{
  g_byte_array_unref (self->seen);
  g_byte_array_unref (self->sure);
  g_hash_table_unref (self->dirty);
  g_free (self);
}

/* What lies there before the first program of the test opens it has been synced long ago. */
static Image *
image_new (const char *path)
{
  Image           *self = g_new0 (Image, 1);
  g_autofree char *content = NULL;
  gsize            length = 0;

  self->seen = g_byte_array_new ();
  self->sure = g_byte_array_new ();
  self->dirty = g_hash_table_new (NULL, NULL);
  self->is_sure = g_file_get_contents (path, &content, &length, NULL);
  g_byte_array_append (self->seen, (guint8 *) content, (guint) length);
  g_byte_array_append (self->sure, (guint8 *) content, (guint) length);

  return self;
}

/* If it was removed a moment ago, this is another file of that name. The old one could come back
 * only as a whole, and no sector of it in the new one: it is taken to be gone. */
static void
image_open (Image *self)
{
  if (!self->is_there && self->was_removed)
    {
      self->is_sure = self->was_removed = FALSE;
      g_byte_array_set_size (self->sure, 0);
      g_hash_table_remove_all (self->dirty);
    }

  self->is_there = TRUE;
}

static void
set_length (GByteArray *bytes, guint length)
{
  guint before = bytes->len;

  g_byte_array_set_size (bytes, length);
  if (length > before)
    memset (bytes->data + before, 0, length - before);
}

static void
mark_dirty (Image *self, guint start, guint end)
{
  for (guint i = start / SECTOR; i * SECTOR < end; i++)
    g_hash_table_add (self->dirty, GUINT_TO_POINTER (i));
}

static void
image_write (Image *self, const void *bytes, guint length, guint offset)
{
  guint before = self->seen->len;

  if (offset + length > before)
    set_length (self->seen, offset + length);
  memcpy (self->seen->data + offset, bytes, length);
  mark_dirty (self, MIN (before, offset), offset + length);
}

/* Copies a sector as far as both reach. */
static void
copy_sector (GByteArray *from, GByteArray *to, guint sector)
{
  guint start = sector * SECTOR;
  guint end = MIN (start + SECTOR, MIN (from->len, to->len));

  if (start < end)
    memcpy (to->data + start, from->data + start, end - start);
}

static void
image_sync (Image *self)
{
  GHashTableIter iter;
  gpointer       sector;

  set_length (self->sure, self->seen->len);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &sector, NULL))
    copy_sector (self->seen, self->sure, GPOINTER_TO_UINT (sector));

  g_hash_table_remove_all (self->dirty);
  self->is_sure = TRUE;
}

/* Each dirty sector is drawn on its own, with odds of this file: so there are cuts after which all
 * is there, or nothing, or a mixture. Two runs of a seed must draw in the same order, and a hash
 * table has none. */
static GByteArray *
image_draw (Image *self, GRand *rand)
{
  GByteArray *drawn = g_byte_array_new ();
  guint       length = g_rand_boolean (rand) ? self->seen->len : self->sure->len;
  double      odds = g_rand_int_range (rand, 0, 5) / 4.0;

  g_byte_array_append (drawn, self->sure->data, self->sure->len);
  set_length (drawn, length);
  for (guint i = 0; i * SECTOR < length; i++)
    if (g_hash_table_contains (self->dirty, GUINT_TO_POINTER (i)) && g_rand_double (rand) < odds)
      copy_sector (self->seen, drawn, i);

  return drawn;
}

static Image *
find_image (SgTestVfs *self, const char *path, int flags)
{
  Image *image;

  if (!(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) || path == NULL)
    return NULL;

  image = g_hash_table_lookup (self->images, path);
  if (image == NULL)
    {
      image = image_new (path);
      g_hash_table_insert (self->images, g_strdup (path), image);
    }

  return image;
}

/* Returns: SQLITE_OK, or what @call has to fail with. */
static int
count_call (SgTestVfs *self, SgTestVfsCalls call, int code_when_off)
{
  errno = EIO;
  if (self->is_off)
    return code_when_off;
  if (!(self->failing & call) || (self->has_failed && !self->for_good))
    return SQLITE_OK;
  if (self->calls_left > 1)
    {
      self->calls_left--;
      return SQLITE_OK;
    }

  self->has_failed = TRUE;
  if (self->code != SQLITE_OK)
    return self->code;

  self->is_off = TRUE;
  return code_when_off;
}

static int
file_close (sqlite3_file *file)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xClose (real);
}

static int
file_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  File *self = (File *) file;

  if (self->vfs->is_off)
    return SQLITE_IOERR_READ;

  return self->real->pMethods->xRead (self->real, bytes, length, offset);
}

/* The write in which the power goes is torn like any other that was not synced. */
static int
file_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  File    *self = (File *) file;
  gboolean was_off = self->vfs->is_off;
  int      code = count_call (self->vfs, SG_TEST_VFS_WRITE, SQLITE_IOERR_WRITE);
  gboolean is_torn = self->vfs->is_off && !was_off;

  if (self->image != NULL && (code == SQLITE_OK || is_torn))
    image_write (self->image, bytes, (guint) length, (guint) offset);
  if (code != SQLITE_OK)
    return code;

  return self->real->pMethods->xWrite (self->real, bytes, length, offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 length)
{
  File *self = (File *) file;
  int   code = count_call (self->vfs, SG_TEST_VFS_TRUNCATE, SQLITE_IOERR_TRUNCATE);

  if (code != SQLITE_OK)
    return code;

  if (self->image != NULL)
    set_length (self->image->seen, (guint) length);
  return self->real->pMethods->xTruncate (self->real, length);
}

/* A test has one folder. */
static void
sync_names (SgTestVfs *self)
{
  GHashTableIter iter;
  gpointer       image;

  g_hash_table_iter_init (&iter, self->images);
  while (g_hash_table_iter_next (&iter, NULL, &image))
    ((Image *) image)->is_sure = ((Image *) image)->is_there;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  File *self = (File *) file;
  int   code = count_call (self->vfs, SG_TEST_VFS_SYNC, SQLITE_IOERR_FSYNC);

  if (code != SQLITE_OK || self->image == NULL)
    return code;

  image_sync (self->image);
  if (self->is_new)
    sync_names (self->vfs);
  self->is_new = FALSE;

  return SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xLock (real, level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
file_check_reserved_lock (sqlite3_file *file, int *is_locked)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xCheckReservedLock (real, is_locked);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xFileControl (real, operation, argument);
}

/* The real file may promise that a sector it overwrites does no harm to its neighbours. So do we:
 * sectors are drawn one by one. But none that appending is safe or writes come in order. */
static int
file_sector_size (sqlite3_file *file)
{
  return SECTOR;
}

static int
file_device_characteristics (sqlite3_file *file)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  File *self = (File *) file;
  int   code = count_call (self->vfs, SG_TEST_VFS_SHM_MAP, SQLITE_IOERR_SHMMAP);

  if (code != SQLITE_OK)
    return code;

  return self->real->pMethods->xShmMap (self->real, page, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  sqlite3_file *real = ((File *) file)->real;

  real->pMethods->xShmBarrier (real);
}

static int
file_shm_unmap (sqlite3_file *file, int remove)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xShmUnmap (real, remove);
}

static int
file_fetch (sqlite3_file *file, sqlite3_int64 offset, int length, void **memory)
{
  sqlite3_file *real = ((File *) file)->real;

  return real->pMethods->xFetch (real, offset, length, memory);
}

/* Without mapped files, it is called with no memory only where a checkpoint finds that the WAL is
 * not as its handle knows it. */
static int
file_unfetch (sqlite3_file *file, sqlite3_int64 offset, void *memory)
{
  File         *self = (File *) file;
  SgTestVfsFunc run = self->vfs->run;

  if (run != NULL && memory == NULL)
    {
      self->vfs->run = NULL;
      run (self->vfs->user_data);
    }

  return self->real->pMethods->xUnfetch (self->real, offset, memory);
}

static const sqlite3_io_methods methods = {
  3,
  file_close,
  file_read,
  file_write,
  file_truncate,
  file_sync,
  file_size,
  file_lock,
  file_unlock,
  file_check_reserved_lock,
  file_control,
  file_sector_size,
  file_device_characteristics,
  file_shm_map,
  file_shm_lock,
  file_shm_barrier,
  file_shm_unmap,
  file_fetch,
  file_unfetch,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  SgTestVfs *self = (SgTestVfs *) vfs;
  File      *opened = (File *) file;
  int        code = count_call (self, SG_TEST_VFS_OPEN, SQLITE_CANTOPEN);
  Image     *image = code == SQLITE_OK ? find_image (self, path, flags) : NULL;

  file->pMethods = NULL;
  if (code != SQLITE_OK)
    return code;

  opened->vfs = self;
  opened->real = (sqlite3_file *) &opened[1];
  code = self->real->xOpen (self->real, path, opened->real, flags, out_flags);
  if (opened->real->pMethods == NULL)
    return code;

  opened->image = image;
  opened->is_new = FALSE;
  if (image != NULL)
    {
      image_open (image);
      opened->is_new = !image->is_sure && !(flags & SQLITE_OPEN_MAIN_DB);
    }
  file->pMethods = &methods;

  return code;
}

/* The name may still be on the disk, with what was synced under it. */
static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  SgTestVfs *self = (SgTestVfs *) vfs;
  Image     *image = g_hash_table_lookup (self->images, path);

  if (self->is_off)
    return SQLITE_IOERR_DELETE;

  if (image != NULL)
    {
      image->is_there = FALSE;
      image->was_removed = TRUE;
      set_length (image->seen, 0);
    }
  if (sync_folder)
    sync_names (self);

  return self->real->xDelete (self->real, path, sync_folder);
}

/**
 * sg_test_vfs_new:
 *
 * Puts all files that SQLite opens from now on a disk that works.
 */
SgTestVfs *
sg_test_vfs_new (void)
{
  SgTestVfs *self = g_new0 (SgTestVfs, 1);

  self->real = sqlite3_vfs_find (NULL);
  self->base = *self->real;
  self->base.zName = "sg-test";
  self->base.szOsFile = (int) sizeof (File) + self->real->szOsFile;
  self->base.xOpen = vfs_open;
  self->base.xDelete = vfs_delete;
  self->images =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) image_free);
  g_assert_cmpint (sqlite3_vfs_register (&self->base, TRUE), ==, SQLITE_OK);

  return self;
}

/**
 * sg_test_vfs_free:
 *
 * To be called after all handles of it are closed.
 */
void
sg_test_vfs_free (SgTestVfs *self)
{
  if (self == NULL)
    return;

  sqlite3_vfs_unregister (&self->base);
  sqlite3_vfs_register (self->real, TRUE);
  g_hash_table_unref (self->images);
  g_free (self);
}

/**
 * sg_test_vfs_fail:
 * @calls: which calls count; several may be joined
 * @nth: the call that fails, 1 for the next
 * @code: what it fails with, like %SQLITE_FULL or %SQLITE_IOERR_WRITE
 * @for_good: whether all after it fail too, until sg_test_vfs_heal()
 */
void
sg_test_vfs_fail (SgTestVfs *self, SgTestVfsCalls calls, guint nth, int code, gboolean for_good)
{
  sg_test_vfs_heal (self);
  self->failing = calls;
  self->calls_left = nth;
  self->code = code;
  self->for_good = for_good;
  self->has_failed = FALSE;
}

/**
 * sg_test_vfs_fail_so:
 * @fault: an index of sg_test_vfs_faults
 * @nth: the call that fails first
 */
void
sg_test_vfs_fail_so (SgTestVfs *self, guint fault, guint nth)
{
  const SgTestVfsFault *so = &sg_test_vfs_faults[fault];

  sg_test_vfs_fail (self, so->calls, nth, so->code, so->for_good);
}

/**
 * sg_test_vfs_has_failed:
 *
 * Returns: whether a call has failed, or the power was cut, since that was asked for
 */
gboolean
sg_test_vfs_has_failed (SgTestVfs *self)
{
  return self->has_failed;
}

/**
 * sg_test_vfs_heal:
 *
 * No call fails any more. After a power cut, files are as their programs saw them last.
 */
void
sg_test_vfs_heal (SgTestVfs *self)
{
  self->failing = 0;
  self->is_off = FALSE;
}

/**
 * sg_test_vfs_cut_power:
 * @nth: the call that changes the disk (write, sync or truncate) in which it happens, 1 for the
 * next
 *
 * That call and all after it fail.
 */
void
sg_test_vfs_cut_power (SgTestVfs *self, guint nth)
{
  sg_test_vfs_fail (self,
                    SG_TEST_VFS_WRITE | SG_TEST_VFS_SYNC | SG_TEST_VFS_TRUNCATE,
                    nth,
                    SQLITE_OK,
                    TRUE);
}

static void
write_survivor (Image *image, GRand *rand, const char *path)
{
  g_autoptr (GByteArray) drawn = image_draw (image, rand);
  g_autoptr (GError) error = NULL;

  /* A name that was made or removed since the last sync is there or not. */
  if (image->is_there != image->is_sure && g_rand_boolean (rand))
    return;
  if (!image->is_there && !image->is_sure)
    return;

  g_file_set_contents (path, (const char *) drawn->data, drawn->len, &error);
  g_assert_no_error (error);
}

/**
 * sg_test_vfs_write_survivors:
 * @seed: draws what has reached the disk of all that was not synced
 * @folder: of the real disk, where the files go, each under its own name; all databases of the test
 *   must have different names
 */
void
sg_test_vfs_write_survivors (SgTestVfs *self, guint seed, const char *folder)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GList)
    paths = g_list_sort (g_hash_table_get_keys (self->images), (GCompareFunc) strcmp);

  for (GList *l = paths; l != NULL; l = l->next)
    {
      g_autofree char *name = g_path_get_basename (l->data);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      write_survivor (g_hash_table_lookup (self->images, l->data), rand, path);
    }
}

/**
 * sg_test_vfs_run_in_checkpoint:
 * @func: called once, in the next checkpoint of a handle that has not looked at the file since
 *   another one changed it: what another program does at that moment
 */
void
sg_test_vfs_run_in_checkpoint (SgTestVfs *self, SgTestVfsFunc func, gpointer user_data)
{
  self->run = func;
  self->user_data = user_data;
}
