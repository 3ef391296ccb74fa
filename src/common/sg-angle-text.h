/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SgAxis:
 *
 * What an angle measures, where the text says it.
 */
typedef enum
{
  SG_AXIS_UNKNOWN,
  SG_AXIS_LAT,
  SG_AXIS_LON
} SgAxis;

/**
 * SgAngleFault:
 *
 * What is wrong with a text that is meant as an angle without doubt.
 */
typedef enum
{
  SG_ANGLE_GOOD,
  SG_ANGLE_MINUTES, /* 60 or more */
  SG_ANGLE_SECONDS,
  SG_ANGLE_SIGN, /* a minus and “north”, say */
} SgAngleFault;

/**
 * SgAngle:
 * @value: degrees, north and east positive
 * @step: the degrees of the last place that was written
 * @decimals: how many digits follow the decimal sign
 * @parts: 1 degrees only, 2 with minutes, 3 with seconds
 * @leading_zero: 021 and the like, as area codes are written
 * @is_negative: a minus was written
 * @has_sign: a sign was written
 * @has_mark: a degree sign was written
 * @has_name: “lintang”, “lon” and the like was written
 * @has_hemisphere: LS, E and the like was written
 * @before_hemisphere: (nullable): where the angle ends without the hemisphere that follows it
 */
typedef struct
{
  double       value;
  double       step;
  guint        decimals;
  guint        parts;
  SgAxis       axis;
  SgAngleFault fault;
  gboolean     leading_zero;
  gboolean     is_negative;
  gboolean     has_sign;
  gboolean     has_mark;
  gboolean     has_name;
  gboolean     has_hemisphere;
  const char  *before_hemisphere;
} SgAngle;

gboolean sg_angle_scan (const char **at, SgAngle *angle);
gboolean sg_angle_scan_plain (const char **at, gboolean decimal_comma, SgAngle *angle);
gboolean sg_angle_scan_name (const char **at, SgAxis *axis);
void     sg_angle_forget_hemisphere (SgAngle *angle);

G_END_DECLS
