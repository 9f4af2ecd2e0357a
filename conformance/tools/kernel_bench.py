"""Times strings, bytes and numbers in CPython and in the kernels, side by side.

    cargo build --release -p taipan-vm --example kernel_bench
    python3.14 conformance/tools/kernel_bench.py target/release/examples/kernel_bench [part of a name]

CPython's times include a method call from bytecode and the making of the result object; the kernels' do not. Of `split`, the
kernel only finds the parts.
"""

import math
import random
import subprocess
import sys
import timeit
import unicodedata

sys.set_int_max_str_digits(0)

ALPHABETS = {"ascii": "abcdefghijklmnopqrstuvwxyzABCDE", "greek": "αβγδεζηθικλμνξοπρστυφχψω", "emoji": "🐍🦀abcdé"}
CASES = {}


def prose(length, alphabet):
    state, out = 1, []
    for i in range(length):
        state = (state * 1103515245 + 12345) & 0xFFFFFFFF
        out.append(" " if i % 6 == 5 else alphabet[(state >> 16) % len(alphabet)])
    return "".join(out)


def case(name, statement, **names):
    CASES[name] = statement, names


def strings():
    for width, alphabet in ALPHABETS.items():
        for length in 20, 1000, 100_000:
            s = prose(length, alphabet)
            for what, statement in {
                "find missing": "s.find('zqz')", "find tail": "s.find(tail)", "find char": "s.find('\\x01')",
                "count space": "s.count(' ')", "split": "s.split()", "split sep": "s.split(' ')", "replace": "s.replace(' ', '--')",
                "replace char": "s.replace(' ', '-')", "upper": "s.upper()", "lower": "s.lower()", "casefold": "s.casefold()",
                "strip": "s.strip()", "repr": "repr(s)", "isalpha": "s.isalpha()", "utf8 decode": "b.decode()",
                "utf8 encode": "(s + '').encode()" if False else "encode(s)", "nfc": "normalize('NFC', s)", "join": "' '.join(words)",
                "repeat": "s * 10",
            }.items():
                # A string keeps its UTF-8 once it has been asked for, unless it is ASCII; `encode` with a handler makes it anew.
                case(f"{what} {width} {length}", statement, s=s, tail=s[-4:], b=s.encode(), words=s.split(" "),
                     normalize=unicodedata.normalize, encode=str.encode)
            case(f"hash {width} {length}", "hash(bytes(m))", m=memoryview(s.encode({1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[
                1 if width == "ascii" else 2 if width == "greek" else 4])))
    data = prose(1000, ALPHABETS["ascii"]).encode()
    case("bytes hex 1000", "b.hex()", b=data)
    case("bytes upper 1000", "b.upper()", b=data)


def floats():
    for name, value in ("short", 0.1), ("long", 123456.789012345), ("big", 1.2345678901234567e300):
        case(f"repr float {name}", "repr(x)", x=value)
        case(f"parse float {name}", "float(s)", s=repr(value))
        for spec in ".2f", ".6g", ".10e":
            case(f"format float {name} {spec}", "format(x, spec)", x=value, spec=spec)
        case(f"round float {name} 2", "round(x, 2)", x=value)
    case("pow float", "x ** y", x=1.5, y=2.5)
    case("divmod float", "divmod(x, y)", x=1e9, y=7.25)


def ints():
    for name, value in ("small", 12345), ("word", 1234567890123456789):
        case(f"str int {name}", "str(n)", n=value)
        case(f"parse int {name}", "int(s)", s=str(value))
        case(f"format int {name} ,", "format(n, ',')", n=value)
    for digits in 20, 100, 1000, 10_000, 100_000, 1_000_000:
        size = int(digits * math.log2(10))
        a, b = random.Random(1).getrandbits(size), random.Random(2).getrandbits(size)
        names = dict(a=a, b=b, p=a * b, s=str(a), m=2 * b + 1, isqrt=math.isqrt, gcd=math.gcd)
        statements = {"add": "a + b", "mul": "a * b", "square": "a * a", "div": "divmod(p, b)", "mod small": "a % 1000000007",
                      "str": "str(a)", "parse": "int(s)", "hex": "hex(a)", "hash": "hash(a)"}
        if digits <= 100_000:
            statements |= {"isqrt": "isqrt(a)", "gcd": "gcd(a, b)"}
        if digits <= 1000:
            statements |= {"powmod": "pow(a, b, m)"}
        for what, statement in statements.items():
            case(f"{what} {digits} digits", statement, **names)
    case("pow 3**10000", "n ** 10000", n=3)
    case("factorial 1000", "factorial(1000)", factorial=math.factorial)
    case("factorial 20000", "factorial(20000)", factorial=math.factorial)
    case("comb 60 30", "comb(60, 30)", comb=math.comb)
    case("comb 1000 500", "comb(1000, 500)", comb=math.comb)
    case("shift 1 << 1000", "n << 1000", n=1)


def sorting():
    r = random.Random(5)
    numbers = [r.getrandbits(32) for _ in range(200_000)]
    case("sort ints by comparison 200000", "sorted(a)", a=numbers)
    case("sort ints 200000", "sorted(a)", a=numbers)
    case("sort floats 200000", "sorted(a)", a=[r.random() for _ in range(200_000)])
    case("sort strings 200000", "sorted(a)", a=[str(n) for n in numbers])
    case("sort sorted ints by comparison 200000", "sorted(a)", a=list(range(200_000)))
    case("random", "random()", random=r.random)


def best(statement, names):
    timer = timeit.Timer(statement, globals=names)
    runs = 1
    while (spent := timer.timeit(runs)) < 0.004 and runs < 1 << 24:
        runs *= 2
    if spent > 2:
        return spent / runs * 1e9
    return min(timer.repeat(7, runs)) / runs * 1e9


def show(nanoseconds):
    for unit, size in ("s", 1e9), ("ms", 1e6), ("us", 1e3):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def main():
    for make in strings, floats, ints, sorting:
        make()
    program, *part = sys.argv[1:]
    out = subprocess.run([program, *part], stdout=subprocess.PIPE, check=True).stdout.decode()
    print("| case | CPython | kernel | ratio |\n| --- | --- | --- | --- |")
    for line in out.splitlines():
        name, kernel = line.split("\t")
        python = best(*CASES[name])
        print(f"| {name} | {show(python)} | {show(float(kernel))} | {python / max(float(kernel), 0.1):.2f} |")


if __name__ == "__main__":
    main()
