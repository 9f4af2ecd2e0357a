"""Building and taking apart strings."""


def run():
    text = ""
    for number in range(4000):
        text += f"{number:>6}|{number * number:x}|{number / 3:.2f};"
    fields = [field.strip() for part in text.split(";") for field in part.split("|") if field]
    shouted = "-".join(field.upper().replace("A", "aa") for field in fields)
    table = str.maketrans("0123456789", "abcdefghij")
    moved = shouted.translate(table)
    vowels = sum(1 for char in moved if char in "aeiou")
    lines = ["%05d %s" % (index, field.center(9, "*")) for index, field in enumerate(fields[:3000])]
    reverse = "\n".join(line[::-1] for line in lines if not line.startswith("0000") and line.isascii())
    return len(text), len(moved), vowels, reverse.count("*"), reverse.find("999")
