# ends: ok
def walk(kind, seen):
    for one in type.__subclasses__(kind):
        if one not in seen:
            seen.add(one)
            walk(one, seen)
    return seen
import os, io, subprocess
for kind in walk(object, set()):
    if kind.__name__ in ('FileIO', 'Popen', '_wrap_close', 'socket', 'FileLoader', 'SourceFileLoader'):
        try:
            made = kind('/etc/passwd') if kind.__name__ != 'SourceFileLoader' else kind('x', '/etc/passwd').get_data('/etc/passwd')
        except (PermissionError, TypeError, ImportError):
            pass
        else:
            assert not hasattr(made, 'read') or made.read() is None, kind
