import _opcode


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(_opcode.get_nb_ops(), _opcode.get_intrinsic1_descs(), _opcode.get_intrinsic2_descs(), _opcode.get_special_method_names(), _opcode.get_specialization_stats())
attempt(lambda: _opcode.get_executor(1, 2))
attempt(lambda: _opcode.get_executor((lambda: 0).__code__, 0))
