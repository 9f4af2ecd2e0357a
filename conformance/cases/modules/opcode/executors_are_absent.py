def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import _opcode

def f():
    pass

attempt(_opcode.get_executor, code=f.__code__, offset=0)
attempt(_opcode.get_executor, code=5, offset=0)
attempt(_opcode.get_executor)
attempt(_opcode.get_specialization_stats)
attempt(_opcode.get_nb_ops, 1)
