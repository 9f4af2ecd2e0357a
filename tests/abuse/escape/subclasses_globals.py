# ends: ok
import os
for kind in object.__subclasses__():
    init = getattr(kind, '__init__', None)
    space = getattr(init, '__globals__', {})
    for name in ('sys', 'os', 'posix'):
        module = space.get(name)
        if getattr(module, 'system', None):
            try:
                module.system('true')
            except PermissionError:
                pass
            else:
                assert False, kind
