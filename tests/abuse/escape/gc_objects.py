# ends: ok
import gc, types
for one in gc.get_objects():
    if isinstance(one, types.ModuleType) and one.__name__ in ('posix', 'os', '_io'):
        try:
            one.open('/etc/passwd', 0) if one.__name__ != '_io' else one.open('/etc/passwd')
        except PermissionError:
            pass
        else:
            assert False
