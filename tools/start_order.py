#!/usr/bin/env python3
"""What a start needs of the command line tool's file, told to the linker so that it lies together (tools/link-for-start).

usage: start_order.py MAP TRACE SYMBOLS SCRIPT

MAP is what lld writes for `-Map`, TRACE what valgrind's `lackey` writes for `--trace-mem=yes` about a program linked so. Written are SYMBOLS, the
functions and variables that were touched, for `--symbol-ordering-file`, and SCRIPT, a linker script with the constants that have no names, by their sections.
"""
import bisect
import re
import sys

# What is larger, such as the frozen library, is touched here and there, and would only part what lies around it.
LARGEST = 256 * 1024

# Output sections with constants that have no names, each with one that lies before it in every program.
NAMELESS = {".rodata": ".rela.plt", ".data.rel.ro": ".init_array"}

LINE = re.compile(r" *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +\d+ ( *)(.*)")


class Section:
    """A part that the linker moves as a whole."""

    def __init__(self, start, size, output, name):
        self.start, self.end = start, start + size
        self.output, self.name = output, name
        self.symbols = []


def read_map(path):
    """The sections with contents, by their addresses. Indentation tells output sections, input sections and symbols apart."""
    sections = []
    output = None
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match = LINE.match(line)
            if match is None:
                continue
            start, size, indent, text = int(match[1], 16), int(match[2], 16), len(match[3]), match[4]
            if indent == 0:
                output = text
            elif indent == 8:
                if start and size and text.endswith(")") and ":(" in text:
                    sections.append(Section(start, size, output, text.rpartition(":(")[2][:-1]))
            elif sections and start >= sections[-1].start and start + size <= sections[-1].end:
                sections[-1].symbols.append((start, text))
    sections.sort(key=lambda section: section.start)
    return sections


def touched(path, sections):
    """The sections that the trace has addresses in, in the order in which it came upon them."""
    starts = [section.start for section in sections]
    first, last = starts[0], sections[-1].end
    seen = {}
    known = set()
    with open(path, encoding="ascii", errors="replace") as lines:
        for line in lines:
            # "I  0040123a,3", " L 1ffeff,8": an instruction, a load, a store, or both, of so many bytes. The rest is valgrind's.
            if line[:1] not in "I " or line[3:4] in ("", " "):
                continue
            text = line[3:].partition(",")[0]
            if text in known:
                continue
            known.add(text)
            try:
                address = int(text, 16)
            except ValueError:
                continue
            if first <= address < last:
                section = sections[bisect.bisect(starts, address) - 1]
                if address < section.end and section.end - section.start <= LARGEST:
                    seen[section] = None
    return list(seen)


def main():
    map_path, trace_path, symbols_path, script_path = sys.argv[1:]
    found = touched(trace_path, read_map(map_path))
    with open(symbols_path, "w", encoding="utf-8") as file:
        for section in found:
            for _, name in section.symbols[:1]:
                print(name, file=file)
    with open(script_path, "w", encoding="utf-8") as file:
        for output, before in NAMELESS.items():
            names = dict.fromkeys(section.name for section in found if section.output == output and section.name != output)
            print(f"SECTIONS {{ {output} : {{", file=file)
            for name in names:
                print(f"*({name})", file=file)
            print(f"*({output} {output}.*) }} }} INSERT AFTER {before};", file=file)


main()
