def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import grp

t = grp.struct_group
print(t, t.__module__, t.n_fields, t.n_sequence_fields, t.n_unnamed_fields, t.__match_args__)
attempt(t)
attempt(t, 5)
attempt(t, (1, 2))
attempt(t, range(5))
attempt(t, range(4), {"extra": 1})
attempt(t, range(4), 5)
