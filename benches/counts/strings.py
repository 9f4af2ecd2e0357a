"""Strings: joining, splitting, searching, formatting, cases, slices."""
import sys


def run(rounds):
    total = 0
    text = "the quick brown fox jumps over the lazy dog"
    for i in range(rounds):
        words = text.split()
        joined = ", ".join(words)
        total += joined.find("lazy") + joined.count("o") + len(joined.replace("the", "a"))
        total += len(f"{i:>5} {text!r} {i}") + len("%s-%d" % (text, i)) + len("{}:{}".format(i, text))
        total += text.upper().startswith("THE") + text[4:9].isalpha() + len(text[::-1].title())
        built = ""
        for word in words:
            built += word[0]
        total += len(built.strip("t")) + ord(built[1])
    return total


print(run(int(sys.argv[1]) * 8))
