/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Function keys and chords are caught before any widget sees them: a pane would keep F6 and F8 for
 * itself. A single letter is heeded only when nobody is typing. */

#include "config.h"

#include "console/base/sg-keys.h"

#include <glib/gi18n-lib.h>

#define CALL       N_ ("Call")
#define INCIDENTS  N_ ("Incidents")
#define CANDIDATES N_ ("Candidates")
#define PATIENTS   N_ ("Patients")
#define MAP        N_ ("Map")
#define UNITS      N_ ("Units")
#define ALARMS     N_ ("Alarms")
#define REGISTERS  N_ ("Registers")
#define WINDOW     N_ ("Window")

static const SgKey keys[] = {
  { "win.new-call", "F2", NULL, N_ ("Take a call; park the one in the form"), CALL },
  { "call.save",
    "<Control>Return <Control>KP_Enter",
    NULL,
    N_ ("Record the call and find help"),
    CALL },
  { "call.arrest",
    "<Alt>h",
    NULL,
    N_ ("Not conscious and not breathing normally: cardiac arrest"),
    CALL },
  { "call.show-card", "<Alt>c", NULL, N_ ("What to tell the caller"), CALL },
  { "call.merge", "<Alt>g", NULL, N_ ("Merge with the incident that is offered"), CALL },
  { "call.dispose('prank')", "<Alt>p", NULL, N_ ("End as a prank"), CALL },
  { "call.dispose('ghost')", "<Alt>s", NULL, N_ ("End as a silent call"), CALL },
  { "call.dispose('info')", "<Alt>i", NULL, N_ ("End as a request for information"), CALL },
  { "call.dispose('outside')", "<Alt>l", NULL, N_ ("End as outside the area"), CALL },
  { "call.dispose('transfer')", "<Alt>t", NULL, N_ ("End as passed on to an agency"), CALL },
  { "call.dispose('solved_phone')", "<Alt>e", NULL, N_ ("End as advised by telephone"), CALL },
  { "dispatch.next-incident", "<Alt>Page_Down", "j", N_ ("Next incident"), INCIDENTS },
  { "dispatch.previous-incident", "<Alt>Page_Up", "k", N_ ("Incident before"), INCIDENTS },
  { "dispatch.nth-incident(1)",
    "<Alt>1",
    NULL,
    N_ ("First incident, and so on to the ninth"),
    INCIDENTS },
  { "dispatch.nth-incident(2)", "<Alt>2", NULL, NULL, NULL },
  { "dispatch.nth-incident(3)", "<Alt>3", NULL, NULL, NULL },
  { "dispatch.nth-incident(4)", "<Alt>4", NULL, NULL, NULL },
  { "dispatch.nth-incident(5)", "<Alt>5", NULL, NULL, NULL },
  { "dispatch.nth-incident(6)", "<Alt>6", NULL, NULL, NULL },
  { "dispatch.nth-incident(7)", "<Alt>7", NULL, NULL, NULL },
  { "dispatch.nth-incident(8)", "<Alt>8", NULL, NULL, NULL },
  { "dispatch.nth-incident(9)", "<Alt>9", NULL, NULL, NULL },
  { "dispatch.do-in-tab(('record', 'record.close'))",
    "F8",
    NULL,
    N_ ("Close the incident"),
    INCIDENTS },
  { "dispatch.do-in-tab(('record', 'record.note'))", "F9", NULL, N_ ("Note"), INCIDENTS },
  { "dispatch.show-tab('patients')", "<Alt>p", NULL, N_ ("Patients of the incident"), INCIDENTS },
  { "dispatch.show-tab('hospitals')", "<Alt>h", NULL, N_ ("Hospitals and beds"), INCIDENTS },
  { "dispatch.show-tab('timeline')", "<Alt>t", NULL, N_ ("Timeline of the incident"), INCIDENTS },
  { "dispatch.show-tab('record')", "<Alt>l", NULL, N_ ("Record of the incident"), INCIDENTS },
  { "patients.triage('merah')", "<Control>F1", NULL, N_ ("Triage: red"), PATIENTS },
  { "patients.triage('kuning')", "<Control>F2", NULL, N_ ("Triage: yellow"), PATIENTS },
  { "patients.triage('hijau')", "<Control>F3", NULL, N_ ("Triage: green"), PATIENTS },
  { "patients.triage('hitam')", "<Control>F4", NULL, N_ ("Triage: black"), PATIENTS },
  { "dispatch.do-in-tab(('patients', 'patients.start'))",
    "<Control>F5",
    NULL,
    N_ ("START questions"),
    PATIENTS },
  { "dispatch.do-in-tab(('patients', \"care.begin('vitals')\"))",
    "<Control>F6",
    NULL,
    N_ ("Vital signs"),
    PATIENTS },
  { "dispatch.do-in-tab(('patients', \"care.begin('add')\"))",
    "<Control>F7",
    NULL,
    N_ ("Add a patient"),
    PATIENTS },
  { "dispatch.back", "Escape", NULL, N_ ("Back to the incident"), INCIDENTS },
  { "candidates.show('unit')",
    "<Alt>u",
    NULL,
    N_ ("Ambulances; Enter asks the first"),
    CANDIDATES },
  { "candidates.show('volunteer')", "F7 <Alt>v", NULL, N_ ("Volunteers near by"), CANDIDATES },
  { "candidates.show('aed')", "<Alt>d", NULL, N_ ("Defibrillators"), CANDIDATES },
  { "candidates.show('hospital')",
    "<Alt>j",
    NULL,
    N_ ("Hospitals; Enter sends the patient there"),
    CANDIDATES },
  { "candidates.request-first",
    "<Alt>Return <Alt>KP_Enter",
    NULL,
    N_ ("Ask the first of the list"),
    CANDIDATES },
  { "candidates.request-ticked",
    "<Shift><Alt>Return",
    NULL,
    N_ ("Ask the ticked, Shift+Enter in the list"),
    CANDIDATES },
  { "dispatch.do-in-tab(('candidates', 'candidates.request-recommended'))",
    "F5",
    NULL,
    N_ ("Ask the recommended ambulance"),
    CANDIDATES },
  { "dispatch.do-in-tab(('candidates', 'candidates.next'))",
    "F6",
    NULL,
    N_ ("It cannot go: ask the next"),
    CANDIDATES },
  { "candidates.open-ring", "<Alt>o", NULL, N_ ("Alert the next ring of volunteers"), CANDIDATES },
  { "dispatch.focus-map", "F4", NULL, N_ ("Go to the map"), MAP },
  { "dispatch.show-route", "<Alt>r", "r", N_ ("Way between two places"), MAP },
  { "dispatch.zoom(1)",
    "<Control>plus <Control>equal <Control>KP_Add",
    "plus",
    N_ ("Closer"),
    MAP },
  { "dispatch.zoom(-1)", "<Control>minus <Control>KP_Subtract", "minus", N_ ("Further away"), MAP },
  { "dispatch.show-region", "<Alt>Home", NULL, N_ ("The whole region"), MAP },
  { "win.acknowledge", "<Alt>a", "a", N_ ("Acknowledge the worst alarm"), ALARMS },
  { "win.show-alarm", "<Alt>w", "w", N_ ("View its incident"), ALARMS },
  { "win.list-alarms", "<Alt>b", "b", N_ ("List of alarms"), ALARMS },
  { "win.mute(5)", "<Control>m", NULL, N_ ("Mute for five minutes, or hear again"), ALARMS },
  { "win.test-alarm", "<Control><Shift>t", NULL, N_ ("Test alarm"), ALARMS },
  { "win.command", "F12", "slash", N_ ("Command line: type what to do, or a place"), WINDOW },
  { "dispatch.fit", "<Alt>f", "f", N_ ("All incidents and their helpers"), MAP },
  { "dispatch.close-roads", "<Alt>x", "x", N_ ("Close roads: draw a flood"), MAP },
  { "dispatch.show-districts", "<Alt>k", NULL, N_ ("Go to a district"), MAP },
  { "dispatch.show-layers", "<Alt>y", NULL, N_ ("Layers of the map"), MAP },
  { "dispatch.layer('hospitals')", "<Alt><Shift>h", NULL, N_ ("Show or hide hospitals"), MAP },
  { "dispatch.layer('aeds')", "<Alt><Shift>a", NULL, N_ ("Show or hide AEDs"), MAP },
  { "dispatch.layer('volunteers')", "<Alt><Shift>v", NULL, N_ ("Show or hide volunteers"), MAP },
  { "dispatch.layer('history')",
    "<Alt><Shift>d",
    NULL,
    N_ ("Show or hide incidents of 90 days"),
    MAP },
  { "dispatch.reach", "<Alt><Shift>j", NULL, N_ ("Reach by road: 5, 10, 15 minutes"), MAP },
  { "dispatch.toggle-board", "<Alt>m", "m", N_ ("Map or board of units"), UNITS },
  { "dispatch.toggle-strip", "<Alt>u", NULL, N_ ("Show or hide the strip of units"), UNITS },
  { "dispatch.follow", "<Alt>i", NULL, N_ ("Follow the chosen unit on the map"), UNITS },
  { "dispatch.unit-step(1)",
    "<Control><Alt>1",
    "1",
    N_ ("The chosen unit: 1 returning, 2 free, 3 en route, 4 on scene, 5 accepted, 6 not ready, "
        "7 transporting, 8 at hospital"),
    UNITS },
  { "dispatch.unit-step(2)", "<Control><Alt>2", "2", NULL, NULL },
  { "dispatch.unit-step(3)", "<Control><Alt>3", "3", NULL, NULL },
  { "dispatch.unit-step(4)", "<Control><Alt>4", "4", NULL, NULL },
  { "dispatch.unit-step(5)", "<Control><Alt>5", "5", NULL, NULL },
  { "dispatch.unit-step(6)", "<Control><Alt>6", "6", NULL, NULL },
  { "dispatch.unit-step(7)", "<Control><Alt>7", "7", NULL, NULL },
  { "dispatch.unit-step(8)", "<Control><Alt>8", "8", NULL, NULL },
  { "dispatch.second-window",
    "<Control><Shift>m",
    NULL,
    N_ ("Map or board in another window"),
    WINDOW },
  { "dispatch.wall", "<Control>F11", NULL, N_ ("For the wall, without personal data"), WINDOW },
  { "win.undo", "<Control>z", NULL, N_ ("Undo the last action, for ten seconds"), WINDOW },
  { "win.show-keys", "F1", "question", N_ ("This sheet"), WINDOW },
  { "win.page('dispatch')", "<Control>1", NULL, N_ ("Dispatch"), WINDOW },
  { "win.page('shift')", "<Control>3", NULL, N_ ("Shift"), WINDOW },
  { "win.page('reports')", "<Control>4", NULL, N_ ("Reports"), WINDOW },
  { "win.page('settings')", "<Control>5", NULL, N_ ("Settings"), WINDOW },
  { "win.toggle-drill", "<Control><Shift>d", NULL, N_ ("Drill on and off"), WINDOW },
  { "win.sign-out", "<Control>l", NULL, N_ ("Sign out or change person"), WINDOW },
  { "responders.search", "<Control>f", NULL, N_ ("Search the register"), REGISTERS },
  { "responders.new", "<Control>n", NULL, N_ ("New entry"), REGISTERS },
  { "entry.save", "<Control>s", NULL, N_ ("Save the entry"), REGISTERS },
  { "win.page('responders')", "<Control>2 F7", NULL, N_ ("Volunteers and units"), WINDOW },
  { "app.quit", "<Control>q", NULL, N_ ("Quit"), WINDOW },
};

