import re


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


match = re.match(r'(?P<year>\d+)-(?P<month>\d+)?(x)?', '2024-')
print(match.group(), match.group(1), match.group('year', 2), match['month'], match[0])
print(match.groups(), match.groups('-'), match.groupdict(), match.groupdict(0))
print(match.start(1), match.end('year'), match.span(2), match.span(), match.regs, match.lastindex, match.lastgroup)
print(match.pos, match.endpos, match.string, match.re.groups, dict(match.re.groupindex))
attempt(lambda: match.group(4))
attempt(lambda: match.group('nope'))
attempt(lambda: match.start(-1))
attempt(lambda: match[[]])
attempt(lambda: match.group(1.0))
