#!/usr/bin/env python3
"""What the instructions of the interpreter's loop cost: machine instructions and time per execution.

    python3 tools/loop_costs.py PROGRAM SCRIPT [ARGUMENT...]

PROGRAM is what `tools/build-optimized` makes: the loop goes on by `jmp *table(,%register,8)`, and the table's entries are where the instructions begin.
What is executed is counted by callgrind, address by address; where time goes is sampled by perf, if it is there. An address belongs to the most
frequent instruction from whose entry it is reached without another jump through the table.

Needs valgrind, objdump, nm and readelf.
"""

import collections
import os
import re
import struct
import subprocess
import sys
import tempfile

LOOP = "taipan_vm::interp::run::run"
INSTRUCTIONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "vm", "src", "interp", "instr.rs")
SHOWN = 40


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def names():
    """The instructions, in the order of their numbers."""
    with open(INSTRUCTIONS) as file:
        return re.findall(r"^    ([A-Z]\w+) \d \[[^\]]*\];", file.read(), re.M)


def find_loop(program):
    """Address and size of the loop's code."""
    line = next(line for line in output("nm", "-CS", program).splitlines() if line.endswith(" " + LOOP))
    start, size = line.split()[:2]
    return int(start, 16), int(size, 16)


def disassemble(program, start, size):
    text = output("objdump", "-d", "--no-show-raw-insn", f"--start-address={start}", f"--stop-address={start + size}", program)
    return [(int(m[1], 16), m[2].strip()) for m in re.finditer(r"^\s+([0-9a-f]+):\t(.*)$", text, re.M)]


def read_table(program, code, count):
    """Where each instruction begins."""
    jumps = (re.match(r"jmp\s+\*0x([0-9a-f]+)\(,%\w+,8\)", text) for _, text in code)
    tables = collections.Counter(int(m[1], 16) for m in jumps if m)
    if not tables:
        sys.exit("no jump through a table: is the program built by tools/build-optimized?")
    table = tables.most_common(1)[0][0]
    for m in re.finditer(r"\]\s+\S+\s+\w+\s+([0-9a-f]+) ([0-9a-f]+) ([0-9a-f]+)", output("readelf", "-SW", program)):
        address, offset, size = (int(field, 16) for field in m.groups())
        if address and address <= table < address + size:
            with open(program, "rb") as file:
                file.seek(offset + table - address)
                return struct.unpack(f"<{count}Q", file.read(8 * count))
    sys.exit("the table is in no section")


def count(command, folder):
    """How often each machine instruction is executed, by address."""
    counts = os.path.join(folder, "counts")
    options = ["--tool=callgrind", "--dump-instr=yes", "--dump-line=no", "--compress-pos=no", "--callgrind-out-file=" + counts]
    subprocess.run(["valgrind", "-q", *options, *command], stdout=subprocess.DEVNULL, check=True)
    executed, is_call = collections.Counter(), False
    with open(counts) as file:
        for line in file:
            if line.startswith("calls="):
                is_call = True
            elif m := re.match(r"0x([0-9a-f]+) (\d+)$", line):
                # The line behind `calls=` is what the called function has executed.
                if not is_call:
                    executed[int(m[1], 16)] += int(m[2])
                is_call = False
    return executed


def sample(command, folder):
    """Samples by address; none without perf."""
    data = os.path.join(folder, "samples")
    try:
        subprocess.run(["perf", "record", "-q", "-F", "4000", "-o", data, *command], stdout=subprocess.DEVNULL, check=True)
        return collections.Counter(int(address, 16) for address in output("perf", "script", "-i", data, "-F", "ip").split())
    except (OSError, subprocess.CalledProcessError):
        return collections.Counter()


def assign(code, starts, executed):
    """address -> the instruction that it belongs to; `starts` are (address, name), the most frequent first."""
    place = {address: index for index, (address, _) in enumerate(code)}
    owner = {}
    for start, name in starts:
        waiting = [start]
        while waiting:
            address = waiting.pop()
            while address in place and executed[address] and address not in owner:
                owner[address] = name
                index = place[address]
                m = re.match(r"(j\w+)\s+([0-9a-f]+)", code[index][1])
                if m:
                    waiting.append(int(m[2], 16))
                if re.match(r"jmp|ret", code[index][1]) or index + 1 == len(code):
                    break
                address = code[index + 1][0]
    return owner


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, command = sys.argv[1], sys.argv[1:]
    start, size = find_loop(program)
    code, ops = disassemble(program, start, size), names()
    entries = read_table(program, code, len(ops))
    with tempfile.TemporaryDirectory() as folder:
        executed, samples = count(command, folder), sample(command, folder)
    starts = sorted(((executed[address], address, name) for name, address in zip(ops, entries) if executed[address]), reverse=True)
    owner = assign(code, [(address, name) for _, address, name in starts], executed)
    machine, time = collections.Counter(), collections.Counter()
    for address, name in owner.items():
        machine[name] += executed[address]
        time[name] += samples[address]
    total = sum(samples.values())
    print(f"{'instruction':20} {'executed':>12} {'machine instructions each':>26} {'share of time':>14}")
    for times, _, name in starts[:SHOWN]:
        if name in machine:
            share = f"{100 * time[name] / total:13.1f}%" if total else ""
            print(f"{name:20} {times:12,} {machine[name] / times:26.1f} {share:>14}")


if __name__ == "__main__":
    main()