typedef struct
{
  GtkWidget *window;
  SgKeysFunc func;
  gpointer   user_data;
} Watch;

/* Who fills in a form may believe to be in an entry when a button has the keyboard: there a letter
 * does nothing either. */
static gboolean
is_typing (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
    return TRUE;

  while (focus != NULL && !gtk_widget_has_css_class (focus, "form"))
    focus = gtk_widget_get_parent (focus);

  return focus != NULL;
}

static gboolean
matches (const char *accelerator, guint key, GdkModifierType modifiers)
{
  guint           wanted;
  GdkModifierType with;

  return gtk_accelerator_parse (accelerator, &wanted, &with) &&
         gdk_keyval_to_lower (key) == wanted && modifiers == with;
}

static gboolean
matches_any (const char *accelerators, guint key, GdkModifierType modifiers)
{
  g_auto (GStrv) each = accelerators != NULL ? g_strsplit (accelerators, " ", -1) : NULL;

  for (guint i = 0; each != NULL && each[i] != NULL; i++)
    if (matches (each[i], key, modifiers))
      return TRUE;

  return FALSE;
}

/* A sign such as ? needs Shift on most keyboards: only the sign counts. */
static gboolean
matches_letter (const SgKey *candidate, guint key, GdkModifierType modifiers)
{
  return candidate->letter != NULL && (modifiers & ~GDK_SHIFT_MASK) == 0 &&
         (modifiers == 0 || !g_unichar_isalpha (gdk_keyval_to_unicode (key))) &&
         key == gdk_keyval_from_name (candidate->letter);
}

