/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As much of OpenStreetMap's opening_hours as AEDs and clinics use: days of the week, times, off
 * and 24/7. What is not understood is unknown and never a guess: a closed door costs minutes. A
 * later rule replaces an earlier one for the days it names, as the format wants. */

#include "region/places/sg-opening-hours.h"

#include <string.h>

#define MINUTES_OF_DAY 1440
#define MAX_LENGTH     255

static const char *const day_names[] = { "mo", "tu", "we", "th", "fr", "sa", "su" };

/* One rule being read: which days, and whether the time asked for lies in one of its spans. */
typedef struct
{
  const char *at;
  guint       today;     /* bit of the day asked for */
  guint       yesterday; /* bit of the day before, whose night may still go on */
  guint       minute;
  guint       days; /* bits the rule is for */
  gboolean    names_days;
  gboolean    holidays_only;
  gboolean    open_today;
  gboolean    open_since_yesterday;
} Rule;

static void
skip_blanks (Rule *self)
{
  while (*self->at == ' ')
    self->at++;
}

/* Takes @word when it comes next as a word of its own. */
static gboolean
take_word (Rule *self, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (self->at, word, length) != 0 ||
      (g_ascii_isalpha (word[0]) && g_ascii_isalpha (self->at[length])))
    return FALSE;

  self->at += length;
  skip_blanks (self);
  return TRUE;
}

static gboolean
take_day (Rule *self, guint *day)
{
  for (guint i = 0; i < G_N_ELEMENTS (day_names); i++)
    if (take_word (self, day_names[i]))
      {
        *day = i;
        return TRUE;
      }

  return FALSE;
}

/* “mo-fr,su”, also “ph”. Returns FALSE for what it does not understand. */
static gboolean
take_days (Rule *self)
{
  gboolean any = FALSE;
  guint    first;
  guint    last;

  for (;;)
    {
      if (take_word (self, "ph") || take_word (self, "sh"))
        self->holidays_only |= self->days == 0;
      else if (take_day (self, &first))
        {
          last = first;
          if (take_word (self, "-") && !take_day (self, &last))
            return FALSE;
          for (guint day = first;; day = (day + 1) % 7)
            {
              self->days |= 1u << day;
              if (day == last)
                break;
            }
          self->holidays_only = FALSE;
        }
      else
        return !any;
      any = self->names_days = TRUE;
      if (!take_word (self, ","))
        return TRUE;
    }
}

static gboolean
take_time (Rule *self, guint *minute)
{
  guint hours = 0;
  guint minutes = 0;
  guint n_digits = 0;

  for (; g_ascii_isdigit (*self->at) && n_digits < 2; n_digits++)
    hours = hours * 10 + (guint) (*self->at++ - '0');
  if (n_digits == 0 || (*self->at != ':' && *self->at != '.'))
    return FALSE;
  self->at++;
  for (n_digits = 0; g_ascii_isdigit (*self->at) && n_digits < 2; n_digits++)
    minutes = minutes * 10 + (guint) (*self->at++ - '0');
  skip_blanks (self);

  *minute = hours * 60 + minutes;
  return n_digits == 2 && hours <= 48 && minutes < 60;
}

static void
apply_span (Rule *self, guint from, guint to)
{
  if (to <= from)
    to += MINUTES_OF_DAY;
  if (self->minute >= from && self->minute < to)
    self->open_today = TRUE;
  if (self->minute + MINUTES_OF_DAY >= from && self->minute + MINUTES_OF_DAY < to)
    self->open_since_yesterday = TRUE;
}

/* “08:00-12:00,13:00-17:00”, or nothing, which is the whole day. */
static gboolean
take_times (Rule *self)
{
  guint from;
  guint to;

  if (*self->at == '\0')
    {
      self->open_today = self->names_days;
      return self->names_days;
    }
  if (take_word (self, "24/7"))
    {
      self->open_today = TRUE;
      return *self->at == '\0';
    }

  do
    {
      if (!take_time (self, &from))
        return FALSE;
      if (take_word (self, "+"))
        return FALSE;
      if (!take_word (self, "-") || !take_time (self, &to) || take_word (self, "+"))
        return FALSE;
      apply_span (self, from, to);
    }
  while (take_word (self, ","));

  return *self->at == '\0';
}

/* Applies one rule to the answer so far. Returns FALSE when it is not understood. */
static gboolean
apply_rule (Rule *self, SgOpenState *state, gboolean *night)
{
  gboolean off;

  skip_blanks (self);
  if (!take_days (self))
    return FALSE;
  take_word (self, ":");
  off = take_word (self, "off") || take_word (self, "closed");
  if (off ? *self->at != '\0'
          : !take_times (self) && !(take_word (self, "open") && *self->at == '\0'))
    return FALSE;

  /* Public holidays are not in our calendar; an answer for an ordinary day is what one wants. */
  if (self->holidays_only)
    return TRUE;
  if (!self->names_days)
    self->days = 127;
  if ((self->days & self->yesterday) != 0)
    *night = !off && self->open_since_yesterday;
  if ((self->days & self->today) != 0)
    *state = !off && self->open_today ? SG_OPEN_OPEN : SG_OPEN_CLOSED;

  return TRUE;
}

/* “mo-fr 08:00-12:00, 13:00-17:00” is one rule, “mo 8:00-9:00, tu 8:00-10:00” are two. */
static void
part_rules (char *hours)
{
  for (char *at = hours; *at != '\0'; at++)
    {
      const char *next = at + 1;

      if (*at != ',')
        continue;
      while (*next == ' ')
        next++;
      if (at > hours && g_ascii_isdigit (at[-1]) && g_ascii_isalpha (*next))
        *at = ';';
    }
}

/**
 * sg_opening_hours_state:
 * @hours: (nullable): the value of an opening_hours tag
 * @weekday: of the local time asked about
 * @minute: of that day, 0…1439
 *
 * Returns: %SG_OPEN_UNKNOWN when there are no hours or they are not understood
 */
SgOpenState
sg_opening_hours_state (const char *hours, GDateWeekday weekday, guint minute)
{
  g_autofree char *lower = NULL;
  g_auto (GStrv) rules = NULL;
  SgOpenState state = SG_OPEN_CLOSED;
  gboolean    night = FALSE;
  gboolean    any = FALSE;
  guint       day;

  g_return_val_if_fail (weekday >= G_DATE_MONDAY && weekday <= G_DATE_SUNDAY, SG_OPEN_UNKNOWN);
  g_return_val_if_fail (minute < MINUTES_OF_DAY, SG_OPEN_UNKNOWN);

  if (hours == NULL || strlen (hours) > MAX_LENGTH)
    return SG_OPEN_UNKNOWN;

  day = (guint) weekday - G_DATE_MONDAY;
  lower = g_ascii_strdown (hours, -1);
  part_rules (lower);
  rules = g_strsplit (lower, ";", -1);
  for (guint i = 0; rules[i] != NULL; i++)
    {
      Rule rule = { g_strstrip (rules[i]), 1u << day, 1u << ((day + 6) % 7), minute };

      if (rules[i][0] == '\0')
        continue;
      if (!apply_rule (&rule, &state, &night))
        return SG_OPEN_UNKNOWN;
      any = TRUE;
    }

  if (!any)
    return SG_OPEN_UNKNOWN;

  return night ? SG_OPEN_OPEN : state;
}
