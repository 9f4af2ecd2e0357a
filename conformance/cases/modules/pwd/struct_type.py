def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import pwd

t = pwd.struct_passwd
print(t, t.__module__, t.__mro__[1:], t.n_fields, t.n_sequence_fields, t.n_unnamed_fields, t.__match_args__)
attempt(t)
attempt(t, 5)
attempt(t, (1, 2))
attempt(t, range(8))
attempt(t, range(7), 5)
attempt(t, range(7), dict={})
attempt(t, sequence=range(7))
