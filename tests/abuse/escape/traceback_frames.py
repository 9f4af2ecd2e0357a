# ends: ok
try:
    import json
    json.loads('{')
except ValueError as error:
    tb = error.__traceback__
    while tb:
        space = tb.tb_frame.f_globals
        try:
            space['__builtins__']['open']('/etc/passwd') if isinstance(space['__builtins__'], dict) else space['__builtins__'].open('/etc/passwd')
        except PermissionError:
            pass
        else:
            assert False
        tb = tb.tb_next
