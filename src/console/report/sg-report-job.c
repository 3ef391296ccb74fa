/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "console/report/sg-report-job.h"

typedef struct
{
  SgReportQuery   query;
  SgWorkProgress *progress;
} MakeJob;

typedef struct
{
  SgReportBox  *box;
  SgSheetFormat format;
  char         *path;
} WriteJob;

static SgReportQuery
copy_query (const SgReportQuery *query)
{
  SgReportQuery copy = *query;

  copy.kecamatan = g_strdup (query->kecamatan);
  copy.category = g_strdup (query->category);

  return copy;
}

static void
clear_query (SgReportQuery *query)
{
  g_free ((char *) query->kecamatan);
  g_free ((char *) query->category);
}

SgReportBox *
sg_report_box_ref (SgReportBox *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_box (gpointer data)
{
  SgReportBox *self = data;

  g_clear_pointer (&self->report, sg_report_free);
  clear_query (&self->query);
}

void
sg_report_box_unref (SgReportBox *self)
{
  g_atomic_rc_box_release_full (self, clear_box);
}

static void
make_job_free (gpointer data)
{
  MakeJob *job = data;

  clear_query (&job->query);
  g_object_unref (job->progress);
  g_free (job);
}

/* Who reads names is on record before they are seen. */
static gpointer
make (SgDeskHand *hand, gpointer data, GError **error)
{
  const MakeJob *job = data;
  g_autoptr (SgProgress) progress = sg_work_progress_begin (job->progress);
  g_autoptr (SgReport) report = sg_desk_make_report (hand->desk, &job->query, progress, error);
  SgReportBox *box;

  if (report == NULL || !sg_desk_log_report (hand->desk, &job->query, SG_ACCESS_OPENED, error))
    return NULL;

  box = g_atomic_rc_box_new0 (SgReportBox);
  box->report = g_steal_pointer (&report);
  box->query = copy_query (&job->query);

  return box;
}

/**
 * sg_report_box_make_async:
 * @query: copied
 */
void
sg_report_box_make_async (SgDeskSession       *session,
                          const SgReportQuery *query,
                          SgWorkProgress      *progress,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  MakeJob         *job = g_new0 (MakeJob, 1);
  const SgDeskWork work = { make, job, make_job_free, (GDestroyNotify) sg_report_box_unref };

  job->query = copy_query (query);
  job->progress = g_object_ref (progress);
  sg_desk_session_toil_async (session,
                              &work,
                              sg_work_progress_get_cancellable (progress),
                              callback,
                              user_data);
}

SgReportBox *
sg_report_box_make_finish (SgDeskSession *session, GAsyncResult *result, GError **error)
{
  return sg_desk_session_finish (session, result, error);
}

static void
write_job_free (gpointer data)
{
  WriteJob *job = data;

  sg_report_box_unref (job->box);
  g_free (job->path);
  g_free (job);
}

static gpointer
write_book (SgDeskHand *hand, gpointer data, GError **error)
{
  const WriteJob *job = data;
  SgAccessKind    what = job->format == SG_SHEET_PDF ? SG_ACCESS_PRINTED : SG_ACCESS_EXPORTED;

  if (!sg_desk_log_report (hand->desk, &job->box->query, what, error) ||
      !sg_sheet_book_write (sg_report_get_book (job->box->report), job->format, job->path, error))
    return NULL;

  return g_strdup (job->path);
}

/**
 * sg_report_box_write_async:
 *
 * Ends with sg_desk_session_finish(), which then returns the path.
 */
void
sg_report_box_write_async (SgReportBox        *self,
                           SgDeskSession      *session,
                           SgSheetFormat       format,
                           const char         *path,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  WriteJob        *job = g_new0 (WriteJob, 1);
  const SgDeskWork work = { write_book, job, write_job_free, g_free };

  job->box = sg_report_box_ref (self);
  job->format = format;
  job->path = g_strdup (path);
  sg_desk_session_toil_async (session, &work, NULL, callback, user_data);
}
