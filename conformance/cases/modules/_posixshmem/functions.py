"""What the module has."""
import _posixshmem

for name in "shm_open", "shm_unlink":
    function = getattr(_posixshmem, name)
    print(name, function.__text_signature__, function.__module__, type(function).__name__, function.__qualname__)
print(_posixshmem.__doc__, sorted(name for name in dir(_posixshmem) if not name.startswith("__")))
