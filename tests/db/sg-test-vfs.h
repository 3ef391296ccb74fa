/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that fails when a test wants it to. While it lives, every file that SQLite opens in this
 * process is on it; the code under test is the one that users run.
 *
 *   g_autoptr (SgTestVfs) disk = sg_test_vfs_new ();
 *
 *   sg_test_vfs_fail (disk, SG_TEST_VFS_WRITE, 7, SQLITE_FULL, FALSE);
 *   … use the store: one call of it gets an error …
 *   sg_test_vfs_heal (disk);
 *   … what was acknowledged is there …
 *
 * A power cut: whatever was not synced is there afterwards or not, sector by sector.
 *
 *   sg_test_vfs_cut_power (disk, 120);
 *   … use the store until it fails, count what it acknowledged, close all handles …
 *   sg_test_vfs_write_survivors (disk, seed, folder);
 *   sg_test_vfs_heal (disk);
 *   … open the same names in folder …
 *
 * To try every call in turn, count up the number until sg_test_vfs_has_failed() is FALSE at the
 * end. Nothing is really synced, so thousands of rounds take seconds. Its handles may be of several
 * threads, but only one of them may be in SQLite at a time. It knows the files of SQLite only: the
 * gate beside them is a file of the real disk. Make it before the first handle is opened. */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _SgTestVfs SgTestVfs;

typedef void (*SgTestVfsFunc) (gpointer user_data);

/**
 * SgTestVfsCalls:
 * @SG_TEST_VFS_OPEN: a database, WAL or journal is opened
 * @SG_TEST_VFS_WRITE: bytes are written
 * @SG_TEST_VFS_SYNC: a file is synced
 * @SG_TEST_VFS_TRUNCATE: a file is cut
 * @SG_TEST_VFS_SHM_MAP: the memory that processes share is mapped
 *
 * What the disk is asked to do, and can fail in.
 */
typedef enum
{
  SG_TEST_VFS_OPEN = 1 << 0,
  SG_TEST_VFS_WRITE = 1 << 1,
  SG_TEST_VFS_SYNC = 1 << 2,
  SG_TEST_VFS_TRUNCATE = 1 << 3,
  SG_TEST_VFS_SHM_MAP = 1 << 4
} SgTestVfsCalls;

/* The ways in which a disk fails, and what of it a person reads. */
typedef struct
{
  const char    *name;
  SgTestVfsCalls calls;
  int            code;
  gboolean       for_good;
  const char    *words; /* of the message */
} SgTestVfsFault;

#define SG_TEST_VFS_N_FAULTS 10

extern const SgTestVfsFault sg_test_vfs_faults[SG_TEST_VFS_N_FAULTS];

SgTestVfs *sg_test_vfs_new (void);
void       sg_test_vfs_free (SgTestVfs *self);

void     sg_test_vfs_fail (SgTestVfs     *self,
                           SgTestVfsCalls calls,
                           guint          nth,
                           int            code,
                           gboolean       for_good);
void     sg_test_vfs_fail_so (SgTestVfs *self, guint fault, guint nth);
gboolean sg_test_vfs_has_failed (SgTestVfs *self);
void     sg_test_vfs_heal (SgTestVfs *self);

void sg_test_vfs_cut_power (SgTestVfs *self, guint nth);
void sg_test_vfs_write_survivors (SgTestVfs *self, guint seed, const char *folder);

void sg_test_vfs_run_in_checkpoint (SgTestVfs *self, SgTestVfsFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTestVfs, sg_test_vfs_free)

G_END_DECLS