/* In an entry this one undoes what was typed. */
static gboolean
is_of_text (const SgKey *key)
{
  return g_str_equal (key->action, "win.undo");
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                Watch                 *watch)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean        typing = is_typing (watch->window);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (((matches_any (keys[i].accelerators, key, modifiers) &&
          !(typing && is_of_text (&keys[i]))) ||
         (!typing && matches_letter (&keys[i], key, modifiers))) &&
        watch->func (keys[i].action, watch->user_data))
      return GDK_EVENT_STOP;

  return GDK_EVENT_PROPAGATE;
}

/**
 * sg_keys_watch:
 * @func: called with what a key does
 */
void
sg_keys_watch (GtkWidget *window, SgKeysFunc func, gpointer user_data)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Watch              *watch = g_new0 (Watch, 1);

  watch->window = window;
  watch->func = func;
  watch->user_data = user_data;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller,
                         "key-pressed",
                         G_CALLBACK (on_key_pressed),
                         watch,
                         (GClosureNotify) (void (*) (void)) g_free,
                         0);
  gtk_widget_add_controller (window, controller);
}

static void
add_shortcut (GString *xml, const SgKey *key)
{
  g_autoptr (GString)
    accelerators = g_string_new (key->accelerators != NULL ? key->accelerators : "");
  g_autofree char *text = NULL;

  if (key->letter != NULL)
    g_string_append_printf (accelerators, " %s", key->letter);
  text = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                  "<property name='accelerator'>%s</property>"
                                  "<property name='title'>%s</property></object></child>",
                                  g_strstrip (accelerators->str),
                                  _ (key->title));
  g_string_append (xml, text);
}

static void
add_group (GString *xml, const char *group)
{
  g_autofree char *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                                   "<property name='title'>%s</property>",
                                                   _ (group));

  g_string_append (xml, head);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (keys[i].group, group) == 0)
      add_shortcut (xml, &keys[i]);
  g_string_append (xml, "</object></child>");
}

/**
 * sg_keys_make_sheet:
 *
 * GTK can only make the sheet from a description, so one is written from the table.
 *
 * Returns: (transfer floating): the sheet of keys
 */
GtkShortcutsWindow *
sg_keys_make_sheet (void)
{
  static const char *const groups[] = { CALL,  INCIDENTS, CANDIDATES, PATIENTS, MAP,
                                        UNITS, ALARMS,    REGISTERS,  WINDOW };
  g_autoptr (GString)
    xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='sheet'>"
                        "<property name='modal'>1</property><child>"
                        "<object class='GtkShortcutsSection'>"
                        "<property name='section-name'>keys</property>"
                        "<property name='max-height'>14</property>");
  g_autoptr (GtkBuilder) builder = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (xml, groups[i]);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, -1);

  return GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "sheet"));
}
