/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/dispatch/sg-dispatch-map.h"
#include "console/dispatch/sg-dispatch-page.h"
#include "console/dispatch/sg-unit-board.h"
#include "console/map/sg-closure-tool.h"

/* A dispatch page in a window of its own, over a desk that is there already. */
typedef struct
{
  SgDeskSession *session;
  GtkWidget     *window;
  GtkWidget     *page;
} SgTestPage;

#define SG_TEST_WAIT_US (30 * G_USEC_PER_SEC)

/* Goes on with what is under way until @condition holds; a test that hangs fails. */
#define sg_test_until(condition)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline_ = g_get_monotonic_time () + SG_TEST_WAIT_US;                                  \
                                                                                                   \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline_);                                   \
        g_main_context_iteration (NULL, FALSE);                                                    \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* Files of a test go into a folder of its own. G_TEST_OPTION_ISOLATE_DIRS would also hide the data
 * of the system, without which no icon can be read. */
static inline char *
sg_test_page_init (int *argc, char ***argv)
{
  char *folder = g_dir_make_tmp ("siaga-page-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (argc, argv, NULL);
  adw_init ();

  return folder;
}

static inline void
sg_test_page_tidy_up (char *folder)
{
  char *argv[] = { (char *) "rm", (char *) "-r", folder, NULL };

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (folder);
}

static inline GtkWidget *
sg_test_find (GtkWidget *from, GType type, guint nth)
{
  g_autoptr (GQueue) open = g_queue_new ();
  GtkWidget *widget;

  g_queue_push_tail (open, from);
  while ((widget = g_queue_pop_head (open)) != NULL)
    {
      if (g_type_is_a (G_OBJECT_TYPE (widget), type) && nth-- == 0)
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (open, child);
    }

  return NULL;
}

static inline SgDispatchMap *
sg_test_page_get_view (SgTestPage *self)
{
  return SG_DISPATCH_MAP (sg_test_find (self->page, SG_TYPE_DISPATCH_MAP, 0));
}

static inline SgRegionMap *
sg_test_page_get_map (SgTestPage *self)
{
  return sg_dispatch_map_get_map (sg_test_page_get_view (self));
}

/* The strip is nearer to the page than the board in its middle. */
static inline SgUnitBoard *
sg_test_page_get_strip (SgTestPage *self)
{
  return SG_UNIT_BOARD (sg_test_find (self->page, SG_TYPE_UNIT_BOARD, 0));
}

static inline gboolean
sg_test_page_is_still (SgTestPage *self)
{
  return sg_desk_session_is_idle (self->session) && sg_page_is_settled (SG_PAGE (self->page)) &&
         gtk_widget_get_width (self->page) > 0;
}

static inline void
sg_test_page_open (SgTestPage *self, const char *desk_path, gint64 now)
{
  g_autoptr (GError) error = NULL;

  self->session = sg_desk_session_open (desk_path, &error);
  g_assert_no_error (error);
  sg_desk_session_freeze (self->session, now);
  sg_desk_session_start (self->session, &error);
  g_assert_no_error (error);

  self->window = gtk_window_new ();
  self->page = g_object_new (SG_TYPE_DISPATCH_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1300, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  sg_page_open (SG_PAGE (self->page), self->session);
  sg_test_until (sg_test_page_is_still (self));
}

static inline void
sg_test_page_clear (SgTestPage *self)
{
  if (self->window != NULL)
    {
      sg_test_until (sg_desk_session_is_idle (self->session));
      gtk_window_destroy (GTK_WINDOW (self->window));
    }
  g_clear_object (&self->session);
  self->window = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgTestPage, sg_test_page_clear)
