# Case is ignored before a set is negated.
import re

for flags in (re.LOCALE | re.IGNORECASE, re.IGNORECASE):
    for pattern in (rb"[^bc]", rb"[^b-c]", rb"[^B]", rb"[^b]", rb"[^\d]", rb"[bc]", rb"[^\W]"):
        print(pattern, [bool(re.fullmatch(pattern, text, flags)) for text in (b"b", b"B", b"C", b"a", b"7", b"-")])
print(re.findall(rb"(?Li)[^xyz]+", b"abXcdyefZ"))
