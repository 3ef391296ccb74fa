/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The caller's words are kept whatever becomes of them. A point that was found by words is dropped
 * when the words become others; one that a person put on the map stays until that person moves it.
 */

#define G_LOG_DOMAIN "siaga-call"

#include "config.h"

#include "console/call/sg-call-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "console/base/sg-text.h"
#include "console/map/sg-place-search.h"

struct _SgCallPlace
{
  GtkWidget parent_instance;

  SgDeskSession *session;
  SgRegionMap   *map;
  SgScene        scene; /* its words are those that stood there when it was found */
  SgMapPin      *pin;   /* NULL while nobody knows where */
  GCancellable  *asking;
  gboolean       shown;
  gboolean       is_filling; /* the words are ours, and nobody's typing */

  /* Template widgets */
  GtkWidget       *box;
  SgPlaceSearch   *search;
  GtkLabel        *around;
  GtkToggleButton *verified;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TOLD,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgCallPlace, sg_call_place, GTK_TYPE_WIDGET)

static void
fill_words (SgCallPlace *self, const char *text)
{
  self->is_filling = TRUE;
  sg_place_search_set_text (self->search, text);
  self->is_filling = FALSE;
}

static char *
make_around (SgCallPlace *self)
{
  const SgScene   *scene = &self->scene;
  g_autofree char *areas = NULL;

  if (!sg_scene_is_known (scene))
    return g_strdup (
      _ ("Not on the map yet: choose a place, paste coordinates or a link, or click the map"));

  if (scene->desa != NULL && scene->kecamatan != NULL)
    areas = g_strdup_printf ("%s, %s", scene->desa, scene->kecamatan);
  else if (scene->desa != NULL || scene->kecamatan != NULL)
    areas = g_strdup (scene->desa != NULL ? scene->desa : scene->kecamatan);
  else
    areas = sg_text_point (sg_scene_get_point (scene));

  /* Translators: %1$s is a district, %2$s the nearest road */
  return scene->road != NULL ? g_strdup_printf (_ ("%1$s · nearest road %2$s"), areas, scene->road)
                             : g_steal_pointer (&areas);
}

static void
show_around (SgCallPlace *self)
{
  g_autofree char *around = make_around (self);
  gboolean         is_known = sg_scene_is_known (&self->scene);
  g_autofree char *text =
    is_known && sg_desk_is_outside (sg_desk_session_get_desk (self->session), &self->scene)
      /* Translators: %s is a place */
      ? g_strdup_printf (_ ("⚠ Outside the area of this desk: %s"), around)
      : g_strdup (around);

  gtk_label_set_label (self->around, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->around), text);
  gtk_widget_set_visible (GTK_WIDGET (self->verified), is_known);
  gtk_toggle_button_set_active (self->verified, self->scene.verified);
  gtk_button_set_label (GTK_BUTTON (self->verified),
                        self->scene.verified ? _ ("✓ verified") : _ ("⚠ unverified"));
  if (is_known)
    gtk_widget_remove_css_class (GTK_WIDGET (self->around), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->around), "dim-label");
}

static void
remove_pin (SgCallPlace *self)
{
  if (self->pin != NULL && self->shown)
    sg_region_map_remove_pin (self->map, self->pin);
  g_clear_object (&self->pin);
}

static void
on_pin_moved (SgCallPlace *self, SgMapPin *pin)
{
  sg_call_place_pick (self, sg_map_pin_get_point (pin), "picked");
}

static void
place_pin (SgCallPlace *self)
{
  if (!sg_scene_is_known (&self->scene))
    {
      remove_pin (self);
      return;
    }

  if (self->pin == NULL)
    {
      self->pin = g_object_ref_sink (
        sg_map_pin_new (SG_PIN_INCIDENT, "+", _ ("Place of this call; drag it to move it")));
      sg_map_pin_allow_moving (self->pin);
      sg_map_pin_set_chosen (self->pin, TRUE);
      g_signal_connect_object (self->pin,
                               "moved",
                               G_CALLBACK (on_pin_moved),
                               self,
                               G_CONNECT_SWAPPED);
      sg_map_pin_set_point (self->pin, sg_scene_get_point (&self->scene));
      if (self->shown)
        sg_region_map_add_pin (self->map, self->pin);
    }
  sg_map_pin_set_point (self->pin, sg_scene_get_point (&self->scene));
}

