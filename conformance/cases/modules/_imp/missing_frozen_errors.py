def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import _imp

attempt(_imp.get_frozen_object, "nope")
attempt(_imp.get_frozen_object, "nope", None)
attempt(_imp.get_frozen_object, "nope", b"xyz")
attempt(_imp.find_frozen, "nope")
attempt(_imp.find_frozen, "nope", True)
attempt(_imp.find_frozen, "nope", withdata=True)
attempt(_imp.init_frozen, "nope")
attempt(_imp.init_frozen, 5)
attempt(_imp.get_frozen_object)
