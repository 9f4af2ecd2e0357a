"""A Brainfuck interpreter in three ways: step by step, with folded instructions, and compiled to a Python function.

usage: brainfuck.py [FILE]        its input is standard input
"""
import io
import sys
from dataclasses import dataclass
from itertools import groupby

CELLS = 30_000

HELLO = """
++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.
"""
REVERSE = ">,[>,]<[.<]"
STUTTER = ",[..,]"
ALPHABET = "+++++++++++++[>+++++>++<<-]>>[<.+>-]<[-]++++++++++."
TRIANGLE = """
++++++++[>+>++++<<-]>++>>+<[-[>>+<<-]+>>]>+[-<<<[->[+[-]+>++>>>-<<]<[<]>>++++++[<<+++++>>-]+<<++.[-]<<]>.>+[>>]>+]
"""


class BrainfuckError(Exception):
    pass


def jumps(program):
    """For every bracket the place of its partner."""
    table, stack = {}, []
    for place, char in enumerate(program):
        if char == "[":
            stack.append(place)
        elif char == "]":
            if not stack:
                raise BrainfuckError(f"] at {place} closes nothing")
            table[place] = start = stack.pop()
            table[start] = place
    if stack:
        raise BrainfuckError(f"[ at {stack[-1]} is not closed")
    return table


def clean(source):
    return "".join(char for char in source if char in "+-<>[].,")


def interpret(source, stdin, stdout, limit=None):
    """The plain way: one character at a time. Returns how many were executed."""
    program = clean(source)
    partner = jumps(program)
    tape, pointer, place, steps = bytearray(CELLS), 0, 0, 0
    while place < len(program):
        steps += 1
        if steps == limit:
            raise BrainfuckError(f"no end after {limit} steps")
        match program[place]:
            case "+":
                tape[pointer] = tape[pointer] + 1 & 255
            case "-":
                tape[pointer] = tape[pointer] - 1 & 255
            case ">":
                pointer += 1
                if pointer == CELLS:
                    raise BrainfuckError(f"beyond the right end at {place}")
            case "<":
                pointer -= 1
                if pointer < 0:
                    raise BrainfuckError(f"beyond the left end at {place}")
            case "[" if not tape[pointer]:
                place = partner[place]
            case "]" if tape[pointer]:
                place = partner[place]
            case ".":
                stdout.write(bytes(tape[pointer:pointer + 1]))
            case ",":
                tape[pointer] = (stdin.read(1) or b"\0")[0]
        place += 1
    return steps


@dataclass(slots=True)
class Op:
    """`kind` with a count; for loops the place of the partner."""
    kind: str
    count: int


def fold(source):
    """Runs of one character become one operation, `[-]` becomes `0`, loops that only add become `*`."""
    program = clean(source)
    jumps(program)
    program = program.replace("[-]", "0").replace("[+]", "0")
    ops, stack = [], []
    for char, group in groupby(program):
        count = len(list(group))
        match char:
            case "+" | "-" | ">" | "<":
                sign = 1 if char in "+>" else -1
                kind = "+" if char in "+-" else ">"
                if ops and ops[-1].kind == kind:
                    ops[-1].count += sign * count
                else:
                    ops.append(Op(kind, sign * count))
            case "[":
                for _ in range(count):
                    stack.append(len(ops))
                    ops.append(Op("[", 0))
            case "]":
                for _ in range(count):
                    start = stack.pop()
                    ops[start].count = len(ops)
                    ops.append(Op("]", start))
            case _:
                ops.extend(Op(char, 1) for _ in range(count))
    return ops


def run_folded(source, stdin, stdout):
    ops = fold(source)
    tape, pointer, place, steps = bytearray(CELLS), 0, 0, 0
    while place < len(ops):
        op = ops[place]
        steps += 1
        kind = op.kind
        if kind == "+":
            tape[pointer] = tape[pointer] + op.count & 255
        elif kind == ">":
            pointer += op.count
        elif kind == "[":
            if not tape[pointer]:
                place = op.count
        elif kind == "]":
            if tape[pointer]:
                place = op.count
        elif kind == "0":
            tape[pointer] = 0
        elif kind == ".":
            stdout.write(bytes((tape[pointer],)))
        else:
            tape[pointer] = (stdin.read(1) or b"\0")[0]
        place += 1
    return steps


def compile_to_python(source):
    """A Python function `run(read, write)`, as text."""
    lines, depth = ["def run(read, write):", f"    tape, p = bytearray({CELLS}), 0"], 1
    for op in fold(source):
        indent = "    " * depth
        match op.kind:
            case "+":
                lines.append(f"{indent}tape[p] = tape[p] + {op.count} & 255")
            case ">":
                lines.append(f"{indent}p += {op.count}")
            case "0":
                lines.append(f"{indent}tape[p] = 0")
            case "[":
                lines.append(f"{indent}while tape[p]:")
                depth += 1
                lines.append(f"{indent}    pass")
            case "]":
                depth -= 1
            case ".":
                lines.append(f"{indent}write(bytes((tape[p],)))")
            case ",":
                lines.append(f"{indent}tape[p] = (read(1) or b'\\0')[0]")
    return "\n".join(lines) + "\n"


def run_compiled(source, stdin, stdout):
    namespace = {}
    exec(compile(compile_to_python(source), "<brainfuck>", "exec"), namespace)
    namespace["run"](stdin.read, stdout.write)
    return None


WAYS = {"plain": interpret, "folded": run_folded, "compiled": run_compiled}


def main(argv):
    if argv:
        with open(argv[0]) as file:
            run_compiled(file.read(), sys.stdin.buffer, sys.stdout.buffer)
        return 0
    programs = {"hello": (HELLO, b""), "reverse": (REVERSE, b"stressed"), "stutter": (STUTTER, b"Taipan!"),
                "alphabet": (ALPHABET, b""), "triangle": (TRIANGLE, b"")}
    for name, (source, given) in programs.items():
        outputs = {}
        for way, function in WAYS.items():
            out = io.BytesIO()
            steps = function(source, io.BytesIO(given), out)
            outputs[way] = out.getvalue()
            print(f"{name:<9} {way:<9} {'' if steps is None else steps:>7} steps, {len(out.getvalue())} bytes")
        assert len(set(outputs.values())) == 1, outputs
        print(outputs["plain"].decode("latin-1").rstrip("\n"))
    print(compile_to_python("++[>+++<-]>[-],."), end="")
    for source in ("+[>+]<", "[[]", "+]", "<", "+[]"):
        try:
            print(interpret(source, io.BytesIO(), io.BytesIO(), limit=400_000))
        except BrainfuckError as error:
            print(f"{source!r}: {error}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
