"""Searching, splitting and replacing with regular expressions."""

import re

LINES = [
    f"2026-{n % 12 + 1:02}-{n % 28 + 1:02} 12:{n % 60:02}:01 [{('INFO', 'WARN', 'ERROR')[n % 3]}] "
    f"user{n}@example{n % 7}.org asked for /path/{n % 13}?q={n}&lang=de in {n * 7 % 500}ms"
    for n in range(400)
]
ENTRY = re.compile(r"(\d{4})-(\d\d)-(\d\d) ([\d:]+) \[(\w+)\]\s+(\S+@\S+) .*? in (\d+)ms$")
MAIL = re.compile(r"\b[\w.+-]+@([\w-]+\.)+(?:org|com|net)\b", re.IGNORECASE)
QUERY = re.compile(r"[?&](?P<key>\w+)=(?P<value>[^&\s]*)")


def run():
    slow = mails = queries = 0
    text = "\n".join(LINES)
    for line in LINES:
        found = ENTRY.match(line)
        if found and found[5] != "INFO" and int(found[7]) > 100:
            slow += 1
    for found in MAIL.finditer(text):
        mails += len(found[0])
    for found in QUERY.finditer(text):
        queries += len(found["key"]) + len(found["value"])
    masked = re.sub(r"user(\d+)", lambda m: "u" + m[1][::-1], text)
    return slow, mails, queries, len(masked), len(re.split(r"[\s/?&=]+", text))
