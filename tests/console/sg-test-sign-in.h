/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "desk/demo/sg-desk-demo.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-role.h"

static inline void
sg_test_on_signed_in (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  sg_desk_session_sign_in_finish (SG_DESK_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

/* Returns when it is done. @person is a name or an id. */
static inline void
sg_test_sign_in (SgDeskSession *session, const char *person, const char *pin)
{
  gboolean done = FALSE;

  sg_desk_session_sign_in_async (session, person, pin, sg_test_on_signed_in, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* Signs in the first person of that role, on a desk of the demo. */
static inline void
sg_test_sign_in_as (SgDeskSession *session, SgDeskRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = sg_desk_list_people (sg_desk_session_get_desk (session), &error);
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < people->len && id == NULL; i++)
    {
      const SgPerson *person = g_ptr_array_index (people, i);
      guint           roles = 0;

      if (sg_roles_parse (person->roles, &roles, NULL) && (roles & role) != 0)
        id = sg_uuid_to_text (&person->id);
    }
  g_assert_nonnull (id);
  sg_test_sign_in (session, id, SG_DESK_DEMO_PIN);
}
