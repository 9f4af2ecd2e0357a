import _opcode
import dis


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print([_opcode.stack_effect(dis.opmap[name]) for name in ['POP_TOP', 'RETURN_VALUE', 'NOP']], _opcode.stack_effect(dis.opmap['BUILD_LIST'], 5), _opcode.stack_effect(dis.opmap['SETUP_FINALLY'], 0, jump=True), _opcode.stack_effect(dis.opmap['SETUP_FINALLY'], 0, jump=False))
attempt(lambda: _opcode.stack_effect(9999))
attempt(lambda: _opcode.stack_effect(83, 1, jump=5))
attempt(lambda: _opcode.stack_effect('a'))