static void
tell_changed (SgCallPlace *self)
{
  place_pin (self);
  show_around (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
scene_free (SgScene *scene)
{
  sg_scene_clear (scene);
  g_free (scene);
}

/* In the desk's thread. */
static gpointer
describe (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgScene *where = data;
  SgScene       *scene = g_new0 (SgScene, 1);

  *scene = SG_SCENE_UNKNOWN;
  scene->lat = where->lat;
  scene->lon = where->lon;
  if (sg_desk_describe_scene (hand->desk, scene, error))
    return scene;

  scene_free (scene);
  return NULL;
}

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgCallPlace) self = user_data;
  g_autoptr (GError) error = NULL;
  SgScene *scene = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (scene == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("nothing is known around the place: %s", error->message);
      return;
    }

  if (self->search != NULL && sg_scene_is_known (&self->scene))
    {
      g_free (self->scene.desa);
      g_free (self->scene.kecamatan);
      g_free (self->scene.area_code);
      g_free (self->scene.road);
      self->scene.desa = g_steal_pointer (&scene->desa);
      self->scene.kecamatan = g_steal_pointer (&scene->kecamatan);
      self->scene.area_code = g_steal_pointer (&scene->area_code);
      self->scene.road = g_steal_pointer (&scene->road);
      tell_changed (self);
    }
  scene_free (scene);
}

static void
stop_asking (SgCallPlace *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* What another point said about itself is not true of this one. */
static void
set_point (SgCallPlace *self, double lat, double lon, const char *method)
{
  g_clear_pointer (&self->scene.desa, g_free);
  g_clear_pointer (&self->scene.kecamatan, g_free);
  g_clear_pointer (&self->scene.area_code, g_free);
  g_clear_pointer (&self->scene.road, g_free);
  g_free (self->scene.method);
  self->scene.method = g_strdup (method);
  self->scene.lat = lat;
  self->scene.lon = lon;
  self->scene.radius_m = NAN;
  self->scene.confidence = NAN;
  self->scene.verified = FALSE;
  stop_asking (self);
}

static void
take_scene (SgCallPlace *self, const SgScene *scene)
{
  set_point (self, scene->lat, scene->lon, scene->method);
  self->scene.radius_m = scene->radius_m;
  self->scene.confidence = scene->confidence;
  self->scene.desa = g_strdup (scene->desa);
  self->scene.kecamatan = g_strdup (scene->kecamatan);
  self->scene.area_code = g_strdup (scene->area_code);
  self->scene.road = g_strdup (scene->road);
  self->scene.verified = scene->verified;
}

/* The gazetteer puts behind a name where it lies, which the scene says in its own fields. */
static char *
make_words (const SgFoundPlace *place)
{
  const char *end = strstr (place->name, ", ");

  if (g_strcmp0 (place->scene.method, "gazetteer") == 0)
    return end != NULL ? g_strndup (place->name, (gsize) (end - place->name))
                       : g_strdup (place->name);

  return g_strdup (place->scene.text != NULL && strcmp (place->scene.method, "sms") != 0
                     ? place->scene.text
                     : place->name);
}

static void
on_chosen (SgCallPlace *self, const SgFoundPlace *place)
{
  g_autofree char *words = make_words (place);
  g_autofree char *typed = g_strdup (sg_place_search_get_text (self->search));

  take_scene (self, &place->scene);
  g_free (self->scene.text);
  self->scene.text = g_strdup (words);
  fill_words (self, words);
  sg_region_map_fly_to (self->map, sg_scene_get_point (&self->scene));
  tell_changed (self);
  if (g_strcmp0 (place->scene.method, "sms") == 0)
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, typed);
}

static void
on_edited (SgCallPlace *self)
{
  const char *text = sg_place_search_get_text (self->search);

  if (self->is_filling)
    return;

  if (sg_scene_is_known (&self->scene) && g_strcmp0 (self->scene.method, "picked") != 0 &&
      self->scene.text != NULL && !g_str_has_prefix (text, self->scene.text))
    {
      set_point (self, NAN, NAN, NULL);
      g_clear_pointer (&self->scene.text, g_free);
    }
  tell_changed (self);
}

static void
on_verified_toggled (SgCallPlace *self)
{
  gboolean verified = gtk_toggle_button_get_active (self->verified);

  if (self->scene.verified == verified)
    return;

  self->scene.verified = verified;
  tell_changed (self);
}

