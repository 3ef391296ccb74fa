/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/report/sg-interval.h"
#include "desk/report/sg-report-data.h"

G_BEGIN_DECLS

/* As many figures as a line of a table has. */
#define SG_REPORT_COUNTS_MAX    16
#define SG_REPORT_INTERVALS_MAX 12

/**
 * SgReport:
 * @links: of a cell: (element-type guint): the calls behind its figure
 * @everything: all calls
 */
struct _SgReport
{
  SgReportData *data;
  SgSheetBook  *book;
  GHashTable   *links;
  GArray       *everything;
};

/**
 * SgReportGroup:
 * @key: what the calls of this line have in common
 * @label: as people read it
 * @counts: (element-type guint): the calls counted in each column
 * @sum: a figure that is not a count, such as hours
 */
typedef struct
{
  char       *key;
  char       *label;
  GArray     *counts[SG_REPORT_COUNTS_MAX];
  SgInterval *intervals[SG_REPORT_INTERVALS_MAX];
  double      sum;
} SgReportGroup;

/* Lines of a table, found by what they have in common, and one of all of them together. */
typedef struct
{
  GPtrArray     *groups;
  GHashTable    *by_key;
  SgReportGroup *total;
} SgReportGroups;

/**
 * SgReportAxis:
 * @name: marked for translation, likewise @title of the column
 * @get_key: what a call is filed under; sorts in the order of the lines
 * @dup_label: of that, for a person
 *
 * What a table may be broken down by.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *(*get_key) (const SgReportData *data, const SgReportCall *call, char buffer[64]);
  char *(*dup_label) (const SgReportData *data, const char *key);
} SgReportAxis;

typedef enum
{
  SG_AXIS_SEVERITY,
  SG_AXIS_CATEGORY,
  SG_AXIS_KECAMATAN,
  SG_AXIS_FACILITY,
  SG_AXIS_HOUR,
  SG_AXIS_WEEKDAY,
  SG_AXIS_SHIFT,
  SG_AXIS_SOURCE,
  SG_AXIS_DISPOSITION,
  SG_N_AXES
} SgAxis;

extern const SgReportAxis sg_report_axes[SG_N_AXES];

SgReportGroups *sg_report_groups_new (void);
void            sg_report_groups_free (SgReportGroups *self);
SgReportGroup  *sg_report_groups_get (SgReportGroups *self, const char *key);
SgReportGroup  *sg_report_groups_find (SgReportGroups     *self,
                                       const SgReportData *data,
                                       const SgReportAxis *axis,
                                       const SgReportCall *call);
void            sg_report_groups_sort (SgReportGroups *self);
void            sg_report_groups_sort_by_count (SgReportGroups *self, guint column);

void        sg_report_group_count (SgReportGroup *self, guint column, guint call);
guint       sg_report_group_get_count (const SgReportGroup *self, guint column);
SgInterval *sg_report_group_get_interval (SgReportGroup *self, guint index);

SgSheet *sg_report_add_sheet (SgReport *self, SgReportKind kind, const char *name);
void     sg_report_add_interval_columns (SgSheet *sheet);
void     sg_report_put_count (SgReport *self, SgSheet *sheet, SgReportGroup *group, guint column);
void     sg_report_put_share (SgReport      *self,
                              SgSheet       *sheet,
                              SgReportGroup *group,
                              guint          column,
                              guint          of_column);
void     sg_report_put_calls (SgReport *self, SgSheet *sheet, double figure, GArray *calls);
void     sg_report_put_interval (SgReport *self, SgSheet *sheet, SgInterval *interval);
void     sg_report_put_median (SgReport *self, SgSheet *sheet, SgInterval *interval);
void     sg_report_put_time (SgSheet *sheet, gint64 at);
void     sg_report_put_number (SgReport *self, SgSheet *sheet, guint call);

/* The words of codes. */
const char *sg_report_label (const char *list, const char *code);
const char *sg_report_label_severity (gint64 severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgReportGroups, sg_report_groups_free)

G_END_DECLS
