/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siaga: options, theme and the one window. */

#include "config.h"

#include "console/sg-application.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "console/base/sg-dialogs.h"
#include "console/base/sg-language.h"
#include "console/base/sg-text-scale.h"
#include "console/sg-screenshot.h"
#include "console/sg-window.h"

#define SIDE_MIN 300
#define SIDE_MAX 8000

struct _SgApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  int        exit_code;
  int        dpi; /* of the display, before the text size of the console */

  /* Options */
  gboolean demo;
  gboolean choose;
  char    *desk;
  char    *region;
  char    *page;
  char    *screenshot;
  char    *size;
  char    *at_time;
  char   **actions;
  gint64   frozen_at; /* microseconds UTC; 0 while time goes by */
};

G_DEFINE_FINAL_TYPE (SgApplication, sg_application, ADW_TYPE_APPLICATION)

static void
on_theme_changed (SgApplication *self)
{
  g_autofree char *theme = g_settings_get_string (self->settings, "theme");
  AdwColorScheme   scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  if (g_str_equal (theme, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (theme, "system"))
    scheme = ADW_COLOR_SCHEME_DEFAULT;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

/* GTK measures text in points: with more dots an inch every text and what is around it grows. */
static void
on_text_scale_changed (SgApplication *self)
{
  int percent = g_settings_get_int (self->settings, "text-scale");

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", self->dpi * percent / 100, NULL);
}

static void
on_language_changed (SgApplication *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "language");

  sg_language_use (language);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sg_dialog_about (gtk_application_get_active_window (user_data));
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (user_data)) != NULL)
    gtk_window_destroy (window);
}

/* The picture is taken, or cannot be. */
static void
on_screenshot (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SgApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sg_screenshot_take_finish (result, &error))
    {
      fprintf (stderr, "siaga: %s\n", error->message);
      self->exit_code = 1;
    }
  g_application_quit (G_APPLICATION (self));
}

static gboolean
parse_size (const char *text, int *width, int *height)
{
  return sscanf (text, "%dx%d", width, height) == 2 && *width >= SIDE_MIN && *height >= SIDE_MIN &&
         *width <= SIDE_MAX && *height <= SIDE_MAX;
}

static SgDeskLoader *
make_demo_loader (SgApplication *self)
{
  g_autofree char *region =
    g_build_filename (g_get_user_data_dir (), "siaga", "regions", "demo", NULL);
  g_autofree char *desk =
    g_build_filename (g_get_user_data_dir (), "siaga", "desks", "demo.db", NULL);
  gint64 now = self->frozen_at != 0 ? self->frozen_at : g_get_real_time ();

  return sg_desk_loader_new (self->desk != NULL ? self->desk : desk,
                             self->region != NULL ? self->region : region,
                             now);
}

/* The desk that was named, or the one of the last time; NULL on the first start. */
static SgDeskLoader *
make_loader (SgApplication *self)
{
  g_autofree char *remembered = g_settings_get_string (self->settings, "desk-path");

  if (self->choose)
    return NULL;
  if (self->demo)
    return make_demo_loader (self);
  if (self->desk != NULL)
    return sg_desk_loader_new (self->desk, NULL, 0);

  return *remembered != '\0' ? sg_desk_loader_new (remembered, NULL, 0) : NULL;
}

/* The demo is not remembered: whoever has seen it is asked again. */
static void
on_chosen (SgApplication *self, const char *path, SgWindow *window)
{
  g_autoptr (SgDeskLoader) loader = path != NULL ? sg_desk_loader_new (path, NULL, 0)
                                                 : make_demo_loader (self);

  if (path != NULL)
    g_settings_set_string (self->settings, "desk-path", path);
  sg_window_load (window, loader);
}

