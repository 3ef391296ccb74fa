/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that goes on in a second line when it has no room, as words do: with text twice the size no
 * button is cut off, and the window is no wider than the screen. (libadwaita has one from 1.7 on.)
 */

#include "config.h"

#include "console/base/sg-wrap-box.h"

#define SPACING 6

/* ---- the layout ---- */

#define SG_TYPE_WRAP_LAYOUT (sg_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (SgWrapLayout, sg_wrap_layout, SG, WRAP_LAYOUT, GtkLayoutManager)

struct _SgWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SgWrapLayout, sg_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Returns: the next child that is seen, @child itself included */
static GtkWidget *
find_seen (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
find_next (GtkWidget *child)
{
  return find_seen (gtk_widget_get_next_sibling (child));
}

/* As wide as it likes to be, or as the row is. */
static int
get_width (GtkWidget *child, int room)
{
  int least;
  int liked;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &liked, NULL, NULL);

  return CLAMP (liked, least, MAX (room, least));
}

static int
get_height (GtkWidget *child, int width)
{
  int liked;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &liked, NULL, NULL);

  return liked;
}

typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the first of the next line; NULL after the last one */
  int        used;
  int        height;
  int        n_growing;
} Line;

static Line
find_line (GtkWidget *first, int room)
{
  Line line = { .first = first };

  for (line.end = first; line.end != NULL; line.end = find_next (line.end))
    {
      int width = get_width (line.end, room);

      if (line.end != first && line.used + SPACING + width > room)
        break;
      line.used += (line.end != first ? SPACING : 0) + width;
      line.height = MAX (line.height, get_height (line.end, width));
      line.n_growing += gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL);
    }

  return line;
}

static void
measure_width (GtkWidget *widget, int *least, int *liked)
{
  *least = *liked = 0;
  for (GtkWidget *child = find_seen (gtk_widget_get_first_child (widget)); child != NULL;
       child = find_next (child))
    {
      int child_least;
      int child_liked;

      gtk_widget_measure (child,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &child_least,
                          &child_liked,
                          NULL,
                          NULL);
      *least = MAX (*least, child_least);
      *liked += (*liked > 0 ? SPACING : 0) + child_liked;
    }
}

static int
measure_height (GtkWidget *widget, int width)
{
  int        total = 0;
  GtkWidget *child = find_seen (gtk_widget_get_first_child (widget));

  while (child != NULL)
    {
      Line line = find_line (child, width);

      total += (total > 0 ? SPACING : 0) + line.height;
      child = line.end;
    }

  return total;
}

static void
sg_wrap_layout_measure (GtkLayoutManager *layout,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size < 0 ? G_MAXINT : for_size);
}

static void
allocate_line (GtkWidget *widget, const Line *line, int room, int y)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      spare = line->n_growing > 0 ? (room - line->used) / line->n_growing : 0;
  int      x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = find_next (child))
    {
      gboolean      grows = gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      int           width = get_width (child, room) + (grows ? spare : 0);
      GtkAllocation place = { is_rtl ? room - x - width : x, y, width, line->height };

      gtk_widget_size_allocate (child, &place, -1);
      x += width + SPACING;
    }
}

static void
sg_wrap_layout_allocate (GtkLayoutManager *layout,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  GtkWidget *first = find_seen (gtk_widget_get_first_child (widget));
  int        y = 0;

  while (first != NULL)
    {
      Line line = find_line (first, width);

      /* The only one has all the room, as in a GtkBox. */
      if (y == 0 && line.end == NULL)
        line.height = height;
      allocate_line (widget, &line, width, y);
      y += line.height + SPACING;
      first = line.end;
    }
}

static GtkSizeRequestMode
sg_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sg_wrap_layout_class_init (SgWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = sg_wrap_layout_get_request_mode;
  layout_class->measure = sg_wrap_layout_measure;
  layout_class->allocate = sg_wrap_layout_allocate;
}

static void
sg_wrap_layout_init (SgWrapLayout *self)
{
}

/* ---- the box ---- */

struct _SgWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SgWrapBox, sg_wrap_box, GTK_TYPE_WIDGET)

static void
sg_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sg_wrap_box_parent_class)->dispose (object);
}

static void
sg_wrap_box_class_init (SgWrapBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_wrap_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), SG_TYPE_WRAP_LAYOUT);
}

static void
sg_wrap_box_init (SgWrapBox *self)
{
}
