/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever needs text twice the size has the whole window on the smallest screen there is to be. */

#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "tests/console/sg-test-window.h"

#define SCREEN_WIDTH  1366
#define SCREEN_HEIGHT 768
#define DPI_TWICE     (2 * 96 * 1024)

static int
measure (GtkWidget *widget, GtkOrientation orientation)
{
  int least;

  gtk_widget_measure (widget, orientation, -1, &least, NULL, NULL, NULL);

  return least;
}

/* The way down to what needs so much. */
static void
explain (GtkWidget *widget, GtkOrientation orientation, guint depth)
{
  GtkWidget *worst = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_visible (child))
        continue;
      if (depth < 60 && measure (child, orientation) > 120)
        g_test_message ("%*s%s %s %d",
                        (int) depth,
                        "",
                        G_OBJECT_TYPE_NAME (child),
                        gtk_widget_get_name (child),
                        measure (child, orientation));
      if (worst == NULL || measure (child, orientation) > measure (worst, orientation))
        worst = child;
    }

  if (worst != NULL)
    explain (worst, orientation, depth + 1);
}

static void
assert_fits (SgWindow *window, GtkOrientation orientation, int room)
{
  int least = measure (GTK_WIDGET (window), orientation);

  if (least > room)
    explain (GTK_WIDGET (window), orientation, 0);
  g_assert_cmpint (least, <=, room);
}

static void
test_page_fits (gconstpointer page)
{
  g_autofree char *file = g_strdup_printf ("large-%s.db", (const char *) page);
  SgWindow        *window = sg_test_window_open (file, page);

  assert_fits (window, GTK_ORIENTATION_HORIZONTAL, SCREEN_WIDTH);
  assert_fits (window, GTK_ORIENTATION_VERTICAL, SCREEN_HEIGHT);
  sg_test_window_close (window);
}

static void
add_tests (void)
{
  static const char *const pages[] = { "dispatch", "responders", "shift", "reports", "settings" };

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI_TWICE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/large-text/%s", pages[i]);

      g_test_add_data_func (path, pages[i], test_page_fits);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SIAGA_LOCALE_DIR"));

  return sg_test_run (&argc, &argv, add_tests);
}