static SgWindow *
make_window (SgApplication *self)
{
  SgWindow *window = sg_window_new (ADW_APPLICATION (self), self->settings);

  g_signal_connect_object (window, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  if (self->frozen_at != 0)
    sg_window_freeze (window, self->frozen_at);

  return window;
}

/* The same desk in a new window: in another language, or with another map. */
static void
on_reopen (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *old = gtk_application_get_active_window (user_data);
  SgWindow  *window;

  if (!SG_IS_WINDOW (old) || sg_window_get_session (SG_WINDOW (old)) == NULL)
    return;

  window = make_window (user_data);
  sg_window_load (window, sg_window_get_loader (SG_WINDOW (old)));
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (old);
}

static void
load_window (SgApplication *self, SgWindow *window)
{
  g_autoptr (SgDeskLoader) loader = make_loader (self);

  if (self->page != NULL)
    {
      g_autofree char *action = g_strdup_printf ("win.page('%s')", self->page);

      sg_window_do (window, action);
    }
  for (guint i = 0; self->actions != NULL && self->actions[i] != NULL; i++)
    sg_window_do (window, self->actions[i]);

  if (loader != NULL)
    sg_window_load (window, loader);
  else
    sg_window_ask (window);
}

static void
sg_application_activate (GApplication *application)
{
  SgApplication *self = SG_APPLICATION (application);
  GtkWindow     *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  int            width;
  int            height;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  /* What was asked for once, or for a picture, is not remembered. */
  if (self->screenshot != NULL || self->size != NULL)
    g_settings_delay (self->settings);

  window = GTK_WINDOW (make_window (self));
  if (self->size != NULL && parse_size (self->size, &width, &height))
    gtk_window_set_default_size (window, width, height);
  load_window (self, SG_WINDOW (window));
  gtk_window_present (window);
  if (self->screenshot != NULL)
    sg_screenshot_take_async (SG_WINDOW (window), self->screenshot, on_screenshot, self);
}

static int
refuse (const char *message)
{
  fprintf (stderr, "siaga: %s\n", message);

  return 2;
}

static gboolean
parse_time (const char *text, gint64 *at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (time == NULL)
    return FALSE;

  *at = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  return TRUE;
}

static int
sg_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  SgApplication *self = SG_APPLICATION (application);
  int            width;
  int            height;

  if (self->page != NULL && !g_regex_match_simple ("^[a-z]+$", self->page, 0, 0))
    return refuse (_ ("--page is the name of a page, such as “dispatch”"));
  if (self->size != NULL && !parse_size (self->size, &width, &height))
    return refuse (_ ("--size is such as 1366x768"));
  if (self->at_time != NULL && !parse_time (self->at_time, &self->frozen_at))
    return refuse (_ ("--at-time is such as 2026-11-25T03:00:00Z"));

  /* A picture is taken beside the console that may be running. */
  if (self->screenshot != NULL)
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  if (!gtk_init_check ())
    return refuse (_ ("there is no display to show a window on"));

  return -1;
}

static void
sg_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = on_about },
    { .name = "reopen", .activate = on_reopen },
    { .name = "quit", .activate = on_quit },
  };
  SgApplication *self = SG_APPLICATION (application);
  g_autoptr (GAction) theme = NULL;

  G_APPLICATION_CLASS (sg_application_parent_class)->startup (application);

  self->settings = g_settings_new ("id.or.kreki.Siaga");
  theme = g_settings_create_action (self->settings, "theme");
  g_action_map_add_action (G_ACTION_MAP (self), theme);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                         "app.quit",
                                         (const char *[]){ "<Control>q", NULL });

  g_signal_connect_object (self->settings,
                           "changed::theme",
                           G_CALLBACK (on_theme_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed::text-scale",
                           G_CALLBACK (on_text_scale_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed::language",
                           G_CALLBACK (on_language_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->dpi, NULL);
  self->dpi = self->dpi > 0 ? self->dpi : SG_TEXT_DPI_USUAL;
  on_theme_changed (self);
  on_text_scale_changed (self);
}

static void
sg_application_finalize (GObject *object)
{
  SgApplication *self = SG_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->desk);
  g_free (self->region);
  g_free (self->page);
  g_free (self->screenshot);
  g_free (self->size);
  g_free (self->at_time);
  g_strfreev (self->actions);

  G_OBJECT_CLASS (sg_application_parent_class)->finalize (object);
}

static void
sg_application_class_init (SgApplicationClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = sg_application_finalize;
  application_class->startup = sg_application_startup;
  application_class->activate = sg_application_activate;
  application_class->handle_local_options = sg_application_handle_local_options;
}

static void
add_desk_options (SgApplication *self)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &self->desk, N_ ("Open this desk"), N_ ("FILE") },
    { "demo",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->demo,
      N_ ("Open the demo; what is missing of it is made first"),
      NULL },
    { "choose",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->choose,
      N_ ("Ask which desk to open, as on the first start"),
      NULL },
    { "region",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &self->region,
      N_ ("The region of the demo"),
      N_ ("DIR") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

static void
add_picture_options (SgApplication *self)
{
  const GOptionEntry entries[] = {
    { "page", 0, 0, G_OPTION_ARG_STRING, &self->page, N_ ("Begin with this page"), N_ ("NAME") },
    { "do",
      0,
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &self->actions,
      N_ ("Begin with this action, such as “dispatch.show-route”; may be repeated"),
      N_ ("ACTION") },
    { "at-time",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->at_time,
      N_ ("Stop the clock there, for pictures"),
      N_ ("TIME") },
    { "size",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->size,
      N_ ("Size of the window in pixels"),
      N_ ("WIDTHxHEIGHT") },
    { "screenshot",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &self->screenshot,
      N_ ("Write a picture of the window and exit"),
      N_ ("FILE") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

static void
sg_application_init (SgApplication *self)
{
  add_desk_options (self);
  add_picture_options (self);
}

SgApplication *
sg_application_new (void)
{
  return g_object_new (SG_TYPE_APPLICATION,
                       "application-id",
                       "id.or.kreki.Siaga",
                       "resource-base-path",
                       "/id/or/kreki/Siaga",
                       NULL);
}

/**
 * sg_application_get_exit_code:
 *
 * Returns: 1 when what the options asked for could not be done
 */
int
sg_application_get_exit_code (SgApplication *self)
{
  g_return_val_if_fail (SG_IS_APPLICATION (self), 1);

  return self->exit_code;
}
