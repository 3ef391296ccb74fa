/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One side of an incident: candidates, patients, timeline, hospitals, … The page of the incident
 * gives each tab the incident when it is seen and knows nothing else of it. */

#include "console/incident/sg-incident-tab.h"

typedef struct
{
  SgDeskSession    *session;
  const SgIncident *incident;
  GPtrArray        *pins;
  GArray           *way; /* NULL for none */
} SgIncidentTabPrivate;

enum
{
  SIGNAL_MARKS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SgIncidentTab, sg_incident_tab, ADW_TYPE_BIN)

static SgIncidentTabPrivate *
get_private (SgIncidentTab *self)
{
  return sg_incident_tab_get_instance_private (self);
}

static void
sg_incident_tab_dispose (GObject *object)
{
  SgIncidentTabPrivate *private = get_private (SG_INCIDENT_TAB (object));

  g_clear_object (&private->session);
  g_clear_pointer (&private->pins, g_ptr_array_unref);
  g_clear_pointer (&private->way, g_array_unref);

  G_OBJECT_CLASS (sg_incident_tab_parent_class)->dispose (object);
}

static void
sg_incident_tab_class_init (SgIncidentTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_incident_tab_dispose;

  /**
   * SgIncidentTab::marks-changed:
   *
   * The tab wants other marks on the map than before.
   */
  signals[SIGNAL_MARKS_CHANGED] = g_signal_new ("marks-changed",
                                                SG_TYPE_INCIDENT_TAB,
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                0);
}

static void
sg_incident_tab_init (SgIncidentTab *self)
{
}

void
sg_incident_tab_open (SgIncidentTab *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_INCIDENT_TAB (self));

  g_set_object (&get_private (self)->session, session);
}

/**
 * sg_incident_tab_give:
 * @incident: (nullable): must live until another one is given
 *
 * Says which incident it is about, whether or not the tab is seen.
 */
void
sg_incident_tab_give (SgIncidentTab *self, const SgIncident *incident)
{
  g_return_if_fail (SG_IS_INCIDENT_TAB (self));

  get_private (self)->incident = incident;
}

/**
 * sg_incident_tab_show:
 *
 * The tab is seen now: it shows the incident it was given.
 */
void
sg_incident_tab_show (SgIncidentTab *self)
{
  g_return_if_fail (SG_IS_INCIDENT_TAB (self));

  SG_INCIDENT_TAB_GET_CLASS (self)->show (self, get_private (self)->incident);
}

SgDeskSession *
sg_incident_tab_get_session (SgIncidentTab *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_TAB (self), NULL);

  return get_private (self)->session;
}

/**
 * sg_incident_tab_set_marks:
 * @pins: (nullable) (element-type SgMapPin): that stand on the map while the tab is seen
 * @way: (nullable) (element-type SgPoint): that is drawn there, copied
 */
void
sg_incident_tab_set_marks (SgIncidentTab *self, GPtrArray *pins, const GArray *way)
{
  SgIncidentTabPrivate *private;

  g_return_if_fail (SG_IS_INCIDENT_TAB (self));

  private = get_private (self);
  g_clear_pointer (&private->pins, g_ptr_array_unref);
  g_clear_pointer (&private->way, g_array_unref);
  private->pins = pins != NULL ? g_ptr_array_ref (pins) : NULL;
  private->way = way != NULL ? g_array_copy ((GArray *) way) : NULL;
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}

/**
 * sg_incident_tab_get_pins:
 *
 * Returns: (transfer none) (nullable) (element-type SgMapPin): see sg_incident_tab_set_marks()
 */
GPtrArray *
sg_incident_tab_get_pins (SgIncidentTab *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_TAB (self), NULL);

  return get_private (self)->pins;
}

/**
 * sg_incident_tab_get_way:
 *
 * Returns: (transfer none) (nullable) (element-type SgPoint): likewise
 */
const GArray *
sg_incident_tab_get_way (SgIncidentTab *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_TAB (self), NULL);

  return get_private (self)->way;
}

/**
 * sg_incident_tab_get_desk:
 *
 * Returns: (transfer none): to read from
 */
SgDesk *
sg_incident_tab_get_desk (SgIncidentTab *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_TAB (self), NULL);

  return sg_desk_session_get_desk (get_private (self)->session);
}

/**
 * sg_incident_tab_get_incident:
 *
 * Returns: (transfer none) (nullable): that is shown, until it is shown anew
 */
const SgIncident *
sg_incident_tab_get_incident (SgIncidentTab *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_TAB (self), NULL);

  return get_private (self)->incident;
}
