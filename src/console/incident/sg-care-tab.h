/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/incident/sg-incident-tab.h"
#include "console/incident/sg-inline-form.h"
#include "desk/privacy/sg-traces.h"

G_BEGIN_DECLS

#define SG_TYPE_CARE_TAB (sg_care_tab_get_type ())

G_DECLARE_DERIVABLE_TYPE (SgCareTab, sg_care_tab, SG, CARE_TAB, SgIncidentTab)

/**
 * SgCareTabClass:
 * @refresh: shows what is so now; @is_another says whether it is another incident than before
 */
struct _SgCareTabClass
{
  SgIncidentTabClass parent_class;

  void (*refresh) (SgCareTab *self, const SgIncident *incident, gboolean is_another);
};

void          sg_care_tab_add_forms (SgCareTab           *self,
                                     AdwPreferencesGroup *group,
                                     const SgFormType    *types,
                                     guint                n_types);
SgInlineForm *sg_care_tab_get_form (SgCareTab *self, const char *name);
void          sg_care_tab_begin (SgCareTab *self, const char *form);
void          sg_care_tab_forget (SgCareTab *self, AdwPreferencesGroup *group);
void          sg_care_tab_refresh (SgCareTab *self);

void          sg_care_tab_set_subject (SgCareTab *self, const SgUuid *subject);
const SgUuid *sg_care_tab_get_subject (SgCareTab *self);
gboolean      sg_care_tab_is_masked (SgCareTab *self);
SgTraces     *sg_care_tab_find_traces (SgCareTab *self, GPtrArray *patients);
GPtrArray    *sg_care_tab_list_patients (SgCareTab *self);
char         *sg_care_tab_dup_masked (SgCareTab *self, const char *text);
void          sg_care_tab_offer_hospitals (SgCareTab *self, const char *form, GPtrArray *board);
void          sg_care_tab_offer_patients (SgCareTab *self, const char *form, GPtrArray *patients);
void          sg_care_tab_do (SgCareTab  *self,
                              SgDeskFunc  func,
                              const char *done,
                              const char *name,
                              const char *value);
void          sg_care_tab_copy (SgCareTab *self, const char *text);

G_END_DECLS