static void
on_done (SgCallPlace *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
sg_call_place_dispose (GObject *object)
{
  SgCallPlace *self = SG_CALL_PLACE (object);

  stop_asking (self);
  g_clear_object (&self->pin);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->search = NULL;
  sg_scene_clear (&self->scene);
  g_clear_object (&self->session);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sg_call_place_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, guint n_parameters, GType parameter)
{
  return g_signal_new (name,
                       SG_TYPE_CALL_PLACE,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_parameters,
                       parameter);
}

static void
sg_call_place_class_init (SgCallPlaceClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_call_place_dispose;

  g_type_ensure (SG_TYPE_PLACE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-call-place.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCallPlace, box);
  gtk_widget_class_bind_template_child (widget_class, SgCallPlace, search);
  gtk_widget_class_bind_template_child (widget_class, SgCallPlace, around);
  gtk_widget_class_bind_template_child (widget_class, SgCallPlace, verified);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_verified_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_done);

  /**
   * SgCallPlace::changed:
   *
   * The words or the point are others, or what lies around it became known.
   */
  signals[SIGNAL_CHANGED] = add_signal ("changed", 0, G_TYPE_NONE);

  /**
   * SgCallPlace::told:
   * @text: a message that holds more than a place
   */
  signals[SIGNAL_TOLD] = add_signal ("told", 1, G_TYPE_STRING);

  /**
   * SgCallPlace::done:
   *
   * Enter was pressed: on to the next field.
   */
  signals[SIGNAL_DONE] = add_signal ("done", 0, G_TYPE_NONE);
}

static void
sg_call_place_init (SgCallPlace *self)
{
  self->scene = SG_SCENE_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_place_search_use_as_field (self->search, _ ("Where? Street, place, coordinates, link or SMS"));
}

void
sg_call_place_set_context (SgCallPlace *self, SgDeskSession *session, SgRegionMap *map)
{
  g_return_if_fail (SG_IS_CALL_PLACE (self));

  g_set_object (&self->session, session);
  g_set_object (&self->map, map);
  sg_place_search_set_context (self->search, session, map);
  show_around (self);
}

/**
 * sg_call_place_start:
 *
 * Puts the keyboard into the words.
 */
void
sg_call_place_start (SgCallPlace *self)
{
  g_return_if_fail (SG_IS_CALL_PLACE (self));

  sg_place_search_start (self->search);
}

/**
 * sg_call_place_pick:
 * @method: how the point is known, see #SgScene
 */
void
sg_call_place_pick (SgCallPlace *self, SgPoint point, const char *method)
{
  SgScene *where = g_new0 (SgScene, 1);

  g_return_if_fail (SG_IS_CALL_PLACE (self));
  g_return_if_fail (self->session != NULL);

  set_point (self, sg_point_lat (point), sg_point_lon (point), method);
  *where = SG_SCENE_UNKNOWN;
  where->lat = self->scene.lat;
  where->lon = self->scene.lon;
  self->asking = g_cancellable_new ();
  sg_desk_session_ask_async (
    self->session,
    &(SgDeskWork){ describe, where, (GDestroyNotify) scene_free, (GDestroyNotify) scene_free },
    self->asking,
    on_described,
    g_object_ref (self));
  tell_changed (self);
}

/**
 * sg_call_place_set_shown:
 * @shown: whether the pin is on the map
 */
void
sg_call_place_set_shown (SgCallPlace *self, gboolean shown)
{
  g_return_if_fail (SG_IS_CALL_PLACE (self));

  if (self->shown == shown)
    return;

  self->shown = shown;
  if (self->pin != NULL && shown)
    sg_region_map_add_pin (self->map, self->pin);
  else if (self->pin != NULL)
    sg_region_map_remove_pin (self->map, self->pin);
}

/**
 * sg_call_place_read_scene:
 * @scene: (out): to be cleared; without a landmark
 */
void
sg_call_place_read_scene (SgCallPlace *self, SgScene *scene)
{
  const char *text;

  g_return_if_fail (SG_IS_CALL_PLACE (self));

  text = sg_place_search_get_text (self->search);
  *scene = (SgScene){
    .lat = self->scene.lat,
    .lon = self->scene.lon,
    .radius_m = self->scene.radius_m,
    .confidence = self->scene.confidence,
    .method = g_strdup (self->scene.method),
    .text = *text != '\0' ? g_strdup (text) : NULL,
    .desa = g_strdup (self->scene.desa),
    .kecamatan = g_strdup (self->scene.kecamatan),
    .area_code = g_strdup (self->scene.area_code),
    .road = g_strdup (self->scene.road),
    .verified = self->scene.verified,
  };
}

/**
 * sg_call_place_show_scene:
 * @scene: (transfer none): copied
 */
void
sg_call_place_show_scene (SgCallPlace *self, const SgScene *scene)
{
  g_return_if_fail (SG_IS_CALL_PLACE (self));

  take_scene (self, scene);
  g_free (self->scene.text);
  self->scene.text = g_strdup (scene->text);
  fill_words (self, scene->text);
  place_pin (self);
  show_around (self);
}

/**
 * sg_call_place_close_list:
 *
 * Returns: whether there was a list of places to close
 */
gboolean
sg_call_place_close_list (SgCallPlace *self)
{
  gboolean was_open;

  g_return_val_if_fail (SG_IS_CALL_PLACE (self), FALSE);

  was_open = sg_place_search_is_open (self->search);
  sg_place_search_close (self->search);

  return was_open;
}
